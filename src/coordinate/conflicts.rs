//! Questions with two answers, and instances removed by someone who had not seen an edit in them: one card each.

use super::CoordinateError;
use crate::interview::{Interview, Place};
use crate::log::{Answer, Body, DeviceId, Event, EventId, InterviewId, Record, Revision};
use crate::session::{InterviewSummary, Open, Session, Words};

/// One thing to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The interview.
    pub interview: InterviewId,
    /// The authority's name and the form, for the title.
    pub title: String,
    /// The question's or instance's key.
    pub key: String,
    /// Its path by position, where its form is here.
    pub path: String,
    /// Its words, where its form is here.
    pub label: String,
    /// What is to be decided.
    pub kind: CardKind,
    /// When the latest of its versions was written.
    pub at: i64,
}

/// What a card is about.
#[derive(Debug, Clone, PartialEq)]
pub enum CardKind {
    /// Answers that differ.
    Answers {
        /// Each whole, the earliest first.
        versions: Vec<Side>,
        /// Which one stands for now on every machine.
        shown: usize,
    },
    /// An instance that one removed and another wrote in.
    Instance {
        /// Who removed it.
        removed: Vec<(EventId, String, i64)>,
        /// Who wrote in it without knowing.
        edited: Vec<(EventId, String, i64)>,
    },
}

/// One version of an answer, with all that a person needs to weigh it.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The revision.
    pub event: EventId,
    /// The answer as the log has it.
    pub answer: Answer,
    /// The answer in the words of the form, where it is here.
    pub words: String,
    /// The person and the team, or the device where it never introduced itself.
    pub who: String,
    /// The informant whose words they are, `""` for the main one.
    pub informant: String,
    /// The author's clock, and whether it was in doubt.
    pub at: i64,
    /// Whether that clock was implausible.
    pub doubt: bool,
    /// Why it stands against a soft check.
    pub reason: String,
    /// The author's notes on the question.
    pub notes: Vec<String>,
    /// What its author had before them, in words; empty where nothing.
    pub had_read: Vec<String>,
}

/// How a card is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This version stands, counted from 0.
    Version(usize),
    /// A third answer that cites all.
    Write(Answer),
    /// The instance stays.
    Keep,
    /// The instance goes.
    Remove,
}

/// Every card of the folder, the oldest first.
pub fn cards(session: &Session) -> Result<Vec<Card>, CoordinateError> {
    let mut cards = Vec::new();
    for line in session.interviews()? {
        if line.conflicts > 0 {
            cards.extend(cards_of(session, &line)?);
        }
    }
    cards.sort_by(|a, b| (a.at, a.interview, &a.key).cmp(&(b.at, b.interview, &b.key)));
    Ok(cards)
}

/// The cards of one interview.
pub fn cards_of(session: &Session, line: &InterviewSummary) -> Result<Vec<Card>, CoordinateError> {
    let events = session.store().events(line.id)?;
    let record = session.record(line.id)?;
    let open = session.open_interview(line.id).ok();
    let people = people(session)?;
    let title = format!("{} · {}", line.authority.name, line.form.id);
    let mut cards = Vec::new();
    for conflict in record.conflicts() {
        let (path, label, place) = named(open.as_ref(), conflict.key);
        let mut versions: Vec<Side> = conflict
            .answered
            .heads
            .iter()
            .filter(|head| !head.auto)
            .map(|head| side(head.event, &events, &people, open.as_ref().zip(place.as_ref())))
            .collect();
        versions.sort_by_key(|side| {
            (
                events.iter().find(|e| e.id == side.event).map(|e| e.lamport),
                side.event,
            )
        });
        let shown = versions
            .iter()
            .position(|side| side.event == conflict.answered.head().event)
            .unwrap_or(0);
        cards.push(Card {
            interview: line.id,
            title: title.clone(),
            key: conflict.key.to_owned(),
            path,
            label,
            at: versions.iter().map(|side| side.at).max().unwrap_or(0),
            kind: CardKind::Answers { versions, shown },
        });
    }
    for instance in record.instances.iter().filter(|instance| instance.contested) {
        let (path, label, _) = named(open.as_ref(), &instance.key);
        let told = |event: &Event| (event.id, who(event.id.device, &people), event.at);
        let removed: Vec<_> = events
            .iter()
            .filter(|e| instance.removals.contains(&e.id))
            .map(told)
            .collect();
        let edited: Vec<_> = events
            .iter()
            .filter(|e| edits(e, &instance.key, &events, &instance.removals))
            .map(told)
            .collect();
        cards.push(Card {
            interview: line.id,
            title: title.clone(),
            key: instance.key.clone(),
            path,
            label,
            at: removed
                .iter()
                .chain(&edited)
                .map(|(_, _, at)| *at)
                .max()
                .unwrap_or(0),
            kind: CardKind::Instance { removed, edited },
        });
    }
    Ok(cards)
}

/// How many cards are open in all.
pub fn open_cards(session: &Session) -> Result<u32, CoordinateError> {
    Ok(cards(session)?.len() as u32)
}

