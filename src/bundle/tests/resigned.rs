//! Mutated documents that are compressed and signed again by an enrolled key: past the signature, the readers are alone.
//!
//! `REPERE_RESIGNED` sets how many.

use proptest::prelude::*;

use super::super::cover::Cover;
use super::super::document::{Outer, read_within};
use super::super::pack::{Head, Reader, pack, signed, unpack};
use super::super::seal::Recipient;
use super::super::write::write_unsigned;
use super::{bundle, form, signer};

fn cases() -> u32 {
    std::env::var("REPERE_RESIGNED")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(48)
}

/// One way to spoil a text, at a place and with what to put there.
#[derive(Debug, Clone)]
enum Spoil {
    Cut(usize, usize),
    Twice(usize, usize),
    Put(usize, &'static str),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    const PIECES: [&str; 12] = [
        "9007199254740993",
        "-1",
        "1e400",
        "\\ud800",
        "[[[[[[[[[[[[[[[[[[",
        "null",
        "\"from\":\"x\",",
        "0",
        "]",
        "\"\"",
        "{",
        "\u{202e}",
    ];
    let at = any::<usize>();
    prop_oneof![
        (at, 1..40_usize).prop_map(|(at, length)| Spoil::Cut(at, length)),
        (at, 1..400_usize).prop_map(|(at, length)| Spoil::Twice(at, length)),
        (at, prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| Spoil::Put(at, piece)),
    ]
}

fn spoiled(text: &str, spoils: &[Spoil]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for spoil in spoils {
        let place = |at: usize| at % (letters.len() + 1);
        match spoil {
            Spoil::Cut(at, length) => {
                let at = place(*at);
                letters.drain(at..(at + length).min(letters.len()));
            }
            Spoil::Twice(at, length) => {
                let at = place(*at);
                let piece: Vec<char> = letters[at..(at + length).min(letters.len())].to_vec();
                letters.splice(at..at, piece);
            }
            Spoil::Put(at, piece) => {
                let at = place(*at);
                letters.splice(at..at, piece.chars());
            }
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing panics; and what is still read says nothing that its devices did not sign.
    #[test]
    fn a_spoiled_document_signed_anew_is_refused_or_says_what_was_signed(
        spoils in prop::collection::vec(spoil(), 1..4)
    ) {
        let (sound, to) = (bundle(), Recipient::of(&signer(8).public()));
        let document = spoiled(&write_unsigned(&sound, None), &spoils);
        let head = Head { recipients: &[to], ..Head::default() };
        let packed = pack(&document, &sound.segments, b"", &signer(1), &head);
        let key = |_| Some(signer(1).public());
        let reader = Reader { key: &key, form: &|_| None, recipient: to, cover: b"" };
        let unpacked = unpack(&packed, &reader).expect("the signature holds");
        prop_assert_eq!(&unpacked.document, document.as_bytes());
        let outer = Outer { sender: unpacked.sender, card: unpacked.card };
        if let Ok(read) = read_within(&unpacked.document, &|_| None, outer) {
            for segment in &read.segments {
                prop_assert!(sound.segments.iter().any(|s| s.header == segment.header));
            }
            for card in &read.cards {
                prop_assert!(sound.cards.contains(card));
            }
        }
    }

    /// The same for the bytes of codec 2: what is spoiled there and signed again is refused, or is the strict reader's to judge.
    #[test]
    fn spoiled_streams_signed_anew_never_panic(
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in 0..40_usize,
    ) {
        let (sound, to) = (bundle(), Recipient::of(&signer(8).public()));
        let cover = Cover::of(&sound, None).line().into_bytes();
        let head = Head { recipients: &[to], dictionary: &[form()], ..Head::default() };
        let packed = pack(&write_unsigned(&sound, None), &sound.segments, &cover, &signer(1), &head);
        let (before, streams) = packed.split_at(51 + 64);
        let mut streams = streams[..streams.len() - cut].to_vec();
        for (at, byte) in &spoils {
            let at = at.index(streams.len());
            streams[at] = *byte;
        }
        let mut anew = before[..51].to_vec();
        anew.extend(signer(1).sign(&signed(&cover, &before[..51], &streams)));
        anew.extend(streams);
        let key = |_| Some(signer(1).public());
        let reader = Reader { key: &key, form: &|_| Some(form()), recipient: to, cover: &cover };
        if let Ok(unpacked) = unpack(&anew, &reader) {
            let outer = Outer { sender: unpacked.sender, card: unpacked.card };
            if let Ok(read) = read_within(&unpacked.document, &|_| None, outer) {
                for segment in &read.segments {
                    prop_assert!(sound.segments.iter().any(|s| s.header == segment.header));
                }
            }
        }
    }
}
