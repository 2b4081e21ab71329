//! An interview in another version of its form: what would become of each answer; nothing is written yet.

use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// Rows in which the line under the cursor is shown whole.
const WHOLE: u16 = 3;

/// What is shown, in words already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The authority of the interview.
    pub authority: String,
    /// How many answers are kept, moved, converted, without a place.
    pub count: String,
    /// A line an answer, a note without answer, a new question.
    pub lines: Vec<String>,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Migration {
    /// What is shown.
    pub data: Preview,
    /// The line under the cursor.
    pub at: usize,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Ask whether it shall be done.
    Apply,
    /// Back to the choice of the version.
    Back,
}

impl Migration {
    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Migration, Scope::List, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not this screen's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let by = match action {
            Action::MigrationApply => return Some(Wish::Apply),
            Action::Back => return Some(Wish::Back),
            Action::ListUp => -1,
            Action::ListDown => 1,
            Action::ListPageUp => -10,
            Action::ListPageDown => 10,
            Action::ListFirst => isize::MIN / 2,
            Action::ListLast => isize::MAX / 2,
            _ => return None,
        };
        self.at = list::step(self.at, by, self.data.lines.len());
        Some(Wish::Nothing)
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let dot = pen.signs().dot;
        let title = format!("{} {dot} {}", pen.ui.say("page-migrate"), self.data.authority);
        let clock = pen.ui.clock.clone();
        let body = frame::title(pen, &title, &clock);
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let area = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        let used = pen.rows(area, &self.data.count, Role::Question);
        let rest = below(area, used + 1);
        let chosen = self.data.lines.get(self.at).map_or("", String::as_str);
        // What does not fit on its row is read whole below the list.
        let whole = if height(chosen, rest.width.saturating_sub(2)) > 1 {
            WHOLE
        } else {
            0
        };
        let lines = Rect {
            height: rest.height.saturating_sub(whole),
            ..rest
        };
        list::draw(
            pen,
            lines,
            self.data.lines.len(),
            self.at,
            |pen, row, index, under| {
                let role = if under { Role::Chosen } else { Role::Text };
                let cursor = if under { pen.signs().cursor } else { " " };
                pen.put(row.x, row.y, 1, cursor, Role::Chosen);
                let width = row.width.saturating_sub(2);
                pen.put(row.x + 2, row.y, width, &self.data.lines[index], role);
            },
        );
        if whole > 0 {
            pen.rows(below(rest, lines.height), chosen, Role::Quiet);
        }
    }
}
