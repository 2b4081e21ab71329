//! Signed runs: closing one's own, keeping those of others word for word, handing them out again.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::append::{KeptForm, device, insert, keep_form, number};
use super::query::{damaged, read_device};
use super::{Random, Store, StoreError, draw, projection};
use crate::log::{
    Card, DeviceId, Event, EventId, Fork, Frontier, Header, InterviewId, Lamports, Mark, Part, Plain, Run,
    Seen, Segment, SegmentId, fold_under,
};

/// What came from elsewhere, checked: signatures hold, the events are those of the parts, Lamport counters are set.
#[derive(Debug, Default)]
pub struct Arrival<'a> {
    /// Devices that introduced themselves.
    pub cards: &'a [Card],
    /// Segments with the events of the parts that are there; of one device, ascending.
    pub segments: &'a [(Segment, Vec<Event>)],
    /// Forms that came along.
    pub forms: &'a [KeptForm],
}

/// What an arrival brought that was not held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// How many events.
    pub events: u64,
    /// How many segments.
    pub segments: u64,
    /// How many forms.
    pub forms: u64,
    /// Devices that wrote two events under one number, where there are any.
    pub forks: Vec<Fork>,
    /// The interviews whose record they change.
    pub interviews: BTreeSet<InterviewId>,
}

impl Store {
    /// Signs what this folder's device wrote since its last segment; nothing where there is nothing new.
    pub fn close_segment(&mut self, random: Random<'_>) -> Result<Option<SegmentId>, StoreError> {
        let own = self.own.no;
        let (previous, signed) = self.last_segment(own)?;
        let events = self.events_after(self.own.id, own, signed)?;
        let seen = self.seen_after(own, signed)?;
        let mut salts = || draw(random);
        let Some(segment) = Segment::close(&self.signer()?, previous, seen, &events, &mut salts) else {
            return Ok(None);
        };
        self.write(|transaction| keep_segment(transaction, own, &segment))?;
        Ok(Some(segment.id()))
    }

    /// Keeps what arrived, once: what is held already changes nothing. One transaction.
    pub fn take_in(&mut self, arrival: &Arrival<'_>) -> Result<TakenIn, StoreError> {
        self.write(|transaction| take_in(transaction, arrival))
    }

