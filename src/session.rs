//! The one door: an interview and a store; an answer is durable when the call returns.
//!
//! An act is staged by the engine, appended by the store in one transaction, and only then kept by the engine; if the
//! disk says no, the engine undoes it and the interview is as it was. The session draws nothing and holds no rule of a
//! form; every face of the program goes through it.

mod act;
mod attach;
mod audit;
mod authority;
mod code;
mod declare;
mod error;
mod field;
mod forms;
mod handover;
mod history;
mod informant;
mod keep;
mod last_saved;
mod list;
mod migrate;
mod open;
mod pace;
mod pen;
mod play;
mod prefill;
mod remark;
mod study;
mod undo;
mod world;

use std::path::Path;
use std::time::Duration;

pub use crate::store::{
    Access, Backup, Bookmark, Cost, Doubt, Draft, Finding, Folder, Holder, Notice, Purpose, RecoveryKey,
    Secret, Standing, StoreError,
};
use crate::store::{Opening, Store};

pub use crate::log::Remark;
pub use act::{AnswerError, Saved};
pub use attach::{FileRefusal, MAX_FILE, NamedFile, path_typed};
pub use audit::AuditRow;
pub use authority::Authority;
pub use code::{is_person_code, is_study_code};
pub use error::SessionError;
pub use field::FieldNote;
pub use handover::Passed;
pub use history::{Earlier, Version};
pub use informant::{Informant, informants, is_informant_code};
pub use keep::Copies;
pub use list::{AuthoritySummary, FormOrigin, FormRef, FormSummary, Found, Identity, InterviewSummary};
pub use migrate::beside;
pub use open::{Beginning, Open};
pub use pace::{Pace, Visit, visits};
pub use pen::Words;
pub(crate) use pen::heard;
pub use remark::{is_evening, remarks};
pub use study::StudyRecord;
pub use world::World;

/// How long a second writer waits before it is told who writes.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How a folder is unlocked.
#[derive(Debug, Clone)]
pub struct Unlock {
    /// The passphrase, or none.
    pub secret: Secret,
    /// To write or to read.
    pub access: Access,
    /// What another process is told while this one writes (`repere`, `repere merge`).
    pub program: String,
    /// How long to wait for another writer.
    pub patience: Duration,
}

impl Unlock {
    /// To write, as the program of this name.
    pub fn to_write(secret: Secret, program: &str) -> Self {
        Self {
            secret,
            access: Access::Write,
            program: program.to_owned(),
            patience: PATIENCE,
        }
    }

    /// To read, beside a possible writer.
    pub fn to_read(secret: Secret) -> Self {
        Self {
            secret,
            access: Access::Read,
            program: String::new(),
            patience: PATIENCE,
        }
    }

    fn opening(&self, world: &World) -> Opening<'_> {
        let holder = Holder {
            pid: std::process::id(),
            program: self.program.clone(),
            since: world.now().timestamp().as_second(),
        };
        Opening {
            secret: &self.secret,
            access: self.access,
            holder,
            patience: self.patience,
        }
    }
}

/// An open data folder.
pub struct Session {
    store: Store,
    world: World,
    shelf: forms::Shelf,
    /// What this folder's device has noted as seen of others.
    noted: crate::log::Frontier,
    /// What the clocks said at the last act.
    moment: Option<pen::Moment>,
    /// The number of the last event when the last copy was made.
    copied: Option<u64>,
    /// When others wrote, by their own clocks, as far as it tells anything about this one.
    others: Option<i64>,
}

impl Session {
    /// What stands at a place, before anything is unlocked.
    pub fn look(dir: &Path) -> Result<Standing, SessionError> {
        Ok(Folder::new(dir).standing()?)
    }

    /// Makes a data folder; it holds no event yet.
    pub fn create(
        dir: &Path,
        purpose: &Purpose,
        unlock: &Unlock,
        world: World,
    ) -> Result<Self, SessionError> {
        let opening = unlock.opening(&world);
        let random = |bytes: &mut [u8]| world.fill(bytes);
        let store = Store::create(Folder::new(dir), purpose, &opening, Cost::STANDARD, &random)?;
        Self::over(store, world)
    }

    /// Opens a data folder.
    pub fn open(dir: &Path, unlock: &Unlock, world: World) -> Result<Self, SessionError> {
        let opening = unlock.opening(&world);
        let random = |bytes: &mut [u8]| world.fill(bytes);
        let store = Store::open(Folder::new(dir), &opening, &random)?;
        Self::over(store, world)
    }

    fn over(store: Store, world: World) -> Result<Self, SessionError> {
        let noted = store.noted()?;
        let others = store.others_wrote_at()?;
        Ok(Self {
            store,
            world,
            shelf: forms::Shelf::default(),
            noted,
            moment: None,
            copied: None,
            others,
        })
    }

    /// Whose folder this is.
    pub fn identity(&self) -> Identity {
        let purpose = self.store.purpose();
        Identity {
            study: purpose.study.clone(),
            team: purpose.team.clone(),
            person: purpose.person.clone(),
            device: self.store.device(),
            practice: purpose.practice,
            passphrase: self.store.has_passphrase(),
        }
    }

    /// The clock and the chance that this session was given.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The store itself, for the rooms that carry, merge and export.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The store itself, to be written by the rooms that carry and merge.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Where the program was left last, to open it there again.
    pub fn last_bookmark(&self) -> Result<Option<Bookmark>, SessionError> {
        Ok(self.store.last_bookmark()?)
    }
}

#[cfg(test)]
mod tests;
