//! What is said and shown about one process, each word with its grade.
//!
//! Grades are per sign: 4 in a document seen or copied, or seen by the interviewer; 3 in a document cited, or said
//! by informants of two organisations; 2 with an example by a competent informant; 1 otherwise. One document counts
//! for a decisive or core sign of one process only; elsewhere it supports.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::document::{Classes, documents};
use super::observe::{Fact, Testimony};
use super::rules::{Answered, Class, Process, Rules};

/// How something bears on a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A sign said to be there now.
    Now,
    /// A sign said to have been there before, and no longer.
    Before,
    /// A sign that a document proves.
    Proof,
    /// A sign that the interviewer saw.
    Seen,
    /// A sign said not to be there.
    Not,
    /// A screening answer that affirms.
    Affirmed,
    /// A screening answer that denies.
    Denied,
}

/// One word about a process: who, where, what, how well evidenced.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// How it bears.
    pub kind: Kind,
    /// The sign spoken of; a screening answer speaks of none.
    pub sign: Option<&'a str>,
    /// The class for which the sign counts here.
    pub class: Class,
    /// The grade of the word alone.
    pub alone: u8,
    /// The grade with what others say.
    pub grade: u8,
    /// Who says it, and when.
    pub testimony: &'a Testimony,
    /// The answer.
    pub fact: &'a Fact,
    /// The answer's code: the screening answer, or how the sign stands.
    pub answer: &'a str,
    /// What counts as one source; who reads documents is none.
    pub source: Option<String>,
    /// The organisation that speaks, where one does.
    pub organisation: Option<String>,
    /// Competence to affirm.
    pub competence: u8,
    /// Competence to deny.
    pub denial: u8,
    /// The day it speaks of.
    pub day: Date,
    /// Whether it speaks of what is no longer.
    pub past: bool,
    /// The informant's words, where they may be quoted, or the document's title.
    pub quote: Option<&'a str>,
}

impl Word<'_> {
    /// The code of who answers for the word: the interviewer where the interviewer saw it.
    pub fn speaker(&self) -> &str {
        if self.kind == Kind::Seen {
            self.testimony.observer()
        } else {
            self.testimony.who()
        }
    }

    /// Whether it says that a sign is or was there.
    pub fn positive(&self) -> bool {
        matches!(self.kind, Kind::Now | Kind::Before | Kind::Proof | Kind::Seen)
    }
}

/// Everything about one process.
#[derive(Debug, Clone)]
pub struct Heard<'a> {
    /// The process.
    pub process: &'a Process,
    /// The words, in the order of their content.
    pub words: Vec<Word<'a>>,
}

/// The best evidence of one sign, in one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded {
    /// The class for which it counts.
    pub class: Class,
    /// The best grade.
    pub grade: u8,
}

impl Heard<'_> {
    /// The signs said or shown to be there, each once per class for which it counts.
    pub fn signs(&self) -> BTreeMap<(&str, Class), u8> {
        let mut signs = BTreeMap::new();
        for word in self.words.iter().filter(|word| word.positive()) {
            if let Some(sign) = word.sign {
                let best = signs.entry((sign, word.class)).or_insert(0);
                *best = word.grade.max(*best);
            }
        }
        signs
    }
}

/// Gathers every word about `process`.
pub fn hear<'a>(
    rules: &'a Rules,
    classes: &Classes<'a>,
    process: &'a Process,
    testimonies: &'a [Testimony],
) -> Heard<'a> {
    let mut words = Vec::new();
    for testimony in testimonies {
        let mut listener = Listener {
            rules,
            classes,
            process,
            testimony,
            words: &mut words,
        };
        listener.screening();
        listener.follow_up();
        listener.implied();
        listener.coded();
        listener.observed();
        listener.documents();
    }
    cross_check(rules, &mut words);
    words.sort_by(|a, b| order(a).cmp(&order(b)));
    Heard { process, words }
}

