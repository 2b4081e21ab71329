//! What the interviews of one authority say, as plain data: the engine's only input.
//!
//! A testimony is what one informant says in one interview: the standing answers for the main informant, the voices
//! for another. Nothing here knows a store or a form; a test writes it by hand.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::rules::{Process, Rules};
use crate::text::fold::name_key;

/// Everything gathered about one authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observations {
    /// The authority's id in the study.
    pub authority: String,
    /// Its name as shown.
    pub name: String,
    /// The day to look from; without, the day of the last testimony.
    pub reference: Option<Date>,
    /// What each informant says in each interview, in any order.
    pub testimonies: Vec<Testimony>,
    /// Interviews that could not be read.
    pub unread: Vec<Unread>,
    /// The register of support, whatever authority it was filled about.
    pub offers: Vec<Offer>,
}

/// Support that an organisation offers and lets be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Offer {
    /// The organisation.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its scale.
    pub scale: String,
    /// The needs it answers.
    pub needs: Vec<String>,
    /// The processes it meets most.
    pub processes: Vec<String>,
    /// Its public contact.
    pub contact: Option<String>,
}

/// An interview that could not be read, because its form has not arrived.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Unread {
    /// Its id.
    pub interview: String,
    /// The form that it waits for.
    pub form: String,
}

/// What one informant says in one interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Testimony {
    /// Id of the interview.
    pub interview: String,
    /// Id of its form.
    pub form: String,
    /// Its state (draft, submitted…).
    pub state: String,
    /// Its day.
    pub date: Date,
    /// Its wave.
    pub wave: u32,
    /// Code of the interviewer.
    pub observer: String,
    /// Who speaks.
    pub informant: Informant,
    /// What is said.
    pub facts: Vec<Fact>,
}

/// Who speaks: a code and what bears on the weight of the word, never a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Informant {
    /// Code in the study.
    pub code: String,
    /// One or two roles.
    pub roles: Vec<String>,
    /// Service or organisation.
    pub unit: String,
    /// Years in post, where said.
    pub years: Option<u32>,
    /// No informant: documents were read.
    pub documents: bool,
    /// The interviewer found that the person knew little of the subject.
    pub knows_little: bool,
    /// Words may be quoted.
    pub quotable: bool,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Name of the question.
    pub question: String,
    /// Key of the repeat instance around it; empty outside repeats.
    pub row: String,
    /// The process whose follow-up it belongs to.
    pub process: Option<String>,
    /// The answer as a submission would write it.
    pub answer: Said,
    /// Id of the event that says it.
    pub event: String,
}

/// An answer or a non-answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// A value.
    Value(String),
    /// Don't know, refused, not applicable, not asked: it proves nothing.
    Missing(String),
}

impl Fact {
    /// The value, unless it is blank or a non-answer.
    pub fn value(&self) -> Option<&str> {
        match &self.answer {
            Said::Value(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// The values of a multiple choice.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.value().unwrap_or_default().split_whitespace()
    }

    fn order(&self, other: &Self) -> Ordering {
        (
            &self.question,
            &self.process,
            &self.answer,
            &self.row,
            &self.event,
        )
            .cmp(&(
                &other.question,
                &other.process,
                &other.answer,
                &other.row,
                &other.event,
            ))
    }
}

impl Testimony {
    /// Who this is: the same code is the same person, in whatever interview.
    pub fn who(&self) -> &str {
        if self.informant.code.is_empty() {
            &self.interview
        } else {
            &self.informant.code
        }
    }

    /// The code of the interviewer, or of the interview where it is not known.
    pub fn observer(&self) -> &str {
        if self.observer.is_empty() {
            &self.interview
        } else {
            &self.observer
        }
    }

    /// The first value of a question outside any process.
    pub fn value(&self, question: &str) -> Option<&str> {
        self.facts
            .iter()
            .filter(|fact| fact.question == question)
            .find_map(Fact::value)
    }

    /// The facts of a question in the follow-up of a process.
    pub fn about<'a>(&'a self, process: &'a str, question: &'a str) -> impl Iterator<Item = &'a Fact> {
        self.facts
            .iter()
            .filter(move |fact| fact.question == question && fact.process.as_deref() == Some(process))
    }

