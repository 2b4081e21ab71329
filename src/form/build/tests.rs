//! Refusals and warnings of the standard that no conformance case holds, each by its code.

use crate::form::{Attachments, Workbook, check};

/// The problems of a form, worst and mildest: code, sheet, row, column, as `CODE sheet:row column`.
fn problems(form: &str) -> Vec<String> {
    let (_, problems) = check(&Workbook::from_json(form).unwrap(), &Attachments::default());
    let told = problems.iter().map(|problem| {
        let at = &problem.at;
        let column = at.column.as_deref().unwrap_or("-");
        format!(
            "{} {}:{} {column}",
            problem.code(),
            at.sheet,
            at.row.unwrap_or_default()
        )
    });
    told.collect()
}

/// A range with these parameters and appearance, and its labels.
fn range(parameters: &str, appearance: &str, labels: &[&str]) -> Vec<String> {
    let labels: Vec<String> = labels
        .iter()
        .map(|value| format!(r#"{{"list_name": "t", "name": "{value}", "label": "L"}}"#))
        .collect();
    problems(&format!(
        r#"{{"survey": [{{"type": "range", "name": "r", "label": "R", "parameters": "{parameters}", "appearance": "{appearance}"}}],
            "choices": [{}]}}"#,
        labels.join(",")
    ))
}

#[track_caller]
fn assert_told(found: &[String], expected: &str) {
    assert!(
        found.iter().any(|problem| problem == expected),
        "{expected} is not in {found:?}"
    );
}

#[test]
fn labels_of_ticks_stand_on_ticks() {
    let at = |code: &str| format!("{code} survey:2 parameters");
    let set = "start=0 end=10 step=2 tick_labelset=t";
    let found = range(set, "", &["0", "4", "10"]);
    assert!(
        found.iter().all(|problem| !problem.starts_with("RANGE")),
        "{found:?}"
    );

    assert_told(&range(set, "no-ticks", &["0", "4", "10"]), &at("RANGE_007"));
    assert_told(&range(set, "rating", &["0", "10"]), &at("RANGE_008"));
    assert_told(&range(set, "", &["0", "ten"]), &at("RANGE_009"));
    assert_told(&range(set, "", &["0", "12"]), &at("RANGE_010"));
    assert_told(&range(set, "", &["0", "3"]), &at("RANGE_011"));
    assert_told(&range(set, "no-ticks", &["0", "4"]), &at("RANGE_012"));
}

#[test]
fn lists_of_entities_have_a_name_of_their_own() {
    let form = |entities: &str| {
        problems(&format!(
            r#"{{"survey": [{{"type": "text", "name": "n", "label": "N"}}], "entities": [{entities}]}}"#
        ))
    };
    let one = r#"{"list_name": "w", "label": "${n}"}"#;
    assert_told(&form(&format!("{one}, {one}")), "NAMES_014 entities:3 list_name");
    assert_told(
        &form(&format!(r#"{one}, {{"list_name": "", "label": "${{n}}"}}"#)),
        "NAMES_015 entities:3 list_name",
    );
}

#[test]
fn a_property_names_one_list() {
    let found = problems(
        r#"{"survey": [{"type": "text", "name": "n", "label": "N", "save_to": "w#a#b"}],
            "entities": [{"list_name": "w", "label": "${n}"}]}"#,
    );
    assert_told(&found, "ENTITY_013 survey:2 save_to");
}

#[test]
fn a_row_that_is_switched_off_is_told() {
    let found = problems(
        r#"{"survey": [{"type": "text", "name": "n", "label": "N"},
            {"type": "text", "name": "old", "label": "O", "disabled": "yes"}]}"#,
    );
    assert_told(&found, "ROW_001 survey:3 disabled");
}

#[test]
fn a_column_of_choices_that_no_expression_can_name_is_told() {
    let found = problems(
        r#"{"survey": [{"type": "select_one l", "name": "n", "label": "N"}],
            "choices": [{"list_name": "l", "name": "a", "label": "A", "my area": "x"}]}"#,
    );
    assert_told(&found, "HEADER_004 choices:1 my area");
}
