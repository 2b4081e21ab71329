//! Everything that needs a decision, in one list: the worst first, and of equals the oldest.

use super::{CardKind, CoordinateError, cards_of, duplicates, is_answered, lookalikes};
use crate::log::{DeviceId, EventId, InterviewId, Lack, Role, State};
use crate::session::{InterviewSummary, Session};
use crate::store::Settlement;

/// A device that says nothing for longer is named, in days.
pub const SILENT_AFTER: i64 = 10;
const DAY: i64 = 86_400;

/// What has to be decided, the worst first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Someone who may not withdraw asks for it: the values are hidden until someone decides.
    Withdrawal,
    /// A device wrote two histories under one name.
    Fork(DeviceId),
    /// What a revoked device wrote after its last good number, or what an author's role does not allow.
    Request {
        /// What was said.
        event: EventId,
        /// Its kind.
        kind: String,
        /// Whether it came from a revoked device.
        revoked: bool,
    },
    /// A question with two answers.
    Conflict {
        /// Its key.
        key: String,
        /// What the field sees of it.
        label: String,
    },
    /// An instance that one removed and another wrote in.
    Instance {
        /// Its key.
        key: String,
        /// What the field sees of its repeat.
        label: String,
    },
    /// A question back to this folder's own interviewer.
    Question {
        /// The question back.
        event: EventId,
        /// The key it is about.
        key: String,
        /// What is asked.
        text: String,
    },
    /// The field answered a question back.
    Answered {
        /// The question back.
        event: EventId,
        /// The key it is about.
        key: String,
        /// What was asked.
        text: String,
    },
    /// Something arrived after acceptance or release.
    Changed,
    /// Submitted, or accepted at a lower level only.
    Review,
    /// Two interviews that may be one.
    Duplicate(InterviewId),
    /// Two authorities that may be one, by id.
    Lookalike(String, String),
    /// A device whose word nobody here takes yet, and how many events of it wait apart.
    Apart(DeviceId, u64),
    /// A file that a merge set aside: the hash of its bytes, and the word for the reason.
    Refused([u8; 32], String),
    /// Segments of a device wait for something that did not arrive.
    Waiting(DeviceId),
    /// A device has not been heard for so many days.
    Silent(DeviceId, i64),
    /// Statements that only a newer program understands.
    Newer,
}

impl Need {
    /// The word for it in lists.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Withdrawal => "withdrawal",
            Self::Fork(_) => "fork",
            Self::Request { .. } => "request",
            Self::Conflict { .. } => "conflict",
            Self::Instance { .. } => "instance",
            Self::Question { .. } => "question",
            Self::Answered { .. } => "answered",
            Self::Changed => "changed",
            Self::Review => "review",
            Self::Duplicate(_) => "duplicate",
            Self::Lookalike(..) => "lookalike",
            Self::Apart(..) => "apart",
            Self::Refused(..) => "refused",
            Self::Waiting(_) => "waiting",
            Self::Silent(..) => "silent",
            Self::Newer => "newer",
        }
    }

    /// How bad it is to leave it: 0 is worst.
    fn rank(&self) -> u8 {
        match self {
            Self::Withdrawal | Self::Fork(_) => 0,
            Self::Request { .. } => 1,
            Self::Conflict { .. } | Self::Instance { .. } => 2,
            Self::Question { .. } | Self::Answered { .. } => 3,
            Self::Changed => 4,
            Self::Duplicate(_) | Self::Lookalike(..) => 5,
            Self::Apart(..) | Self::Refused(..) | Self::Waiting(_) => 6,
            Self::Review => 7,
            Self::Silent(..) => 8,
            Self::Newer => 9,
        }
    }
}

/// One line of the inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What has to be decided.
    pub need: Need,
    /// The interview, where it is about one.
    pub interview: Option<InterviewId>,
    /// The authority's name, or the person's code.
    pub title: String,
    /// Since when, by the clock of whoever caused it.
    pub since: i64,
}

