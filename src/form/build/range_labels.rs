//! The labels of a range's ticks (`tick_labelset`): what the standard refuses of them, RANGE_007 to RANGE_012.

use super::super::{ChoiceList, ProblemKind};
use super::parameters::pairs;
use crate::xpath::parse_number;

/// The parameters that only a plain, vertical or tickless range has.
const TICKS: [&str; 3] = ["tick_interval", "placeholder", "tick_labelset"];

/// What is wrong with the ticks of a range: its parameters, its appearance, the list that labels it.
pub(super) fn check<'a>(
    text: &str,
    appearance: &str,
    list: impl Fn(&str) -> Option<&'a ChoiceList>,
) -> Vec<ProblemKind> {
    let pairs = pairs(text).unwrap_or_default();
    let written = |key: &str| {
        let found = pairs.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    };
    let mut found = Vec::new();
    let plain = appearance
        .split_whitespace()
        .all(|word| matches!(word.to_lowercase().as_str(), "vertical" | "no-ticks"));
    for name in TICKS.into_iter().filter(|name| !plain && written(name).is_some()) {
        let name = name.to_owned();
        found.push(ProblemKind::RangeAppearance { name });
    }
    let Some(list) = written("tick_labelset").and_then(list) else {
        return found;
    };
    let number = |key: &str| written(key).and_then(parse_number);
    let (start, end) = (number("start").unwrap_or(1.0), number("end").unwrap_or(10.0));
    let step = number("tick_interval").or(number("step")).unwrap_or(1.0);
    let bare = appearance
        .split_whitespace()
        .any(|word| word.eq_ignore_ascii_case("no-ticks"));
    let name = || list.name.clone();
    if bare && list.choices.len() != 2 {
        found.push(ProblemKind::RangeTooManyLabels { list: name() });
    }
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let mut ends = true;
    for choice in &list.choices {
        let (list, choice) = (name(), choice.value.clone());
        let Some(value) = parse_number(&choice) else {
            found.push(ProblemKind::RangeLabelNotNumber { list, choice });
            continue;
        };
        let steps = (value - start) / step;
        ends &= near(value, start) || near(value, end);
        if value < start.min(end) || value > start.max(end) {
            found.push(ProblemKind::RangeLabelOutside { list, choice });
        } else if step != 0.0 && !near(steps, steps.round()) && !bare {
            let step = step.to_string();
            found.push(ProblemKind::RangeLabelNotMultiple { list, choice, step });
        }
    }
    if bare && !ends {
        found.push(ProblemKind::RangeLabelsNotEnds { list: name() });
    }
    found
}
