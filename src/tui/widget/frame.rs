//! The same places always: title above, notices and footer below, the rest is the screen's.

use crate::text::{cells, wrap};
use crate::tui::keymap::Hint;
use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The title line and the line under it, with the count of open conflicts in the corner; gives back what is left of the
/// screen.
pub fn title(pen: &mut Pen<'_>, left: &str, right: &str) -> Rect {
    let sign = pen.signs().conflict;
    let right = match pen.ui.open_cards {
        // A screen that counts them itself need not do it twice.
        open if open > 0 && !right.starts_with(sign) => format!("{sign}{open}  {right}"),
        _ => right.to_owned(),
    };
    let (left, right) = (pen.ui.plain(left.to_owned()), pen.ui.plain(right));
    let (left, right) = (left.as_str(), right.as_str());
    let screen = pen.screen();
    let room = screen.width.saturating_sub(2);
    let right_cells = (cells(right) as u16).min(room / 2);
    pen.put(1, 0, room.saturating_sub(right_cells + 1), left, Role::Title);
    pen.put_right(screen.width.saturating_sub(1), 0, right_cells, right, Role::Text);
    pen.line(0, 1, screen.width);
    Rect {
        x: 0,
        y: 2,
        width: screen.width,
        height: screen.height.saturating_sub(2),
    }
}

/// The most rows that a notice may take from the screen.
const NOTICE: u16 = 4;

/// Takes the lowest rows of a screen for notice and footer; gives back the rest. A notice has one row, and more only
/// where its words do not fit: they tell what became of somebody's work.
pub fn bottom(pen: &mut Pen<'_>, area: Rect, notice: (&str, Role), right: &str, hints: &[Hint]) -> Rect {
    let width = pen.screen().width;
    let room = width.saturating_sub(2);
    let rows = wrap::rows(notice.0, usize::from(room)).len() as u16;
    let rows = rows.clamp(1, NOTICE.min(area.height.saturating_sub(1).max(1)));
    let height = area.height.saturating_sub(1 + rows);
    let y = area.y + height;
    // A long notice takes the corner's place: it says something, the clock can wait.
    let fits = cells(notice.0) + cells(right) + 3 <= usize::from(width);
    let right_cells = if fits { cells(right) as u16 } else { 0 };
    if rows > 1 {
        let place = Rect {
            x: 1,
            y,
            width: room,
            height: rows,
        };
        pen.rows(place, notice.0, notice.1);
    } else {
        pen.put(1, y, width.saturating_sub(right_cells + 2), notice.0, notice.1);
    }
    if right_cells > 0 {
        pen.put_right(width.saturating_sub(1), y, right_cells, right, Role::Quiet);
    }
    footer(pen, y + rows, hints);
    Rect { height, ..area }
}

/// What can be done now, with its keys; what does not fit is left to the help.
pub fn footer(pen: &mut Pen<'_>, y: u16, hints: &[Hint]) {
    let width = pen.screen().width;
    let mut x = 1;
    // Help is the last hint and keeps its place: without it nobody finds the others.
    let Some((last, others)) = hints.split_last() else {
        return;
    };
    let last_cells = (cells(&last.key) + 1 + cells(&last.label)) as u16;
    for hint in others {
        let need = (cells(&hint.key) + 1 + cells(&hint.label) + 2) as u16;
        if x + need + last_cells > width {
            continue;
        }
        x = one(pen, x, y, hint) + 2;
    }
    if x + last_cells <= width {
        one(pen, x, y, last);
    }
}

fn one(pen: &mut Pen<'_>, x: u16, y: u16, hint: &Hint) -> u16 {
    let after = x + pen.put(x, y, 20, &hint.key, Role::Key) + 1;
    after + pen.put(after, y, 40, &hint.label, Role::Text)
}
