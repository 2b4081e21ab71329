//! The file beside the database that holds its key, wrapped once per person by that person's passphrase.
//!
//! The database key is random, so a passphrase can be changed without rewriting the data, and several people can share
//! one folder. Each entry wraps two keys: the database's, which all share, and the person's own, which in the database
//! wraps that person's signing key. Without a passphrase the keys lie in this file in clear; the program says so.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{StoreError, files, recovery};

const FORMAT: u32 = 1;
/// Above this a hostile key file could exhaust the machine before it is found wrong.
const MEMORY_LIMIT_KIB: u32 = 2 * 1024 * 1024;
const PASSES_LIMIT: u32 = 32;

/// What opens a folder.
#[derive(Clone, Default)]
pub enum Secret {
    /// Nothing: the key lies beside the data.
    #[default]
    None,
    /// A passphrase, forgotten by the memory when dropped.
    Passphrase(Zeroizing<String>),
}

impl Secret {
    /// A passphrase as typed.
    pub fn passphrase(text: impl Into<String>) -> Self {
        Self::Passphrase(Zeroizing::new(text.into()))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "Secret::None",
            Self::Passphrase(_) => "Secret::Passphrase(…)",
        })
    }
}

/// The two keys that an entry wraps.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) database: Zeroizing<[u8; 32]>,
    pub(crate) person: Zeroizing<[u8; 32]>,
}

/// How much work one guess at a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Cost {
    /// 64 MiB, three passes: 134 ms where it was measured.
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };

    /// The dearer of two in each respect: a cost only rises.
    fn raised_to(self, floor: Self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(floor.memory_kib),
            passes: self.passes.max(floor.passes),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    person: String,
    /// Wrapped by the person's recovery key, not by the passphrase.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    recovery: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    argon2id: Option<Cost>,
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    /// Sealed keys, or the keys themselves where there is no passphrase.
    #[serde(with = "hex::serde")]
    keys: Vec<u8>,
}

/// The key file, read or about to be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyFile {
    repere_keys: u32,
    people: Vec<Entry>,
}

impl KeyFile {
    pub(crate) fn new() -> Self {
        Self {
            repere_keys: FORMAT,
            people: Vec::new(),
        }
    }

