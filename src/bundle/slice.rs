//! A file too long for its way, cut into slices that anybody can cut and join, without opening anything.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::{BundleError, Layer};
use super::{MAX_DOCUMENT, Object};
use crate::log::{from_base64, to_base64};

const BEGINS: &str = "{\"repere-slice\":";
/// The head's line is no longer than this.
const LONGEST: usize = 256;
/// A file is cut into no more slices.
const MOST: u32 = 9999;
/// The shortest slice: below, the heads weigh more than what they carry.
pub const SHORTEST: u64 = 1000;

/// The line before the bytes of a slice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    #[serde(rename = "repere-slice")]
    format: u8,
    /// Hash of the whole.
    of: String,
    /// Which slice of how many, from 1.
    part: [u32; 2],
    /// Hash of this slice's bytes.
    hash: String,
}

/// One slice, its bytes checked against its own hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// Of which whole, by its hash.
    pub of: [u8; 24],
    /// Which, from 1.
    pub part: u32,
    /// Of how many.
    pub parts: u32,
    bytes: Vec<u8>,
}

/// What slices of one whole come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// The whole, as it was cut.
    Whole(Vec<u8>),
    /// These are missing, of so many.
    Missing {
        /// Their places, ascending.
        missing: Vec<u32>,
        /// Of how many.
        parts: u32,
    },
}

fn hash(bytes: &[u8]) -> [u8; 24] {
    let full = Sha256::new()
        .chain_update(b"repere slice\0")
        .chain_update(bytes)
        .finalize();
    let mut hash = [0; 24];
    hash.copy_from_slice(&full[..24]);
    hash
}

/// Cuts bytes into slices, each with its head no longer than `longest`.
pub fn slices(bytes: &[u8], longest: u64) -> Vec<Vec<u8>> {
    let room = longest.max(SHORTEST) as usize - LONGEST;
    let parts = bytes.len().div_ceil(room).max(1) as u32;
    let of = to_base64(&hash(bytes));
    let cut = bytes.chunks(room.max(bytes.len().div_ceil(MOST as usize)));
    cut.zip(1..)
        .map(|(bytes, part)| {
            let head = Head {
                format: 1,
                of: of.clone(),
                part: [part, parts],
                hash: to_base64(&hash(bytes)),
            };
            let mut out = serde_json::to_vec(&head).expect("invariant: strings and numbers are JSON");
            out.push(b'\n');
            out.extend(bytes);
            out
        })
        .collect()
}

impl Slice {
    /// Whether bytes begin as a slice does.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(BEGINS.as_bytes())
    }

    /// Reads a slice and checks it against its own hash.
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let damaged = || BundleError::Damaged { layer: Layer::Slice };
        let front = &bytes[..bytes.len().min(LONGEST)];
        let end = front.iter().position(|byte| *byte == b'\n').ok_or_else(damaged)?;
        let text = std::str::from_utf8(&bytes[..end]).map_err(|_| damaged())?;
        let Object(fields) = serde_json::from_str(text).map_err(|_| damaged())?;
        let head: Head = serde_json::from_str(text).map_err(|_| damaged())?;
        let bytes = &bytes[end + 1..];
        let [part, parts] = head.part;
        if head.format != 1 || fields.len() != 4 || part == 0 || part > parts || parts > MOST {
            return Err(damaged());
        }
        if from_base64(&head.hash) != Some(hash(bytes)) {
            return Err(damaged());
        }
        Ok(Self {
            of: from_base64(&head.of).ok_or_else(damaged)?,
            part,
            parts,
            bytes: bytes.to_vec(),
        })
    }
}

/// Joins slices, whatever their order and however often one came; by whole.
pub fn join(slices: Vec<Slice>) -> Vec<Result<Joined, BundleError>> {
    let mut wholes: BTreeMap<([u8; 24], u32), BTreeMap<u32, Slice>> = BTreeMap::new();
    for slice in slices {
        let whole = wholes.entry((slice.of, slice.parts)).or_default();
        whole.insert(slice.part, slice);
    }
    let one = |((of, parts), held): (([u8; 24], u32), BTreeMap<u32, Slice>)| {
        let missing: Vec<u32> = (1..=parts).filter(|part| !held.contains_key(part)).collect();
        if !missing.is_empty() {
            return Ok(Joined::Missing { missing, parts });
        }
        let length: u64 = held.values().map(|slice| slice.bytes.len() as u64).sum();
        if length > MAX_DOCUMENT {
            return Err(BundleError::TooLong { limit: MAX_DOCUMENT });
        }
        let whole: Vec<u8> = held.into_values().flat_map(|slice| slice.bytes).collect();
        if hash(&whole) == of {
            Ok(Joined::Whole(whole))
        } else {
            Err(BundleError::Damaged { layer: Layer::Slice })
        }
    };
    wholes.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut() -> (Vec<u8>, Vec<Vec<u8>>) {
        let bytes: Vec<u8> = (0..5000_u32).flat_map(u32::to_be_bytes).collect();
        let slices = slices(&bytes, 4000);
        assert!(
            slices
                .iter()
                .all(|slice| slice.len() <= 4000 && Slice::is_one(slice))
        );
        (bytes, slices)
    }

    #[test]
    fn slices_in_any_order_and_twice_make_the_whole() {
        let (bytes, slices) = cut();
        let read = |slice: &Vec<u8>| Slice::read(slice).expect("a slice");
        let shuffled: Vec<Slice> = slices.iter().rev().chain(&slices[..2]).map(read).collect();
        assert!(matches!(join(shuffled).as_slice(), [Ok(Joined::Whole(whole))] if *whole == bytes));
    }

    #[test]
    fn a_missing_slice_is_named_and_a_changed_one_refused() {
        let (_, mut slices) = cut();
        let parts = slices.len() as u32;
        slices[0][300] ^= 1;
        assert!(Slice::read(&slices[0]).is_err());
        let rest: Vec<Slice> = slices[2..]
            .iter()
            .map(|s| Slice::read(s).expect("a slice"))
            .collect();
        let expected = Joined::Missing {
            missing: vec![1, 2],
            parts,
        };
        assert!(matches!(join(rest).as_slice(), [Ok(missing)] if *missing == expected));
    }
}
