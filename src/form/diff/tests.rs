use super::*;
use crate::form::{Attachments, Workbook};

fn changes(old: &str, new: &str) -> Vec<String> {
    let build = |survey: &str| {
        let choices = if survey.contains("\"k\"") { "k" } else { "l" };
        let book = format!(
            r#"{{"survey": {survey}, "choices": [{{"list_name": "c", "name": "{choices}", "label": "X"}}, {{"list_name": "c", "name": "z", "label": "Z"}}],
                "settings": [{{"version": "1"}}]}}"#
        );
        let (form, problems) = Form::build(&Workbook::from_json(&book).unwrap(), &Attachments::default());
        form.unwrap_or_else(|| panic!("{problems:?}"))
    };
    differences(&build(old), &build(new))
        .iter()
        .map(|found| {
            let fields: Vec<&str> = found.fields().into_iter().map(|(_, value)| value).collect();
            format!(
                "{} {}",
                found.id().trim_start_matches("form-diff-"),
                fields.join("|")
            )
        })
        .collect()
}

#[test]
fn a_form_does_not_differ_from_itself() {
    let form = r#"[{"type": "text", "name": "a", "label": "A", "relevant": "1 = 1"}]"#;
    assert_eq!(changes(form, form), Vec::<String>::new());
}

#[test]
fn questions_come_go_move_and_change_their_names() {
    let found = changes(
        r#"[{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"},
            {"type": "text", "name": "old", "label": "Same"}, {"type": "text", "name": "gone", "label": "G"}]"#,
        r#"[{"type": "integer", "name": "a", "label": "A!", "required": "yes"}, {"type": "begin group", "name": "g", "label": "Group"},
            {"type": "text", "name": "b", "label": "B"}, {"type": "end group"},
            {"type": "text", "name": "new", "label": "Same"}, {"type": "text", "name": "fresh", "label": "F"}]"#,
    );
    assert_eq!(
        found,
        [
            "kind a|text|integer",
            "text a|label|default|A|A!",
            "rule-added a|required|true()",
            "added g|Group",
            "moved b|data|g",
            "renamed old|new|Same",
            "added fresh|F",
            "removed gone|G",
        ]
    );
}

#[test]
fn one_row_moved_is_one_difference() {
    let rows = |names: &[&str]| {
        let rows: Vec<String> = names
            .iter()
            .map(|name| format!(r#"{{"type": "text", "name": "{name}", "label": "{name}"}}"#))
            .collect();
        format!("[{}]", rows.join(","))
    };
    assert_eq!(
        changes(&rows(&["a", "b", "c", "d"]), &rows(&["d", "a", "b", "c"])),
        ["order d|a"]
    );
}

#[test]
fn choices_come_and_go() {
    assert_eq!(
        changes(
            r#"[{"type": "select_one c", "name": "a", "label": "A"}]"#,
            r#"[{"type": "select_one c", "name": "a", "label": "A"}, {"type": "hidden", "name": "k"}]"#
        ),
        ["added k|", "choice-added c|k|X", "choice-removed c|l|X"]
    );
}
