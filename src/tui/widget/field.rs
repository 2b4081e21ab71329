//! The answer editor on screen: wrapped, ordered, scrolled to the real cursor.

use crate::text::{bidi, cells, wrap};
use crate::tui::field::{Field, Window};
use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// How a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether the cursor is in it.
    pub focus: bool,
    /// Whether its letters are hidden (passphrases, sensitive answers).
    pub masked: bool,
}

/// Draws a field into an area and gives back the rows used.
pub fn draw(pen: &mut Pen<'_>, area: Rect, field: &Field, look: Look) -> u16 {
    if area.width == 0 || area.height == 0 {
        return 0;
    }
    let masked;
    let text = if look.masked {
        masked = field.text().chars().map(|_| pen.signs().mask).collect::<String>();
        masked.as_str()
    } else {
        field.text()
    };
    let cursor = if look.masked {
        field.text()[..field.cursor()].chars().count() * pen.signs().mask.len()
    } else {
        field.cursor()
    };
    // One column is kept for the cursor behind the last letter.
    let width = usize::from(area.width.saturating_sub(1)).max(1);
    let rows = wrap::rows(text, width);
    let here = wrap::row_of(&rows, cursor);
    let height = usize::from(area.height);
    let top = scroll(field.window().top, here, rows.len(), height);
    field.set_window(Window { width, height, top });
    let selection = if look.masked { None } else { field.selection() };
    for (i, row) in rows.iter().enumerate().skip(top).take(height) {
        let y = area.y + (i - top) as u16;
        let line = row.of(text);
        let direction = bidi::direction(paragraph(text, row.start));
        let glyphs = bidi::lay(line, direction);
        let filled: usize = glyphs.iter().map(|glyph| glyph.cells).sum();
        let shift = if direction == bidi::Direction::RightToLeft {
            width.saturating_sub(filled)
        } else {
            0
        };
        let mut x = area.x + shift as u16;
        for glyph in &glyphs {
            let selected = selection
                .as_ref()
                .is_some_and(|range| range.contains(&(row.start + glyph.start)));
            let role = if selected { Role::Selection } else { Role::Text };
            pen.put(x, y, glyph.cells as u16, &glyph.text, role);
            x += glyph.cells as u16;
        }
        if i == here && look.focus {
            let at = bidi::cursor(&glyphs, cursor.saturating_sub(row.start), direction);
            pen.place_cursor(area.x + (shift + at).min(usize::from(area.width) - 1) as u16, y);
        }
    }
    (rows.len() - top).min(height) as u16
}

/// How many rows a field would take at a width.
pub fn height(field: &Field, width: u16) -> u16 {
    wrap::rows(field.text(), usize::from(width.saturating_sub(1)).max(1)).len() as u16
}

/// The first row to show: as before, moved just enough that the cursor's row is seen.
fn scroll(top: usize, here: usize, rows: usize, height: usize) -> usize {
    let top = top.min(rows.saturating_sub(height));
    if here < top {
        here
    } else if here >= top + height {
        here + 1 - height
    } else {
        top
    }
}

fn paragraph(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    &text[start..end]
}

/// Draws a value that is only read, on one row, masked where it is sensitive.
pub fn read_only(pen: &mut Pen<'_>, x: u16, y: u16, width: u16, value: &str, masked: bool) {
    if masked {
        let hidden = pen.signs().mask.repeat(cells(value).clamp(1, 8));
        pen.put(x, y, width, &hidden, Role::Text);
    } else {
        pen.put(x, y, width, value, Role::Text);
    }
}