/// Everything that needs a decision; `now` counts the silence of devices, in Unix seconds.
pub fn inbox(session: &Session, now: i64) -> Result<Vec<Item>, CoordinateError> {
    let mut items = Vec::new();
    let own = session.identity().device;
    let role = session.store().rights()?.role(own);
    for line in session.interviews()? {
        of_interview(session, &line, role, &mut items)?;
    }
    for pair in duplicates(session, false)? {
        items.push(Item {
            need: Need::Duplicate(pair.other.id),
            interview: Some(pair.one.id),
            title: pair.one.authority.name.clone(),
            since: pair.other.begun_at,
        });
    }
    for pair in lookalikes(session)? {
        items.push(Item {
            title: format!("{} / {}", pair.one.1, pair.other.1),
            need: Need::Lookalike(pair.one.0, pair.other.0),
            interview: None,
            since: 0,
        });
    }
    of_devices(session, now, &mut items)?;
    items.sort_by(|a, b| {
        (a.need.rank(), a.since, a.interview, &a.need).cmp(&(b.need.rank(), b.since, b.interview, &b.need))
    });
    Ok(items)
}

fn of_interview(
    session: &Session,
    line: &InterviewSummary,
    role: Role,
    items: &mut Vec<Item>,
) -> Result<(), CoordinateError> {
    let mut add = |need: Need, since: i64| {
        let title = line.authority.name.clone();
        items.push(Item {
            need,
            interview: Some(line.id),
            title,
            since,
        });
    };
    let record = session.record(line.id)?;
    for withdrawal in record.withdrawals.iter().filter(|w| !w.erases) {
        let _ = withdrawal;
        add(Need::Withdrawal, line.changed_at);
    }
    for request in &record.requests {
        let need = Need::Request {
            event: request.event,
            kind: request.kind.clone(),
            revoked: request.lack == Lack::Revoked,
        };
        // What the state did not allow is history, not work.
        if !matches!(request.lack, Lack::State(_)) {
            add(need, request.at);
        }
    }
    if line.conflicts > 0 {
        for card in cards_of(session, line)? {
            let need = match card.kind {
                CardKind::Answers { .. } => Need::Conflict {
                    key: card.key,
                    label: card.label,
                },
                CardKind::Instance { .. } => Need::Instance {
                    key: card.key,
                    label: card.label,
                },
            };
            add(need, card.at);
        }
    }
    for question in record.open_questions() {
        let (event, key, text) = (question.event, question.key.clone(), question.text.clone());
        if is_answered(&record, question) {
            if !line.own {
                add(Need::Answered { event, key, text }, question.at);
            }
        } else if line.own {
            add(Need::Question { event, key, text }, question.at);
        }
    }
    match record.state {
        State::Accepted | State::Released if record.changed_since => add(Need::Changed, line.changed_at),
        State::Submitted if !line.own && role > Role::Field => add(Need::Review, line.changed_at),
        State::Accepted if !line.own && record.stands.first().is_some_and(|stand| stand.level < role) => {
            add(Need::Review, line.changed_at);
        }
        _ => {}
    }
    if !record.unknown.is_empty() {
        add(Need::Newer, line.changed_at);
    }
    Ok(())
}

fn of_devices(session: &Session, now: i64, items: &mut Vec<Item>) -> Result<(), CoordinateError> {
    let store = session.store();
    let own = session.identity().device;
    let cards = store.cards()?;
    let name = |device: DeviceId| {
        let card = cards.iter().find(|card| card.device() == device.trunk());
        card.map_or_else(
            || device.to_string(),
            |card| format!("{}, {}", card.person, card.team),
        )
    };
    for fork in store.forks()? {
        items.push(Item {
            need: Need::Fork(fork.device),
            interview: None,
            title: name(fork.device),
            since: 0,
        });
    }
    let strangers = store.strangers()?;
    for waits in store.waits()? {
        let card = strangers.get(&waits.device);
        items.push(Item {
            need: if waits.accepted {
                Need::Waiting(waits.device)
            } else {
                Need::Apart(waits.device, waits.events)
            },
            interview: None,
            title: card.map_or_else(
                || name(waits.device),
                |card| format!("{}, {}", card.person, card.team),
            ),
            since: 0,
        });
    }
    for file in store.refused()? {
        if file.settled == Settlement::Open {
            items.push(Item {
                title: file
                    .file
                    .rsplit(['/', '\\'])
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                since: file.at,
                need: Need::Refused(file.content, file.why),
                interview: None,
            });
        }
    }
    for (device, heard) in store.last_heard()? {
        let days = (now - heard).div_euclid(DAY);
        if device != own && days >= SILENT_AFTER {
            items.push(Item {
                need: Need::Silent(device, days),
                interview: None,
                title: name(device),
                since: heard,
            });
        }
    }
    Ok(())
}
