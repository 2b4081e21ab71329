//! A repeat as a whole: its instances as a table of their first answers, in their order or sorted by a column.

use super::{Interview, Wish, outline};
use crate::text::clean::prose;
use crate::text::fold::fold;
use crate::tui::paint::{Pen, below};
use crate::tui::sheet::{Card, Repeat};
use crate::tui::theme::Role;
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// The columns for the marks of an instance.
const MARKS: u16 = 12;
/// A column narrower than this says too little.
const LEAST: u16 = 20;

impl Interview {
    /// Shows the instances sorted by the next column, and after the last one in their own order again.
    pub(super) fn sort_next(&mut self) -> Wish {
        let Card::Repeat(repeat) = &self.sheet.card else {
            return Wish::nothing();
        };
        let next = self.sorted.map_or(0, |column| column + 1);
        self.sorted = (next < repeat.columns.len()).then_some(next);
        self.sort();
        Wish::nothing()
    }

    /// Puts the instances shown into the order chosen; only the view changes, never the interview.
    pub(super) fn sort(&mut self) {
        let sorted = self.sorted;
        if let Card::Repeat(repeat) = &mut self.sheet.card {
            repeat.sorted = sorted;
            match sorted {
                Some(column) => repeat.instances.sort_by_key(|instance| {
                    let cell = instance
                        .cells
                        .get(column)
                        .map(|cell| fold(cell))
                        .unwrap_or_default();
                    (cell.is_empty(), cell, instance.number)
                }),
                None => repeat.instances.sort_by_key(|instance| instance.number),
            }
        }
    }
}

/// Draws the overview.
pub(super) fn draw(pen: &mut Pen<'_>, area: Rect, repeat: &Repeat, at: usize) {
    let head = Rect {
        height: 3.min(area.height),
        ..area
    };
    let used = pen.rows(head, &prose(&repeat.label), Role::Question);
    let mut rest = below(area, used + 1);
    if repeat.instances.is_empty() {
        let text = pen.ui.say(if repeat.open {
            "interview-no-instance"
        } else {
            "interview-no-instance-yet"
        });
        pen.rows(rest, &text, Role::Quiet);
        return;
    }
    let room = area.width.saturating_sub(6 + MARKS);
    let shown = usize::from(room / LEAST).clamp(1, 4).min(repeat.columns.len());
    if shown < 2 {
        return plain(pen, rest, repeat, at);
    }
    let wide = room / shown as u16;
    for (column, title) in repeat.columns.iter().take(shown).enumerate() {
        let sorted = repeat.sorted == Some(column);
        let title = if sorted {
            format!("{} {title}", pen.signs().down)
        } else {
            title.clone()
        };
        let x = rest.x + 6 + column as u16 * wide;
        pen.put(x, rest.y, wide - 1, &title, Role::Quiet);
    }
    rest = below(rest, 1);
    list::draw(pen, rest, repeat.instances.len(), at, |pen, row, index, under| {
        let instance = &repeat.instances[index];
        let role = lead(pen, row, instance.number, under);
        for (column, cell) in instance.cells.iter().take(shown).enumerate() {
            let x = row.x + 6 + column as u16 * wide;
            pen.put(x, row.y, wide - 1, cell, role);
        }
        let marks = outline::marks(pen.signs(), &instance.marks, usize::from(MARKS));
        pen.put_right(row.right(), row.y, MARKS, &marks, Role::Text);
    });
}

/// The instances by their names alone, where there is no room for columns.
fn plain(pen: &mut Pen<'_>, area: Rect, repeat: &Repeat, at: usize) {
    list::draw(pen, area, repeat.instances.len(), at, |pen, row, index, under| {
        let instance = &repeat.instances[index];
        let role = lead(pen, row, instance.number, under);
        let width = row.width.saturating_sub(7 + MARKS);
        pen.put(row.x + 6, row.y, width, &prose(&instance.label), role);
        let marks = outline::marks(pen.signs(), &instance.marks, usize::from(MARKS));
        pen.put_right(row.right(), row.y, MARKS, &marks, Role::Text);
    });
}

/// Cursor and number of a row; gives back how the rest of it looks.
fn lead(pen: &mut Pen<'_>, row: Rect, number: usize, under: bool) -> Role {
    let role = if under { Role::Chosen } else { Role::Text };
    let cursor = if under { pen.signs().cursor } else { " " };
    pen.put(row.x, row.y, 1, cursor, Role::Chosen);
    pen.put(row.x + 2, row.y, 3, &format!("{number:>3}"), role);
    role
}
