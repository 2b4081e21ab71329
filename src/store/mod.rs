//! SQLite: the only place that knows SQL.
//!
//! What was said (events, segments, blobs, forms, devices) is kept as truth; everything else is a projection, made again
//! from the truth by [`Store::rebuild`]. A change is one `IMMEDIATE` transaction, on the disk when the call returns.
//! After a failed transaction the connection is closed and opened anew, never tried again: a page that failed to reach
//! the disk may look clean to the system. The store decides nothing about forms, screens or merges.

mod append;
mod branch;
mod check;
mod connection;
mod desk;
mod error;
mod files;
mod folder;
mod generation;
mod keyfile;
mod lock;
mod machine;
mod merge;
pub mod place;
mod projection;
mod query;
mod rebuild;
mod schema;
mod segment;
mod travel;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::log::{Card, DeviceId, Signer};
use keyfile::{KeyFile, Keys};
use lock::WriteLock;

pub use append::{Batch, FormFile, KeptForm, Progress};
pub use check::Finding;
pub use desk::{Bookmark, Draft};
pub use error::StoreError;
pub use folder::{Folder, Standing};
pub use generation::Doubt;
pub use keyfile::{Cost, Secret};
pub use lock::Holder;
pub use merge::{Intake, Kept, Log, Origin, Touched};
pub use query::{Hit, Line};
pub use segment::{Arrival, TakenIn};
pub use travel::{Holding, Sending, Travel};

