//! Where two informants contradict each other, and where one contradicts herself.
//!
//! A contradiction never changes a status: it is shown with both sources, and asked back. What one and the same
//! informant says both ways is no contradiction but something to clear up at the table.

use std::collections::BTreeSet;

use super::evidence::{Heard, Kind, Word};
use super::observe::within;
use super::rules::Rules;

/// Two words that cannot both stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The sign; `None` where a screening *no* stands against signs.
    pub sign: Option<String>,
    /// Index of the word that says yes.
    pub yes: usize,
    /// Index of the word that says no.
    pub no: usize,
}

/// The doubts about one process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Between two sources.
    pub contradictions: Vec<Clash>,
    /// Within one informant's word.
    pub clear_ups: Vec<Clash>,
}

impl Doubts {
    /// The indexes of the words on either side of a contradiction.
    pub fn contested(&self) -> BTreeSet<usize> {
        self.contradictions
            .iter()
            .flat_map(|clash| [clash.yes, clash.no])
            .collect()
    }
}

/// Finds every pair of words that cannot both stand.
pub fn doubts(rules: &Rules, heard: &Heard<'_>) -> Doubts {
    let mut doubts = Doubts::default();
    for (yes, positive) in heard.words.iter().enumerate().filter(|(_, word)| word.positive()) {
        for (no, negative) in heard.words.iter().enumerate() {
            if !opposed(rules, heard, positive, negative) {
                continue;
            }
            let sign = (negative.kind != Kind::Denied).then(|| positive.sign.unwrap_or_default().to_owned());
            let clash = Clash { sign, yes, no };
            if speaker(positive) == speaker(negative) {
                doubts.clear_ups.push(clash);
            } else if within(positive.day, negative.day, rules.window_months) {
                doubts.contradictions.push(clash);
            }
        }
    }
    doubts
}

/// Whether one word denies, of the present, what the other affirms of it.
fn opposed(rules: &Rules, heard: &Heard<'_>, positive: &Word<'_>, negative: &Word<'_>) -> bool {
    // What was there before and is no longer does not stand against "it is not there".
    if positive.past {
        return false;
    }
    let rule = &rules.contradiction;
    if speaker(positive) != speaker(negative) && negative.denial < rule.denial_competence {
        return false;
    }
    match negative.kind {
        Kind::Not => positive.sign == negative.sign,
        // "No longer" denies "now" said by another; a document of the past proves both.
        Kind::Before => positive.sign == negative.sign && positive.kind == Kind::Now,
        Kind::Denied => {
            let against = &rule.screening_against;
            let best = heard.signs().into_iter().any(|((sign, class), grade)| {
                positive.sign == Some(sign) && class == positive.class && grade >= against.grade
            });
            against.classes.contains(&positive.class) && best
        }
        _ => false,
    }
}

/// Who answers for a word: what the interviewer saw is not the informant's word.
fn speaker<'w>(word: &'w Word<'_>) -> (bool, &'w str) {
    (word.kind == Kind::Seen, word.speaker())
}
