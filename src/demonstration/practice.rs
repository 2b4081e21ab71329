//! A folder to learn in: the demonstration study, apart from real data.

use std::path::{Path, PathBuf};

use super::{DemonstrationError, fill};
use crate::session::{Purpose, Session, SessionError, Standing, Unlock, World};

/// Where the practice folder of a data folder stands: beside it, never in it, so that a study can begin there later.
pub fn place(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push("-practice");
    data.with_file_name(name)
}

/// Opens the practice folder at `place`, made and filled where it is not there yet.
///
/// It has no passphrase, because there is nothing to protect. A filling that was interrupted goes on.
pub fn practice(place: &Path, unlock: &Unlock, world: World) -> Result<Session, DemonstrationError> {
    let mut session = match Session::look(place)? {
        Standing::Absent => Session::create(place, &purpose(), unlock, world)?,
        Standing::Present { .. } => Session::open(place, unlock, world)?,
    };
    // A folder that was named so by hand and is none of ours stays as it is.
    if session.identity().practice {
        fill(&mut session)?;
    }
    Ok(session)
}

fn purpose() -> Purpose {
    Purpose {
        study: "DEMO-INVENTEE".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    }
}

impl From<SessionError> for DemonstrationError {
    fn from(error: SessionError) -> Self {
        Self::Folder(Box::new(error))
    }
}
