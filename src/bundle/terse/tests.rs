use proptest::prelude::*;

use super::*;
use crate::log::Signer;

fn around() -> (Signer, &'static str) {
    (Signer::from_seed(&[1; 32]), "rep26")
}

/// What stands in the parts of one segment, whole or not of this program's making.
fn segment_of(signer: &Signer, first: u64, texts: &[(String, u64)], held: &[bool]) -> Segment {
    let mut end = first;
    let (mut heads, mut parts) = (Vec::new(), Vec::new());
    for (index, (text, count)) in texts.iter().enumerate() {
        let part = Part {
            salt: [index as u8; 9],
            text: text.clone(),
        };
        heads.push(PartHead {
            runs: vec![(end, *count)],
            hash: part.hash(),
        });
        end += count;
        parts.push(held.get(index).copied().unwrap_or(true).then_some(part));
    }
    let header = Header {
        device: signer.device(),
        first,
        last: end - 1,
        previous: (first > 1).then(|| SegmentId::from_bytes([9; 24])),
        seen: Vec::new(),
        parts: heads,
    };
    Segment {
        signature: signer.sign(header.text().as_bytes()),
        header,
        parts,
    }
}

fn document(study: &str, sender: DeviceId, middle: &str, segments: &[Segment]) -> String {
    let around = Around { study, sender };
    format!(
        "{}{middle}{}",
        beginning(around, 1_790_000_000, segments),
        segments_text(segments)
    )
}

/// A form with a choice, several choices, a number and a repeat.
fn form() -> CarriedForm {
    CarriedForm {
        hash: "h".into(),
        id: "menage".into(),
        version: "1".into(),
        json: r#"{"survey":[{"type":"select_one l","name":"a","label":"Un choix"},{"type":"select_multiple l","name":"b"},
            {"type":"begin repeat","name":"r"},{"type":"integer","name":"c"},{"type":"end repeat"},{"type":"text","name":"d"}],
            "choices":[{"list_name":"l","name":"oui"},{"list_name":"l","name":"non"},{"list_name":"l","name":"1"}]}"#
            .into(),
    }
}

fn plain() -> impl Strategy<Value = Plain> {
    let leaf = prop_oneof![
        4 => prop::sample::select(&["oui", "non oui", "1", "", "12", "-3", "fra", "begin", "oui  non", "007"][..])
            .prop_map(Plain::from),
        2 => "[\\PC\n\"\\\\]{0,40}".prop_map(Plain::from),
        2 => (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Plain::Number),
        2 => (0..90_i64).prop_map(Plain::Number),
    ];
    leaf.prop_recursive(3, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Plain::List)
    })
}

fn row() -> impl Strategy<Value = Plain> {
    let what = prop_oneof![
        prop::sample::select(
            &[
                "/data/a",
                "/data/b",
                "/data/r{.2}/c",
                "/data/r{1}/c",
                "/data/r{.02}/c",
                "/data/r{zz.4}/c",
                "/data/d",
                "/data/other",
                "submit",
                "/data/r{}/c",
                "{",
                "x{}",
            ][..]
        )
        .prop_map(Plain::from),
        (0..4_i64).prop_map(Plain::Number),
        plain(),
    ];
    (-5..900_i64, what, prop::collection::vec(plain(), 0..4)).prop_map(|(pause, what, rest)| {
        let mut cells = vec![Plain::Number(pause), what];
        cells.extend(rest);
        Plain::List(cells)
    })
}

fn part() -> impl Strategy<Value = (String, u64)> {
    let regular = (
        plain(),
        plain(),
        -9_i64..1_800_000_000,
        prop::collection::vec(row(), 1..6),
    )
        .prop_map(|(interview, informant, at, rows)| {
            let count = rows.len() as u64;
            let mut items = vec![interview, informant, Plain::Number(at)];
            items.extend(rows);
            (Plain::List(items).to_string(), count)
        });
    prop_oneof![
        8 => regular,
        1 => (plain(), 1..4_u64).prop_map(|(any, count)| (Plain::List(vec![any]).to_string(), count)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_comes_back_to_the_byte(
        parts in prop::collection::vec(part(), 1..4),
        held in prop::collection::vec(any::<bool>(), 4),
        first in 1..50_u64,
        knows_the_form in any::<bool>(),
        middle in prop_oneof![Just(NOTHING.to_owned()), Just(format!("\"holds\":[[\"x\"]],\n{}", &NOTHING[20..]))],
    ) {
        let (signer, study) = around();
        let segments = [segment_of(&signer, first, &parts, &held)];
        let document = document(study, signer.device(), &middle, &segments);
        let forms = if knows_the_form { vec![form()] } else { Vec::new() };
        let around = Around { study, sender: signer.device() };
        // `write` reads back itself, and gives nothing where that differs: here it must give something.
        let bytes = write(&document, &segments, around, &forms, b"");
        let control = parts.iter().any(|(text, _)| text.contains(['\u{1}', '\0']));
        prop_assert!(bytes.is_some() || control);
        if let Some(bytes) = bytes {
            let said = read(&bytes, around, &forms, b"", document.len() as u64).expect("a document");
            prop_assert_eq!(said.document(), document.clone());
            prop_assert_eq!(said.length(), document.len() as u64);
        }
    }

    #[test]
    fn bytes_of_nobodys_making_are_no_document_and_no_bomb(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (signer, study) = around();
        let around = Around { study, sender: signer.device() };
        if let Some(said) = read(&bytes, around, &[form()], b"", 5000) {
            prop_assert_eq!(said.length(), said.document().len() as u64);
            prop_assert!(said.length() <= 5000);
        }
    }

    #[test]
    fn texts_come_back(text in "[a-zàé \n]{0,300}", primer in "[a-zé ]{0,80}") {
        let bytes = prose::write(text.as_bytes(), primer.as_bytes());
        prop_assert_eq!(prose::read(&bytes, text.len(), primer.as_bytes()), text.as_bytes());
    }
}
