//! Noticing that the database is not the one that this folder's program wrote last: a copy, a restored backup.
//!
//! A device must never use one number twice. Beside the database lies a small file with a mark that changes at every
//! opening for writing, and with the last number given out. The mark is renewed in the database first and in the file
//! second, and the database remembers the mark before, so that a crash between the two raises no alarm. The number is
//! written after the commit and without a sync: it can lag behind the database, never run ahead of it, unless the
//! database went back. A copy of the whole folder shows by the file's own inode and the machine's id. A cloned disk
//! image shows none of this; it is found when events meet.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::StoreError;

/// Why a device stopped and another took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The mark beside the database is another one: database or file came from elsewhere.
    OtherMark,
    /// The file beside the database has seen higher numbers than the database holds.
    WentBack,
    /// The folder lies on another machine or was copied.
    Copied,
    /// There is no readable mark beside the database.
    NoMark,
    /// Another device confirmed higher numbers than the database holds, or other events under the same numbers.
    SeenElsewhere,
    /// The database says of itself that it is a backup.
    Backup,
}

impl Doubt {
    /// The word that the log keeps.
    pub fn code(self) -> &'static str {
        match self {
            Self::OtherMark => "other_mark",
            Self::WentBack => "went_back",
            Self::Copied => "copied",
            Self::NoMark => "no_mark",
            Self::SeenElsewhere => "seen_elsewhere",
            Self::Backup => "backup",
        }
    }
}

/// What the database holds of the mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remembered {
    pub(crate) mark: String,
    pub(crate) before: String,
    pub(crate) place: String,
    pub(crate) last: u64,
}

/// The file beside the database.
#[derive(Debug)]
pub(crate) struct Generation {
    path: PathBuf,
    file: Option<File>,
    mark: String,
    last: u64,
}

impl Generation {
    /// Reads the file; one that is missing or unreadable is an empty mark.
    pub(crate) fn read(path: &Path) -> Self {
        let mut text = String::new();
        let read = File::open(path).and_then(|file| file.take(256).read_to_string(&mut text));
        let mut words = text.split_whitespace();
        let (mark, last) = match read {
            Ok(_) => (
                words.next().unwrap_or_default().to_owned(),
                words.next().and_then(|w| w.parse().ok()),
            ),
            Err(_) => (String::new(), None),
        };
        Self {
            path: path.to_owned(),
            file: None,
            mark,
            last: last.unwrap_or(0),
        }
    }

    /// What is wrong, if anything, between this file and what the database remembers.
    pub(crate) fn doubt(&self, remembered: &Remembered) -> Option<Doubt> {
        if remembered.mark.is_empty() {
            None
        } else if self.mark.is_empty() {
            Some(Doubt::NoMark)
        } else if self.mark != remembered.mark && self.mark != remembered.before {
            Some(Doubt::OtherMark)
        } else if self.last > remembered.last {
            Some(Doubt::WentBack)
        } else if !remembered.place.is_empty() && remembered.place != place_of(&self.path) {
            Some(Doubt::Copied)
        } else {
            None
        }
    }

    /// Makes the file say `mark` and `last`, durably. Written in place: its inode is a part of what it tells.
    pub(crate) fn renew(&mut self, mark: &str, last: u64) -> Result<(), StoreError> {
        mark.clone_into(&mut self.mark);
        self.last = last;
        let written = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&self.path)
            .and_then(|mut file| {
                file.write_all(self.line().as_bytes())?;
                file.sync_all()?;
                self.file = Some(file);
                super::files::sync_folder(self.path.parent().unwrap_or(Path::new(".")))
            });
        written.map_err(|e| StoreError::io(&self.path, e))
    }

    /// Notes that `last` was given out, after its commit; a failure only weakens a later alarm.
    pub(crate) fn note(&mut self, last: u64) {
        self.last = last;
        let line = self.line();
        if let Some(file) = &mut self.file {
            let _ = file
                .seek(SeekFrom::Start(0))
                .and_then(|_| file.write_all(line.as_bytes()));
        }
    }

    /// Always of one length within one sector, so that no cut leaves half of an old line behind a new one.
    fn line(&self) -> String {
        format!("{:<36} {:020}\n", self.mark, self.last)
    }
}

/// A short name for where the file at `path` lies: its inode and the machine.
///
/// The device number is left out on purpose: it changes between starts.
pub(crate) fn place_of(path: &Path) -> String {
    let mut hash = Sha256::new();
    hash.update(std::fs::read("/etc/machine-id").unwrap_or_default());
    #[cfg(unix)]
    if let Ok(metadata) = std::fs::metadata(path) {
        hash.update(std::os::unix::fs::MetadataExt::ino(&metadata).to_le_bytes());
    }
    hex::encode(&hash.finalize()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(path: &Path) -> Remembered {
        Remembered {
            mark: "new".into(),
            before: "old".into(),
            place: place_of(path),
            last: 5,
        }
    }

    fn written(mark: &str, last: u64) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("generation");
        Generation::read(&path).renew(mark, last).unwrap();
        (folder, path)
    }

    #[test]
    fn the_mark_written_last_raises_no_doubt() {
        let (_folder, path) = written("new", 5);
        assert_eq!(Generation::read(&path).doubt(&remembered(&path)), None);
    }

    #[test]
    fn a_crash_between_database_and_file_raises_no_doubt() {
        let (_folder, path) = written("old", 3);
        assert_eq!(Generation::read(&path).doubt(&remembered(&path)), None);
    }

    #[test]
    fn a_database_older_than_its_file_is_noticed() {
        let (_folder, path) = written("newer", 5);
        assert_eq!(
            Generation::read(&path).doubt(&remembered(&path)),
            Some(Doubt::OtherMark)
        );
        let (_folder, path) = written("new", 6);
        assert_eq!(
            Generation::read(&path).doubt(&remembered(&path)),
            Some(Doubt::WentBack)
        );
    }

    #[test]
    fn a_copied_folder_is_noticed() {
        let (folder, path) = written("new", 5);
        let copy = folder.path().join("copy");
        std::fs::copy(&path, &copy).unwrap();
        assert_eq!(
            Generation::read(&copy).doubt(&remembered(&path)),
            Some(Doubt::Copied)
        );
    }

    #[test]
    fn a_number_noted_in_passing_replaces_the_last_one() {
        let (_folder, path) = written("new", 5);
        let mut generation = Generation::read(&path);
        generation.renew("new", 5).unwrap();
        generation.note(1_000);
        assert_eq!(Generation::read(&path).last, 1_000);
    }
}
