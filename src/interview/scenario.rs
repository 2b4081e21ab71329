//! Scenarios: acts in, expectations out, so that an author can test a form's logic.
//!
//! The shape is that of the conformance cases: `script`, `expect`, the moment and its zone. Expectations are sparse; what
//! they do not name is free.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::script::{Moments, NodeState, Op, Trace, trace};
use super::{Env, Person};
use crate::form::Form;

/// A script with what must hold after its steps.
#[derive(Debug, Clone, Deserialize)]
pub struct Scenario {
    /// What it is about.
    #[serde(default)]
    pub title: String,
    /// The local time at which it plays.
    #[serde(default = "noon")]
    pub now: String,
    /// The zone of that time.
    #[serde(default = "utc")]
    pub tz: String,
    /// The acts.
    pub script: Vec<Op>,
    /// What must hold.
    #[serde(default)]
    pub expect: Vec<Expectation>,
}

/// What must hold after one step.
#[derive(Debug, Clone, Deserialize)]
pub struct Expectation {
    /// `start`, or the number of the act, from 0.
    pub after: Value,
    /// Members of the step's own outcome.
    #[serde(default)]
    pub step: BTreeMap<String, Value>,
    /// Members of nodes by path; `null` = no such node.
    #[serde(default)]
    pub nodes: BTreeMap<String, Option<BTreeMap<String, Value>>>,
}

/// An expectation that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Miss {
    /// After which step.
    pub after: Value,
    /// The node's path, or `step`.
    pub path: String,
    /// The member, or `node` where its being there is meant.
    pub member: String,
    /// What was expected.
    pub expected: Value,
    /// What was found.
    pub found: Value,
}

/// A moment or a zone that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{now} in {tz} is no moment")]
pub struct BadMoment {
    /// The local time.
    pub now: String,
    /// The zone.
    pub tz: String,
}

fn noon() -> String {
    "2024-01-01T12:00:00".to_owned()
}

fn utc() -> String {
    "UTC".to_owned()
}

/// The world of a form that is tried out at a local time in a zone: somebody made up, chance from a fixed seed.
pub fn trial(now: &str, tz: &str) -> Result<Env, BadMoment> {
    let bad = || BadMoment {
        now: now.to_owned(),
        tz: tz.to_owned(),
    };
    let local: jiff::civil::DateTime = now.parse().map_err(|_| bad())?;
    let now = local.in_tz(tz).map_err(|_| bad())?;
    Ok(Env {
        person: Person::invented(),
        ..Env::at(now)
    })
}

impl Scenario {
    /// Plays the scenario on a form and lists what does not hold.
    pub fn play(&self, form: &Arc<Form>) -> Result<Vec<Miss>, BadMoment> {
        let env = trial(&self.now, &self.tz)?;
        let moments = self
            .expect
            .iter()
            .map(|expectation| expectation.after.as_u64().map(|number| number as usize));
        let trace = trace(form, &self.script, &env, &Moments::Some(moments.collect()));
        Ok(self
            .expect
            .iter()
            .flat_map(|expectation| expectation.misses(&trace))
            .collect())
    }
}

impl Expectation {
    fn misses(&self, trace: &Trace) -> Vec<Miss> {
        let mut found = Vec::new();
        let mut miss = |path: &str, member: &str, expected: &Value, seen: Value| {
            found.push(Miss {
                after: self.after.clone(),
                path: path.to_owned(),
                member: member.to_owned(),
                expected: expected.clone(),
                found: seen,
            });
        };
        let step = self
            .after
            .as_u64()
            .and_then(|number| trace.steps.get(number as usize));
        let step = step
            .and_then(|step| serde_json::to_value(step).ok())
            .unwrap_or_default();
        for (member, expected) in &self.step {
            if step.get(member) != Some(expected) {
                miss(
                    "step",
                    member,
                    expected,
                    step.get(member).cloned().unwrap_or_default(),
                );
            }
        }
        let snapshot = trace
            .snapshots
            .iter()
            .find(|snapshot| snapshot.after == self.after);
        for (path, members) in &self.nodes {
            let node = snapshot.and_then(|snapshot| snapshot.nodes.iter().find(|node| node.path == *path));
            match (node, members) {
                (None, None) => {}
                (None, Some(_)) => miss(path, "node", &true.into(), false.into()),
                (Some(_), None) => miss(path, "node", &false.into(), true.into()),
                (Some(node), Some(members)) => {
                    for (member, expected) in members {
                        let seen = member_of(node, member);
                        if !agrees(member, &seen, expected) {
                            miss(path, member, expected, seen);
                        }
                    }
                }
            }
        }
        found
    }
}

