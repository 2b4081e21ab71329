//! From observations to a profile: the one pure step.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::dimension;
use super::document::Classes;
use super::doubt::{self, Doubts};
use super::evidence::{self, Heard, Kind, Word};
use super::frame;
use super::lever::{self, View};
use super::maturity::{self, Reading};
use super::observe::{Fact, Observations, Testimony};
use super::profile::{Finding, Profile, Question, Read, Reason, Subject, UnknownSign};
use super::question::{self, Known};
use super::roles;
use super::rules::{Process, Rules, Status, StrengthRule};
use super::statement::{self, Statement};
use super::status::{self, Verdict};

/// The profile of an authority: the same observations give the same bytes, in whatever order they came.
pub fn identify(rules: &Rules, observations: &Observations) -> Profile {
    let (reference, testimonies) = observations.ordered();
    let classes = Classes::of(rules, &testimonies);
    let mut findings = Vec::new();
    let mut questions = Vec::new();
    for process in &rules.processes {
        let heard = evidence::hear(rules, &classes, process, &testimonies);
        let (finding, asked) = find(rules, &classes, &heard, &testimonies, reference);
        findings.push(finding);
        questions.extend(asked);
    }
    let unknown_signs = unknown_signs(rules, &testimonies);
    questions.extend(distinct_signs(&unknown_signs));
    let roles = roles::read(rules, &testimonies);
    let participation = roles::part(rules, &testimonies);
    let dimensions = dimension::read(rules, &testimonies, &findings, &roles);
    let mut offers = observations.offers.clone();
    offers.sort();
    let levers = lever::read(
        rules,
        &View {
            findings: &findings,
            dimensions: &dimensions,
            part: &participation,
            offers: &offers,
        },
    );
    Profile {
        authority: Subject {
            id: observations.authority.clone(),
            name: observations.name.clone(),
        },
        rules: rules.version.clone(),
        reference: if testimonies.is_empty() && observations.reference.is_none() {
            String::new()
        } else {
            reference.to_string()
        },
        interviews: interviews(&testimonies),
        unread: {
            let mut unread = observations.unread.clone();
            unread.sort();
            unread
        },
        frame: frame::read(rules, &testimonies),
        needs: lever::needs(rules, &testimonies, &offers),
        roles,
        participation,
        dimensions,
        levers,
        processes: findings,
        questions_back: questions,
        unknown_signs,
    }
}

fn find<'a>(
    rules: &'a Rules,
    classes: &Classes<'a>,
    heard: &Heard<'a>,
    testimonies: &'a [Testimony],
    reference: Date,
) -> (Finding, Vec<Question>) {
    let process = heard.process;
    let verdict = status::judge(rules, heard);
    let doubts = doubt::doubts(rules, heard);
    let status = verdict.rule.status;
    let there = status >= Status::Probable;
    let time = statement::time_state(rules, process, testimonies, reference).filter(|_| there);
    let steering = statement::steering(rules, process, testimonies).filter(|_| there);
    let holder = statement::holder(rules, process, testimonies).filter(|_| there);
    let endured = rules.maturity.endured.processes.contains(&process.code)
        || steering
            .as_ref()
            .is_some_and(|said| rules.maturity.endured.steering.contains(&said.code));
    let ours = holder.as_ref().is_some_and(|said| {
        said.code
            .split(' ')
            .any(|code| rules.holder.ours.iter().any(|ours| ours == code))
    });
    let now = time
        .as_ref()
        .filter(|time| time.present)
        .map(|time| time.last.code.as_str());
    let reading = (there && (ours || endured)).then(|| {
        maturity::read(
            rules,
            classes,
            heard,
            testimonies,
            endured,
            now == Some("planned"),
        )
    });
    let counted = counted(heard, &verdict, status);
    let finding = Finding {
        code: process.code.clone(),
        status: status.code(),
        strength: there.then(|| strength(&rules.strength, heard)).flatten(),
        contradiction: !doubts.contradictions.is_empty(),
        time_state: there.then(|| now.unwrap_or("unknown").to_owned()),
        since: time
            .as_ref()
            .filter(|time| time.present)
            .and_then(|time| time.since.clone()),
        steering: steering.as_ref().map(|said| said.code.clone()),
        holder: holder
            .as_ref()
            .map(|said| said.code.split(' ').map(str::to_owned).collect())
            .unwrap_or_default(),
        maturity: reading.as_ref().map(|reading| reading.maturity),
        regulation: reading.is_some() && endured,
        criteria: reading
            .as_ref()
            .map(|reading| reading.criteria.clone())
            .unwrap_or_default(),
        sources: counted
            .iter()
            .filter_map(|word| word.source.as_ref())
            .collect::<BTreeSet<_>>()
            .len(),
        organisations: counted
            .iter()
            .filter_map(|word| word.organisation.as_ref())
            .collect::<BTreeSet<_>>()
            .len(),
        rule: verdict.rule.id.clone(),
        reasons: reasons(
            rules,
            process,
            heard,
            &verdict,
            &doubts,
            &[
                ("time", time.as_ref().map(|time| &time.last)),
                ("steering", steering.as_ref()),
                ("holder", holder.as_ref()),
            ],
            reading.as_ref(),
        ),
    };
    let known = Known {
        heard,
        doubts: &doubts,
        time: time.as_ref(),
        steering: steering.as_ref(),
        holder: holder.as_ref(),
        status,
    };
    let questions = question::ask(rules, &known, &finding);
    (finding, questions)
}

