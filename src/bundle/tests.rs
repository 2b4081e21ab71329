mod golden;
mod resigned;
mod sealed;

use super::sample::{bundle, form, signer};
use super::*;
use crate::log::PublicKey;

fn nobody(_: DeviceId) -> Option<PublicKey> {
    None
}

#[test]
fn what_was_written_is_read_whatever_the_layout() {
    let bundle = bundle();
    let document = write(&bundle, &signer(1));
    assert_eq!(read(document.as_bytes(), &nobody).expect("read"), bundle);
    let value: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    let back = read(pretty.as_bytes(), &nobody).expect("laid out anew");
    // `Value` has sorted the columns of the form, which its hash does not mind.
    assert_eq!(
        (back.id(), &back.segments, &back.cards),
        (bundle.id(), &bundle.segments, &bundle.cards)
    );
    assert_eq!(bundle.count(), 13);
}

#[test]
fn a_bundle_names_what_it_rests_on() {
    let mut bundle = bundle();
    assert!(bundle.needs().is_empty());
    bundle.segments.remove(0);
    let a = signer(1).device();
    assert_eq!(bundle.needs().events().collect::<Vec<_>>(), [a.event(6)]);
    bundle.segments.remove(0);
    assert_eq!(bundle.needs().events().collect::<Vec<_>>(), [a.event(6)]);
    let document = write(&bundle, &signer(1));
    assert_eq!(
        read(document.as_bytes(), &nobody).expect("read").needs(),
        bundle.needs()
    );
}

#[test]
fn a_card_may_stay_at_home_where_the_device_is_known() {
    let mut bundle = bundle();
    bundle.cards.clear();
    let document = write(&bundle, &signer(1));
    assert!(matches!(
        read(document.as_bytes(), &nobody),
        Err(BundleError::NoCard { number: 1, .. })
    ));
    let keys = [signer(1).public(), signer(2).public()];
    let known = |device| keys.iter().find(|key| key.device() == device).copied();
    assert!(read(document.as_bytes(), &known).is_ok());
}

#[test]
fn a_withheld_part_leaves_the_rest_readable() {
    let mut bundle = bundle();
    bundle.segments[0].parts[1] = None;
    let document = write(&bundle, &signer(1));
    let back = read(document.as_bytes(), &nobody).expect("read");
    assert_eq!(back.count(), 12);
    assert_ne!(back.id(), self::bundle().id());
}

#[test]
fn other_documents_are_told_apart() {
    let document = write(&bundle(), &signer(1));
    let with = |from: &str, to: &str| read(document.replacen(from, to, 1).as_bytes(), &nobody);
    assert!(matches!(
        read(b"PK\x03\x04\xff", &nobody),
        Err(BundleError::NotText { offset: 4 })
    ));
    assert!(matches!(read(b"[1,2]", &nobody), Err(BundleError::NotABundle)));
    assert!(matches!(
        read(b"{\"survey\":[]}", &nobody),
        Err(BundleError::NotABundle)
    ));
    assert!(matches!(read(b"", &nobody), Err(BundleError::CutOff { .. })));
    assert!(matches!(
        with("bundle\":1", "bundle\":2"),
        Err(BundleError::Newer { found: 2, known: 1 })
    ));
    assert!(matches!(
        with("\"made\":", "\"mode\":"),
        Err(BundleError::UnknownField { .. })
    ));
    assert!(matches!(
        with("\"made\":", "\"study\":\"x\",\"made\":"),
        Err(BundleError::Twice { .. })
    ));
    assert!(matches!(
        with("1790000100", "1790000101"),
        Err(BundleError::Signature { .. })
    ));
    assert!(matches!(
        with("1790000100", "1.79e9"),
        Err(BundleError::Json {
            place: Place { line: 4, .. },
            ..
        })
    ));
    assert!(matches!(
        with("\"study\":\"rep26\"", "\"study\":\"rep27\""),
        Err(BundleError::OtherStudy { .. })
    ));
    assert!(matches!(
        with("deux", "trois"),
        Err(BundleError::Form { number: 1, .. })
    ));
}

/// Every cut is refused; of a thousand changed bytes none gives another bundle.
#[test]
fn a_cut_or_changed_document_is_refused() {
    let bundle = bundle();
    let document = write(&bundle, &signer(1)).into_bytes();
    for cut in (0..document.len() - 2).step_by(document.len() / 300 + 1) {
        assert!(read(&document[..cut], &nobody).is_err(), "cut at {cut}");
    }
    let mut state = 20_261_122_u64;
    for _ in 0..1000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = (state >> 33) as usize % document.len();
        let mut changed = document.clone();
        changed[at] ^= 1 << ((state >> 20) % 8);
        // White space for white space, or another spelling of the same letter, is the same bundle.
        if let Ok(back) = read(&changed, &nobody) {
            assert!(
                back == bundle,
                "byte {at} of\n{}",
                String::from_utf8_lossy(&changed)
            );
        }
    }
}