    /// The segments that reach beyond what is held elsewhere, by device and number.
    pub fn segments_after(&self, held: &Frontier) -> Result<Vec<Segment>, StoreError> {
        let mut found = Vec::new();
        for (no, id) in self.device_numbers()? {
            let mut statement = self.reader()?.prepare_cached(
                "SELECT no, header, signature FROM segment WHERE device = ?1 AND last > ?2 ORDER BY first, no",
            )?;
            let rows = statement.query_map(params![no, held.last(id) as i64], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?))
            })?;
            for row in rows {
                let (segment, header, signature) = row?;
                found.push(read_segment(self.reader()?, segment, &header, signature)?);
            }
        }
        Ok(found)
    }

    /// Whether a segment of this name is held.
    pub fn holds_segment(&self, id: SegmentId) -> Result<bool, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT 1 FROM segment WHERE id = ?1")?;
        Ok(statement.exists([&id.bytes()[..]])?)
    }

    /// How far every device's log is held, own unsigned events included, as far as signed headers follow each other.
    pub fn frontier(&self) -> Result<Frontier, StoreError> {
        let mut frontier = Frontier::new();
        for (no, id) in self.device_numbers()? {
            let mut statement = self
                .reader()?
                .prepare_cached("SELECT first, last FROM segment WHERE device = ?1 ORDER BY first, last")?;
            let mut rows = statement.query([no])?;
            let mut last = 0;
            while let Some(row) = rows.next()? {
                let (first, to) = (row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64);
                if first <= last + 1 {
                    last = last.max(to);
                }
            }
            if no == self.own.no {
                last = last.max(self.own.last);
            }
            if last > 0 {
                frontier.see(id.event(last));
            }
        }
        Ok(frontier)
    }

    /// The Lamport counters that follow from every header held, and from own unsigned events.
    pub fn lamports(&self) -> Result<Lamports, StoreError> {
        let mut lamports = Lamports::new();
        let mut runs: Vec<Run> = self.headers()?.iter().map(Header::run).collect();
        let (_, signed) = self.last_segment(self.own.no)?;
        if self.own.last > signed {
            runs.push(Run {
                device: self.own.id,
                first: signed + 1,
                last: self.own.last,
                seen: self.seen_after(self.own.no, signed)?,
            });
        }
        lamports.learn(runs);
        Ok(lamports)
    }

    /// How every device that introduced itself did so.
    pub fn cards(&self) -> Result<Vec<Card>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT card FROM device WHERE card IS NOT NULL ORDER BY id")?;
        let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
        texts
            .map(|text| {
                let text = text?;
                let damaged = || StoreError::Corrupt {
                    detail: format!("card {text}"),
                };
                let plain = Plain::read(&text).map_err(|_| damaged())?;
                Card::read(&plain).map_err(|_| damaged())
            })
            .collect()
    }

    /// What this folder's device has noted as seen of others, signed or not.
    pub fn noted(&self) -> Result<Frontier, StoreError> {
        Ok(self
            .seen_after(self.own.no, 0)?
            .into_iter()
            .map(|seen| seen.event)
            .collect())
    }

    /// Every device that the store knows of, by its name.
    pub fn devices(&self) -> Result<Vec<DeviceId>, StoreError> {
        let mut devices: Vec<DeviceId> = self.device_numbers()?.into_iter().map(|(_, id)| id).collect();
        devices.sort_unstable();
        Ok(devices)
    }

    /// Every event held of a device, ascending.
    pub fn device_events(&self, device: DeviceId) -> Result<Vec<Event>, StoreError> {
        match super::append::find_device(self.reader()?, device)? {
            Some(no) => self.events_after(device, no, 0),
            None => Ok(Vec::new()),
        }
    }

    /// The headers of all segments held.
    pub fn headers(&self) -> Result<Vec<Header>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT header FROM segment ORDER BY device, first, no")?;
        let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
        texts.map(|text| read_header(&text?)).collect()
    }

    /// The name and the last number of a device's last segment.
    fn last_segment(&self, device: i64) -> Result<(Option<SegmentId>, u64), StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT id, last FROM segment WHERE device = ?1 ORDER BY last DESC LIMIT 1")?;
        let found = statement
            .query_row([device], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        Ok(found.map_or((None, 0), |(id, last)| {
            (Some(SegmentId::from_bytes(id)), last as u64)
        }))
    }

    fn seen_after(&self, device: i64, n: u64) -> Result<Vec<Seen>, StoreError> {
        seen_after(self.reader()?, device, n)
    }

    fn events_after(&self, id: DeviceId, device: i64, n: u64) -> Result<Vec<Event>, StoreError> {
        events_after(self.reader()?, id, device, n)
    }

    fn device_numbers(&self) -> Result<Vec<(i64, DeviceId)>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT no, id FROM device ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (no, id) = row?;
            Ok((no, read_device(&id)?))
        })
        .collect()
    }
}

/// Keeps what arrived, once, and brings the projections of the interviews that it changes up to it.
pub(super) fn take_in(transaction: &Transaction<'_>, arrival: &Arrival<'_>) -> Result<TakenIn, StoreError> {
    let mut taken = TakenIn::default();
    for card in arrival.cards {
        keep_card(transaction, card)?;
    }
    for form in arrival.forms {
        taken.forms += keep_form(transaction, form)?;
    }
    for (segment, events) in arrival.segments {
        take_segment(transaction, segment, events, &mut taken)?;
    }
    let rights = super::rights::rights(transaction)?;
    for interview in &taken.interviews {
        let no = number(transaction, *interview)?;
        let events = super::query::events(transaction, no, *interview)?;
        projection::replace(transaction, no, &fold_under(&rights, *interview, &events))?;
    }
    Ok(taken)
}