    pub(crate) fn read(path: &Path) -> Result<Self, StoreError> {
        let unusable = |detail: String| StoreError::KeyFile {
            path: path.to_owned(),
            detail,
        };
        let text = std::fs::read_to_string(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => unusable("not found".into()),
            std::io::ErrorKind::InvalidData => unusable("not text".into()),
            _ => StoreError::io(path, e),
        })?;
        let file: Self = serde_json::from_str(&text).map_err(|e| unusable(e.to_string()))?;
        if file.repere_keys != FORMAT {
            return Err(unusable(format!("format {} (known: {FORMAT})", file.repere_keys)));
        }
        for entry in &file.people {
            if entry
                .argon2id
                .is_some_and(|c| c.memory_kib > MEMORY_LIMIT_KIB || c.passes > PASSES_LIMIT)
            {
                return Err(unusable(format!(
                    "work factor of {} beyond any use",
                    entry.person
                )));
            }
        }
        Ok(file)
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).expect("invariant: a key file is plain data");
        files::write_atomic(path, text.as_bytes())
    }

    /// Adds or replaces a person's entry; the cost of a replaced entry never falls.
    pub(crate) fn admit(&mut self, person: &str, keys: &Keys, secret: &Secret, salt: [u8; 16], cost: Cost) {
        let before = self.remove(person, false);
        let cost = before
            .and_then(|e| e.argon2id)
            .map_or(cost, |old| cost.raised_to(old));
        let plain = join(keys);
        let (argon2id, keys) = match secret {
            Secret::None => (None, plain.to_vec()),
            Secret::Passphrase(text) => (Some(cost), seal(&stretch(text, &salt, cost), person, &plain[..])),
        };
        self.people.push(Entry {
            person: person.to_owned(),
            recovery: false,
            argon2id,
            salt,
            keys,
        });
    }

    /// Adds or replaces a person's recovery key, which stands for these bits in hexadecimal.
    pub(crate) fn admit_recovery(
        &mut self,
        person: &str,
        keys: &Keys,
        bits: &str,
        salt: [u8; 16],
        cost: Cost,
    ) {
        self.remove(person, true);
        let sealed = seal(&stretch(bits, &salt, cost), &about(person, true), &join(keys)[..]);
        self.people.push(Entry {
            person: person.to_owned(),
            recovery: true,
            argon2id: Some(cost),
            salt,
            keys: sealed,
        });
    }

    fn remove(&mut self, person: &str, recovery: bool) -> Option<Entry> {
        let at = self
            .people
            .iter()
            .position(|e| e.person == person && e.recovery == recovery)?;
        Some(self.people.remove(at))
    }

    /// The keys of the first person whose passphrase this is, and that person's code.
    pub(crate) fn unlock(&self, secret: &Secret) -> Result<(String, Keys), StoreError> {
        let recovery = match secret {
            Secret::Passphrase(text) => recovery::read(text),
            Secret::None => None,
        };
        for entry in &self.people {
            let plain = match (entry.argon2id, secret) {
                (None, _) => Zeroizing::new(entry.keys.clone()),
                (Some(_), Secret::None) => continue,
                (Some(cost), Secret::Passphrase(text)) => {
                    let text = match (entry.recovery, &recovery) {
                        (false, _) => text,
                        (true, Some(bits)) => bits,
                        // What is no recovery key costs no second guess.
                        (true, None) => continue,
                    };
                    let about = about(&entry.person, entry.recovery);
                    match open(&stretch(text, &entry.salt, cost), &about, &entry.keys) {
                        Some(plain) => plain,
                        None => continue,
                    }
                }
            };
            if let Some(keys) = split(&plain) {
                return Ok((entry.person.clone(), keys));
            }
        }
        match secret {
            Secret::None => Err(StoreError::Locked),
            Secret::Passphrase(_) => Err(StoreError::WrongKey),
        }
    }

    /// Whether every way in asks for a passphrase.
    pub(crate) fn needs_passphrase(&self) -> bool {
        self.people.iter().all(|e| e.argon2id.is_some())
    }

    /// The codes of the people who can open the folder.
    pub(crate) fn people(&self) -> Vec<String> {
        let entries = self.people.iter().filter(|e| !e.recovery);
        entries.map(|e| e.person.clone()).collect()
    }

    /// Whether a person has a recovery key.
    pub(crate) fn has_recovery(&self, person: &str) -> bool {
        self.people.iter().any(|e| e.recovery && e.person == person)
    }
}

/// What an entry's sealed keys are bound to.
fn about(person: &str, recovery: bool) -> String {
    if recovery {
        format!("recovery of {person}")
    } else {
        person.to_owned()
    }
}

fn join(keys: &Keys) -> Zeroizing<[u8; 64]> {
    let mut plain = Zeroizing::new([0; 64]);
    plain[..32].copy_from_slice(&*keys.database);
    plain[32..].copy_from_slice(&*keys.person);
    plain
}

fn split(plain: &[u8]) -> Option<Keys> {
    let database: [u8; 32] = plain.get(..32)?.try_into().ok()?;
    let person: [u8; 32] = plain.get(32..64)?.try_into().ok()?;
    (plain.len() == 64).then(|| Keys {
        database: Zeroizing::new(database),
        person: Zeroizing::new(person),
    })
}

fn stretch(passphrase: &str, salt: &[u8; 16], cost: Cost) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // A work factor that Argon2 refuses (too little memory) can only come from a hand-made file: take its least.
    let params = Params::new(cost.memory_kib.max(8), cost.passes.max(1), 1, Some(32))
        .expect("invariant: the limits were checked on reading");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .expect("invariant: salt and output have lengths that Argon2 takes");
    key
}

