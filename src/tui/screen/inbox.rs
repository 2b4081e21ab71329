//! Everything that needs a decision, the worst and oldest first, each one key away.

use crate::text::clean::{name, prose_line};
use crate::tui::action::{Action, Scope};
use crate::tui::effect::InboxAct;
use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// One thing to decide, in words already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is about: authority, person.
    pub title: String,
    /// What is to be decided.
    pub need: String,
    /// Since when.
    pub day: String,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Inbox {
    /// What is shown.
    pub lines: Vec<Line>,
    /// The line under the cursor.
    pub at: usize,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Do this about that line.
    Do(usize, InboxAct),
    /// Send it back, with a word.
    Return,
    /// Leave.
    Back,
}

impl Inbox {
    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Inbox, Scope::List, Scope::Everywhere]
    }

    /// Takes what the driver has read; the cursor stays where it was, so that one decision follows the other.
    pub fn take(&mut self, lines: Vec<Line>) {
        self.at = self.at.min(lines.len().saturating_sub(1));
        self.lines = lines;
    }

    /// Does an action; `None` where it is not this screen's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let some = !self.lines.is_empty();
        let wanted = |act| {
            if some {
                Wish::Do(self.at, act)
            } else {
                Wish::Nothing
            }
        };
        Some(match action {
            Action::InboxOpen => wanted(InboxAct::Open),
            Action::InboxAccept => wanted(InboxAct::Accept),
            Action::InboxSettle => wanted(InboxAct::Settle),
            Action::InboxSame => wanted(InboxAct::Same),
            Action::InboxApart => wanted(InboxAct::Apart),
            Action::InboxReturn if some => Wish::Return,
            Action::InboxReturn => Wish::Nothing,
            Action::ListUp => self.step(-1),
            Action::ListDown => self.step(1),
            Action::ListPageUp => self.step(-10),
            Action::ListPageDown => self.step(10),
            Action::ListFirst => self.step(isize::MIN / 2),
            Action::ListLast => self.step(isize::MAX / 2),
            Action::Back => Wish::Back,
            _ => return None,
        })
    }

    fn step(&mut self, by: isize) -> Wish {
        self.at = list::step(self.at, by, self.lines.len());
        Wish::Nothing
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let count = pen.ui.with("inbox-count", &[("count", self.lines.len().into())]);
        let title = pen.ui.say("inbox-title");
        let body = frame::title(pen, &title, &count);
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let area = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        if self.lines.is_empty() {
            let text = pen.ui.say("inbox-empty");
            pen.rows(area, &text, Role::Text);
            return;
        }
        list::draw(pen, area, self.lines.len(), self.at, |pen, row, index, chosen| {
            let line = &self.lines[index];
            let role = if chosen { Role::Chosen } else { Role::Text };
            let third = row.width / 3;
            pen.put(row.x, row.y, third.saturating_sub(1), &name(&line.title), role);
            let width = row.width.saturating_sub(third + 11);
            pen.put(row.x + third, row.y, width, &prose_line(&line.need), role);
            pen.put_right(row.right(), row.y, 10, &line.day, Role::Quiet);
        });
    }
}
