//! What a terminal does in another way than a telephone: said once a feature, at its first row.

use super::super::{Address, Form, Kind, Preload, Problem, ProblemKind};
use super::cell;

/// What is done instead: the word that chooses the sentence.
mod instead {
    pub(super) const LEFT_OUT: &str = "left-out";
    pub(super) const LIST: &str = "list";
    pub(super) const LOG: &str = "log";
    pub(super) const PATH: &str = "path";
    pub(super) const PLAIN: &str = "plain";
    pub(super) const SCANNER: &str = "scanner";
    pub(super) const TYPED: &str = "typed";
    pub(super) const GREGORIAN: &str = "gregorian";
    pub(super) const BLANK: &str = "blank";
    pub(super) const PEOPLE: &str = "people";
}

/// Appearances that a terminal cannot draw; the first part of a token with an argument (`ex:org.example.app(…)`).
const APPEARANCES: [(&str, &str); 17] = [
    ("map", instead::LIST),
    ("image-map", instead::LIST),
    ("placement-map", instead::TYPED),
    ("maps", instead::TYPED),
    ("hide-input", instead::TYPED),
    ("streets", instead::TYPED),
    ("bearing", instead::TYPED),
    ("ex", instead::TYPED),
    ("printer", instead::LEFT_OUT),
    ("signature", instead::PATH),
    ("draw", instead::PATH),
    ("annotate", instead::PATH),
    ("new", instead::PATH),
    ("new-front", instead::PATH),
    ("bikram-sambat", instead::GREGORIAN),
    ("myanmar", instead::GREGORIAN),
    ("search", instead::PLAIN),
];

/// Settings that concern servers, telephones or browsers.
const SETTINGS: [(&str, &str); 4] = [
    ("public_key", instead::PEOPLE),
    ("submission_url", instead::LEFT_OUT),
    ("auto_send", instead::LEFT_OUT),
    ("auto_delete", instead::LEFT_OUT),
];

pub(super) fn check(form: &Form, problems: &mut Vec<Problem>) {
    let mut said: Vec<String> = Vec::new();
    let mut say = |at: Address, feature: &str, instead: &str| {
        if said.iter().any(|known| known == feature) {
            return;
        }
        said.push(feature.to_owned());
        let kind = ProblemKind::Degraded {
            feature: feature.to_owned(),
            instead: instead.to_owned(),
        };
        problems.push(Problem::warning(at, kind));
    };
    for node in form.nodes() {
        if let Some((feature, instead)) = by_kind(node.kind, &node.name) {
            say(cell(form, node.id, "type"), feature, instead);
        }
        if node.options.as_ref().is_some_and(|options| options.loose) {
            say(cell(form, node.id, "type"), "select_one_external", instead::PLAIN);
        }
        for token in &node.appearance {
            let word = token.split([':', '(']).next().unwrap_or_default();
            if let Some((feature, instead)) = APPEARANCES.iter().find(|(known, _)| *known == word) {
                say(cell(form, node.id, "appearance"), feature, instead);
            }
        }
        for (header, _) in &node.extra {
            let column = header.rsplit("::").next().unwrap_or(header);
            let feature = match column.trim() {
                "intent" => "intent",
                _ if header.starts_with("image") || header.starts_with("media::image") => "image",
                _ if header.starts_with("audio") || header.starts_with("media::audio") => "audio",
                _ if header.starts_with("video") || header.starts_with("media::video") => "video",
                _ => continue,
            };
            say(cell(form, node.id, header), feature, instead::LEFT_OUT);
        }
    }
    for (name, instead) in SETTINGS {
        if form.settings().get(name).is_some() {
            let at = Address {
                sheet: "settings".into(),
                row: Some(2),
                column: Some(name.to_owned()),
            };
            say(at, name, instead);
        }
    }
}

fn by_kind(kind: Kind, name: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Background if name == "audit" => ("audit", instead::LOG),
        Kind::Background => ("background", instead::BLANK),
        Kind::Geopoint => ("geopoint", instead::TYPED),
        Kind::Geotrace => ("geotrace", instead::TYPED),
        Kind::Geoshape => ("geoshape", instead::TYPED),
        Kind::Image => ("image", instead::PATH),
        Kind::Audio => ("audio", instead::PATH),
        Kind::Video => ("video", instead::PATH),
        Kind::File => ("file", instead::PATH),
        Kind::Barcode => ("barcode", instead::SCANNER),
        Kind::Meta(Preload::SimSerial | Preload::SubscriberId) => ("simserial", instead::BLANK),
        _ => return None,
    })
}
