//! Where a device wrote two events under one number: every event gets its name anew from the signed runs.
//!
//! Rare and thorough: all rows of events are thrown away and made again from what was signed and from the own tail that
//! is not signed yet, so that the outcome depends on nothing but the set of runs.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::append::{device, extend_chain, find_device, insert};
use super::rows::Rows;
use super::segment::{all_segments, events_after, seen_after};
use super::{Store, StoreError, projection, query};
use crate::log::{Derived, DeviceId, EventId, Fork, Run, SegmentId, Stretch, derive, fold_under};

impl Store {
    /// The devices that wrote two events under one number.
    pub fn forks(&self) -> Result<Vec<Fork>, StoreError> {
        let connection = self.reader()?;
        if !overlaps(connection)? {
            return Ok(Vec::new());
        }
        Ok(derived(connection)?.forks)
    }

    /// Every event under its name, made from what was signed and the own tail; none where no runs overlap.
    pub(super) fn derived_where_forked(&self) -> Result<Option<Derived>, StoreError> {
        let connection = self.reader()?;
        if overlaps(connection)? {
            Ok(Some(derived(connection)?))
        } else {
            Ok(None)
        }
    }
}

/// Whether two signed runs of one device overlap.
pub(super) fn overlaps(connection: &Connection) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM (SELECT device, first, max(last) OVER (PARTITION BY device ORDER BY first, last, no
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM segment) WHERE first <= before LIMIT 1",
    )?;
    Ok(statement.exists([])?)
}

/// Makes all rows of events again. Returns the forks found.
pub(super) fn rename_all(transaction: &Transaction<'_>) -> Result<Vec<Fork>, StoreError> {
    let derived = derived(transaction)?;
    transaction
        .execute_batch("DELETE FROM event; DELETE FROM chain; DELETE FROM summary; DELETE FROM head;")?;
    let own = own_devices(transaction)?;
    for event in &derived.events {
        let no = device(transaction, event.id.device)?;
        insert(transaction, no, event)?;
        if own.iter().any(|(_, id)| *id == event.id.device) {
            extend_chain(transaction, no, event)?;
        }
    }
    let mut interviews: Vec<_> = derived
        .events
        .iter()
        .filter_map(crate::log::Event::concerns)
        .collect();
    interviews.sort_unstable();
    interviews.dedup();
    let rights = super::rights::rights(transaction)?;
    let mut rows = Rows::new(transaction)?;
    for interview in interviews {
        let no = rows.interview(interview)?;
        let events = query::events(transaction, no, interview)?;
        projection::replace(&mut rows, no, &fold_under(&rights, interview, &events))?;
    }
    Ok(derived.forks)
}

fn derived(connection: &Connection) -> Result<Derived, StoreError> {
    let mut stretches = Vec::new();
    for segment in all_segments(connection)? {
        let id = segment.id();
        let corrupt = |cause: crate::log::SegmentError| StoreError::Corrupt {
            detail: cause.to_string(),
        };
        stretches.push(Stretch {
            id: Some(id),
            previous: segment.header.previous,
            run: segment.header.run(),
            events: segment.events().map_err(corrupt)?,
        });
    }
    for (no, id) in own_devices(connection)? {
        let last = stretches
            .iter()
            .filter(|s| s.run.device == id)
            .max_by_key(|s| s.run.last);
        let (previous, signed): (Option<SegmentId>, u64) = last.map_or((None, 0), |s| (s.id, s.run.last));
        let events = events_after(connection, id, no, signed)?;
        if let Some(event) = events.last() {
            let run = Run {
                device: id,
                first: signed + 1,
                last: event.id.n,
                seen: seen_after(connection, no, signed)?,
            };
            stretches.push(Stretch {
                id: None,
                previous,
                run,
                events,
            });
        }
    }
    Ok(derive(stretches))
}

/// The segment that an event stands in.
pub(super) fn segment_of(connection: &Connection, event: EventId) -> Result<Option<SegmentId>, StoreError> {
    if event.device.is_branch() {
        let pieces = derived(connection)?.pieces;
        let found = pieces
            .iter()
            .find(|(_, first, last, name)| *name == event.device && (*first..=*last).contains(&event.n));
        return Ok(found.map(|(segment, ..)| *segment));
    }
    let Some(no) = find_device(connection, event.device)? else {
        return Ok(None);
    };
    let find = "SELECT id FROM segment WHERE device = ?1 AND first <= ?2 AND last >= ?2 ORDER BY id LIMIT 1";
    let mut statement = connection.prepare_cached(find)?;
    let found = statement
        .query_row(params![no, event.n as i64], |row| row.get(0))
        .optional()?;
    Ok(found.map(SegmentId::from_bytes))
}

fn own_devices(connection: &Connection) -> Result<Vec<(i64, DeviceId)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT no, id FROM device WHERE secret IS NOT NULL ORDER BY no")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (no, id) = row?;
        Ok((no, query::read_device(&id)?))
    })
    .collect()
}

/// The first number of a device that a branch has taken over, if it forked.
pub(super) fn forked_at(connection: &Connection, of: DeviceId) -> Result<Option<u64>, StoreError> {
    if find_device(connection, of)?.is_none() {
        return Ok(None);
    }
    let mut statement = connection.prepare_cached(
        "SELECT min(event.n) FROM event JOIN device ON device.no = event.device WHERE device.id LIKE ?1 || '~%'",
    )?;
    let first: Option<i64> = statement.query_row(params![of.to_string()], |row| row.get(0))?;
    Ok(first.map(|n| n as u64))
}
