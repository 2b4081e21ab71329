//! A buffer as SVG: one text element for every run of one style, on a grid of cells.

use super::theme::Theme;
use crate::text::cells;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// Pixels of one cell, and around the whole.
const CELL: (usize, usize) = (9, 19);
const MARGIN: usize = 12;
/// From the top of a cell to the foot of its letters.
const BASELINE: usize = 14;

/// Draws the buffer in the colours of a theme.
pub(super) fn draw(buffer: &Buffer, theme: Theme) -> String {
    let (ground, ink) = match theme {
        Theme::Light => ("#ffffff", "#24292f"),
        _ => ("#0d1117", "#c9d1d9"),
    };
    let area = buffer.area;
    let width = usize::from(area.width) * CELL.0 + 2 * MARGIN;
    let height = usize::from(area.height) * CELL.1 + 2 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"15\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{ground}\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let first = &buffer[(x, y)];
            let start = x;
            let mut text = String::new();
            let mut wide = 0;
            while x < area.width && same_look(&buffer[(x, y)], first) {
                let symbol = buffer[(x, y)].symbol();
                let taken = cells(symbol).max(1);
                text.push_str(symbol);
                wide += taken;
                x += taken as u16;
            }
            if !text.trim().is_empty() || first.modifier.contains(Modifier::REVERSED) {
                run(&mut out, (start, y), &text, wide, first, (ground, ink));
            }
        }
    }
    out.push_str("</svg>\n");
    out
}

fn same_look(one: &Cell, other: &Cell) -> bool {
    one.fg == other.fg && one.modifier == other.modifier
}

fn run(out: &mut String, at: (u16, u16), text: &str, wide: usize, cell: &Cell, (ground, ink): (&str, &str)) {
    let (x, y) = (
        MARGIN + usize::from(at.0) * CELL.0,
        MARGIN + usize::from(at.1) * CELL.1,
    );
    let look = cell.modifier;
    let mut fill = colour(cell.fg).unwrap_or(ink);
    if look.contains(Modifier::REVERSED) {
        let (width, height) = (wide * CELL.0, CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        );
        fill = ground;
    }
    let mut more = String::new();
    if look.contains(Modifier::BOLD) {
        more.push_str(" font-weight=\"bold\"");
    }
    if look.contains(Modifier::UNDERLINED) {
        more.push_str(" text-decoration=\"underline\"");
    }
    if look.contains(Modifier::DIM) {
        more.push_str(" opacity=\"0.7\"");
    }
    // The length is said, so that a font of another width does not break the columns.
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" fill=\"{fill}\" textLength=\"{}\" xml:space=\"preserve\"{more}>{}</text>",
        y + BASELINE,
        wide * CELL.0,
        escaped(text)
    );
}

/// The colours of the themes as a dark terminal shows them; none for the terminal's own.
fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::DarkGray => "#8b949e",
        Color::Cyan => "#39c5cf",
        Color::LightCyan => "#56d4dd",
        Color::Yellow | Color::LightYellow => "#d29922",
        Color::LightRed | Color::Red => "#ff7b72",
        Color::Green | Color::LightGreen => "#3fb950",
        Color::Blue | Color::LightBlue => "#0969da",
        Color::Magenta | Color::LightMagenta => "#8250df",
        _ => return None,
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
