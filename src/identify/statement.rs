//! Answers of which one must stand for the process: its state, who steers it, who holds it.
//!
//! The better placed informant stands before the worse, then the later before the earlier; ties are broken by an
//! ordered table, never by who arrived first. Those who differ are named, so that it can be asked back.

use jiff::civil::Date;

use super::observe::{Fact, Testimony, within};
use super::rules::{Process, Rules};

/// An answer that stands for a process.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The code printed.
    pub code: String,
    /// Who says it.
    pub testimony: &'a Testimony,
    /// The answer.
    pub fact: &'a Fact,
    /// The informants who say otherwise within the window.
    pub others: Vec<&'a str>,
}

/// The last known time state: what stands, and whether it still speaks of the present.
#[derive(Debug, Clone)]
pub struct TimeState<'a> {
    /// The last statement.
    pub last: Statement<'a>,
    /// Whether it lies within the window before the reference day.
    pub present: bool,
    /// Since when it has been so, where it has stopped and the last activity was dated.
    pub since: Option<String>,
}

/// The state of a process at `reference`: silence of more than the window leaves it unknown.
pub fn time_state<'a>(
    rules: &Rules,
    process: &Process,
    testimonies: &'a [Testimony],
    reference: Date,
) -> Option<TimeState<'a>> {
    let states = &rules.states;
    let mut said: Vec<(String, &'a Testimony, &'a Fact)> = Vec::new();
    for testimony in testimonies {
        let follow_up = facts(testimony, process, &states.from)
            .find_map(|fact| Some((states.answers.get(fact.value()?)?.clone(), fact)));
        let screened = || {
            let asked = |fact: &&Fact| process.screening.contains(&fact.question);
            let answers = testimony.facts.iter().filter(asked);
            let ranked = answers.filter_map(|fact| {
                let answer = fact.value()?;
                let rank = rules.screening.positive.iter().position(|code| code == answer)?;
                Some((rank, rules.screening.states.get(answer)?.clone(), fact))
            });
            ranked
                .min_by_key(|(rank, ..)| *rank)
                .map(|(_, state, fact)| (state, fact))
        };
        if let Some((state, fact)) = follow_up.or_else(screened) {
            said.push((state, testimony, fact));
        }
    }
    if said
        .iter()
        .any(|(_, testimony, _)| testimony.weight(rules, process) > 0)
    {
        said.retain(|(_, testimony, _)| testimony.weight(rules, process) > 0);
    }
    let caution = |state: &str| {
        let place = states.cautious_first.iter().position(|code| code == state);
        usize::MAX - place.unwrap_or(usize::MAX)
    };
    let weight = |(state, testimony, _): &(String, &Testimony, &Fact)| {
        (testimony.date, testimony.weight(rules, process), caution(state))
    };
    let (state, testimony, fact) = said.iter().max_by_key(|row| weight(row))?.clone();
    let others = said
        .iter()
        .filter(|(other, from, _)| {
            *other != state
                && from.who() != testimony.who()
                && within(from.date, testimony.date, rules.window_months)
        })
        .map(|(_, from, _)| from.who())
        .collect();
    let since = states
        .stopped
        .contains(&state)
        .then(|| facts(testimony, process, &states.last).find_map(Fact::value))
        .flatten()
        .map(str::to_owned);
    Some(TimeState {
        present: within(testimony.date, reference, rules.window_months),
        last: Statement {
            code: state,
            testimony,
            fact,
            others: distinct(others),
        },
        since,
    })
}

/// Who steers it: "we" is the authority, so that those who speak from within stand first.
pub fn steering<'a>(rules: &Rules, process: &Process, testimonies: &'a [Testimony]) -> Option<Statement<'a>> {
    let read = |fact: &Fact| rules.steering.answers.get(fact.value()?).cloned();
    standing(rules, process, testimonies, &rules.steering.from, read)
}

/// Who holds it: the answer's codes, of which one may be the authority.
pub fn holder<'a>(rules: &Rules, process: &Process, testimonies: &'a [Testimony]) -> Option<Statement<'a>> {
    let read = |fact: &Fact| {
        let mut codes: Vec<&str> = fact.values().collect();
        codes.sort_unstable();
        (!codes.is_empty()).then(|| codes.join(" "))
    };
    standing(rules, process, testimonies, &rules.holder.from, read)
}

fn standing<'a>(
    rules: &Rules,
    process: &Process,
    testimonies: &'a [Testimony],
    question: &str,
    read: impl Fn(&Fact) -> Option<String>,
) -> Option<Statement<'a>> {
    let said: Vec<(String, &'a Testimony, &'a Fact)> = testimonies
        .iter()
        .flat_map(|testimony| facts(testimony, process, question).map(move |fact| (testimony, fact)))
        .filter_map(|(testimony, fact)| Some((read(fact)?, testimony, fact)))
        .collect();
    let weight = |(code, testimony, _): &(String, &Testimony, &Fact)| {
        (
            testimony.inside(rules),
            testimony.weight(rules, process),
            testimony.date,
            code.clone(),
        )
    };
    let (code, testimony, fact) = said.iter().max_by_key(|row| weight(row))?.clone();
    let others = said
        .iter()
        .filter(|(other, from, _)| *other != code && from.who() != testimony.who())
        .map(|(_, from, _)| from.who())
        .collect();
    Some(Statement {
        code,
        testimony,
        fact,
        others: distinct(others),
    })
}

fn facts<'a>(testimony: &'a Testimony, process: &Process, question: &str) -> impl Iterator<Item = &'a Fact> {
    testimony
        .facts
        .iter()
        .filter(move |fact| fact.question == question && fact.process.as_deref() == Some(&process.code))
}

fn distinct(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names.dedup();
    names
}
