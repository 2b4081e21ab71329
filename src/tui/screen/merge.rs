//! A rehearsed merge: what would be new, joined, in need of a decision, waiting, set aside; nothing is written yet.

use crate::text::clean::prose;
use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below};
use crate::tui::theme::Role;
use crate::tui::widget::frame;
use ratatui::layout::Rect;

/// What a rehearsal found, in words already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rehearsed {
    /// How many bundles.
    pub bundles: usize,
    /// A count and what it counts, with details: *14, interviews new, T1 A01*.
    pub counts: Vec<(u64, String, String)>,
    /// Each bundle for itself: its file, and what it brings.
    pub each: Vec<String>,
    /// What is to be known of single files: set aside, waiting for.
    pub remarks: Vec<String>,
    /// Whether there is anything to write.
    pub something: bool,
    /// Whether someone speaks whom nobody here has accepted.
    pub strangers: bool,
    /// It was applied.
    pub applied: bool,
}

/// How many remarks are shown without being asked for.
const FEW_REMARKS: usize = 8;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Merge {
    /// What is shown.
    pub data: Rehearsed,
    /// Details are shown.
    pub details: bool,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Merge.
    Apply {
        /// And take the word of devices not met before.
        accept_new: bool,
    },
    /// Take back what this merge alone brought.
    Undo,
    /// Leave.
    Back,
}

impl Merge {
    /// The scopes that hold.
    pub fn scopes(&self) -> Vec<Scope> {
        let here = if self.data.applied {
            Scope::Merged
        } else {
            Scope::Merge
        };
        vec![here, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not this screen's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        Some(match action {
            Action::MergedLeave => Wish::Back,
            Action::MergeApply if !self.data.something => Wish::Back,
            Action::MergeApply => Wish::Apply { accept_new: false },
            Action::MergeAccept if self.data.strangers => Wish::Apply { accept_new: true },
            Action::MergeAccept => Wish::Nothing,
            Action::MergeDetails | Action::MergedDetails => {
                self.details = !self.details;
                Wish::Nothing
            }
            Action::MergeUndo if self.data.something => Wish::Undo,
            Action::MergeUndo => Wish::Nothing,
            Action::Back => Wish::Back,
            _ => return None,
        })
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let dot = pen.signs().dot;
        let state = pen.ui.say(if self.data.applied {
            "merge-applied"
        } else {
            "merge-nothing-written"
        });
        let bundles = pen
            .ui
            .with("merge-bundles", &[("count", self.data.bundles.into())]);
        let title = format!("{} {dot} {bundles} {dot} {state}", pen.ui.say("merge-title"));
        let clock = pen.ui.clock.clone();
        let body = frame::title(pen, &title, &clock);
        let hints = pen.ui.footer(&self.scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let mut rest = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        for (count, what, details) in &self.data.counts {
            if rest.height == 0 {
                return;
            }
            pen.put_right(rest.x + 6, rest.y, 6, &count.to_string(), Role::Key);
            let half = rest.width.saturating_sub(8) * 3 / 5;
            let used = pen.put(rest.x + 8, rest.y, half, what, Role::Text);
            let x = rest.x + 8 + used.max(half) + 1;
            pen.put(x, rest.y, rest.right().saturating_sub(x), details, Role::Quiet);
            rest = below(rest, 1);
        }
        rest = below(rest, 1);
        let remarks = &self.data.remarks;
        let each: &[String] = if self.details { &self.data.each } else { &[] };
        if !each.is_empty() || remarks.len() <= FEW_REMARKS {
            let lines: Vec<String> = each
                .iter()
                .chain(remarks)
                .map(|remark| format!("{dot} {}", prose(remark)))
                .collect();
            pen.rows(rest, &lines.join("\n"), Role::Text);
        }
    }
}
