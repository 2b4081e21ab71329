//! Acts written down as the next events of this folder's device.

use std::time::Duration;

use crate::interview::{Answer, Write};
use crate::log::{self, Body, DeviceId, Event, EventId, Frontier, InterviewId, Record, Revision, Seen};

/// A wall clock before this (1 November 2026) is wrong: this program did not exist.
const BUILT_AFTER: i64 = 1_793_491_200;
/// A wall clock after this (30 years later) is wrong as well, though nobody else has written anything to hold it against.
const WORN_OUT_BY: i64 = BUILT_AFTER + 30 * 365 * 24 * 3_600;
/// A wall clock this far behind what others wrote is wrong, or theirs are: a person has to look.
const BEHIND: i64 = 24 * 3_600;
/// A wall clock that drifts further than this from the monotonic one was set in between.
const JUMP: i64 = 300;

/// What the clocks say at the moment of writing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) at: i64,
    pub(super) uptime: Duration,
}

impl Moment {
    /// Whether the wall clock is implausible, seen from the device's last event, from when others wrote, and from the
    /// moment before.
    pub(super) fn doubtful(self, wrote_at: i64, others: Option<i64>, before: Option<Self>) -> bool {
        let jumped = before.is_some_and(|before| {
            let elapsed = self.uptime.saturating_sub(before.uptime).as_secs() as i64;
            (self.at - before.at - elapsed).abs() > JUMP
        });
        let behind = others.is_some_and(|others| self.at < others - BEHIND);
        !(BUILT_AFTER..WORN_OUT_BY).contains(&self.at) || self.at < wrote_at || behind || jumped
    }
}

/// The events of one act, numbered on from the device's last.
#[derive(Debug)]
pub(super) struct Pen {
    device: DeviceId,
    n: u64,
    lamport: u64,
    at: i64,
    doubt: bool,
    pub(super) events: Vec<Event>,
    pub(super) seen: Vec<Seen>,
}

