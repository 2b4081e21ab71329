//! What a device signs of a run of its events, and the name that this gives the run.
//!
//! CHANGING WHAT IS WRITTEN HERE CHANGES WHAT IS HASHED AND SIGNED.

use std::fmt;

use sha2::{Digest, Sha256};

use super::id::{DeviceId, EventId};
use super::key::{from_base64, to_base64};
use super::lamport::{Mark, Run, Seen};
use super::part::{HASH_BYTES, PartHash};
use super::plain::Plain;
use super::segment::SegmentError;

const WORD: &str = "repere-segment";
const VERSION: i64 = 1;
const ID_BYTES: usize = 24;
/// The cap on the events of one segment: parts that are not there cannot claim more, so nobody's counter runs away.
pub const MAX_EVENTS: u64 = 1_000_000;

/// A segment's name: the hash of its header.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SegmentId([u8; ID_BYTES]);

/// What the signature covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The device whose log it is.
    pub device: DeviceId,
    /// First number.
    pub first: u64,
    /// Last number.
    pub last: u64,
    /// The device's segment before, none for the first.
    pub previous: Option<SegmentId>,
    /// What was newly seen of others, ascending.
    pub seen: Vec<Seen>,
    /// The parts, by their first number.
    pub parts: Vec<PartHead>,
}

/// What the header says of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartHead {
    /// Runs of numbers, `(first, count)`, ascending.
    pub runs: Vec<(u64, u64)>,
    /// The salted hash of the part's text.
    pub hash: PartHash,
}

impl SegmentId {
    fn of(header: &str) -> Self {
        let full = Sha256::digest(header);
        let mut id = [0; ID_BYTES];
        id.copy_from_slice(&full[..ID_BYTES]);
        Self(id)
    }

    /// Reads what it prints.
    pub fn read(text: &str) -> Option<Self> {
        from_base64(text).map(Self)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; ID_BYTES] {
        &self.0
    }

    /// Its beginning, by which others say that they saw it.
    pub fn mark(&self) -> Mark {
        let mut mark = Mark::NONE;
        mark.0.copy_from_slice(&self.0[..6]);
        mark
    }

    /// The name of these bytes.
    pub fn from_bytes(bytes: [u8; ID_BYTES]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for SegmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_base64(&self.0))
    }
}

