//! Why a file is not taken for a bundle: what is wrong and where. The sentence is made where it is shown.

use std::path::PathBuf;

use thiserror::Error;

use crate::log::{DeviceId, KeyError, SegmentError};

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// A layer of a sealed bundle, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The text for mail and chat.
    Armour,
    /// A slice of a longer file.
    Slice,
    /// The readable sheet before the seal.
    Cover,
    /// The seal.
    Seal,
    /// What the sender signed.
    Pack,
    /// The compressed document.
    Compression,
}

impl Layer {
    /// The word of its message.
    pub fn word(self) -> &'static str {
        match self {
            Self::Armour => "armour",
            Self::Slice => "slice",
            Self::Cover => "cover",
            Self::Seal => "seal",
            Self::Pack => "pack",
            Self::Compression => "compression",
        }
    }
}

/// Why a document is refused. Nothing of it was taken.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BundleError {
    /// The file cannot be read.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// Longer than any bundle.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The cap.
        limit: u64,
    },
    /// Not UTF-8.
    #[error("byte {offset} is no text")]
    NotText {
        /// Where the text ends.
        offset: usize,
    },
    /// The document ends before it is complete.
    #[error("cut off at line {}, column {}", place.line, place.column)]
    CutOff {
        /// Where it ends.
        place: Place,
    },
    /// Not strict JSON.
    #[error("line {}, column {}: {what}", place.line, place.column)]
    Json {
        /// Where.
        place: Place,
        /// What the reader met.
        what: String,
    },
    /// JSON, but no bundle.
    #[error("not a bundle")]
    NotABundle,
    /// A format from a newer program.
    #[error("format {found}, this program reads {known}")]
    Newer {
        /// The document's format.
        found: i64,
        /// The latest that this program reads.
        known: i64,
    },
    /// A field stands twice.
    #[error("field {field} stands twice")]
    Twice {
        /// Its name.
        field: String,
    },
    /// A field that the format does not have.
    #[error("field {field} is unknown")]
    UnknownField {
        /// Its name.
        field: String,
    },
    /// A field is missing or of another type.
    #[error("field {field} is missing or wrong")]
    Field {
        /// Its name.
        field: &'static str,
    },
    /// A device's card does not hold.
    #[error("card {number}: {cause}")]
    Card {
        /// Its place among the cards, from 1.
        number: usize,
        /// What is wrong.
        cause: KeyError,
    },
    /// A device that speaks in it belongs to another study.
    #[error("device {device} is of study {found}, the bundle of {study}")]
    OtherStudy {
        /// The device.
        device: DeviceId,
        /// The study on its card.
        found: String,
        /// The bundle's study.
        study: String,
    },
    /// A form is not the one that its hash names, or is no form.
    #[error("form {number} is not what its hash says")]
    Form {
        /// Its place among the forms, from 1.
        number: usize,
        /// Its id, as the document has it.
        id: String,
    },
    /// A segment's text is too long.
    #[error("segment {number} is longer than {limit} bytes")]
    LongSegment {
        /// Its place among the segments, from 1.
        number: usize,
        /// The cap.
        limit: usize,
    },
    /// A list is longer than any bundle's.
    #[error("field {field} lists more than {limit}")]
    TooMany {
        /// Its name.
        field: &'static str,
        /// The cap.
        limit: usize,
    },
    /// A segment does not hold.
    #[error("segment {number}: {cause}")]
    Segment {
        /// Its place among the segments, from 1.
        number: usize,
        /// What is wrong.
        cause: SegmentError,
    },
    /// A segment stands twice.
    #[error("segment {number} stands twice")]
    RepeatedSegment {
        /// Its place among the segments, from 1.
        number: usize,
    },
    /// Nobody's card in the bundle or here is that of a device that speaks in it.
    #[error("segment {number}: the card of device {device} is missing")]
    NoCard {
        /// Its place among the segments, from 1.
        number: usize,
        /// The device.
        device: DeviceId,
    },
    /// The sender's signature over the whole does not hold.
    #[error("the sender's signature does not hold")]
    Signature {
        /// The device that is named as sender.
        from: DeviceId,
    },
    /// A layer is cut off or changed.
    #[error("the {} is cut off or changed", layer.word())]
    Damaged {
        /// Which.
        layer: Layer,
    },
    /// A layout of the outer layers from a newer program.
    #[error("layout {version}, codec {codec}")]
    NewerPack {
        /// Its version.
        version: u8,
        /// Its codec.
        codec: u8,
    },
    /// Sealed to others.
    #[error("sealed to others")]
    NotForUs,
    /// Sealed to us by somebody to whom the sender had sealed it, not by the sender.
    #[error("sealed anew by another than its sender {from}")]
    Resealed {
        /// The sender.
        from: DeviceId,
    },
    /// The seal or the cover sheet was taken off: what is left proves nothing.
    #[error("without its seal or cover sheet")]
    Stripped,
    /// Nobody here knows the sender, and no card introduces it.
    #[error("the sender {device} is unknown")]
    UnknownSender {
        /// The sender.
        device: DeviceId,
    },
    /// It grows beyond the length that its sender signed.
    #[error("grows beyond {length} bytes")]
    Bomb {
        /// The sender.
        from: DeviceId,
        /// The length announced.
        length: u64,
    },
    /// Compressed with a form that is not here, or by another rule.
    #[error("compressed with a form that is not here")]
    Dictionary {
        /// The sender.
        from: DeviceId,
    },
    /// No bundle but parts of files, or a request: a merge takes it.
    #[error("a parcel of {from}")]
    Parcel {
        /// The sender.
        from: DeviceId,
    },
    /// No key to seal to.
    #[error("no recipient: {text}")]
    Recipient {
        /// As given.
        text: String,
    },
    /// Nobody to seal to.
    #[error("nobody to seal to")]
    NoRecipient,
    /// A slice alone is no bundle.
    #[error("slice {part} of {parts}")]
    Sliced {
        /// Which.
        part: u32,
        /// Of how many.
        parts: u32,
    },
}
