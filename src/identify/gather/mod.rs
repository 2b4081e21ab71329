//! From the answers of an interview to testimonies: who speaks, when, about which process.
//!
//! Only the names of questions are known here, and they come from the rule table; the form's logic has already
//! decided which answers stand.

mod session;

use jiff::civil::Date;

use super::observe::{Fact, Informant, Testimony};
use super::rules::Rules;

pub use session::{Scope, everyone, observe, offers, sheets};

/// What is known of an interview beside its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Id of the interview.
    pub interview: String,
    /// Id of its form.
    pub form: String,
    /// Its state.
    pub state: String,
    /// The day it began, for want of a date among the answers.
    pub begun: Date,
}

/// One informant's testimony, or `None` where consent was refused: then nothing said may be read.
///
/// `facts` are that informant's own, without processes; `standing` are the interview's standing answers (the same, for
/// the main informant), which say of what process a row of the follow-up is, and the day.
pub fn testify(
    rules: &Rules,
    card: &Card,
    informant: &str,
    facts: Vec<Fact>,
    standing: &[Fact],
) -> Option<Testimony> {
    let names = &rules.questions;
    let value = |facts: &[Fact], question: &str| {
        facts
            .iter()
            .filter(|fact| fact.question == question)
            .find_map(|fact| fact.value().map(str::to_owned))
    };
    let is = |said: Option<String>, among: &[String]| said.is_some_and(|said| among.contains(&said));
    if is(value(standing, &names.consent), &names.refused) {
        return None;
    }
    let process_of = |row: &str| {
        let asked = |fact: &&Fact| fact.question == names.process && fact.row == row;
        standing
            .iter()
            .filter(asked)
            .find_map(|fact| fact.value().map(str::to_owned))
    };
    let facts: Vec<Fact> = facts
        .into_iter()
        .map(|fact| Fact {
            process: process_of(&fact.row).filter(|_| !fact.row.is_empty()),
            ..fact
        })
        .collect();
    let number = |text: String| text.trim().parse().ok();
    let low = &rules.standing.low_knowledge;
    let informant = Informant {
        code: informant.to_owned(),
        roles: value(&facts, &names.role)
            .map(|roles| roles.split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default(),
        unit: value(&facts, &names.unit).unwrap_or_default(),
        years: value(&facts, &names.years).and_then(number),
        documents: is(value(standing, &names.mode), &names.documents),
        knows_little: is(value(&facts, &low.from), &low.answers),
        quotable: is(value(&facts, &names.quote), &names.quotable),
    };
    Some(Testimony {
        interview: card.interview.clone(),
        form: card.form.clone(),
        state: card.state.clone(),
        date: value(standing, &names.date)
            .and_then(|day| day.get(..10).and_then(|day| day.parse().ok()))
            .unwrap_or(card.begun),
        wave: value(standing, &names.wave).and_then(number).unwrap_or(1),
        observer: value(standing, &names.observer).unwrap_or_default(),
        informant,
        facts,
    })
}
