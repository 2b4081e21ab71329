//! What one file turns out to be: opened and checked, before the database is asked about anything in it.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use super::Knowledge;
use super::gather::Gathered;
use super::knowledge::Learned;
use super::report::Refusal;
use crate::bundle::{Bundle, Letter, Opened, Parcel, SEAL_VERSION};
use crate::store::{Piece, Settled};

/// A bundle of this study, its segments made ready for their rows.
pub(super) struct Arrived {
    /// Without its segments: they are the pieces.
    pub(super) bundle: Bundle,
    /// Its name.
    pub(super) id: [u8; 24],
    pub(super) pieces: Vec<Piece>,
    /// The hash of the file.
    pub(super) content: [u8; 32],
    /// How it was sent: 0 without a seal, else the version of the seal's layout.
    pub(super) way: u8,
}

/// What a file is.
pub(super) enum Found {
    /// A bundle to take in.
    Bundle(Box<Arrived>),
    /// Byte for byte one that was merged, of which nothing waits: its seal and signature hold, nothing else is looked at.
    Known(Settled),
    /// Parts of files, or a request, with its sender's card where it came along.
    Parcel(Box<Parcel>),
    /// None of this study's.
    Refused(Refusal),
}

/// What reads files.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) study: &'a str,
    pub(super) knowledge: &'a Knowledge,
    /// What was merged, by the hash of the file.
    pub(super) settled: &'a HashMap<[u8; 32], Settled>,
}

impl Reader<'_> {
    /// What the file is, by what was known at the start and what was learned since.
    pub(super) fn read(&self, Gathered { bytes, .. }: &Gathered, learned: &Learned) -> Found {
        let content: [u8; 32] = Sha256::digest(bytes).into();
        if let Some(settled) = self.settled.get(&content) {
            match self.knowledge.seal_holds(bytes, learned) {
                Ok(true) => return Found::Known(*settled),
                // Without a seal its signature stands inside, and is found by reading it.
                Ok(false) => {}
                Err(error) => return Found::Refused(Refusal::Bundle(error)),
            }
        }
        let foreign = |found: String| {
            Found::Refused(Refusal::ForeignStudy {
                found,
                ours: self.study.to_owned(),
            })
        };
        match self.knowledge.open_with(bytes, learned) {
            Ok(Letter::Bundle(opened)) if opened.bundle.study == self.study => {
                Found::Bundle(Box::new(Arrived::of(*opened, content)))
            }
            Ok(Letter::Bundle(opened)) => foreign(opened.bundle.study),
            Ok(Letter::Parcel(parcel, _)) if parcel.study == self.study => Found::Parcel(parcel),
            Ok(Letter::Parcel(parcel, _)) => foreign(parcel.study),
            Err(error) => Found::Refused(Refusal::Bundle(error)),
        }
    }
}

impl Arrived {
    fn of(opened: Opened, content: [u8; 32]) -> Self {
        let Opened {
            mut bundle,
            events,
            cover,
        } = opened;
        let way = cover.map_or(0, |_| SEAL_VERSION);
        let id = *bundle.id().bytes();
        let segments = std::mem::take(&mut bundle.segments);
        let pieces = segments.into_iter().zip(events);
        Self {
            pieces: pieces
                .map(|(segment, events)| Piece::new(segment, events))
                .collect(),
            bundle,
            id,
            content,
            way,
        }
    }
}