pub(super) fn keep_card(transaction: &Transaction<'_>, card: &Card) -> Result<(), StoreError> {
    let no = device(transaction, card.device())?;
    transaction
        .prepare_cached("UPDATE device SET card = ?2, person = ?3 WHERE no = ?1 AND card IS NULL")?
        .execute(params![no, card.to_plain().to_string(), card.person])?;
    Ok(())
}

/// What a device of this folder has noted as seen of others from beyond a number on.
pub(super) fn seen_after(connection: &Connection, device: i64, n: u64) -> Result<Vec<Seen>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seen.n, device.id, seen.other_n, seen.mark FROM seen JOIN device ON device.no = seen.other
         WHERE seen.device = ?1 AND seen.n > ?2 ORDER BY seen.n, device.id",
    )?;
    let mut rows = statement.query(params![device, n as i64])?;
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        let other = read_device(&row.get::<_, String>(1)?)?;
        let event = other.event(row.get::<_, i64>(2)? as u64);
        seen.push(Seen {
            n: row.get::<_, i64>(0)? as u64,
            event,
            mark: Mark(row.get(3)?),
        });
    }
    seen.sort_unstable();
    Ok(seen)
}

/// The events of a device beyond a number.
pub(super) fn events_after(
    connection: &Connection,
    id: DeviceId,
    device: i64,
    n: u64,
) -> Result<Vec<Event>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT event.n, event.at, event.lamport, payload, owner.id, interview.n FROM event
         LEFT JOIN interview ON interview.no = event.interview LEFT JOIN device AS owner ON owner.no = interview.device
         WHERE event.device = ?1 AND event.n > ?2 ORDER BY event.n",
    )?;
    let mut rows = statement.query(params![device, n as i64])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        let owner: Option<String> = row.get(4)?;
        let interview = match owner {
            Some(owner) => Some(InterviewId(
                read_device(&owner)?.event(row.get::<_, i64>(5)? as u64),
            )),
            None => None,
        };
        let payload = row
            .get_ref(3)?
            .as_str()
            .map_err(|e| damaged(id.event(n as u64), &e.to_string()))?;
        events.push(super::query::event(
            id.event(n as u64),
            interview,
            row.get(1)?,
            row.get(2)?,
            payload,
        )?);
    }
    Ok(events)
}

fn read_segment(
    connection: &Connection,
    no: i64,
    header: &str,
    signature: [u8; 64],
) -> Result<Segment, StoreError> {
    let header = read_header(header)?;
    let mut statement =
        connection.prepare_cached("SELECT salt, text FROM part WHERE segment = ?1 ORDER BY position")?;
    let parts = statement.query_map([no], |row| {
        let (salt, text): (Option<[u8; crate::log::SALT_BYTES]>, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(salt.zip(text).map(|(salt, text)| Part { salt, text }))
    })?;
    Ok(Segment {
        header,
        signature,
        parts: parts.collect::<Result<_, _>>()?,
    })
}

/// One segment that is held, with its parts.
pub(super) fn one_segment(connection: &Connection, no: i64) -> Result<Segment, StoreError> {
    let mut statement = connection.prepare_cached("SELECT header, signature FROM segment WHERE no = ?1")?;
    let (header, signature): (String, [u8; 64]) =
        statement.query_row([no], |row| Ok((row.get(0)?, row.get(1)?)))?;
    read_segment(connection, no, &header, signature)
}

/// The header of one segment that is held.
pub(super) fn one_header(connection: &Connection, no: i64) -> Result<Header, StoreError> {
    let mut statement = connection.prepare_cached("SELECT header FROM segment WHERE no = ?1")?;
    read_header(&statement.query_row([no], |row| row.get::<_, String>(0))?)
}

/// Every segment that is held, with its parts.
pub(super) fn all_segments(connection: &Connection) -> Result<Vec<Segment>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT no, header, signature FROM segment ORDER BY no")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (no, header, signature) = row?;
        read_segment(connection, no, &header, signature)
    })
    .collect()
}

