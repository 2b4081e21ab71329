use crate::form::{Attachments, Problem, ProblemKind, Severity, Workbook, check};

/// The warnings of a form of these rows: code, row and the nearest right name.
fn warnings(survey: &str, choices: &str) -> Vec<(&'static str, Option<u32>, Option<String>)> {
    let book = format!(r#"{{"survey": {survey}, "choices": {choices}}}"#);
    let (form, problems) = check(&Workbook::from_json(&book).unwrap(), &Attachments::default());
    assert!(form.is_some(), "{problems:?}");
    let warnings = problems
        .into_iter()
        .filter(|found| found.severity == Severity::Warning);
    warnings
        .map(|found: Problem| (found.code(), found.at.row, found.suggestion))
        .collect()
}

const LISTS: &str =
    r#"[{"list_name": "yn", "name": "yes", "label": "Y"}, {"list_name": "yn", "name": "no", "label": "N"}]"#;

#[test]
fn a_sound_form_has_no_warning() {
    let found = warnings(
        r#"[{"type": "select_one yn", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'yes'"}]"#,
        LISTS,
    );
    assert_eq!(found, []);
}

#[test]
fn comparisons_that_cannot_work_are_told_with_what_would() {
    let found = warnings(
        r#"[{"type": "select_multiple yn", "name": "a", "label": "A"}, {"type": "select_one yn", "name": "b", "label": "B"},
            {"type": "text", "name": "c", "label": "C", "relevant": "${a} = 'yes' or ${b} = 'yess' or ${b} != ''"}]"#,
        LISTS,
    );
    assert_eq!(
        found,
        [
            ("EXPR_020", Some(4), Some("selected(${a}, 'yes')".to_owned())),
            ("EXPR_021", Some(4), Some("yes".to_owned())),
        ]
    );
}

#[test]
fn what_is_never_asked_is_told_once_with_all_it_holds() {
    for never in [
        "false()",
        "1 = 2",
        "${a} = 'yes' and ${a} = 'no'",
        "not(true())",
        "(0 or '')",
    ] {
        let survey = format!(
            r#"[{{"type": "select_one yn", "name": "a", "label": "A"}}, {{"type": "begin group", "name": "g", "label": "G", "relevant": "{never}"}},
                {{"type": "text", "name": "c", "label": "C", "relevant": "false()"}}, {{"type": "end group"}}]"#
        );
        assert_eq!(warnings(&survey, LISTS), [("EXPR_022", Some(3), None)], "{never}");
    }
}

#[test]
fn what_a_terminal_cannot_fill_is_told_by_the_word_that_stands_there() {
    let book = Workbook::from_json(
        r#"{"survey": [{"type": "text", "name": "a", "label": "A", "image": "a.png"},
            {"type": "image", "name": "b", "label": "B", "parameters": "max-pixels=640"},
            {"type": "start-geopoint", "name": "c"}, {"type": "background-audio", "name": "d"},
            {"type": "subscriberid", "name": "e"}, {"type": "simserial", "name": "f"}]}"#,
    )
    .unwrap();
    let (_, problems) = check(&book, &Attachments::default());
    let told: Vec<(&str, &str)> = problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            ProblemKind::Degraded { feature, instead } => Some((feature.as_str(), instead.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        told,
        [
            ("image", "left-out"),
            ("image", "path"),
            ("start-geopoint", "blank"),
            ("background-audio", "blank"),
            ("subscriberid", "blank"),
            ("simserial", "blank"),
        ]
    );
}

#[test]
fn a_condition_that_can_hold_is_left_alone() {
    for sometimes in [
        "${a} = 'yes' or ${a} = 'no'",
        "${a} = 'yes' and ${a} != 'no'",
        "1 = 1",
        "not(${a} = '')",
    ] {
        let survey = format!(
            r#"[{{"type": "select_one yn", "name": "a", "label": "A"}}, {{"type": "text", "name": "c", "label": "C", "relevant": "{sometimes}"}}]"#
        );
        assert_eq!(warnings(&survey, LISTS), [], "{sometimes}");
    }
}

#[test]
fn lists_that_nothing_uses_and_texts_that_one_language_lacks_are_told() {
    let found = warnings(
        r#"[{"type": "text", "name": "a", "label::English (en)": "A", "label::Français (fr)": "A"},
            {"type": "text", "name": "b", "label::English (en)": "B"}, {"type": "text", "name": "c", "label::English (en)": "C"}]"#,
        r#"[{"list_name": "old", "name": "x", "label::English (en)": "X", "label::Français (fr)": "X"}]"#,
    );
    assert_eq!(
        found,
        [("LIST_003", Some(2), None), ("LANGUAGE_004", Some(3), None)]
    );
}

#[test]
fn what_a_terminal_does_otherwise_is_told_once() {
    let found = warnings(
        r#"[{"type": "geopoint", "name": "a", "label": "A", "appearance": "placement-map"}, {"type": "geopoint", "name": "b", "label": "B"},
            {"type": "audit", "name": "audit"}, {"type": "barcode", "name": "d", "label": "D", "appearance": "w1 unheard-of"}]"#,
        "[]",
    );
    let codes: Vec<(&str, Option<u32>)> = found.iter().map(|(code, row, _)| (*code, *row)).collect();
    assert_eq!(
        codes,
        [
            ("TERMINAL_001", Some(2)),
            ("TERMINAL_001", Some(2)),
            ("TERMINAL_001", Some(4)),
            ("TERMINAL_001", Some(5)),
        ]
    );
}