impl Pen {
    /// Goes on after the device's event `last`, whose Lamport counter was `lamport`.
    pub(super) fn new((device, last, lamport): (DeviceId, u64, u64), at: i64, doubt: bool) -> Self {
        Self {
            device,
            n: last,
            lamport,
            at,
            doubt,
            events: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Notes what others wrote in this interview and this device has not noted yet; comes before the first event.
    pub(super) fn look(&mut self, events: &[Event], noted: &Frontier) {
        let others = events
            .iter()
            .filter(|e| e.id.device != self.device && !noted.covers(e.id));
        let newly: Frontier = others.clone().map(|e| e.id).collect();
        self.seen = newly.events().map(|event| Seen::new(self.n + 1, event)).collect();
        self.lamport = others.map(|e| e.lamport).fold(self.lamport, u64::max);
    }

    /// The wall clock of this act, and whether it is in doubt.
    pub(super) fn clock(&self) -> (i64, bool) {
        (self.at, self.doubt)
    }

    /// The identity of the next event.
    pub(super) fn next(&self) -> EventId {
        self.device.event(self.n + 1)
    }

    /// Writes one event.
    pub(super) fn write(
        &mut self,
        interview: Option<InterviewId>,
        informant: &str,
        parents: Vec<EventId>,
        body: Body,
    ) -> EventId {
        self.n += 1;
        self.lamport += 1;
        let id = self.device.event(self.n);
        self.events.push(Event {
            id,
            interview,
            informant: informant.to_owned(),
            at: self.at,
            doubt: self.doubt,
            lamport: self.lamport,
            parents,
            body,
        });
        id
    }

    /// Writes what one act made the engine write: the person's own first, the rest because of it.
    pub(super) fn act(
        &mut self,
        record: &Record,
        writes: &[Write],
        words: &Words<'_>,
        cause: Option<EventId>,
    ) {
        let mut cause = cause;
        for write in writes {
            let interview = Some(record.interview);
            match write {
                Write::Answer { key, answer, auto } => {
                    let revision = Revision {
                        key: key.clone(),
                        answer: said(answer),
                        reason: if auto.is_none() {
                            words.reason.to_owned()
                        } else {
                            String::new()
                        },
                        cause: auto.and(cause),
                        language: if auto.is_none() {
                            words.language.to_owned()
                        } else {
                            String::new()
                        },
                    };
                    let parents = self.heads(record, key);
                    let informant = if auto.is_none() { words.informant } else { "" };
                    let id = self.write(interview, informant, parents, Body::Revised(revision));
                    cause = cause.or(auto.is_none().then_some(id));
                }
                Write::Added { key } => {
                    let id = self.write(
                        interview,
                        "",
                        Vec::new(),
                        Body::Added {
                            repeat: repeat_of(key).to_owned(),
                        },
                    );
                    cause = cause.or(Some(id));
                }
                Write::Removed { key } => {
                    let parents = self.frontier(record);
                    let id = self.write(
                        interview,
                        "",
                        parents,
                        Body::Removed {
                            instance: key.clone(),
                        },
                    );
                    cause = cause.or(Some(id));
                }
            }
        }
    }

    /// The heads of a question, what this act wrote to it included.
    fn heads(&self, record: &Record, key: &str) -> Vec<EventId> {
        let written = self
            .events
            .iter()
            .rev()
            .find(|event| matches!(&event.body, Body::Revised(revision) if revision.key == key));
        written.map_or_else(|| record.parents(key), |event| vec![event.id])
    }

    /// The last event of each device in the interview, what this act wrote included.
    pub(super) fn frontier(&self, record: &Record) -> Vec<EventId> {
        let mut frontier = record.frontier.clone();
        let written = self
            .events
            .iter()
            .filter(|event| event.interview == Some(record.interview));
        written.for_each(|event| frontier.see(event.id));
        frontier.events().collect()
    }
}

/// What goes with an answer besides its value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Words<'a> {
    /// Why the value stands against a soft check.
    pub reason: &'a str,
    /// The informant whose words they are, `""` for the main one.
    pub informant: &'a str,
    /// The language in which the question was asked, `""` for the one the interview was begun in.
    pub language: &'a str,
}

/// The key of the repeat whose instance this is.
fn repeat_of(instance: &str) -> &str {
    instance.rsplit_once('{').map_or(instance, |(repeat, _)| repeat)
}

/// The engine's answer as the log says it.
pub(crate) fn said(answer: &Answer) -> log::Answer {
    match answer {
        Answer::Value(text) => log::Answer::Value(text.clone()),
        Answer::Missing { kind, reason } => log::Answer::Missing {
            kind: match kind {
                crate::form::NonResponse::DontKnow => log::NonResponse::DontKnow,
                crate::form::NonResponse::Refused => log::NonResponse::Refused,
                crate::form::NonResponse::NotApplicable => log::NonResponse::NotApplicable,
                crate::form::NonResponse::NotAsked => log::NonResponse::NotAsked,
            },
            reason: reason.clone(),
        },
    }
}

/// The log's answer as the engine takes it.
pub(crate) fn heard(answer: &log::Answer) -> Answer {
    match answer {
        log::Answer::Value(text) => Answer::Value(text.clone()),
        log::Answer::Missing { kind, reason } => Answer::Missing {
            kind: match kind {
                log::NonResponse::DontKnow => crate::form::NonResponse::DontKnow,
                log::NonResponse::Refused => crate::form::NonResponse::Refused,
                log::NonResponse::NotApplicable => crate::form::NonResponse::NotApplicable,
                log::NonResponse::NotAsked => crate::form::NonResponse::NotAsked,
            },
            reason: reason.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at: i64, uptime: u64) -> Moment {
        Moment {
            at,
            uptime: Duration::from_secs(uptime),
        }
    }

    const NOW: i64 = 1_795_000_000;

    #[test]
    fn a_plausible_clock_raises_no_doubt() {
        assert!(!moment(NOW + 60, 60).doubtful(NOW, Some(NOW + 3_600), Some(moment(NOW, 0))));
        assert!(!moment(NOW, 0).doubtful(0, None, None));
    }

    #[test]
    fn a_dead_battery_a_step_back_and_a_jump_raise_doubt() {
        assert!(moment(0, 0).doubtful(0, None, None));
        assert!(moment(NOW + 73 * 365 * 24 * 3_600, 0).doubtful(0, None, None));
        assert!(moment(NOW - 3_600, 0).doubtful(NOW, None, None));
        assert!(moment(NOW + 3_600, 60).doubtful(NOW, None, Some(moment(NOW, 0))));
        assert!(moment(NOW, 0).doubtful(0, Some(NOW + 2 * 24 * 3_600), None));
    }

    #[test]
    fn the_repeat_of_an_instance_keeps_the_instances_around_it() {
        assert_eq!(repeat_of("/data/pr{1}/ev{abc.7}"), "/data/pr{1}/ev");
    }
}
