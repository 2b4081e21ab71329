//! A conflict as a short conversation: one card a question, both versions whole, a person decides.

use crate::text::clean::{name, prose};
use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below};
use crate::tui::sheet::Version;
use crate::tui::theme::Role;
use crate::tui::widget::frame;
use ratatui::layout::Rect;

/// One question with two versions or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The interview, by id.
    pub interview: String,
    /// Authority, form.
    pub title: String,
    /// The question.
    pub question: String,
    /// The versions.
    pub versions: Vec<Version>,
    /// Which one stands for now on every machine.
    pub provisional: usize,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Conflicts {
    /// The conflicts.
    pub cards: Vec<Conflict>,
    /// The card shown.
    pub at: usize,
    /// Why, where it was said before the choice.
    pub reason: String,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// This version stands.
    Version(usize),
    /// A third answer is to be written.
    Third,
    /// Say why.
    Reason,
    /// Ask the field about it.
    Ask,
    /// Leave.
    Back,
}

impl Conflicts {
    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Conflict, Scope::List, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not this screen's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let versions = self.cards.get(self.at).map_or(0, |card| card.versions.len());
        Some(match action {
            Action::ConflictFirst if versions > 0 => Wish::Version(0),
            Action::ConflictSecond if versions > 1 => Wish::Version(1),
            Action::ConflictThird if versions > 2 => Wish::Version(2),
            Action::ConflictThird if versions > 0 => Wish::Third,
            Action::ConflictWrite if versions > 0 => Wish::Third,
            Action::ConflictReason if versions > 0 => Wish::Reason,
            Action::ConflictAsk if versions > 0 => Wish::Ask,
            Action::ConflictLeave | Action::ListDown => {
                self.at = if self.at + 1 < self.cards.len() {
                    self.at + 1
                } else {
                    0
                };
                Wish::Nothing
            }
            Action::ListUp => {
                self.at = self
                    .at
                    .checked_sub(1)
                    .unwrap_or(self.cards.len().saturating_sub(1));
                Wish::Nothing
            }
            Action::Back => Wish::Back,
            _ => return None,
        })
    }

    /// Takes the conflicts that are left.
    pub fn take(&mut self, cards: Vec<Conflict>) {
        self.at = self.at.min(cards.len().saturating_sub(1));
        self.cards = cards;
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let Some(card) = self.cards.get(self.at) else {
            let title = pen.ui.say("conflict-title");
            let body = frame::title(pen, &title, "");
            let hints = pen.ui.footer(&[Scope::Everywhere], false);
            let body = frame::bottom(pen, body, notice, "", &hints);
            let text = pen.ui.say("conflict-none");
            pen.rows(
                Rect {
                    x: 1,
                    width: body.width.saturating_sub(2),
                    ..body
                },
                &text,
                Role::Text,
            );
            return;
        };
        let s = pen.signs();
        let count = pen.ui.with(
            "conflict-count",
            &[("at", (self.at + 1).into()), ("count", self.cards.len().into())],
        );
        let body = frame::title(pen, &name(&card.title), &format!("{} {count}", s.conflict));
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let mut rest = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        rest = below(
            rest,
            pen.rows(
                Rect {
                    height: 4.min(rest.height),
                    ..rest
                },
                &prose(&card.question),
                Role::Question,
            ) + 1,
        );
        for (index, version) in card.versions.iter().enumerate() {
            let left = (card.versions.len() - index) as u16;
            let room = rest.height / left.max(1);
            let area = Rect { height: room, ..rest };
            let used = Self::version(pen, area, card, index, version);
            rest = below(rest, used + 1);
        }
        if !self.reason.is_empty() {
            let reason = prose(&self.reason).into_owned();
            let text = pen.ui.with("conflict-why", &[("reason", reason.into())]);
            pen.rows(rest, &text, Role::Quiet);
        }
    }

    fn version(pen: &mut Pen<'_>, area: Rect, card: &Conflict, index: usize, version: &Version) -> u16 {
        if area.height == 0 {
            return 0;
        }
        let dot = pen.signs().dot;
        pen.put(area.x + 1, area.y, 2, &(index + 1).to_string(), Role::Key);
        let mut by = format!("{} {dot} {}", name(&version.who), version.when);
        if index == card.provisional {
            by = format!("{by} {dot} {}", pen.ui.say("conflict-provisional"));
        }
        pen.put(area.x + 4, area.y, area.width.saturating_sub(4), &by, Role::Quiet);
        let inner = Rect {
            x: area.x + 4,
            width: area.width.saturating_sub(4),
            ..below(area, 1)
        };
        let mut used = 1 + pen.rows(inner, &prose(&version.answer), Role::Text);
        if !version.reason.is_empty() {
            let reason = pen.ui.with(
                "conflict-reason",
                &[("reason", prose(&version.reason).into_owned().into())],
            );
            used += pen.rows(below(inner, used - 1), &reason, Role::Quiet);
        }
        for line in &version.beside {
            if used < area.height {
                used += pen.rows(below(inner, used - 1), &prose(line), Role::Quiet);
            }
        }
        used
    }
}
