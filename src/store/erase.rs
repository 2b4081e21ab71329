//! A withdrawal reaches every copy in the folder: rows, signed parts, what waits, what was set aside, texts being typed.
//!
//! The events of the withdrawal stay, and of an erased part its hash: the signature above it verifies as before, and
//! `check` can say why a text is not there. `secure_delete` overwrites the freed pages; the log is cut at the end.

use std::collections::BTreeSet;

use rusqlite::{Transaction, params};

use super::append::find_device;
use super::rights::rights;
use super::rows::Rows;
use super::{Random, Store, StoreError, projection, query};
use crate::log::{Attached, Body, DeviceId, Event, EventId, InterviewId, Plain, Segment, fold_under};

/// What one withdrawal reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Scope {
    interview: InterviewId,
    /// None for the whole interview.
    informant: Option<String>,
    by: EventId,
}

impl Scope {
    fn covers(&self, interview: Option<InterviewId>, informant: &str) -> bool {
        interview == Some(self.interview) && self.informant.as_ref().is_none_or(|own| own == informant)
    }
}

impl Store {
    /// Erases all values that a withdrawal with effect reaches; how many copies went. Nothing is written where nothing is
    /// left to erase.
    pub fn erase_withdrawn(&mut self, random: Random<'_>) -> Result<u64, StoreError> {
        let scopes = self.scopes()?;
        let left: Vec<Scope> = scopes
            .into_iter()
            .filter_map(|scope| {
                self.has_values(&scope)
                    .map(|has| has.then_some(scope))
                    .transpose()
            })
            .collect::<Result<_, _>>()?;
        if left.is_empty() {
            return Ok(0);
        }
        // Own events that nobody signed yet would leave a hole in the next segment: they are signed first, then erased.
        self.close_segment(random)?;
        let erased = self.write(|transaction| {
            let mut erased = 0;
            for scope in &left {
                erased += erase(transaction, scope)?;
            }
            Ok(erased)
        })?;
        let connection = self.connected()?;
        let _blocked: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(erased)
    }

    fn scopes(&self) -> Result<BTreeSet<Scope>, StoreError> {
        let mut interviews = BTreeSet::new();
        for event in self.withdrawals()? {
            interviews.extend(event.concerns());
        }
        let mut scopes = BTreeSet::new();
        for interview in interviews {
            for withdrawal in self.record(interview)?.withdrawals {
                if withdrawal.erases {
                    scopes.insert(Scope {
                        interview,
                        informant: withdrawal.informant,
                        by: withdrawal.event,
                    });
                }
            }
        }
        Ok(scopes)
    }

    fn withdrawals(&self) -> Result<Vec<Event>, StoreError> {
        let mut found = Vec::new();
        let mut statement = self.reader()?.prepare_cached(
            "SELECT DISTINCT owner.id, interview.n FROM event JOIN interview ON interview.no = event.interview
             JOIN device AS owner ON owner.no = interview.device WHERE substr(payload, 1, 11) = '[\"withdraw\"'",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let interview = query::interview_id(&row.get::<_, String>(0)?, row.get(1)?)?;
            let of_it = self.events(interview)?.into_iter();
            found.extend(of_it.filter(|event| matches!(event.body, Body::Withdrawn { .. })));
        }
        Ok(found)
    }