    /// Whether the informant speaks from within the authority.
    pub fn inside(&self, rules: &Rules) -> bool {
        self.informant
            .roles
            .iter()
            .any(|role| rules.standing.inside.contains(role))
    }

    /// Whether the informant speaks from outside; who is neither known inside nor outside is not counted so.
    pub fn outside(&self, rules: &Rules) -> bool {
        let roles = &self.informant.roles;
        !roles.is_empty() && roles.iter().all(|role| rules.standing.outside.contains(role))
    }

    /// The organisation spoken for. All who speak from within the authority speak for one: two services of a town
    /// are not two independent sources. Documents speak for whoever published them, where that is said.
    pub fn organisation(&self, rules: &Rules) -> Option<String> {
        let unit = name_key(&self.informant.unit);
        if self.informant.documents {
            return (!unit.is_empty()).then_some(unit);
        }
        if self.inside(rules) {
            return Some("=".to_owned());
        }
        if unit.is_empty() {
            let mut roles = self.informant.roles.clone();
            roles.sort();
            return (!roles.is_empty()).then(|| format!("role:{}", roles.join(",")));
        }
        Some(unit)
    }

    /// How well placed the informant is to affirm something of `process`: 0, 1 or 2.
    pub fn competence(&self, rules: &Rules, process: &Process) -> u8 {
        let best = rules
            .competence
            .iter()
            .filter(|row| self.informant.roles.iter().any(|role| row.roles.contains(role)))
            .filter(|row| row.families.contains(&process.family) || row.processes.contains(&process.code))
            .map(|row| row.k)
            .max()
            .unwrap_or(0);
        if self.informant.knows_little {
            best.saturating_sub(rules.standing.low_knowledge.lowers_by)
        } else {
            best
        }
    }

    /// How much an answer about the state of a process weighs: who reads documents is placed like one who knows.
    pub fn weight(&self, rules: &Rules, process: &Process) -> u8 {
        if self.informant.documents {
            1
        } else {
            self.competence(rules, process)
        }
    }

    /// How well placed the informant is to deny it: who is new in post may not know what was there before.
    pub fn denial_competence(&self, rules: &Rules, process: &Process) -> u8 {
        let new = &rules.standing.new_in_post;
        let competence = self.competence(rules, process);
        match self.informant.years {
            Some(years) if years < new.under_years => competence.saturating_sub(new.lowers_denials_by),
            _ => competence,
        }
    }
}

impl Observations {
    /// The observations in the order of their content, whatever the order of arrival, without what was said after
    /// the reference day.
    pub(super) fn ordered(&self) -> (Date, Vec<Testimony>) {
        let last = self.testimonies.iter().map(|testimony| testimony.date).max();
        let reference = self.reference.or(last).unwrap_or(Date::ZERO);
        let mut testimonies: Vec<Testimony> = self
            .testimonies
            .iter()
            .filter(|testimony| testimony.date <= reference)
            .cloned()
            .collect();
        for testimony in &mut testimonies {
            testimony.facts.sort_by(Fact::order);
        }
        testimonies.sort_by(|a, b| {
            (a.date, a.who(), &a.form, &a.interview).cmp(&(b.date, b.who(), &b.form, &b.interview))
        });
        (reference, testimonies)
    }
}

/// Whether `earlier` lies less than `months` before `later`, in whichever order they are given.
pub(super) fn within(a: Date, b: Date, months: u32) -> bool {
    let (earlier, later) = if a <= b { (a, b) } else { (b, a) };
    let count = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    (count(later), i64::from(later.day())) < (count(earlier) + i64::from(months), i64::from(earlier.day()))
}

/// A date that may be only a year, or a year and a month: the last day of it.
pub(super) fn loose_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Ok(12), str::parse).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    match parts.next() {
        Some(day) => Date::new(year, month, day.get(..2)?.parse().ok()?).ok(),
        None => Some(first.last_of_month()),
    }
}
