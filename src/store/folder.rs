//! The data folder: what lies where, and what can be said of it without opening anything.

use std::path::{Path, PathBuf};

use super::StoreError;
use super::keyfile::KeyFile;

/// The files of a data folder.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

/// What a folder says of itself before it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of ours is there.
    Absent,
    /// A store, for these people.
    Present {
        /// Whether a passphrase is needed.
        needs_passphrase: bool,
        /// The codes of those who can open it.
        people: Vec<String>,
    },
}

impl Folder {
    /// The data folder at `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a user's own forms stand.
    pub fn forms(&self) -> PathBuf {
        self.root.join("forms")
    }

    /// The database; its `-wal` and `-shm` lie beside it.
    pub fn database(&self) -> PathBuf {
        self.root.join("repere.db")
    }

    pub(super) fn keys(&self) -> PathBuf {
        self.root.join("repere.keys")
    }

    pub(super) fn generation(&self) -> PathBuf {
        self.root.join("repere.generation")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.root.join("repere.lock")
    }

    /// Says where work went on when the disk under this folder took nothing more.
    pub(super) fn moved(&self) -> PathBuf {
        self.root.join("repere.moved")
    }

    /// Where the database is made until it is whole.
    pub(super) fn unfinished(&self) -> PathBuf {
        self.root.join("repere.db.new")
    }

    /// Looks without unlocking. The database bears its name only once it is whole.
    pub fn standing(&self) -> Result<Standing, StoreError> {
        match self.database().try_exists() {
            Ok(false) => return Ok(Standing::Absent),
            Ok(true) => {}
            Err(e) => return Err(StoreError::io(self.database(), e)),
        }
        let keys = KeyFile::read(&self.keys())?;
        Ok(Standing::Present {
            needs_passphrase: keys.needs_passphrase(),
            people: keys.people(),
        })
    }

    /// Clears what a creation that was cut short left behind. Keys may belong to a database that was only moved away, so
    /// they are renamed, never removed.
    pub(super) fn set_aside_orphans(&self) -> Result<(), StoreError> {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(self.root.join(format!("repere.db.new{end}")));
        }
        let keys = self.keys();
        if !keys.exists() {
            return Ok(());
        }
        let mut numbered = (1..=u16::MAX).map(|n| self.root.join(format!("repere.keys.{n}")));
        let free = numbered
            .find(|path| !path.exists())
            .ok_or_else(|| StoreError::Exists { path: keys.clone() })?;
        std::fs::rename(&keys, &free).map_err(|e| StoreError::io(keys, e))
    }
}