    fn has_values(&self, scope: &Scope) -> Result<bool, StoreError> {
        let events = self.events(scope.interview)?;
        if events
            .iter()
            .any(|event| scope.covers(event.interview, &event.informant))
        {
            return Ok(true);
        }
        let connection = self.reader()?;
        if let Some(no) = self.find_interview(scope.interview)? {
            let part = "SELECT 1 FROM part WHERE interview = ?1 AND text IS NOT NULL AND (?2 IS NULL OR informant = ?2)";
            if connection
                .prepare_cached(part)?
                .exists(params![no, scope.informant])?
                || connection
                    .prepare_cached("SELECT 1 FROM draft WHERE interview = ?1")?
                    .exists([no])?
            {
                return Ok(true);
            }
        }
        for table in ["waiting", "aside"] {
            let mut statement = connection.prepare_cached(&format!("SELECT segment FROM {table}"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let mut segment = read_segment(&row.get::<_, String>(0)?)?;
                if strip(&mut segment, scope) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

fn erase(transaction: &Transaction<'_>, scope: &Scope) -> Result<u64, StoreError> {
    let mut erased = 0;
    let by = scope.by.to_string();
    let no = super::append::number(transaction, scope.interview)?;
    let events = query::events(transaction, no, scope.interview)?;
    let mut files = BTreeSet::new();
    for event in events
        .iter()
        .filter(|event| scope.covers(event.interview, &event.informant))
    {
        let text = event.encode();
        files.extend(Attached::hashes(&text).map(str::to_owned));
        if let Some(device) = find_device(transaction, event.id.device)? {
            transaction
                .prepare_cached("DELETE FROM event WHERE device = ?1 AND n = ?2")?
                .execute(params![device, event.id.n as i64])?;
        }
    }
    let of_scope = "interview = ?1 AND (?2 IS NULL OR informant = ?2)";
    let parts = format!(
        "UPDATE part SET salt = NULL, text = NULL, erased_by = ?3 WHERE {of_scope} AND text IS NOT NULL"
    );
    erased += transaction
        .prepare_cached(&parts)?
        .execute(params![no, scope.informant, by])? as u64;
    let chains = format!("UPDATE chain SET erased_by = ?3 WHERE {of_scope} AND erased_by IS NULL");
    transaction
        .prepare_cached(&chains)?
        .execute(params![no, scope.informant, by])?;
    transaction
        .prepare_cached("DELETE FROM draft WHERE interview = ?1")?
        .execute([no])?;
    for table in ["waiting", "aside"] {
        erased += strip_table(transaction, table, scope)?;
    }
    for hash in &files {
        erased += u64::from(super::blob::drop_unnamed(transaction, hash)?);
    }
    let left = query::events(transaction, no, scope.interview)?;
    projection::replace(
        &mut Rows::new(transaction)?,
        no,
        &fold_under(&rights(transaction)?, scope.interview, &left),
    )?;
    if scope.informant.is_none() {
        transaction
            .prepare_cached("DELETE FROM progress WHERE interview = ?1")?
            .execute([no])?;
        transaction
            .prepare_cached("DELETE FROM bookmark WHERE interview = ?1")?
            .execute([no])?;
    }
    Ok(erased)
}

fn strip_table(transaction: &Transaction<'_>, table: &str, scope: &Scope) -> Result<u64, StoreError> {
    let mut statement = transaction.prepare_cached(&format!("SELECT DISTINCT id, segment FROM {table}"))?;
    let rows: Vec<(Vec<u8>, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut stripped = 0;
    for (id, text) in rows {
        let mut segment = read_segment(&text)?;
        if strip(&mut segment, scope) {
            let mut left = String::new();
            segment.write(&mut left);
            transaction
                .prepare_cached(&format!("UPDATE {table} SET segment = ?2 WHERE id = ?1"))?
                .execute(params![id, left])?;
            stripped += 1;
        }
    }
    Ok(stripped)
}

/// Takes the parts in this scope out of a segment; whether there were any.
fn strip(segment: &mut Segment, scope: &Scope) -> bool {
    let device: DeviceId = segment.header.device;
    let mut stripped = false;
    for part in &mut segment.parts {
        let subject = part.as_ref().and_then(|part| part.subject(device).ok());
        if subject.is_some_and(|subject| scope.covers(subject.interview, &subject.informant)) {
            *part = None;
            stripped = true;
        }
    }
    stripped
}

pub(super) fn read_segment(text: &str) -> Result<Segment, StoreError> {
    let damaged = |detail: String| StoreError::Corrupt {
        detail: format!("kept segment: {detail}"),
    };
    let plain = Plain::read(text).map_err(|e| damaged(e.to_string()))?;
    Segment::read(&plain).map_err(|e| damaged(e.to_string()))
}
