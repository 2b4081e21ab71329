//! A run of one device's events, signed once.
//!
//! The signature covers the header only: device, numbers, the segment before, what was seen of others, and for each part
//! its runs of numbers and the salted hash of its exact bytes. No informant, label or free text stands in it, so it can
//! outlive every part. Salt and bytes travel with the part, are withheld with it or die with it.
//!
//! CHANGING WHAT IS WRITTEN HERE CHANGES WHAT IS HASHED AND SIGNED.

use std::collections::BTreeMap;

use thiserror::Error;

use super::event::Event;
use super::header::{Header, PartHead, SegmentId};
use super::id::DeviceId;
use super::key::{KeyError, PublicKey, Signer, from_base64, to_base64};
use super::lamport::Seen;
use super::part::{Part, PartError, SALT_BYTES, Salt, Subject};
use super::plain::Plain;

/// A header with its signature and the parts that are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What is signed.
    pub header: Header,
    /// The device's signature over the header's text.
    pub signature: [u8; 64],
    /// The parts as the header lists them; none where withheld or erased.
    pub parts: Vec<Option<Part>>,
}

/// Why a value is no segment, or not that device's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SegmentError {
    /// Not laid out as a segment.
    #[error("not a segment: {field}")]
    Shape {
        /// What is wrong.
        field: &'static str,
    },
    /// A version of the layout that this program does not know.
    #[error("segment layout {version}")]
    Version {
        /// The version.
        version: i64,
    },
    /// The runs of the parts do not make up the numbers of the segment exactly.
    #[error("segment {device} {first}–{last}: the parts do not make it up")]
    Runs {
        /// The device.
        device: DeviceId,
        /// First number.
        first: u64,
        /// Last number.
        last: u64,
    },
    /// The signature does not hold.
    #[error("segment {device} {first}–{last}: {cause}")]
    Signature {
        /// The device.
        device: DeviceId,
        /// First number.
        first: u64,
        /// Last number.
        last: u64,
        /// What is wrong with key or signature.
        cause: KeyError,
    },
    /// A part is not the one that was signed.
    #[error("segment {device} {first}–{last}: part {part} is not what was signed")]
    Hash {
        /// The device.
        device: DeviceId,
        /// First number.
        first: u64,
        /// Last number.
        last: u64,
        /// The part's place, from 1.
        part: usize,
    },
    /// A part cannot be read.
    #[error("segment {device} {first}–{last}, part {part}: {cause}")]
    Part {
        /// The device.
        device: DeviceId,
        /// First number.
        first: u64,
        /// Last number.
        last: u64,
        /// The part's place, from 1.
        part: usize,
        /// What is wrong with it.
        cause: PartError,
    },
}

impl Segment {
    /// Closes a run of one device's own events, ascending and without holes; none if there is no event.
    ///
    /// `seen` is what the device newly saw of others while it wrote them; `salts` draws random salts.
    pub fn close(
        signer: &Signer,
        previous: Option<SegmentId>,
        seen: Vec<Seen>,
        events: &[Event],
        salts: &mut dyn FnMut() -> Salt,
    ) -> Option<Self> {
        let (first, last) = (events.first()?.id, events.last()?.id);
        let mut by_subject: BTreeMap<Subject, Vec<&Event>> = BTreeMap::new();
        for event in events {
            let subject = Subject {
                interview: event.interview,
                informant: event.informant.clone(),
            };
            by_subject.entry(subject).or_default().push(event);
        }
        let mut groups: Vec<(Subject, Vec<&Event>)> = by_subject.into_iter().collect();
        groups.sort_by_key(|(_, events)| events[0].id.n);
        let mut heads = Vec::with_capacity(groups.len());
        let mut parts = Vec::with_capacity(groups.len());
        for (subject, events) in &groups {
            let part = Part::write(salts(), subject, events);
            heads.push(PartHead {
                runs: runs(events),
                hash: part.hash(),
            });
            parts.push(Some(part));
        }
        let header = Header {
            device: first.device,
            first: first.n,
            last: last.n,
            previous,
            seen,
            parts: heads,
        };
        let signature = signer.sign(header.text().as_bytes());
        Some(Self {
            header,
            signature,
            parts,
        })
    }

