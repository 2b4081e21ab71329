//! No screen cuts a text without a sign: what is not shown whole is announced by an ellipsis or a count of rows.

use super::Bench;
use crate::text::clean::prose_line;
use crate::tui::sheet::Card;

const SIZES: [(u16, u16); 5] = [(40, 12), (60, 16), (80, 24), (120, 40), (200, 60)];
const LANGUAGES: [&str; 4] = ["fr", "en", "ar", "am"];

/// The texts that the card shows: its words, its help, its choices, what hangs on it.
fn texts(bench: &Bench) -> Vec<String> {
    let sheet = bench.sheet();
    let mut out = Vec::new();
    match &sheet.card {
        Card::Question(view) => {
            out.push(view.label.text.clone());
            out.push(view.hint.text.clone());
            out.extend(view.choices.iter().map(|choice| choice.label.text.clone()));
            out.extend(view.warning.iter().map(|warning| warning.text.clone()));
        }
        Card::Rows { label, rows } => {
            out.push(label.clone());
            out.extend(rows.iter().map(|row| row.label.text.clone()));
        }
        Card::Repeat(repeat) => out.push(repeat.label.clone()),
        _ => {}
    }
    let beside = sheet.page.iter().flat_map(|page| &page.items);
    out.extend(beside.map(|item| item.label.text.clone()));
    out.extend(sheet.notes.iter().cloned());
    out.iter()
        .map(|text| prose_line(text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Whether every word of a text is on the picture, or a sign says that something is missing.
fn shown_or_signed(picture: &str, text: &str) -> bool {
    // Right-to-left words are shaped and turned round on the way: they are left to the signs.
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.all(|word| picture.contains(word) || is_rtl(word))
        || ["…", "...", "↓", "v ", "↑", "^ "]
            .iter()
            .any(|sign| picture.contains(sign))
}

fn is_rtl(word: &str) -> bool {
    word.chars().any(|c| ('\u{590}'..'\u{8ff}').contains(&c))
}

#[test]
fn no_card_cuts_a_text_without_a_sign() {
    let mut bench = Bench::every_kind("fr");
    let names: Vec<String> = bench
        .sheet()
        .lines
        .iter()
        .filter(|line| line.stop)
        .map(|line| line.name.clone())
        .collect();
    bench
        .goes_to("council")
        .keys("n")
        .types("une note assez longue pour tenir sur deux lignes au moins")
        .keys("Enter");
    for language in LANGUAGES {
        bench.asks_in(language);
        for name in &names {
            bench.goes_to(name);
            for ascii in [false, true] {
                bench.model.ui.ascii = ascii;
                for (columns, rows) in SIZES {
                    let picture = bench.model.picture(columns, rows);
                    for text in texts(&bench) {
                        assert!(
                            shown_or_signed(&picture, &text),
                            "{language} {name} {columns}×{rows} ascii={ascii}: {text}\n{picture}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn windows_and_the_other_screens_sign_what_they_cut() {
    for language in ["fr", "en"] {
        for keys in [
            "", ":", "F1", "Tab", "n", "N", "v", "g", "b", "r", "H", "T", "l", "e",
        ] {
            let mut bench = Bench::every_kind(language);
            bench.goes_to("council").keys(keys);
            let about = bench
                .model
                .window
                .as_ref()
                .map(|window| window.about.clone())
                .unwrap_or_default();
            for (columns, rows) in SIZES {
                let picture = bench.model.picture(columns, rows);
                assert!(
                    shown_or_signed(&picture, &about),
                    "{keys} {columns}×{rows}\n{picture}"
                );
            }
        }
    }
}

#[test]
fn a_screen_too_small_says_so_in_a_sentence() {
    for language in ["fr", "en"] {
        let bench = Bench::every_kind(language);
        for (columns, rows) in [(39, 12), (40, 11), (30, 10)] {
            let picture = bench.model.picture(columns, rows);
            assert!(picture.contains("Ctrl-C"), "{picture}");
        }
        for (columns, rows) in [(1, 1), (2, 1), (5, 3), (0, 0)] {
            bench.model.picture(columns, rows);
        }
    }
}
