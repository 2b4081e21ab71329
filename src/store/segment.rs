//! Signed runs: closing one's own, keeping those of others word for word, handing them out again.

use rusqlite::{Connection, OptionalExtension, params};

use super::query::{damaged, read_device};
use super::rows::Rows;
use super::{Piece, Random, Store, StoreError, draw};
use crate::log::{
    Card, DeviceId, Event, Frontier, Header, InterviewId, Lamports, Mark, Part, Plain, Run, Seen, Segment,
    SegmentId,
};

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
        let piece = Piece::new(segment, events);
        self.write(|transaction| keep_segment(&mut Rows::new(transaction)?, own, &piece))?;
        Ok(Some(piece.id()))
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

/// Writes a segment's rows; its events are there already, or come with it.
pub(super) fn keep_segment(rows: &mut Rows<'_>, device: i64, piece: &Piece) -> Result<(), StoreError> {
    let segment = &piece.segment;
    let no = rows
        .transaction
        .prepare_cached(
            "INSERT INTO segment (device, first, last, id, header, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .insert(params![
            device,
            segment.header.first as i64,
            segment.header.last as i64,
            &piece.id().bytes()[..],
            segment.header.text(),
            &segment.signature[..],
        ])?;
    for position in 0..segment.parts.len() {
        // Replacing would keep a journal of each page for a row that cannot be there.
        keep_part(rows, "INSERT", no, position, piece)?;
    }
    Ok(())
}

/// Writes the row of a part, there or withheld.
pub(super) fn keep_part(
    rows: &mut Rows<'_>,
    insert: &str,
    segment: i64,
    position: usize,
    piece: &Piece,
) -> Result<(), StoreError> {
    let part = piece.segment.parts.get(position).and_then(Option::as_ref);
    let subject = piece.subject(position);
    let interview = subject
        .and_then(|(interview, _)| interview)
        .map(|interview| rows.interview(interview))
        .transpose()?;
    rows.transaction
        .prepare_cached(&format!(
            "{insert} INTO part (segment, position, interview, informant, salt, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ))?
        .execute(params![
            segment,
            position as i64,
            interview,
            subject.map(|(_, informant)| informant),
            part.map(|part| &part.salt[..]),
            part.map(|part| &part.text),
        ])?;
    Ok(())
}
