//! The strict reader: every byte of a document comes from somebody else.

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;

use super::error::{BundleError, Place};
use super::form::{CarriedForm, compact};
use super::terse::Said;
use super::{Bundle, FORMAT, MAX_DOCUMENT, MAX_FIELDS, MAX_LISTED, MAX_SEGMENT, Receipt, WORD};
use crate::log::{
    Card, DeviceId, Event, Header, KeyError, Plain, PublicKey, Segment, SegmentId, from_base64,
};

const FIELDS: [&str; 10] = [
    WORD,
    "study",
    "from",
    "made",
    "needs",
    "holds",
    "devices",
    "forms",
    "segments",
    "signature",
];

/// Reads a document and checks all of it: shape, cards, forms, signatures, hashes, rows.
///
/// `known` gives the keys of devices whose card need not be in the bundle.
pub fn read(bytes: &[u8], known: &dyn Fn(DeviceId) -> Option<PublicKey>) -> Result<Bundle, BundleError> {
    read_with(bytes, known, None).map(|checked| checked.bundle)
}

/// A bundle whose every part was checked, with what the checking read: nobody need read it a second time.
pub(super) struct Checked {
    pub(super) bundle: Bundle,
    /// The events of each segment, Lamport still to be set.
    pub(super) events: Vec<Vec<Event>>,
}

/// The same as [`read`], with the events.
pub(super) fn read_checked(
    bytes: &[u8],
    known: &dyn Fn(DeviceId) -> Option<PublicKey>,
) -> Result<Checked, BundleError> {
    read_with(bytes, known, None)
}

/// What the layers around a document have settled about it.
#[derive(Clone)]
pub(super) struct Outer {
    /// Who signed them.
    pub(super) sender: DeviceId,
    /// The sender's card, if it stood there and not in the document.
    pub(super) card: Option<Card>,
}

/// Reads what a codec gave with its segments apart, as it would read the document: only what passes is told apart faster.
pub(super) fn read_said(
    said: &Said,
    known: &dyn Fn(DeviceId) -> Option<PublicKey>,
    outer: Outer,
) -> Result<Checked, BundleError> {
    if let Some((front, segments, lengths)) = said.apart() {
        let found = read_text(&front, known, Some(outer.clone()), |document, key| {
            let listed = document.raw("segments")?.get() == "[]";
            if listed && lengths.iter().all(|length| *length <= MAX_SEGMENT) {
                check_segments(segments, key)
            } else {
                Err(BundleError::Field { field: "segments" })
            }
        });
        if found.is_ok() {
            return found;
        }
    }
    read_within(said.document().as_bytes(), known, outer)
}

/// Reads a document whose sender's signature stands outside.
pub(super) fn read_within(
    bytes: &[u8],
    known: &dyn Fn(DeviceId) -> Option<PublicKey>,
    outer: Outer,
) -> Result<Checked, BundleError> {
    read_with(bytes, known, Some(outer))
}

fn read_with(
    bytes: &[u8],
    known: &dyn Fn(DeviceId) -> Option<PublicKey>,
    outer: Option<Outer>,
) -> Result<Checked, BundleError> {
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(BundleError::TooLong { limit: MAX_DOCUMENT });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| BundleError::NotText {
        offset: e.valid_up_to(),
    })?;
    read_text(text, known, outer, read_segments)
}

