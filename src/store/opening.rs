//! Making a data folder, opening it, and noticing that it is not the one that was written here last.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use super::backup::COPIED;
use super::generation::{self, Generation, Remembered};
use super::keyfile::{self, KeyFile, Keys};
use super::lock::WriteLock;
use super::transaction::connect;
use super::{
    Access, Cost, Doubt, Folder, Opening, Own, Purpose, Random, Secret, Standing, Store, StoreError,
    connection, draw, files, get, machine, place, projection, schema, set, signing_wrap,
};
use crate::log::{Card, Signer};

/// The setting that says which lists stand in the file.
const EDITION: &str = "lists";

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
        let unlocked = KeyFile::read(&folder.keys())?.unlock(opening.secret)?;
        let passphrase = matches!(opening.secret, Secret::Passphrase(_));
        Self::assemble(folder, unlocked, passphrase, opening.access, Some(lock), random)
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
        let unlocked = KeyFile::read(&folder.keys())?.unlock(opening.secret)?;
        let passphrase = matches!(opening.secret, Secret::Passphrase(_));
        Self::assemble(folder, unlocked, passphrase, opening.access, lock, random)
    }

    /// Opens the database of a folder that is unlocked and, for writing, locked against others.
    pub(super) fn assemble(
        folder: Folder,
        (person, keys): (String, Keys),
        passphrase: bool,
        access: Access,
        lock: Option<WriteLock>,
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        let mut connection = connect(&folder, access, &keys)?;
        let file = files::identity(&folder.database());
        match schema::standing(&connection)? {
            schema::Standing::Current => {}
            schema::Standing::Behind if access == Access::Write => {
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
            passphrase,
            folder,
            keys,
            access,
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
        let copied = !get(connection, COPIED)?.is_empty();
        let doubt = copied.then_some(Doubt::Backup);
        if let Some(doubt) = doubt.or_else(|| self.generation.doubt(&remembered)) {
            self.reincarnate(doubt, random)?;
        }
        if get(self.reader()?, EDITION)? != projection::edition() && !self.interview_ids()?.is_empty() {
            self.rebuild()?;
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
            set(transaction, COPIED, "")?;
            set(transaction, EDITION, &projection::edition())?;
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
}

/// Makes the folder so that others on the machine cannot look into it.
pub(super) fn create_private(root: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(root).map_err(|e| StoreError::io(root, e))
}

fn mark(random: Random<'_>) -> String {
    uuid::Builder::from_random_bytes(draw(random))
        .into_uuid()
        .to_string()
}

/// Adds a device of this folder with a fresh signing key and its card.
pub(super) fn enrol(
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
pub(super) fn own(connection: &Connection, person: &str) -> Result<Own, StoreError> {
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
