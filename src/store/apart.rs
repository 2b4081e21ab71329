//! What is held apart: files that were refused, devices whose word nobody takes yet, and what is known of their ways.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::query::read_device;
use super::{Intake, Store, StoreError};
use crate::log::{Card, DeviceId, Plain, SegmentId};

/// What became of a refused file since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Nobody looked at it yet.
    Open,
    /// A person left it at that.
    Left,
    /// The same bytes were taken since.
    Taken,
}

/// A file that a merge refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// The hash of its bytes.
    pub content: [u8; 32],
    /// What it was called.
    pub file: String,
    /// How long it was.
    pub bytes: u64,
    /// When, by this machine's clock.
    pub at: i64,
    /// The word for the reason.
    pub why: String,
    /// What became of it since.
    pub settled: Settlement,
}

/// What of one device waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The device.
    pub device: DeviceId,
    /// Whether its word is taken: then it waits for something that did not arrive.
    pub accepted: bool,
    /// Segments.
    pub segments: u64,
    /// Events in them.
    pub events: u64,
}

impl Store {
    /// What waits, by device.
    pub fn waits(&self) -> Result<Vec<Waits>, StoreError> {
        let kept = self.kept()?;
        let mut waits: BTreeMap<DeviceId, Waits> = BTreeMap::new();
        for header in kept.waiting.iter().map(|segment| &segment.header) {
            let one = waits.entry(header.device).or_insert(Waits {
                device: header.device,
                accepted: kept.accepted.contains(&header.device),
                segments: 0,
                events: 0,
            });
            one.segments += 1;
            one.events += header.count();
        }
        Ok(waits.into_values().collect())
    }

    /// Every file that was ever refused here, the latest last.
    pub fn refused(&self) -> Result<Vec<RefusedFile>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT content, file, bytes, at, why, settled FROM refused ORDER BY at, file, content",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(RefusedFile {
                content: row.get(0)?,
                file: row.get(1)?,
                bytes: row.get::<_, i64>(2)? as u64,
                at: row.get(3)?,
                why: row.get(4)?,
                settled: match row.get(5)? {
                    0 => Settlement::Open,
                    1 => Settlement::Left,
                    _ => Settlement::Taken,
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes files that were refused; one that was refused before keeps its line, with the latest name and reason.
    pub fn note_refused(&mut self, files: &[RefusedFile]) -> Result<(), StoreError> {
        if files.is_empty() {
            return Ok(());
        }
        self.write(|transaction| {
            for file in files {
                transaction
                    .prepare_cached(
                        "INSERT INTO refused (content, file, bytes, at, why) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT (content) DO UPDATE SET file = ?2, why = ?5 WHERE file <> ?2 OR why <> ?5",
                    )?
                    .execute(params![
                        &file.content[..],
                        file.file,
                        file.bytes as i64,
                        file.at,
                        file.why
                    ])?;
            }
            Ok(())
        })
    }

    /// Leaves a refused file at that: it is no more among what needs a decision.
    pub fn leave_refused(&mut self, content: &[u8; 32]) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("UPDATE refused SET settled = 1 WHERE content = ?1 AND settled = 0")?
                .execute([&content[..]])?;
            Ok(())
        })
    }

    /// How the devices introduced themselves whose word nobody here takes yet.
    pub fn strangers(&self) -> Result<BTreeMap<DeviceId, Card>, StoreError> {
        let mut statement = self.reader()?.prepare_cached("SELECT card FROM stranger")?;
        let mut rows = statement.query([])?;
        let mut strangers = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            let card = Plain::read(&text)
                .ok()
                .and_then(|plain| Card::read(&plain).ok())
                .ok_or_else(|| StoreError::Corrupt {
                    detail: format!("card {text}"),
                })?;
            strangers.insert(card.device(), card);
        }
        let accepted = self.kept()?.accepted;
        strangers.retain(|device, _| !accepted.contains(device));
        Ok(strangers)
    }

    /// The merge that brought each segment that waits.
    pub fn waiting_since(&self) -> Result<BTreeMap<SegmentId, i64>, StoreError> {
        let mut statement = self.reader()?.prepare_cached("SELECT id, merge FROM waiting")?;
        let rows = statement.query_map([], |row| Ok((SegmentId::from_bytes(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who sent what these merges brought, each once.
    pub fn senders(&self, merges: &BTreeSet<i64>) -> Result<Vec<DeviceId>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT sender FROM merge WHERE no = ?1")?;
        let mut senders = BTreeSet::new();
        for merge in merges {
            let sender: String = statement.query_row([merge], |row| row.get(0))?;
            senders.insert(read_device(&sender)?);
        }
        Ok(senders.into_iter().collect())
    }

    /// The safest way in which each device ever sent.
    pub fn ways(&self) -> Result<BTreeMap<DeviceId, u8>, StoreError> {
        let mut statement = self.reader()?.prepare_cached("SELECT device, version FROM way")?;
        let mut rows = statement.query([])?;
        let mut ways = BTreeMap::new();
        while let Some(row) = rows.next()? {
            ways.insert(read_device(&row.get::<_, String>(0)?)?, row.get(1)?);
        }
        Ok(ways)
    }
}

impl Intake<'_> {
    /// Keeps how a device introduced itself whose word waits; whether it was not kept yet.
    pub fn meet(&self, card: &Card) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT OR IGNORE INTO stranger (device, card) VALUES (?1, ?2)")?
            .execute(params![card.device().to_string(), card.to_plain().to_string()])?;
        Ok(())
    }

    /// Notes that a device sent in this way.
    pub fn came_by(&self, device: DeviceId, version: u8) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO way (device, version) VALUES (?1, ?2)
                 ON CONFLICT (device) DO UPDATE SET version = ?2 WHERE version < ?2",
            )?
            .execute(params![device.to_string(), version])?;
        Ok(())
    }

    /// Notes that the bytes of this file were taken: it is refused no more.
    pub fn taken(&self, content: &[u8; 32]) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("UPDATE refused SET settled = 2 WHERE content = ?1 AND settled <> 2")?
            .execute([&content[..]])?;
        Ok(())
    }
}
