//! The page that is read back before one leaves: every answer in the form's own words, nothing of the interviewer's.

use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::paint::Pen;
use crate::tui::sheet::{LineKind, Mark, Sheet};
use crate::tui::theme::Role;
use ratatui::layout::Rect;
use std::cell::Cell;

/// Where one stands on the page.
#[derive(Debug, Default)]
pub struct Reading {
    /// The first row shown.
    top: usize,
    /// Rows in all and rows shown, as last drawn.
    drawn: Cell<(usize, usize)>,
}

/// The columns by which an answer stands in from its question.
const INDENT: u16 = 4;

impl Reading {
    /// Moves on the page; false where the action is none of its own.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let (rows, shown) = self.drawn.get();
        let last = rows.saturating_sub(shown);
        let page = shown.saturating_sub(1).max(1);
        self.top = match action {
            Action::ListUp => self.top.saturating_sub(1),
            Action::ListDown => (self.top + 1).min(last),
            Action::ListPageUp => self.top.saturating_sub(page),
            Action::ListPageDown => (self.top + page).min(last),
            Action::ListFirst => 0,
            Action::ListLast => last,
            _ => return false,
        };
        true
    }

    /// Draws the page.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, area: Rect, sheet: &Sheet) {
        let blocks = blocks(sheet);
        if blocks.is_empty() {
            let text = pen.ui.say("reading-nothing");
            pen.rows(area, &text, Role::Quiet);
            return;
        }
        let heights: Vec<usize> = blocks
            .iter()
            .map(|block| wrap::rows(&block.text, usize::from(area.width.saturating_sub(block.indent))).len())
            .collect();
        let total: usize = heights.iter().sum();
        let height = usize::from(area.height.saturating_sub(1));
        let top = self.top.min(total.saturating_sub(height));
        self.drawn.set((total, height));
        let mut skip = top;
        let mut y = area.y;
        let bottom = area.y + height as u16;
        for (block, rows) in blocks.iter().zip(heights) {
            if skip >= rows {
                skip -= rows;
                continue;
            }
            let room = (bottom - y).min((rows - skip) as u16);
            if room == 0 {
                break;
            }
            let part = Rect {
                x: area.x + block.indent,
                y,
                width: area.width.saturating_sub(block.indent),
                height: room,
            };
            // A block that ends below the page is cut by the page's own sign, not by one in its middle.
            pen.rows_upto(part, &block.text, block.role, skip, usize::from(room));
            y += room;
            skip = 0;
        }
        if top + height < total {
            let more = format!("{} {}", pen.signs().down, total - top - height);
            pen.put(area.x, bottom, area.width, &more, Role::Quiet);
        }
    }
}

struct Block {
    text: String,
    role: Role,
    indent: u16,
}

/// Sections, questions and answers; what nobody answered, what only the interviewer answers and hidden answers are
/// left out.
fn blocks(sheet: &Sheet) -> Vec<Block> {
    let mut out = Vec::new();
    let mut section: Option<&str> = None;
    for line in &sheet.lines {
        if line.kind != LineKind::Question {
            section = Some(&line.label);
            continue;
        }
        let said = line.marks.first().is_some_and(|mark| *mark != Mark::Open) && !line.answer.is_empty();
        if !said || line.private {
            continue;
        }
        if let Some(title) = section.take().filter(|title| !title.is_empty()) {
            out.push(Block {
                text: title.to_owned(),
                role: Role::Title,
                indent: 0,
            });
        }
        out.push(Block {
            text: line.label.clone(),
            role: Role::Quiet,
            indent: 2,
        });
        out.push(Block {
            text: line.answer.clone(),
            role: Role::Text,
            indent: INDENT,
        });
    }
    out
}
