//! What a terminal does in another way than a telephone: said once a feature, at its first row.

use super::super::headers;
use super::super::standard::{self, Means, instead};
use super::super::{Address, Form, Kind, Preload, Problem, ProblemKind};
use super::cell;

pub(super) fn check(form: &Form, problems: &mut Vec<Problem>) {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut say = |at: Address, feature: &str, instead: &str| {
        // A question of the type `image` and a picture beside a label share the word and nothing else.
        let told = (feature.to_owned(), instead.to_owned());
        if said.contains(&told) {
            return;
        }
        said.push(told);
        let kind = ProblemKind::Degraded {
            feature: feature.to_owned(),
            instead: instead.to_owned(),
        };
        problems.push(Problem::warning(at, kind));
    };
    for node in form.nodes() {
        if let Some((feature, instead)) = by_kind(node.kind, &node.name) {
            let written = node.extra.iter().find(|(header, _)| header == "type");
            let feature = written.map_or(feature, |(_, word)| word.as_str());
            say(cell(form, node.id, "type"), feature, instead);
        }
        if node.options.as_ref().is_some_and(|options| options.loose) {
            say(cell(form, node.id, "type"), "select_one_external", instead::PLAIN);
        }
        for token in &node.appearance {
            if let Some((feature, Means::Instead(instead))) = standard::appearance(token)
                && (*feature != "search(" || node.options.as_ref().is_some_and(|options| options.elsewhere))
            {
                say(
                    cell(form, node.id, "appearance"),
                    feature.trim_end_matches('('),
                    instead,
                );
            }
        }
        for (header, _) in &node.extra {
            let column = headers::meaning(header, headers::Table::Survey).column;
            let known = standard::COLUMNS.iter().find(|(known, _)| *known == column);
            if let Some((feature, Means::Instead(instead))) = known {
                say(cell(form, node.id, header), feature, instead);
            }
        }
    }
    for (name, means) in standard::SETTINGS {
        if let Means::Instead(instead) = means
            && form.settings().get(name).is_some()
        {
            let at = Address {
                sheet: "settings".into(),
                row: Some(2),
                column: Some((*name).to_owned()),
            };
            say(at, name, instead);
        }
    }
}

/// Whether a type is told as one that a terminal does in another way, for the page that says so.
#[cfg(test)]
pub(crate) fn is_degraded(row: &crate::form::types::RowType) -> bool {
    use crate::form::types::{RowType, SelectSource};
    match row {
        RowType::Plain { kind, .. } => by_kind(*kind, "").is_some(),
        RowType::Select { source, .. } => matches!(source, SelectSource::External(_)),
        _ => false,
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
        Kind::Meta(preload @ (Preload::SimSerial | Preload::SubscriberId)) => {
            (preload.word(), instead::BLANK)
        }
        _ => return None,
    })
}
