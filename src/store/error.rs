//! What can go wrong between an event and the disk, told apart by what a person can do about it.

use std::path::PathBuf;

use super::lock::Holder;

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no data folder at this place.
    #[error("no data folder at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A data folder stands where a new one was to be made.
    #[error("a data folder already stands at {}", path.display())]
    Exists {
        /// Where it stands.
        path: PathBuf,
    },
    /// A copy was to be made within the folder that it copies.
    #[error("{} lies within the data folder", path.display())]
    Within {
        /// Where.
        path: PathBuf,
    },
    /// A person was to be let in who is in already.
    #[error("{person} can open the folder already")]
    KnownPerson {
        /// The person's code.
        person: String,
    },
    /// Another process is writing.
    #[error("in use by {holder}")]
    Busy {
        /// Who holds the lock, as far as the lock file says.
        holder: Holder,
    },
    /// The disk has no room left.
    #[error("the disk is full")]
    Full,
    /// The disk, the folder or the file can only be read.
    #[error("read-only: {}", path.display())]
    ReadOnly {
        /// What could not be written.
        path: PathBuf,
    },
    /// An earlier write failed and the database could not be opened again.
    #[error("the database is closed after a failure")]
    Closed,
    /// Writing was asked of a store that was opened for reading.
    #[error("opened for reading only")]
    OpenedForReading,
    /// The data folder was moved or removed while it was open.
    #[error("{} is not there any more", path.display())]
    Gone {
        /// Where the database was.
        path: PathBuf,
    },
    /// The file was written by a newer program.
    #[error("written by a newer program: schema {found}, known {known}, needs {needs}")]
    NewerThanUs {
        /// The schema number in the file.
        found: i64,
        /// The highest schema number that this program knows.
        known: i64,
        /// The program version that the file asks for.
        needs: String,
    },
    /// The file was written by an older program and must be opened for writing once.
    #[error("written by an older program")]
    Outdated,
    /// The passphrase opens no key of this folder.
    #[error("wrong passphrase")]
    WrongKey,
    /// The folder is encrypted and no passphrase was given.
    #[error("a passphrase is needed")]
    Locked,
    /// The file is damaged.
    #[error("damaged: {detail}")]
    Corrupt {
        /// What was found, in the words of the layer that found it.
        detail: String,
    },
    /// A key file that this program cannot use.
    #[error("unusable key file {}: {detail}", path.display())]
    KeyFile {
        /// The key file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// The build or the machine does not give what the store needs to keep its promise.
    #[error("unfit engine: {what} answered {answer:?}")]
    Unfit {
        /// What was asked (`cipher_version`, `journal_mode`, …).
        what: &'static str,
        /// What it answered.
        answer: String,
    },
    /// The event does not follow on the last one: the interview in memory is not the one in the store.
    #[error("expected event {expected}, found {found}")]
    OutOfStep {
        /// The number that comes next.
        expected: crate::log::EventId,
        /// The number that came.
        found: crate::log::EventId,
    },
    /// Two different events claim one number of one device.
    #[error("two different events are numbered {device}.{n}")]
    Equivocation {
        /// The device named by both.
        device: String,
        /// The number claimed twice.
        n: u64,
    },
    /// The machine failed in another way.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder at hand.
        path: PathBuf,
        /// The machine's own word.
        source: std::io::Error,
    },
    /// The disk failed under the database.
    #[error("the disk failed ({code})")]
    Disk {
        /// SQLite's extended code: which operation failed.
        code: i32,
    },
    /// The place cannot hold a database.
    #[error("unfit place {}: {warning:?}", path.display())]
    Place {
        /// Where.
        path: PathBuf,
        /// Why.
        warning: super::place::Warning,
    },
    /// SQLite failed in a way that none of the above names.
    #[error("database: {0}")]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// Sorts an input or output failure at `path`.
    pub(crate) fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let path = path.into();
        match source.kind() {
            StorageFull | QuotaExceeded => Self::Full,
            ReadOnlyFilesystem | PermissionDenied => Self::ReadOnly { path },
            _ => Self::Io { path, source },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly) => Self::ReadOnly { path: PathBuf::new() },
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Corrupt {
                detail: error.to_string(),
            },
            Some(Code::SystemIoFailure) => Self::Disk {
                code: extended(&error),
            },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy {
                holder: Holder::unknown(),
            },
            _ => Self::Sql(error),
        }
    }
}

fn extended(error: &rusqlite::Error) -> i32 {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => failure.extended_code,
        _ => 0,
    }
}
