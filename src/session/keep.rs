//! Keeping what is held: copies elsewhere, going on in another place, who can open the folder.

use std::path::Path;

use super::{Session, SessionError, Unlock, World};
use crate::store::{Backup, Cost, Folder, Notice, RecoveryKey, Secret, Store, StoreError};

/// What can be said of this folder's copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copies {
    /// Where one is made after each interview.
    pub second_place: Option<std::path::PathBuf>,
    /// When the last one was made, as Unix seconds.
    pub made_at: Option<i64>,
}

impl Session {
    /// Makes a copy of the folder below `place`, and keeps the one before it.
    pub fn back_up(&mut self, place: &Path) -> Result<Backup, SessionError> {
        let at = self.now();
        Ok(self.store.back_up(place, at)?)
    }

    /// Makes the copy that is due after an interview, where a second place is set. A stick that is not in must not keep
    /// anyone from working: the caller says what went wrong and goes on.
    pub fn back_up_after_interview(&mut self) -> Option<Result<Backup, SessionError>> {
        let last = Some(self.store.last());
        if self.copied == last {
            return None;
        }
        match self.store.second_place() {
            Ok(None) => None,
            Ok(Some(place)) => {
                let made = self.back_up(&place);
                self.copied = if made.is_ok() { last } else { None };
                Some(made)
            }
            Err(error) => Some(Err(error.into())),
        }
    }

    /// What can be said of this folder's copies.
    pub fn copies(&self) -> Result<Copies, SessionError> {
        Ok(Copies {
            second_place: self.store.second_place()?,
            made_at: self.store.backed_up_at()?,
        })
    }

    /// Sets or clears the place where a copy is made after each interview.
    pub fn set_second_place(&mut self, place: Option<&Path>) -> Result<(), SessionError> {
        Ok(self.store.set_second_place(place)?)
    }

    /// Makes a data folder from a copy, found at `from` or below it, and opens it.
    pub fn from_copy(from: &Path, to: &Path, unlock: &Unlock, world: World) -> Result<Self, SessionError> {
        let copy = crate::store::backup_in(from).ok_or_else(|| StoreError::Missing {
            path: from.to_owned(),
        })?;
        let opening = unlock.opening(&world);
        let random = |bytes: &mut [u8]| world.fill(bytes);
        let at = world.now().timestamp().as_second();
        let store = Store::restore(&copy, Folder::new(to), &opening, at, &random)?;
        Self::over(store, world)
    }

    /// Goes on in a new folder at `to`, because the disk under this one takes nothing more. All that was saved goes
    /// along; interviews on the table stay as they are.
    pub fn move_to(&mut self, to: &Path, program: &str) -> Result<(), SessionError> {
        let world = self.world.clone();
        let at = self.now();
        let random = |bytes: &mut [u8]| world.fill(bytes);
        let unlock = Unlock::to_write(Secret::None, program);
        self.store.move_to(to, &unlock.opening(&world), at, &random)?;
        self.noted = self.store.noted()?;
        Ok(())
    }

    /// What a person must know of the folder, damage aside.
    pub fn notices(&self) -> Result<Vec<Notice>, SessionError> {
        Ok(self.store.notices()?)
    }

    /// Wraps this person's keys by another passphrase.
    pub fn change_passphrase(&mut self, secret: &Secret) -> Result<(), SessionError> {
        let world = self.world.clone();
        let random = |bytes: &mut [u8]| world.fill(bytes);
        Ok(self.store.change_passphrase(secret, Cost::STANDARD, &random)?)
    }

    /// Makes a recovery key, with French or English words, in place of one made before.
    pub fn make_recovery_key(&mut self, french: bool) -> Result<RecoveryKey, SessionError> {
        let world = self.world.clone();
        let random = |bytes: &mut [u8]| world.fill(bytes);
        Ok(self.store.make_recovery_key(french, Cost::STANDARD, &random)?)
    }

    /// Lets another person in, under a passphrase of their own.
    pub fn admit(&mut self, person: &str, secret: &Secret) -> Result<(), SessionError> {
        let world = self.world.clone();
        let random = |bytes: &mut [u8]| world.fill(bytes);
        Ok(self.store.admit(person, secret, Cost::STANDARD, &random)?)
    }

    fn now(&self) -> i64 {
        self.world.now().timestamp().as_second()
    }
}