impl fmt::Debug for SegmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Header {
    /// The bytes that are hashed and signed.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.to_plain().write(&mut out);
        out
    }

    /// The header's name.
    pub fn id(&self) -> SegmentId {
        SegmentId::of(&self.text())
    }

    pub(super) fn to_plain(&self) -> Plain {
        let seen = self
            .seen
            .iter()
            .flat_map(|s| [Plain::from(s.n), s.event.to_string().into(), spell(s.mark).into()])
            .collect();
        let parts = self.parts.iter().map(|part| {
            let runs = part
                .runs
                .iter()
                .flat_map(|(first, count)| [Plain::from(*first), (*count).into()]);
            Plain::List(
                std::iter::once(Plain::from(to_base64(&part.hash)))
                    .chain(runs)
                    .collect(),
            )
        });
        Plain::List(vec![
            WORD.into(),
            VERSION.into(),
            self.device.to_string().into(),
            self.first.into(),
            self.last.into(),
            self.previous.map(|p| p.to_string()).unwrap_or_default().into(),
            Plain::List(seen),
            Plain::List(parts.collect()),
        ])
    }

    /// Reads what [`Header::text`] writes, whatever its layout was.
    pub fn read(value: &Plain) -> Result<Self, SegmentError> {
        let shape = |field| SegmentError::Shape { field };
        let items = value.as_list().ok_or(shape("header"))?;
        match items {
            [Plain::Text(word), Plain::Number(version), ..] if word == WORD => {
                if *version != VERSION {
                    return Err(SegmentError::Version { version: *version });
                }
            }
            _ => return Err(shape("word")),
        }
        let [_, _, device, first, last, previous, seen, parts] = items else {
            return Err(shape("header"));
        };
        let number = |value: &Plain| {
            value
                .as_number()
                .and_then(|n| u64::try_from(n).ok())
                .filter(|n| *n > 0)
        };
        let device: DeviceId = device
            .as_text()
            .and_then(|d| d.parse().ok())
            .ok_or(shape("device"))?;
        let header = Self {
            device,
            first: number(first).ok_or(shape("first"))?,
            last: number(last).ok_or(shape("last"))?,
            previous: match previous.as_text().ok_or(shape("previous"))? {
                "" => None,
                text => Some(SegmentId::read(text).ok_or(shape("previous"))?),
            },
            seen: read_seen(seen, device).ok_or(shape("seen"))?,
            parts: parts
                .as_list()
                .and_then(|p| p.iter().map(read_part_head).collect())
                .ok_or(shape("parts"))?,
        };
        header.check_runs()?;
        Ok(header)
    }

    /// Every number from first to last stands in exactly one part.
    fn check_runs(&self) -> Result<(), SegmentError> {
        let wrong = || SegmentError::Runs {
            device: self.device,
            first: self.first,
            last: self.last,
        };
        let first_is_one = self.first == 1;
        if self.last < self.first
            || self.count() > MAX_EVENTS
            || first_is_one != self.previous.is_none()
            || self.device.is_branch()
        {
            return Err(wrong());
        }
        let mut runs: Vec<(u64, u64)> = self
            .parts
            .iter()
            .flat_map(|part| part.runs.iter().copied())
            .collect();
        runs.sort_unstable();
        let mut next = self.first;
        for (first, count) in runs {
            if first != next || first > self.last || count == 0 || count > self.last - first + 1 {
                return Err(wrong());
            }
            next = first + count;
        }
        let seen_within = self.seen.iter().all(|s| (self.first..=self.last).contains(&s.n));
        if next == self.last + 1 && seen_within {
            Ok(())
        } else {
            Err(wrong())
        }
    }

    /// The run of events that it speaks of.
    pub fn run(&self) -> Run {
        Run {
            device: self.device,
            first: self.first,
            last: self.last,
            seen: self.seen.clone(),
        }
    }

    /// How many events it speaks of.
    pub fn count(&self) -> u64 {
        self.last - self.first + 1
    }
}

fn spell(mark: Mark) -> String {
    if mark == Mark::NONE {
        String::new()
    } else {
        to_base64(&mark.0)
    }
}

fn read_seen(value: &Plain, own: DeviceId) -> Option<Vec<Seen>> {
    let mut seen = Vec::new();
    for triple in value.as_list()?.chunks(3) {
        let [Plain::Number(n), Plain::Text(event), Plain::Text(mark)] = triple else {
            return None;
        };
        let event: EventId = event.parse().ok()?;
        let mark = match mark.as_str() {
            "" => Mark::NONE,
            text => Mark(from_base64(text).filter(|bytes| *bytes != Mark::NONE.0)?),
        };
        seen.push(Seen {
            n: u64::try_from(*n).ok()?,
            event,
            mark,
        });
    }
    (seen.is_sorted_by(|a, b| a < b) && seen.iter().all(|s| s.event.device != own)).then_some(seen)
}

fn read_part_head(value: &Plain) -> Option<PartHead> {
    let [Plain::Text(hash), runs @ ..] = value.as_list()? else {
        return None;
    };
    let mut pairs = Vec::new();
    for pair in runs.chunks(2) {
        let [Plain::Number(first), Plain::Number(count)] = pair else {
            return None;
        };
        pairs.push((u64::try_from(*first).ok()?, u64::try_from(*count).ok()?));
    }
    let ascending = pairs.is_sorted_by(|a, b| a.0 < b.0);
    let hash: [u8; HASH_BYTES] = from_base64(hash)?;
    (ascending && !pairs.is_empty()).then_some(PartHead { runs: pairs, hash })
}

impl PartHead {
    /// The numbers of its events, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u64> + '_ {
        self.runs
            .iter()
            .flat_map(|(first, count)| *first..*first + *count)
    }

    /// How many events it holds.
    pub fn count(&self) -> u64 {
        self.runs.iter().map(|(_, count)| count).sum()
    }
}
