//! Events, causality, canonical bytes, fold, states, merge.
//!
//! Everything that happens is an [`Event`]: immutable, identified by `(device, n)`, with the parents that its author
//! saw. A set of events *means* one [`Record`] per interview, whatever the order in which the events arrived
//! ([`fold`]). A run of one device's events travels as a signed [`Segment`], cut in salted parts, one per interview and
//! informant, that can be withheld or die without breaking the signature.
//!
//! What a store keeps of an event: device, n, interview, informant, at, Lamport, kind and [`Event::encode`]'s payload; of
//! a segment: header text, signature, and salt and text of each part that is there; of a device: its [`Card`]. Before
//! its own device writes in an interview, it notes as [`Seen`] the last event of every other device there that it had
//! not noted yet ([`Record::frontier`]); the Lamport of the new event is then 1 + the larger of
//! its own last one and those. [`Segment::close`] takes the same notes.
//!
//! The room is pure: no disk, no clock, no randomness, and no form (a question is a key, an answer is a text).

mod alias;
mod branch;
mod decode;
mod deed;
mod encode;
mod event;
mod fold;
mod frontier;
mod header;
mod id;
mod informant;
mod key;
mod lamport;
mod part;
mod plain;
mod record;
mod remark;
mod rights;
mod segment;
mod workflow;

pub use crate::text::attached::Attached;
pub use alias::{Alias, Aliases};
pub use branch::{Derived, Fork, Stretch, derive};
pub use decode::EventError;
pub use deed::{Charter, Deed, DeedError, ROLES, Root, Says};
pub use event::{Answer, Begun, Body, Event, NonResponse, Revision};
pub use fold::{FOLD, fold, fold_under};
pub use frontier::Frontier;
pub use header::{Header, MAX_EVENTS, PartHead, SegmentId};
pub use id::{DeviceId, EventId, IdError, InterviewId, letters};
pub use informant::{Consent, GROUP, Introduced, Introduction};
pub use key::{Card, KeyError, PublicKey, Signer, from_base64, to_base64};
pub use lamport::{Lamports, Mark, Run, Seen};
pub use part::{Part, PartError, PartHash, SALT_BYTES, Salt, Subject};
pub use plain::{Plain, PlainError};
pub use record::{
    Answered, Conflict, Handover, Head, Instance, Note, Question, Record, Request, Stand, State, Voice,
    Withdrawal,
};
pub use remark::Remark;
pub use rights::{Grant, Lack, Rights, Role};
pub use segment::{Segment, SegmentError};
pub use workflow::{Act, Outcome, outcome};
