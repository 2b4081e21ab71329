//! A string on a grid of cells: width, graphemes, wrapping, order, shaping, cleaning, folding.
//!
//! Terminals draw graphemes into cells, and the standard width of a *string* under-counts every Arabic lam-alef, so
//! a screen that trusts it loses the end of the line. Everything that measures, cuts or aligns text goes through here.
//! The room knows no colour, no screen and no form; it is a leaf.

pub mod attached;
pub mod bidi;
pub mod clean;
pub mod fold;
pub mod page;
mod shape;
pub mod short;
pub mod typography;
pub mod wrap;

use unicode_segmentation::UnicodeSegmentation;

/// The user-perceived characters of a text, in order.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// The user-perceived characters of a text with the byte at which each begins.
pub fn grapheme_indices(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// How many cells one grapheme takes; controls take none, because no screen may draw them.
pub fn grapheme_cells(grapheme: &str) -> usize {
    let bytes = grapheme.as_bytes();
    if bytes.len() == 1 {
        return usize::from(!bytes[0].is_ascii_control());
    }
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // Halfwidth Katakana sound marks extend the grapheme, yet terminals give them a cell of their own.
    let marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .count();
    #[expect(
        clippy::disallowed_methods,
        reason = "one grapheme at a time is the safe use of it"
    )]
    let width = unicode_width::UnicodeWidthStr::width(grapheme);
    width + marks
}

/// How many cells a text takes when drawn on one line.
///
/// The sum over graphemes, never the width of the string: لا is two graphemes and fills two cells.
pub fn cells(text: &str) -> usize {
    graphemes(text).map(grapheme_cells).sum()
}

/// The longest beginning of a text that fits into `width` cells.
pub fn head(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in grapheme_indices(text) {
        used += grapheme_cells(grapheme);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// The text itself where it fits into `width` cells, else its beginning closed by `sign` (an ellipsis).
///
/// Nothing on a screen is cut without a sign; where not even the sign fits, the answer is empty.
pub fn truncate(text: &str, width: usize, sign: &str) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    match width.checked_sub(cells(sign)) {
        None => String::new(),
        Some(room) => format!("{}{sign}", head(text, room).trim_end()),
    }
}

/// A text brought to exactly `width` cells: cut with a sign, or padded with spaces on the right.
pub fn fit(text: &str, width: usize, sign: &str) -> String {
    let mut out = truncate(text, width, sign);
    let used = cells(&out);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

/// How many words a person would count in a text.
pub fn words(text: &str) -> usize {
    text.unicode_words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lam_alef_fills_two_cells_as_the_buffer_draws_it() {
        assert_eq!(cells("لا"), 2);
        assert_eq!(cells("السلام الآن لا إلا لأن"), 22);
    }

    #[test]
    fn composed_and_decomposed_accents_measure_alike() {
        assert_eq!(cells("été"), 3);
        assert_eq!(cells("e\u{301}te\u{301}"), 3);
    }

    #[test]
    fn joined_emoji_is_one_grapheme_of_two_cells() {
        assert_eq!(graphemes("👨‍👩‍👧 x").count(), 3);
        assert_eq!(cells("👨‍👩‍👧"), 2);
    }

    #[test]
    fn ethiopic_takes_one_cell_a_syllable() {
        assert_eq!(cells("ምንድን ነው።"), 8);
    }

    #[test]
    fn controls_take_no_cell() {
        assert_eq!(cells("a\u{1b}b\u{7}"), 2);
    }

    #[test]
    fn a_cut_always_shows_a_sign() {
        assert_eq!(truncate("Ganzourgou", 6, "…"), "Ganzo…");
        assert_eq!(truncate("Ganzourgou", 10, "…"), "Ganzourgou");
        assert_eq!(truncate("la ville", 4, "…"), "la…");
        assert_eq!(truncate("السلام", 3, "…"), "ال…");
        assert_eq!(truncate("abc", 1, "..."), "");
    }

    #[test]
    fn fit_gives_exactly_the_width() {
        for width in 0..12 {
            assert_eq!(cells(&fit("سلام été", width, "…")), width);
        }
    }
}
