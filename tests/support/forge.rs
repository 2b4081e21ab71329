//! An attacker with a key of her own who knows the formats: every layer of a bundle, made by hand.

use std::io::Write as _;

use repere::bundle::{self, Bundle, CarriedForm, Head, Parcel, Receipt, Recipient, Span};
use repere::log::{Begun, Body, Card, Event, InterviewId, Plain, SALT_BYTES, Segment, Signer};

/// The study of the laptops of [`super::Laptop::of`].
pub const STUDY: &str = "TEST";

/// The attacker: she introduces herself with a card of the study.
pub struct Mallory {
    signer: Signer,
}

/// What stands around the compressed document of a pack; the layout is that of `src/bundle/pack.rs`.
#[derive(Clone)]
pub struct Pack {
    /// The magic's version.
    pub version: u8,
    /// The codec.
    pub codec: u8,
    /// How many forms of a dictionary it announces, without bringing them.
    pub forms: u8,
    /// How many recipients it announces; the first is the true one.
    pub recipients: u8,
    /// The length announced.
    pub length: u32,
}

impl Default for Pack {
    fn default() -> Self {
        Self {
            version: 1,
            codec: 1,
            forms: 0,
            recipients: 1,
            length: 0,
        }
    }
}

impl Mallory {
    pub fn new() -> Self {
        Self {
            signer: Signer::from_seed(&[66; 32]),
        }
    }

    pub fn device(&self) -> String {
        self.signer.device().to_string()
    }

    fn card(&self) -> Card {
        Card::sign(&self.signer, STUDY, "T9", "M66")
    }

    /// A sound bundle of hers, with one interview.
    pub fn bundle(&self) -> Bundle {
        self.bundle_about("Malice")
    }

    /// The same about another place, under the same number.
    pub fn bundle_about(&self, town: &str) -> Bundle {
        let id = self.signer.device().event(1);
        let event = Event {
            id,
            interview: Some(InterviewId(id)),
            informant: String::new(),
            at: 1_790_000_000,
            doubt: false,
            lamport: 1,
            parents: Vec::new(),
            body: Body::Begun(Begun {
                form: "core".into(),
                authority: format!("bfa:{}", town.to_lowercase()),
                name: town.into(),
                ..Begun::default()
            }),
        };
        let salts = &mut || [3; SALT_BYTES];
        let segment = Segment::close(&self.signer, None, Vec::new(), &[event], salts);
        Bundle {
            study: STUDY.into(),
            from: self.signer.device(),
            made: 1_790_000_100,
            receipt: Receipt::default(),
            cards: vec![self.card()],
            forms: Vec::new(),
            segments: vec![segment.expect("one event")],
        }
    }

    /// A bundle as a document, signed by her.
    pub fn document(&self, bundle: &Bundle) -> String {
        bundle::write(bundle, &self.signer)
    }

    /// The same with a form whose content is not what its hash says.
    pub fn with_form(&self, hash: &str) -> String {
        let mut bundle = self.bundle();
        bundle.forms = vec![CarriedForm {
            hash: hash.into(),
            id: "core".into(),
            version: "1".into(),
            json: r#"{"survey":[{"type":"text","name":"q","label":"Q"}]}"#.into(),
        }];
        self.document(&bundle)
    }

    /// The line before a seal.
    pub fn cover(&self) -> Vec<u8> {
        let from = self.device();
        let line = format!(
            r#"{{"repere-sealed":1,"study":"{STUDY}","from":"{from}","holds":[0,0],"upto":0,"id":"AAAAAAAAAAAA"}}"#
        );
        format!("{line}\n").into_bytes()
    }

    /// A sealed bundle: her pack with this content, signed by her, sealed to this key.
    pub fn sealed(&self, to: &Card, pack: &Pack, compressed: &[u8]) -> Vec<u8> {
        let mut out = self.cover();
        out.extend(age(to, &self.packed(to, pack, compressed)));
        out
    }

    /// What a seal closes over.
    pub fn packed(&self, to: &Card, pack: &Pack, compressed: &[u8]) -> Vec<u8> {
        let cover = self.cover();
        let mut head = b"REPERE\x1a".to_vec();
        head.extend([pack.version, pack.codec]);
        head.extend(self.signer.device().bytes());
        head.push(pack.forms);
        head.extend([7; 8].repeat(usize::from(pack.forms)));
        if pack.forms > 0 {
            head.extend([8; 8]);
        }
        head.push(pack.recipients);
        for number in 0..pack.recipients {
            head.extend(if number == 0 { mark(to) } else { [number; 8] });
        }
        let card = self.card().to_plain().to_string();
        head.extend((card.len() as u16).to_be_bytes());
        head.extend(card.as_bytes());
        head.extend(pack.length.to_be_bytes());
        let mut signed = b"repere pack\0".to_vec();
        signed.extend((cover.len() as u32).to_be_bytes());
        for part in [&cover[..], &head, compressed] {
            signed.extend(part);
        }
        head.extend(self.signer.sign(&signed));
        head.extend(compressed);
        head
    }
}

impl Mallory {
    /// A parcel with one stretch of a file, sealed to this key.
    pub fn parcel(&self, to: &Card, hash: &str, first: u64, bytes: Vec<u8>) -> Vec<u8> {
        let span = Span {
            hash: hash.into(),
            first,
            upto: first + bytes.len() as u64,
        };
        let parcel = Parcel {
            study: STUDY.into(),
            from: self.signer.device(),
            made: 1_790_000_100,
            receipt: Receipt::default(),
            wanted: Vec::new(),
            files: vec![(span, bytes)],
        };
        let (card, recipients) = (self.card(), [Recipient::of(&to.key)]);
        let head = Head {
            recipients: &recipients,
            dictionary: &[],
            card: Some(&card),
        };
        bundle::write_parcel(&parcel, &self.signer, &head, None).expect("one recipient")
    }
}

/// How a pack names a recipient.
fn mark(to: &Card) -> [u8; 8] {
    use sha2::{Digest as _, Sha256};
    let (_, key) = bech32::decode(&Recipient::of(&to.key).to_string()).expect("a key");
    let hash = Sha256::new()
        .chain_update(b"repere recipient\0")
        .chain_update(key)
        .finalize();
    hash[..8].try_into().expect("eight bytes")
}

/// Sealed with age to this device.
pub fn age(to: &Card, bytes: &[u8]) -> Vec<u8> {
    let key: age::x25519::Recipient = Recipient::of(&to.key).to_string().parse().expect("a key");
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&key as _)).expect("one recipient");
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out).expect("memory takes it");
    writer.write_all(bytes).expect("memory takes it");
    writer.finish().expect("memory takes it");
    out
}

/// Compressed with brotli, as codec 1 is.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).expect("memory takes it");
    out
}

/// A card as `repere keys card` writes it.
pub fn card(text: &str) -> Card {
    Card::read(&Plain::read(text.trim()).expect("plain")).expect("a card")
}