fn member_of(node: &NodeState, member: &str) -> Value {
    let choices = node.choices.as_deref().unwrap_or_default();
    match member {
        "choices" => choices
            .iter()
            .map(|choice| Value::from(choice.value.clone()))
            .collect(),
        "choice_labels" => choices
            .iter()
            .map(|choice| Value::from(choice.label.clone()))
            .collect(),
        _ => serde_json::to_value(node)
            .ok()
            .and_then(|node| node.get(member).cloned())
            .unwrap_or_default(),
    }
}

/// Whether a member is as expected: texts shown to people by their words, values as values.
fn agrees(member: &str, seen: &Value, expected: &Value) -> bool {
    match member {
        "value" => same_value(
            seen.as_str().unwrap_or_default(),
            expected.as_str().unwrap_or_default(),
        ),
        "label" | "hint" | "message" => folded(seen) == folded(expected),
        "choice_labels" => {
            let words = |list: &Value| {
                list.as_array()
                    .map(|list| list.iter().map(folded).collect::<Vec<_>>())
            };
            words(seen) == words(expected)
        }
        _ => seen == expected,
    }
}

/// Runs of white space count as one blank.
fn folded(text: &Value) -> String {
    text.as_str()
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Equal texts; two numbers one of which has a decimal point; points and lines number by number.
fn same_value(found: &str, expected: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    if found == expected {
        return true;
    }
    if let (Some(one), Some(other)) = (number(found), number(expected)) {
        return (found.contains('.') || expected.contains('.')) && (one - other).abs() < 1e-9;
    }
    let numbers = |text: &str| -> Option<Vec<f64>> {
        text.split([' ', ';'])
            .filter(|part| !part.is_empty())
            .map(number)
            .collect()
    };
    match (numbers(found), numbers(expected)) {
        (Some(one), Some(other)) => !one.is_empty() && one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Attachments, Workbook};

    #[test]
    fn a_scenario_says_what_does_not_hold() {
        let survey = r#"{"survey": [
            {"type": "integer", "name": "n", "label": "N"},
            {"type": "calculate", "name": "c", "calculation": "${n} * 2"}]}"#;
        let book = Workbook::from_json(survey).unwrap();
        let form = Form::build(&book, &Attachments::default()).0.unwrap();
        let scenario: Scenario = serde_json::from_str(
            r#"{"script": [{"op": "set", "path": "n", "value": 3}],
                "expect": [{"after": 0, "nodes": {"/data/c": {"value": "6.0"}, "/data/n": {"label": "M"}, "/data/x": null}}]}"#,
        )
        .unwrap();

        let misses = scenario.play(&form).unwrap();

        assert_eq!(misses.len(), 1);
        assert_eq!(
            (misses[0].path.as_str(), misses[0].found.as_str()),
            ("/data/n", Some("N"))
        );
    }

    #[test]
    fn values_compare_as_the_contract_says() {
        assert!(same_value("10", "10.0"));
        assert!(!same_value("7", "007"));
        assert!(same_value(
            "1 2 0 0; 1.5 2 0 0",
            "1.0 2.0 0.0 0.0;1.5 2.0 0.0 0.0"
        ));
    }

    #[test]
    fn a_choice_that_a_search_no_longer_finds_is_dropped_where_the_file_is_at_hand() {
        let book = Workbook::from_json(
            r#"{"survey": [{"type": "text", "name": "t", "label": "T"},
                {"type": "select_one f", "name": "q", "label": "Q", "appearance": "search('towns', 'matches', 'kind', ${t})"}],
                "choices": [{"list_name": "f", "name": "code", "label": "name"}]}"#,
        )
        .unwrap();
        let scenario: Scenario = serde_json::from_str(
            r#"{"now": "2024-03-15T10:30:00", "tz": "UTC",
                "script": [{"op": "set", "path": "t", "value": "north"}, {"op": "set", "path": "q", "value": "kya"},
                    {"op": "set", "path": "t", "value": "west"}],
                "expect": [{"after": 1, "nodes": {"/data/q": {"value": "kya", "choices": ["kya"]}}},
                    {"after": 2, "nodes": {"/data/q": {"value": "", "choices": ["bfo"]}}}]}"#,
        )
        .unwrap();
        let mut files = Attachments::default();
        files.insert("towns.csv", "code,name,kind\nkya,Kaya,north\nbfo,Bobo,west\n");
        let form = Form::build(&book, &files).0.unwrap();
        assert_eq!(scenario.play(&form).unwrap(), []);

        // Without it, what the other program offered is kept.
        let form = Form::build(&book, &Attachments::default()).0.unwrap();
        let misses = scenario.play(&form).unwrap();
        let values: Vec<_> = misses.iter().filter(|miss| miss.member == "value").collect();
        assert_eq!(values.len(), 1, "{misses:?}");
        assert_eq!(values[0].found, "kya");
    }
}
