//! The engine against the cases of the form standard: values, relevance, validity, labels, choices after each step.
//!
//! The cases live outside the repository; without them the tests say that they were skipped.

use std::path::Path;
use std::sync::Arc;

use repere::form::{Attachments, Form, Workbook};
use repere::interview::{Env, Moments, NodeState, Op, Person, Trace, trace};
use serde_json::Value;

use crate::support::shared;

/// The outcome of one case: every expectation that does not hold, in words.
fn run(case: &Value, form: &str, attachments: &Attachments) -> Vec<String> {
    let book = match Workbook::from_json(form) {
        Ok(book) => book,
        Err(problem) => return vec![format!("the form is not read: {problem:?}")],
    };
    let (form, problems) = Form::build(&book, attachments);
    let Some(form) = form else {
        return vec![format!("the form is refused: {problems:?}")];
    };
    let trace = traced(case, &form);
    compare(case, &trace)
}

fn traced(case: &Value, form: &Arc<Form>) -> Trace {
    let script: Vec<Op> = serde_json::from_value(case["script"].clone()).unwrap();
    let text = |key: &str, otherwise: &'static str| case[key].as_str().unwrap_or(otherwise).to_owned();
    let now: jiff::civil::DateTime = text("now", "2024-03-15T10:30:00").parse().unwrap();
    let env = Env {
        person: Person::invented(),
        ..Env::at(now.in_tz(&text("tz", "UTC")).unwrap())
    };
    trace(form, &script, &env, &Moments::All)
}

fn compare(case: &Value, trace: &Trace) -> Vec<String> {
    let mut wrong = Vec::new();
    for expected in case["expect"].as_array().unwrap() {
        let after = &expected["after"];
        let snapshot = trace
            .snapshots
            .iter()
            .find(|snapshot| snapshot.after == *after)
            .unwrap();
        if let (Some(step), Some(index)) = (expected.get("step"), after.as_u64()) {
            let found = serde_json::to_value(&trace.steps[index as usize]).unwrap();
            for (key, value) in step.as_object().unwrap() {
                if found.get(key) != Some(value) {
                    wrong.push(format!(
                        "after {after}: step {key} is {:?}, not {value}",
                        found.get(key)
                    ));
                }
            }
        }
        for (path, members) in expected
            .get("nodes")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let node = snapshot.nodes.iter().find(|node| node.path == *path);
            match (node, members) {
                (None, Value::Null) => {}
                (Some(_), Value::Null) => wrong.push(format!("after {after}: {path} is there")),
                (None, _) => wrong.push(format!("after {after}: {path} is not there")),
                (Some(node), members) => wrong.extend(differences(node, members).map(|what| {
                    let errors: Vec<&str> = trace
                        .steps
                        .iter()
                        .filter_map(|step| step.error.as_deref())
                        .collect();
                    format!("after {after}: {path}: {what} {errors:?}")
                })),
            }
        }
    }
    wrong
}

fn differences(node: &NodeState, members: &Value) -> impl Iterator<Item = String> {
    let choices = node.choices.clone().unwrap_or_default();
    let mut wrong = Vec::new();
    for (member, expected) in members.as_object().unwrap() {
        let (same, found) = match member.as_str() {
            "value" => {
                let found = node.value.clone().unwrap_or_default();
                (same_value(&found, expected.as_str().unwrap()), found.into())
            }
            "relevant" => (expected.as_bool() == Some(node.relevant), node.relevant.into()),
            "required" => (expected.as_bool() == Some(node.required), node.required.into()),
            "readonly" => (expected.as_bool() == Some(node.readonly), node.readonly.into()),
            "valid" => (expected.as_bool() == Some(node.valid), node.valid.into()),
            "message" => text(node.message.as_deref(), expected),
            "label" => text(Some(&node.label), expected),
            "hint" => text(node.hint.as_deref(), expected),
            "choices" => {
                let found = Value::from(
                    choices
                        .iter()
                        .map(|choice| choice.value.clone())
                        .collect::<Vec<_>>(),
                );
                (found == *expected, found)
            }
            "choice_labels" => {
                let found: Vec<String> = choices.iter().map(|choice| folded(&choice.label)).collect();
                let wanted: Vec<String> = expected
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|label| folded(label.as_str().unwrap()))
                    .collect();
                (found == wanted, found.into())
            }
            other => (false, format!("unknown member {other}").into()),
        };
        if !same {
            wrong.push(format!("{member} is {found}, not {expected}"));
        }
    }
    wrong.into_iter()
}

fn text(found: Option<&str>, expected: &Value) -> (bool, Value) {
    let found = folded(found.unwrap_or_default());
    (
        found == folded(expected.as_str().unwrap_or_default()),
        found.into(),
    )
}

/// Runs of white space count as one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

fn attachments(case: &Value) -> Attachments {
    let mut files = Attachments::default();
    for (name, text) in case
        .get("attachments")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        files.insert(name, text.as_str().unwrap_or_default());
    }
    files
}

fn cases(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_engine_case_holds() {
    let Some(shared) = shared() else { return };
    let cases = cases(&shared.join("conformance/engine"));
    let mut failed = Vec::new();
    for (name, source) in &cases {
        let case: Value = serde_json::from_str(source).unwrap();
        // The form is cut out of the text, so that the order of its columns is that of the file.
        let raw: std::collections::HashMap<&str, &serde_json::value::RawValue> =
            serde_json::from_str(source).unwrap();
        let wrong = run(&case, raw["form"].get(), &attachments(&case));
        if !wrong.is_empty() {
            failed.push(format!("{name}\n    {}", wrong.join("\n    ")));
        }
    }
    println!(
        "engine cases: {} of {} hold",
        cases.len() - failed.len(),
        cases.len()
    );
    assert!(
        failed.is_empty(),
        "{} cases fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn every_field_form_in_json_runs_its_golden_script() {
    let Some(shared) = shared() else { return };
    let corpus = shared.join("conformance/corpus");
    let mut failed = Vec::new();
    let mut run_count = 0;
    for (name, source) in cases(&corpus.join("golden")) {
        let case: Value = serde_json::from_str(&source).unwrap();
        let file = case["form_file"].as_str().unwrap();
        if file.strip_suffix(".json").is_none() {
            continue;
        }
        run_count += 1;
        let form = std::fs::read_to_string(corpus.join("forms").join(file)).unwrap();
        let wrong = run(&case, &form, &attachments(&case));
        if !wrong.is_empty() {
            failed.push(format!("{name}\n    {}", wrong.join("\n    ")));
        }
    }
    println!(
        "corpus cases in JSON: {} of {run_count} hold",
        run_count - failed.len()
    );
    assert!(
        failed.is_empty(),
        "{} cases fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
