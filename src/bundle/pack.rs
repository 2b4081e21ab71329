//! What a seal closes over: a small head, the sender's signature, the compressed document.
//!
//! ```text
//! REPERE\x1a                      7   the word; the last byte shows a copy made as text
//! version                         1   1
//! codec                           1   1: brotli, dictionary by the rule of `dictionary`; 2: `terse`;
//!                                     3: no document but a parcel, as it is
//! sender                         10   the device
//! forms of the dictionary         1   how many, then 8 each: the first bytes of the hash of the form's hash
//! dictionary                      8   the first bytes of its hash; not there without forms
//! recipients                      1   how many, then 8 each: the first bytes of the hash of the key
//! card                            2   how long, then the sender's card as text; empty where the other side has it
//! length                          4   of the document
//! signature                      64   of the sender, over the cover sheet, all of the above and all of the below
//! document                            by the codec; its own signature is left out
//! ```
//!
//! Numbers are big-endian. The signature is checked before anything is decompressed, the recipients stand inside it
//! (a recipient cannot seal the same to somebody else in the sender's name), and the document inside bears no signature
//! of its own (a recipient cannot pass it on as unsealed). CHANGING THE LAYOUT TAKES A NEW VERSION.

use sha2::{Digest, Sha256};

use super::compress::{Inflation, compress, decompress};
use super::cover::Cover;
use super::dictionary::{Dictionary, ID_BYTES};
use super::error::{BundleError, Layer};
use super::form::CarriedForm;
use super::terse::{self, Around, Said};
use super::{MAX_DOCUMENT, Recipient};
use crate::log::{Card, DeviceId, Plain, PublicKey, Segment, Signer};

/// The first bytes.
pub(super) const MAGIC: &[u8; 7] = b"REPERE\x1a";
/// The version of the layout.
pub const VERSION: u8 = 1;
const BROTLI: u8 = 1;
const TERSE: u8 = 2;
const RAW: u8 = 3;
/// A document up to this long may come of however few bytes.
const MOST_AT_ONCE: u64 = 4 << 20;
/// A longer one is no longer than this times its compressed bytes: interviews come to thirty times, a bomb to 663,000.
const MOST_GROWTH: u64 = 1000;
/// No bundle is sealed to more.
pub const MAX_RECIPIENTS: usize = 64;
/// No dictionary is made from more forms.
pub const MAX_DICTIONARY_FORMS: usize = 16;

/// How a head names a form.
pub type FormMark = [u8; ID_BYTES];

/// How a head names a form: the first bytes of the hash of its content hash.
pub fn form_mark(hash: &str) -> FormMark {
    let full = Sha256::new()
        .chain_update(b"repere form\0")
        .chain_update(hash)
        .finalize();
    let mut mark = [0; ID_BYTES];
    mark.copy_from_slice(&full[..ID_BYTES]);
    mark
}

/// What a head says beside the document.
#[derive(Debug, Clone, Default)]
pub struct Head<'a> {
    /// For whom; the same to whom it is then sealed.
    pub recipients: &'a [Recipient],
    /// The forms that the other side holds for certain: they make the dictionary.
    pub dictionary: &'a [CarriedForm],
    /// The sender's card, where the other side may not have it.
    pub card: Option<&'a Card>,
}

/// A pack whose signature holds, decompressed.
pub(super) struct Unpacked {
    pub(super) sender: DeviceId,
    pub(super) card: Option<Card>,
    pub(super) document: Document,
}

/// A document, as its codec gives it.
pub(super) enum Document {
    /// As its bytes.
    Bytes(Vec<u8>),
    /// Its segments still apart.
    Said(Said),
}

/// What a reader of packs knows.
pub(super) struct Reader<'a> {
    pub(super) key: &'a dyn Fn(DeviceId) -> Option<PublicKey>,
    pub(super) form: &'a dyn Fn(FormMark) -> Option<CarriedForm>,
    pub(super) recipient: Recipient,
    pub(super) cover: &'a [u8],
}

/// Packs a document and the segments in it. `cover` is what will stand before the seal.
pub(super) fn pack(
    document: &str,
    segments: &[Segment],
    cover: &[u8],
    signer: &Signer,
    head: &Head<'_>,
) -> Vec<u8> {
    let forms = &head.dictionary[..head.dictionary.len().min(MAX_DICTIONARY_FORMS)];
    let dictionary = (!forms.is_empty()).then(|| Dictionary::of(forms));
    let study = study_of(cover);
    let around = Around {
        study: &study,
        sender: signer.device(),
    };
    let words = dictionary.as_ref().map_or(&[][..], Dictionary::bytes);
    let (codec, dictionary, compressed) = match terse::write(document, segments, around, forms, words) {
        Some(terse) => (TERSE, dictionary, terse),
        None => {
            let (dictionary, compressed) = squeeze(document.as_bytes(), dictionary);
            (BROTLI, dictionary, compressed)
        }
    };
    let dictionary = dictionary.as_ref().map(|dictionary| (forms, dictionary));
    assemble(
        codec,
        dictionary,
        document.len() as u32,
        &compressed,
        cover,
        signer,
        head,
    )
}

