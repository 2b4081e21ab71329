//! Interviews that may be one, and authorities that may be one: found by key and by likeness, decided by a person.

use std::collections::BTreeMap;

use super::CoordinateError;
use crate::log::{Answer, Body, EventId, InterviewId, Record, State};
use crate::session::{InterviewSummary, Session};
use crate::text::fold;

/// Two interviews with fewer answers in common say nothing by being alike.
const FEWEST_SHARED: usize = 8;
/// From this share of equal answers on, in percent, two interviews are alike whoever they name.
const ALIKE: u32 = 90;

/// Why two interviews may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Same authority, wave and form, and the same informant.
    Informant,
    /// Same authority, wave and form, and one of them names no informant.
    Authority,
    /// Names that differ by a slip or a spelling, in one country, same wave and form.
    Spelling,
    /// Nine answers in ten are the same.
    Answers,
}

impl Cause {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Informant => "informant",
            Self::Authority => "authority",
            Self::Spelling => "spelling",
            Self::Answers => "answers",
        }
    }
}

/// Two interviews that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The one begun first.
    pub one: InterviewSummary,
    /// The other.
    pub other: InterviewSummary,
    /// Why.
    pub causes: Vec<Cause>,
    /// Questions that both answer, and of these those with equal answers.
    pub shared: usize,
    /// Equal answers among the shared.
    pub equal: usize,
    /// What a person said: one repeats the other, or both are valid.
    pub marked: Option<bool>,
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The question's key.
    pub key: String,
    /// Its words, where the form is here.
    pub label: String,
    /// What the first says, none where it says nothing.
    pub one: Option<Answer>,
    /// What the second says.
    pub other: Option<Answer>,
}

/// Two authorities that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// Id and name of one.
    pub one: (String, String),
    /// Id and name of the other.
    pub other: (String, String),
    /// How many letters apart their folded names are.
    pub slips: usize,
}

/// Pairs of interviews that may be one; those that a person decided only where `decided` asks for them.
pub fn duplicates(session: &Session, decided: bool) -> Result<Vec<Pair>, CoordinateError> {
    let mut lines = session.interviews()?;
    lines.retain(|line| line.state != State::Withdrawn && !line.authority.id.is_empty());
    lines.sort_by_key(|line| (line.begun_at, line.id));
    let mut records: BTreeMap<InterviewId, Record> = BTreeMap::new();
    let mut pairs = Vec::new();
    // Only interviews of one form, wave and country can repeat each other: the groups stay small.
    let mut groups: BTreeMap<(&str, &str, &str), Vec<&InterviewSummary>> = BTreeMap::new();
    for line in &lines {
        groups
            .entry((&line.form.id, &line.wave, &line.authority.country))
            .or_default()
            .push(line);
    }
    for group in groups.values() {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                let same = one.authority.id == other.authority.id;
                if !same && slips(&one.authority.name, &other.authority.name).is_none() {
                    continue;
                }
                for line in [one, other] {
                    if let std::collections::btree_map::Entry::Vacant(slot) = records.entry(line.id) {
                        slot.insert(session.record(line.id)?);
                    }
                }
                let pair = compare_pair(one, other, &records[&one.id], &records[&other.id], same);
                if !pair.causes.is_empty() && (decided || pair.marked.is_none()) {
                    pairs.push(pair);
                }
            }
        }
    }
    pairs.sort_by(|a, b| {
        (a.causes.first(), a.one.begun_at, a.one.id).cmp(&(b.causes.first(), b.one.begun_at, b.one.id))
    });
    Ok(pairs)
}

fn compare_pair(
    one: &InterviewSummary,
    other: &InterviewSummary,
    left: &Record,
    right: &Record,
    same: bool,
) -> Pair {
    let code = |record: &Record| record.main_informant().to_owned();
    let (first, second) = (code(left), code(right));
    let (shared, equal) = likeness(left, right);
    let mut causes = Vec::new();
    if same && !first.is_empty() && first == second {
        causes.push(Cause::Informant);
    }
    if same && (first.is_empty() || second.is_empty()) {
        causes.push(Cause::Authority);
    }
    if !same && (first == second || first.is_empty() || second.is_empty()) {
        causes.push(Cause::Spelling);
    }
    if shared >= FEWEST_SHARED && equal * 100 >= shared * ALIKE as usize {
        causes.push(Cause::Answers);
    }
    let marked = left
        .duplicates
        .get(&other.id)
        .or_else(|| right.duplicates.get(&one.id))
        .copied();
    Pair {
        one: one.clone(),
        other: other.clone(),
        causes,
        shared,
        equal,
        marked,
    }
}