use generation::{Generation, Remembered};

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
    /// Makes a data folder and opens it for writing.
    ///
    /// The database is made under another name and renamed when it is whole: a creation that is cut short leaves no
    /// store, and the next one starts again.
    pub fn create(
        folder: Folder,
        purpose: &Purpose,
        opening: &Opening<'_>,
        cost: Cost,
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        if let Some(warning) = place::warnings(folder.root())
            .into_iter()
            .find(place::Warning::refuses)
        {
            return Err(StoreError::Place {
                path: folder.root().to_owned(),
                warning,
            });
        }
        machine::survive_file_limit();
        create_private(folder.root())?;
        let lock = WriteLock::take(&folder.lock(), &opening.holder, opening.patience)?;
        if folder.standing()? != Standing::Absent {
            return Err(StoreError::Exists {
                path: folder.root().to_owned(),
            });
        }
        folder.set_aside_orphans()?;
        let keys = Keys {
            database: Zeroizing::new(draw(random)),
            person: Zeroizing::new(draw(random)),
        };
        let mut file = KeyFile::new();
        file.admit(&purpose.person, &keys, opening.secret, draw(random), cost);
        file.write(&folder.keys())?;

        let mark = mark(random);
        let mut generation = Generation::read(&folder.generation());
        generation.renew(&mark, 0)?;
        let unfinished = folder.unfinished();
        let mut connection = connection::maker(&unfinished, &keys.database)?;
        schema::migrate(&mut connection, |transaction, number| {
            if number == 1 {
                enrol(transaction, purpose, &keys, None, random)?;
                for (name, value) in [
                    ("study", purpose.study.as_str()),
                    ("team", &purpose.team),
                    ("practice", if purpose.practice { "1" } else { "0" }),
                    ("mark", &mark),
                    ("mark_before", ""),
                    ("place", &generation::place_of(&folder.generation())),
                ] {
                    set(transaction, name, value)?;
                }
            }
            Ok(())
        })?;
        connection.close().map_err(|(_, e)| e)?;
        std::fs::rename(&unfinished, folder.database())
            .and_then(|()| files::sync_folder(folder.root()))
            .map_err(|e| StoreError::io(folder.database(), e))?;
        Self::assemble(folder, opening, Some(lock), random)
    }

    /// Opens a data folder.
    pub fn open(folder: Folder, opening: &Opening<'_>, random: Random<'_>) -> Result<Self, StoreError> {
        if folder.standing()? == Standing::Absent {
            return Err(StoreError::Missing {
                path: folder.root().to_owned(),
            });
        }
        machine::survive_file_limit();
        let lock = match opening.access {
            Access::Write => Some(WriteLock::take(
                &folder.lock(),
                &opening.holder,
                opening.patience,
            )?),
            Access::Read => None,
        };
        Self::assemble(folder, opening, lock, random)
    }

    fn assemble(
        folder: Folder,
        opening: &Opening<'_>,
        lock: Option<WriteLock>,
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        let (person, keys) = KeyFile::read(&folder.keys())?.unlock(opening.secret)?;
        let mut connection = connect(&folder, opening.access, &keys)?;
        let file = files::identity(&folder.database());
        match schema::standing(&connection)? {
            schema::Standing::Current => {}
            schema::Standing::Behind if opening.access == Access::Write => {
                schema::migrate(&mut connection, |_, _| Ok(()))?;
            }
            schema::Standing::Behind => return Err(StoreError::Outdated),
            schema::Standing::Empty => {
                return Err(StoreError::Corrupt {
                    detail: "the database holds nothing".into(),
                });
            }
        }
        let purpose = Purpose {
            study: get(&connection, "study")?,
            team: get(&connection, "team")?,
            practice: get(&connection, "practice")? == "1",
            person,
        };
        let own = own(&connection, &purpose.person)?;
        let generation = Generation::read(&folder.generation());
        let mut store = Self {
            passphrase: matches!(opening.secret, Secret::Passphrase(_)),
            folder,
            keys,
            access: opening.access,
            connection: Some(connection),
            unsure: false,
            file,
            generation,
            purpose,
            own,
            _lock: lock,
        };
        if store.access == Access::Write {
            store.renew_mark(random)?;
        }
        Ok(store)
    }

    /// Looks whether the database is the one that was written here last, and marks it as opened.
    fn renew_mark(&mut self, random: Random<'_>) -> Result<(), StoreError> {
        let connection = self.reader()?;
        let remembered = Remembered {
            mark: get(connection, "mark")?,
            before: get(connection, "mark_before")?,
            place: get(connection, "place")?,
            last: self.own.last,
        };
        if let Some(doubt) = self.generation.doubt(&remembered) {
            self.reincarnate(doubt, random)?;
        }
        let next = mark(random);
        let path = self.folder.generation();
        if !path.exists() {
            self.generation.renew(&remembered.mark, self.own.last)?;
        }
        let place = generation::place_of(&path);
        self.write(|transaction| {
            set(transaction, "mark_before", &remembered.mark)?;
            set(transaction, "mark", &next)?;
            set(transaction, "place", &place)
        })?;
        self.generation.renew(&next, self.own.last)
    }

    /// Goes on as a new device, because the old one's numbers may have been used elsewhere.
    pub fn reincarnate(&mut self, doubt: Doubt, random: Random<'_>) -> Result<(), StoreError> {
        let (old, purpose, keys) = (self.own.no, self.purpose.clone(), self.keys.clone());
        self.write(|transaction| {
            transaction.execute(
                "UPDATE device SET retired = ?2 WHERE no = ?1",
                params![old, doubt.code()],
            )?;
            enrol(transaction, &purpose, &keys, Some((old, doubt)), random)
        })?;
        self.own = own(self.reader()?, &self.purpose.person)?;
        Ok(())
    }

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

    /// The connection to read from.
    fn reader(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Closed)
    }

    /// The connection, opened anew after a failure.
    fn connected(&mut self) -> Result<&mut Connection, StoreError> {
        if self.connection.is_none() {
            let connection = connect(&self.folder, self.access, &self.keys)?;
            self.own = own(&connection, &self.purpose.person)?;
            self.connection = Some(connection);
        }
        self.connection.as_mut().ok_or(StoreError::Closed)
    }

    /// Runs `work` in one transaction that is durable when this returns.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(true, work)
    }

    /// Runs `work` in one transaction and keeps what it did, or takes it back: a rehearsal is the act itself, undone.
    fn transact<T>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::OpenedForReading);
        }
        self.make_sure()?;
        self.connected()?;
        self.in_place()?;
        let connection = self.connected()?;
        let outcome = (|| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            if keep {
                transaction.commit()?;
            } else {
                transaction.rollback()?;
            }
            Ok(value)
        })();
        if let Err(error) = &outcome {
            // Whatever it was, what the file holds is found out by opening it anew. If that fails too, the next write
            // tries again.
            self.unsure |= matches!(
                error,
                StoreError::Sql(_) | StoreError::Disk { .. } | StoreError::Corrupt { .. }
            );
            self.connection = None;
            let _ = self.connected();
        } else if let Err(gone) = self.in_place() {
            // The commit went into a file that has no name any more. What it holds stays readable while it is open.
            if let Some(connection) = &self.connection {
                self.own = own(connection, &self.purpose.person)?;
            }
            return Err(gone);
        }
        outcome
    }

    /// A file that was deleted or moved while it is open takes every write and keeps none for anybody.
    fn in_place(&self) -> Result<(), StoreError> {
        let path = self.folder.database();
        if files::identity(&path) == self.file {
            Ok(())
        } else {
            Err(StoreError::Gone { path })
        }
    }

    /// After a failed sync the system may call pages clean that never reached the disk. A checkpoint writes everything
    /// that can be read into the database file and syncs that, so what was read once cannot vanish afterwards.
    fn make_sure(&mut self) -> Result<(), StoreError> {
        if !self.unsure {
            return Ok(());
        }
        let connection = self.connected()?;
        let blocked: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if blocked != 0 {
            return Err(StoreError::Busy {
                holder: Holder::unknown(),
            });
        }
        self.unsure = false;
        Ok(())
    }
}

