//! Bytes that were hashed or signed once and must stay as they are: a changed one makes bundles under way unreadable.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::super::dictionary::Dictionary;
use super::super::pack::{Head, Reader, pack, unpack};
use super::super::seal::Recipient;
use super::super::write::write_unsigned;
use super::{bundle, form, signer};

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

const COVER: &[u8] =
    b"{\"repere-sealed\":1,\"study\":\"rep26\",\"from\":\"0000000000000000\",\"holds\":[1,1],\"upto\":1,\"id\":\"\"}\n";

/// A pack of the bundle of these tests, to one recipient, its sender's card left out.
fn packed() -> Vec<u8> {
    let bundle = bundle();
    let head = Head {
        recipients: &[Recipient::of(&signer(8).public())],
        dictionary: &[form()],
        card: None,
    };
    let document = write_unsigned(&bundle, None);
    pack(&document, &bundle.segments, COVER, &signer(1), &head)
}

#[test]
fn the_manifest_stays_to_the_byte() {
    insta::assert_snapshot!(bundle().manifest(), @r#"["repere-bundle",1,"rep26","d0qqp63h98z5erg2",1790000100,[],[["n3r72n6sxbcp13dr.3"],["BQUFBQUFBQUFBQUFBQUFBQUF"],["mo2J6n6n1wQ"]],[[["repere-card",1,"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w","rep26","bfa","P07"],"6wCU0bUcbqsnEZrg8BJC1sT8Qptd0bLEh6FblpeC1Ww2poANda3_r5-_tRksZBygmE7JYRpMS3MMN8yo8sM3BA"],[["repere-card",1,"gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q","rep26","bfa","P07"],"v5-n9Dl6Lu0SarNQuIkQotGj8u1ImldgMY7TA-gjTrfHHNql4LgozJhhdhRZ_3P4yD8_5Bu8dWrLMS6hz6RYAQ"]],[["324802462548c48e095a4450cfedd5c460c973c5c12624a85ca9e2f36899a0e8","core","1"]],[["ogU1NlKNpKm9jMNoenKMybPPcCindVHG",[1,1]],["F_8JVOitWqPqQXrVC7DutSlZDyYFdpVf",[1]],["EUMvlG2oDkIap22AJd_BeigEymgh0NIH",[1]]]]"#);
}

#[test]
fn the_dictionary_stays_to_the_byte() {
    let dictionary = Dictionary::of(&[form()]);
    let bytes = dictionary.bytes();
    let shown = format!("{} bytes, {}", bytes.len(), hex(&Sha256::digest(bytes)));
    insta::assert_snapshot!(shown, @"1493 bytes, 4d35101e025df2894a7d6f3594081e3401c7ae5ab7a715db9c22977eabc44da0");
}

/// Magic, version, codec, sender, form, dictionary, recipient, no card, length.
#[test]
fn the_head_of_a_pack_stays_to_the_byte() {
    insta::assert_snapshot!(
        hex(&packed()[..51]),
        @"5245504552451a0102682f7b18714a3e57620201a7906700e66f83884d35101e025df28901a55cb8496b32bc4d0000000007d6"
    );
}

/// What is frozen under this name; `now` is frozen if there is nothing yet.
fn frozen(name: &str, now: &[u8]) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/first")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|_| {
        std::fs::write(&path, now).expect("a file");
        panic!("{name} was not frozen; it is now: look at it, and commit it")
    })
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let known = |_| Some(signer(1).public());
    let reader = Reader {
        key: &known,
        form: &|_| Some(form()),
        recipient: Recipient::of(&signer(8).public()),
        cover: COVER,
    };
    unpack(bytes, &reader).expect("opens").document.bytes()
}

/// Signature and streams too: numbers, odds and the foretelling of texts are the same on every machine, for ever.
#[test]
fn a_pack_of_codec_2_stays_to_the_byte() {
    let now = packed();
    assert_eq!(hex(&frozen("pack-codec-2.bin", &now)), hex(&now));
    assert_eq!(unpacked(&now), write_unsigned(&bundle(), None).into_bytes());
}

/// A pack as the first version of the program wrote it.
#[test]
fn a_pack_of_codec_1_is_read_for_ever() {
    let old = frozen("pack-codec-1.bin", &[]);
    assert_eq!(unpacked(&old), write_unsigned(&bundle(), None).into_bytes());
}