/// Answered questions that both have, and how many of them agree. Instances of repeats are not matched to each other.
fn likeness(one: &Record, other: &Record) -> (usize, usize) {
    let said = |record: &Record, key: &str| {
        record
            .answers
            .get(key)
            .map(|a| a.answer().clone())
            .filter(|a| *a != Answer::Value(String::new()))
    };
    let mut shared = 0;
    let mut equal = 0;
    for key in one
        .answers
        .keys()
        .filter(|key| !key.contains('{') || key.contains("{1}"))
    {
        if let (Some(left), Some(right)) = (said(one, key), said(other, key)) {
            shared += 1;
            equal += usize::from(left == right);
        }
    }
    (shared, equal)
}

/// Two interviews side by side: every question that one of them answers, those that differ first.
pub fn compare(
    session: &Session,
    one: InterviewId,
    other: InterviewId,
) -> Result<Vec<Line>, CoordinateError> {
    if one == other {
        return Err(CoordinateError::Same { id: one.to_string() });
    }
    let (left, right) = (session.record(one)?, session.record(other)?);
    let open = session
        .open_interview(one)
        .or_else(|_| session.open_interview(other))
        .ok();
    let mut keys: Vec<&String> = left.answers.keys().chain(right.answers.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let said = |record: &Record, key: &str| record.answers.get(key).map(|answered| answered.answer().clone());
    let mut lines: Vec<Line> = keys
        .into_iter()
        .map(|key| Line {
            key: key.clone(),
            label: open
                .as_ref()
                .and_then(|open| {
                    let place = open.interview().place_of_key(key)?;
                    Some(open.interview().view(&place)?.label.text)
                })
                .unwrap_or_default(),
            one: said(&left, key),
            other: said(&right, key),
        })
        .collect();
    lines.sort_by_key(|line| line.one == line.other);
    Ok(lines)
}

/// Says that an interview repeats another, or that both are valid.
pub fn mark(
    session: &mut Session,
    one: InterviewId,
    of: InterviewId,
    holds: bool,
) -> Result<EventId, CoordinateError> {
    if one == of {
        return Err(CoordinateError::Same { id: one.to_string() });
    }
    session.record(of)?;
    Ok(session.declare(one, vec![Body::Duplicate { of, holds }])?[0])
}

/// Says that two authorities are one, or no longer.
pub fn alias(session: &mut Session, one: &str, other: &str, holds: bool) -> Result<EventId, CoordinateError> {
    if one == other {
        return Err(CoordinateError::Same { id: one.to_owned() });
    }
    let body = Body::Alias {
        one: one.to_owned(),
        other: other.to_owned(),
        holds,
    };
    Ok(session.declare_of_study(body)?)
}

/// Authorities of one country whose names differ by a slip, and about which nobody said anything yet.
pub fn lookalikes(session: &Session) -> Result<Vec<Lookalike>, CoordinateError> {
    let aliases = session.aliases()?;
    let authorities = session.authorities()?;
    let mut found = Vec::new();
    for (at, one) in authorities.iter().enumerate() {
        for other in &authorities[at + 1..] {
            let (one, other) = (&one.authority, &other.authority);
            let spoken = aliases.pairs().iter().any(|pair| {
                [(&pair.one, &pair.other), (&pair.other, &pair.one)]
                    .iter()
                    .any(|(a, b)| aliases.shown(a) == one.id && aliases.shown(b) == other.id)
            });
            if one.country != other.country || spoken {
                continue;
            }
            if let Some(slips) = slips(&one.name, &other.name) {
                let mut both = [
                    (one.id.clone(), one.name.clone()),
                    (other.id.clone(), other.name.clone()),
                ];
                both.sort();
                let [one, other] = both;
                found.push(Lookalike { one, other, slips });
            }
        }
    }
    found.sort_by(|a, b| (a.slips, &a.one).cmp(&(b.slips, &b.one)));
    Ok(found)
}

/// How many letters apart two names are, accents, case and punctuation aside; none where they are plainly two. One slip is
/// allowed from five letters on and two from nine, so that Méguet and Zorgho stay two and Ganzourgou is Guanzourgou.
fn slips(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (fold::name_key(one), fold::name_key(other));
    let letters = one.chars().count().min(other.chars().count());
    let allowed = match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    // A number tells two places of one name apart: Arrondissement 1 and Arrondissement 2 are two.
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&one) != digits(&other) {
        return None;
    }
    let slips = strsim::osa_distance(&one, &other);
    (slips <= allowed).then_some(slips)
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn a_slip_or_an_accent_is_one_place_and_another_name_is_another() {
        assert_eq!(slips("Ganzourgou", "Guanzourgou"), Some(1));
        assert_eq!(slips("Méguet", "MEGUET"), Some(0));
        assert_eq!(slips("Saint-Étienne", "saint etiene"), Some(1));
        assert_eq!(slips("Méguet", "Zorgho"), None);
        assert_eq!(slips("Kaya", "Kayo"), None);
        assert_eq!(slips("Arrondissement 1", "Arrondissement 2"), None);
    }
}
