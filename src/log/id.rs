//! Who and which: device, event and interview identities.
//!
//! An event is `(device, n)`; nothing here is drawn at random, so an identity costs a few bytes and can be read aloud.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use thiserror::Error;

/// Letters of a device's name: digits and lower-case letters without `i`, `l`, `o`, `u`, which are misread aloud.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const KEY_BYTES: usize = 10;
const BRANCH_BYTES: usize = 5;

/// A device: one person on one laptop, named by the hash of its public key.
///
/// Where two different events bear one identity, each branch from the first differing event on is a device of its own,
/// `device~branch` (see [`DeviceId::branch`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeviceId {
    key: [u8; KEY_BYTES],
    branch: [u8; BRANCH_BYTES],
}

/// One event: the `n`-th of a device, counted 1, 2, 3… without holes. Printed `device.n`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId {
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its number in that device's log, from 1.
    pub n: u64,
}

/// One interview: the identity of its first event.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InterviewId(pub EventId);

/// Why a text is not an identity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IdError {
    /// Not the name of a device.
    #[error("not a device: {text}")]
    Device {
        /// The text as given.
        text: String,
    },
    /// Not `device.n`.
    #[error("not an event: {text}")]
    Event {
        /// The text as given.
        text: String,
    },
}

impl DeviceId {
    /// The device that holds this public key.
    pub fn of_key(public: &[u8; 32]) -> Self {
        let hash = Sha256::new()
            .chain_update(b"repere device\0")
            .chain_update(public)
            .finalize();
        let mut key = [0; KEY_BYTES];
        key.copy_from_slice(&hash[..KEY_BYTES]);
        Self {
            key,
            branch: [0; BRANCH_BYTES],
        }
    }

    /// The bytes of the device without its branch.
    pub fn bytes(self) -> [u8; KEY_BYTES] {
        self.key
    }

    /// The device of these bytes.
    pub fn from_bytes(key: [u8; KEY_BYTES]) -> Self {
        Self {
            key,
            branch: [0; BRANCH_BYTES],
        }
    }

    /// The branch of this device that begins with the event of this hash.
    pub fn branch(self, first_differing: &[u8; 32]) -> Self {
        let mut branch = [0; BRANCH_BYTES];
        branch.copy_from_slice(&first_differing[..BRANCH_BYTES]);
        if branch == [0; BRANCH_BYTES] {
            branch[0] = 1; // zero means "no branch"
        }
        Self {
            key: self.key,
            branch,
        }
    }

    /// The device without its branch: the one whose key signs.
    pub fn trunk(self) -> Self {
        Self {
            key: self.key,
            branch: [0; BRANCH_BYTES],
        }
    }

    /// Whether this is one branch of a device that wrote two events under one number.
    pub fn is_branch(self) -> bool {
        self.branch != [0; BRANCH_BYTES]
    }

    /// The event of this device with this number.
    pub fn event(self, n: u64) -> EventId {
        EventId { device: self, n }
    }
}

/// Bytes in the letters of a device's name, five bits each, the rest at the end left out.
pub fn letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    spell(bytes, &mut text);
    text
}

fn spell(bytes: &[u8], out: &mut String) {
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[((held >> bits) & 31) as usize]));
        }
    }
}

fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() * 5 != N * 8 {
        return None;
    }
    let mut bytes = [0; N];
    let (mut held, mut bits, mut at) = (0_u32, 0, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|l| *l == letter)?;
        held = (held << 5) | value as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes[at] = (held >> bits) as u8;
            at += 1;
        }
    }
    Some(bytes)
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(25);
        spell(&self.key, &mut text);
        if self.is_branch() {
            text.push('~');
            spell(&self.branch, &mut text);
        }
        f.pad(&text)
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DeviceId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (key, branch) = match text.split_once('~') {
            Some((key, branch)) => (read(key), read(branch).filter(|b| *b != [0; BRANCH_BYTES])),
            None => (read(text), Some([0; BRANCH_BYTES])),
        };
        match (key, branch) {
            (Some(key), Some(branch)) => Ok(Self { key, branch }),
            _ => Err(IdError::Device {
                text: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.device, self.n)
    }
}

impl fmt::Debug for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for EventId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let parsed = text.split_once('.').and_then(|(device, n)| {
            let plain = !n.is_empty()
                && n.len() <= 16
                && !n.starts_with('0')
                && n.bytes().all(|b| b.is_ascii_digit());
            let n = plain.then(|| n.parse().ok()).flatten()?;
            Some(Self {
                device: device.parse().ok()?,
                n,
            })
        });
        parsed.ok_or_else(|| IdError::Event {
            text: text.to_owned(),
        })
    }
}

impl fmt::Display for InterviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for InterviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for InterviewId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_back_as_it_is_printed() {
        let device = DeviceId::of_key(&[7; 32]);
        let branch = device.branch(&[9; 32]);
        for event in [
            device.event(1),
            device.event(9_007_199_254_740_991),
            branch.event(12),
        ] {
            assert_eq!(event.to_string().parse(), Ok(event));
        }
        assert_eq!(device.to_string().len(), 16);
        assert_eq!(branch.trunk(), device);
        assert!(branch.is_branch() && branch != device);
    }

    #[test]
    fn what_is_no_identity_is_refused_with_its_text() {
        let device = DeviceId::of_key(&[7; 32]).to_string();
        for text in [
            "",
            "x",
            "a.b",
            &format!("{device}."),
            &format!("{device}.0"),
            &format!("{device}.01"),
            &format!("{device}.+1"),
            &format!("{device}~00000000.1"),
            &format!("{}.1", device.to_uppercase()),
        ] {
            assert_eq!(
                text.parse::<EventId>(),
                Err(IdError::Event {
                    text: text.to_owned()
                })
            );
        }
    }
}