fn connect(folder: &Folder, access: Access, keys: &Keys) -> Result<Connection, StoreError> {
    match access {
        Access::Write => connection::writer(&folder.database(), &keys.database),
        Access::Read => connection::reader(&folder.database(), &keys.database),
    }
}

/// Makes the folder so that others on the machine cannot look into it.
fn create_private(root: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(root).map_err(|e| StoreError::io(root, e))
}

fn draw<const N: usize>(random: Random<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}

fn mark(random: Random<'_>) -> String {
    uuid::Builder::from_random_bytes(draw(random))
        .into_uuid()
        .to_string()
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

/// Adds a device of this folder with a fresh signing key and its card.
fn enrol(
    connection: &Connection,
    purpose: &Purpose,
    keys: &Keys,
    replaces: Option<(i64, Doubt)>,
    random: Random<'_>,
) -> Result<(), StoreError> {
    let seed = Zeroizing::new(draw::<32>(random));
    let card = Card::sign(
        &Signer::from_seed(&seed),
        &purpose.study,
        &purpose.team,
        &purpose.person,
    );
    connection.execute(
        "INSERT INTO device (id, card, person, continues, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            card.device().to_string(),
            card.to_plain().to_string(),
            purpose.person,
            replaces.map(|(no, _)| no),
            replaces.map(|(_, doubt)| doubt.code())
        ],
    )?;
    let no = connection.last_insert_rowid();
    let sealed = keyfile::seal(&signing_wrap(keys, no), "signing key", &*seed);
    connection.execute("UPDATE device SET secret = ?2 WHERE no = ?1", params![no, sealed])?;
    Ok(())
}

/// The device that this person writes as.
fn own(connection: &Connection, person: &str) -> Result<Own, StoreError> {
    let row = connection
        .query_row(
            "SELECT own.no, own.id, own.last, own.lamport, own.at, old.id, own.reason FROM device AS own
             LEFT JOIN device AS old ON old.no = own.continues
             WHERE own.person = ?1 AND own.secret IS NOT NULL AND own.retired IS NULL",
            [person],
            |row| {
                let old: Option<String> = row.get(5)?;
                let reason: Option<String> = row.get(6)?;
                let id: String = row.get(1)?;
                let counters = (row.get::<_, i64>(2)?, row.get::<_, i64>(3)?, row.get(4)?);
                Ok((row.get(0)?, id, counters, old.zip(reason)))
            },
        )
        .optional()?;
    let unreadable = || StoreError::Corrupt {
        detail: format!("no device of {person}"),
    };
    let (no, id, (last, lamport, at), replaced) = row.ok_or_else(unreadable)?;
    let continues = match replaced {
        Some((old, reason)) if last == 0 => Some((old.parse().map_err(|_| unreadable())?, reason)),
        _ => None,
    };
    let id = id.parse().map_err(|_| unreadable())?;
    Ok(Own {
        no,
        id,
        last: last as u64,
        lamport: lamport as u64,
        at,
        continues,
    })
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
