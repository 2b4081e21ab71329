//! The actions of the table that an editor does.

use super::{Field, Motion};
use crate::tui::action::Action;

/// Does an action of a text field; false where it is none.
pub fn act(field: &mut Field, action: Action) -> bool {
    let (motion, select) = match action {
        Action::EditLeft => (Motion::Left, false),
        Action::EditRight => (Motion::Right, false),
        Action::EditWordLeft => (Motion::WordBack, false),
        Action::EditWordRight => (Motion::WordOn, false),
        Action::EditRowStart => (Motion::RowStart, false),
        Action::EditRowEnd => (Motion::RowEnd, false),
        Action::EditStart => (Motion::Start, false),
        Action::EditEnd => (Motion::End, false),
        Action::EditUp => (Motion::Up, false),
        Action::EditDown => (Motion::Down, false),
        Action::EditorPageUp => (Motion::PageUp, false),
        Action::EditorPageDown => (Motion::PageDown, false),
        Action::SelectLeft => (Motion::Left, true),
        Action::SelectRight => (Motion::Right, true),
        Action::SelectWordLeft => (Motion::WordBack, true),
        Action::SelectWordRight => (Motion::WordOn, true),
        Action::SelectUp => (Motion::Up, true),
        Action::SelectDown => (Motion::Down, true),
        Action::SelectRowStart => (Motion::RowStart, true),
        Action::SelectRowEnd => (Motion::RowEnd, true),
        _ => return change(field, action),
    };
    field.go(motion, select);
    true
}

fn change(field: &mut Field, action: Action) -> bool {
    match action {
        Action::SelectAll => field.select_all(),
        Action::RubBack => field.rub_out(Motion::Back),
        Action::RubOn => field.rub_out(Motion::On),
        Action::RubWordBack => field.rub_out(Motion::WordBack),
        Action::RubWordOn => field.rub_out(Motion::WordOn),
        Action::RubRowBack => field.rub_out(Motion::RowStart),
        Action::RubRowOn => field.rub_out(Motion::RowEnd),
        Action::EditNewLine => field.newline(),
        Action::EditUndo => {
            field.undo();
        }
        Action::EditRedo => {
            field.redo();
        }
        _ => return false,
    }
    true
}
