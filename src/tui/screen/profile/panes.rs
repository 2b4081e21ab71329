//! What stands in front of the table: reasons, questions, and pages of lines.

use super::{Process, Profile};
use crate::text::clean::prose_line;
use crate::tui::paint::{Pen, below};
use crate::tui::theme::Role;
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// Rows kept for the whole text of the line under the cursor.
const WHOLE: u16 = 5;

impl Profile {
    pub(super) fn reasons(&self, pen: &mut Pen<'_>, area: Rect) {
        let Some(process) = self.process() else {
            return;
        };
        let mut rest = below(area, head(pen, area, process));
        let sentences = process.sentences.join(" ");
        let room = Rect {
            height: rest.height.min(6),
            ..rest
        };
        rest = below(rest, pen.rows(room, &prose_line(&sentences), Role::Text) + 1);
        if process.reasons.is_empty() {
            let text = pen.ui.say("profile-no-reason");
            pen.rows(rest, &text, Role::Text);
            return;
        }
        let lines: Vec<String> = process
            .reasons
            .iter()
            .map(|reason| prose_line(&reason.text))
            .collect();
        self.list(pen, rest, &lines);
    }

    pub(super) fn questions(&self, pen: &mut Pen<'_>, area: Rect) {
        let rest = heading(pen, area, "profile-questions-back");
        if self.data.questions.is_empty() {
            let text = pen.ui.say("profile-no-question");
            pen.rows(rest, &text, Role::Text);
            return;
        }
        let (answered, open) = (pen.signs().answered, pen.signs().open);
        let lines: Vec<String> = self
            .data
            .questions
            .iter()
            .map(|question| {
                let mark = if question.taken { answered } else { open };
                format!("{mark} {}", prose_line(&question.text))
            })
            .collect();
        self.list(pen, rest, &lines);
    }

    /// Lines that are only read.
    pub(super) fn page(&self, pen: &mut Pen<'_>, area: Rect, id: &str, lines: &[String]) {
        let rest = heading(pen, area, id);
        if lines.is_empty() {
            let text = pen.ui.say("profile-nothing");
            pen.rows(rest, &text, Role::Text);
            return;
        }
        list::draw(pen, rest, lines.len(), self.line, |pen, row, index, under| {
            let role = if under { Role::Chosen } else { Role::Text };
            pen.put(row.x, row.y, row.width, &lines[index], role);
        });
    }

    /// One line each, and below them the whole text of the one under the cursor.
    fn list(&self, pen: &mut Pen<'_>, area: Rect, lines: &[String]) {
        let whole = if area.height > WHOLE * 2 { WHOLE } else { 0 };
        let rows = Rect {
            height: area.height - whole,
            ..area
        };
        list::draw(pen, rows, lines.len(), self.line, |pen, row, index, under| {
            let sign = if under { pen.signs().cursor } else { " " };
            let role = if under { Role::Chosen } else { Role::Text };
            pen.put(row.x, row.y, 1, sign, Role::Chosen);
            pen.put(row.x + 2, row.y, row.width.saturating_sub(2), &lines[index], role);
        });
        if let Some(line) = lines.get(self.line).filter(|_| whole > 0) {
            let foot = Rect {
                y: rows.bottom() + 1,
                height: whole - 1,
                ..area
            };
            pen.rows(foot, line, Role::Quiet);
        }
    }
}

fn head(pen: &mut Pen<'_>, area: Rect, process: &Process) -> u16 {
    let s = pen.signs();
    let contradiction = if process.contradiction {
        format!(" {} ", s.conflict)
    } else {
        String::new()
    };
    let head = format!("{} {} {}{contradiction}", process.name, s.dot, process.status);
    let room = Rect {
        height: 2.min(area.height),
        ..area
    };
    pen.rows(room, &head, Role::Question)
}

fn heading(pen: &mut Pen<'_>, area: Rect, id: &str) -> Rect {
    let heading = pen.ui.say(id);
    let room = Rect {
        height: 1.min(area.height),
        ..area
    };
    below(area, pen.rows(room, &heading, Role::Question) + 1)
}
