//! A list of which one line is chosen, scrolled so that it is seen; what is above and below is said.

use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The first line to show of `count` lines in `height` rows, with the chosen one near the middle where there is a choice.
pub fn first(chosen: usize, count: usize, height: usize) -> usize {
    if count <= height {
        0
    } else {
        chosen.saturating_sub(height / 2).min(count - height)
    }
}

/// Draws the lines of a list through `line`, which gets the row's rectangle, the index and whether it is chosen.
pub fn draw(
    pen: &mut Pen<'_>,
    area: Rect,
    count: usize,
    chosen: usize,
    mut line: impl FnMut(&mut Pen<'_>, Rect, usize, bool),
) {
    if area.height == 0 || count == 0 {
        return;
    }
    let all = usize::from(area.height);
    let clipped = count > all;
    let height = if clipped {
        all.saturating_sub(1).max(1)
    } else {
        all
    };
    let top = first(chosen, count, height);
    for i in top..count.min(top + height) {
        line(
            pen,
            Rect {
                y: area.y + (i - top) as u16,
                height: 1,
                ..area
            },
            i,
            i == chosen,
        );
    }
    if clipped && all > 1 {
        let above = top;
        let below = count - (top + height).min(count);
        let s = pen.signs();
        let more = match (above, below) {
            (0, below) => format!("{} {below}", s.down),
            (above, 0) => format!("{} {above}", s.up),
            (above, below) => format!("{} {above}  {} {below}", s.up, s.down),
        };
        pen.put(area.x, area.bottom() - 1, area.width, &more, Role::Quiet);
    }
}

/// Moves a chosen line by some lines within a list.
pub fn step(chosen: usize, by: isize, count: usize) -> usize {
    if count == 0 {
        0
    } else {
        chosen.saturating_add_signed(by).min(count - 1)
    }
}
