//! Files, each known by the SHA-256 of its content: those that forms bring along and those that answers name.
//!
//! A blob holds no more than its bytes. What it is called, and by whom it was attached, stands in the answers.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::{Intake, Store, StoreError};
use crate::log::{DeviceId, InterviewId};

/// The largest file that an answer takes, in bytes: what a thin line or a full stick can still carry.
pub const MAX_FILE: u64 = 20 << 20;

/// The bytes of a file, with their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// The SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Blob {
    /// These bytes under their hash.
    pub fn new(bytes: Vec<u8>) -> Self {
        let hash = hex::encode(Sha256::digest(&bytes));
        Self { hash, bytes }
    }
}

impl Store {
    /// Keeps a file that came by another way than an answer given here; one that is there already is left as it is.
    pub fn put_blob(&mut self, blob: &Blob) -> Result<(), StoreError> {
        self.write(|transaction| put(transaction, &blob.hash, &blob.bytes))
    }

    /// The bytes of a file, if they are here.
    pub fn blob(&self, hash: &str) -> Result<Option<Blob>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT hash, bytes FROM blob WHERE hash = ?1")?;
        let found = statement.query_row([hash], |row| {
            Ok(Blob {
                hash: row.get(0)?,
                bytes: row.get(1)?,
            })
        });
        Ok(found.optional()?)
    }

    /// The hashes and sizes in bytes of all files that are here, by hash.
    pub fn blobs(&self) -> Result<Vec<(String, u64)>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT hash, length(bytes) FROM blob ORDER BY hash")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What became of a part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is kept; others are missing.
    Kept,
    /// With it the file is whole, or was already.
    Whole,
    /// No answer here names the file, or not at this length.
    Unnamed,
    /// With it all parts are here, and are not what the hash says: they are gone again.
    Wrong,
}

impl Intake<'_> {
    /// Keeps a part of a file that an answer here names. How long the file may be says the answer, before anything is kept.
    pub fn keep_part(&self, hash: &str, at: u64, bytes: &[u8]) -> Result<Part, StoreError> {
        let held = "SELECT 1 FROM blob WHERE hash = ?1";
        if self.transaction.prepare_cached(held)?.exists([hash])? {
            return Ok(Part::Whole);
        }
        let Some(size) = self.size_named(hash)? else {
            return Ok(Part::Unnamed);
        };
        if at.saturating_add(bytes.len() as u64) > size {
            return Ok(Part::Unnamed);
        }
        self.transaction
            .prepare_cached("INSERT OR IGNORE INTO blob_part (hash, at, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![hash, at as i64, bytes])?;
        let parts = parts(self.transaction, hash)?;
        if !missing(&parts, size).is_empty() {
            return Ok(Part::Kept);
        }
        let whole = self.whole(hash, size)?;
        self.transaction
            .prepare_cached("DELETE FROM blob_part WHERE hash = ?1")?
            .execute([hash])?;
        let blob = Blob::new(whole);
        if blob.hash != hash {
            return Ok(Part::Wrong);
        }
        put(self.transaction, &blob.hash, &blob.bytes)?;
        Ok(Part::Whole)
    }

    /// The length that an answer gives to the file of this hash.
    fn size_named(&self, hash: &str) -> Result<Option<u64>, StoreError> {
        let mark = format!(";sha256={hash};size=");
        let find = "SELECT payload FROM event WHERE instr(payload, ?1) LIMIT 1";
        let payload: Option<String> = self
            .transaction
            .prepare_cached(find)?
            .query_row([&mark], |row| row.get(0))
            .optional()?;
        let payload = payload.unwrap_or_default();
        let Some((_, after)) = payload.split_once(&mark) else {
            return Ok(None);
        };
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        Ok(after[..digits].parse().ok().filter(|size| *size <= MAX_FILE))
    }

    fn whole(&self, hash: &str, size: u64) -> Result<Vec<u8>, StoreError> {
        let mut whole = Vec::with_capacity(size as usize);
        let mut statement = self
            .transaction
            .prepare_cached("SELECT at, bytes FROM blob_part WHERE hash = ?1 ORDER BY at, length(bytes)")?;
        let mut rows = statement.query([hash])?;
        while let Some(row) = rows.next()? {
            let (at, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            // Parts may overlap where a file was asked for twice.
            let known = whole.len().saturating_sub(at as usize);
            whole.extend(bytes.get(known..).unwrap_or_default());
        }
        Ok(whole)
    }

    /// What a peer asks for, in place of what it asked for before: hash, first byte, byte after the last.
    pub fn ask(&self, peer: DeviceId, spans: &[(&str, u64, u64)]) -> Result<(), StoreError> {
        let peer = peer.to_string();
        self.transaction
            .prepare_cached("DELETE FROM wanted WHERE peer = ?1")?
            .execute([&peer])?;
        let mut add = self.transaction.prepare_cached(
            "INSERT OR REPLACE INTO wanted (peer, hash, first, upto) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (hash, first, upto) in spans {
            add.execute(params![peer, hash, *first as i64, *upto as i64])?;
        }
        Ok(())
    }
}

impl Store {
    /// What a peer asked for last: hash, first byte, byte after the last.
    pub fn wanted_by(&self, peer: DeviceId) -> Result<Vec<(String, u64, u64)>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT hash, first, upto FROM wanted WHERE peer = ?1 ORDER BY hash, first")?;
        let rows = statement.query_map([peer.to_string()], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, i64>(1)? as u64,
                row.get::<_, i64>(2)? as u64,
            ))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The standing answers that name a file, with their interview.
    pub fn naming_files(&self) -> Result<Vec<(InterviewId, String)>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, interview.n, head.value FROM head
             JOIN interview ON interview.no = head.interview JOIN device ON device.no = interview.device
             WHERE instr(head.value, ';sha256=') ORDER BY device.id, interview.n, head.value",
        )?;
        let mut rows = statement.query([])?;
        let mut named = Vec::new();
        while let Some(row) = rows.next()? {
            let interview = super::query::interview_id(&row.get::<_, String>(0)?, row.get(1)?)?;
            named.push((interview, row.get(2)?));
        }
        Ok(named)
    }

    /// The stretches of a file of this length that did not arrive yet.
    pub fn missing_of(&self, hash: &str, size: u64) -> Result<Vec<(u64, u64)>, StoreError> {
        Ok(missing(&parts(self.reader()?, hash)?, size))
    }
}

