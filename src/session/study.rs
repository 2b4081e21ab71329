//! Entries of the study record: what concerns the study as a whole.

use super::{Session, SessionError};
use crate::log::{Body, EventId};
use crate::store::Batch;

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
}
