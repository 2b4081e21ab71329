//! Reading the rule table strictly.

use serde_json::Value;
use thiserror::Error;

use super::Rules;
use super::check;

/// Why a rule table is not used.
#[derive(Debug, Error)]
pub enum RulesError {
    /// Not a table of this shape.
    #[error("line {line}, column {column}: {detail}")]
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader met.
        detail: String,
    },
    /// Of the right shape, with problems; all of them.
    #[error("{} problems in the rules", .0.len())]
    Problems(Vec<RulesProblem>),
}

/// One problem of a rule table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RulesProblem {
    /// A key that this version does not know.
    #[error("{path}: unknown key")]
    UnknownKey {
        /// Where, as a JSON pointer.
        path: String,
    },
    /// A code that stands twice.
    #[error("{table}: {code} stands twice")]
    Twice {
        /// The table.
        table: &'static str,
        /// The code.
        code: String,
    },
    /// A code that nothing defines.
    #[error("{table}: {code} is not defined")]
    Undefined {
        /// The table that names it.
        table: &'static str,
        /// The code.
        code: String,
    },
    /// A number outside its range.
    #[error("{table}: {what} is out of range")]
    Range {
        /// The table.
        table: &'static str,
        /// Which number.
        what: String,
    },
    /// The last rule must apply to all.
    #[error("rules: the last rule must apply always")]
    NoLastRule,
}

impl Rules {
    /// Reads a rule table; every problem is reported, not only the first.
    pub fn read(text: &str) -> Result<Self, RulesError> {
        let shape = |error: serde_json::Error| RulesError::Shape {
            line: error.line(),
            column: error.column(),
            detail: error.to_string(),
        };
        let rules: Self = serde_json::from_str(text).map_err(shape)?;
        let given: Value = serde_json::from_str(text).map_err(shape)?;
        let mut problems = Vec::new();
        // What the table says and writing it again would lose is a key that nothing reads.
        let known = serde_json::to_value(&rules).map_err(shape)?;
        unknown_keys(&given, &known, "", &mut problems);
        check::check(&rules, &mut problems);
        if problems.is_empty() {
            Ok(rules)
        } else {
            Err(RulesError::Problems(problems))
        }
    }
}

fn unknown_keys(given: &Value, known: &Value, path: &str, problems: &mut Vec<RulesProblem>) {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            for (key, value) in given {
                let path = format!("{path}/{key}");
                match known.get(key) {
                    Some(known) => unknown_keys(value, known, &path, problems),
                    None => problems.push(RulesProblem::UnknownKey { path }),
                }
            }
        }
        (Value::Array(given), Value::Array(known)) => {
            for (index, (given, known)) in given.iter().zip(known).enumerate() {
                unknown_keys(given, known, &format!("{path}/{index}"), problems);
            }
        }
        _ => {}
    }
}
