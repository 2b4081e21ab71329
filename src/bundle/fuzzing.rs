//! The readers that stand behind a signature, opened to fuzzers: what they are given is packed and signed anew by a device
//! that is known, so that a mutated byte gets past the check that would otherwise stop it.
//!
//! Compiled for tests and under `cfg(fuzzing)` alone; no program has this door.

use std::sync::OnceLock;

use super::cover::Cover;
use super::document::{Checked, Outer, read_said, read_within};
use super::error::BundleError;
use super::pack::{Document, Head, Reader, Unpacked, pack, signed, unpack};
use super::parcel::{Parcel, Span};
use super::sample::{bundle, form, signer};
use super::seal::Recipient;
use super::write::write_unsigned;
use super::{Bundle, form_mark};

/// What stands before the signature of the sample's pack: word, version, codec, sender, dictionary, recipients, length.
const HEAD: usize = 51;
const SIGNATURE: usize = 64;

fn to() -> Recipient {
    Recipient::of(&signer(8).public())
}

/// Whatever was read, the devices of the sample have signed: nothing else bears their signatures.
fn is_what_was_signed(unpacked: Unpacked) {
    let sound = sound();
    let outer = Outer {
        sender: unpacked.sender,
        card: unpacked.card,
    };
    if let Ok(Checked { bundle: read, .. }) = read_either_way(&unpacked.document, outer) {
        let of_the_sample = |header| sound.segments.iter().any(|segment| &segment.header == header);
        assert!(read.segments.iter().all(|segment| of_the_sample(&segment.header)));
        assert!(read.cards.iter().all(|card| sound.cards.contains(card)));
    }
}

/// Reads a document, and where it came with its segments apart, holds that against reading its text.
fn read_either_way(document: &Document, outer: Outer) -> Result<Checked, BundleError> {
    let text = read_within(&document.bytes(), &|_| None, outer.clone());
    if let Document::Said(said) = document {
        match (&text, read_said(said, &|_| None, outer)) {
            (Ok(text), Ok(apart)) => {
                assert_eq!((&text.bundle, &text.events), (&apart.bundle, &apart.events));
            }
            (text, apart) => assert_eq!(text.is_ok(), apart.is_ok()),
        }
    }
    text
}

fn sound() -> &'static Bundle {
    static SOUND: OnceLock<Bundle> = OnceLock::new();
    SOUND.get_or_init(bundle)
}

/// The text of the sample's document: the seed of [`document`].
pub fn sound_document() -> String {
    write_unsigned(sound(), None)
}

/// The streams of the sample's pack in codec 2: the seed of [`streams`].
pub fn sound_streams() -> Vec<u8> {
    packed().1[HEAD + SIGNATURE..].to_vec()
}

/// The sample's cover sheet and pack.
fn packed() -> &'static (Vec<u8>, Vec<u8>) {
    static PACKED: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    PACKED.get_or_init(|| {
        let cover = Cover::of(sound(), None).line().into_bytes();
        let head = Head {
            recipients: &[to()],
            dictionary: &[form()],
            ..Head::default()
        };
        let packed = pack(&sound_document(), &sound().segments, &cover, &signer(1), &head);
        (cover, packed)
    })
}

/// A document of any text, signed anew: refused, or what its devices signed.
pub fn document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let head = Head {
        recipients: &[to()],
        ..Head::default()
    };
    let packed = pack(text, &sound().segments, b"", &signer(1), &head);
    let key = |_| Some(signer(1).public());
    let reader = Reader {
        key: &key,
        form: &|_| None,
        recipient: to(),
        cover: b"",
    };
    let unpacked = unpack(&packed, &reader).expect("what was packed and signed is unpacked");
    assert_eq!(unpacked.document.bytes(), bytes);
    is_what_was_signed(unpacked);
}

/// Streams of codec 2, signed anew with the head of the sample: refused, or what its devices signed.
pub fn streams(bytes: &[u8]) {
    let (cover, packed) = packed();
    let head = &packed[..HEAD];
    let mut anew = head.to_vec();
    anew.extend(signer(1).sign(&signed(cover, head, bytes)));
    anew.extend(bytes);
    let key = |_| Some(signer(1).public());
    let reader = Reader {
        key: &key,
        form: &|mark| (mark == form_mark(&form().hash)).then(form),
        recipient: to(),
        cover,
    };
    if let Ok(unpacked) = unpack(&anew, &reader) {
        is_what_was_signed(unpacked);
    }
}

/// The content of a parcel: refused, or cut exactly as its line says. The signature before it covers any bytes.
pub fn parcel(bytes: &[u8]) {
    if let Ok(parcel) = Parcel::read(bytes, signer(1).device()) {
        assert!(
            parcel
                .files
                .iter()
                .all(|(span, its)| span.length() == its.len() as u64)
        );
        assert_eq!(
            Parcel::read(&parcel.content(), parcel.from).expect("what is written is read"),
            parcel
        );
    }
}

/// A parcel with a wish and a part of a file: the seed of [`parcel`].
pub fn sound_parcel() -> Vec<u8> {
    let span = |first, upto| Span {
        hash: "0f".repeat(32),
        first,
        upto,
    };
    let parcel = Parcel {
        study: "rep26".into(),
        from: signer(1).device(),
        made: 1_790_000_000,
        receipt: sound().receipt.clone(),
        wanted: vec![span(5, 9)],
        files: vec![(span(0, 3), vec![1, 2, 3])],
    };
    parcel.content()
}
