//! Acts, what they write, what they change, and why one can be refused.

use thiserror::Error;

use super::{Answer, InstanceId, Place};
use crate::form::NonResponse;

/// What a person does to an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Answers a question, or clears it with the empty value.
    Set {
        /// The question.
        place: Place,
        /// The answer.
        answer: Answer,
    },
    /// Adds an instance at the end of an open repeat.
    AddInstance {
        /// The repeat as a whole.
        repeat: Place,
        /// The id of the new instance: that of the event to be written.
        id: InstanceId,
    },
    /// Removes an instance of an open repeat, with all that it holds.
    RemoveInstance {
        /// The instance.
        place: Place,
    },
    /// Closes the interview for now: fills `end` and works out what depends on the moment.
    Finish,
}

/// One thing to be made durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A question now has this answer.
    Answer {
        /// The question's key.
        key: String,
        /// Its answer.
        answer: Answer,
        /// Why the engine wrote it; `None` for a person's own act.
        auto: Option<Auto>,
    },
    /// An instance was added; its id stands at the end of the key.
    Added {
        /// The instance's key.
        key: String,
    },
    /// An instance was removed.
    Removed {
        /// The instance's key.
        key: String,
    },
}

/// Why the engine wrote something that nobody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Auto {
    /// Filled when the interview (or `end`, when it closes): metadata.
    Preload,
    /// The default was worked out when the node came into being.
    Default,
    /// The answer that triggers it changed.
    Trigger,
    /// `once()` fixed its first value.
    Once,
    /// The choice is no longer in the list.
    Dropped,
    /// What the calculation reads changed, so an edit of its result gave way.
    Recalculated,
}

/// What an act changed, for screens that redraw only that; places in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Nodes whose value (or non-answer) changed.
    pub values: Vec<Place>,
    /// Nodes that appeared or vanished, with all they hold.
    pub relevance: Vec<Place>,
    /// Nodes that became valid or invalid, required or free, read-only or open.
    pub validity: Vec<Place>,
    /// Nodes whose label, hint, messages or choices may read differently.
    pub texts: Vec<Place>,
    /// Instances that were added.
    pub added: Vec<Place>,
    /// Instances that were removed, as they were.
    pub removed: Vec<Place>,
}

/// Why an act is refused; the interview is as before.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No such node or instance.
    #[error("no such place: {path}")]
    UnknownPlace {
        /// The path or key asked for.
        path: String,
    },
    /// It holds no answer: a group, a repeat, a note.
    #[error("{path} takes no answer")]
    NoAnswer {
        /// Its position path.
        path: String,
    },
    /// It is shown, but not to be changed.
    #[error("{path} is read-only")]
    ReadOnly {
        /// Its position path.
        path: String,
    },
    /// The question does not allow this non-answer.
    #[error("{path} does not allow {}", kind.word())]
    NonResponse {
        /// Its position path.
        path: String,
        /// The kind of non-answer.
        kind: NonResponse,
    },
    /// The form decides how many instances there are.
    #[error("the form decides how many instances {path} has")]
    Counted {
        /// The repeat's position path.
        path: String,
    },
    /// It is no repeat.
    #[error("{path} is no repeat")]
    NotARepeat {
        /// Its position path.
        path: String,
    },
    /// There is an instance of that id already.
    #[error("{path} has an instance of that id")]
    DuplicateInstance {
        /// The repeat's position path.
        path: String,
    },
}
