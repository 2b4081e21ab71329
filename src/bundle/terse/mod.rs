//! A document in few bytes for somebody who holds the form: codec 2 of [`super::pack`].
//!
//! Questions and choices travel as their numbers in the form, times and instances as differences, signatures and salts as
//! bytes; the hash of a part that travels is worked out from the part. Numbers are coded by odds that are learned on the
//! way, texts by [`prose`] or, where they are long, by brotli. Reading rebuilds the exact document: the strict reader then
//! checks every signature in it as it would have without this. A document for which writing and reading do not agree to
//! the byte is not written so.
//!
//! CHANGING ANYTHING HERE MAKES OLDER BUNDLES UNREADABLE: a new way of writing is a new codec, beside this one.

mod codebook;
mod coder;
mod prose;
mod scribe;

use std::collections::HashMap;

use self::codebook::Codebook;
use self::coder::Coder;
use self::scribe::{Scribe, Spot, kind};
use super::compress::{compress, decompress};
use super::{CarriedForm, FORMAT, WORD, needs};
use crate::log::{DeviceId, Header, Part, PartHead, Plain, Segment, SegmentId};

/// What few bytes say: a document, its segments still apart.
pub(super) struct Said {
    /// The document up to its first segment.
    front: String,
    segments: Vec<Segment>,
    /// How long the text of each segment is.
    lengths: Vec<usize>,
    /// Every part is rows as this program writes them; else what it is shows only in the document.
    regular: bool,
}

/// The front of a document ends so.
const LIST: &str = "\"segments\":[";

impl Said {
    /// The document.
    pub(super) fn document(&self) -> String {
        let mut document = self.front.clone();
        document.push_str(&segments_text(&self.segments));
        document
    }

    /// How long the document is.
    pub(super) fn length(&self) -> u64 {
        let between = if self.segments.is_empty() {
            0
        } else {
            2 * self.segments.len() - 1
        };
        let end = "]}\n".len();
        (self.front.len() + between + self.lengths.iter().sum::<usize>() + end) as u64
    }

    /// The document without its segments, and these with the lengths of their texts; none where a reader of the document
    /// could find other segments in it than these.
    pub(super) fn apart(&self) -> Option<(String, &[Segment], &[usize])> {
        let front = format!("{}]}}\n", self.front);
        (self.regular && self.front.ends_with(LIST)).then_some((front, &self.segments, &self.lengths))
    }
}

/// What stands outside the document and so need not stand in it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) study: &'a str,
    pub(super) sender: DeviceId,
}

/// What a document says between its needs and its segments, where there is nothing to say.
const NOTHING: &str = "\"holds\":[[],[],[]],\n\"devices\":[],\n\"forms\":[],\n\"segments\":[";
/// Most bundles are made after this.
const EPOCH: i64 = 1_790_000_000;

/// The few bytes, or none where they would not give back the document.
pub(super) fn write(
    document: &str,
    segments: &[Segment],
    around: Around<'_>,
    forms: &[CarriedForm],
    dictionary: &[u8],
) -> Option<Vec<u8>> {
    let made: i64 = document
        .split_once("\n\"made\":")?
        .1
        .split_once(',')?
        .0
        .parse()
        .ok()?;
    let beginning = beginning(around, made, segments);
    let rest = document.strip_prefix(&beginning)?;
    let list = segments_text(segments);
    let middle = rest.strip_suffix(&list)?;
    let book = Codebook::of(forms);
    let mut scribe = Scribe::new(Coder::write(), &book, document.len() as u64 * 2 + 4096);
    scribe.signed(kind::CLOCK, 1, made.checked_sub(EPOCH)?);
    scribe.number(kind::FLAG, 1, u64::from(middle != NOTHING));
    if middle != NOTHING {
        scribe.say(middle)?;
    }
    run(&mut scribe, around, made, segments)?;
    let Scribe { coder, text, raw, .. } = scribe;
    let structure = coder.finish();
    let mut out = Vec::new();
    for stream in [&raw, &structure] {
        length(&mut out, stream.len());
        out.extend(stream);
    }
    length(&mut out, text.len());
    out.extend(if text.len() <= prose::LONGEST {
        prose::write(&text, book.words.as_bytes())
    } else {
        compress(&text, dictionary)
    });
    let back = read_by(&book, &out, around, dictionary, document.len() as u64)?;
    (back.document() == document).then_some(out)
}

/// What the bytes say, no longer than `longest` as a document; none where the bytes are not those of a document.
pub(super) fn read(
    bytes: &[u8],
    around: Around<'_>,
    forms: &[CarriedForm],
    dictionary: &[u8],
    longest: u64,
) -> Option<Said> {
    read_by(&Codebook::of(forms), bytes, around, dictionary, longest)
}

