//! The demonstration study: scripted interviews about a few authorities, filled through the door that a person's
//! answers take.
//!
//! The scripts stand in `demo/`, with the readings that the rules must give; a practice folder is filled from here and
//! a test compares the profiles. What is invented says so in the authority's name. The scripts are compiled in: it reads
//! no other disk than the folder that it fills.

mod practice;
mod scripts;

pub use practice::{place, practice};

use serde::Deserialize;
use thiserror::Error;

use crate::interview::Op;
use crate::log::InterviewId;
use crate::session::{Authority, Beginning, Open, Session, SessionError};

/// One authority of the demonstration.
#[derive(Debug, Clone, Deserialize)]
pub struct Study {
    /// Its folder under `demo/`.
    pub name: String,
    /// Whether everything about it is invented.
    pub invented: bool,
    /// Whom it is about.
    pub authority: Named,
    /// Its interviews, in order.
    pub interviews: Vec<Scripted>,
    /// The readings that the rules must give.
    #[serde(default)]
    pub expected: Vec<Expected>,
}

/// A country and a name.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    /// Three letters.
    pub country: String,
    /// As shown.
    pub name: String,
}

/// A scripted interview.
#[derive(Debug, Clone, Deserialize)]
pub struct Scripted {
    /// The script, under `demo/`.
    pub script: String,
    /// Id of the form.
    pub form: String,
    /// Code of the informant; empty where documents are read.
    pub informant: String,
    /// Left as a draft, for there is always one unfinished.
    #[serde(default)]
    pub draft: bool,
}

/// A reading that the rules must give.
#[derive(Debug, Clone, Deserialize)]
pub struct Expected {
    /// The day to look from.
    pub at: String,
    /// The file, under `demo/`.
    pub file: String,
}

/// Why the demonstration could not be filled.
#[derive(Debug, Error)]
pub enum DemonstrationError {
    /// The practice folder cannot be made or opened.
    #[error(transparent)]
    Folder(Box<SessionError>),
    /// The folder refused an act.
    #[error("{script}, act {act}: {source}")]
    Act {
        /// The script.
        script: String,
        /// Its act, from 1; 0 for the beginning of the interview.
        act: usize,
        /// Why.
        source: Box<SessionError>,
    },
}

impl Named {
    /// The authority, under the id that two teams naming one place share.
    pub fn authority(&self) -> Authority {
        Authority::named(&self.country, &self.name)
    }
}

/// The authorities of the demonstration, in the order in which they are filled.
pub fn studies() -> Vec<Study> {
    serde_json::from_str(scripts::INDEX).expect("invariant: read by a test")
}

/// Fills the folder behind `session` with every interview of the demonstration, submitted where it is not a draft.
///
/// Interviews that are there already count as the first ones: what was interrupted goes on with the next.
pub fn fill(session: &mut Session) -> Result<Vec<InterviewId>, DemonstrationError> {
    let studies = studies();
    let scripted = studies
        .iter()
        .flat_map(|study| study.interviews.iter().map(move |one| (&study.authority, one)));
    let there = session.interviews()?.len();
    let filled = scripted
        .skip(there)
        .map(|(about, one)| Ok(interview(session, about, one)?.id()))
        .collect();
    session.put_away().map_err(SessionError::from)?;
    filled
}

/// Fills one interview.
fn interview(session: &mut Session, about: &Named, scripted: &Scripted) -> Result<Open, DemonstrationError> {
    let failed = |act: usize| {
        let script = scripted.script.clone();
        move |source: SessionError| DemonstrationError::Act {
            script,
            act,
            source: Box::new(source),
        }
    };
    let beginning = Beginning {
        informant: scripted.informant.clone(),
        ..Beginning::about(about.authority())
    };
    let form = session.form(&scripted.form).map_err(failed(0))?;
    let mut open = session.begin(&form, &beginning).map_err(failed(0))?;
    let script = scripts::read(&scripted.script);
    let ops: Vec<Op> = serde_json::from_str(script).expect("invariant: read by a test");
    for (index, op) in ops.iter().enumerate() {
        let played = session.play(&mut open, op).map_err(SessionError::from);
        played.map_err(failed(index + 1))?;
    }
    if !scripted.draft {
        let submitted = session.submit(&mut open).map_err(SessionError::from);
        submitted.map_err(failed(ops.len() + 1))?;
    }
    Ok(open)
}
