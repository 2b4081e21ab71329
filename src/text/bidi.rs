//! One row in logical order becomes the glyphs of a screen row, left to right (UAX 9), mirrored and shaped.
//!
//! Terminals disagree about right-to-left text; a full-screen program that sends visual order and says so is the
//! common ground. A row is laid out glyph by glyph, each with the bytes it stands for, so that the cursor of an
//! editor stands where the next letter will appear.

use super::{cells, grapheme_cells, grapheme_indices, shape};
use unicode_bidi::{BidiInfo, Level};

/// The side from which a paragraph is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Ethiopic, CJK…
    LeftToRight,
    /// Arabic, Hebrew…
    RightToLeft,
}

/// One glyph on its way to the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// What is drawn.
    pub text: String,
    /// How many cells it fills.
    pub cells: usize,
    /// First byte of the row that it stands for.
    pub start: usize,
    /// Byte after the last one that it stands for.
    pub end: usize,
    /// Whether it is read from right to left: the cursor before it stands on its right.
    pub right_to_left: bool,
}

/// The direction of a paragraph: that of its first letter that has one.
pub fn direction(text: &str) -> Direction {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Rtl => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

/// Lays out one row of a paragraph that is read in `base` direction.
pub fn lay(row: &str, base: Direction) -> Vec<Glyph> {
    if base == Direction::LeftToRight && !needs_order(row) {
        return logical(row);
    }
    let level = if base == Direction::RightToLeft {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let info = BidiInfo::new(row, Some(level));
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut out = Vec::new();
    for run in runs {
        let right_to_left = levels[run.start].is_rtl();
        let mut glyphs = glyphs(&row[run.clone()], run.start, right_to_left);
        if right_to_left {
            glyphs.reverse();
        }
        out.append(&mut glyphs);
    }
    out
}

/// One row as the string a screen shows, left to right.
pub fn visual(row: &str, base: Direction) -> String {
    lay(row, base).into_iter().map(|glyph| glyph.text).collect()
}

/// The cell at which a cursor before the byte `at` stands, in a row laid out by [`lay`].
pub fn cursor(glyphs: &[Glyph], at: usize, base: Direction) -> usize {
    let mut x = 0;
    let mut after_last = None;
    for glyph in glyphs {
        if glyph.start <= at && at < glyph.end {
            // On the right edge of a right-to-left glyph; a block cursor covers the glyph itself.
            return if glyph.right_to_left {
                x + glyph.cells.saturating_sub(1)
            } else {
                x
            };
        }
        if glyph.end == at {
            after_last = Some(if glyph.right_to_left {
                x.saturating_sub(1)
            } else {
                x + glyph.cells
            });
        }
        x += glyph.cells;
    }
    after_last.unwrap_or(if base == Direction::RightToLeft { 0 } else { x })
}

fn needs_order(row: &str) -> bool {
    row.chars()
        .any(|c| u32::from(c) >= 0x590 && unicode_bidi::bidi_class(c) != unicode_bidi::BidiClass::L)
        && row.chars().any(|c| {
            matches!(
                unicode_bidi::bidi_class(c),
                unicode_bidi::BidiClass::R | unicode_bidi::BidiClass::AL | unicode_bidi::BidiClass::AN
            )
        })
}

fn logical(row: &str) -> Vec<Glyph> {
    grapheme_indices(row)
        .map(|(start, g)| Glyph {
            text: g.to_owned(),
            cells: grapheme_cells(g),
            start,
            end: start + g.len(),
            right_to_left: false,
        })
        .collect()
}

/// The glyphs of one directional run, in logical order; `offset` is where the run begins in the row.
fn glyphs(run: &str, offset: usize, right_to_left: bool) -> Vec<Glyph> {
    let mut out = Vec::new();
    let letters: Vec<(usize, &str)> = grapheme_indices(run).collect();
    let mut at = 0;
    while at < letters.len() {
        let arabic = letters[at..]
            .iter()
            .take_while(|(_, g)| g.chars().all(shape::joins))
            .count();
        if arabic == 0 {
            let (start, g) = letters[at];
            let text = if right_to_left { mirrored(g) } else { g.to_owned() };
            let cells = grapheme_cells(&text);
            out.push(Glyph {
                text,
                cells,
                start: offset + start,
                end: offset + start + g.len(),
                right_to_left,
            });
            at += 1;
            continue;
        }
        let start = letters[at].0;
        let end = letters.get(at + arabic).map_or(run.len(), |(byte, _)| *byte);
        let mut letter = at;
        for (text, count) in shape::shape(&run[start..end]) {
            let from = letters.get(letter).map_or(end, |(byte, _)| *byte);
            letter += count;
            let to = letters.get(letter).map_or(run.len(), |(byte, _)| *byte).min(end);
            let cells = cells(&text);
            out.push(Glyph {
                text,
                cells,
                start: offset + from,
                end: offset + to,
                right_to_left,
            });
        }
        at += arabic;
    }
    out
}

fn mirrored(grapheme: &str) -> String {
    let mirror = |c| match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    };
    grapheme.chars().map(mirror).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(visual("Zorgho (2007)", Direction::LeftToRight), "Zorgho (2007)");
        assert_eq!(direction("12 Zorgho"), Direction::LeftToRight);
    }

    #[test]
    fn arabic_is_turned_and_joined() {
        assert_eq!(direction("ما هو"), Direction::RightToLeft);
        assert_eq!(visual("ما", Direction::RightToLeft), "\u{FE8E}\u{FEE3}");
    }

    #[test]
    fn numbers_and_latin_words_keep_their_order_inside_arabic() {
        let row = visual("كم GPS 12.5 (واحدة", Direction::RightToLeft);
        assert!(row.contains("GPS 12.5"), "{row}");
        assert!(row.contains(')'), "the bracket is mirrored: {row}");
    }

    #[test]
    fn the_cursor_stands_before_the_letter_it_will_replace() {
        let row = "ab";
        let glyphs = lay(row, Direction::LeftToRight);
        assert_eq!(
            [0, 1, 2].map(|at| cursor(&glyphs, at, Direction::LeftToRight)),
            [0, 1, 2]
        );

        let row = "سلم";
        let glyphs = lay(row, Direction::RightToLeft);
        assert_eq!(
            [0, 2, 4, 6].map(|at| cursor(&glyphs, at, Direction::RightToLeft)),
            [2, 1, 0, 0]
        );
    }

    #[test]
    fn every_byte_of_a_mixed_row_belongs_to_one_glyph() {
        let row = "السلام 3 km — لأن (oui)";
        let mut ranges: Vec<_> = lay(row, Direction::RightToLeft)
            .into_iter()
            .map(|g| (g.start, g.end))
            .collect();
        ranges.sort_unstable();
        let mut at = 0;
        for (start, end) in ranges {
            assert_eq!(start, at);
            at = end;
        }
        assert_eq!(at, row.len());
    }
}
