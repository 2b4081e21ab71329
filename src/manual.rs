//! The manual, compiled in: what a person needs when there is nobody to ask and no network.
//!
//! One file a language under `docs/`, in the same order of sections; a test holds them equal in shape.

use crate::locale::Language;

/// The manual in a language; in English where it is not written in it.
pub fn text(language: Language) -> &'static str {
    match language.tag() {
        "fr" => include_str!("../docs/manual.fr.md"),
        _ => include_str!("../docs/manual.en.md"),
    }
}

/// The manual line by line, for faces that wrap it themselves: headings without their marks.
pub fn lines(language: Language) -> impl Iterator<Item = (bool, &'static str)> {
    text(language)
        .lines()
        .map(|line| (line.starts_with('#'), line.trim_start_matches('#').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(language: Language) -> Vec<usize> {
        let sections = text(language).split("\n## ");
        sections
            .map(|section| section.lines().filter(|line| !line.is_empty()).count())
            .collect()
    }

    #[test]
    fn every_language_has_the_same_sections_and_paragraphs() {
        for language in Language::all() {
            assert_eq!(shape(language), shape(Language::EN), "{}", language.tag());
        }
    }

    #[test]
    fn keys_and_commands_named_in_the_manual_exist() {
        use crate::tui::action::ACTIONS;
        let known = |key: &str| ACTIONS.iter().any(|row| row.keys.contains(&key));
        for language in Language::all() {
            for word in text(language).split(|c: char| !(c.is_alphanumeric() || c == '-')) {
                let named = (word.starts_with('F') && word[1..].parse::<u8>().is_ok())
                    || word.starts_with("Ctrl-")
                    || word.starts_with("Alt-");
                assert!(!named || known(word), "{}: {word}", language.tag());
            }
        }
    }
}
