//! The interview on screen: title, outline, card, notice, footer.

use super::{Interview, outline, pane};
use crate::tui::paint::Pen;
use crate::tui::sheet::Card;
use crate::tui::theme::Role;
use crate::tui::widget::frame;
use ratatui::layout::Rect;

/// The columns that the quiet outline takes; below this many in all, it is left to its key.
const OUTLINE: u16 = 30;
const WITH_OUTLINE: u16 = 72;
const WITH_ROWS: u16 = 110;

impl Interview {
    /// Draws the screen; `notice` is what there is to say at the moment.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let screen = pen.screen();
        if self.respondent {
            // Nothing marked interviewer, speed or quality is visible while the officer looks on.
            let area = Rect {
                x: 4,
                y: 2,
                width: screen.width.saturating_sub(8),
                height: screen.height.saturating_sub(4),
            };
            if self.sheet.question().is_some_and(|view| view.interviewer) {
                let text = pen.ui.say("interview-respondent-hidden");
                pen.rows(area, &text, Role::Quiet);
            } else {
                pane::draw(pen, area, self);
            }
            return;
        }
        let (done, asked) = self.sheet.done;
        let right = if asked > 0 {
            format!("{} {done}/{asked}", self.sheet.section)
        } else {
            self.sheet.section.clone()
        };
        let title = match self.sheet.speaker.as_str() {
            "" => self.sheet.title.clone(),
            other => format!("{} {} {other}", self.sheet.title, pen.signs().voice),
        };
        let right = match self.sheet.away.as_str() {
            "" => right,
            who => format!("{} {who} {} {right}", pen.signs().away, pen.signs().dot),
        };
        let body = frame::title(pen, &title, &right);
        let hints = pen.ui.footer(&self.scopes(), self.typing());
        let saved = self
            .saved
            .as_ref()
            .map(|time| pen.ui.with("saved-at", &[("time", time.as_str().into())]));
        let failure = self.failure.as_ref().map(|what| {
            pen.ui
                .with("interview-save-failed", &[("what", what.as_str().into())])
        });
        let notice = match (&failure, notice.0.is_empty(), &saved) {
            (Some(failure), ..) => (failure.as_str(), Role::Error),
            (None, true, Some(saved)) => (saved.as_str(), Role::Good),
            _ => notice,
        };
        let body = frame::bottom(pen, body, notice, &self.corner(pen), &hints);
        if let Some(outline) = &self.outline {
            outline.draw(pen, body, &self.sheet);
            return;
        }
        if let Some(reading) = &self.reading {
            let area = Rect {
                x: 1,
                width: screen.width.saturating_sub(2),
                ..body
            };
            reading.draw(pen, area, &self.sheet);
            return;
        }
        // Rows of words want the whole width before an outline is worth its columns.
        let rows = !matches!(self.sheet.card, Card::Question(_) | Card::Empty);
        let wide = screen.width >= if rows { WITH_ROWS } else { WITH_OUTLINE } && !self.full;
        if wide {
            outline::beside(
                pen,
                Rect {
                    x: 1,
                    width: OUTLINE - 2,
                    ..body
                },
                &self.sheet,
            );
            pen.post(OUTLINE, body.y, body.height);
        }
        let x = if wide { OUTLINE + 2 } else { 1 };
        let card = Rect {
            x,
            width: screen.width.saturating_sub(x + 1),
            ..body
        };
        pane::draw(pen, card, self);
    }

    /// The lower right corner: the language of the questions, the battery where it is low, the time.
    fn corner(&self, pen: &Pen<'_>) -> String {
        let ui = pen.ui;
        let mut parts = Vec::new();
        if self.sheet.evening {
            parts.push(ui.say("interview-evening"));
        }
        if !self.sheet.speaker.is_empty() {
            parts.push(ui.with("interview-voice", &[("who", self.sheet.speaker.as_str().into())]));
        }
        if let Some(language) = self.sheet.languages.get(self.sheet.language)
            && self.sheet.languages.len() > 1
        {
            parts.push(code(language));
        }
        if let Some(battery) = ui.battery {
            parts.push(format!("{}\u{a0}%", battery.percent));
        }
        if !ui.clock.is_empty() {
            parts.push(ui.clock.clone());
        }
        parts.join("  ")
    }
}

/// `Français (fr)` → `FR`; a name without a code stays.
fn code(language: &str) -> String {
    match language.rsplit_once('(') {
        Some((_, code)) => code.trim_end_matches(')').trim().to_uppercase(),
        None => language.to_owned(),
    }
}
