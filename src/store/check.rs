//! Looking for damage: pages, chains, signatures, parts, projections.
//!
//! SQLite's own check misses half of all changed bits, and a page put back from the past passes the encryption's; the
//! running hash and the signed headers find both. Nothing is repaired here.

use std::collections::BTreeMap;

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::projection::Projected;
use super::query::{event, read_device};
use super::{Access, Store, StoreError, append};
use crate::log::{Card, DeviceId, Event, Frontier, InterviewId, SegmentError};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The file's pages are damaged.
    Pages {
        /// The engine's own words.
        detail: String,
    },
    /// An event cannot be read.
    Unreadable {
        /// The engine's own words.
        detail: String,
    },
    /// Own events of an interview are not those that were written.
    Chain {
        /// The device that wrote them.
        device: DeviceId,
        /// The interview, none for the study as a whole.
        interview: Option<InterviewId>,
        /// The informant, `""` for the main one.
        informant: String,
    },
    /// A number that an own device gave out is missing.
    Hole {
        /// The device.
        device: DeviceId,
        /// The first missing number.
        n: u64,
    },
    /// A signed run, or a part of it, is not what was signed.
    Signed {
        /// What is wrong.
        cause: SegmentError,
    },
    /// A signed run names an event that is not kept, or kept otherwise.
    Row {
        /// The device.
        device: DeviceId,
        /// Its number.
        n: u64,
    },
    /// Others confirmed events of this folder's device that are not here: the folder is older than what was sent.
    Confirmed {
        /// The device.
        device: DeviceId,
        /// The last number that others confirmed.
        n: u64,
        /// The last number here.
        last: u64,
    },
    /// A file that a form brings along is not what it was.
    Blob {
        /// The hash of its content, which is its name.
        hash: String,
    },
    /// The lists show something else than the events say; `rebuild` mends it.
    Projection {
        /// The interview.
        interview: InterviewId,
    },
}

impl Finding {
    /// Whether making the projections again mends it.
    pub fn is_mended_by_rebuild(&self) -> bool {
        matches!(self, Self::Projection { .. })
    }
}

