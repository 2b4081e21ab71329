//! The parameters of a row: which a type has, and which values they take.

use super::super::clean::yes_no;
use super::super::{Kind, ProblemKind};
use crate::xpath::{nearest, parse_number};

type Found = Vec<(ProblemKind, Option<String>)>;

/// What is wrong with the parameters of a row, with the nearest right names.
pub(super) fn check(kind: Kind, word: &str, text: &str, is_list: impl Fn(&str) -> bool) -> Found {
    let mut found = Vec::new();
    // Pairs that cannot be read are told elsewhere.
    let Some(pairs) = pairs(text) else {
        return found;
    };
    let known = known(kind, word);
    for (key, value) in &pairs {
        if !known.contains(&key.as_str()) {
            let near = nearest(key, known.iter().copied())
                .first()
                .map(|name| (*name).to_owned());
            let kind = word.split_whitespace().next().unwrap_or_default().to_owned();
            found.push((
                ProblemKind::UnknownParameter {
                    name: key.clone(),
                    kind,
                },
                near,
            ));
            continue;
        }
        found.extend(bad_value(key, value).map(|kind| (kind, None)));
    }
    if kind == Kind::Range {
        check_range(&pairs, is_list, &mut found);
    }
    found
}

/// The parameters that a type has.
fn known(kind: Kind, word: &str) -> Vec<&'static str> {
    let file = word.contains("from_file") || word.contains("from file");
    match kind {
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank if file => {
            vec!["randomize", "seed", "value", "label"]
        }
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => vec!["randomize", "seed"],
        Kind::Image => vec!["max-pixels", "app"],
        Kind::Audio => vec!["quality"],
        Kind::Text => vec!["rows"],
        Kind::Range => vec![
            "start",
            "end",
            "step",
            "tick_interval",
            "placeholder",
            "tick_labelset",
        ],
        Kind::Geopoint => {
            vec![
                "capture-accuracy",
                "warning-accuracy",
                "allow-mock-accuracy",
                "reference-geometry",
            ]
        }
        Kind::Geotrace | Kind::Geoshape => vec!["allow-mock-accuracy", "incremental", "reference-geometry"],
        Kind::Background => vec![
            "quality",
            "location-priority",
            "location-min-interval",
            "location-max-age",
            "track-changes",
            "track-changes-reasons",
            "identify-user",
            "allow-mock-accuracy",
        ],
        _ => Vec::new(),
    }
}

/// Every parameter that some type has, for the page that names them.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let kinds = [
        Kind::SelectOne,
        Kind::Image,
        Kind::Audio,
        Kind::Text,
        Kind::Range,
        Kind::Geopoint,
        Kind::Geotrace,
        Kind::Background,
    ];
    kinds
        .into_iter()
        .flat_map(|kind| known(kind, "select one from file"))
}

fn bad_value(key: &str, value: &str) -> Option<ProblemKind> {
    let owned = || value.to_owned();
    let number = parse_number(value).is_some_and(|number| number >= 0.0);
    let flag = yes_no(value).is_some();
    let bad = |expected: &str| {
        Some(ProblemKind::BadParameter {
            name: key.to_owned(),
            value: owned(),
            expected: expected.to_owned(),
        })
    };
    match key {
        "incremental" if !flag => Some(ProblemKind::BadIncremental { value: owned() }),
        "capture-accuracy" if !number => Some(ProblemKind::BadCaptureAccuracy { value: owned() }),
        "warning-accuracy" if !number => Some(ProblemKind::BadWarningAccuracy { value: owned() }),
        "allow-mock-accuracy" if !flag => Some(ProblemKind::BadMockAccuracy { value: owned() }),
        "reference-geometry" if value.is_empty() => {
            Some(ProblemKind::BadReferenceGeometry { value: owned() })
        }
        "rows" | "max-pixels" if value.parse::<u32>().is_err() => bad("1, 2, 3…"),
        "location-min-interval" | "location-max-age" if value.parse::<u32>().is_err() => bad("0, 1, 2…"),
        "quality" if !matches!(value, "voice-only" | "low" | "normal" | "external") => {
            bad("voice-only / low / normal / external")
        }
        "location-priority" if !matches!(value, "no-power" | "low-power" | "balanced" | "high-accuracy") => {
            bad("no-power / low-power / balanced / high-accuracy")
        }
        "track-changes-reasons" if value != "on-form-edit" => bad("on-form-edit"),
        "track-changes" | "identify-user" | "randomize" if !flag => bad("true / false"),
        _ => None,
    }
}

fn check_range(pairs: &[(String, String)], is_list: impl Fn(&str) -> bool, found: &mut Found) {
    let written = |key: &str| {
        pairs
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    };
    for key in ["start", "end", "step", "tick_interval", "placeholder"] {
        if let Some(value) = written(key)
            && parse_number(value).is_none()
        {
            let (name, value) = (key.to_owned(), value.to_owned());
            found.push((ProblemKind::RangeNotNumber { name, value }, None));
        }
    }
    let number = |key: &str| written(key).and_then(parse_number);
    let (start, end) = (number("start").unwrap_or(1.0), number("end").unwrap_or(10.0));
    let step = number("step").unwrap_or(1.0);
    let whole = (end - start).abs();
    for key in ["step", "tick_interval"] {
        match number(key) {
            Some(0.0) => found.push((ProblemKind::RangeZero { name: key.to_owned() }, None)),
            Some(size) if size.abs() > whole => {
                found.push((ProblemKind::RangeTooLarge { name: key.to_owned() }, None));
            }
            _ => {}
        }
    }
    let multiple = |size: f64| step != 0.0 && (size / step - (size / step).round()).abs() < 1e-9;
    if number("tick_interval").is_some_and(|size| step != 0.0 && !multiple(size)) {
        let (name, step) = ("tick_interval".to_owned(), step.to_string());
        found.push((ProblemKind::RangeNotMultiple { name, step }, None));
    }
    if let Some(placeholder) = number("placeholder") {
        let (name, value) = ("placeholder".to_owned(), placeholder.to_string());
        if placeholder < start.min(end) || placeholder > start.max(end) {
            found.push((ProblemKind::RangeOutside { name, value }, None));
        } else if step != 0.0 && !multiple(placeholder - start) {
            found.push((
                ProblemKind::RangeNotMultiple {
                    name,
                    step: step.to_string(),
                },
                None,
            ));
        }
    }
    if let Some(list) = written("tick_labelset").filter(|list| !is_list(list)) {
        found.push((
            ProblemKind::RangeUnknownLabels {
                list: list.to_owned(),
            },
            None,
        ));
    }
}

/// The pairs of a parameters cell; `None` if a word has no value.
pub(super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.replace([',', ';'], " ");
    let mut tight = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        // `key = value` is read as `key=value`.
        if !tight.is_empty() && !word.starts_with('=') && !tight.ends_with('=') {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight
        .split_whitespace()
        .map(|word| {
            word.split_once('=')
                .map(|(key, value)| (key.to_lowercase(), value.to_owned()))
        })
        .collect()
}