/// The same, by a codebook that is there.
fn read_by(
    book: &Codebook,
    bytes: &[u8],
    around: Around<'_>,
    dictionary: &[u8],
    longest: u64,
) -> Option<Said> {
    let mut rest = bytes;
    let count = read_length(&mut rest)?;
    let (raw, mut rest) = rest.split_at_checked(count)?;
    let count = read_length(&mut rest)?;
    let (structure, mut rest) = rest.split_at_checked(count)?;
    let count = read_length(&mut rest)?;
    if count as u64 > longest.saturating_mul(2).saturating_add(64) {
        return None;
    }
    let mut scribe = Scribe::new(Coder::read(structure), book, longest.saturating_mul(2) + 4096);
    scribe.raw = raw.to_vec();
    scribe.text = if count <= prose::LONGEST {
        prose::read(rest, count, book.words.as_bytes())
    } else {
        decompress(rest, dictionary, count as u64).ok()?
    };
    let made = scribe.signed(kind::CLOCK, 1, 0).checked_add(EPOCH)?;
    let middle = match scribe.number(kind::FLAG, 1, 0) {
        0 => NOTHING.to_owned(),
        _ => scribe.say("")?,
    };
    let segments = run(&mut scribe, around, made, &[])?;
    let mut front = beginning(around, made, &segments);
    front.push_str(&middle);
    let mut text = String::new();
    let lengths = segments.iter().map(|segment| {
        text.clear();
        segment.write(&mut text);
        text.len()
    });
    let said = Said {
        front,
        lengths: lengths.collect(),
        segments,
        regular: scribe.regular,
    };
    (said.length() <= longest).then_some(said)
}

fn length(out: &mut Vec<u8>, mut count: usize) {
    while count > 127 {
        out.push(count as u8 | 128);
        count >>= 7;
    }
    out.push(count as u8);
}

fn read_length(bytes: &mut &[u8]) -> Option<usize> {
    let mut count = 0;
    for place in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        count |= usize::from(byte & 127) << (7 * place);
        if byte & 128 == 0 {
            return Some(count);
        }
    }
    None
}

/// The document up to its needs, which follow from its segments.
fn beginning(around: Around<'_>, made: i64, segments: &[Segment]) -> String {
    let needs = needs(segments);
    let needs = needs.events().map(|event| event.to_string().into());
    format!(
        "{{\"{WORD}\":{FORMAT},\n\"study\":{},\n\"from\":\"{}\",\n\"made\":{made},\n\"needs\":{},\n",
        Plain::from(around.study),
        around.sender,
        Plain::List(needs.collect()),
    )
}

/// The segments and the document's end.
fn segments_text(segments: &[Segment]) -> String {
    let mut out = String::new();
    for (index, segment) in segments.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        segment.write(&mut out);
    }
    out.push_str("]}\n");
    out
}

/// All segments, either way.
fn run(scribe: &mut Scribe<'_>, around: Around<'_>, made: i64, given: &[Segment]) -> Option<Vec<Segment>> {
    scribe.learn(&around.sender.to_string());
    let mut before: HashMap<DeviceId, (SegmentId, u64)> = HashMap::new();
    let mut clock = made;
    let count = scribe.number(kind::COUNT, 1, given.len() as u64);
    let mut segments = Vec::new();
    for index in 0..count {
        let one = segment(scribe, &mut clock, &before, given.get(index as usize))?;
        before.insert(one.header.device, (one.id(), one.header.last));
        segments.push(one);
    }
    Some(segments)
}

/// A sort of plain text whose odds are its own.
fn spot(about: u32, n: u64) -> Spot {
    Spot {
        about,
        question: None,
        n: n as i64,
    }
}

fn segment(
    scribe: &mut Scribe<'_>,
    clock: &mut i64,
    before: &HashMap<DeviceId, (SegmentId, u64)>,
    given: Option<&Segment>,
) -> Option<Segment> {
    scribe.spend(100)?;
    let header = given.map(|segment| &segment.header);
    let device = header.map(|header| header.device.to_string()).unwrap_or_default();
    let device = scribe.cell(spot(1, 0), 0, &device.into())?;
    let device: DeviceId = device.as_text()?.parse().ok()?;
    let known = before.get(&device);
    let expected = known.map_or(1, |(_, last)| last.saturating_add(1));
    let first = relative(scribe, 2, header.map(|header| header.first), expected)?;
    let previous = header.and_then(|header| header.previous);
    let way = match previous {
        None => 0,
        Some(id) if known.is_some_and(|(known, _)| *known == id) => 1,
        Some(_) => 2,
    };
    let previous = match scribe.number(kind::FLAG, 2, way) {
        0 => None,
        1 => Some(known?.0),
        _ => Some(SegmentId::from_bytes(
            scribe.bytes(previous.map(|id| *id.bytes()).as_ref().unwrap_or(&[0; 24]))?,
        )),
    };
    // What was seen of others is read by the header's own reader.
    let listed = header.map(|header| Plain::read(&header.text()).ok());
    let listed = listed.flatten().unwrap_or(Plain::Number(0));
    let seen = listed.as_list().and_then(|items| items.get(6)).cloned();
    let seen = scribe.cell(spot(3, first), 0, &seen.unwrap_or(Plain::List(Vec::new())))?;

    let count = scribe.number(
        kind::COUNT,
        2,
        header.map_or(0, |header| header.parts.len()) as u64,
    );
    let (mut heads, mut parts, mut end) = (Vec::new(), Vec::new(), first);
    for index in 0..count {
        let index = usize::try_from(index).ok()?;
        let head = header.and_then(|header| header.parts.get(index));
        let part = given
            .and_then(|segment| segment.parts.get(index))
            .and_then(Option::as_ref);
        let runs = runs(scribe, &mut end, head)?;
        let mut head = PartHead {
            runs,
            hash: head.map_or([0; 18], |head| head.hash),
        };
        let held = scribe.number(kind::FLAG, 3, u64::from(given.is_some() && part.is_none())) == 0;
        let part = if held {
            Some(self::part(scribe, clock, &head, part)?)
        } else {
            None
        };
        match &part {
            // It is signed as the hash of what it is.
            Some(part) => head.hash = part.hash(),
            None => head.hash = scribe.bytes(&head.hash)?,
        }
        heads.push(head);
        parts.push(part);
    }
    let last = relative(scribe, 4, header.map(|header| header.last), end.saturating_sub(1))?;
    let signature = scribe.bytes(given.map_or(&[0; 64], |segment| &segment.signature))?;
    let mut header = Header {
        device,
        first,
        last,
        previous,
        seen: Vec::new(),
        parts: heads,
    };
    if seen.as_list().is_some_and(|seen| !seen.is_empty()) {
        let mut items = Plain::read(&header.text()).ok()?.as_list()?.to_vec();
        *items.get_mut(6)? = seen;
        header = Header::read(&Plain::List(items)).ok()?;
    }
    Some(Segment {
        header,
        signature,
        parts,
    })
}

