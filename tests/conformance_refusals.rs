//! What is refused, warned of and let pass, against the cases of the form standard.
//!
//! The cases live outside the repository; without them the test says that it was skipped.

use repere::form::{self, Attachments, Problem, ProblemKind, Severity, Workbook};
use repere::locale::{Language, Messages};
use repere::speech::problem;
use serde_json::Value;

use crate::support::shared;

/// Whether a member of a case fits what was found; `null` fits all, a list each of its members.
fn fits(expected: &Value, found: &Value) -> bool {
    match expected {
        Value::Null => true,
        Value::Array(any) => any.contains(found),
        one => one == found,
    }
}

fn is_the_one(case: &Value, found: &Problem, messages: &Messages) -> bool {
    let text = format!(
        "{} {}",
        problem(found, messages),
        found.suggestion.as_deref().unwrap_or_default()
    )
    .to_lowercase();
    let severity = if found.severity == Severity::Error {
        "error"
    } else {
        "warning"
    };
    case["severity"] == severity
        && fits(&case["code"], &found.code().into())
        && fits(&case["sheet"], &found.at.sheet.clone().into())
        && fits(&case["row"], &found.at.row.into())
        && fits(&case["column"], &found.at.column.clone().into())
        && case["says"].as_array().is_none_or(|words| {
            words
                .iter()
                .all(|word| text.contains(&word.as_str().unwrap().to_lowercase()))
        })
}

/// What is wrong with the outcome of one case, if anything is.
fn wrong(case: &Value, form: &str, messages: &Messages) -> Option<String> {
    let book = Workbook::from_json(form).unwrap();
    let (_, problems) = form::check(&book, &Attachments::default());
    let told = || {
        let lines = problems.iter().map(|found| {
            let place = (&found.at.sheet, found.at.row, &found.at.column);
            format!(
                "        {} {place:?} {} ({:?})",
                found.code(),
                problem(found, messages),
                found.suggestion
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let broken = problems.iter().any(|found| found.severity == Severity::Error);
    if case["severity"] != "error" && broken {
        return Some(format!("must have no error\n{}", told()));
    }
    let found = case["severity"] == "none" || problems.iter().any(|found| is_the_one(case, found, messages));
    (!found).then(|| format!("{} not told\n{}", case["says"], told()))
}

#[test]
fn every_code_of_the_standard_is_known() {
    let Some(shared) = shared() else { return };
    let page = std::fs::read_to_string(shared.join("conformance/README.md")).unwrap();
    let is_code = |word: &&str| {
        word.split_once('_').is_some_and(|(name, number)| {
            name.bytes().all(|byte| byte.is_ascii_uppercase())
                && number.len() == 3
                && number.parse::<u16>().is_ok()
        })
    };
    let codes: Vec<&str> = page.split('`').filter(is_code).collect();

    let missing: Vec<&&str> = codes
        .iter()
        .filter(|code| !ProblemKind::CODES.contains(code))
        .collect();

    println!(
        "codes of the standard: {} of {} known",
        codes.len() - missing.len(),
        codes.len()
    );
    assert!(codes.len() > 50 && missing.is_empty(), "{missing:?}");
}

#[test]
fn every_refusal_case_holds() {
    let Some(shared) = shared() else { return };
    let source = std::fs::read_to_string(shared.join("conformance/refusals.json")).unwrap();
    // The forms are cut out of the text, so that the order of their columns is that of the file.
    let raw: std::collections::HashMap<
        &str,
        Vec<std::collections::HashMap<&str, &serde_json::value::RawValue>>,
    > = serde_json::from_str(&source).unwrap();
    let cases: Value = serde_json::from_str(&source).unwrap();
    let list = cases["cases"].as_array().unwrap();
    for language in [Language::EN, Language::FR] {
        let messages = Messages::new(language);
        let failed: Vec<String> = list
            .iter()
            .zip(&raw["cases"])
            .filter_map(|(case, raw)| {
                Some(format!(
                    "{}: {}",
                    case["title"],
                    wrong(case, raw["form"].get(), &messages)?
                ))
            })
            .collect();

        println!(
            "refusal cases: {} of {} hold",
            list.len() - failed.len(),
            list.len()
        );
        assert!(
            failed.is_empty(),
            "{} cases fail:\n{}",
            failed.len(),
            failed.join("\n")
        );
    }
}
