//! Everything that needs a decision, the worst and oldest first, each one key away.

use crate::text::clean::{name, prose_line};
use crate::text::fold::fold;
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
    /// What else it can be found by: person, form, country.
    pub found_by: String,
    /// It is an interview to be read and accepted.
    pub to_accept: bool,
    /// Beside that, something in the interview is open.
    pub is_open: bool,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Inbox {
    /// What is shown.
    pub lines: Vec<Line>,
    /// The line under the cursor, among those shown.
    pub at: usize,
    /// What the lines shown have in common; everything where it is empty.
    pub filter: String,
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
    /// Show those lines only in which a text stands.
    Filter,
    /// Accept all interviews among the lines shown, once that is confirmed.
    AcceptAll,
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
        self.lines = lines;
        self.stay();
    }

    /// Shows those lines only in which each of these words stands.
    pub fn narrow(&mut self, filter: &str) {
        filter.trim().clone_into(&mut self.filter);
        self.stay();
    }

    fn stay(&mut self) {
        self.at = self.at.min(self.shown().len().saturating_sub(1));
    }

    /// The lines shown, by their numbers among all.
    pub fn shown(&self) -> Vec<usize> {
        let wanted = fold(&self.filter);
        let has = |line: &Line| {
            let text = fold(&format!(
                "{} {} {} {}",
                line.title, line.need, line.day, line.found_by
            ));
            wanted.split_whitespace().all(|word| text.contains(word))
        };
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| has(line)).map(|(at, _)| at).collect()
    }

    /// The line under the cursor, by its number among all.
    pub fn item(&self) -> Option<usize> {
        self.shown().get(self.at).copied()
    }

    /// The interviews to accept among the lines shown, and in how many of them something is open.
    pub fn to_accept(&self) -> (Vec<usize>, usize) {
        let mut items = self.shown();
        items.retain(|item| self.lines[*item].to_accept);
        let open = items.iter().filter(|item| self.lines[**item].is_open).count();
        (items, open)
    }

    /// Does an action; `None` where it is not this screen's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let item = self.item();
        let wanted = |act| item.map_or(Wish::Nothing, |item| Wish::Do(item, act));
        Some(match action {
            Action::InboxOpen => wanted(InboxAct::Open),
            Action::InboxAccept => wanted(InboxAct::Accept),
            Action::InboxSettle => wanted(InboxAct::Settle),
            Action::InboxSame => wanted(InboxAct::Same),
            Action::InboxApart => wanted(InboxAct::Apart),
            Action::InboxLeave => wanted(InboxAct::Leave),
            Action::InboxFilter => Wish::Filter,
            Action::InboxAcceptAll => Wish::AcceptAll,
            Action::InboxReturn if item.is_some() => Wish::Return,
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
        self.at = list::step(self.at, by, self.shown().len());
        Wish::Nothing
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let shown = self.shown();
        let count = pen.ui.with("inbox-count", &[("count", shown.len().into())]);
        let mut title = pen.ui.say("inbox-title");
        if !self.filter.is_empty() {
            let args = [("filter", name(&self.filter).into_owned().into())];
            title = format!(
                "{title} {} {}",
                pen.signs().dot,
                pen.ui.with("inbox-filtered", &args)
            );
        }
        let body = frame::title(pen, &title, &count);
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let area = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        if shown.is_empty() {
            let text = pen.ui.say(if self.lines.is_empty() {
                "inbox-empty"
            } else {
                "inbox-none-shown"
            });
            pen.rows(area, &text, Role::Text);
            return;
        }
        list::draw(pen, area, shown.len(), self.at, |pen, row, index, chosen| {
            let line = &self.lines[shown[index]];
            let role = if chosen { Role::Chosen } else { Role::Text };
            let third = row.width / 3;
            pen.put(row.x, row.y, third.saturating_sub(1), &name(&line.title), role);
            let width = row.width.saturating_sub(third + 11);
            pen.put(row.x + third, row.y, width, &prose_line(&line.need), role);
            pen.put_right(row.right(), row.y, 10, &line.day, Role::Quiet);
        });
    }
}
