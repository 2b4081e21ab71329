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

/// A form in Markdown: rows of the survey (type, name, save_to, calculation, trigger) and of the sheet entities
/// (list_name, label, entity_id, create_if, update_if).
fn entity_form(
    survey: &[&str],
    entities: &[&str],
) -> (Option<std::sync::Arc<crate::form::Form>>, Vec<String>) {
    let rows = |rows: &[&str]| format!("| | {} |\n", rows.join(" |\n| | "));
    let text = format!(
        "| survey |\n| | type | name | save_to | label |\n{}| entities |\n| | list_name | label | entity_id | create_if | update_if |\n{}",
        rows(survey),
        rows(entities)
    );
    let (form, problems) = check(
        &crate::form::sheet::read(text.as_bytes()).unwrap(),
        &Attachments::default(),
    );
    let told = problems.iter().map(|problem| {
        let column = problem.at.column.as_deref().unwrap_or("-");
        format!(
            "{} {}:{} {column}",
            problem.code(),
            problem.at.sheet,
            problem.at.row.unwrap_or_default()
        )
    });
    (form, told.collect())
}

/// The paths under `meta/entity` and what each is worked out by, as `PATH = EXPRESSION`.
#[track_caller]
fn entity_nodes(survey: &[&str], entities: &[&str]) -> Vec<String> {
    let (form, problems) = entity_form(survey, entities);
    let form = form.unwrap_or_else(|| panic!("{problems:?}"));
    let inside = form.nodes().iter().filter(|node| node.path.contains("/entity/"));
    let told = inside.map(|node| {
        let bound = node.calculation.as_ref().unwrap();
        format!("{} = {}", node.path, bound.text)
    });
    told.collect()
}

const IN_REPEAT: [&str; 3] = ["begin repeat | r | | R", "text | a | p | A", "end repeat | | |"];

#[test]
fn an_entity_says_what_is_done_with_which_one() {
    let created = entity_nodes(&["text | z | p | Z"], &["w | ${z} | | | "]);
    assert_eq!(
        created,
        [
            "/data/meta/entity/@dataset = 'w'",
            "/data/meta/entity/@create = '1'",
            "/data/meta/entity/@id = uuid()",
            "/data/meta/entity/label = ${z}",
        ]
    );
    let updated = entity_nodes(&["text | z | p | Z"], &["w | | ${z} | | ${z} != '' "]);
    assert_eq!(
        updated,
        [
            "/data/meta/entity/@dataset = 'w'",
            "/data/meta/entity/@update = ${z} != ''",
            "/data/meta/entity/@baseVersion = instance('w')/root/item[name=${z}]/__version",
            "/data/meta/entity/@trunkVersion = instance('w')/root/item[name=${z}]/__trunkVersion",
            "/data/meta/entity/@branchId = instance('w')/root/item[name=${z}]/__branchId",
            "/data/meta/entity/@id = ${z}",
        ]
    );
}

#[test]
fn an_entity_stands_where_its_answers_are() {
    let of = |survey: &[&str], entities: &[&str]| -> Vec<String> {
        let nodes = entity_nodes(survey, entities).into_iter();
        let datasets = nodes.filter(|line| line.contains("@dataset"));
        datasets
            .map(|line| line.replace("/entity/@dataset", ""))
            .collect()
    };
    assert_eq!(of(&IN_REPEAT, &["w | ${a} | | | "]), ["/data/r/meta = 'w'"]);

    // pyxform: of two, the one that saves stands in the group, the other one further out.
    let group = ["begin group | g | | G", "text | z | w#p | Z", "end group | | |"];
    assert_eq!(
        of(&group, &["w | ${z} | | | ", "v | ${z} | | | "]),
        ["/data/g/meta = 'w'", "/data/meta = 'v'"]
    );
}

#[test]
fn an_entity_that_no_group_can_hold_is_refused() {
    let told = |survey: &[&str], entities: &[&str]| entity_form(survey, entities).1;
    let two = told(&["text | z | w#p | Z"], &["w | ${z} | | | ", "v | ${z} | | | "]);
    assert_told(&two, "ENTITY_009 entities:3 list_name");

    let other = ["begin repeat | s | | S", "text | b | | B", "end repeat | | |"];
    let saved = [
        &["begin repeat | s | | S", "text | b | | B", "end repeat | | |"],
        &IN_REPEAT[..],
    ]
    .concat();
    assert_told(&told(&saved, &["w | ${b} | | | "]), "ENTITY_011 survey:6 save_to");
    let read = [&IN_REPEAT[..], &other].concat();
    assert_told(&told(&read, &["w | ${b} | | | "]), "ENTITY_012 entities:2 label");
    // pyxform accepts this one and makes no entity at all.
    let outside = [&["text | z | p | Z"], &other[..]].concat();
    assert_told(
        &told(&outside, &["w | ${b} | | | "]),
        "ENTITY_011 survey:2 save_to",
    );
}

#[test]
fn a_question_may_be_called_as_the_label_of_an_entity() {
    let (form, problems) = entity_form(
        &["text | label | | L", "note | n | | ${label}"],
        &["w | ${label} | | | "],
    );
    assert!(form.is_some(), "{problems:?}");
}

#[test]
fn references_in_a_trigger_are_separated() {
    let form = |trigger: &str| {
        problems(&format!(
            r#"{{"survey": [{{"type": "text", "name": "a", "label": "A"}}, {{"type": "text", "name": "b", "label": "B"}},
                {{"type": "text", "name": "c", "label": "C", "trigger": "{trigger}", "calculation": "1"}}]}}"#
        ))
    };
    assert_eq!(form("${a}, ${b}"), Vec::<String>::new());
    assert_told(&form("${a} ${b}"), "PYREF_002 survey:4 trigger");
    // pyxform takes the one reference that it finds.
    assert_told(&form("${a} or so"), "PYREF_001 survey:4 trigger");
}

#[test]
fn a_survey_without_a_header_row_is_told() {
    let told = |text: &str| {
        let book = crate::form::sheet::read(text.as_bytes()).unwrap();
        let (_, problems) = check(&book, &Attachments::default());
        let told = problems
            .iter()
            .map(|problem| format!("{} {:?}", problem.code(), problem.at.row));
        told.collect::<Vec<_>>()
    };
    assert_told(
        &told("| survey |\n| | text | a | A |\n| | note | b | B |\n"),
        "HEADER_001 Some(1)",
    );
}
