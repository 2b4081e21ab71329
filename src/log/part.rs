//! What one segment says of one interview and one informant: the unit that can be withheld or erased.
//!
//! A part is one list: `[interview, informant, time, row, row…]`. A row is `[seconds since the row before, what, …]`
//! (see [`super::encode`]); a key that came before in the part is written as its place among the part's keys. The list of
//! parents is left out where it is what a reader supposes: of a revision, note or voice, the event before on the same
//! question in the part; of a workflow event, a removal or a restoration, the event before in the part.
//!
//! CHANGING WHAT IS WRITTEN HERE CHANGES WHAT IS HASHED AND SIGNED.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::decode::{EventError, Reading, event_id, read_row};
use super::encode::{Cell, Spelling, id, lengthen, row, shorten, write_row};
use super::event::{Body, Event, Revision};
use super::header::PartHead;
use super::id::{DeviceId, EventId, InterviewId};
use super::plain::{Plain, PlainError};

/// Bytes of a part's hash.
pub const HASH_BYTES: usize = 18;
/// Bytes of a part's salt.
pub const SALT_BYTES: usize = 9;

/// What the signed header says of a part's content.
pub type PartHash = [u8; HASH_BYTES];
/// What keeps a part's hash from being guessed once the part is gone.
pub type Salt = [u8; SALT_BYTES];

/// A part that is held: its exact bytes and their salt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The salt.
    pub salt: Salt,
    /// The canonical text.
    pub text: String,
}

/// Which interview and which informant a part is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// The interview; none for the study as a whole.
    pub interview: Option<InterviewId>,
    /// The informant's code, `""` for the main one.
    pub informant: String,
}