/// Packs bytes that are no document, as they are.
pub(super) fn pack_raw(content: &[u8], cover: &[u8], signer: &Signer, head: &Head<'_>) -> Vec<u8> {
    assemble(RAW, None, content.len() as u32, content, cover, signer, head)
}

/// Puts the head and its signature before what was made by a codec.
fn assemble(
    codec: u8,
    dictionary: Option<(&[CarriedForm], &Dictionary)>,
    length: u32,
    compressed: &[u8],
    cover: &[u8],
    signer: &Signer,
    head: &Head<'_>,
) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend([VERSION, codec]);
    out.extend(signer.device().bytes());
    match dictionary {
        None => out.push(0),
        Some((forms, dictionary)) => {
            out.push(forms.len() as u8);
            for form in forms {
                out.extend(form_mark(&form.hash));
            }
            out.extend(dictionary.id());
        }
    }
    let recipients = &head.recipients[..head.recipients.len().min(MAX_RECIPIENTS)];
    out.push(recipients.len() as u8);
    for recipient in recipients {
        out.extend(recipient.mark());
    }
    let card = head
        .card
        .map(|card| card.to_plain().to_string())
        .unwrap_or_default();
    out.extend((card.len() as u16).to_be_bytes());
    out.extend(card.as_bytes());
    out.extend(length.to_be_bytes());
    let signature = signer.sign(&signed(cover, &out, compressed));
    out.extend(signature);
    out.extend(compressed);
    out
}

/// Compresses, and reads back at once what it wrote: a bundle that nobody could open must not leave. Falls back to no
/// dictionary, then gives what there is.
fn squeeze(document: &[u8], dictionary: Option<Dictionary>) -> (Option<Dictionary>, Vec<u8>) {
    if let Some(dictionary) = dictionary {
        let compressed = compress(document, dictionary.bytes());
        let back = decompress(&compressed, dictionary.bytes(), document.len() as u64);
        if back.as_deref() == Ok(document) {
            return (Some(dictionary), compressed);
        }
    }
    (None, compress(document, &[]))
}

/// The study that the cover sheet names, which the document need not name again.
fn study_of(cover: &[u8]) -> String {
    Cover::read(cover).map(|cover| cover.study).unwrap_or_default()
}

/// What is signed. CHANGING IT CHANGES EVERY SIGNATURE.
pub(super) fn signed(cover: &[u8], head: &[u8], compressed: &[u8]) -> Vec<u8> {
    let mut bytes = b"repere pack\0".to_vec();
    bytes.extend((cover.len() as u32).to_be_bytes());
    bytes.extend(cover);
    bytes.extend(head);
    bytes.extend(compressed);
    bytes
}

/// A pack whose signature holds, still compressed.
pub(super) struct Verified<'a> {
    sender: DeviceId,
    card: Option<Card>,
    codec: u8,
    forms: Vec<FormMark>,
    dictionary: Option<[u8; ID_BYTES]>,
    length: u64,
    compressed: &'a [u8],
}

/// Checks what a pack says outside its document: layout, signature, recipients.
pub(super) fn verify<'a>(bytes: &'a [u8], reader: &Reader<'_>) -> Result<Verified<'a>, BundleError> {
    let damaged = || BundleError::Damaged { layer: Layer::Pack };
    let mut rest = Bytes(bytes);
    if rest.take(MAGIC.len()) != Some(MAGIC) {
        return Err(damaged());
    }
    let version = rest.byte().ok_or_else(damaged)?;
    let codec = rest.byte().ok_or_else(damaged)?;
    if version != VERSION || !matches!(codec, BROTLI | TERSE | RAW) {
        return Err(BundleError::NewerPack { version, codec });
    }
    let sender = DeviceId::from_bytes(rest.array().ok_or_else(damaged)?);
    let mut forms: Vec<FormMark> = Vec::new();
    for _ in 0..within(rest.byte(), MAX_DICTIONARY_FORMS).ok_or_else(damaged)? {
        forms.push(rest.array().ok_or_else(damaged)?);
    }
    let dictionary: Option<[u8; ID_BYTES]> = match forms.as_slice() {
        [] => None,
        _ => Some(rest.array().ok_or_else(damaged)?),
    };
    let mut recipients: Vec<[u8; 8]> = Vec::new();
    for _ in 0..within(rest.byte(), MAX_RECIPIENTS).ok_or_else(damaged)? {
        recipients.push(rest.array().ok_or_else(damaged)?);
    }
    let length = u16::from_be_bytes(rest.array().ok_or_else(damaged)?);
    let card = read_card(rest.take(length.into()).ok_or_else(damaged)?, sender)?;
    let length = u64::from(u32::from_be_bytes(rest.array().ok_or_else(damaged)?));
    let head = &bytes[..bytes.len() - rest.0.len()];
    let signature: [u8; 64] = rest.array().ok_or_else(damaged)?;
    let compressed = rest.0;

    let key = (reader.key)(sender).or(card.as_ref().map(|card| card.key));
    let key = key.ok_or(BundleError::UnknownSender { device: sender })?;
    key.verify(&signed(reader.cover, head, compressed), &signature)
        .map_err(|_| BundleError::Signature { from: sender })?;
    if !recipients.contains(&reader.recipient.mark()) {
        return Err(BundleError::Resealed { from: sender });
    }
    if length > MAX_DOCUMENT {
        return Err(BundleError::TooLong { limit: MAX_DOCUMENT });
    }
    if length > MOST_AT_ONCE && length / MOST_GROWTH > compressed.len() as u64 {
        return Err(BundleError::Bomb { from: sender, length });
    }
    Ok(Verified {
        sender,
        card,
        codec,
        forms,
        dictionary,
        length,
        compressed,
    })
}