/// The parts of a file that are here: where each begins and ends.
fn parts(connection: &Connection, hash: &str) -> Result<Vec<(u64, u64)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT at, at + length(bytes) FROM blob_part WHERE hash = ?1 ORDER BY at")?;
    let rows = statement.query_map([hash], |row| {
        Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What parts, ascending, leave out of so many bytes.
fn missing(parts: &[(u64, u64)], size: u64) -> Vec<(u64, u64)> {
    let (mut at, mut missing) = (0, Vec::new());
    for (first, upto) in parts.iter().copied().chain([(size, size)]) {
        if first > at {
            missing.push((at, first));
        }
        at = at.max(upto);
    }
    missing
}

/// Adds the row of a file, once.
pub(super) fn put(transaction: &Transaction<'_>, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
    transaction
        .prepare_cached("INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![hash, bytes])?;
    Ok(())
}

/// Erases a file that no event, no form and nothing that waits names any more; whether it did.
pub(super) fn drop_unnamed(transaction: &Transaction<'_>, hash: &str) -> Result<bool, StoreError> {
    let named = "SELECT EXISTS (SELECT 1 FROM form_file WHERE blob = ?1)
        OR EXISTS (SELECT 1 FROM event WHERE instr(payload, ?1))
        OR EXISTS (SELECT 1 FROM waiting WHERE instr(segment, ?1))
        OR EXISTS (SELECT 1 FROM aside WHERE instr(segment, ?1))";
    let named: bool = transaction
        .prepare_cached(named)?
        .query_row([hash], |row| row.get(0))?;
    if !named {
        transaction
            .prepare_cached("DELETE FROM blob_part WHERE hash = ?1")?
            .execute([hash])?;
    }
    Ok(!named
        && transaction
            .prepare_cached("DELETE FROM blob WHERE hash = ?1")?
            .execute([hash])?
            > 0)
}
