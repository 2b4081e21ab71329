//! Taking bundles in: what waits, whose word is taken, what came from where.
//!
//! A merge is one transaction per bundle. A rehearsal runs the same statements for all bundles and rolls them back, so
//! it can say nothing else than what the merge will do.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Transaction, params};

use super::append::device;
use super::branch::{overlaps, rename_all};
use super::take_in::{keep_card, take_in};
use super::{Arrival, Piece, Store, StoreError, TakenIn};
use crate::log::{Card, DeviceId, InterviewId, Plain, Segment, SegmentId};

/// Where a bundle came from, for the merge log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The hash of what it carries.
    pub bundle: [u8; 24],
    /// The device that made it.
    pub sender: DeviceId,
    /// When, by that device's clock.
    pub made: i64,
    /// What the file was called.
    pub file: String,
    /// When it was merged, by this machine's clock.
    pub at: i64,
    /// The hash of the file's bytes; none where an older program merged it.
    pub content: Option<[u8; 32]>,
}

/// A bundle that was merged, of which nothing waits and nothing is set aside: the same bytes can bring nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    pub(super) merge: i64,
    /// The hash of what it carries.
    pub bundle: [u8; 24],
    /// The device that made it.
    pub sender: DeviceId,
    /// When, by that device's clock.
    pub made: i64,
    /// Its sender was told something since: having it again, they were not.
    pub told: bool,
}

/// One line of the merge log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Where it came from.
    pub origin: Origin,
    /// How many events it brought.
    pub events: u64,
    /// How many segments it brought.
    pub segments: u64,
    /// How many segments of it had to wait.
    pub waiting: u64,
    /// When it was taken back, by this machine's clock.
    pub undone_at: Option<i64>,
}

/// What a merge has to know of what is held.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Segments held with all their parts, or with parts that were erased.
    pub whole: BTreeSet<SegmentId>,
    /// Segments held with parts withheld.
    pub partial: BTreeSet<SegmentId>,
    /// Of every segment held, its device and last number.
    pub ends: BTreeMap<SegmentId, (DeviceId, u64)>,
    /// Devices whose word is taken, own ones included.
    pub accepted: BTreeSet<DeviceId>,
    /// Segments that wait.
    pub waiting: Vec<Segment>,
    /// Parts that an undo set aside, by segment and position, with the bundles that bring them back.
    pub aside: BTreeMap<(SegmentId, usize), BTreeSet<[u8; 24]>>,
    /// Bundles that were merged and not taken back.
    pub bundles: BTreeSet<[u8; 24]>,
}

/// An interview before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The interview.
    pub interview: InterviewId,
    /// Nothing of it was held before.
    pub new: bool,
    /// Questions in conflict before.
    pub conflicts_before: u32,
    /// Questions in conflict now.
    pub conflicts: u32,
    /// The authority's name.
    pub authority: String,
}

impl Touched {
    /// Questions that came into conflict.
    pub fn to_decide(&self) -> u64 {
        u64::from(self.conflicts.saturating_sub(self.conflicts_before))
    }
}

/// A transaction that takes bundles in.
pub struct Intake<'t> {
    pub(super) transaction: &'t Transaction<'t>,
}

