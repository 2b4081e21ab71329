//! Many rows in one transaction: statements made ready once and given many rows at a time, numbers looked up once.

use std::collections::HashMap;

use rusqlite::{CachedStatement, Statement, Transaction};

use super::{StoreError, append};
use crate::log::{Answer, DeviceId, Event, Head, InterviewId};

/// A statement takes two to this power of rows at most: its cursors are opened, and find their place, once for all of them.
const MOST: u32 = 7;

/// The row of an event: its interview, itself, its spelling.
pub(super) type EventRow<'a> = (Option<i64>, &'a Event, &'a str);

/// The row of a standing answer: the question, the answer, whether it is the one shown.
pub(super) type HeadRow<'a> = (i64, &'a Head, bool);

/// What writes rows of events and of standing answers, and remembers the small numbers that they bear.
pub(super) struct Rows<'t> {
    pub(super) transaction: &'t Transaction<'t>,
    devices: HashMap<DeviceId, i64>,
    interviews: HashMap<InterviewId, i64>,
    /// The interview of the row before: mostly the next one's too.
    latest: Option<(InterviewId, i64)>,
    places: HashMap<String, i64>,
    events: Adding<'t>,
    heads: Adding<'t>,
}

/// Adds rows to one table.
struct Adding<'t> {
    transaction: &'t Transaction<'t>,
    table: &'static str,
    columns: usize,
    /// The statements for one row, two, four…, made ready when they are first wanted.
    ready: [Option<CachedStatement<'t>>; MOST as usize + 1],
}

impl<'t> Adding<'t> {
    fn to(transaction: &'t Transaction<'t>, table: &'static str, columns: usize) -> Self {
        Self {
            transaction,
            table,
            columns,
            ready: std::array::from_fn(|_| None),
        }
    }

    /// Adds rows; `bind` gives each its values, from a number of parameter on.
    fn rows<T>(
        &mut self,
        mut rows: &[T],
        mut bind: impl FnMut(&mut Statement<'_>, usize, &T) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        while !rows.is_empty() {
            let power = rows.len().ilog2().min(MOST);
            let (chunk, rest) = rows.split_at(1 << power);
            let place = &mut self.ready[power as usize];
            let statement = match place {
                Some(statement) => statement,
                None => {
                    let row = format!("({})", vec!["?"; self.columns].join(", "));
                    let add = format!(
                        "INSERT INTO {} VALUES {}",
                        self.table,
                        vec![row.as_str(); chunk.len()].join(", ")
                    );
                    place.insert(self.transaction.prepare_cached(&add)?)
                }
            };
            for (at, row) in chunk.iter().enumerate() {
                bind(statement, 1 + at * self.columns, row)?;
            }
            statement.raw_execute()?;
            rows = rest;
        }
        Ok(())
    }
}

impl<'t> Rows<'t> {
    pub(super) fn new(transaction: &'t Transaction<'t>) -> Result<Self, StoreError> {
        Ok(Self {
            transaction,
            devices: HashMap::new(),
            interviews: HashMap::new(),
            latest: None,
            places: HashMap::new(),
            events: Adding::to(transaction, append::EVENT, 6),
            heads: Adding::to(
                transaction,
                "head (interview, place, device, n, missing, value, shown)",
                7,
            ),
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

    /// Adds the rows of a device's events whose payloads are spelled.
    pub(super) fn events(&mut self, device: i64, rows: &[EventRow<'_>]) -> Result<(), StoreError> {
        self.events
            .rows(rows, |statement, first, (interview, event, payload)| {
                statement.raw_bind_parameter(first, device)?;
                statement.raw_bind_parameter(first + 1, event.id.n as i64)?;
                statement.raw_bind_parameter(first + 2, interview)?;
                statement.raw_bind_parameter(first + 3, event.at)?;
                statement.raw_bind_parameter(first + 4, event.lamport as i64)?;
                statement.raw_bind_parameter(first + 5, payload)
            })?;
        Ok(())
    }

    /// Adds the rows of an interview's standing answers.
    pub(super) fn heads(&mut self, interview: i64, rows: &mut [HeadRow<'_>]) -> Result<(), StoreError> {
        // In the order of the table, each row is next to the one before.
        rows.sort_unstable_by_key(|(place, head, _)| (*place, head.event));
        let devices = rows
            .iter()
            .map(|(_, head, _)| self.device(head.event.device))
            .collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<_> = rows.iter().zip(devices).collect();
        self.heads
            .rows(&rows, |statement, first, ((place, head, shown), device)| {
                let (missing, value) = match &head.answer {
                    Answer::Value(text) => (None, text),
                    Answer::Missing { kind, reason } => (Some(kind.word()), reason),
                };
                statement.raw_bind_parameter(first, interview)?;
                statement.raw_bind_parameter(first + 1, place)?;
                statement.raw_bind_parameter(first + 2, device)?;
                statement.raw_bind_parameter(first + 3, head.event.n as i64)?;
                statement.raw_bind_parameter(first + 4, missing)?;
                statement.raw_bind_parameter(first + 5, value)?;
                statement.raw_bind_parameter(first + 6, shown)
            })?;
        Ok(())
    }
}
