//! What binds a folder to its study: the root, the deeds, and, with whoever coordinates, the study's own key.

use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

use super::keyfile::{self, Keys};
use super::take_in::keep_card;
use super::{Store, StoreError, get, set, signing_wrap};
use crate::log::{Body, Card, Deed, DeviceId, PublicKey, Root, Signer};

impl Store {
    /// The study's root, where the folder is bound to one.
    pub fn root(&self) -> Result<Option<Root>, StoreError> {
        let key = get(self.reader()?, "study_key")?;
        let recovery = get(self.reader()?, "recovery_key")?;
        if key.is_empty() {
            return Ok(None);
        }
        let read = |text: &str| {
            PublicKey::read(text).map_err(|_| StoreError::Corrupt {
                detail: format!("study key {text}"),
            })
        };
        Ok(Some(Root {
            key: read(&key)?,
            recovery: read(&recovery)?,
        }))
    }

    /// Binds the folder to a study, once.
    pub fn bind(&mut self, root: &Root) -> Result<(), StoreError> {
        self.write(|transaction| {
            set(transaction, "study_key", &root.key.to_string())?;
            set(transaction, "recovery_key", &root.recovery.to_string())
        })
    }

    /// Every deed held.
    pub fn deeds(&self) -> Result<Vec<Deed>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT text FROM deed ORDER BY text")?;
        let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
        texts
            .map(|text| {
                let text = text?;
                Deed::read(&text).map_err(|e| StoreError::Corrupt {
                    detail: format!("deed: {e}"),
                })
            })
            .collect()
    }

    /// Keeps deeds, once each.
    pub fn keep_deeds(&mut self, deeds: &[Deed]) -> Result<(), StoreError> {
        let held = self.deeds()?;
        if deeds.iter().all(|deed| held.contains(deed)) {
            return Ok(());
        }
        self.write(|transaction| {
            for deed in deeds {
                transaction
                    .prepare_cached("INSERT OR IGNORE INTO deed (text) VALUES (?1)")?
                    .execute([deed.text()])?;
            }
            Ok(())
        })
    }

    /// The deeds among the study's entries in the log, whoever passed them on.
    pub fn deeds_in_log(&self) -> Result<Vec<Deed>, StoreError> {
        let mut deeds = Vec::new();
        for device in self.devices()? {
            let entries = self
                .device_events(device)?
                .into_iter()
                .filter_map(|event| match event.body {
                    Body::Studied { name, value } if name == super::DEED => Deed::read(&value).ok(),
                    _ => None,
                });
            deeds.extend(entries);
        }
        Ok(deeds)
    }

    /// Takes the word of these devices from now on; whether any was new.
    pub fn accept_all(&mut self, cards: &[Card]) -> Result<bool, StoreError> {
        let accepted = self.kept()?.accepted;
        let new: Vec<&Card> = cards
            .iter()
            .filter(|card| !accepted.contains(&card.device()))
            .collect();
        if new.is_empty() {
            return Ok(false);
        }
        self.write(|transaction| {
            for card in &new {
                keep_card(transaction, card)?;
                transaction
                    .prepare_cached("UPDATE device SET accepted = 1 WHERE id = ?1")?
                    .execute([card.device().to_string()])?;
            }
            Ok(true)
        })
    }

    /// Keeps the study's own key, sealed under this person's.
    pub fn keep_study_key(&mut self, seed: &[u8; 32]) -> Result<(), StoreError> {
        let sealed = keyfile::seal(
            &study_wrap(&self.keys, &Signer::from_seed(seed).public()),
            "study key",
            seed,
        );
        let key = Signer::from_seed(seed).public().to_string();
        self.write(|transaction| {
            transaction.execute(
                "INSERT OR REPLACE INTO study_key (key, secret) VALUES (?1, ?2)",
                params![key, sealed],
            )?;
            Ok(())
        })
    }

    /// What signs for the study with this key, where this folder has it.
    pub fn study_signer(&self, key: &PublicKey) -> Result<Option<Signer>, StoreError> {
        let find = "SELECT secret FROM study_key WHERE key = ?1";
        let sealed: Option<Vec<u8>> = self
            .reader()?
            .query_row(find, [key.to_string()], |row| row.get(0))
            .optional()?;
        let Some(sealed) = sealed else { return Ok(None) };
        let seed = keyfile::open(&study_wrap(&self.keys, key), "study key", &sealed);
        let seed = seed.and_then(|seed| <[u8; 32]>::try_from(&seed[..]).ok().map(Zeroizing::new));
        Ok(seed
            .map(|seed| Signer::from_seed(&seed))
            .filter(|signer| signer.public() == *key))
    }

    /// The last number held of a device, 0 if nothing is.
    pub fn last_of(&self, device: DeviceId) -> Result<u64, StoreError> {
        Ok(self.frontier()?.last(device))
    }
}

/// Every key is sealed once, under a key of its own. Devices are numbered from 1; a study's key takes a number below 0,
/// from its public half.
fn study_wrap(keys: &Keys, key: &PublicKey) -> Zeroizing<[u8; 32]> {
    let mut number = [0; 8];
    number.copy_from_slice(&key.bytes()[..8]);
    signing_wrap(keys, i64::from_le_bytes(number) | i64::MIN)
}
