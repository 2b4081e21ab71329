//! Labels, answers and notes that try to take the terminal: each is shown harmless, on every screen.

use super::Bench;
use super::everywhere::{around, form, inside, is_harmful};
use crate::tui::effect::Effect;
use crate::tui::event::Event;

/// Types, pastes, notes and looks at everything with a text in it: labels, answers, notes, names.
fn every_screen(text: &str) {
    let mut look = |bench: &mut Bench, name: &str| {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let picture = bench.model.picture(columns, rows);
            let found = picture.lines().flat_map(str::chars).find(|c| is_harmful(*c));
            assert_eq!(found, None, "{name}: {picture:?}");
        }
    };
    around("fr", false, text, &mut look);
    let mut bench = Bench::with("fr", &form(text));
    inside(&mut bench, text, &mut look);
    // What was said is shown again as an answer, a note, the name of an instance.
    bench
        .goes_to("q")
        .keys("Enter")
        .goes_to("s")
        .keys("1 Enter")
        .goes_to("r");
    bench
        .keys("+")
        .hears(Event::Paste(format!("mot{text}")))
        .keys("Enter");
    bench
        .goes_to("q")
        .keys("Alt-n")
        .hears(Event::Paste(format!("mot{text}")))
        .keys("Enter");
    inside(&mut bench, text, &mut look);
    bench.keys("Esc");
    look(&mut bench, "home afterwards");
}

#[test]
fn an_authority_named_to_take_the_terminal_is_shown_harmless() {
    let mut bench = Bench::new("fr");
    bench.does(vec![Effect::Begin {
        form: "con".into(),
        country: "bfa".into(),
        authority: "Zorgho\u{1b}[2J\u{202e}\u{200b}\u{7}".into(),
        informant: "R1\u{9b}31m\u{2067}".into(),
    }]);
    for keys in ["F1", "Esc", "v", "Esc", "Esc", "Tab", "p"] {
        let picture = bench.keys(keys).picture();
        let found = picture.lines().flat_map(str::chars).find(|c| is_harmful(*c));
        assert_eq!(found, None, "{picture:?}");
    }
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
