//! Files, each known by the SHA-256 of its content: those that forms bring along and those that answers name.
//!
//! A blob holds no more than its bytes. What it is called, and by whom it was attached, stands in the answers.

use rusqlite::{OptionalExtension as _, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::{Store, StoreError};

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
    Ok(!named
        && transaction
            .prepare_cached("DELETE FROM blob WHERE hash = ?1")?
            .execute([hash])?
            > 0)
}
