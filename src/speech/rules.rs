//! What is wrong with a rule table, in words: where it stands, what it is, the nearest right code.

use crate::identify::rules::{Rules, RulesError, RulesProblem};
use crate::locale::Messages;
use crate::xpath::nearest;

/// Every problem, a sentence each.
pub fn rules_error(error: &RulesError, messages: &Messages) -> Vec<String> {
    match error {
        RulesError::Shape { line, column, detail } => {
            let args = [
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("detail", shape(detail).to_owned().into()),
            ];
            vec![messages.with("rules-shape", &args)]
        }
        RulesError::Problems(problems) => problems.iter().map(|one| problem(one, messages)).collect(),
    }
}

/// The reader's word without the place, which is said already.
fn shape(detail: &str) -> &str {
    detail.rsplit_once(" at line ").map_or(detail, |(what, _)| what)
}

fn problem(problem: &RulesProblem, messages: &Messages) -> String {
    match problem {
        RulesProblem::UnknownKey { path } => {
            let key = path.rsplit('/').next().unwrap_or_default();
            let near = nearest(key, keys());
            with_near(
                "rules-unknown-key",
                &[("path", path)],
                near.first().copied(),
                messages,
            )
        }
        RulesProblem::Twice { table, code } => {
            with_near("rules-twice", &[("table", table), ("code", code)], None, messages)
        }
        RulesProblem::Undefined { table, code } => {
            let near = nearest(code, codes());
            let args = [("table", *table), ("code", code.as_str())];
            with_near("rules-undefined", &args, near.first().copied(), messages)
        }
        RulesProblem::Range { table, what } => {
            with_near("rules-range", &[("table", table), ("what", what)], None, messages)
        }
        RulesProblem::NoLastRule => messages.text("rules-no-last"),
    }
}

fn with_near(id: &str, args: &[(&str, &str)], near: Option<&str>, messages: &Messages) -> String {
    let args: Vec<_> = args
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned().into()))
        .collect();
    let sentence = messages.with(id, &args);
    match near {
        Some(near) => format!(
            "{sentence} {}",
            messages.with("rules-near", &[("near", near.to_owned().into())])
        ),
        None => sentence,
    }
}

fn codes() -> Vec<&'static str> {
    let rules = Rules::shipped();
    let processes = rules.processes.iter().map(|row| row.code.as_str());
    let signs = rules.signs.iter().map(|row| row.code.as_str());
    let dimensions = rules.dimensions.iter().map(|row| row.code.as_str());
    let families = rules.families.iter().map(|row| row.code.as_str());
    processes.chain(signs).chain(dimensions).chain(families).collect()
}

/// Every key of the table that ships, the labels' codes among them.
fn keys() -> Vec<&'static str> {
    let mut keys: Vec<&'static str> = Rules::shipped_text()
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