/// A number near another one.
fn relative(scribe: &mut Scribe<'_>, about: u32, given: Option<u64>, near: u64) -> Option<u64> {
    let near = i64::try_from(near).ok()?;
    let given = i64::try_from(given.unwrap_or(0)).ok()?;
    let found = scribe.signed(kind::PLACE, about, given.checked_sub(near)?);
    u64::try_from(near.checked_add(found)?).ok()
}

fn runs(scribe: &mut Scribe<'_>, end: &mut u64, head: Option<&PartHead>) -> Option<Vec<(u64, u64)>> {
    let given = head.map_or(&[][..], |head| &head.runs);
    let count = scribe.number(kind::COUNT, 3, given.len() as u64);
    let mut runs = Vec::new();
    for index in 0..count {
        scribe.spend(4)?;
        let run = given.get(usize::try_from(index).ok()?);
        let first = relative(scribe, 5, run.map(|(first, _)| *first), *end)?;
        let count = scribe.number(kind::COUNT, 4, run.map_or(0, |(_, count)| *count));
        *end = first.checked_add(count)?.max(*end);
        runs.push((first, count));
    }
    Some(runs)
}

fn part(scribe: &mut Scribe<'_>, clock: &mut i64, head: &PartHead, given: Option<&Part>) -> Option<Part> {
    scribe.spend(20)?;
    let salt = scribe.bytes(given.map_or(&[0; 9], |part| &part.salt))?;
    let plain = given.and_then(|part| Plain::read(&part.text).ok());
    let regular = plain.as_ref().and_then(Plain::as_list).is_some_and(|items| {
        let rows = items.get(3..).unwrap_or_default();
        let row = |row: &Plain| {
            row.as_list()
                .is_some_and(|row| row.len() > 1 && row[0].as_number().is_some())
        };
        items.get(2).and_then(Plain::as_number).is_some()
            && rows.len() as u64 == count(&head.runs)
            && rows.iter().all(row)
    });
    if scribe.number(kind::FLAG, 4, u64::from(!regular)) != 0 {
        scribe.regular = false;
        let text = scribe.say(given.map_or("", |part| &part.text))?;
        return Some(Part { salt, text });
    }
    let items = plain.as_ref().and_then(Plain::as_list).unwrap_or_default();
    let item = |at: usize| items.get(at).unwrap_or(&Plain::Number(0));
    let own = Plain::from(head.runs.first().map_or(0, |(first, _)| *first));
    let mut written = Vec::new();
    let first = match scribe.number(kind::FLAG, 5, u64::from(*item(0) != own)) {
        0 => own,
        _ => scribe.cell(spot(6, 0), 0, item(0))?,
    };
    written.push(first);
    written.push(scribe.cell(spot(7, 0), 0, item(1))?);
    let begun = item(2).as_number().unwrap_or(0).checked_sub(*clock)?;
    let begun = clock.checked_add(scribe.signed(kind::CLOCK, 2, begun))?;
    written.push(Plain::Number(begun));
    *clock = begun;
    scribe.turn_the_page();
    let mut at = 3;
    for (first, count) in &head.runs {
        for n in *first..first.checked_add(*count)? {
            let row = scribe.row(i64::try_from(n).ok()?, item(at))?;
            *clock = clock.checked_add(row.as_list()?.first()?.as_number()?)?;
            written.push(row);
            at += 1;
        }
    }
    Some(Part {
        salt,
        text: Plain::List(written).to_string(),
    })
}

fn count(runs: &[(u64, u64)]) -> u64 {
    runs.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

#[cfg(test)]
mod tests;
