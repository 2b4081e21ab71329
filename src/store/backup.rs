//! Copies of a whole folder, made with the database's own backup interface while it is open, and what becomes of them.
//!
//! A copy is a data folder without a mark of its own, and says of itself that it is a copy: whoever opens it to write
//! goes on as a new device, because the old one may have written more since. A second place holds two copies, so that
//! one of them is whole at every moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::keyfile::KeyFile;
use super::opening::create_private;
use super::{Folder, Opening, Random, Secret, Standing, Store, StoreError, connection, files, get, set};
use crate::store::lock::WriteLock;

/// The setting by which a copy knows that it is one: when it was made, as Unix seconds.
pub(super) const COPIED: &str = "backup";
const SECOND_PLACE: &str = "second_place";
const BACKED_UP: &str = "backed_up";
/// Pages copied at a time.
const STEP: i32 = 1_024;

/// A copy that was made and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The folder that holds it.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Store {
    /// Makes a copy of the whole folder below `place`, and keeps the one before it. `at` is Unix seconds.
    pub fn back_up(&mut self, place: &Path, at: i64) -> Result<Backup, StoreError> {
        let root = place.join(format!("repere-{}-{}", self.purpose.study, self.purpose.person));
        if !place.is_dir() {
            return Err(StoreError::Missing {
                path: place.to_owned(),
            });
        }
        self.refuse_own(&root)?;
        let [fresh, latest, before] = ["new", "latest", "before"].map(|name| root.join(name));
        let io = |path: &Path| {
            let path = path.to_owned();
            move |e| StoreError::io(path, e)
        };
        create_private(&root)?;
        clear(&fresh)?;
        let bytes = self.copy_to(&fresh, at)?;
        if latest.exists() {
            clear(&before)?;
            fs::rename(&latest, &before).map_err(io(&latest))?;
        }
        fs::rename(&fresh, &latest).map_err(io(&fresh))?;
        files::sync_folder(&root).map_err(io(&root))?;
        if self.writable() {
            self.write(|transaction| set(transaction, BACKED_UP, &at.to_string()))?;
        }
        Ok(Backup { path: latest, bytes })
    }

    /// Makes a copy of the whole folder at `to`, which holds no data yet; its size in bytes.
    pub fn copy_to(&self, to: &Path, at: i64) -> Result<u64, StoreError> {
        self.refuse_own(to)?;
        copy(self.reader()?, &self.keys.database, &self.folder, to, at)
    }

    /// Goes on in a copy at `to`: the disk under this folder takes nothing more. What can still be read here is there.
    pub fn move_to(
        &mut self,
        to: &Path,
        opening: &Opening<'_>,
        at: i64,
        random: Random<'_>,
    ) -> Result<(), StoreError> {
        self.connected()?;
        self.copy_to(to, at)?;
        let folder = Folder::new(to);
        let lock = WriteLock::take(&folder.lock(), &opening.holder, opening.patience)?;
        let person = self.purpose.person.clone();
        let moved = Self::assemble(
            folder,
            (person, self.keys.clone()),
            self.passphrase,
            opening.access,
            Some(lock),
            random,
        )?;
        let old = std::mem::replace(self, moved);
        // Tells whoever opens the old folder next; where its disk is full or gone, the sentence on screen has to do.
        let _ = fs::write(old.folder.moved(), to.to_string_lossy().as_bytes());
        Ok(())
    }

    /// Makes a data folder at `to` from a copy, and opens it. The copy stays as it is.
    pub fn restore(
        from: &Folder,
        to: Folder,
        opening: &Opening<'_>,
        at: i64,
        random: Random<'_>,
    ) -> Result<Self, StoreError> {
        if to.standing()? != Standing::Absent {
            return Err(StoreError::Exists {
                path: to.root().to_owned(),
            });
        }
        if from.standing()? == Standing::Absent {
            return Err(StoreError::Missing {
                path: from.root().to_owned(),
            });
        }
        let (_, keys) = KeyFile::read(&from.keys())?.unlock(opening.secret)?;
        let source = connection::reader(&from.database(), &keys.database)?;
        create_private(to.root())?;
        let lock = WriteLock::take(&to.lock(), &opening.holder, opening.patience)?;
        to.set_aside_orphans()?;
        copy(&source, &keys.database, from, to.root(), at)?;
        let unlocked = KeyFile::read(&to.keys())?.unlock(opening.secret)?;
        let passphrase = matches!(opening.secret, Secret::Passphrase(_));
        Self::assemble(to, unlocked, passphrase, opening.access, Some(lock), random)
    }

    /// Where a copy is made after each interview, if such a place is set.
    pub fn second_place(&self) -> Result<Option<PathBuf>, StoreError> {
        let place = get(self.reader()?, SECOND_PLACE)?;
        Ok((!place.is_empty()).then(|| PathBuf::from(place)))
    }

    /// Sets or clears the place for copies.
    pub fn set_second_place(&mut self, place: Option<&Path>) -> Result<(), StoreError> {
        let text = place
            .map(|place| place.to_string_lossy().into_owned())
            .unwrap_or_default();
        self.write(|transaction| set(transaction, SECOND_PLACE, &text))
    }

    /// When the last copy was made, as Unix seconds by this machine's clock.
    pub fn backed_up_at(&self) -> Result<Option<i64>, StoreError> {
        Ok(get(self.reader()?, BACKED_UP)?.parse().ok())
    }

    /// A copy within the folder itself would be lost with it.
    fn refuse_own(&self, to: &Path) -> Result<(), StoreError> {
        let own = self.folder.root();
        let near = to.ancestors().find_map(|path| path.canonicalize().ok());
        let within = near
            .zip(own.canonicalize().ok())
            .is_some_and(|(near, own)| near.starts_with(own));
        if within {
            Err(StoreError::Within { path: to.to_owned() })
        } else {
            Ok(())
        }
    }
}

