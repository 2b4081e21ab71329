//! Documents as evidence, and the class for which a sign counts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::observe::{Fact, Testimony, loose_date};
use super::rules::{Class, Process, Rules};
use crate::text::fold::name_key;

/// The classes of signs in the circumstances of one authority: what the law makes compulsory only supports.
#[derive(Debug, Clone)]
pub struct Classes<'a> {
    rules: &'a Rules,
    routine: BTreeSet<&'a str>,
}

impl<'a> Classes<'a> {
    /// Reads the authority's country, type and size from the latest testimony that says them.
    pub fn of(rules: &'a Rules, testimonies: &[Testimony]) -> Self {
        let latest = |question: &str| {
            testimonies
                .iter()
                .rev()
                .find_map(|testimony| testimony.value(question))
        };
        let country = latest(&rules.questions.country).unwrap_or_default();
        let kind = latest(&rules.questions.r#type).unwrap_or_default();
        let population = latest(&rules.questions.population).unwrap_or_default();
        let among = |list: &[String], value: &str| list.is_empty() || list.iter().any(|item| item == value);
        let routine = rules
            .routine
            .iter()
            .filter(|row| row.country == country)
            .filter(|row| among(&row.types, kind) && among(&row.populations, population))
            .map(|row| row.sign.as_str())
            .collect();
        Self { rules, routine }
    }

    /// The class of a sign, or `None` for a code that these rules do not know.
    pub fn class(&self, sign: &str) -> Option<Class> {
        let known = self.rules.sign(sign)?;
        Some(if self.routine.contains(sign) {
            Class::S
        } else {
            known.class
        })
    }
}

/// One piece of evidence: an instance of the evidence repeat.
pub struct Document<'a> {
    /// The answer that names the signs it proves.
    pub signs: &'a Fact,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its kind.
    pub kind: &'a str,
    /// Its grade.
    pub grade: u8,
    date: &'a str,
    /// The day it speaks of.
    pub day: Option<Date>,
}

/// The evidence of a testimony.
pub fn documents<'a>(rules: &Rules, testimony: &'a Testimony) -> Vec<Document<'a>> {
    let names = &rules.questions.evidence;
    let field = |row: &str, question: &str| {
        testimony
            .facts
            .iter()
            .find(|fact| fact.row == row && fact.question == question)
            .and_then(Fact::value)
    };
    testimony
        .facts
        .iter()
        .filter(|fact| fact.question == names.signs)
        .map(|signs| {
            let seen = field(&signs.row, &names.seen).unwrap_or_default();
            let date = field(&signs.row, &names.date).unwrap_or_default();
            let grade = [&rules.grades.seen, &rules.grades.cited]
                .iter()
                .find(|grade| grade.answers.iter().any(|answer| answer == seen))
                .map_or(rules.grades.word, |grade| grade.grade);
            Document {
                signs,
                title: field(&signs.row, &names.title),
                kind: field(&signs.row, &names.kind).unwrap_or_default(),
                grade,
                date,
                day: loose_date(date),
            }
        })
        .collect()
}

impl Document<'_> {
    /// The one process for whose decisive or core signs it counts: that of its weightiest sign, then that of which
    /// it proves most, then the first of the typology.
    pub fn home<'r>(&self, rules: &'r Rules, classes: &Classes<'_>) -> Option<&'r str> {
        let weigh = |process: &Process| {
            let strong: Vec<Class> = self
                .signs
                .values()
                .filter(|code| rules.sign(code).is_some_and(|sign| sign.process == process.code))
                .filter_map(|code| classes.class(code))
                .filter(|class| *class != Class::S)
                .collect();
            strong
                .iter()
                .min()
                .copied()
                .map(|best| (best, usize::MAX - strong.len()))
        };
        rules
            .processes
            .iter()
            .filter_map(|process| Some((weigh(process)?, process)))
            .min_by_key(|(weight, _)| *weight)
            .map(|(_, process)| process.code.as_str())
    }

    /// One document met in two interviews is one source.
    pub fn source(&self) -> String {
        match self.title {
            Some(title) => format!("document:{}:{}:{}", name_key(title), self.kind, self.date),
            None => format!("document:{}:{}", self.signs.row, self.signs.event),
        }
    }

    /// Seen, cited, or only claimed to exist.
    pub fn standing(&self) -> &'static str {
        if self.grade >= 4 {
            "seen"
        } else if self.grade == 3 {
            "cited"
        } else {
            "claimed"
        }
    }
}
