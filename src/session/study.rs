//! The study's record: what concerns the study as a whole, entry by entry, the last word of whoever may say it.
//!
//! It travels with the log, so that every team reads the same consent text and asks the same questions. An entry of
//! someone who does not coordinate the study is kept in the log, without effect.

use std::collections::BTreeMap;

use super::prefill::by_the_program;
use super::{AnswerError, Open, Session, SessionError, Words};
use crate::form::NonResponse;
use crate::interview::{Answer, Command, Env, Interview, Place, Write};
use crate::log::{Body, EventId};
use crate::store::{Batch, DEED, StoreError};

/// The reason of a question that the study chose not to ask.
const SPARED: &str = "sensitive";
/// The entry that switches the sensitive questions off, and its word.
const SENSITIVE: (&str, &str) = ("sensitive", "off");
/// The beginning of the entry that holds the consent text in a language; its state stands beside it.
const CONSENT: &str = "consent.";
const STATE: &str = ".state";

/// The entries that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StudyRecord(BTreeMap<String, String>);

impl StudyRecord {
    /// An entry; empty where it was never made.
    pub fn entry(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Every entry that says something, by name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.0.iter().filter(|(_, value)| !value.is_empty());
        entries.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether the study leaves its sensitive questions out.
    pub fn spares(&self) -> bool {
        self.entry(SENSITIVE.0) == SENSITIVE.1
    }

    /// The consent texts, each between the marks by which a form finds the one of its language.
    pub fn consent(&self) -> String {
        let texts = self.entries().filter_map(|(name, value)| {
            let key = name.strip_prefix(CONSENT)?;
            Some(format!("[{key}]{}[/]", self.filled(value)))
        });
        texts.collect()
    }

    /// A text with its blanks filled from the record.
    fn filled(&self, text: &str) -> String {
        let blanks = [
            ("${t_org}", "organisation"),
            ("${t_until}", "retention"),
            ("${t_contact}", "contact"),
        ];
        blanks.iter().fold(text.to_owned(), |text, (blank, name)| {
            let value = self.entry(name);
            text.replace(blank, if value.is_empty() { "…" } else { value })
        })
    }
}

impl Session {
    /// Writes one entry of the study record; durable when this returns.
    pub fn enter(&mut self, name: &str, value: &str) -> Result<EventId, SessionError> {
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        let body = Body::Studied {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        let event = pen.write(None, "", Vec::new(), body);
        self.store.append(&Batch {
            events: &pen.events,
            seen: &pen.seen,
            ..Batch::default()
        })?;
        Ok(event)
    }

    /// Says anew what an entry of the record is: it stands over those that this folder holds.
    pub fn set_of_study(&mut self, name: &str, value: &str) -> Result<EventId, SessionError> {
        self.declare_of_study(Body::Studied {
            name: name.to_owned(),
            value: value.to_owned(),
        })
    }

    /// Writes the study's consent text in a language, with how far it can be trusted.
    pub fn enter_consent(&mut self, language: &str, text: &str, state: &str) -> Result<(), SessionError> {
        self.set_of_study(&format!("{CONSENT}{language}{STATE}"), state)?;
        self.set_of_study(&format!("{CONSENT}{language}"), text)?;
        Ok(())
    }

    /// What the study says of itself.
    pub fn study_record(&self) -> Result<StudyRecord, StoreError> {
        let rights = self.store.rights()?;
        let mut events = self.store.study_events()?;
        events.retain(|event| rights.lack(event).is_none());
        events.sort_by_key(|event| (event.lamport, event.id));
        let entries = events.into_iter().filter_map(|event| match event.body {
            Body::Studied { name, value } if name != DEED => Some((name, value)),
            _ => None,
        });
        Ok(StudyRecord(entries.collect()))
    }

    /// Marks the sensitive questions of an interview that are open as not asked; how many there were.
    pub fn spare(&mut self, open: &mut Open) -> Result<usize, AnswerError> {
        let places = sensitive(open.interview());
        for place in &places {
            self.answer(open, place, not_asked(), &Words::default())?;
        }
        Ok(places.len())
    }
}

/// The sensitive questions that may be left out and have no answer.
fn sensitive(interview: &Interview) -> Vec<Place> {
    let mut places = interview.places();
    places.retain(|place| {
        let node = interview.form().node(place.node());
        node.sensitive
            && node.kind.has_control()
            && node.nonresponse.allows(NonResponse::NotAsked)
            && interview.answer(place).is_some_and(|answer| answer.is_blank())
    });
    places
}

fn not_asked() -> Answer {
    Answer::Missing {
        kind: NonResponse::NotAsked,
        reason: SPARED.to_owned(),
    }
}

/// Marks what is sensitive and open as not asked, as the program's own writing; gives what is to be made durable.
pub(super) fn spare(interview: &mut Interview, env: &Env) -> Vec<Write> {
    let mut writes = Vec::new();
    for place in sensitive(interview) {
        let command = Command::Set {
            place,
            answer: not_asked(),
        };
        if let Ok(staged) = interview.stage(command, env) {
            writes.extend(staged.writes().iter().cloned().map(by_the_program));
            interview.keep(staged);
        }
    }
    writes
}
