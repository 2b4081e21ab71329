//! Who can open a folder: passphrases changed, recovery keys made, a second person let in.

use rusqlite::params;
use zeroize::Zeroizing;

use super::keyfile::{KeyFile, Keys};
use super::opening::enrol;
use super::{Cost, Purpose, Random, RecoveryKey, Secret, Store, StoreError, draw};

impl Store {
    /// Wraps this person's keys anew. The data are not written again: who copied the key file and knew the passphrase
    /// can still open that copy.
    pub fn change_passphrase(
        &mut self,
        secret: &Secret,
        cost: Cost,
        random: Random<'_>,
    ) -> Result<(), StoreError> {
        let mut file = self.key_file_to_write()?;
        file.admit(&self.purpose.person, &self.keys, secret, draw(random), cost);
        file.write(&self.folder.keys())?;
        self.passphrase = matches!(secret, Secret::Passphrase(_));
        Ok(())
    }

    /// Makes a recovery key for this person, in place of one made before. It is said here and kept nowhere.
    pub fn make_recovery_key(
        &mut self,
        french: bool,
        cost: Cost,
        random: Random<'_>,
    ) -> Result<RecoveryKey, StoreError> {
        let mut file = self.key_file_to_write()?;
        let bits = Zeroizing::new(draw::<16>(random));
        let hex = Zeroizing::new(hex::encode(*bits));
        file.admit_recovery(&self.purpose.person, &self.keys, &hex, draw(random), cost);
        file.write(&self.folder.keys())?;
        Ok(RecoveryKey::new(&bits, french))
    }

    /// Whether this person has a recovery key.
    pub fn has_recovery_key(&self) -> Result<bool, StoreError> {
        Ok(KeyFile::read(&self.folder.keys())?.has_recovery(&self.purpose.person))
    }

    /// Lets another person in: a device and a signing key of their own, the one database key wrapped by their passphrase.
    pub fn admit(
        &mut self,
        person: &str,
        secret: &Secret,
        cost: Cost,
        random: Random<'_>,
    ) -> Result<(), StoreError> {
        let mut file = self.key_file_to_write()?;
        if file.people().iter().any(|known| known == person) {
            return Err(StoreError::KnownPerson {
                person: person.to_owned(),
            });
        }
        let keys = Keys {
            database: self.keys.database.clone(),
            person: Zeroizing::new(draw(random)),
        };
        let purpose = Purpose {
            person: person.to_owned(),
            ..self.purpose.clone()
        };
        self.write(|transaction| {
            // An earlier try that was cut short left a device that no key opens.
            transaction.execute(
                "UPDATE device SET retired = 'no_key' WHERE person = ?1 AND secret IS NOT NULL AND retired IS NULL",
                params![person],
            )?;
            enrol(transaction, &purpose, &keys, None, random)
        })?;
        file.admit(person, &keys, secret, draw(random), cost);
        file.write(&self.folder.keys())
    }

    fn key_file_to_write(&self) -> Result<KeyFile, StoreError> {
        if self.access == super::Access::Read {
            return Err(StoreError::OpenedForReading);
        }
        KeyFile::read(&self.folder.keys())
    }
}