/// The words that count as sources of a status: those that affirm it, those that deny it, or all that were heard.
fn counted<'h, 'a>(heard: &'h Heard<'a>, verdict: &Verdict<'_>, status: Status) -> Vec<&'h Word<'a>> {
    let affirms = |word: &&Word<'_>| word.positive() || word.kind == Kind::Affirmed;
    match status {
        Status::Present | Status::Probable => heard.words.iter().filter(affirms).collect(),
        Status::Absent => verdict.because.iter().map(|index| &heard.words[*index]).collect(),
        Status::Unknown => heard.words.iter().collect(),
    }
}

/// The letter of the best evidence; what is only said at screening is a general word.
fn strength(rule: &StrengthRule, heard: &Heard<'_>) -> Option<&'static str> {
    let signs = heard.signs();
    let a = signs
        .iter()
        .any(|((_, class), grade)| rule.a.classes.contains(class) && *grade >= rule.a.grade);
    if a {
        return Some("A");
    }
    let said = heard
        .words
        .iter()
        .filter(|word| word.kind == Kind::Affirmed)
        .map(|word| word.grade);
    let best = signs.into_values().chain(said).max()?;
    [("B", rule.b), ("C", rule.c), ("D", rule.d)]
        .into_iter()
        .find(|(_, least)| best >= *least)
        .map(|(letter, _)| letter)
}

fn reasons(
    rules: &Rules,
    process: &Process,
    heard: &Heard<'_>,
    verdict: &Verdict<'_>,
    doubts: &Doubts,
    statements: &[(&'static str, Option<&Statement<'_>>)],
    reading: Option<&Reading<'_>>,
) -> Vec<Reason> {
    let contested = doubts.contested();
    let mut reasons = Vec::new();
    // Those that made the status, then the contested, then what else was heard; within each in the order of content.
    for part in 0..3 {
        for (index, word) in heard.words.iter().enumerate() {
            let (at, rule) = if verdict.because.contains(&index) {
                (0, verdict.rule.id.as_str())
            } else if contested.contains(&index) {
                (1, "X")
            } else {
                (2, "also")
            };
            if at == part {
                reasons.push(word_reason(rule, word));
            }
        }
    }
    for (rule, said) in statements {
        if let Some(said) = said {
            reasons.push(fact_reason(rules, process, rule, said.testimony, said.fact));
        }
    }
    if let Some(reading) = reading {
        for (criterion, testimony, fact) in &reading.because {
            reasons.push(fact_reason(rules, process, criterion, testimony, fact));
        }
    }
    reasons
}

fn word_reason(rule: &str, word: &Word<'_>) -> Reason {
    Reason {
        rule: rule.to_owned(),
        form: word.testimony.form.clone(),
        question: word.fact.question.clone(),
        sign: word.sign.map(str::to_owned),
        answer: word.answer.to_owned(),
        informant: word.speaker().to_owned(),
        date: word.testimony.date.to_string(),
        grade: word.grade,
        quote: word.quote.map(str::to_owned),
        interview: word.testimony.interview.clone(),
        event: word.fact.event.clone(),
    }
}

fn fact_reason(rules: &Rules, process: &Process, rule: &str, testimony: &Testimony, fact: &Fact) -> Reason {
    let grades = &rules.grades;
    let example = testimony
        .about(&process.code, &rules.questions.example)
        .any(|other| other.row == fact.row && other.value().is_some());
    let specific = example && testimony.competence(rules, process) >= grades.example.competence;
    Reason {
        rule: rule.to_owned(),
        form: testimony.form.clone(),
        question: fact.question.clone(),
        sign: None,
        answer: fact.value().unwrap_or_default().to_owned(),
        informant: testimony.who().to_owned(),
        date: testimony.date.to_string(),
        grade: if specific {
            grades.example.grade
        } else {
            grades.word
        },
        quote: None,
        interview: testimony.interview.clone(),
        event: fact.event.clone(),
    }
}

fn interviews(testimonies: &[Testimony]) -> Vec<Read> {
    let mut read: Vec<Read> = testimonies
        .iter()
        .map(|testimony| Read {
            date: testimony.date.to_string(),
            informant: testimony.who().to_owned(),
            form: testimony.form.clone(),
            documents: testimony.informant.documents,
            wave: testimony.wave,
            state: testimony.state.clone(),
            interview: testimony.interview.clone(),
        })
        .collect();
    read.sort();
    read.dedup();
    read
}

/// Codes of signs that the rules do not know, such as those of a newer table: kept and said, never dropped.
fn unknown_signs(rules: &Rules, testimonies: &[Testimony]) -> Vec<UnknownSign> {
    let names = &rules.questions;
    let asked = [
        &names.now,
        &names.before,
        &names.not,
        &names.observed,
        &names.coded,
        &names.evidence.signs,
    ];
    let mut found = BTreeSet::new();
    for testimony in testimonies {
        for fact in testimony
            .facts
            .iter()
            .filter(|fact| asked.contains(&&fact.question))
        {
            for code in fact.values().filter(|code| rules.sign(code).is_none()) {
                found.insert(UnknownSign {
                    sign: code.to_owned(),
                    question: fact.question.clone(),
                    informant: testimony.who().to_owned(),
                    date: testimony.date.to_string(),
                    form: testimony.form.clone(),
                    interview: testimony.interview.clone(),
                });
            }
        }
    }
    found.into_iter().collect()
}

fn distinct_signs(unknown: &[UnknownSign]) -> Vec<Question> {
    let codes: BTreeSet<&str> = unknown.iter().map(|sign| sign.sign.as_str()).collect();
    codes
        .into_iter()
        .map(|code| Question {
            process: None,
            kind: "unknown_sign",
            sign: Some(code.to_owned()),
            informants: unknown
                .iter()
                .filter(|sign| sign.sign == code)
                .map(|sign| sign.informant.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            ask: Vec::new(),
            since: None,
        })
        .collect()
}