/// Content first; ids of events only where all content ties.
fn order<'w>(word: &'w Word<'_>) -> impl Ord + use<'w> {
    (
        (
            word.testimony.date,
            word.testimony.who(),
            &word.testimony.form,
            &word.fact.question,
        ),
        (word.sign, word.kind, word.answer, word.quote),
        (&word.testimony.interview, &word.fact.row, &word.fact.event),
    )
}

struct Listener<'a, 'w> {
    rules: &'a Rules,
    classes: &'w Classes<'a>,
    process: &'a Process,
    testimony: &'a Testimony,
    words: &'w mut Vec<Word<'a>>,
}

impl<'a> Listener<'a, '_> {
    fn word(&self, kind: Kind, fact: &'a Fact, answer: &'a str, grade: u8) -> Word<'a> {
        let testimony = self.testimony;
        let source = (!testimony.informant.documents).then(|| format!("informant:{}", testimony.who()));
        Word {
            kind,
            sign: None,
            class: Class::S,
            alone: grade,
            grade,
            testimony,
            fact,
            answer,
            source,
            organisation: testimony.organisation(self.rules),
            competence: testimony.competence(self.rules, self.process),
            denial: testimony.denial_competence(self.rules, self.process),
            day: testimony.date,
            past: kind == Kind::Before,
            quote: None,
        }
    }

    /// A process asked for by two questions is denied only where both are.
    fn screening(&mut self) {
        let asked = &self.process.screening;
        let screening = &self.rules.screening;
        let said: Vec<(&'a Fact, &'a str)> = self
            .testimony
            .facts
            .iter()
            .filter(|fact| asked.contains(&fact.question))
            .filter_map(|fact| Some((fact, fact.value()?)))
            .collect();
        let affirmed = said
            .iter()
            .any(|(_, answer)| screening.positive.iter().any(|code| code == answer));
        let denied: BTreeSet<&str> = said
            .iter()
            .filter(|(_, answer)| screening.negative.iter().any(|code| code == answer))
            .map(|(fact, _)| fact.question.as_str())
            .collect();
        for (fact, answer) in said {
            let kind = if screening.positive.iter().any(|code| code == answer) {
                Kind::Affirmed
            } else if !affirmed && denied.len() == asked.len() && denied.contains(fact.question.as_str()) {
                Kind::Denied
            } else {
                continue;
            };
            self.words
                .push(self.word(kind, fact, answer, self.rules.grades.word));
        }
    }

    fn follow_up(&mut self) {
        let questions = &self.rules.questions;
        for (question, kind, answer) in [
            (&questions.now, Kind::Now, "now"),
            (&questions.before, Kind::Before, "before"),
            (&questions.not, Kind::Not, "not"),
        ] {
            for fact in self.testimony.about(&self.process.code, question) {
                let example = self
                    .testimony
                    .about(&self.process.code, &questions.example)
                    .filter(|other| other.row == fact.row)
                    .find_map(Fact::value);
                for sign in fact.values() {
                    self.sign(sign, |listener, class, sign| {
                        let mut word = listener.word(kind, fact, answer, listener.rules.grades.word);
                        let grades = &listener.rules.grades.example;
                        if kind != Kind::Not && example.is_some() && word.competence >= grades.competence {
                            word.alone = grades.grade;
                            word.quote = example.filter(|_| listener.testimony.informant.quotable);
                        }
                        Word {
                            sign: Some(sign),
                            class,
                            grade: word.alone,
                            ..word
                        }
                    });
                }
            }
        }
    }

    /// What a sheet about something else implies is the informant's word too, no more than asserted.
    fn implied(&mut self) {
        let testimony = self.testimony;
        for row in &self.rules.implied {
            if row.form != testimony.form {
                continue;
            }
            let answered = |when: &Answered| {
                let facts = testimony.facts.iter();
                facts
                    .filter(|fact| fact.question == when.question())
                    .find(|fact| fact.value().is_some_and(|value| when.holds(value)))
            };
            let facts: Option<Vec<&'a Fact>> = row.when.iter().map(answered).collect();
            let Some(fact) = facts.and_then(|facts| facts.first().copied()) else {
                continue;
            };
            self.sign(&row.sign, |listener, class, sign| Word {
                sign: Some(sign),
                class,
                ..listener.word(Kind::Now, fact, "implied", listener.rules.grades.word)
            });
        }
    }

    /// What somebody reads in an open answer is the informant's word, no more than asserted.
    fn coded(&mut self) {
        let testimony = self.testimony;
        let coded = |fact: &&Fact| fact.question == self.rules.questions.coded;
        for fact in testimony.facts.iter().filter(coded) {
            for sign in fact.values() {
                self.sign(sign, |listener, class, sign| Word {
                    sign: Some(sign),
                    class,
                    ..listener.word(Kind::Now, fact, "coded", listener.rules.grades.word)
                });
            }
        }
    }

    /// What the interviewer saw outside the talk is a source of its own, and no organisation.
    fn observed(&mut self) {
        let testimony = self.testimony;
        for fact in testimony
            .facts
            .iter()
            .filter(|fact| fact.question == self.rules.questions.observed)
        {
            for sign in fact.values() {
                self.sign(sign, |listener, class, sign| {
                    let word = listener.word(Kind::Seen, fact, "seen", listener.rules.grades.observed);
                    Word {
                        sign: Some(sign),
                        class,
                        source: Some(format!("observer:{}", testimony.observer())),
                        organisation: None,
                        ..word
                    }
                });
            }
        }
    }

    fn documents(&mut self) {
        let rules = self.rules;
        let testimony = self.testimony;
        for document in documents(rules, testimony) {
            let home = document.home(rules, self.classes);
            for sign in document.signs.values() {
                self.sign(sign, |listener, class, sign| {
                    let word =
                        listener.word(Kind::Proof, document.signs, document.standing(), document.grade);
                    let elsewhere = home != Some(listener.process.code.as_str());
                    let said = |question: &str| {
                        testimony
                            .about(&listener.process.code, question)
                            .any(|fact| fact.values().any(|value| value == sign))
                    };
                    let past = said(&rules.questions.before);
                    let now = said(&rules.questions.now);
                    Word {
                        sign: Some(sign),
                        class: if elsewhere { Class::S } else { class },
                        source: Some(document.source()),
                        day: document.day.filter(|_| !now).unwrap_or(testimony.date),
                        past,
                        quote: document.title,
                        ..word
                    }
                });
            }
        }
    }

    fn sign(&mut self, code: &'a str, word: impl FnOnce(&Self, Class, &'a str) -> Word<'a>) {
        let ours = self
            .rules
            .sign(code)
            .is_some_and(|sign| sign.process == self.process.code);
        if let Some(class) = self.classes.class(code).filter(|_| ours) {
            let word = word(self, class, code);
            self.words.push(word);
        }
    }
}

/// The same sign, standing the same way, from informants of two organisations is cross-checked.
fn cross_check(rules: &Rules, words: &mut [Word<'_>]) {
    let mut said: BTreeMap<(String, Kind), BTreeSet<String>> = BTreeMap::new();
    let spoken = |word: &Word<'_>| {
        matches!(word.kind, Kind::Now | Kind::Before) && !word.testimony.informant.documents
    };
    for word in words.iter().filter(|word| spoken(word)) {
        if let (Some(sign), Some(organisation)) = (word.sign, &word.organisation) {
            said.entry((sign.to_owned(), word.kind))
                .or_default()
                .insert(organisation.clone());
        }
    }
    for word in words.iter_mut().filter(|word| spoken(word)) {
        let Some(sign) = word.sign else { continue };
        if said
            .get(&(sign.to_owned(), word.kind))
            .is_some_and(|organisations| organisations.len() > 1)
        {
            word.grade = word.grade.max(rules.grades.cross_checked);
        }
    }
}
