//! From the files that somebody names to bytes that can be opened: text unwrapped, slices joined.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::report::{Refusal, Refused};
use crate::bundle::{BundleError, Joined, Slice, is_armoured, join, load, unarmour};

/// A file's bytes, or those of several slices, under the name of the first.
pub(super) struct Gathered {
    pub(super) file: PathBuf,
    pub(super) bytes: Vec<u8>,
}

/// Reads these files; what cannot be had whole is named.
pub(super) fn gather(files: &[PathBuf]) -> (Vec<Gathered>, Vec<Refused>) {
    let (mut gathered, mut refused) = (Vec::new(), Vec::new());
    let mut slices: Vec<(PathBuf, Slice)> = Vec::new();
    let files = files.iter().flat_map(|file| match listed(file) {
        Some(inside) => inside,
        None => vec![file.clone()],
    });
    for file in &files.collect::<Vec<_>>() {
        let loaded = match load(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                refused.push(Refused {
                    file: file.clone(),
                    cause: Refusal::Bundle(error),
                    content: None,
                });
                continue;
            }
        };
        let content = content_of(&loaded);
        match read(loaded) {
            Ok(Read::Bytes(bytes)) => gathered.push(Gathered {
                file: file.clone(),
                bytes,
            }),
            Ok(Read::Slice(slice)) => slices.push((file.clone(), slice)),
            Err(error) => refused.push(Refused {
                file: file.clone(),
                cause: Refusal::Bundle(error),
                content,
            }),
        }
    }
    while let Some((file, slice)) = slices.first().cloned() {
        let (same, rest) = slices
            .into_iter()
            .partition(|(_, other)| (other.of, other.parts) == (slice.of, slice.parts));
        slices = rest;
        let same: Vec<(PathBuf, Slice)> = same;
        for joined in join(same.into_iter().map(|(_, slice)| slice).collect()) {
            let cause = match joined {
                Ok(Joined::Whole(bytes)) => {
                    gathered.push(Gathered {
                        file: file.clone(),
                        bytes,
                    });
                    continue;
                }
                Ok(Joined::Missing { missing, parts }) => Refusal::Pieces { missing, parts },
                Err(error) => Refusal::Bundle(error),
            };
            refused.push(Refused {
                file: file.clone(),
                cause,
                content: None,
            });
        }
    }
    (gathered, refused)
}

enum Read {
    Bytes(Vec<u8>),
    Slice(Slice),
}

/// The files of a folder that look like something for us, by name: what else lies on a stick is nobody's business here.
fn listed(folder: &Path) -> Option<Vec<PathBuf>> {
    let entries = folder
        .is_dir()
        .then(|| std::fs::read_dir(folder).ok())
        .flatten()?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && looks_ours(path))
        .collect();
    files.sort();
    Some(files)
}

/// Whether a file begins as a bundle, a slice or a text of one does.
fn looks_ours(path: &Path) -> bool {
    let mut front = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4096).read_to_end(&mut front));
    read.is_ok() && (front.starts_with(b"{\"repere-") || is_armoured(&front))
}

/// What a file is known by when it is refused.
pub(super) fn content_of(bytes: &[u8]) -> Option<([u8; 32], u64)> {
    Some((Sha256::digest(bytes).into(), bytes.len() as u64))
}

fn read(mut bytes: Vec<u8>) -> Result<Read, BundleError> {
    if is_armoured(&bytes) {
        bytes = unarmour(&bytes)?;
    }
    if Slice::is_one(&bytes) {
        return Ok(Read::Slice(Slice::read(&bytes)?));
    }
    Ok(Read::Bytes(bytes))
}