/// Decides a card: one more revision with all versions as parents, or one more statement about the instance. Two who
/// decide differently without knowing of each other are in conflict like any other.
pub fn decide(
    session: &mut Session,
    interview: InterviewId,
    key: &str,
    choice: &Choice,
    reason: &str,
) -> Result<EventId, CoordinateError> {
    let record = session.record(interview)?;
    let nothing = || CoordinateError::NoConflict { key: key.to_owned() };
    match choice {
        Choice::Version(number) => {
            let line = session.interview(interview)?;
            let card = cards_of(session, &line)?
                .into_iter()
                .find(|card| card.key == key)
                .ok_or_else(nothing)?;
            let CardKind::Answers { versions, .. } = card.kind else {
                return Err(nothing());
            };
            let wrong = || CoordinateError::NoVersion {
                key: key.to_owned(),
                count: versions.len(),
            };
            let answer = versions.get(*number).ok_or_else(wrong)?.answer.clone();
            settle(session, &record, key, answer, reason)
        }
        Choice::Write(answer) => {
            if !record.answers.get(key).is_some_and(|answered| answered.conflict) {
                return Err(nothing());
            }
            settle(session, &record, key, answer.clone(), reason)
        }
        Choice::Keep | Choice::Remove => {
            let instance = record
                .instances
                .iter()
                .find(|i| i.key == key && i.contested)
                .ok_or_else(nothing)?;
            let instance = instance.key.clone();
            let body = if *choice == Choice::Keep {
                Body::Restored { instance }
            } else {
                Body::Removed { instance }
            };
            let written = session.declare(interview, vec![body])?;
            Ok(written[0])
        }
    }
}

/// Through the form where it is here and still has the question: what follows from the answer is then written too.
fn settle(
    session: &mut Session,
    record: &Record,
    key: &str,
    answer: Answer,
    reason: &str,
) -> Result<EventId, CoordinateError> {
    if let Ok(mut open) = session.open_interview(record.interview)
        && let Some(place) = open.interview().place_of_key(key)
    {
        let words = Words {
            reason,
            ..Words::default()
        };
        match session.answer(&mut open, &place, crate::session::heard(&answer), &words) {
            Ok(saved) => return Ok(saved.event),
            Err(crate::session::AnswerError::Refused(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    let revision = Revision {
        key: key.to_owned(),
        answer,
        reason: reason.to_owned(),
        cause: None,
        language: String::new(),
    };
    Ok(session.declare(record.interview, vec![Body::Revised(revision)])?[0])
}

/// The devices with the person and team that write on each.
fn people(session: &Session) -> Result<Vec<(DeviceId, String)>, CoordinateError> {
    let cards = session.store().cards()?;
    Ok(cards
        .into_iter()
        .map(|card| (card.device(), format!("{}, {}", card.person, card.team)))
        .collect())
}

fn who(device: DeviceId, people: &[(DeviceId, String)]) -> String {
    let known = people.iter().find(|(known, _)| *known == device.trunk());
    known.map_or_else(|| device.to_string(), |(_, person)| person.clone())
}

fn named(open: Option<&Open>, key: &str) -> (String, String, Option<Place>) {
    let Some((interview, place)) = open.and_then(|open| {
        let interview = open.interview();
        Some((interview, interview.place_of_key(key)?))
    }) else {
        return (key.to_owned(), String::new(), None);
    };
    let label = interview
        .view(&place)
        .map(|view| view.label.text)
        .unwrap_or_default();
    (interview.position_path(&place), label, Some(place))
}

fn side(
    event: EventId,
    events: &[Event],
    people: &[(DeviceId, String)],
    form: Option<(&Open, &Place)>,
) -> Side {
    let said = |id: EventId| events.iter().find(|e| e.id == id);
    let revision = said(event).and_then(|event| match &event.body {
        Body::Revised(revision) => Some((event, revision)),
        _ => None,
    });
    let in_words = |answer: &Answer| words(answer, form.map(|(open, place)| (open.interview(), place)));
    let Some((own, revision)) = revision else {
        unreachable!("a head is a revision of the interview");
    };
    let had_read = own
        .parents
        .iter()
        .filter_map(|parent| match &said(*parent)?.body {
            Body::Revised(before) => Some(in_words(&before.answer)),
            _ => None,
        });
    let notes = events.iter().filter_map(|event| match &event.body {
        Body::Noted { key, text } if *key == revision.key && event.id.device == own.id.device => {
            Some(text.clone())
        }
        _ => None,
    });
    Side {
        event,
        words: in_words(&revision.answer),
        answer: revision.answer.clone(),
        who: who(own.id.device, people),
        informant: own.informant.clone(),
        at: own.at,
        doubt: own.doubt,
        reason: revision.reason.clone(),
        notes: notes.collect(),
        had_read: had_read.collect(),
    }
}

/// An answer whole, choices by their labels; a non-answer by its word.
fn words(answer: &Answer, form: Option<(&Interview, &Place)>) -> String {
    match answer {
        Answer::Missing { kind, reason } if reason.is_empty() => kind.word().to_owned(),
        Answer::Missing { kind, reason } => format!("{} ({reason})", kind.word()),
        Answer::Value(value) => {
            let view = form.and_then(|(interview, place)| interview.view(place));
            match view.filter(|view| view.kind.is_select()) {
                Some(view) => value
                    .split_whitespace()
                    .map(|value| {
                        let choice = view.choices.iter().find(|choice| choice.value == value);
                        choice
                            .map_or(value, |choice| choice.label.text.as_str())
                            .to_owned()
                    })
                    .collect::<Vec<_>>()
                    .join(", "),
                None => value.clone(),
            }
        }
    }
}

/// Whether an event is a person's act in an instance that one of its removals had not seen.
fn edits(event: &Event, instance: &str, events: &[Event], removals: &[EventId]) -> bool {
    let key = match &event.body {
        Body::Revised(revision) if revision.cause.is_none() => &revision.key,
        Body::Noted { key, .. } | Body::Voiced { key, .. } => key,
        Body::Added { repeat } => repeat,
        _ => return false,
    };
    let inside = key
        .strip_prefix(instance)
        .is_some_and(|rest| rest.starts_with('/'));
    inside
        && events.iter().filter(|e| removals.contains(&e.id)).any(|removal| {
            let seen: crate::log::Frontier = removal.parents.iter().copied().collect();
            !seen.covers(event.id)
        })
}
