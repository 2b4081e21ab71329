//! Why a coordinator's act did not happen.

use thiserror::Error;

use crate::log::{Act, EventId, InterviewId, State};
use crate::session::{AnswerError, SessionError};

/// Why nothing was written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CoordinateError {
    /// The session said no.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The form or the disk said no to an answer.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The state does not allow it.
    #[error("{interview} is {}: no {}", state.word(), act.word())]
    State {
        /// The interview.
        interview: InterviewId,
        /// Its state.
        state: State,
        /// What was wanted.
        act: Act,
    },
    /// Something arrived since it was accepted: it has to be looked at and accepted anew.
    #[error("{interview} changed since it was accepted")]
    Changed {
        /// The interview.
        interview: InterviewId,
    },
    /// No question back has this name.
    #[error("no question back {question}")]
    UnknownQuestion {
        /// What was named.
        question: EventId,
    },
    /// Nothing is in conflict there.
    #[error("nothing is in conflict at {key}")]
    NoConflict {
        /// The key.
        key: String,
    },
    /// The conflict has no version of this number.
    #[error("{key} has {count} versions")]
    NoVersion {
        /// The key.
        key: String,
        /// How many there are.
        count: usize,
    },
    /// A thing cannot be the double of itself.
    #[error("one and the same: {id}")]
    Same {
        /// The id named twice.
        id: String,
    },
    /// Whose words are the main part of the interview: only the whole can be withdrawn.
    #[error("{informant} is the main informant of {interview}")]
    MainInformant {
        /// The interview.
        interview: InterviewId,
        /// The code.
        informant: String,
    },
}

impl From<crate::store::StoreError> for CoordinateError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Session(error.into())
    }
}