pub(super) fn read_header(text: &str) -> Result<Header, StoreError> {
    let damaged = |detail: String| StoreError::Corrupt {
        detail: format!("segment header: {detail}"),
    };
    let plain = Plain::read(text).map_err(|e| damaged(e.to_string()))?;
    Header::read(&plain).map_err(|e| damaged(e.to_string()))
}

/// Writes a segment's rows; its events are there already, or come with [`take_segment`].
fn keep_segment(transaction: &Transaction<'_>, device: i64, segment: &Segment) -> Result<(), StoreError> {
    let no = transaction
        .prepare_cached(
            "INSERT INTO segment (device, first, last, id, header, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .insert(params![
            device,
            segment.header.first as i64,
            segment.header.last as i64,
            &segment.id().bytes()[..],
            segment.header.text(),
            &segment.signature[..],
        ])?;
    for (position, part) in segment.parts.iter().enumerate() {
        keep_part(transaction, no, position, segment.header.device, part.as_ref())?;
    }
    Ok(())
}

fn keep_part(
    transaction: &Transaction<'_>,
    segment: i64,
    position: usize,
    device: DeviceId,
    part: Option<&Part>,
) -> Result<(), StoreError> {
    let subject = part.and_then(|part| part.subject(device).ok());
    let interview = subject
        .as_ref()
        .and_then(|s| s.interview)
        .map(|i| number(transaction, i))
        .transpose()?;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO part (segment, position, interview, informant, salt, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            segment,
            position as i64,
            interview,
            subject.map(|s| s.informant),
            part.map(|part| &part.salt[..]),
            part.map(|part| &part.text),
        ])?;
    Ok(())
}

/// Takes in one segment: all of it if it is new, else the parts that were withheld so far.
fn take_segment(
    transaction: &Transaction<'_>,
    segment: &Segment,
    events: &[Event],
    taken: &mut TakenIn,
) -> Result<(), StoreError> {
    let device = device(transaction, segment.header.device)?;
    let known: Option<i64> = transaction
        .prepare_cached("SELECT no FROM segment WHERE id = ?1")?
        .query_row([&segment.id().bytes()[..]], |row| row.get(0))
        .optional()?;
    let mut wanted: BTreeSet<u64> = BTreeSet::new();
    match known {
        None => {
            keep_segment(transaction, device, segment)?;
            taken.segments += 1;
            wanted.extend(
                segment
                    .header
                    .parts
                    .iter()
                    .flat_map(crate::log::PartHead::numbers),
            );
        }
        Some(no) => {
            for (position, (head, part)) in segment.header.parts.iter().zip(&segment.parts).enumerate() {
                let withheld = "SELECT 1 FROM part WHERE segment = ?1 AND position = ?2 AND text IS NULL
                                AND erased_by IS NULL";
                if part.is_some()
                    && transaction
                        .prepare_cached(withheld)?
                        .exists(params![no, position as i64])?
                {
                    keep_part(transaction, no, position, segment.header.device, part.as_ref())?;
                    wanted.extend(head.numbers());
                }
            }
        }
    }
    for event in events.iter().filter(|event| wanted.contains(&event.id.n)) {
        if holds(transaction, device, event.id)? {
            continue;
        }
        insert(transaction, device, event)?;
        taken.events += 1;
        taken.interviews.extend(event.concerns());
    }
    Ok(())
}

fn holds(transaction: &Transaction<'_>, device: i64, event: EventId) -> Result<bool, StoreError> {
    let find = "SELECT 1 FROM event WHERE device = ?1 AND n = ?2";
    Ok(transaction
        .prepare_cached(find)?
        .exists(params![device, event.n as i64])?)
}