/// Why a text is no part.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PartError {
    /// The text is no plain value.
    #[error(transparent)]
    Plain(#[from] PlainError),
    /// It does not begin with interview, informant and time.
    #[error("the part does not begin with interview, informant and time")]
    Head,
    /// More or fewer rows than the header says.
    #[error("the header promises {expected} events, the part holds {found}")]
    Count {
        /// The header's count.
        expected: u64,
        /// The part's count.
        found: u64,
    },
    /// A row is no event.
    #[error(transparent)]
    Event(#[from] EventError),
    /// An event names as its past what is not before it.
    #[error("event {n} names a later event as its parent")]
    Later {
        /// The event's number.
        n: u64,
    },
}

impl Part {
    /// The hash that the header bears for it.
    pub fn hash(&self) -> PartHash {
        let full = Sha256::new()
            .chain_update(b"repere part\0")
            .chain_update(self.salt)
            .chain_update(&self.text)
            .finalize();
        let mut hash = [0; HASH_BYTES];
        hash.copy_from_slice(&full[..HASH_BYTES]);
        hash
    }

    /// Writes the events of one subject, ascending, of one device.
    pub(super) fn write(salt: Salt, subject: &Subject, events: &[&Event]) -> Self {
        let mut text = String::from("[");
        let own = events.first().map(|e| e.id.device);
        match (subject.interview, own) {
            (Some(interview), Some(own)) => id(interview.0, own).write(&mut text),
            _ => text.push('0'),
        }
        text.push(',');
        Plain::from(subject.informant.as_str()).write(&mut text);
        let mut clock = events.first().map_or(0, |e| e.at);
        text.push(',');
        Plain::from(clock).write(&mut text);
        let mut memory = Memory::default();
        for event in events {
            let mut cells: Vec<Cell> = vec![(event.at - clock).into()];
            cells.extend(row(event, &mut memory));
            text.push(',');
            write_row(&cells, &mut text);
            memory.keep(event.id, &event.body);
            clock = event.at;
        }
        text.push(']');
        Self { salt, text }
    }

    /// Whose part it is, without reading its rows into events.
    pub fn subject(&self, device: DeviceId) -> Result<Subject, PartError> {
        let value = Plain::read(&self.text)?;
        beginning(&value, device).map(|(subject, _, _)| subject)
    }

    /// The events, their numbers taken from the header; Lamport is the caller's.
    pub(super) fn read(&self, device: DeviceId, head: &PartHead) -> Result<Vec<Event>, PartError> {
        let value = Plain::read(&self.text)?;
        let (subject, mut clock, rows) = beginning(&value, device)?;
        if rows.len() as u64 != head.count() {
            return Err(PartError::Count {
                expected: head.count(),
                found: rows.len() as u64,
            });
        }
        let mut memory = Memory::default();
        let mut events = Vec::with_capacity(rows.len());
        for (cells, n) in rows.iter().zip(head.numbers()) {
            let shape = || EventError::Shape { n };
            let (dt, cells) = cells
                .as_list()
                .and_then(<[Plain]>::split_first)
                .ok_or_else(shape)?;
            clock = dt
                .as_number()
                .and_then(|dt| clock.checked_add(dt))
                .ok_or_else(shape)?;
            let mut event = read_row(device.event(n), cells, &mut memory)?;
            event.interview = subject.interview;
            event.informant.clone_from(&subject.informant);
            event.at = clock;
            if event.parents.iter().any(|p| p.device == device && p.n >= n) {
                return Err(PartError::Later { n });
            }
            memory.keep(event.id, &event.body);
            events.push(event);
        }
        Ok(events)
    }
}

fn beginning(value: &Plain, device: DeviceId) -> Result<(Subject, i64, &[Plain]), PartError> {
    let Some([interview, Plain::Text(informant), Plain::Number(clock), rows @ ..]) = value.as_list() else {
        return Err(PartError::Head);
    };
    let interview = match interview {
        Plain::Number(0) => None,
        other => Some(InterviewId(event_id(other, device).ok_or(PartError::Head)?)),
    };
    Ok((
        Subject {
            interview,
            informant: informant.clone(),
        },
        *clock,
        rows,
    ))
}

/// What the rows before have taught writer and reader alike.
#[derive(Default)]
struct Memory {
    keys: Vec<String>,
    places: HashMap<String, usize>,
    last: Option<EventId>,
    last_on: HashMap<(&'static str, String), EventId>,
}

impl Memory {
    /// The kinds whose parents are the heads of one question.
    fn question(body: &Body) -> Option<(&'static str, &str)> {
        match body {
            Body::Revised(Revision { key, .. }) => Some(("revise", key)),
            Body::Noted { key, .. } => Some(("note", key)),
            Body::Voiced { key, .. } => Some(("voice", key)),
            _ => None,
        }
    }

    fn suppose(&self, body: &Body) -> Option<EventId> {
        if let Some((kind, key)) = Self::question(body) {
            return self.last_on.get(&(kind, key.to_owned())).copied();
        }
        match body {
            Body::Submitted
            | Body::Returned { .. }
            | Body::Accepted { .. }
            | Body::Released { .. }
            | Body::Reopened { .. }
            | Body::Removed { .. }
            | Body::Restored { .. } => self.last,
            _ => None,
        }
    }

    fn keep(&mut self, id: EventId, body: &Body) {
        if let Some((kind, key)) = Self::question(body) {
            self.last_on.insert((kind, key.to_owned()), id);
        }
        self.last = Some(id);
    }

    fn learn(&mut self, key: &str) {
        self.places.insert(key.to_owned(), self.keys.len());
        self.keys.push(key.to_owned());
    }
}

impl Spelling for Memory {
    fn key(&mut self, key: &str, own: DeviceId) -> Plain {
        if key.is_empty() {
            return "".into();
        }
        if let Some(place) = self.places.get(key) {
            return (*place as u64).into();
        }
        self.learn(key);
        shorten(key, own).into()
    }

    fn parents(&mut self, event: &Event) -> Option<Vec<EventId>> {
        (event.parents.as_slice() != self.suppose(&event.body).as_slice()).then(|| event.parents.clone())
    }

    fn names_informant(&self) -> bool {
        false
    }
}

impl Reading for Memory {
    fn key(&mut self, cell: &Plain, own: DeviceId) -> Option<String> {
        match cell {
            Plain::Text(key) if key.is_empty() => Some(String::new()),
            Plain::Text(key) => {
                let key = lengthen(key, own);
                self.learn(&key);
                Some(key)
            }
            Plain::Number(place) => usize::try_from(*place)
                .ok()
                .and_then(|p| self.keys.get(p))
                .cloned(),
            Plain::List(_) => None,
        }
    }

    fn supposed(&self, _: EventId, body: &Body) -> Vec<EventId> {
        self.suppose(body).into_iter().collect()
    }
}