impl Store {
    /// Takes bundles in through `work`; a rehearsal leaves nothing behind.
    pub fn merge<T>(
        &mut self,
        rehearse: bool,
        work: impl FnOnce(&Intake<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(!rehearse, |transaction| work(&Intake { transaction }))
    }

    /// What a merge has to know of what is held.
    pub fn kept(&self) -> Result<Kept, StoreError> {
        let connection = self.reader()?;
        let mut kept = Kept::default();
        let mut statement = connection.prepare_cached(
            "SELECT segment.id, EXISTS (SELECT 1 FROM part WHERE part.segment = segment.no AND text IS NULL
               AND erased_by IS NULL), device.id, segment.last FROM segment JOIN device ON device.no = segment.device",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = SegmentId::from_bytes(row.get(0)?);
            let device = super::query::read_device(&row.get::<_, String>(2)?)?;
            kept.ends.insert(id, (device, row.get::<_, i64>(3)? as u64));
            if row.get(1)? {
                kept.partial.insert(id)
            } else {
                kept.whole.insert(id)
            };
        }
        let mut statement =
            connection.prepare_cached("SELECT id FROM device WHERE accepted OR secret IS NOT NULL")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            kept.accepted
                .insert(super::query::read_device(&row.get::<_, String>(0)?)?);
        }
        let mut statement = connection.prepare_cached("SELECT segment FROM waiting ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            kept.waiting.push(read_segment(&row.get::<_, String>(0)?)?);
        }
        for (bundle, segment) in self.set_aside()? {
            let there = segment
                .parts
                .iter()
                .enumerate()
                .filter(|(_, part)| part.is_some());
            for (position, _) in there {
                kept.aside
                    .entry((segment.id(), position))
                    .or_default()
                    .insert(bundle);
            }
        }
        let mut statement = connection.prepare_cached("SELECT bundle FROM merge WHERE undone_at IS NULL")?;
        let bundles = statement.query_map([], |row| row.get(0))?;
        kept.bundles = bundles.collect::<Result<_, _>>()?;
        Ok(kept)
    }

    /// The bundles that can bring nothing, by the hash of their file.
    pub fn settled(&self) -> Result<HashMap<[u8; 32], Settled>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT content, no, bundle, sender, made, EXISTS (SELECT 1 FROM receipt WHERE ours = 1 AND peer = sender)
             FROM merge WHERE content IS NOT NULL AND undone_at IS NULL
               AND EXISTS (SELECT 1 FROM device WHERE id = sender AND (accepted OR secret IS NOT NULL))
               AND no NOT IN (SELECT merge FROM waiting
                 UNION SELECT brought.merge FROM waiting JOIN brought ON brought.segment = waiting.id
                 UNION SELECT brought.merge FROM aside JOIN brought ON brought.segment = aside.id)",
        )?;
        let mut rows = statement.query([])?;
        let mut settled = HashMap::new();
        while let Some(row) = rows.next()? {
            let one = Settled {
                merge: row.get(1)?,
                bundle: row.get(2)?,
                sender: super::query::read_device(&row.get::<_, String>(3)?)?,
                made: row.get(4)?,
                told: row.get(5)?,
            };
            settled.insert(row.get(0)?, one);
        }
        Ok(settled)
    }

    /// What came from where, the latest last.
    pub fn merge_log(&self) -> Result<Vec<Log>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT bundle, sender, made, file, at, events, segments, waiting, undone_at, content FROM merge ORDER BY no",
        )?;
        let mut rows = statement.query([])?;
        let mut log = Vec::new();
        while let Some(row) = rows.next()? {
            log.push(Log {
                origin: Origin {
                    bundle: row.get(0)?,
                    sender: super::query::read_device(&row.get::<_, String>(1)?)?,
                    made: row.get(2)?,
                    file: row.get(3)?,
                    at: row.get(4)?,
                    content: row.get(9)?,
                },
                events: row.get::<_, i64>(5)? as u64,
                segments: row.get::<_, i64>(6)? as u64,
                waiting: row.get::<_, i64>(7)? as u64,
                undone_at: row.get(8)?,
            });
        }
        Ok(log)
    }
}

fn read_segment(text: &str) -> Result<Segment, StoreError> {
    let damaged = |detail: String| StoreError::Corrupt {
        detail: format!("waiting segment: {detail}"),
    };
    let plain = Plain::read(text).map_err(|e| damaged(e.to_string()))?;
    Segment::read(&plain).map_err(|e| damaged(e.to_string()))
}

