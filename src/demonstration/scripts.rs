//! The scripts, compiled in.

macro_rules! scripts {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../demo/", $name))),)*]
    };
}

/// The list of authorities, interviews and expected readings.
pub(super) const INDEX: &str = include_str!("../../demo/demo.json");

const SCRIPTS: &[(&str, &str)] = scripts![
    "ganzourgou/2020-documents.json",
    "ganzourgou/2026-documents.json",
    "ganzourgou/2020-documents-partenaire.json",
    "valbrune/R1-dgs.json",
    "valbrune/R2-economie.json",
    "valbrune/R3-comite.json",
    "tampelga/R1-tete.json",
    "tampelga/R2-secretaire.json",
    "tampelga/R3-diaspora.json",
    "birhan-kela/R1-administration.json",
    "birhan-kela/R2-investissement.json",
    "birhan-kela/R3-ong.json",
];

/// A script by its name under `demo/`.
pub(super) fn read(name: &str) -> &'static str {
    let found = SCRIPTS.iter().find(|(known, _)| *known == name);
    found
        .expect("invariant: a test fills every script of the index")
        .1
}
