//! What leaves a data folder and what comes into it: bundles written, rehearsed, merged; and the digest by which two
//! folders compare what they hold.
//!
//! A merge is the union of event sets: any order, any repetition, the same content; what cannot be applied yet waits
//! where it can be seen, and nothing is deleted. The room trusts nobody by itself: a device that is not accepted waits
//! apart, until a person accepts it.

mod ahead;
mod apart;
mod arrived;
mod charter;
mod course;
mod desk;
mod digest;
mod error;
mod file;
mod gather;
mod hand_over;
mod incoming;
mod knowledge;
mod media;
mod outgoing;
mod pieces;
mod report;
mod wire;

pub use crate::store::{Touched, Travel};
pub use apart::{Apart, held_apart, trust, waiting};
pub use charter::{
    Invitation, addressees, bind, charter, default_recipients, fingerprint, found, invitation, issue,
    issue_role, read_recovery, recover, recovery_opener, refresh,
};
pub use digest::{Digest, digest};
pub use error::ExchangeError;
pub use file::{Unwritten, put};
pub use hand_over::bundle_for_colleague;
pub use incoming::{How, Progress, merge, merge_opened_by, merge_watched};
pub use knowledge::Knowledge;
pub use media::{Lack, ask_back, lacking, parcels, request, to_ask, wrap};
pub use outgoing::{Outgoing, Scope, outgoing};
pub use pieces::pieces;
pub use report::{Merged, ParcelTaken, Refusal, Refused, Report, Waiting, Why};
pub use wire::{note_sent, recipient, wire};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod undo_tests;
