//! What travelled: receipts from others and to others, what left, and how far each interview has come.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::query::{interview_id, read_device};
use super::{Intake, Settled, Store, StoreError};
use crate::log::{DeviceId, Frontier, InterviewId, PartHash, SegmentId};

/// What somebody holds, as a receipt says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    /// Of each device, the last number below which nothing is missing.
    pub frontier: Frontier,
    /// What is held beyond: hashes of parts, and marks of forms.
    pub items: BTreeSet<Vec<u8>>,
}

/// One line of the log of what left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The bundle's name.
    pub bundle: [u8; 24],
    /// For which device; none where it was for nobody in particular.
    pub receiver: Option<DeviceId>,
    /// What the file was called.
    pub file: String,
    /// When, by this machine's clock, in seconds since 1970.
    pub at: i64,
    /// How many events it carried.
    pub events: u64,
    /// How many bytes it was.
    pub bytes: u64,
}

/// How far an interview has come: what this folder's own devices said in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Travel {
    /// Something of it never left.
    Here,
    /// All of it left; nobody has confirmed all of it.
    Sent,
    /// One other device confirmed all of it.
    Arrived,
    /// Two other devices confirmed all of it: it may be removed here.
    Twice,
}

/// Which receipts are meant.
const THEIRS: i64 = 0;
const OURS: i64 = 1;