impl<'a> Verified<'a> {
    /// The sender and the bytes, where it holds a parcel.
    pub(super) fn raw(&self) -> Option<(DeviceId, &'a [u8])> {
        let whole = self.length == self.compressed.len() as u64;
        (self.codec == RAW && whole).then_some((self.sender, self.compressed))
    }

    /// The sender's card, where it stands in the head.
    pub(super) fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }
}

/// Checks a pack and decompresses it, in this order.
pub(super) fn unpack(bytes: &[u8], reader: &Reader<'_>) -> Result<Unpacked, BundleError> {
    let Verified {
        sender,
        card,
        codec,
        forms,
        dictionary,
        length,
        compressed,
    } = verify(bytes, reader)?;
    if codec == RAW {
        return Err(damaged_pack());
    }
    let (forms, words) = match dictionary {
        None => (Vec::new(), Vec::new()),
        Some(id) => dictionary_of(&forms, id, reader, sender)?,
    };
    let inflation = |why| match why {
        Inflation::Beyond => BundleError::Bomb { from: sender, length },
        Inflation::Damaged => BundleError::Damaged {
            layer: Layer::Compression,
        },
    };
    let document = if codec == TERSE {
        let study = study_of(reader.cover);
        let around = Around {
            study: &study,
            sender,
        };
        let said = terse::read(compressed, around, &forms, &words, length);
        said.ok_or(Inflation::Damaged).map(Document::Said)
    } else {
        decompress(compressed, &words, length).map(Document::Bytes)
    };
    let document = document.map_err(inflation)?;
    let found = match &document {
        Document::Bytes(bytes) => bytes.len() as u64,
        Document::Said(said) => said.length(),
    };
    if found != length {
        return Err(BundleError::Damaged {
            layer: Layer::Compression,
        });
    }
    Ok(Unpacked {
        sender,
        card,
        document,
    })
}

fn damaged_pack() -> BundleError {
    BundleError::Damaged { layer: Layer::Pack }
}

fn read_card(text: &[u8], sender: DeviceId) -> Result<Option<Card>, BundleError> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |cause| BundleError::Card { number: 1, cause };
    let plain = std::str::from_utf8(text)
        .ok()
        .and_then(|text| Plain::read(text).ok());
    let plain = plain.ok_or(wrong(crate::log::KeyError::Malformed))?;
    let card = Card::read(&plain).map_err(wrong)?;
    if card.device() == sender {
        Ok(Some(card))
    } else {
        Err(wrong(crate::log::KeyError::Malformed))
    }
}

fn dictionary_of(
    marks: &[FormMark],
    id: [u8; ID_BYTES],
    reader: &Reader<'_>,
    sender: DeviceId,
) -> Result<(Vec<CarriedForm>, Vec<u8>), BundleError> {
    let lacking = BundleError::Dictionary { from: sender };
    let forms: Option<Vec<CarriedForm>> = marks.iter().map(|mark| (reader.form)(*mark)).collect();
    let Some(forms) = forms else { return Err(lacking) };
    let dictionary = Dictionary::of(&forms);
    if dictionary.id() == id {
        let words = dictionary.bytes().to_vec();
        Ok((forms, words))
    } else {
        Err(lacking)
    }
}

fn within(count: Option<u8>, most: usize) -> Option<usize> {
    count.map(usize::from).filter(|count| *count <= most)
}

/// Bytes that are taken from the front.
struct Bytes<'a>(&'a [u8]);

impl Document {
    /// Its bytes.
    #[cfg(any(test, fuzzing))]
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::Said(said) => said.document().into_bytes(),
        }
    }
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(front)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}
