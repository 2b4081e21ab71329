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
    "ganzourgou/2020-fiche.json",
    "ganzourgou/2020-documents-partenaire.json",
    "ganzourgou/2020-fiche-partenaire.json",
    "valbrune/R1-dgs.json",
    "valbrune/R2-economie.json",
    "valbrune/R3-comite.json",
    "tampelga/R1-tete.json",
    "tampelga/R2-secretaire.json",
    "tampelga/R3-diaspora.json",
    "birhan-kela/R1-administration.json",
    "birhan-kela/R2-investissement.json",
    "birhan-kela/R3-ong.json",
    "lormeval/R1-international.json",
    "lormeval/R3-association.json",
    "lormeval/R1-partenariat.json",
    "lormeval/R2-retombees.json",
    "lormeval/D1-acteurs.json",
    "lormeval/A1-technique.json",
    "lormeval/E1-programme.json",
    "lormeval/C1-habitante.json",
    "lormeval/C2-habitant.json",
    "lormeval/T1-formation.json",
    "lormeval/S1-reseau.json",
    "lormeval/V1-rencontre.json",
    "dansira/P1-secretaire.json",
    "dansira/P1-partenariat.json",
    "dansira/P2-diaspora.json",
];

/// A script by its name under `demo/`.
pub(super) fn read(name: &str) -> &'static str {
    let found = SCRIPTS.iter().find(|(known, _)| *known == name);
    found
        .expect("invariant: a test fills every script of the index")
        .1
}