impl Intake<'_> {
    /// Takes a device's word from now on.
    pub fn accept(&self, card: &Card) -> Result<(), StoreError> {
        keep_card(self.transaction, card)?;
        self.transaction
            .prepare_cached("UPDATE device SET accepted = 1 WHERE id = ?1")?
            .execute([card.device().to_string()])?;
        Ok(())
    }

    /// Opens a line of the merge log.
    pub fn open(&self, origin: &Origin) -> Result<i64, StoreError> {
        let add =
            "INSERT INTO merge (bundle, sender, made, file, at, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let bound = params![
            &origin.bundle[..],
            origin.sender.to_string(),
            origin.made,
            origin.file,
            origin.at,
            origin.content.as_ref().map(|hash| &hash[..])
        ];
        Ok(self.transaction.prepare_cached(add)?.insert(bound)?)
    }

    /// Keeps what arrived, and says how each interview that it touches stood and stands.
    pub fn take(&self, merge: i64, arrival: &Arrival<'_>) -> Result<TakenIn, StoreError> {
        let mut taken = take_in(self.transaction, arrival)?;
        if overlaps(self.transaction)? {
            taken.forks = rename_all(self.transaction)?;
            let mut touched = Vec::new();
            for mut one in std::mem::take(&mut taken.touched) {
                if let Some((conflicts, authority)) = self.standing(one.interview)? {
                    (one.conflicts, one.authority) = (conflicts, authority);
                    touched.push(one);
                }
            }
            taken.touched = touched;
        }
        for piece in arrival.pieces {
            self.transaction
                .prepare_cached("UPDATE segment SET merge = ?2 WHERE id = ?1 AND merge IS NULL")?
                .execute(params![&piece.id().bytes()[..], merge])?;
            self.release(piece.id())?;
        }
        self.transaction
            .prepare_cached("UPDATE merge SET events = events + ?2, segments = segments + ?3 WHERE no = ?1")?
            .execute(params![merge, taken.events as i64, taken.segments as i64])?;
        Ok(taken)
    }

    /// Notes that this merge's bundle brought these parts of a device's segment, held before or not: an undo leaves what
    /// others brought. What this folder's own devices wrote is never a bundle's.
    pub fn brought(
        &self,
        merge: i64,
        device: DeviceId,
        segment: SegmentId,
        positions: &[usize],
    ) -> Result<(), StoreError> {
        let own = "SELECT 1 FROM device WHERE id = ?1 AND secret IS NOT NULL";
        if self
            .transaction
            .prepare_cached(own)?
            .exists([device.to_string()])?
        {
            return Ok(());
        }
        let mut add = self.transaction.prepare_cached(
            "INSERT INTO brought (segment, position, merge) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?;
        for position in positions {
            add.execute(params![&segment.bytes()[..], *position as i64, merge])?;
        }
        Ok(())
    }

    /// A bundle that was taken back is merged again: nothing of it is set aside any more.
    pub fn bring_back(&self, bundle: &[u8; 24]) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM aside WHERE bundle = ?1")?
            .execute([&bundle[..]])?;
        Ok(())
    }

    /// Lets a segment wait; whether it did not wait already as it is.
    pub fn park(&self, merge: i64, piece: &Piece) -> Result<bool, StoreError> {
        let mut text = String::new();
        piece.segment.write(&mut text);
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO waiting (id, segment, merge) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET segment = ?2 WHERE segment <> ?2",
            )?
            .execute(params![&piece.id().bytes()[..], text, merge])?;
        self.transaction
            .prepare_cached("UPDATE merge SET waiting = waiting + ?2 WHERE no = ?1")?
            .execute(params![merge, added as i64])?;
        Ok(added > 0)
    }

    fn release(&self, id: SegmentId) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM waiting WHERE id = ?1")?
            .execute([&id.bytes()[..]])?;
        Ok(())
    }

    fn standing(&self, interview: InterviewId) -> Result<Option<(u32, String)>, StoreError> {
        let device = device(self.transaction, interview.0.device)?;
        let mut statement = self.transaction.prepare_cached(
            "SELECT conflicts, authority_name FROM summary JOIN interview ON interview.no = summary.interview
             WHERE interview.device = ?1 AND interview.n = ?2",
        )?;
        let mut rows = statement.query(params![device, interview.0.n as i64])?;
        rows.next()?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
    }
}
