//! What a face has to tell when the session cannot do what was asked.

use std::path::PathBuf;

use crate::form::sheet::SheetError;
use crate::log::InterviewId;
use crate::store::StoreError;

/// Why the session did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No form of this name is shipped, installed or kept, and no file lies there.
    #[error("no form {name}")]
    UnknownForm {
        /// The name as given.
        name: String,
        /// The nearest name there is.
        suggestion: Option<String>,
    },
    /// A file cannot be attached to an answer.
    #[error("{}: {why}", path.display())]
    File {
        /// The path as typed.
        path: PathBuf,
        /// What is wrong with it.
        why: super::FileRefusal,
    },
    /// A form's file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    FormFile {
        /// The file.
        path: PathBuf,
        /// What its reader says.
        source: SheetError,
    },
    /// A form has errors and cannot be filled.
    #[error("form {name} has errors")]
    BrokenForm {
        /// The name as given.
        name: String,
        /// What is wrong, each with its place.
        problems: Vec<crate::form::Problem>,
    },
    /// A form bears the id and version of another one with other content.
    #[error("form {id} version {version} is kept as {kept}, found {found}")]
    ChangedForm {
        /// `form_id`.
        id: String,
        /// `version`.
        version: String,
        /// Hash of the one kept with interviews.
        kept: String,
        /// Hash of the one found.
        found: String,
    },
    /// An interview moves between versions of one form only.
    #[error("form {other} is no version of {id}")]
    OtherForm {
        /// `form_id` of the interview's form.
        id: String,
        /// `form_id` of the one asked for.
        other: String,
    },
    /// The interview's form is not here.
    #[error("interview {interview} waits for form {id} version {version}")]
    WaitingForForm {
        /// The interview.
        interview: InterviewId,
        /// `form_id`.
        id: String,
        /// `version`.
        version: String,
        /// Hash of its content.
        hash: String,
    },
    /// No such interview here.
    #[error("no interview {interview}")]
    UnknownInterview {
        /// The interview.
        interview: InterviewId,
    },
    /// The form does not allow the act.
    #[error(transparent)]
    Refused(#[from] crate::interview::Refusal),
    /// Whose words they are has not agreed that they are written down.
    #[error("{informant}: no consent")]
    NoConsent {
        /// The informant's code.
        informant: String,
        /// They were asked, and refused.
        refused: bool,
    },
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// The interview was withdrawn.
    #[error("interview {interview} was withdrawn")]
    Withdrawn {
        /// The interview.
        interview: InterviewId,
    },
    /// The interview's first event is not here yet: what it is about is not known.
    #[error("interview {interview} waits for its beginning")]
    WaitingForBeginning {
        /// The interview.
        interview: InterviewId,
    },
}
