//! The one place where foreign text is cleaned: what comes in (paste, sheet, bundle), and what goes to a terminal.
//!
//! Three strengths. [`typed`] makes what a person pastes fit to be stored. [`prose`] makes labels, answers and notes
//! harmless on a terminal and leaves every script readable. [`name`] shows names and codes with *every* invisible
//! character made visible, because two names that look alike must not pass for one another.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;

/// How many spaces a tab becomes: buffers drop the tab itself and would join two columns of a label.
const TAB: &str = "    ";

/// What a person typed or pasted, ready to be stored: one kind of line break, no other control, NFC.
pub fn typed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push_str(TAB),
            c if is_control(c) || is_trick(c) || c == '\u{FEFF}' => {}
            c => out.push(c),
        }
    }
    out.nfc().collect()
}

/// What a person typed or pasted into a field of one line.
pub fn typed_line(text: &str) -> String {
    typed(text)
        .split('\n')
        .map(str::trim_end)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Labels, answers and notes for a terminal: line breaks stay, scripts stay, nothing can act on the terminal.
pub fn prose(text: &str) -> Cow<'_, str> {
    if !text
        .contains(|c| (is_control(c) && c != '\n') || is_trick(c) || is_line_separator(c) || c == '\u{FEFF}')
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => out.push_str(TAB),
            c if is_line_separator(c) => out.push('\n'),
            '\u{FEFF}' => {}
            c if is_control(c) || is_trick(c) => mark(c, &mut out),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same on one line: line breaks become spaces.
pub fn prose_line(text: &str) -> String {
    prose(text)
        .split('\n')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Names and codes for a terminal, on one line: whatever cannot be seen is shown by a mark.
pub fn name(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_control(c) || is_trick(c) || is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_control(c) || is_trick(c) || is_invisible(c) {
            mark(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Writes the visible mark of a character that must not act: `<ESC>`, `<U+202E>`.
fn mark(c: char, out: &mut String) {
    const NAMES: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO",
        "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS",
        "RS", "US",
    ];
    match NAMES.get(c as usize) {
        Some(known) => {
            out.push('<');
            out.push_str(known);
            out.push('>');
        }
        None => write!(out, "<U+{:04X}>", u32::from(c)).expect("writing to a String cannot fail"),
    }
}

/// C0, DEL and C1: what a terminal obeys.
fn is_control(c: char) -> bool {
    c.is_control()
}

fn is_line_separator(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}')
}

/// Embeddings, overrides, isolates and their ends: they reorder what stands around them. Also tags and
/// interlinear anchors, which carry text nobody sees.
fn is_trick(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{206A}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Characters that take no place or look like nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clears_no_screen() {
        assert_eq!(prose("a\u{1b}[2Jb"), "a<ESC>[2Jb");
    }

    #[test]
    fn strips_osc52_clipboard_payload() {
        assert_eq!(
            prose("\u{1b}]52;c;cm0gLXJmIH4=\u{7}"),
            "<ESC>]52;c;cm0gLXJmIH4=<BEL>"
        );
    }

    #[test]
    fn eight_bit_csi_is_no_csi() {
        assert_eq!(prose("\u{9b}31m"), "<U+009B>31m");
    }

    #[test]
    fn carriage_return_cannot_overwrite_the_line() {
        assert_eq!(prose("refus\roui"), "refus<CR>oui");
        assert_eq!(prose("ligne\r\nligne"), "ligne\nligne");
    }

    #[test]
    fn right_to_left_override_cannot_turn_a_code() {
        assert_eq!(name("A01\u{202E}10A"), "A01<U+202E>10A");
        assert_eq!(prose("sûr\u{202E}rus"), "sûr<U+202E>rus");
    }

    #[test]
    fn zero_width_space_cannot_make_a_second_zorgho() {
        assert_eq!(name("Zor\u{200B}gho"), "Zor<U+200B>gho");
        assert_eq!(name("Zorgho"), "Zorgho");
    }

    #[test]
    fn tag_characters_carry_no_hidden_text() {
        assert_eq!(prose("ok\u{E0041}"), "ok<U+E0041>");
    }

    #[test]
    fn arabic_joiners_survive_in_prose() {
        assert_eq!(prose("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(prose("👨\u{200D}👩\u{200D}👧"), "👨\u{200D}👩\u{200D}👧");
    }

    #[test]
    fn pasted_carriage_returns_become_lines() {
        assert_eq!(
            typed("un\rdeux\r\ntrois\u{2028}quatre"),
            "un\ndeux\ntrois\nquatre"
        );
        assert_eq!(typed_line("un\rdeux \r\n\r\ntrois"), "un deux trois");
    }

    #[test]
    fn pasted_escapes_are_not_stored() {
        assert_eq!(typed("a\u{1b}[31mb\u{0}\u{FEFF}"), "a[31mb");
    }

    #[test]
    fn pasted_tabs_keep_columns_apart_and_accents_are_composed() {
        assert_eq!(typed("a\tb"), "a    b");
        assert_eq!(typed("e\u{301}"), "é");
    }

    #[test]
    fn every_control_character_is_harmless() {
        for c in (0..=0x9f).filter_map(char::from_u32).filter(|c| c.is_control()) {
            let shown = prose(&format!("a{c}b")).into_owned();
            assert!(
                !shown.contains(|c: char| c.is_control() && c != '\n'),
                "{:?}",
                u32::from(c)
            );
            assert!(!name(&format!("a{c}b")).contains(char::is_control));
        }
    }
}
