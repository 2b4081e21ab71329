//! Rows of byte ranges for a width, with the way back from a cell to a byte.
//!
//! Breaks follow UAX 14 (Ethiopic and CJK punctuation, no-break spaces, hyphens); a word longer than the row is cut
//! between graphemes. Ranges cover the whole text: an editor can ask for the row of any byte, and for the byte under
//! any cell. Ranges are in logical order; `bidi` orders a row for the screen.

use super::{cells, grapheme_cells, grapheme_indices};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// One row of a wrapped text: a byte range of it, without the line break that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte of the row.
    pub start: usize,
    /// Byte after the last one; spaces that hang over the edge are inside the range.
    pub end: usize,
    /// Whether a line break typed by a person, or the end of the text, closes the row.
    pub hard: bool,
}

impl Row {
    /// The row's text, hanging spaces included.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// The row's text as drawn: without the spaces at which it was broken.
    pub fn drawn<'a>(&self, text: &'a str) -> &'a str {
        if self.hard {
            self.of(text)
        } else {
            self.of(text).trim_end_matches(' ')
        }
    }
}

/// Breaks a text into rows of at most `width` cells; there is always at least one row.
pub fn rows(text: &str, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        wrap_line(text, start, end, width, &mut out);
        start += line.len();
    }
    if text.is_empty() || text.ends_with('\n') {
        out.push(Row {
            start,
            end: start,
            hard: true,
        });
    }
    out
}

/// Wraps one line without line breaks, `start..end` of `text`, into `out`.
fn wrap_line(text: &str, start: usize, end: usize, width: usize, out: &mut Vec<Row>) {
    let line = &text[start..end];
    let mut row = 0;
    let mut used = 0;
    let mut from = 0;
    for (at, kind) in linebreaks(line) {
        // Vertical tab and friends are cleaned before they come here; if one slips in, it is a break like any other.
        let forced = kind == BreakOpportunity::Mandatory && at < line.len();
        let piece = &line[from..at];
        let bare = cells(piece.trim_end_matches(' '));
        if used > 0 && used + bare > width {
            out.push(Row {
                start: start + row,
                end: start + from,
                hard: false,
            });
            row = from;
            used = 0;
        }
        if bare > width {
            for (offset, grapheme) in grapheme_indices(piece) {
                let wide = grapheme_cells(grapheme);
                if used > 0 && used + wide > width && grapheme != " " {
                    out.push(Row {
                        start: start + row,
                        end: start + from + offset,
                        hard: false,
                    });
                    row = from + offset;
                    used = 0;
                }
                used += wide;
            }
        } else {
            used += cells(piece);
        }
        from = at;
        if forced {
            out.push(Row {
                start: start + row,
                end: start + from,
                hard: false,
            });
            row = from;
            used = 0;
        }
    }
    out.push(Row {
        start: start + row,
        end,
        hard: true,
    });
}

/// The index of the row that shows the byte `at`; at a soft break, the row that begins there.
pub fn row_of(rows: &[Row], at: usize) -> usize {
    rows.iter().rposition(|row| row.start <= at).unwrap_or(0)
}

/// The cell, within its row and in logical order, at which the byte `at` stands.
pub fn cell_of(text: &str, row: &Row, at: usize) -> usize {
    cells(&text[row.start..at.clamp(row.start, row.end)])
}

/// The byte of the grapheme nearest to the cell `cell` of a row, never beyond the row.
pub fn byte_at(text: &str, row: &Row, cell: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in grapheme_indices(row.of(text)) {
        let wide = grapheme_cells(grapheme);
        if used + wide > cell {
            return row.start + at;
        }
        used += wide;
    }
    // The end of a softly broken row is the beginning of the next one: stay on the last grapheme instead.
    if row.hard {
        return row.end;
    }
    grapheme_indices(row.of(text))
        .next_back()
        .map_or(row.start, |(at, _)| row.start + at)
}

/// The rows of a text as strings, for texts that are only read.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    rows(text, width)
        .iter()
        .map(|row| row.drawn(text).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_breaks_at_words() {
        let text = "Une réunion ou une instance rassemble-t-elle les acteurs ?";
        assert_eq!(
            lines(text, 24),
            [
                "Une réunion ou une",
                "instance rassemble-t-",
                "elle les acteurs ?"
            ]
        );
    }

    #[test]
    fn no_break_space_holds_the_question_mark() {
        assert_eq!(lines("acteurs\u{a0}?", 9), ["acteurs\u{a0}?"]);
        assert_eq!(lines("les acteurs\u{a0}?", 9), ["les", "acteurs\u{a0}?"]);
    }

    #[test]
    fn ethiopic_breaks_after_its_word_space() {
        assert_eq!(lines("ምንጭ፡ምንድን", 5), ["ምንጭ፡", "ምንድን"]);
    }

    #[test]
    fn arabic_rows_are_measured_by_graphemes() {
        for line in lines("السلام الآن لا إلا لأن", 12) {
            assert!(cells(&line) <= 12, "{line}");
        }
    }

    #[test]
    fn a_long_word_is_cut_between_graphemes() {
        assert_eq!(
            lines("anticonstitutionnellement", 10),
            ["anticonsti", "tutionnell", "ement"]
        );
        assert_eq!(
            lines("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
    }

    #[test]
    fn typed_line_breaks_stay_and_the_empty_last_line_exists() {
        let rows = rows("a\n\nb\n", 10);
        assert_eq!(
            rows.iter().map(|r| (r.start, r.end)).collect::<Vec<_>>(),
            [(0, 1), (2, 2), (3, 4), (5, 5)]
        );
    }

    #[test]
    fn a_cell_leads_back_to_its_byte() {
        let text = "été à Zorgho";
        let row = rows(text, 80)[0];
        for (at, _) in grapheme_indices(text) {
            assert_eq!(byte_at(text, &row, cell_of(text, &row, at)), at);
        }
        assert_eq!(byte_at(text, &row, 999), text.len());
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_in_order_and_fit(text in "[a-zé لا ምን\n-]{0,60}", width in 1usize..30) {
            let rows = rows(&text, width);
            let mut at = 0;
            for row in &rows {
                prop_assert!(row.start >= at && row.start <= row.end);
                prop_assert!(text[at..row.start].chars().all(|c| c == '\n'));
                prop_assert!(cells(row.drawn(&text).trim_end_matches(' ')) <= width.max(1));
                at = row.end;
            }
            prop_assert!(text[at..].is_empty());
        }
    }
}