fn read_text(
    text: &str,
    known: &dyn Fn(DeviceId) -> Option<PublicKey>,
    outer: Option<Outer>,
    segments: impl FnOnce(&Document<'_>, &dyn Fn(DeviceId) -> Option<PublicKey>) -> Result<Segments, BundleError>,
) -> Result<Checked, BundleError> {
    let document = Document::read(text)?;
    let mut cards = read_cards(&document)?;
    if let Some(card) = outer.as_ref().and_then(|outer| outer.card.clone()) {
        cards.push(card);
        cards.sort_by_key(Card::device);
    }
    let study = document.text("study")?;
    if let Some(card) = cards.iter().find(|card| card.study != study) {
        return Err(BundleError::OtherStudy {
            device: card.device(),
            found: card.study.clone(),
            study,
        });
    }
    let key = |device: DeviceId| {
        cards
            .iter()
            .find(|card| card.device() == device)
            .map(|card| card.key)
            .or_else(|| known(device))
    };
    let (segments, events) = segments(&document, &key)?;
    let bundle = Bundle {
        study,
        from: document
            .text("from")?
            .parse()
            .map_err(|_| BundleError::Field { field: "from" })?,
        made: document
            .plain("made")?
            .as_number()
            .ok_or(BundleError::Field { field: "made" })?,
        receipt: Receipt::read(&document.plain("holds")?).ok_or(BundleError::Field { field: "holds" })?,
        forms: read_forms(&document)?,
        segments,
        cards: cards.clone(),
    };
    let needs: Vec<Plain> = bundle
        .needs()
        .events()
        .map(|event| event.to_string().into())
        .collect();
    if document.plain("needs")? != Plain::List(needs) {
        return Err(BundleError::Field { field: "needs" });
    }
    if let Some(outer) = outer {
        // Inside a seal the signature is the one outside: a second one would let a recipient pass the document on as its
        // sender's unsealed word.
        let unsigned = document.fields.iter().all(|(name, _)| name != "signature");
        return if unsigned && bundle.from == outer.sender {
            Ok(Checked { bundle, events })
        } else {
            Err(BundleError::Signature { from: outer.sender })
        };
    }
    let signature =
        from_base64(&document.text("signature")?).ok_or(BundleError::Field { field: "signature" })?;
    let signed = key(bundle.from).ok_or(KeyError::Malformed);
    let signed = signed.and_then(|key| key.verify(bundle.manifest().to_string().as_bytes(), &signature));
    signed.map_err(|_| BundleError::Signature { from: bundle.from })?;
    Ok(Checked { bundle, events })
}

/// The fields of a document, each still as it stands in the text.
struct Document<'a> {
    text: &'a str,
    fields: Vec<(String, &'a RawValue)>,
}

impl<'a> Document<'a> {
    fn read(text: &'a str) -> Result<Self, BundleError> {
        let Object(fields) = serde_json::from_str(text).map_err(|error| refusal(text, 0, &error))?;
        let document = Self { text, fields };
        // A document of another kind is told so before its fields are judged.
        let Some(format) = document.fields.iter().find(|(name, _)| name == WORD) else {
            return Err(BundleError::NotABundle);
        };
        let format = Plain::read(format.1.get())
            .ok()
            .and_then(|f| f.as_number())
            .ok_or(BundleError::NotABundle)?;
        if format != FORMAT {
            return Err(BundleError::Newer {
                found: format,
                known: FORMAT,
            });
        }
        let mut seen = HashSet::new();
        for (name, _) in &document.fields {
            if !FIELDS.contains(&name.as_str()) {
                return Err(BundleError::UnknownField { field: name.clone() });
            }
            if !seen.insert(name.as_str()) {
                return Err(BundleError::Twice { field: name.clone() });
            }
        }
        Ok(document)
    }

    fn raw(&self, field: &'static str) -> Result<&'a RawValue, BundleError> {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map(|(_, value)| *value).ok_or(BundleError::Field { field })
    }

    fn plain(&self, field: &'static str) -> Result<Plain, BundleError> {
        self.read_plain(self.raw(field)?)
    }

    fn text(&self, field: &'static str) -> Result<String, BundleError> {
        match self.plain(field)? {
            Plain::Text(text) => Ok(text),
            _ => Err(BundleError::Field { field }),
        }
    }

    fn items(&self, field: &'static str) -> Result<Vec<&'a RawValue>, BundleError> {
        let Items(items) =
            serde_json::from_str(self.raw(field)?.get()).map_err(|_| BundleError::Field { field })?;
        if items.len() > MAX_LISTED {
            return Err(BundleError::TooMany {
                field,
                limit: MAX_LISTED,
            });
        }
        Ok(items)
    }

    fn read_plain(&self, raw: &RawValue) -> Result<Plain, BundleError> {
        Plain::read(raw.get()).map_err(|error| BundleError::Json {
            place: beyond(self.place(raw), error.line, error.column),
            what: error.what,
        })
    }

    /// Where a value begins in the document.
    fn place(&self, raw: &RawValue) -> Place {
        // Both borrow from the same text, so the difference of their addresses is the offset.
        let offset = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let line = before.split(|b| *b == b'\n').count();
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        Place { line, column }
    }
}

/// A place inside a value that begins at another place.
fn beyond(start: Place, line: usize, column: usize) -> Place {
    if line <= 1 {
        Place {
            line: start.line,
            column: start.column + column.saturating_sub(1),
        }
    } else {
        Place {
            line: start.line + line - 1,
            column,
        }
    }
}

fn refusal(text: &str, line: usize, error: &serde_json::Error) -> BundleError {
    let place = Place {
        line: line + error.line(),
        column: error.column(),
    };
    match error.classify() {
        serde_json::error::Category::Eof => BundleError::CutOff { place },
        serde_json::error::Category::Data if !text.trim_start().starts_with('{') => BundleError::NotABundle,
        _ => BundleError::Json {
            place,
            what: error.to_string(),
        },
    }
}

fn read_cards(document: &Document<'_>) -> Result<Vec<Card>, BundleError> {
    let mut cards = Vec::new();
    for (index, raw) in document.items("devices")?.into_iter().enumerate() {
        let card = Card::read(&document.read_plain(raw)?);
        cards.push(card.map_err(|cause| BundleError::Card {
            number: index + 1,
            cause,
        })?);
    }
    Ok(cards)
}

fn read_forms(document: &Document<'_>) -> Result<Vec<CarriedForm>, BundleError> {
    let mut forms = Vec::new();
    for (index, raw) in document.items("forms")?.into_iter().enumerate() {
        let number = index + 1;
        let wrong = |id: &str| BundleError::Form {
            number,
            id: id.to_owned(),
        };
        let Object(fields) = serde_json::from_str(raw.get()).map_err(|_| wrong(""))?;
        let one = |name: &str| {
            fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| *value)
        };
        let (Some(hash), Some(id), Some(version), Some(sheets), 4) = (
            one("hash"),
            one("id"),
            one("version"),
            one("sheets"),
            fields.len(),
        ) else {
            return Err(wrong(""));
        };
        let text = |raw: &RawValue| serde_json::from_str::<String>(raw.get()).map_err(|_| wrong(""));
        let form = CarriedForm {
            hash: text(hash)?,
            id: text(id)?,
            version: text(version)?,
            json: compact(sheets.get()),
        };
        if !form.holds() {
            return Err(wrong(&form.id));
        }
        forms.push(form);
    }
    Ok(forms)
}

/// Segments, each with its events.
type Segments = (Vec<Segment>, Vec<Vec<Event>>);

/// Checks segments that did not come as text: each must be what its text would be read as.
fn check_segments(
    given: &[Segment],
    key: &dyn Fn(DeviceId) -> Option<PublicKey>,
) -> Result<Segments, BundleError> {
    let (mut segments, mut all) = (Vec::new(), Vec::new());
    let mut ids: HashSet<SegmentId> = HashSet::new();
    for (segment, number) in given.iter().zip(1..) {
        let header = Plain::read(&segment.header.text()).ok();
        let header = header.and_then(|header| Header::read(&header).ok());
        if header.as_ref() != Some(&segment.header) {
            return Err(BundleError::Field { field: "segments" });
        }
        all.push(check_segment(segment, number, key, &mut ids)?);
        segments.push(segment.clone());
    }
    Ok((segments, all))
}

/// Checks what a segment is signed for, and gives its events.
fn check_segment(
    segment: &Segment,
    number: usize,
    key: &dyn Fn(DeviceId) -> Option<PublicKey>,
    ids: &mut HashSet<SegmentId>,
) -> Result<Vec<Event>, BundleError> {
    let wrong = |cause| BundleError::Segment { number, cause };
    let device = segment.header.device;
    segment
        .verify(&key(device).ok_or(BundleError::NoCard { number, device })?)
        .map_err(wrong)?;
    let events = segment.events().map_err(wrong)?;
    if !ids.insert(segment.id()) {
        return Err(BundleError::RepeatedSegment { number });
    }
    Ok(events)
}

fn read_segments(
    document: &Document<'_>,
    key: &dyn Fn(DeviceId) -> Option<PublicKey>,
) -> Result<Segments, BundleError> {
    let (mut segments, mut all) = (Vec::new(), Vec::new());
    let mut ids: HashSet<SegmentId> = HashSet::new();
    for (index, raw) in document.items("segments")?.into_iter().enumerate() {
        let number = index + 1;
        if raw.get().len() > MAX_SEGMENT {
            return Err(BundleError::LongSegment {
                number,
                limit: MAX_SEGMENT,
            });
        }
        let wrong = |cause| BundleError::Segment { number, cause };
        let segment = Segment::read(&document.read_plain(raw)?).map_err(wrong)?;
        all.push(check_segment(&segment, number, key, &mut ids)?);
        segments.push(segment);
    }
    Ok((segments, all))
}

/// A list, read no further than one item beyond [`MAX_LISTED`]: two bytes of text would become sixteen in memory each.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Items<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items<'de>, A::Error> {
                let mut items = Vec::new();
                while items.len() <= MAX_LISTED
                    && let Some(item) = list.next_element()?
                {
                    items.push(item);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Items(items))
            }
        }
        from.deserialize_seq(Reader)
    }
}

/// An object whose fields keep their order and are not merged: a name that stands twice is seen.
pub(super) struct Object<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Object<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    if fields.len() == MAX_FIELDS {
                        return Err(A::Error::custom(format_args!("more than {MAX_FIELDS} fields")));
                    }
                    fields.push(field);
                }
                Ok(Object(fields))
            }
        }
        from.deserialize_map(Reader)
    }
}
