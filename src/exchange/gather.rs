//! From the files that somebody names to bytes that can be opened: text unwrapped, slices joined.

use std::path::{Path, PathBuf};

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
    for file in files {
        match read(file) {
            Ok(Read::Bytes(bytes)) => gathered.push(Gathered {
                file: file.clone(),
                bytes,
            }),
            Ok(Read::Slice(slice)) => slices.push((file.clone(), slice)),
            Err(error) => refused.push(Refused {
                file: file.clone(),
                cause: Refusal::Bundle(error),
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
            });
        }
    }
    (gathered, refused)
}

enum Read {
    Bytes(Vec<u8>),
    Slice(Slice),
}

fn read(file: &Path) -> Result<Read, BundleError> {
    let mut bytes = load(file)?;
    if is_armoured(&bytes) {
        bytes = unarmour(&bytes)?;
    }
    if Slice::is_one(&bytes) {
        return Ok(Read::Slice(Slice::read(&bytes)?));
    }
    Ok(Read::Bytes(bytes))
}
