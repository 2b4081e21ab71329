//! Statements that no form has a part in: about an interview as a whole, about a question in it, about the study.

use super::{Session, SessionError};
use crate::log::{Act, Aliases, Body, EventId, InterviewId, Revision};
use crate::store::Batch;

impl Session {
    /// Writes statements about an interview in one durable act, without opening its form; their author has seen all of it
    /// that is held. A withdrawal takes its values away before this returns.
    pub fn declare(
        &mut self,
        interview: InterviewId,
        bodies: Vec<Body>,
    ) -> Result<Vec<EventId>, SessionError> {
        let events = self.store.events(interview)?;
        if events.is_empty() {
            return Err(SessionError::UnknownInterview { interview });
        }
        let record = self.store.meaning(interview, &events)?;
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        pen.look(&events, &self.noted);
        let mut written = Vec::new();
        let mut withdrawn = false;
        for body in bodies {
            let of = match &body {
                Body::Withdrawn { .. } => None,
                _ => Some(interview),
            };
            withdrawn |= of.is_none();
            let parents = match &body {
                Body::Revised(Revision { key, .. }) => record.parents(key),
                Body::Reopened { .. } if record.withdrawals.iter().any(|w| w.informant.is_none()) => {
                    record.withdrawals.iter().map(|w| w.event).collect()
                }
                Body::Removed { .. } => pen.frontier(&record),
                // A restoration names the removals that it lifts: a later event of the same device would not be one.
                Body::Restored { instance } => {
                    let lifted = record.instances.iter().find(|one| one.key == *instance);
                    lifted.map(|one| one.removals.clone()).unwrap_or_default()
                }
                _ => match Act::of(&body) {
                    Some(Act::Submit | Act::Return | Act::Accept | Act::Release | Act::Reopen) => {
                        pen.frontier(&record)
                    }
                    _ => Vec::new(),
                },
            };
            written.push(pen.write(of, "", parents, body));
        }
        let all = events
            .iter()
            .chain(pen.events.iter().filter(|e| e.concerns() == Some(interview)));
        let after = self.store.meaning(interview, all)?;
        let batch = Batch {
            events: &pen.events,
            seen: &pen.seen,
            record: Some(&after),
            ..Batch::default()
        };
        self.store.append(&batch)?;
        for seen in &pen.seen {
            self.noted.see(seen.event);
        }
        if withdrawn {
            self.erase_withdrawn()?;
        }
        Ok(written)
    }

    /// Writes one statement about the study.
    pub fn declare_of_study(&mut self, body: Body) -> Result<EventId, SessionError> {
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        // What others said of the study came before this: two alias statements must not pass each other by.
        pen.look(&self.store.study_events()?, &self.noted);
        let event = pen.write(None, "", Vec::new(), body);
        let batch = Batch {
            events: &pen.events,
            seen: &pen.seen,
            ..Batch::default()
        };
        self.store.append(&batch)?;
        for seen in &pen.seen {
            self.noted.see(seen.event);
        }
        Ok(event)
    }

    /// Takes away the values of everything that was withdrawn, wherever a copy of them lies in this folder.
    pub fn erase_withdrawn(&mut self) -> Result<u64, SessionError> {
        let world = self.world.clone();
        Ok(self
            .store
            .erase_withdrawn(&|bytes: &mut [u8]| world.fill(bytes))?)
    }

    /// Which authorities a person said to be one.
    pub fn aliases(&self) -> Result<Aliases, SessionError> {
        Ok(Aliases::of(&self.store.study_events()?, &self.store.rights()?))
    }
}
