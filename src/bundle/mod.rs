//! The document that is carried from one data folder to another: one valid JSON document of signed segments.
//!
//! It names its study, its sender, what the receiver must already hold ([`Bundle::needs`]), the cards of the devices
//! that speak in it, the forms, and the segments as their devices signed them. [`read`] checks all of it before anything
//! is handed on: a bundle is taken whole or not at all. Where a value is hashed or signed, the *content* is, not the
//! layout: a bundle that went through `jq .` still verifies.
//!
//! For narrow ways there are [`armour`] (text for mail and chat) and [`slices`]; [`check_code`] is read aloud.
//!
//! On the wire a document is compressed, signed as it is sent, sealed to its recipients, and stands behind a readable
//! sheet ([`write_sealed`]); [`open`] takes both and undoes the layers from the outside in, each checked before the next
//! is looked at.
//!
//! The room knows neither whom to trust nor what is held already: that is [`crate::exchange`].

mod armour;
mod code;
mod compress;
mod contents;
mod cover;
mod dictionary;
mod document;
mod error;
mod form;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod open;
mod pack;
mod parcel;
mod receipt;
#[cfg(any(test, fuzzing))]
mod sample;
mod seal;
mod slice;
mod terse;
mod write;

pub use armour::{armour, armour_line, is_armoured, unarmour};
pub use code::check_code;
pub use contents::{Contents, DeviceContents, InterviewContents};
pub use cover::Cover;
pub use dictionary::Dictionary;
pub use document::read;
pub use error::{BundleError, Layer, Place};
pub use form::CarriedForm;
pub use open::{Knowing, Letter, Opened, load, open, open_file, open_letter, seal_holds, write_sealed};
pub use pack::{FormMark, Head, MAX_DICTIONARY_FORMS, MAX_RECIPIENTS, VERSION as SEAL_VERSION, form_mark};
pub use parcel::{MAX_PARCEL, Parcel, Span, write_parcel};
pub use receipt::Receipt;
pub use seal::{Opener, Recipient};
pub use slice::{Joined, SHORTEST, Slice, join, slices};
pub use write::write;

use document::Object;

use std::collections::HashMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::log::{Card, DeviceId, EventId, Frontier, Plain, Segment, SegmentId, Signer, to_base64};

/// The word that a bundle's document begins with, and its format.
pub(crate) const WORD: &str = "repere-bundle";
/// The format that this program writes, and the latest that it reads.
pub const FORMAT: i64 = 1;
/// A document is no longer than this.
pub const MAX_DOCUMENT: u64 = 1 << 30;
/// A segment's text is no longer than this.
pub const MAX_SEGMENT: usize = 64 << 20;
/// A document lists no more cards, forms or segments than this of each.
pub const MAX_LISTED: usize = 100_000;
/// An object has no more fields: the document itself has ten.
const MAX_FIELDS: usize = 64;

/// A bundle whose every part was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The study's code.
    pub study: String,
    /// The device that made it.
    pub from: DeviceId,
    /// When it was made, by the clock of that device, in seconds since 1970.
    pub made: i64,
    /// What its sender holds.
    pub receipt: Receipt,
    /// The cards of devices that speak in it.
    pub cards: Vec<Card>,
    /// The forms that travel in it.
    pub forms: Vec<CarriedForm>,
    /// The segments, a device's own in order.
    pub segments: Vec<Segment>,
}

/// A bundle's name: the hash of what it says it carries, whatever the file is called and however it is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BundleId([u8; 24]);

impl Bundle {
    /// What a receiver must already hold for all of it to be applied: the last event of each device that the segments
    /// rest on and do not bring.
    pub fn needs(&self) -> Frontier {
        needs(&self.segments)
    }

    /// The bundle's name.
    pub fn id(&self) -> BundleId {
        let full = Sha256::digest(self.manifest().to_string());
        let mut id = [0; 24];
        id.copy_from_slice(&full[..24]);
        BundleId(id)
    }

    /// What the sender signs: all but the content of forms and segments, which stand under their own hashes.
    /// CHANGING IT CHANGES EVERY BUNDLE'S NAME AND SIGNATURE.
    fn manifest(&self) -> Plain {
        let needs = self
            .needs()
            .events()
            .map(|event| event.to_string().into())
            .collect();
        let cards = self.cards.iter().map(Card::to_plain).collect();
        let forms = self.forms.iter().map(|form| {
            Plain::List(vec![
                form.hash.as_str().into(),
                form.id.as_str().into(),
                form.version.as_str().into(),
            ])
        });
        let segments = self.segments.iter().map(|segment| {
            let held = segment
                .parts
                .iter()
                .map(|part| u64::from(part.is_some()).into())
                .collect();
            Plain::List(vec![segment.id().to_string().into(), Plain::List(held)])
        });
        Plain::List(vec![
            WORD.into(),
            FORMAT.into(),
            self.study.as_str().into(),
            self.from.to_string().into(),
            self.made.into(),
            Plain::List(needs),
            self.receipt.to_plain(),
            Plain::List(cards),
            Plain::List(forms.collect()),
            Plain::List(segments.collect()),
        ])
    }

    /// The sender's signature over the manifest.
    fn sign(&self, signer: &Signer) -> [u8; 64] {
        signer.sign(self.manifest().to_string().as_bytes())
    }

    /// How many events it carries, withheld ones not counted.
    pub fn count(&self) -> u64 {
        let held = |segment: &Segment| -> u64 {
            let parts = segment.header.parts.iter().zip(&segment.parts);
            parts
                .filter(|(_, part)| part.is_some())
                .map(|(head, _)| head.count())
                .sum()
        };
        self.segments.iter().map(held).sum()
    }
}

/// What these segments rest on and do not bring.
fn needs(segments: &[Segment]) -> Frontier {
    let mut brought: HashMap<DeviceId, Vec<(u64, u64)>> = HashMap::new();
    for segment in segments {
        let header = &segment.header;
        brought
            .entry(header.device)
            .or_default()
            .push((header.first, header.last));
    }
    let ids: std::collections::HashSet<SegmentId> = segments.iter().map(Segment::id).collect();
    let mut needs = Frontier::new();
    for segment in segments {
        let header = &segment.header;
        if header.previous.is_some_and(|previous| !ids.contains(&previous)) {
            needs.see(header.device.event(header.first.saturating_sub(1)));
        }
        for seen in &header.seen {
            if !reaches(brought.get(&seen.event.device), seen.event) {
                needs.see(seen.event);
            }
        }
    }
    needs
}

/// Whether an event lies within the runs brought, or a segment that was brought ends beyond it. A gap below is the
/// business of the chain of segments.
fn reaches(runs: Option<&Vec<(u64, u64)>>, event: EventId) -> bool {
    runs.is_some_and(|runs| runs.iter().any(|(_, last)| *last >= event.n))
}

impl BundleId {
    /// The name of these bytes.
    pub fn from_bytes(bytes: [u8; 24]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; 24] {
        &self.0
    }
}

impl fmt::Display for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_base64(&self.0))
    }
}

impl fmt::Debug for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
