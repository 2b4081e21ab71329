//! Mutated documents that are compressed and signed again by an enrolled key: past the signature, the readers are alone.
//!
//! `REPERE_RESIGNED` sets how many.

use proptest::prelude::*;

use super::super::fuzzing;

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
        fuzzing::document(spoiled(&fuzzing::sound_document(), &spoils).as_bytes());
    }

    /// The same for the bytes of codec 2: what is spoiled there and signed again is refused, or is the strict reader's to judge.
    #[test]
    fn spoiled_streams_signed_anew_never_panic(
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in 0..40_usize,
    ) {
        let sound = fuzzing::sound_streams();
        let mut streams = sound[..sound.len() - cut].to_vec();
        for (at, byte) in &spoils {
            let at = at.index(streams.len());
            streams[at] = *byte;
        }
        fuzzing::streams(&streams);
    }

    /// The content of a parcel, spoiled: refused, or cut as its line says.
    #[test]
    fn a_spoiled_parcel_is_refused_or_cut_as_its_line_says(spoils in prop::collection::vec(spoil(), 0..4)) {
        let sound = String::from_utf8(fuzzing::sound_parcel()).expect("small bytes are text");
        fuzzing::parcel(spoiled(&sound, &spoils).as_bytes());
    }
}
