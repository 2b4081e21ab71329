//! One small bundle of two devices, which the tests and the fuzzers spoil.

use super::{Bundle, CarriedForm, Receipt, form_mark};
use crate::log::{
    Answer, Begun, Body, Card, Event, InterviewId, Revision, SALT_BYTES, Seen, Segment, Signer,
};

pub(super) fn signer(seed: u8) -> Signer {
    Signer::from_seed(&[seed; 32])
}

pub(super) fn event(signer: &Signer, n: u64, value: &str) -> Event {
    let device = signer.device();
    let begun = || Begun {
        form: "core".into(),
        name: "Grand Reims".into(),
        ..Begun::default()
    };
    let revision = || Revision {
        key: format!("/data/q{n}"),
        answer: Answer::Value(value.to_owned()),
        reason: String::new(),
        cause: None,
        language: String::new(),
    };
    Event {
        id: device.event(n),
        interview: Some(InterviewId(device.event(1))),
        informant: if n.is_multiple_of(5) {
            "M2".into()
        } else {
            String::new()
        },
        at: 1_790_000_000 + n as i64,
        doubt: false,
        lamport: 0,
        parents: Vec::new(),
        body: if n == 1 {
            Body::Begun(begun())
        } else {
            Body::Revised(revision())
        },
    }
}

pub(super) fn segment(signer: &Signer, previous: Option<&Segment>, last: u64, seen: Vec<Seen>) -> Segment {
    let first = previous.map_or(1, |segment| segment.header.last + 1);
    let events: Vec<Event> = (first..=last)
        .map(|n| event(signer, n, "« réponse »\n"))
        .collect();
    let salts = &mut || [3; SALT_BYTES];
    Segment::close(signer, previous.map(Segment::id), seen, &events, salts).expect("there are events")
}

pub(super) fn form() -> CarriedForm {
    let json = r#"{"survey": [{"type": "text", "name": "q2", "label": "Un nom, deux \" espaces"}]}"#;
    let book = crate::form::Workbook::from_json(json).expect("a form");
    let hash = crate::form::content_hash(&book, &crate::form::Attachments::default());
    CarriedForm {
        hash,
        id: "core".into(),
        version: "1".into(),
        json: super::form::compact(json),
    }
}

/// Two devices; the second has seen the first up to 6.
pub(super) fn bundle() -> Bundle {
    let (a, b) = (signer(1), signer(2));
    let one = segment(&a, None, 6, Vec::new());
    let two = segment(&a, Some(&one), 9, Vec::new());
    let other = segment(&b, None, 4, vec![Seen::new(2, a.device().event(6))]);
    let cards = [&a, &b].map(|s| Card::sign(s, "rep26", "bfa", "P07"));
    Bundle {
        study: "rep26".into(),
        from: a.device(),
        made: 1_790_000_100,
        receipt: Receipt {
            held: [b.device().event(3)].into_iter().collect(),
            beyond: [[5; 18]].into(),
            forms: [form_mark("f")].into(),
        },
        cards: cards.to_vec(),
        forms: vec![form()],
        segments: vec![one, two, other],
    }
}