/// The copy that lies at a path: the folder itself, or the latest whole one of a second place.
pub fn found(path: &Path) -> Option<Folder> {
    let within = |root: &Path| {
        ["", "latest", "new", "before"]
            .iter()
            .map(|name| {
                Folder::new(if name.is_empty() {
                    root.to_owned()
                } else {
                    root.join(name)
                })
            })
            .find(|folder| folder.database().is_file())
    };
    within(path).or_else(|| {
        let mut places: Vec<PathBuf> = fs::read_dir(path)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("repere-"))
            })
            .filter(|path| within(path).is_some())
            .collect();
        // Two people's copies side by side: which one is meant is for the person to say.
        let only = places.pop().filter(|_| places.is_empty())?;
        within(&only)
    })
}

/// Copies a database that is open, with the keys that lie beside it; the copy bears its name once it was read back.
fn copy(
    source: &Connection,
    key: &Zeroizing<[u8; 32]>,
    from: &Folder,
    to: &Path,
    at: i64,
) -> Result<u64, StoreError> {
    let folder = Folder::new(to);
    if folder.standing()? != Standing::Absent {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    create_private(to)?;
    let unfinished = folder.unfinished();
    let _ = fs::remove_file(&unfinished);
    let mut target = connection::blank(&unfinished, key)?;
    rusqlite::backup::Backup::new(source, &mut target)?.run_to_completion(STEP, Duration::ZERO, None)?;
    // Out of WAL: a copy on a medium that cannot be written must be readable.
    connection::close_book(&target)?;
    set(&target, COPIED, &at.to_string())?;
    target.close().map_err(|(_, e)| e)?;
    let again = connection::reader(&unfinished, key)?;
    let sound = connection::pragma(&again, "integrity_check")?;
    if sound != "ok" {
        return Err(StoreError::Corrupt { detail: sound });
    }
    drop(again);
    let io = |e| StoreError::io(&unfinished, e);
    let bytes = fs::metadata(&unfinished).map_err(io)?.len();
    KeyFile::read(&from.keys())?.write(&folder.keys())?;
    fs::File::open(&unfinished)
        .and_then(|file| file.sync_all())
        .map_err(io)?;
    fs::rename(&unfinished, folder.database())
        .and_then(|()| files::sync_folder(to))
        .map_err(io)?;
    Ok(bytes)
}

fn clear(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(StoreError::io(path, e)),
        _ => Ok(()),
    }
}
