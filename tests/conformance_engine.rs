//! The engine against the cases of the form standard: values, relevance, validity, labels, choices after each step.
//!
//! The cases live outside the repository; without them the tests say that they were skipped.

use std::collections::HashMap;
use std::path::Path;

use repere::form::{Attachments, Form, Workbook, sheet};
use repere::interview::{Miss, Scenario};
use serde_json::value::RawValue;

use crate::support::shared;

/// Every expectation of a case that does not hold.
fn misses(case: &str, book: &Workbook) -> Vec<Miss> {
    let scenario: Scenario = serde_json::from_str(case).unwrap();
    let (form, problems) = Form::build(book, &attachments(case));
    let form = form.unwrap_or_else(|| panic!("the form is refused: {problems:?}"));
    scenario.play(&form).unwrap()
}

/// Whether a golden case calls *valid* a range answer that it does not name, and that we find out of range.
///
/// A golden case is what two engines print alike, without the decisions of the standard; where they hold different
/// values, the value is left out and the verdict stays. Of 45 in a range of 1 to 10, JavaRosa 5.1 keeps 45 and looks
/// at no bounds; Web Forms 0.22 empties the question and finds the blank valid. Both say *valid*, of two values, and of
/// neither do they say it in the engine case `009`, where the same answer is decided to be invalid (section 17).
fn judges_two_values(case: &str, book: &Workbook, miss: &Miss) -> bool {
    let case: serde_json::Value = serde_json::from_str(case).unwrap();
    let list = |name: &str| case[name].as_array().cloned().unwrap_or_default();
    let answered = list("script").iter().any(|op| op["path"] == miss.path);
    let stated = list("expect")
        .iter()
        .filter(|expect| expect["after"] == miss.after)
        .any(|expect| expect["nodes"][&miss.path].get("value").is_some());
    let told =
        miss.member == "valid" && miss.found == false && answered && !stated && is_range(book, &miss.path);
    if told {
        println!("the engines hold two values and call each valid: {}", words(miss));
    }
    told
}

fn words(miss: &Miss) -> String {
    format!(
        "after {}: {}: {} is {}, not {}",
        miss.after, miss.path, miss.member, miss.found, miss.expected
    )
}

fn attachments(case: &str) -> Attachments {
    let case: serde_json::Value = serde_json::from_str(case).unwrap();
    let mut files = Attachments::default();
    for (name, text) in case
        .get("attachments")
        .and_then(|files| files.as_object())
        .into_iter()
        .flatten()
    {
        files.insert(name, text.as_str().unwrap());
    }
    files
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files
        .into_iter()
        .map(|path| (name(&path), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn is_range(book: &Workbook, path: &str) -> bool {
    let survey = book.sheet("survey").unwrap();
    let column = |name: &str| survey.headers.iter().position(|header| header == name).unwrap();
    let (kind, name) = (column("type"), column("name"));
    survey
        .rows
        .iter()
        .any(|row| row.text(kind) == Some("range") && row.text(name) == path.rsplit('/').next())
}

#[track_caller]
fn report(what: &str, results: &[(String, Vec<String>)]) {
    let failed: Vec<_> = results.iter().filter(|(_, misses)| !misses.is_empty()).collect();
    println!(
        "{what}: {} of {} hold",
        results.len() - failed.len(),
        results.len()
    );
    for (name, misses) in &failed {
        println!("{name}\n    {}", misses.join("\n    "));
    }
    assert!(failed.is_empty(), "{} {what} fail", failed.len());
}

#[test]
fn every_engine_case_holds() {
    let Some(shared) = shared() else { return };
    let results: Vec<_> = files(&shared.join("conformance/engine"))
        .into_iter()
        .map(|(name, case)| {
            // The form is cut out of the text, so that the order of its columns is that of the file.
            let parts: HashMap<&str, &RawValue> = serde_json::from_str(&case).unwrap();
            let book = Workbook::from_json(parts["form"].get()).unwrap();
            (name, misses(&case, &book).iter().map(words).collect())
        })
        .collect();
    report("engine cases", &results);
}

#[test]
fn every_field_form_runs_its_golden_script() {
    let Some(shared) = shared() else { return };
    let corpus = shared.join("conformance/corpus");
    let results: Vec<_> = files(&corpus.join("golden"))
        .into_iter()
        .map(|(name, case)| {
            let parts: HashMap<&str, &RawValue> = serde_json::from_str(&case).unwrap();
            let file: String = serde_json::from_str(parts["form_file"].get()).unwrap();
            let book = sheet::read_path(&corpus.join("forms").join(&file));
            let book = book.unwrap_or_else(|why| panic!("{file}: {why}"));
            let mut misses = misses(&case, &book);
            misses.retain(|miss| !judges_two_values(&case, &book, miss));
            (name, misses.iter().map(words).collect())
        })
        .collect();
    report("corpus cases", &results);
    assert_eq!(results.len(), 30, "every field form runs");
}
