//! What an old form may have wrong and still be filled: its errors are told as warnings.
//!
//! A form is read so where its settings say `lenient = yes`. What is forgiven is what older tools accepted or dropped in
//! silence; what would make a form mean something else than it says (a cycle, a broken expression) is never forgiven.

use super::{Problem, ProblemKind, Severity};

/// The setting that asks for it.
pub const LENIENT: &str = "lenient";

/// Turns the errors that an old form is forgiven into warnings.
pub(super) fn forgive(problems: &mut [Problem]) {
    for problem in problems {
        if forgives(&problem.kind) {
            problem.severity = Severity::Warning;
        }
    }
}

/// Whether a form can be filled in spite of this: the row, rule or choice concerned is left out, or taken as text.
fn forgives(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::NoType {}
            | ProblemKind::NoName {}
            | ProblemKind::UnknownType { .. }
            | ProblemKind::DuplicateName { .. }
            | ProblemKind::DuplicateRepeat { .. }
            | ProblemKind::ReservedName { .. }
            | ProblemKind::UnknownList { .. }
            | ProblemKind::SelectWithoutList { .. }
            | ProblemKind::ChoiceWithoutName { .. }
            | ProblemKind::ChoiceWithBlank { .. }
            | ProblemKind::DuplicateChoice { .. }
            | ProblemKind::OtherWithFilter { .. }
            | ProblemKind::NoLabel { .. }
            | ProblemKind::NoCalculation { .. }
            | ProblemKind::HiddenTrigger { .. }
            | ProblemKind::UnknownReference { .. }
            | ProblemKind::AmbiguousReference { .. }
            | ProblemKind::UnknownPath { .. }
            | ProblemKind::UnknownInstance { .. }
            | ProblemKind::ForeignFunction { .. }
            | ProblemKind::UnknownFunction { .. }
            | ProblemKind::UnknownParameter { .. }
            | ProblemKind::BadParameters { .. }
            | ProblemKind::BadFile { .. }
            | ProblemKind::AuditName { .. }
    )
}

#[cfg(test)]
mod tests {
    use crate::form::{Attachments, Form, Kind, LENIENT, Workbook};

    const OLD: &str = r#"{"survey": [
        {"type": "db:person", "name": "who", "label": "Who"},
        {"type": "text", "name": "meta", "label": "M"}, {"type": "text", "label": "Nameless"},
        {"type": "select_one lost", "name": "l", "label": "L"},
        {"type": "calculate", "name": "c", "calculation": "difference-in-months(${who}, today())"},
        {"type": "text", "name": "t", "label": "Of ${nobody}", "relevant": "${who} != ''"}],
        "choices": [{"list_name": "a", "name": "x", "label": "X"}, {"list_name": "a", "name": "x", "label": "X"}]}"#;

    #[test]
    fn an_old_form_is_refused_unless_it_is_read_leniently() {
        let mut book = Workbook::from_json(OLD).unwrap();
        let (strict, problems) = Form::build(&book, &Attachments::default());
        assert!(strict.is_none());

        book.set("settings", LENIENT, "yes");
        let (form, told) = Form::build(&book, &Attachments::default());

        let form = form.unwrap_or_else(|| panic!("{told:?}"));
        assert_eq!(told.len(), problems.len(), "everything let pass is told");
        assert_eq!(form.node(form.find_name("who").unwrap()).kind, Kind::Text);
    }
}
