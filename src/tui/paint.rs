//! Drawing on a grid: text measured and ordered by the text room, every cut with a sign, the real cursor placed.
//!
//! Widgets and screens draw through a [`Pen`]; nothing here decides anything.

use super::theme::{Role, Signs, Theme};
use super::ui::Ui;
use crate::text::{self, bidi, clean, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::borrow::Cow;

/// What draws.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    /// The surroundings.
    pub ui: &'a Ui,
    cursor: Option<Position>,
}

impl<'a> Pen<'a> {
    /// A pen on a buffer.
    pub fn new(buffer: &'a mut Buffer, ui: &'a Ui) -> Self {
        Self {
            buffer,
            ui,
            cursor: None,
        }
    }

    /// The whole screen.
    pub fn screen(&self) -> Rect {
        self.buffer.area
    }

    /// Where the terminal's own cursor shall stand, if a field has the focus.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the terminal's own cursor there: input methods and screen readers follow it.
    pub fn place_cursor(&mut self, x: u16, y: u16) {
        if self.screen().contains(Position { x, y }) {
            self.cursor = Some(Position { x, y });
        }
    }

    /// The signs.
    pub fn signs(&self) -> &'static Signs {
        self.ui.signs()
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme().style(role)
    }

    fn theme(&self) -> Theme {
        self.ui.theme
    }

    /// Draws one row of text, cut with a sign where it is longer than `width`; gives back the cells used.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.put_styled(x, y, width, text, style)
    }

    /// The same in a style of one's own.
    pub fn put_styled(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let area = self.screen();
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let width = usize::from(width.min(area.right() - x));
        // The last door: whatever a screen forgot to clean cannot act on the terminal from one row.
        let text = &*match clean::prose(text) {
            Cow::Borrowed(text) if !text.contains('\n') => Cow::Borrowed(text),
            text => Cow::Owned(clean::prose_line(&text)),
        };
        let direction = bidi::direction(text);
        // Shaping can only shorten a row (a lam-alef becomes one glyph), so cutting before it is safe.
        let shown = bidi::visual(&text::truncate(text, width, self.signs().ellipsis), direction);
        self.buffer.set_stringn(x, y, &shown, width, style);
        text::cells(&shown).min(width) as u16
    }

    /// Draws one row that ends at the column before `right`; gives back the column where it begins.
    pub fn put_right(&mut self, right: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        let shown = text::truncate(text, usize::from(width), self.signs().ellipsis);
        let x = right.saturating_sub(text::cells(&bidi::visual(&shown, bidi::direction(&shown))) as u16);
        self.put(x, y, width, &shown, role);
        x
    }

    /// Draws a text in rows from the top of an area, each paragraph from its own side; gives back the rows used.
    ///
    /// Where rows remain, the last one says so.
    pub fn rows(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        self.rows_from(area, text, role, 0)
    }

    /// Draws a text in at most so many rows; gives back the area that is left below it.
    pub fn heading(&mut self, area: Rect, most: u16, text: &str, role: Role) -> Rect {
        let height = most.min(area.height);
        below(area, self.rows(Rect { height, ..area }, text, role))
    }

    /// The same as [`Pen::rows`], beginning at a row of the text.
    pub fn rows_from(&mut self, area: Rect, text: &str, role: Role, first: usize) -> u16 {
        if area.width == 0 || area.height == 0 || text.is_empty() {
            return 0;
        }
        let text = &*clean::prose(text);
        let rows = wrap::rows(text, usize::from(area.width));
        let left = rows.len().saturating_sub(first);
        let fits = left <= usize::from(area.height);
        let shown = if fits { left } else { usize::from(area.height) - 1 };
        let style = self.style(role);
        for (i, row) in rows.iter().skip(first).take(shown).enumerate() {
            let y = area.y + i as u16;
            self.row(
                area.x,
                y,
                area.width,
                row.drawn(text),
                bidi::direction(paragraph(text, row)),
                style,
            );
        }
        if !fits {
            let more = format!("{} {}", self.signs().down, left - shown);
            self.put(area.x, area.bottom() - 1, area.width, &more, Role::Quiet);
        }
        (shown + usize::from(!fits)) as u16
    }

    /// Some rows of a text, for a page that says by itself that there is more.
    pub fn rows_upto(&mut self, area: Rect, text: &str, role: Role, first: usize, count: usize) {
        let style = self.style(role);
        let rows = wrap::rows(text, usize::from(area.width));
        for (i, row) in rows.iter().skip(first).take(count).enumerate() {
            let y = area.y + i as u16;
            let direction = bidi::direction(paragraph(text, row));
            self.row(area.x, y, area.width, row.drawn(text), direction, style);
        }
    }

    /// One wrapped row in the direction of its paragraph.
    fn row(&mut self, x: u16, y: u16, width: u16, text: &str, direction: bidi::Direction, style: Style) {
        let shown = bidi::visual(text, direction);
        let cells = text::cells(&shown) as u16;
        let x = if direction == bidi::Direction::RightToLeft {
            x + width.saturating_sub(cells)
        } else {
            x
        };
        self.buffer.set_stringn(x, y, &shown, usize::from(width), style);
    }

    /// A horizontal line across an area's top row.
    pub fn line(&mut self, x: u16, y: u16, width: u16) {
        let line = self.signs().horizontal.repeat(usize::from(width));
        self.put(x, y, width, &line, Role::Line);
    }

    /// A vertical line.
    pub fn post(&mut self, x: u16, y: u16, height: u16) {
        for row in y..y.saturating_add(height) {
            let sign = self.signs().vertical;
            self.put(x, row, 1, sign, Role::Line);
        }
    }

    /// Makes an area blank, for a window over a screen.
    pub fn blank(&mut self, area: Rect) {
        for y in area.top()..area.bottom().min(self.screen().bottom()) {
            for x in area.left()..area.right().min(self.screen().right()) {
                self.buffer[(x, y)].reset();
            }
        }
    }

    /// Changes the style of some cells of a row.
    pub fn restyle(&mut self, x: u16, y: u16, width: u16, style: Style) {
        let area = Rect {
            x,
            y,
            width,
            height: 1,
        }
        .intersection(self.screen());
        self.buffer.set_style(area, style);
    }
}

/// The paragraph of a text in which a row stands: its direction is the row's.
fn paragraph<'t>(text: &'t str, row: &wrap::Row) -> &'t str {
    let start = text[..row.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[row.end..].find('\n').map_or(text.len(), |at| row.end + at);
    &text[start..end]
}

/// How many rows a text takes at a width.
pub fn height(text: &str, width: u16) -> u16 {
    if text.is_empty() {
        0
    } else {
        wrap::rows(text, usize::from(width)).len() as u16
    }
}

/// The part of an area below its first `rows` rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}