impl Store {
    /// What this folder holds whole, for a receipt: without its own device's events, which its segments show.
    ///
    /// What an undo set aside counts as held, part by part: it arrived and is kept, nobody need send it again, and the
    /// bundle that brought it brings it back. Not by number: what comes after it has not arrived for the fold.
    pub fn held_whole(&self) -> Result<(Frontier, Vec<PartHash>), StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, segment.no, segment.first, segment.last, EXISTS (SELECT 1 FROM part
               WHERE part.segment = segment.no AND text IS NULL AND erased_by IS NULL)
             FROM segment JOIN device ON device.no = segment.device ORDER BY device.id, segment.first, segment.last",
        )?;
        let mut rows = statement.query([])?;
        let (mut frontier, mut beyond) = (Frontier::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let device = read_device(&row.get::<_, String>(0)?)?;
            if device == self.device() {
                continue;
            }
            let (first, last) = (row.get::<_, i64>(2)? as u64, row.get::<_, i64>(3)? as u64);
            let partial: bool = row.get(4)?;
            if !partial && first <= frontier.last(device) + 1 {
                frontier.see(device.event(last));
            } else if last > frontier.last(device) {
                beyond.push(row.get::<_, i64>(1)?);
            }
        }
        let mut parts = Vec::new();
        for segment in beyond {
            parts.extend(self.held_parts(segment)?);
        }
        for (_, segment) in self.set_aside()? {
            let kept = segment.parts.iter().zip(&segment.header.parts);
            parts.extend(kept.filter_map(|(part, head)| part.as_ref().map(|_| head.hash)));
        }
        parts.sort_unstable();
        parts.dedup();
        Ok((frontier, parts))
    }

    fn held_parts(&self, segment: i64) -> Result<Vec<PartHash>, StoreError> {
        let header = "SELECT header FROM segment WHERE no = ?1";
        let header: String = self
            .reader()?
            .prepare_cached(header)?
            .query_row([segment], |row| row.get(0))?;
        let header = super::segment::read_header(&header)?;
        let mut statement = self.reader()?.prepare_cached(
            "SELECT position FROM part WHERE segment = ?1 AND (text IS NOT NULL OR erased_by IS NOT NULL)",
        )?;
        let positions = statement.query_map([segment], |row| row.get::<_, i64>(0))?;
        let mut parts = Vec::new();
        for position in positions {
            parts.extend(header.parts.get(position? as usize).map(|part| part.hash));
        }
        Ok(parts)
    }

    /// What a peer said that it holds.
    pub fn confirmed_by(&self, peer: DeviceId) -> Result<Holding, StoreError> {
        self.receipt(THEIRS, peer)
    }

    /// What this folder told a peer that it holds.
    pub fn told(&self, peer: DeviceId) -> Result<Holding, StoreError> {
        self.receipt(OURS, peer)
    }

    /// The devices that ever gave a receipt.
    pub fn peers(&self) -> Result<Vec<DeviceId>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT peer FROM receipt WHERE ours = 0 UNION SELECT peer FROM receipt_item WHERE ours = 0",
        )?;
        let peers = statement.query_map([], |row| row.get::<_, String>(0))?;
        peers.map(|peer| read_device(&peer?)).collect()
    }

    fn receipt(&self, ours: i64, peer: DeviceId) -> Result<Holding, StoreError> {
        let mut holding = Holding::default();
        let peer = peer.to_string();
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT device, n FROM receipt WHERE ours = ?1 AND peer = ?2")?;
        let mut rows = statement.query(params![ours, peer])?;
        while let Some(row) = rows.next()? {
            let device = read_device(&row.get::<_, String>(0)?)?;
            holding.frontier.see(device.event(row.get::<_, i64>(1)? as u64));
        }
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT item FROM receipt_item WHERE ours = ?1 AND peer = ?2")?;
        let items = statement.query_map(params![ours, peer], |row| row.get(0))?;
        holding.items = items.collect::<Result<_, _>>()?;
        Ok(holding)
    }

    /// Notes what left: the bundle, the parts in it by segment and position, and what it told the receiver.
    pub fn note_sending(
        &mut self,
        sending: &Sending,
        parts: &[(SegmentId, usize)],
        told: &Holding,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let no = transaction
                .prepare_cached(
                    "INSERT INTO sending (bundle, receiver, file, at, events, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .insert(params![
                    &sending.bundle[..],
                    sending.receiver.map(|device| device.to_string()).unwrap_or_default(),
                    sending.file,
                    sending.at,
                    sending.events as i64,
                    sending.bytes as i64,
                ])?;
            for (segment, position) in parts {
                transaction
                    .prepare_cached(
                        "INSERT OR IGNORE INTO sent (segment, position, sending)
                         SELECT no, ?2, ?3 FROM segment WHERE id = ?1",
                    )?
                    .execute(params![&segment.bytes()[..], *position as i64, no])?;
            }
            match sending.receiver {
                Some(receiver) => Intake { transaction }.note(OURS, receiver, told),
                None => Ok(()),
            }
        })
    }

    /// What left, the latest last.
    pub fn sendings(&self) -> Result<Vec<Sending>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT bundle, receiver, file, at, events, bytes FROM sending ORDER BY no")?;
        let mut rows = statement.query([])?;
        let mut sendings = Vec::new();
        while let Some(row) = rows.next()? {
            let receiver: String = row.get(1)?;
            sendings.push(Sending {
                bundle: row.get(0)?,
                receiver: match receiver.as_str() {
                    "" => None,
                    text => Some(read_device(text)?),
                },
                file: row.get(2)?,
                at: row.get(3)?,
                events: row.get::<_, i64>(4)? as u64,
                bytes: row.get::<_, i64>(5)? as u64,
            });
        }
        Ok(sendings)
    }

    /// How far each interview has come in which this folder's devices wrote something.
    pub fn travels(&self) -> Result<BTreeMap<InterviewId, Travel>, StoreError> {
        let mut travels = BTreeMap::new();
        let mut statement = self.reader()?.prepare_cached(
            "SELECT owner.id, interview.n, own.id, segment.last, segment.header, part.position,
               EXISTS (SELECT 1 FROM sent WHERE sent.segment = segment.no AND sent.position = part.position)
             FROM part JOIN segment ON segment.no = part.segment JOIN device AS own ON own.no = segment.device
             JOIN interview ON interview.no = part.interview JOIN device AS owner ON owner.no = interview.device
             WHERE own.secret IS NOT NULL",
        )?;
        let mut peers = Vec::new();
        for peer in self.peers()? {
            peers.push(self.confirmed_by(peer)?);
        }
        let mut confirmations: BTreeMap<InterviewId, Vec<bool>> = BTreeMap::new();
        let mut rows = statement.query([])?;
        // A header names all parts of its segment: it is read once for all of them.
        let mut latest = None;
        while let Some(row) = rows.next()? {
            let interview = interview_id(&row.get::<_, String>(0)?, row.get(1)?)?;
            let last = read_device(&row.get::<_, String>(2)?)?.event(row.get::<_, i64>(3)? as u64);
            let text: String = row.get(4)?;
            let header = match latest.take() {
                Some((known, header)) if known == text => header,
                _ => super::segment::read_header(&text)?,
            };
            let (_, header) = latest.insert((text, header));
            let position = row.get::<_, i64>(5)? as usize;
            let sent: bool = row.get(6)?;
            let travel = travels.entry(interview).or_insert(Travel::Twice);
            if !sent {
                *travel = Travel::Here;
            }
            let held = confirmations
                .entry(interview)
                .or_insert_with(|| vec![true; peers.len()]);
            for (held, peer) in held.iter_mut().zip(&peers) {
                let part = header.parts.get(position);
                let has_part = part.is_some_and(|part| peer.items.contains(&part.hash[..]));
                *held &= has_part || peer.frontier.covers(last);
            }
        }
        for (interview, travel) in &mut travels {
            let count = confirmations
                .get(interview)
                .map_or(0, |held| held.iter().filter(|h| **h).count());
            *travel = match count {
                0 if *travel == Travel::Here => Travel::Here,
                0 => Travel::Sent,
                1 => Travel::Arrived,
                _ => Travel::Twice,
            };
        }
        for interview in self.unsigned_interviews()? {
            travels.insert(interview, Travel::Here);
        }
        Ok(travels)
    }

    /// The interviews in which own events stand that no segment holds yet.
    fn unsigned_interviews(&self) -> Result<BTreeSet<InterviewId>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT DISTINCT owner.id, interview.n FROM event
             JOIN device AS own ON own.no = event.device AND own.secret IS NOT NULL
             JOIN interview ON interview.no = event.interview JOIN device AS owner ON owner.no = interview.device
             WHERE event.n > (SELECT coalesce(max(last), 0) FROM segment WHERE segment.device = own.no)",
        )?;
        let mut rows = statement.query([])?;
        let mut found = BTreeSet::new();
        while let Some(row) = rows.next()? {
            found.insert(interview_id(&row.get::<_, String>(0)?, row.get(1)?)?);
        }
        Ok(found)
    }
}

