//! SQLite: the only place that knows SQL.
//!
//! What was said (events, segments, blobs, forms, devices) is kept as truth; everything else is a projection, made again
//! from the truth by [`Store::rebuild`]. A change is one `IMMEDIATE` transaction, on the disk when the call returns.
//! After a failed transaction the connection is closed and opened anew, never tried again: a page that failed to reach
//! the disk may look clean to the system. The store decides nothing about forms, screens or merges.

mod apart;
mod append;
mod backup;
mod blob;
mod branch;
mod charter;
mod check;
mod connection;
mod desk;
mod erase;
mod error;
mod files;
mod folder;
mod generation;
mod keyfile;
mod lock;
mod machine;
mod merge;
mod notice;
mod opening;
mod people;
mod piece;
pub mod place;
mod projection;
mod query;
mod rebuild;
mod recovery;
mod rights;
mod rows;
mod schema;
mod segment;
mod take_in;
mod transaction;
mod travel;
mod undo;
mod wide;

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::log::{DeviceId, Signer};
use keyfile::Keys;
use lock::WriteLock;

pub use apart::{RefusedFile, Settlement, Waits};
pub use append::{Batch, FormFile, KeptForm, Progress};
pub use backup::{Backup, found as backup_in};
pub use blob::{Blob, MAX_FILE, Part};
/// The name of the study record's entries that hold a deed.
pub const DEED: &str = "deed";

pub use check::Finding;
pub use desk::{Bookmark, Draft};
pub use error::StoreError;
pub use folder::{Folder, Standing};
pub use generation::Doubt;
pub use keyfile::{Cost, Secret};
pub use lock::Holder;
pub use merge::{Intake, Kept, Log, Origin, Settled, Touched};
pub use notice::Notice;
pub use piece::Piece;
pub use query::{Hit, Line};
pub use recovery::RecoveryKey;
pub use take_in::{Arrival, TakenIn};
pub use travel::{Holding, Sending, Travel};
pub use undo::{Hold, Undone};

use generation::Generation;

/// A source of random bytes, given from above.
pub type Random<'a> = &'a dyn Fn(&mut [u8]);

/// Whether a folder is opened to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As the one writer.
    Write,
    /// Beside a possible writer.
    Read,
}

/// What a new folder is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// The study's code.
    pub study: String,
    /// The team's code.
    pub team: String,
    /// The person's code.
    pub person: String,
    /// A folder to learn in.
    pub practice: bool,
}

/// How a folder is opened.
#[derive(Debug)]
pub struct Opening<'a> {
    /// The passphrase, or none.
    pub secret: &'a Secret,
    /// To write or to read.
    pub access: Access,
    /// What others are told while this one writes.
    pub holder: Holder,
    /// How long to wait for another writer.
    pub patience: Duration,
}

/// An open data folder.
pub struct Store {
    folder: Folder,
    keys: Keys,
    access: Access,
    /// None after a failed write, until the next use opens it anew.
    connection: Option<Connection>,
    /// A sync may have failed: nothing more is written before all that can be read is on the disk for certain.
    unsure: bool,
    generation: Generation,
    purpose: Purpose,
    passphrase: bool,
    own: Own,
    /// Which file the database was when it was opened.
    file: Option<(u64, u64)>,
    _lock: Option<WriteLock>,
}

/// The device that this folder writes as.
#[derive(Debug, Clone)]
struct Own {
    no: i64,
    id: DeviceId,
    last: u64,
    lamport: u64,
    at: i64,
    /// The device that it replaces, and why, until its first event has said so.
    continues: Option<(DeviceId, String)>,
}

impl Store {
    /// What the folder was made for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// Where it lies.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Whether a passphrase opened it.
    pub fn has_passphrase(&self) -> bool {
        self.passphrase
    }

    /// Whether it can be changed through this opening.
    pub fn access(&self) -> Access {
        self.access
    }

    /// The device that it writes as.
    pub fn device(&self) -> DeviceId {
        self.own.id
    }

    /// The number of the last event that its device wrote.
    pub fn last(&self) -> u64 {
        self.own.last
    }

    /// The device that this one replaces, and why, as long as no event has said so.
    pub fn continues(&self) -> Option<(DeviceId, &str)> {
        self.own
            .continues
            .as_ref()
            .map(|(device, why)| (*device, why.as_str()))
    }

    /// The Lamport counter of the last event that its device wrote.
    pub fn lamport(&self) -> u64 {
        self.own.lamport
    }

    /// What the wall clock said when its device wrote last.
    pub fn wrote_at(&self) -> i64 {
        self.own.at
    }

    /// What signs for this folder's device.
    pub fn signer(&self) -> Result<Signer, StoreError> {
        let own = self
            .signers()?
            .into_iter()
            .find(|signer| signer.device() == self.own.id);
        own.ok_or_else(|| StoreError::Corrupt {
            detail: "the signing key does not open".into(),
        })
    }

    /// The keys of every device of this person in this folder, retired ones too: what was sealed to one is still to be
    /// opened.
    pub fn signers(&self) -> Result<Vec<Signer>, StoreError> {
        let find = "SELECT no, secret FROM device WHERE secret IS NOT NULL AND person = ?1 ORDER BY no DESC";
        let mut statement = self.reader()?.prepare_cached(find)?;
        let mut rows = statement.query([&self.purpose.person])?;
        let mut signers = Vec::new();
        while let Some(row) = rows.next()? {
            let wrap = signing_wrap(&self.keys, row.get(0)?);
            let seed = keyfile::open(&wrap, "signing key", &row.get::<_, Vec<u8>>(1)?);
            let seed = seed.and_then(|seed| <[u8; 32]>::try_from(&seed[..]).ok().map(Zeroizing::new));
            signers.extend(seed.map(|seed| Signer::from_seed(&seed)));
        }
        Ok(signers)
    }
}

fn draw<const N: usize>(random: Random<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}

/// Every signing key is sealed once, under a key of its own derived from the person's.
fn signing_wrap(keys: &Keys, device: i64) -> Zeroizing<[u8; 32]> {
    let hash = Sha256::new()
        .chain_update(b"repere signing key wrap\0")
        .chain_update(*keys.person)
        .chain_update(device.to_le_bytes())
        .finalize();
    Zeroizing::new(hash.into())
}

fn get(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let found = connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn set(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        params![name, value],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests;
