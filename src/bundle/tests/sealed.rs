//! Sealed bundles: for whom they open, and all the ways in which they do not.

use super::super::open::{Knowing, Opened, open, write_sealed};
use super::super::pack::{FormMark, Head, form_mark};
use super::super::seal::{Opener, Recipient, seal, unseal};
use super::super::{BundleError, CarriedForm, Layer};
use super::{bundle, form, signer};
use crate::log::{Card, DeviceId, PublicKey};

const SENDER: u8 = 1;
const COORDINATOR: u8 = 8;
const OTHER: u8 = 9;

fn recipient(seed: u8) -> Recipient {
    Recipient::of(&signer(seed).public())
}

/// The bundle of the other tests, sealed to the coordinator, its sender introducing itself.
fn sealed(dictionary: &[CarriedForm]) -> Vec<u8> {
    let bundle = bundle();
    let head = Head {
        recipients: &[recipient(COORDINATOR)],
        dictionary,
        card: bundle.cards.first(),
    };
    write_sealed(&bundle, &signer(SENDER), &head, None).expect("sealed")
}

/// Opens as the device of this seed, which knows nobody and holds the form.
fn open_as(seed: u8, bytes: &[u8]) -> Result<Opened, BundleError> {
    open_knowing(seed, bytes, &|_| None, &|mark| {
        (form_mark(&form().hash) == mark).then(form)
    })
}

fn open_knowing(
    seed: u8,
    bytes: &[u8],
    key: &dyn Fn(DeviceId) -> Option<PublicKey>,
    form: &dyn Fn(FormMark) -> Option<CarriedForm>,
) -> Result<Opened, BundleError> {
    let openers = [Opener::of(&signer(seed))];
    open(
        bytes,
        &Knowing {
            key,
            form,
            openers: &openers,
        },
    )
}

/// Takes the pack out and seals it again, changed: what a recipient, or a thief of its key, can do.
fn resealed(bytes: &[u8], to: u8, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let end = bytes.iter().position(|b| *b == b'\n').expect("a cover") + 1;
    let openers = [Opener::of(&signer(COORDINATOR))];
    let (mut packed, _) = unseal(&bytes[end..], &openers).expect("opens");
    change(&mut packed);
    let mut out = bytes[..end].to_vec();
    out.extend(seal(&packed, &[recipient(to)]).expect("sealed"));
    out
}

#[test]
fn it_opens_for_its_recipient_and_for_nobody_else() {
    for dictionary in [vec![], vec![form()]] {
        let bytes = sealed(&dictionary);
        let opened = open_as(COORDINATOR, &bytes).expect("opens");
        assert_eq!(opened.bundle, bundle());
        let cover = opened.cover.expect("a cover");
        assert_eq!(
            (cover.study.as_str(), cover.holds, cover.upto),
            ("rep26", [2, 13], 9)
        );
        assert!(matches!(open_as(OTHER, &bytes), Err(BundleError::NotForUs)));
    }
}

#[test]
fn nothing_of_it_can_be_read_outside() {
    let bytes = sealed(&[]);
    for word in ["Grand Reims", "réponse", "core", "/data", "P07", "bfa"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }
}

#[test]
fn without_the_form_it_says_so_and_without_the_sender_too() {
    let bytes = sealed(&[form()]);
    let lacking = open_knowing(COORDINATOR, &bytes, &|_| None, &|_| None);
    assert!(matches!(lacking, Err(BundleError::Dictionary { .. })));
    let bundle = bundle();
    let head = Head {
        recipients: &[recipient(COORDINATOR)],
        ..Head::default()
    };
    let bytes = write_sealed(&bundle, &signer(SENDER), &head, None).expect("sealed");
    assert!(matches!(
        open_as(COORDINATOR, &bytes),
        Err(BundleError::UnknownSender { .. })
    ));
    let known = |device| (device == bundle.from).then(|| signer(SENDER).public());
    let opened = open_knowing(COORDINATOR, &bytes, &known, &|_| None).expect("known");
    assert_eq!(opened.bundle, bundle);
}

#[test]
fn a_recipient_cannot_pass_it_on_in_the_senders_name() {
    let bytes = sealed(&[]);
    let passed = resealed(&bytes, OTHER, |_| ());
    assert!(matches!(open_as(OTHER, &passed), Err(BundleError::Resealed { from }) if from == bundle().from));
    let end = bytes.iter().position(|b| *b == b'\n').expect("a cover") + 1;
    let (packed, _) = unseal(&bytes[end..], &[Opener::of(&signer(COORDINATOR))]).expect("opens");
    for stripped in [&bytes[end..], &packed] {
        assert!(matches!(
            open_as(COORDINATOR, stripped),
            Err(BundleError::Stripped)
        ));
    }
}

#[test]
fn a_changed_pack_is_refused_before_it_is_decompressed() {
    let bytes = sealed(&[]);
    let codec = 8;
    let newer = resealed(&bytes, COORDINATOR, |packed| packed[codec] = 4);
    assert!(matches!(
        open_as(COORDINATOR, &newer),
        Err(BundleError::NewerPack { codec: 4, .. })
    ));
    let last = resealed(&bytes, COORDINATOR, |packed| {
        *packed.last_mut().expect("bytes") ^= 1;
    });
    assert!(matches!(
        open_as(COORDINATOR, &last),
        Err(BundleError::Signature { .. })
    ));
    let sheet = String::from_utf8_lossy(&bytes)
        .find("\"upto\":9")
        .expect("a cover");
    let mut cover = bytes.clone();
    cover[sheet + 7] = b'8';
    assert!(matches!(
        open_as(COORDINATOR, &cover),
        Err(BundleError::Signature { .. })
    ));
}

#[test]
fn another_mans_card_introduces_nobody() {
    let bundle = bundle();
    let stolen: Card = bundle
        .cards
        .iter()
        .find(|c| c.device() != bundle.from)
        .expect("another")
        .clone();
    let head = Head {
        recipients: &[recipient(COORDINATOR)],
        card: Some(&stolen),
        ..Head::default()
    };
    let bytes = write_sealed(&bundle, &signer(SENDER), &head, None).expect("sealed");
    assert!(matches!(
        open_as(COORDINATOR, &bytes),
        Err(BundleError::Card { .. })
    ));
}

/// Cuts and changed bytes all along, of the sealed file and, sealed anew, of what is inside.
#[test]
fn a_cut_or_changed_sealed_bundle_is_refused() {
    let bytes = sealed(&[]);
    for cut in (0..bytes.len()).step_by(19) {
        assert!(open_as(COORDINATOR, &bytes[..cut]).is_err(), "cut at {cut}");
    }
    for at in (0..bytes.len()).step_by(3) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(open_as(COORDINATOR, &changed).is_err(), "byte {at}");
    }
    let mut packed = 0;
    resealed(&bytes, COORDINATOR, |inside| packed = inside.len());
    for at in (0..packed).step_by(23) {
        let changed = resealed(&bytes, COORDINATOR, |inside| inside[at] ^= 1 << (at % 8));
        assert!(open_as(COORDINATOR, &changed).is_err(), "inner byte {at}");
        let cut = resealed(&bytes, COORDINATOR, |inside| inside.truncate(at));
        assert!(open_as(COORDINATOR, &cut).is_err(), "inner cut at {at}");
    }
    assert!(matches!(
        open_as(COORDINATOR, &bytes[..60]),
        Err(BundleError::Damaged { layer: Layer::Cover })
    ));
}
