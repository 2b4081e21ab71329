//! The review before submission: what is open, doubtful, invalid, missing; Enter goes there.

use crate::interview::Place;
use crate::text::clean::prose_line;
use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below};
use crate::tui::sheet::Mark;
use crate::tui::theme::Role;
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// What the review shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewData {
    /// Authority, form.
    pub title: String,
    /// The points, gravest first, then in the order of the interview.
    pub points: Vec<Point>,
    /// Questions answered and asked.
    pub done: (u32, u32),
    /// The interview was submitted as it stands.
    pub submitted: bool,
}

/// One point to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The question.
    pub place: Place,
    /// What is the matter.
    pub mark: Mark,
    /// Whether it must be answered or explained.
    pub required: bool,
    /// The question's words.
    pub label: String,
    /// Why, in words: the failed rule, the doubt, the question back.
    pub why: String,
}

/// The state of the review.
#[derive(Debug, Default)]
pub struct Review {
    /// What is shown.
    pub data: ReviewData,
    /// The point under the cursor.
    pub at: usize,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Go to a question.
    Go(Place),
    /// Submit, after a question where points are left.
    Submit,
    /// Back to the interview.
    Back,
}

impl Review {
    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Review, Scope::List, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not the review's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let count = self.data.points.len();
        let step = |at: usize, by: isize| list::step(at, by, count);
        match action {
            Action::ReviewOpen => {
                return Some(
                    self.data
                        .points
                        .get(self.at)
                        .map_or(Wish::Nothing, |point| Wish::Go(point.place.clone())),
                );
            }
            Action::ReviewSubmit => return Some(Wish::Submit),
            Action::Back => return Some(Wish::Back),
            Action::ListUp => self.at = step(self.at, -1),
            Action::ListDown => self.at = step(self.at, 1),
            Action::ListPageUp => self.at = step(self.at, -10),
            Action::ListPageDown => self.at = step(self.at, 10),
            Action::ListFirst => self.at = 0,
            Action::ListLast => self.at = step(self.at, isize::MAX / 2),
            _ => return None,
        }
        Some(Wish::Nothing)
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let (done, asked) = self.data.done;
        let body = frame::title(
            pen,
            &self.data.title,
            &format!("{} {done}/{asked}", pen.ui.say("review-title")),
        );
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let mut rest = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        let head = if self.data.points.is_empty() {
            pen.ui.say("review-nothing")
        } else {
            pen.ui
                .with("review-points", &[("count", self.data.points.len().into())])
        };
        rest = below(pen.heading(rest, 2, &head, Role::Question), 1);
        // The chosen point's reason stands below the list, whole.
        let why = self
            .data
            .points
            .get(self.at)
            .map(|point| point.why.clone())
            .unwrap_or_default();
        let foot = if why.is_empty() { 0 } else { 3 };
        let area = Rect {
            height: rest.height.saturating_sub(foot),
            ..rest
        };
        list::draw(
            pen,
            area,
            self.data.points.len(),
            self.at,
            |pen, row, index, under| {
                let point = &self.data.points[index];
                let s = pen.signs();
                pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
                let sign = super::interview::sign(s, point.mark);
                pen.put(row.x + 2, row.y, 1, sign, Role::Text);
                let word = pen.ui.say(match (point.mark, point.required) {
                    (Mark::Invalid, _) => "review-invalid",
                    (Mark::AskedBack, _) => "review-asked-back",
                    (Mark::Conflict, _) => "review-conflict",
                    (Mark::Doubtful, _) => "review-doubtful",
                    (Mark::Missing, _) => "review-missing",
                    (_, true) => "review-required",
                    _ => "review-open",
                });
                let width = 16.min(row.width / 4);
                pen.put(row.x + 4, row.y, width, &word, Role::Warning);
                let x = row.x + 4 + width + 1;
                let role = if under { Role::Chosen } else { Role::Text };
                pen.put(
                    x,
                    row.y,
                    row.right().saturating_sub(x),
                    &prose_line(&point.label),
                    role,
                );
            },
        );
        if foot > 0 {
            let area = Rect {
                x: rest.x + 2,
                y: rest.bottom().saturating_sub(2),
                width: rest.width.saturating_sub(2),
                height: 2,
            };
            pen.rows(area, &why, Role::Quiet);
        }
    }
}
