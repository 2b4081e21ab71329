//! Writing: events with all that must become durable with them, in one transaction.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use super::{Access, Blob, Store, StoreError, projection};
use crate::log::{DeviceId, Event, InterviewId, Mark, Record, Seen};

/// What becomes durable together.
#[derive(Debug, Default)]
pub struct Batch<'a> {
    /// Events of this folder's device, numbered on from its last.
    pub events: &'a [Event],
    /// What the device newly saw of others before writing them; their Lamport counters follow from it.
    pub seen: &'a [Seen],
    /// The interview that they belong to, as they leave it.
    pub record: Option<&'a Record>,
    /// How far that interview is, where the form's logic was there to count.
    pub progress: Option<Progress>,
    /// The place whose text being typed is now an answer.
    pub typed: Option<&'a str>,
    /// The place to open the interview at again.
    pub left_at: Option<&'a str>,
    /// Forms that are used for the first time.
    pub forms: &'a [KeptForm],
    /// Files that the events name.
    pub blobs: &'a [Blob],
}

/// How far an interview is, counted by the form's logic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Questions asked.
    pub questions: u32,
    /// Of these, with an answer.
    pub answered: u32,
    /// Of these, with a non-answer.
    pub missing: u32,
    /// Of these, required and open.
    pub required: u32,
    /// Of these, with a value that breaks a rule.
    pub invalid: u32,
    /// Of these, with a value that fails a soft check.
    pub warned: u32,
}

/// A form as the store keeps it, from its first interview on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Hash of its content.
    pub hash: String,
    /// `form_id`.
    pub id: String,
    /// `version`.
    pub version: String,
    /// The workbook as JSON.
    pub json: String,
    /// The files that it brings along.
    pub files: Vec<FormFile>,
}

/// A file that a form brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFile {
    /// The name by which the form knows it.
    pub name: String,
    /// The SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl FormFile {
    /// A file of this name and content.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            hash: hex::encode(Sha256::digest(bytes)),
            bytes: bytes.to_owned(),
        }
    }
}

impl Store {
    /// Makes a batch durable; when this returns, a power cut cannot take it away.
    pub fn append(&mut self, batch: &Batch<'_>) -> Result<(), StoreError> {
        let own = (self.own.no, self.own.id, self.own.last);
        let written = self.write(|transaction| {
            append_own(transaction, own, batch.events)?;
            for seen in batch.seen {
                note(transaction, own.0, seen)?;
            }
            for form in batch.forms {
                keep_form(transaction, form)?;
            }
            for blob in batch.blobs {
                super::blob::put(transaction, &blob.hash, &blob.bytes)?;
            }
            if let Some(record) = batch.record {
                let interview = number(transaction, record.interview)?;
                let keys = batch
                    .events
                    .iter()
                    .filter_map(|event| projection::key(&event.body));
                projection::update(transaction, interview, record, keys)?;
                if let Some(progress) = batch.progress {
                    projection::progress(transaction, interview, progress)?;
                }
                if let Some(place) = batch.left_at {
                    super::desk::bookmark(transaction, interview, place, 0)?;
                }
                if let Some(place) = batch.typed {
                    let wipe = "DELETE FROM draft WHERE interview = ?1 AND place = ?2";
                    transaction
                        .prepare_cached(wipe)?
                        .execute(params![interview, place])?;
                }
            }
            Ok(())
        });
        if let Err(error) = written
            && !self.landed_after_all(batch)
        {
            return Err(error);
        }
        if let Some(event) = batch.events.last() {
            self.own.last = event.id.n;
            self.own.lamport = event.lamport;
            self.own.at = event.at;
            self.own.continues = None;
            self.generation.note(event.id.n);
        }
        Ok(())
    }

    /// Whether a commit that was reported as failed is on the disk all the same: then it was not a failure, and saying
    /// so would make the author answer twice.
    fn landed_after_all(&mut self, batch: &Batch<'_>) -> bool {
        let Some(event) = batch.events.last() else {
            return false;
        };
        self.own.last == event.id.n && self.make_sure().is_ok()
    }

    /// Whether a write could begin now: the folder is open for writing and its connection stands.
    pub fn writable(&self) -> bool {
        self.access == Access::Write && self.connection.is_some()
    }
}

fn append_own(
    transaction: &Transaction<'_>,
    (device, id, before): (i64, DeviceId, u64),
    events: &[Event],
) -> Result<(), StoreError> {
    let mut last = before;
    for event in events {
        if event.id != id.event(last + 1) {
            return Err(StoreError::OutOfStep {
                expected: id.event(last + 1),
                found: event.id,
            });
        }
        last = event.id.n;
        insert(transaction, device, event)?;
        extend_chain(transaction, device, event)?;
    }
    if let Some(event) = events.last() {
        transaction
            .prepare_cached("UPDATE device SET last = ?2, lamport = ?3, at = ?4 WHERE no = ?1")?
            .execute(params![device, last as i64, event.lamport as i64, event.at])?;
    }
    Ok(())
}