impl Intake<'_> {
    /// Notes what a peer says that it holds. Says less than before: nothing changes.
    pub fn confirm(&self, peer: DeviceId, held: &Holding) -> Result<(), StoreError> {
        self.note(THEIRS, peer, held)
    }

    /// A peer sent again what it had been told was here: the receipt did not reach it, and has to go once more.
    pub fn untell(&self, peer: DeviceId, device: DeviceId, last: u64) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM receipt WHERE ours = 1 AND peer = ?1 AND device = ?2 AND n >= ?3")?
            .execute(params![peer.to_string(), device.to_string(), last as i64])?;
        Ok(())
    }

    /// The same for all that a bundle carries that was merged before.
    pub fn untell_all(&self, settled: &Settled) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "DELETE FROM receipt WHERE ours = 1 AND peer = ?1 AND n >= (SELECT min(segment.last) FROM segment
                   JOIN device ON device.no = segment.device AND device.id = receipt.device
                   WHERE segment.id IN (SELECT segment FROM brought WHERE merge = ?2))",
            )?
            .execute(params![settled.sender.to_string(), settled.merge])?;
        Ok(())
    }

    fn note(&self, ours: i64, peer: DeviceId, held: &Holding) -> Result<(), StoreError> {
        let peer = peer.to_string();
        for event in held.frontier.events() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO receipt (ours, peer, device, n) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET n = ?4 WHERE n < ?4",
                )?
                .execute(params![ours, peer, event.device.to_string(), event.n as i64])?;
        }
        for item in &held.items {
            self.transaction
                .prepare_cached("INSERT OR IGNORE INTO receipt_item (ours, peer, item) VALUES (?1, ?2, ?3)")?
                .execute(params![ours, peer, item])?;
        }
        Ok(())
    }
}