/// Every stretched key is used once, because every entry has its own salt: the nonce may stand still.
fn cipher(key: &[u8; 32]) -> (ChaCha20Poly1305, Nonce) {
    (ChaCha20Poly1305::new(&Key::from(*key)), Nonce::default())
}

/// Seals `plain` under a key that is used for nothing else; `about` is bound to it.
pub(crate) fn seal(key: &[u8; 32], about: &str, plain: &[u8]) -> Vec<u8> {
    let (cipher, nonce) = cipher(key);
    cipher
        .encrypt(
            &nonce,
            Payload {
                msg: plain,
                aad: about.as_bytes(),
            },
        )
        .expect("invariant: a few bytes can always be sealed")
}

/// Opens what [`seal`] closed, or `None` under another key, another `about`, or after damage.
pub(crate) fn open(key: &[u8; 32], about: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (cipher, nonce) = cipher(key);
    cipher
        .decrypt(
            &nonce,
            Payload {
                msg: sealed,
                aad: about.as_bytes(),
            },
        )
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Cost = Cost {
        memory_kib: 64,
        passes: 1,
    };

    fn keys() -> Keys {
        Keys {
            database: Zeroizing::new([1; 32]),
            person: Zeroizing::new([2; 32]),
        }
    }

    #[test]
    fn a_passphrase_opens_what_it_closed_and_another_does_not() {
        let mut file = KeyFile::new();
        file.admit("A01", &keys(), &Secret::passphrase("olive"), [9; 16], QUICK);
        let (person, opened) = file.unlock(&Secret::passphrase("olive")).unwrap();
        assert_eq!(
            (person.as_str(), *opened.database, *opened.person),
            ("A01", [1; 32], [2; 32])
        );
        assert!(matches!(
            file.unlock(&Secret::passphrase("Olive")),
            Err(StoreError::WrongKey)
        ));
        assert!(matches!(file.unlock(&Secret::None), Err(StoreError::Locked)));
    }

    #[test]
    fn the_file_holds_neither_key_nor_passphrase() {
        let mut file = KeyFile::new();
        file.admit("A01", &keys(), &Secret::passphrase("olive"), [9; 16], QUICK);
        let text = serde_json::to_string(&file).unwrap();
        assert!(!text.contains(&hex::encode([1; 32])) && !text.contains("olive"));
    }

    #[test]
    fn a_new_passphrase_never_costs_less_work_than_the_old_one() {
        let mut file = KeyFile::new();
        let dear = Cost {
            memory_kib: 128,
            passes: 2,
        };
        file.admit("A01", &keys(), &Secret::passphrase("a"), [1; 16], dear);
        file.admit("A01", &keys(), &Secret::passphrase("b"), [2; 16], QUICK);
        assert_eq!(file.people[0].argon2id, Some(dear));
    }

    #[test]
    fn a_recovery_key_opens_beside_the_passphrase_and_outlives_its_change() {
        let mut file = KeyFile::new();
        file.admit("A01", &keys(), &Secret::passphrase("olive"), [9; 16], QUICK);
        let key = recovery::RecoveryKey::new(&[5; 16], true);
        file.admit_recovery("A01", &keys(), &hex::encode([5; 16]), [8; 16], QUICK);
        file.admit("A01", &keys(), &Secret::passphrase("laurier"), [7; 16], QUICK);
        for text in ["laurier", key.words()] {
            assert_eq!(file.unlock(&Secret::passphrase(text)).unwrap().0, "A01");
        }
        assert!(file.unlock(&Secret::passphrase("olive")).is_err());
        assert!(file.unlock(&Secret::passphrase(hex::encode([5; 16]))).is_err());
        assert_eq!(file.people(), ["A01"]);
    }

    #[test]
    fn an_altered_entry_opens_nothing() {
        let mut file = KeyFile::new();
        file.admit("A01", &keys(), &Secret::passphrase("olive"), [9; 16], QUICK);
        file.people[0].person = "B02".into();
        assert!(matches!(
            file.unlock(&Secret::passphrase("olive")),
            Err(StoreError::WrongKey)
        ));
    }
}
