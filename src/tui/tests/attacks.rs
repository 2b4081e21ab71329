//! Labels, answers and notes that try to take the terminal: each is shown harmless, on every screen.

use super::{Bench, sheets};
use crate::tui::event::{Event, read};

/// What may never reach a cell of the screen.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A form whose every word carries a text.
fn hostile(text: &str) -> String {
    let text = serde_json::to_string(&format!("Avant{text}après")).expect("a text is JSON");
    sheets(
        &format!(
            r#"{{"type": "text", "name": "q", "label": {text}, "hint": {text}, "guidance_hint": {text}, "constraint": "false()", "constraint_message": {text}}},
            {{"type": "select_one c", "name": "s", "label": {text}}},
            {{"type": "begin repeat", "name": "r", "label": {text}}},
            {{"type": "text", "name": "t", "label": {text}}},
            {{"type": "end repeat"}}"#
        ),
        &format!(
            r#"{{"list_name": "c", "name": "a", "label": {text}}}, {{"list_name": "c", "name": "b", "label": "B"}}"#
        ),
    )
}

/// Types, pastes, notes and looks at everything with a text in it.
fn every_screen(text: &str) {
    let mut bench = Bench::with("fr", &hostile(text));
    let paste = |text: &str| read(crossterm::event::Event::Paste(format!("mot{text}fin"))).expect("a paste");
    let look = |bench: &Bench| {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let picture = bench.model.picture(columns, rows);
            let found = picture.chars().find(|c| is_harmful(*c));
            assert_eq!(found, None, "{picture:?}");
        }
    };
    bench.hears(paste(text)).keys("Enter");
    look(&bench);
    bench.keys("Alt-n").hears(paste(text)).keys("Enter");
    look(&bench);
    bench.keys("Tab");
    look(&bench);
    bench.keys("Tab Ctrl-G");
    look(&bench);
    bench.keys("Esc Alt-s").hears(paste(text));
    look(&bench);
    bench.keys("Enter Alt-l");
    look(&bench);
    bench
        .keys("Esc")
        .goes_to("s")
        .keys("1 Enter")
        .goes_to("s")
        .keys("H");
    look(&bench);
    bench.keys("Esc b");
    look(&bench);
    bench.keys("Esc r");
    look(&bench);
    bench
        .keys("Esc")
        .goes_to("r")
        .keys("+")
        .hears(paste(text))
        .keys("Enter")
        .goes_to("r");
    look(&bench);
    bench.keys("Esc /").hears(Event::Paste("mot".into()));
    look(&bench);
}

#[test]
fn clear_screen_and_cursor_sequences_do_nothing() {
    every_screen("\u{1b}[2J\u{1b}[1;1H\u{1b}[31m");
}

#[test]
fn a_title_set_by_operating_system_command_does_nothing() {
    every_screen("\u{1b}]0;owned\u{7}\u{9d}52;c;cm0=\u{9c}");
}

#[test]
fn every_c0_and_c1_control_is_harmless() {
    let controls: String = (0..0x20).chain(0x7f..0xa0).filter_map(char::from_u32).collect();
    every_screen(&controls);
}

#[test]
fn bidi_overrides_turn_nothing_round() {
    every_screen("\u{202e}non\u{202c}\u{2067}oui\u{2069}\u{200f}");
}

#[test]
fn zero_width_and_tag_characters_hide_nothing() {
    every_screen("\u{200b}\u{200d}\u{feff}\u{e0041}\u{e007f}");
}

#[test]
fn returns_tabs_and_odd_line_ends_do_not_overwrite() {
    every_screen("\rA\tB\u{b}C\u{c}D\u{85}E\u{2028}F\u{2029}G");
}

#[test]
fn a_mountain_of_accents_stays_in_its_cell() {
    every_screen(&format!("e{}", "\u{301}".repeat(200)));
}
