//! The informants of an interview: who they are, and the gate that keeps words out until their speaker agreed.

use super::act::AnswerError;
use super::{Open, Saved, Session};
use crate::log::{Body, Consent, GROUP, Introduction, Record};

/// One informant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Informant {
    /// The code, `""` where the main informant has none yet.
    pub code: String,
    /// Whose answers stand where nobody else is said to speak; the consent of this one is a question of the form.
    pub main: bool,
    /// What was said of them.
    pub said: Introduction,
    /// The clock of whoever said it, as Unix seconds; none where nothing was said.
    pub at: Option<i64>,
    /// Whether words of theirs are held, the main informant's always.
    pub heard: bool,
}

/// Every informant that an interview knows: the main one, then the others by code.
pub fn informants(record: &Record) -> Vec<Informant> {
    let main = record.main_informant();
    let heard = |code: &str| {
        record.voices.iter().any(|voice| voice.informant == code)
            || record
                .answers
                .values()
                .flat_map(|answered| &answered.heads)
                .any(|head| head.informant == code)
    };
    let one = |code: &str, key: &str| {
        let known = record.introduced.get(key);
        Informant {
            code: code.to_owned(),
            main: key.is_empty(),
            said: known.map(|known| known.said.clone()).unwrap_or_default(),
            at: known.map(|known| known.at),
            heard: key.is_empty() || heard(key),
        }
    };
    let others = record.informants.iter().filter(|code| *code != main);
    std::iter::once(one(main, ""))
        .chain(others.map(|code| one(code, code)))
        .collect()
}

/// Whether a code can stand for an informant: short, one word, nobody's name by its look.
pub fn is_informant_code(code: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+');
    code == GROUP || (!code.is_empty() && code.chars().count() <= 20 && code.chars().all(letter))
}

impl Session {
    /// Says who an informant is and whether they agreed, in place of what was said before; `""` is the main informant.
    pub fn introduce(
        &mut self,
        open: &mut Open,
        informant: &str,
        said: Introduction,
    ) -> Result<Saved, AnswerError> {
        let known = open.record().introduced.get(informant);
        let parents = known.map(|known| known.events.clone()).unwrap_or_default();
        self.state(open, informant, parents, Body::Introduced(said))
    }
}

/// Refuses the words of an informant who did not agree that they are written down.
pub(super) fn gate(open: &Open, informant: &str) -> Result<(), AnswerError> {
    match open.record().consent(informant) {
        _ if informant.is_empty() => Ok(()),
        Consent::Given => Ok(()),
        consent => Err(AnswerError::NoConsent {
            informant: informant.to_owned(),
            refused: consent == Consent::Refused,
        }),
    }
}
