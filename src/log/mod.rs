//! Events, causality, canonical bytes, fold, states, merge.
//!
//! Everything that happens is an [`Event`]: immutable, identified by `(device, n)`, with the parents that its author
//! saw. A set of events *means* one [`Record`] per interview, whatever the order in which the events arrived
//! ([`fold`]). A run of one device's events travels as a signed [`Segment`], cut in salted parts, one per interview and
//! informant, that can be withheld or die without breaking the signature.
//!
//! The room is pure: no disk, no clock, no randomness, and no form (a question is a key, an answer is a text).

mod decode;
mod encode;
mod event;
mod fold;
mod frontier;
mod id;
mod plain;
mod record;

pub use decode::EventError;
pub use event::{Answer, Begun, Body, Event, NonResponse, Revision};
pub use fold::{FOLD, fold};
pub use frontier::Frontier;
pub use id::{DeviceId, EventId, IdError, InterviewId};
pub use plain::{Plain, PlainError};
pub use record::{
    Answered, Conflict, Handover, Head, Instance, Note, Question, Record, Stand, State, Voice, Withdrawal,
};