impl Store {
    /// Everything that is wrong with what is held, worst first; empty when all is well.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.check_pages()?;
        for examine in [
            Self::check_own,
            Self::check_segments,
            Self::check_receipts,
            Self::check_blobs,
            Self::check_projections,
        ] {
            match examine(self) {
                Ok(found) => findings.extend(found),
                // A page that cannot be read must not keep the others from being looked at.
                Err(StoreError::Corrupt { detail }) => findings.push(Finding::Pages { detail }),
                Err(other) => return Err(other),
            }
        }
        Ok(findings)
    }

    /// Whether every committed page lies in the database file itself. The encryption's check reads that file alone, and
    /// would call pages damaged that the log holds whole.
    fn log_is_empty(&self) -> Result<bool, StoreError> {
        if self.access == Access::Write {
            self.reader()?
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        let log = self.folder.root().join("repere.db-wal");
        Ok(std::fs::metadata(log).map_or(true, |log| log.len() == 0))
    }

    /// What others said they hold of own devices is here too.
    fn check_receipts(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT id, confirmed, held FROM (
               SELECT device.id AS id, max(receipt.n) AS confirmed, max(device.last, coalesce(
                 (SELECT max(segment.last) FROM segment WHERE segment.device = device.no), 0)) AS held
               FROM receipt JOIN device ON device.id = receipt.device
               WHERE ours = 0 AND device.secret IS NOT NULL GROUP BY device.no)
             WHERE confirmed > held ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })?;
        rows.map(|row| {
            let (device, n, last) = row?;
            Ok(Finding::Confirmed {
                device: read_device(&device)?,
                n: n as u64,
                last: last as u64,
            })
        })
        .collect()
    }

    /// Files of forms and of answers: their names are the hashes of their content.
    fn check_blobs(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.reader()?.prepare("SELECT hash, bytes FROM blob")?;
        let mut rows = statement.query([])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let hash: String = row.get(0)?;
            let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
            if hash != hex::encode(Sha256::digest(bytes)) {
                findings.push(Finding::Blob { hash });
            }
        }
        Ok(findings)
    }

    fn check_pages(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let cipher = self.log_is_empty()?.then_some(("cipher_integrity_check", ""));
        let questions = [("integrity_check", "ok"), ("foreign_key_check", "")];
        for (question, fine) in cipher.into_iter().chain(questions) {
            let mut statement = self.reader()?.prepare(&format!("PRAGMA {question}"))?;
            let mut rows = statement.query([])?;
            loop {
                match rows.next() {
                    Ok(Some(row)) => {
                        let detail: String = row.get(0).unwrap_or_else(|_| question.to_owned());
                        if detail != fine {
                            findings.push(Finding::Pages { detail });
                        }
                    }
                    Ok(None) => break,
                    Err(error) => {
                        findings.push(Finding::Pages {
                            detail: error.to_string(),
                        });
                        break;
                    }
                }
            }
        }
        Ok(findings)
    }

    /// Own events: without holes, and with the running hash that was kept while they were written.
    fn check_own(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let mut own = self
            .reader()?
            .prepare("SELECT no, id, last FROM device WHERE secret IS NOT NULL ORDER BY no")?;
        let devices = own.query_map([], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
        })?;
        for device in devices {
            let (no, id, last) = device?;
            let device = read_device(&id)?;
            // What a branch has taken over is checked against the signed runs.
            let last =
                super::branch::forked_at(self.reader()?, device)?.map_or(last as u64, |first| first - 1);
            self.check_chain(no, device, last, &mut findings)?;
        }
        Ok(findings)
    }

    fn check_chain(
        &self,
        no: i64,
        device: DeviceId,
        last: u64,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StoreError> {
        let mut kept: BTreeMap<(i64, String), (u64, Vec<u8>)> = BTreeMap::new();
        let mut erased = 0;
        let mut statement = self.reader()?.prepare_cached(
            "SELECT interview, informant, count, hash, erased_by FROM chain WHERE device = ?1",
        )?;
        let mut rows = statement.query([no])?;
        while let Some(row) = rows.next()? {
            let count = row.get::<_, i64>(2)? as u64;
            if row.get::<_, Option<String>>(4)?.is_some() {
                erased += count;
            } else {
                kept.insert((row.get(0)?, row.get(1)?), (count, row.get(3)?));
            }
        }
        let mut found: BTreeMap<(i64, String), (u64, Vec<u8>)> = BTreeMap::new();
        let mut numbers = 0;
        let mut expected = 1;
        let mut statement = self.reader()?.prepare_cached(
            "SELECT n, interview, at, lamport, payload FROM event WHERE device = ?1 ORDER BY n",
        )?;
        let mut rows = statement.query([no])?;
        while let Some(row) = rows.next()? {
            let n = row.get::<_, i64>(0)? as u64;
            let interview: Option<i64> = row.get(1)?;
            numbers += 1;
            if n != expected && erased == 0 {
                findings.push(Finding::Hole { device, n: expected });
            }
            expected = n + 1;
            let payload = row.get_ref(4)?.as_str().unwrap_or_default();
            let named = interview
                .map(|interview| self.interview_of(interview))
                .transpose()?;
            match event(device.event(n), named, row.get(2)?, row.get(3)?, payload) {
                Ok(event) => {
                    let interview = if event.interview.is_some() {
                        interview.unwrap_or(0)
                    } else {
                        0
                    };
                    let (count, hash) = found.entry((interview, event.informant.clone())).or_default();
                    *count += 1;
                    *hash = append::link(hash, &event).to_vec();
                }
                Err(error) => findings.push(Finding::Unreadable {
                    detail: error.to_string(),
                }),
            }
        }
        if numbers + erased < last && !findings.iter().any(|f| matches!(f, Finding::Hole { .. })) {
            findings.push(Finding::Hole { device, n: expected });
        }
        let subjects: std::collections::BTreeSet<_> = kept.keys().chain(found.keys()).cloned().collect();
        for (interview, informant) in subjects {
            let subject = (interview, informant);
            if kept.get(&subject) != found.get(&subject) {
                let (interview, informant) = subject;
                let interview = if interview == 0 {
                    None
                } else {
                    Some(self.interview_of(interview)?)
                };
                findings.push(Finding::Chain {
                    device,
                    interview,
                    informant,
                });
            }
        }
        Ok(())
    }

    /// Signed runs: signature, hashes of the parts, and the same events in the rows.
    fn check_segments(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let forked = self.derived_where_forked()?;
        for named in forked.iter().flat_map(|derived| &derived.events) {
            if !self.row_says(named)? {
                findings.push(Finding::Row {
                    device: named.id.device,
                    n: named.id.n,
                });
            }
        }
        let cards = self.cards()?;
        let card = |device: DeviceId| cards.iter().find(|card: &&Card| card.device() == device);
        for segment in self.segments_after(&Frontier::new())? {
            if let Some(card) = card(segment.header.device)
                && let Err(cause) = segment.verify(&card.key)
            {
                findings.push(Finding::Signed { cause });
                continue;
            }
            match segment.events() {
                Ok(events) => {
                    for signed in events {
                        if forked.is_none() && !self.row_says(&signed)? {
                            findings.push(Finding::Row {
                                device: signed.id.device,
                                n: signed.id.n,
                            });
                        }
                    }
                }
                Err(cause) => findings.push(Finding::Signed { cause }),
            }
        }
        Ok(findings)
    }

    fn row_says(&self, signed: &Event) -> Result<bool, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT 1 FROM event JOIN device ON device.no = event.device
             WHERE device.id = ?1 AND event.n = ?2 AND event.at = ?3 AND payload = ?4",
        )?;
        let id = signed.id.device.to_string();
        Ok(statement.exists(params![id, signed.id.n as i64, signed.at, signed.encode()])?)
    }

    /// Lists and standing answers: what the events fold to.
    fn check_projections(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        for interview in self.interview_ids()? {
            let Some(no) = self.find_interview(interview)? else {
                continue;
            };
            match self.events(interview) {
                Ok(events) => {
                    let meant = Projected::of(&self.meaning(interview, &events)?);
                    if !events.is_empty() && Projected::read(self.reader()?, no)? != Some(meant) {
                        findings.push(Finding::Projection { interview });
                    }
                }
                Err(error) => findings.push(Finding::Unreadable {
                    detail: error.to_string(),
                }),
            }
        }
        Ok(findings)
    }

    fn interview_of(&self, no: i64) -> Result<InterviewId, StoreError> {
        let (device, n): (String, i64) = self
            .reader()?
            .prepare_cached(
                "SELECT device.id, interview.n FROM interview JOIN device ON device.no = interview.device
                 WHERE interview.no = ?1",
            )?
            .query_row([no], |row| Ok((row.get(0)?, row.get(1)?)))?;
        super::query::interview_id(&device, n)
    }
}
