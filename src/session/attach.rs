//! A path that is typed where a file is asked for becomes the file itself: read, weighed, kept by its hash.
//!
//! The original stays where it is and may go: the interview holds its own copy, in the same transaction as the answer.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{AnswerError, Session};
use crate::form::{DataType, Kind};
use crate::interview::Answer;
pub use crate::store::MAX_FILE;
use crate::store::{Blob, StoreError};
use crate::text::{attached::Attached, clean};

/// Why a file is not attached.
#[derive(Debug, thiserror::Error)]
pub enum FileRefusal {
    /// Nothing lies there.
    #[error("no such file")]
    Missing,
    /// A folder, or a device.
    #[error("not a file")]
    NotAFile,
    /// A file of no bytes.
    #[error("empty")]
    Empty,
    /// Larger than [`MAX_FILE`].
    #[error("{size} bytes")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// The machine says no.
    #[error(transparent)]
    Unreadable {
        /// In its words.
        source: io::Error,
    },
}

/// What an answer holds, with the file that it brings along where its path was typed.
pub(super) fn read(kind: Kind, answer: Answer) -> Result<(Answer, Option<Blob>), AnswerError> {
    let Answer::Value(typed) = &answer else {
        return Ok((answer, None));
    };
    let typed = typed.trim();
    if kind.data_type() != DataType::Binary || typed.is_empty() || Attached::read(typed).is_some() {
        return Ok((answer, None));
    }
    let path = path_typed(typed);
    let bytes = bytes(&path).map_err(|why| AnswerError::File {
        path: path.clone(),
        why,
    })?;
    let (size, blob) = (bytes.len() as u64, Blob::new(bytes));
    let attached = Attached {
        name: named(&path),
        hash: blob.hash.clone(),
        size,
    };
    Ok((Answer::Value(attached.to_string()), Some(blob)))
}

/// The path that was meant: what a file manager or a terminal puts around one when it is dropped is taken off.
pub fn path_typed(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let bare = ['\'', '"']
        .iter()
        .find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(typed);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    match bare.strip_prefix("~/").zip(std::env::home_dir()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(bare),
    }
}

fn named(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = clean::name(&name).replace(['/', '\\'], "_");
    let name = name.trim_start_matches('.');
    if name.is_empty() {
        "file".to_owned()
    } else {
        name.to_owned()
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, FileRefusal> {
    let unreadable = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileRefusal::Missing,
        _ => FileRefusal::Unreadable { source },
    };
    // Asked before it is opened: to open a pipe would wait for ever.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(FileRefusal::NotAFile);
    }
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > MAX_FILE {
        return Err(FileRefusal::TooLarge { size });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // It may grow while it is read.
    file.take(MAX_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    match bytes.len() as u64 {
        0 => Err(FileRefusal::Empty),
        size if size > MAX_FILE => Err(FileRefusal::TooLarge { size }),
        _ => Ok(bytes),
    }
}

/// A file that an answer names, and its bytes if they are here.
pub type NamedFile = (Attached, Option<Vec<u8>>);

impl Session {
    /// The file that an answer names; `None` where it names none.
    pub fn attached(&self, answer: &str) -> Result<Option<NamedFile>, StoreError> {
        let Some(file) = Attached::read(answer) else {
            return Ok(None);
        };
        let bytes = self.store.blob(&file.hash)?.map(|blob| blob.bytes);
        Ok(Some((file, bytes)))
    }
}
