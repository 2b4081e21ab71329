//! The consent text and the names of the 22 processes in the languages of the field, a file each, with a state.
//!
//! Interviewers translate the rest at sight; these few texts must not depend on who stands there. French and English
//! ship reviewed. Any other language begins as a draft and says so; *back-translated* means that somebody who had not
//! read the original put it back into French or English, and that what came back stands beside it.

mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::form::{Workbook, shipped as shipped_forms};
use crate::identify::Rules;

pub use table::{read_table, table};

/// How far a translation can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Written, read by nobody else.
    Draft,
    /// Read by a second native translator.
    Reviewed,
    /// Put back into French or English by a third, and compared.
    BackTranslated,
}

impl State {
    /// The word for it in a file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::BackTranslated => "back-translated",
        }
    }

    /// The state of this word; blanks and case aside.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        [Self::Draft, Self::Reviewed, Self::BackTranslated]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// One language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// ISO 639-3.
    pub language: String,
    /// Its own name.
    pub name: String,
    /// How far it can be trusted.
    pub state: State,
    /// The texts by item.
    pub texts: BTreeMap<String, String>,
    /// What came back, by item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub back: BTreeMap<String, String>,
}

/// One text to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// `consent`, or the code of a process.
    pub code: String,
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// How much of a language is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// ISO 639-3.
    pub language: String,
    /// Its own name.
    pub name: String,
    /// How far it can be trusted.
    pub state: State,
    /// Texts there are.
    pub texts: usize,
    /// Texts that came back.
    pub back: usize,
    /// Texts there should be.
    pub items: usize,
}

/// Why a translation is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TranslationError {
    /// The file says something else.
    #[error("{detail}")]
    Shape {
        /// What.
        detail: String,
    },
    /// No code of three letters.
    #[error("{code}: not an ISO 639-3 code")]
    BadCode {
        /// What stands there.
        code: String,
    },
    /// A word that is no state.
    #[error("{language}: {word} is not a state")]
    BadState {
        /// The language.
        language: String,
        /// What stands there.
        word: String,
    },
    /// An item that is not asked for.
    #[error("{language}: {item} is not an item")]
    UnknownItem {
        /// The language.
        language: String,
        /// The item.
        item: String,
    },
    /// A blank that the study's record fills is gone.
    #[error("{language}, {item}: {blank} is missing")]
    BlankLost {
        /// The language.
        language: String,
        /// The item.
        item: String,
        /// The blank, as it must stand.
        blank: String,
    },
    /// A state above draft with texts missing.
    #[error("{language}: {state} with {missing} missing")]
    Incomplete {
        /// The language.
        language: String,
        /// The state claimed.
        state: &'static str,
        /// How many texts are missing.
        missing: usize,
    },
}

/// Every text to be translated: the consent text, then the processes.
pub fn items() -> Vec<Item> {
    let consent = consent("label::Français (fr)").zip(consent("label::English (en)"));
    let consent = consent.map(|(fr, en)| Item {
        code: "consent".into(),
        fr,
        en,
    });
    let processes = Rules::shipped().processes.iter().map(|process| Item {
        code: process.code.clone(),
        fr: process.fr.clone(),
        en: process.en.clone(),
    });
    consent.into_iter().chain(processes).collect()
}

/// The consent text of the core form as its sheet has it, blanks and all.
fn consent(column: &str) -> Option<String> {
    let core = shipped_forms().iter().find(|form| form.id == "core")?;
    let book = Workbook::from_json(core.json()).ok()?;
    let survey = book.sheet("survey")?;
    let at = |header: &str| survey.headers.iter().position(|known| known == header);
    let (name, label) = (at("name")?, at(column)?);
    let row = survey.rows.iter().find(|row| row.text(name) == Some("c_txt"))?;
    row.text(label).map(str::to_owned)
}

/// The blanks of a text: `${…}`, each once.
fn blanks(text: &str) -> Vec<&str> {
    let mut blanks: Vec<&str> = text
        .match_indices("${")
        .filter_map(|(at, _)| text[at..].find('}').map(|end| &text[at..=at + end]))
        .collect();
    blanks.sort_unstable();
    blanks.dedup();
    blanks
}

/// French and English, as they ship.
pub fn shipped() -> Vec<Translation> {
    let read = |text: &str| Translation::read(text).expect("invariant: read by a test");
    vec![
        read(include_str!("../../forms/languages/fra.json")),
        read(include_str!("../../forms/languages/eng.json")),
    ]
}

impl Translation {
    /// A language in which nothing is translated yet.
    pub fn blank(language: &str, name: &str) -> Self {
        Self {
            language: language.to_owned(),
            name: name.to_owned(),
            state: State::Draft,
            texts: BTreeMap::new(),
            back: BTreeMap::new(),
        }
    }

    /// Reads a file of one language; it is refused with the first thing that is wrong.
    pub fn read(text: &str) -> Result<Self, TranslationError> {
        let read: Self = serde_json::from_str(text).map_err(|error| TranslationError::Shape {
            detail: error.to_string(),
        })?;
        read.check(&items())?;
        Ok(read)
    }

    /// The file, one text a line.
    pub fn json(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("invariant: strings and tables of strings only");
        text.push('\n');
        text
    }

    /// The first thing that is wrong with it.
    pub fn check(&self, items: &[Item]) -> Result<(), TranslationError> {
        let language = || self.language.clone();
        if self.language.len() != 3 || !self.language.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(TranslationError::BadCode { code: language() });
        }
        for code in self.texts.keys().chain(self.back.keys()) {
            if !items.iter().any(|item| item.code == *code) {
                return Err(TranslationError::UnknownItem {
                    language: language(),
                    item: code.clone(),
                });
            }
        }
        for item in items {
            let Some(text) = self.text(&item.code) else {
                continue;
            };
            if let Some(lost) = blanks(&item.fr).into_iter().find(|blank| !text.contains(blank)) {
                return Err(TranslationError::BlankLost {
                    language: language(),
                    item: item.code.clone(),
                    blank: lost.to_owned(),
                });
            }
        }
        let coverage = self.coverage(items);
        let needed = match self.state {
            State::Draft => 0,
            State::Reviewed => items.len() - coverage.texts,
            State::BackTranslated => items.len() - coverage.texts.min(coverage.back),
        };
        if needed > 0 {
            return Err(TranslationError::Incomplete {
                language: language(),
                state: self.state.word(),
                missing: needed,
            });
        }
        Ok(())
    }

    /// A text, if it is there.
    pub fn text(&self, item: &str) -> Option<&str> {
        self.texts
            .get(item)
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// How much of it is there.
    pub fn coverage(&self, items: &[Item]) -> Coverage {
        let full = |texts: &BTreeMap<String, String>| {
            let there = |item: &&Item| texts.get(&item.code).is_some_and(|text| !text.trim().is_empty());
            items.iter().filter(there).count()
        };
        Coverage {
            language: self.language.clone(),
            name: self.name.clone(),
            state: self.state,
            texts: full(&self.texts),
            back: full(&self.back),
            items: items.len(),
        }
    }
}
