//! Many rows in one transaction: statements made ready once, numbers looked up once.

use std::collections::HashMap;

use rusqlite::{CachedStatement, Transaction, params};

use super::{StoreError, append};
use crate::log::{Answer, DeviceId, Event, Head, InterviewId};

/// What writes rows of events and of standing answers, and remembers the small numbers that they bear.
pub(super) struct Rows<'t> {
    pub(super) transaction: &'t Transaction<'t>,
    devices: HashMap<DeviceId, i64>,
    interviews: HashMap<InterviewId, i64>,
    /// The interview of the row before: mostly the next one's too.
    latest: Option<(InterviewId, i64)>,
    places: HashMap<String, i64>,
    event: CachedStatement<'t>,
    head: CachedStatement<'t>,
}

impl<'t> Rows<'t> {
    pub(super) fn new(transaction: &'t Transaction<'t>) -> Result<Self, StoreError> {
        Ok(Self {
            transaction,
            devices: HashMap::new(),
            interviews: HashMap::new(),
            latest: None,
            places: HashMap::new(),
            event: transaction.prepare_cached(append::ADD_EVENT)?,
            head: transaction.prepare_cached(
                "INSERT INTO head (interview, place, device, n, missing, value, shown)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?,
        })
    }

    /// The small number of a device, given at its first mention.
    pub(super) fn device(&mut self, device: DeviceId) -> Result<i64, StoreError> {
        if let Some(no) = self.devices.get(&device) {
            return Ok(*no);
        }
        let no = append::device(self.transaction, device)?;
        self.devices.insert(device, no);
        Ok(no)
    }

    /// The small number of an interview, given at its first mention.
    pub(super) fn interview(&mut self, interview: InterviewId) -> Result<i64, StoreError> {
        if let Some((_, no)) = self.latest.filter(|(latest, _)| *latest == interview) {
            return Ok(no);
        }
        let no = match self.interviews.get(&interview) {
            Some(no) => *no,
            None => append::number(self.transaction, interview)?,
        };
        self.interviews.insert(interview, no);
        self.latest = Some((interview, no));
        Ok(no)
    }

    /// The small number of a question, given at its first mention.
    pub(super) fn place(&mut self, key: &str) -> Result<i64, StoreError> {
        if let Some(no) = self.places.get(key) {
            return Ok(*no);
        }
        let no = super::projection::place(self.transaction, key)?;
        self.places.insert(key.to_owned(), no);
        Ok(no)
    }

    /// Adds the row of one event whose payload is spelled.
    pub(super) fn event(
        &mut self,
        device: i64,
        interview: Option<i64>,
        event: &Event,
        payload: &str,
    ) -> Result<(), StoreError> {
        self.event.execute(params![
            device,
            event.id.n as i64,
            interview,
            event.at,
            event.lamport as i64,
            payload
        ])?;
        Ok(())
    }

    /// Adds the row of one standing answer.
    pub(super) fn head(
        &mut self,
        interview: i64,
        place: i64,
        head: &Head,
        shown: bool,
    ) -> Result<(), StoreError> {
        let device = self.device(head.event.device)?;
        let (missing, value) = match &head.answer {
            Answer::Value(text) => (None, text),
            Answer::Missing { kind, reason } => (Some(kind.word()), reason),
        };
        self.head.execute(params![
            interview,
            place,
            device,
            head.event.n as i64,
            missing,
            value,
            shown
        ])?;
        Ok(())
    }
}