/// Keeps what a device of this folder saw of another, with the mark of the segment that it stood in.
fn note(transaction: &Transaction<'_>, own: i64, seen: &Seen) -> Result<(), StoreError> {
    let mark = super::branch::segment_of(transaction, seen.event)?.map_or(Mark::NONE, |id| id.mark());
    let other = device(transaction, seen.event.device)?;
    transaction
        .prepare_cached("INSERT INTO seen (device, n, other, other_n, mark) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            own,
            seen.n as i64,
            other,
            seen.event.n as i64,
            &mark.0[..]
        ])?;
    Ok(())
}

/// The table of events, with its columns.
pub(super) const EVENT: &str = "event (device, n, interview, at, lamport, payload)";

/// Adds the row of one event.
pub(super) fn insert(transaction: &Transaction<'_>, device: i64, event: &Event) -> Result<(), StoreError> {
    let interview = event
        .concerns()
        .map(|interview| number(transaction, interview))
        .transpose()?;
    let add = format!("INSERT INTO {EVENT} VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    transaction.prepare_cached(&add)?.execute(params![
        device,
        event.id.n as i64,
        interview,
        event.at,
        event.lamport as i64,
        event.encode()
    ])?;
    Ok(())
}

/// Runs the hash of the event's part on by one event.
pub(super) fn extend_chain(
    transaction: &Transaction<'_>,
    device: i64,
    event: &Event,
) -> Result<(), StoreError> {
    let interview = event
        .interview
        .map_or(Ok(0), |interview| number(transaction, interview))?;
    let before: Option<Vec<u8>> = transaction
        .prepare_cached("SELECT hash FROM chain WHERE device = ?1 AND interview = ?2 AND informant = ?3")?
        .query_row(params![device, interview, event.informant], |row| row.get(0))
        .optional()?;
    let hash = link(before.as_deref().unwrap_or_default(), event);
    transaction
        .prepare_cached(
            "INSERT INTO chain (device, interview, informant, last, count, hash) VALUES (?1, ?2, ?3, ?4, 1, ?5)
             ON CONFLICT (device, interview, informant) DO UPDATE SET last = ?4, count = count + 1, hash = ?5",
        )?
        .execute(params![device, interview, event.informant, event.id.n as i64, &hash[..]])?;
    Ok(())
}

/// One step of the running hash. CHANGING IT MAKES EVERY OLD STORE LOOK DAMAGED.
pub(super) fn link(before: &[u8], event: &Event) -> [u8; 32] {
    Sha256::new()
        .chain_update(before)
        .chain_update(event.id.n.to_le_bytes())
        .chain_update(event.at.to_le_bytes())
        .chain_update(event.encode())
        .finalize()
        .into()
}

/// Keeps a form and its files; says how many forms that adds.
pub(super) fn keep_form(transaction: &Transaction<'_>, form: &KeptForm) -> Result<u64, StoreError> {
    let added = transaction
        .prepare_cached(
            "INSERT INTO form (hash, id, version, json) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute(params![form.hash, form.id, form.version, form.json])?;
    for file in &form.files {
        super::blob::put(transaction, &file.hash, &file.bytes)?;
        transaction
            .prepare_cached(
                "INSERT INTO form_file (form, name, blob) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![form.hash, file.name, file.hash])?;
    }
    Ok(added as u64)
}

/// The small number of an interview, given at its first mention.
pub(super) fn number(transaction: &Transaction<'_>, interview: InterviewId) -> Result<i64, StoreError> {
    let device = device(transaction, interview.0.device)?;
    let n = interview.0.n as i64;
    let find = "SELECT no FROM interview WHERE device = ?1 AND n = ?2";
    let found = transaction
        .prepare_cached(find)?
        .query_row(params![device, n], |row| row.get(0))
        .optional()?;
    match found {
        Some(no) => Ok(no),
        None => {
            let add = "INSERT INTO interview (device, n) VALUES (?1, ?2)";
            Ok(transaction.prepare_cached(add)?.insert(params![device, n])?)
        }
    }
}

/// The small number of a device, given at its first mention.
pub(super) fn device(transaction: &Transaction<'_>, device: DeviceId) -> Result<i64, StoreError> {
    match find_device(transaction, device)? {
        Some(no) => Ok(no),
        None => Ok(transaction
            .prepare_cached("INSERT INTO device (id) VALUES (?1)")?
            .insert([device.to_string()])?),
    }
}

/// The small number of a device that was mentioned.
pub(super) fn find_device(connection: &Connection, device: DeviceId) -> Result<Option<i64>, StoreError> {
    let found = connection
        .prepare_cached("SELECT no FROM device WHERE id = ?1")?
        .query_row([device.to_string()], |row| row.get(0))
        .optional()?;
    Ok(found)
}
