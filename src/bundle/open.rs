//! From the bytes of a file to a bundle, whatever the file is called: a plain document, or a sealed one.

use std::io::Read as _;
use std::path::Path;

use super::armour::{is_armoured, unarmour};
use super::cover::{BEGINS, Cover};
use super::document::{Checked, Outer, read_checked, read_said, read_within};
use super::error::BundleError;
use super::form::CarriedForm;
use super::pack::{Document, FormMark, Head, MAGIC, Reader, pack, unpack, verify};
use super::parcel::Parcel;
use super::seal::{AGE, Opener, seal, unseal};
use super::slice::Slice;
use super::write::write_unsigned;
use super::{Bundle, MAX_DOCUMENT};
use crate::log::{Card, DeviceId, Event, PublicKey, Signer};

/// What whoever opens a bundle knows already.
pub struct Knowing<'a> {
    /// The keys of devices whose card need not be in the bundle.
    pub key: &'a dyn Fn(DeviceId) -> Option<PublicKey>,
    /// The forms held, by the name that a bundle gives them.
    pub form: &'a dyn Fn(FormMark) -> Option<CarriedForm>,
    /// What opens seals here.
    pub openers: &'a [Opener],
}

/// A bundle, and how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The bundle, all of it checked.
    pub bundle: Bundle,
    /// The sheet that stood before the seal; none where there was no seal.
    pub cover: Option<Cover>,
    /// The events of each of its segments, Lamport still to be set.
    pub events: Vec<Vec<Event>>,
}

/// What a file turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// A bundle.
    Bundle(Box<Opened>),
    /// A parcel, and its sender's card where it came along.
    Parcel(Box<Parcel>, Option<Card>),
}

/// Reads a file under the cap and opens it; see [`open`].
pub fn open_file(path: &Path, knowing: &Knowing<'_>) -> Result<Opened, BundleError> {
    open(&load(path)?, knowing)
}

/// Reads a file, as long as it is no longer than any bundle.
pub fn load(path: &Path) -> Result<Vec<u8>, BundleError> {
    let failed = |cause| BundleError::File {
        path: path.to_owned(),
        cause,
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > MAX_DOCUMENT {
        return Err(BundleError::TooLong { limit: MAX_DOCUMENT });
    }
    let mut bytes = Vec::new();
    // One byte beyond the cap is enough to know; a pipe has no length to ask for, and a file may grow.
    file.take(MAX_DOCUMENT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(BundleError::TooLong { limit: MAX_DOCUMENT });
    }
    Ok(bytes)
}

/// Opens a bundle and checks all of it: armour, seal, signature, recipients, length, then the document.
pub fn open(bytes: &[u8], knowing: &Knowing<'_>) -> Result<Opened, BundleError> {
    match open_letter(bytes, knowing)? {
        Letter::Bundle(opened) => Ok(*opened),
        Letter::Parcel(parcel, _) => Err(BundleError::Parcel { from: parcel.from }),
    }
}

/// The same, for parcels too.
pub fn open_letter(bytes: &[u8], knowing: &Knowing<'_>) -> Result<Letter, BundleError> {
    if is_armoured(bytes) {
        // Once: a text in a text is nobody's bundle.
        return open_plain(&unarmour(bytes)?, knowing);
    }
    open_plain(bytes, knowing)
}

/// Checks the seal and the signature under it without opening the document; false where there is no seal, for then the
/// signature stands in the document.
pub fn seal_holds(bytes: &[u8], knowing: &Knowing<'_>) -> Result<bool, BundleError> {
    if is_armoured(bytes) || !bytes.starts_with(BEGINS.as_bytes()) {
        return Ok(false);
    }
    let (_, line, sealed) = Cover::split(bytes)?;
    let (packed, recipient) = unseal(sealed, knowing.openers)?;
    let reader = Reader {
        key: knowing.key,
        form: knowing.form,
        recipient,
        cover: line,
    };
    verify(&packed, &reader)?;
    Ok(true)
}

fn open_plain(bytes: &[u8], knowing: &Knowing<'_>) -> Result<Letter, BundleError> {
    if Slice::is_one(bytes) {
        let Slice { part, parts, .. } = Slice::read(bytes)?;
        return Err(BundleError::Sliced { part, parts });
    }
    if bytes.starts_with(AGE) || bytes.starts_with(MAGIC) {
        return Err(BundleError::Stripped);
    }
    if !bytes.starts_with(BEGINS.as_bytes()) {
        let Checked { bundle, events } = read_checked(bytes, knowing.key)?;
        return Ok(Letter::Bundle(Box::new(Opened {
            bundle,
            cover: None,
            events,
        })));
    }
    let (cover, line, sealed) = Cover::split(bytes)?;
    let (packed, recipient) = unseal(sealed, knowing.openers)?;
    let reader = Reader {
        key: knowing.key,
        form: knowing.form,
        recipient,
        cover: line,
    };
    let verified = verify(&packed, &reader)?;
    if let Some((sender, content)) = verified.raw() {
        let parcel = Parcel::read(content, sender)?;
        return Ok(Letter::Parcel(Box::new(parcel), verified.card().cloned()));
    }
    let unpacked = unpack(&packed, &reader)?;
    let outer = Outer {
        sender: unpacked.sender,
        card: unpacked.card,
    };
    let Checked { bundle, events } = match &unpacked.document {
        Document::Bytes(bytes) => read_within(bytes, knowing.key, outer)?,
        Document::Said(said) => read_said(said, knowing.key, outer)?,
    };
    Ok(Letter::Bundle(Box::new(Opened {
        bundle,
        cover: Some(cover),
        events,
    })))
}

/// Writes a sealed bundle: cover sheet, then seal, signature, compression and document.
pub fn write_sealed(
    bundle: &Bundle,
    signer: &Signer,
    head: &Head<'_>,
    part: Option<[u32; 2]>,
) -> Result<Vec<u8>, BundleError> {
    let mut out = Cover::of(bundle, part).line().into_bytes();
    // The card that the head carries need not stand inside as well.
    let document = write_unsigned(bundle, head.card);
    let packed = pack(&document, &bundle.segments, &out, signer, head);
    out.extend(seal(&packed, head.recipients)?);
    Ok(out)
}