    /// Checks the signature and the hash of every part that is there.
    pub fn verify(&self, key: &PublicKey) -> Result<(), SegmentError> {
        let Header {
            device, first, last, ..
        } = self.header;
        let signed = if key.device() == device {
            key.verify(self.header.text().as_bytes(), &self.signature)
        } else {
            Err(KeyError::Signature)
        };
        signed.map_err(|cause| SegmentError::Signature {
            device,
            first,
            last,
            cause,
        })?;
        for (index, (head, part)) in self.header.parts.iter().zip(&self.parts).enumerate() {
            if part.as_ref().is_some_and(|part| part.hash() != head.hash) {
                return Err(SegmentError::Hash {
                    device,
                    first,
                    last,
                    part: index + 1,
                });
            }
        }
        Ok(())
    }

    /// The events of the parts that are held, ascending; Lamport is still to be set.
    pub fn events(&self) -> Result<Vec<Event>, SegmentError> {
        let Header {
            device, first, last, ..
        } = self.header;
        let mut events = Vec::new();
        for (index, (head, part)) in self.header.parts.iter().zip(&self.parts).enumerate() {
            let Some(part) = part else { continue };
            let read = part.read(device, head);
            let wrong = |cause| SegmentError::Part {
                device,
                first,
                last,
                part: index + 1,
                cause,
            };
            events.extend(read.map_err(wrong)?);
        }
        events.sort_by_key(|event| event.id.n);
        Ok(events)
    }

    /// The segment as one plain value: header, signature, parts as `[salt, rows]` or 0 where one is not there.
    pub fn to_plain(&self) -> Plain {
        let parts = self.parts.iter().map(|part| match part {
            Some(part) => Plain::List(vec![
                to_base64(&part.salt).into(),
                Plain::read(&part.text).unwrap_or_else(|_| part.text.as_str().into()),
            ]),
            None => 0_u64.into(),
        });
        Plain::List(vec![
            self.header.to_plain(),
            to_base64(&self.signature).into(),
            Plain::List(parts.collect()),
        ])
    }

    /// Appends the canonical text of [`Segment::to_plain`], without reading the parts again.
    pub fn write(&self, out: &mut String) {
        out.push('[');
        self.header.to_plain().write(out);
        out.push_str(",\"");
        out.push_str(&to_base64(&self.signature));
        out.push_str("\",[");
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            match part {
                Some(part) => {
                    out.push_str("[\"");
                    out.push_str(&to_base64(&part.salt));
                    out.push_str("\",");
                    out.push_str(&part.text);
                    out.push(']');
                }
                None => out.push('0'),
            }
        }
        out.push_str("]]");
    }

    /// Reads a segment. Nothing is verified yet but its shape.
    pub fn read(value: &Plain) -> Result<Self, SegmentError> {
        let shape = |field| SegmentError::Shape { field };
        let Some([header, Plain::Text(signature), Plain::List(listed)]) = value.as_list() else {
            return Err(shape("segment"));
        };
        let header = Header::read(header)?;
        if listed.len() != header.parts.len() {
            return Err(shape("parts"));
        }
        let mut parts = Vec::with_capacity(listed.len());
        for part in listed {
            parts.push(match part {
                Plain::Number(0) => None,
                Plain::List(items) => match items.as_slice() {
                    [Plain::Text(salt), rows @ Plain::List(_)] => {
                        let salt: [u8; SALT_BYTES] = from_base64(salt).ok_or(shape("salt"))?;
                        Some(Part {
                            salt,
                            text: rows.to_string(),
                        })
                    }
                    _ => return Err(shape("part")),
                },
                _ => return Err(shape("part")),
            });
        }
        let signature = from_base64(signature).ok_or(shape("signature"))?;
        Ok(Self {
            header,
            signature,
            parts,
        })
    }

    /// Its name: the hash of its header.
    pub fn id(&self) -> SegmentId {
        self.header.id()
    }
}

fn runs(events: &[&Event]) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for event in events {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == event.id.n => *count += 1,
            _ => runs.push((event.id.n, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests;
