//! Notes about an authority, outside any interview: what is to be asked there, what was seen there.

use super::{Session, SessionError};
use crate::log::{Body, EventId};
use crate::store::Batch;

/// A note about an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNote {
    /// The event.
    pub event: EventId,
    /// The authority's id, `""` for none.
    pub authority: String,
    /// The note.
    pub text: String,
    /// The wall clock of whoever wrote it, as Unix seconds.
    pub at: i64,
}

impl Session {
    /// Writes a note about an authority; every team sees it after the next exchange.
    pub fn field_note(&mut self, authority: &str, text: &str) -> Result<EventId, SessionError> {
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        let body = Body::FieldNoted {
            authority: authority.to_owned(),
            text: text.to_owned(),
        };
        let event = pen.write(None, "", Vec::new(), body);
        self.store.append(&Batch {
            events: &pen.events,
            seen: &pen.seen,
            ..Batch::default()
        })?;
        Ok(event)
    }

    /// The notes about authorities, in the order of their events.
    pub fn field_notes(&self) -> Result<Vec<FieldNote>, SessionError> {
        let outside = self.store.study_events()?;
        let notes = outside.into_iter().filter_map(|event| match event.body {
            Body::FieldNoted { authority, text } => Some(FieldNote {
                event: event.id,
                authority,
                text,
                at: event.at,
            }),
            _ => None,
        });
        Ok(notes.collect())
    }
}
