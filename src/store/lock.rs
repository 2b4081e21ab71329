//! One writer at a time: an advisory lock on a file beside the database, with the holder's name in it.
//!
//! The lock belongs to the open file and dies with the process, so a killed program leaves no stale lock; the name in
//! the file is only for the sentence shown to the one who waits.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::StoreError;

/// Who holds a folder for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Process number, 0 where unknown.
    pub pid: u32,
    /// What the program was doing (`repere`, `repere merge`), empty where unknown.
    pub program: String,
    /// Since when, as Unix seconds by that process's clock.
    pub since: i64,
}

impl Holder {
    pub(crate) fn unknown() -> Self {
        Self {
            pid: 0,
            program: String::new(),
            since: 0,
        }
    }
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (process {}, since {})", self.program, self.pid, self.since)
    }
}

/// The right to write, held until dropped.
#[derive(Debug)]
pub(crate) struct WriteLock {
    file: File,
}

/// Given back in so many words: a child process that is just being started shares the open file, and would hold the
/// lock until it runs its own program.
impl Drop for WriteLock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl WriteLock {
    /// Takes the lock at `path`, waiting at most `patience` for another process to let go.
    pub(crate) fn take(path: &Path, me: &Holder, patience: Duration) -> Result<Self, StoreError> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(|e| StoreError::io(path, e))?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if started.elapsed() < patience => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Busy {
                        holder: read_holder(&mut file),
                    });
                }
                Err(TryLockError::Error(e)) => return Err(StoreError::io(path, e)),
            }
        }
        // A full disk must not keep anyone out: the name is a courtesy, the lock is the lock.
        let _ = write_holder(&mut file, me);
        Ok(Self { file })
    }
}

fn write_holder(file: &mut File, me: &Holder) -> std::io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(serde_json::to_string(me)?.as_bytes())
}

fn read_holder(file: &mut File) -> Holder {
    let mut text = String::new();
    let read = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.take(4096).read_to_string(&mut text));
    match read {
        Ok(_) => serde_json::from_str(&text).unwrap_or_else(|_| Holder::unknown()),
        Err(_) => Holder::unknown(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_holds_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Holder {
            pid: 7,
            program: "repere".into(),
            since: 1_700_000_000,
        };
        let _held = WriteLock::take(&path, &first, Duration::ZERO).unwrap();
        let refused = WriteLock::take(&path, &Holder::unknown(), Duration::ZERO);
        assert!(matches!(refused, Err(StoreError::Busy { holder }) if holder == first));
    }

    #[test]
    fn the_lock_is_free_once_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        drop(WriteLock::take(&path, &Holder::unknown(), Duration::ZERO).unwrap());
        assert!(WriteLock::take(&path, &Holder::unknown(), Duration::ZERO).is_ok());
    }
}
