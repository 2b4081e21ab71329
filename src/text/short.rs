//! Abbreviations: `;ct` is typed, *collectivité territoriale* is written.
//!
//! One begins with a semicolon, so that no word of an answer is ever taken for one. Which there are is said by whoever
//! asks: a person's own file, a list in the form.

use super::clean;
use std::collections::BTreeMap;

/// What begins an abbreviation.
const SIGN: char = ';';

/// Abbreviations and what each stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Abbreviations(BTreeMap<String, String>);

impl Abbreviations {
    /// Reads a person's file, a line each: `ct = "collectivité territoriale"`. An error names the line and why.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text[..at.min(text.len())].matches('\n').count() + 1;
            (line, error.message().to_owned())
        })?;
        let mut read = Self::default();
        for (short, long) in &table {
            if let Some(long) = long.as_str() {
                read.add(short, long);
            }
        }
        Ok(read)
    }

    /// Adds one, in place of another of the same letters. One that could not be typed, or that stands for nothing, is none.
    pub fn add(&mut self, short: &str, long: &str) {
        let short = short.trim().trim_start_matches(SIGN);
        let long = clean::typed(long);
        if !short.is_empty() && short.chars().all(char::is_alphanumeric) && !long.is_empty() {
            self.0.insert(short.to_owned(), long);
        }
    }

    /// Adds all of another list.
    pub fn extend(&mut self, others: &Self) {
        let others = others.0.iter();
        self.0
            .extend(others.map(|(short, long)| (short.clone(), long.clone())));
    }

    /// Each as it is typed, with what it stands for, by its letters.
    pub fn iter(&self) -> impl Iterator<Item = (String, &str)> {
        self.0
            .iter()
            .map(|(short, long)| (format!("{SIGN}{short}"), long.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The abbreviation in which a text ends: the byte where it begins, and what it stands for.
    pub fn ending(&self, text: &str) -> Option<(usize, &str)> {
        let short = text.rsplit(SIGN).next()?;
        let at = text.len().checked_sub(short.len() + SIGN.len_utf8())?;
        let begins_a_word = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let long = self.0.get(short).filter(|_| begins_a_word)?;
        Some((at, long))
    }

    /// A line with every abbreviation written out.
    pub fn written_out(&self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        for c in line.chars() {
            if !c.is_alphanumeric() && c != SIGN {
                self.write_out(&mut out);
            }
            out.push(c);
        }
        self.write_out(&mut out);
        out
    }

    fn write_out(&self, text: &mut String) {
        if let Some((at, long)) = self.ending(text) {
            let long = long.to_owned();
            text.replace_range(at.., &long);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Abbreviations {
        Abbreviations::read("ct = \"collectivité territoriale\"\n\"é\" = \"école\"\n").expect("two lines")
    }

    #[test]
    fn an_abbreviation_is_written_out_where_its_word_ends() {
        assert_eq!(some().ending("une ;ct"), Some((4, "collectivité territoriale")));
        assert_eq!(
            some().written_out(";ct, ;é ;zz."),
            "collectivité territoriale, école ;zz."
        );
    }

    #[test]
    fn a_semicolon_of_a_sentence_and_a_word_without_one_stay() {
        for text in ["ct", "mairie;ct", "mairie; ct", ";", ";;", ""] {
            assert_eq!(some().written_out(text), text);
        }
    }

    #[test]
    fn what_cannot_be_typed_is_none_and_a_broken_file_names_its_line() {
        let mut short = Abbreviations::default();
        short.add("a b", "x");
        short.add("c", "\u{1b}\u{202e}");
        assert!(short.is_empty());
        assert_eq!(
            Abbreviations::read("a = \"b\"\nc = d").map_err(|(line, _)| line),
            Err(2)
        );
    }
}
