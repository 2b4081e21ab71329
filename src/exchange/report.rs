//! What a merge did, or would do.

use std::path::PathBuf;

use crate::bundle::{BundleError, BundleId};
use crate::log::{Card, DeviceId, EventId, Fork};
use crate::store::{Origin, Touched};

/// What became of all files of one merge.
#[derive(Debug, Default)]
pub struct Report {
    /// The bundles taken in, in the order given.
    pub merged: Vec<Merged>,
    /// The files that were refused, and why; nothing of them was taken.
    pub refused: Vec<Refused>,
    /// The parcels taken: parts of files, and requests.
    pub parcels: Vec<ParcelTaken>,
    /// All that waits now, from these bundles or earlier ones.
    pub waiting: Vec<Waiting>,
    /// It was stopped before the last file; what was merged stays merged.
    pub stopped: bool,
    /// This folder's device met its own later events: it goes on under another number.
    pub renewed: bool,
}

/// What one parcel brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelTaken {
    /// The file.
    pub file: PathBuf,
    /// The device that made it.
    pub from: DeviceId,
    /// Files that are whole now.
    pub whole: u64,
    /// Parts of files that it brought.
    pub parts: u64,
    /// Files that its sender asks for.
    pub wanted: u64,
    /// Events held here that its sender lacks.
    pub lacks: u64,
}

/// A file of which nothing was taken.
#[derive(Debug)]
pub struct Refused {
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub cause: Refusal,
    /// The hash of its bytes, and how many they are; none where they were not read.
    pub content: Option<([u8; 32], u64)>,
}

/// Why a file was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// It is no whole bundle.
    Bundle(BundleError),
    /// It is a slice of a longer file, and not all of them are here.
    Pieces {
        /// Their places.
        missing: Vec<u32>,
        /// Of how many.
        parts: u32,
    },
    /// It brings a file that no answer here names, or one longer than the answer says.
    UnknownFile {
        /// The file's hash.
        hash: String,
    },
    /// All parts of a file are here, and are not what its hash says: they were thrown away.
    WrongFile {
        /// The file's hash.
        hash: String,
    },
    /// It is of another study.
    ForeignStudy {
        /// The bundle's study.
        found: String,
        /// This folder's.
        ours: String,
    },
}

impl Refusal {
    /// The word for the reason, under which the file is remembered; none for a file that is no bundle at all, that is for
    /// others, or of which a slice is still to come.
    pub fn word(&self) -> Option<&'static str> {
        use BundleError as Error;
        Some(match self {
            Self::Pieces { .. } => return None,
            Self::ForeignStudy { .. } => "study",
            Self::UnknownFile { .. } | Self::WrongFile { .. } => "parcel",
            Self::Bundle(error) => match error {
                Error::TooLong { .. } | Error::LongSegment { .. } | Error::TooMany { .. } => "long",
                Error::CutOff { .. } | Error::Damaged { .. } => "damaged",
                Error::Json { .. }
                | Error::Twice { .. }
                | Error::UnknownField { .. }
                | Error::Field { .. } => "json",
                Error::Newer { .. } | Error::NewerPack { .. } => "newer",
                Error::Card { .. } | Error::OtherStudy { .. } => "card",
                Error::Form { .. } => "form",
                Error::Segment { .. } | Error::RepeatedSegment { .. } => "segment",
                Error::NoCard { .. } | Error::UnknownSender { .. } => "sender",
                Error::Signature { .. } | Error::Resealed { .. } | Error::Stripped => "signature",
                Error::Bomb { .. } => "bomb",
                Error::Dictionary { .. } => "dictionary",
                _ => return None,
            },
        })
    }
}

/// What one bundle brought.
#[derive(Debug)]
pub struct Merged {
    /// The file.
    pub file: PathBuf,
    /// What it carries, by hash.
    pub bundle: BundleId,
    /// The device that made it.
    pub from: DeviceId,
    /// When, by that device's clock.
    pub made: i64,
    /// Events that were not held.
    pub events: u64,
    /// Segments that were not held.
    pub segments: u64,
    /// Forms that were not held.
    pub forms: u64,
    /// Devices whose word is taken from now on.
    pub accepted: Vec<Card>,
    /// Devices that nobody here has accepted: what they say waits.
    pub strangers: Vec<Card>,
    /// The interviews that it changed.
    pub touched: Vec<Touched>,
    /// Segments of it that wait.
    pub waiting: u64,
    /// Segments of which an earlier undo set something aside: only a merge of that bundle brings it back.
    pub aside: u64,
    /// Devices that wrote two different events under one number, as far as is known now: both are kept.
    pub forks: Vec<Fork>,
    /// It came without a seal, or in an older layout, although its sender sends in a safer way.
    pub lower: bool,
    /// It says what its sender holds, and was not merged before: even without events that is worth taking.
    pub receipt: bool,
}

/// A segment that cannot be applied yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whose it is.
    pub device: DeviceId,
    /// First number.
    pub first: u64,
    /// Last number.
    pub last: u64,
    /// What for.
    pub why: Why,
}

/// What a segment waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// That a person accepts its device.
    Acceptance,
    /// These events, and all before them of their device.
    Events(Vec<EventId>),
    /// It says of this event that it knew a later one: its device is broken or lies.
    Order(EventId),
}

impl Merged {
    /// Nothing yet, from there.
    pub(super) fn nothing(origin: &Origin) -> Self {
        Self {
            file: origin.file.clone().into(),
            bundle: BundleId::from_bytes(origin.bundle),
            from: origin.sender,
            made: origin.made,
            events: 0,
            segments: 0,
            forms: 0,
            accepted: Vec::new(),
            strangers: Vec::new(),
            touched: Vec::new(),
            waiting: 0,
            aside: 0,
            forks: Vec::new(),
            lower: false,
            receipt: false,
        }
    }

    /// Adds what a second look at the same bundle brought, once a device of it was accepted.
    pub(super) fn join(&mut self, again: Self) {
        self.events += again.events;
        self.segments += again.segments;
        self.forms += again.forms;
        self.strangers = again.strangers;
        self.touched.extend(again.touched);
        self.waiting = again.waiting;
        self.forks = again.forks;
    }
}

impl Report {
    /// Events that were not held, over all bundles.
    pub fn events(&self) -> u64 {
        self.merged.iter().map(|merged| merged.events).sum()
    }
}
