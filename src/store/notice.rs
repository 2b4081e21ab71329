//! What a person must know of a folder that is sound: where it lies, what waits, which devices were doubled.

use super::{Settlement, Store, StoreError, place};
use crate::log::{DeviceId, Fork};

/// Something to know. Nothing of it is damage.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// About the place where the folder lies.
    Place(place::Warning),
    /// A device wrote two events under one number; both histories are kept.
    Fork(Fork),
    /// The device took another's place.
    Replaced {
        /// The device before.
        from: DeviceId,
        /// The device now.
        by: DeviceId,
        /// Why, as the log says it.
        reason: String,
    },
    /// Segments that rest on what is not here yet.
    Waiting {
        /// How many.
        segments: u64,
    },
    /// A device whose word nobody here takes yet.
    Apart {
        /// The device.
        device: DeviceId,
        /// The person's code, empty where no card came along.
        person: String,
        /// How many events of it wait.
        events: u64,
    },
    /// Files that were refused and that nobody looked at yet.
    Refused {
        /// How many.
        files: u64,
    },
    /// Work went on in another folder.
    Moved {
        /// Where.
        to: String,
    },
    /// No copy was ever made.
    NoBackup,
    /// There is no recovery key: a forgotten passphrase loses everything that was not sent.
    NoRecoveryKey,
}

impl Store {
    /// Everything to know, the most pressing first.
    pub fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let mut notices: Vec<Notice> = self
            .moved_to()
            .map(|to| Notice::Moved { to })
            .into_iter()
            .collect();
        notices.extend(place::warnings(self.folder.root()).into_iter().map(Notice::Place));
        notices.extend(self.forks()?.into_iter().map(Notice::Fork));
        notices.extend(self.replaced()?);
        notices.extend(self.waiting_notices()?);
        let refused = self.refused()?;
        let open = refused.iter().filter(|file| file.settled == Settlement::Open);
        match open.count() as u64 {
            0 => {}
            files => notices.push(Notice::Refused { files }),
        }
        if !self.purpose.practice {
            if self.backed_up_at()?.is_none() {
                notices.push(Notice::NoBackup);
            }
            if self.passphrase && !self.has_recovery_key()? {
                notices.push(Notice::NoRecoveryKey);
            }
        }
        Ok(notices)
    }

    /// Each device that waits for a person's word, and how many other segments wait.
    fn waiting_notices(&self) -> Result<Vec<Notice>, StoreError> {
        let cards = self.strangers()?;
        let (mut notices, mut segments) = (Vec::new(), 0);
        for waits in self.waits()? {
            if waits.accepted {
                segments += waits.segments;
                continue;
            }
            let card = cards.get(&waits.device);
            notices.push(Notice::Apart {
                device: waits.device,
                person: card.map_or_else(String::new, |card| card.person.clone()),
                events: waits.events,
            });
        }
        if segments > 0 {
            notices.push(Notice::Waiting { segments });
        }
        Ok(notices)
    }

    /// Where work went on when this folder's disk took nothing more.
    pub fn moved_to(&self) -> Option<String> {
        std::fs::read_to_string(self.folder.moved()).ok()
    }

    /// The second newest moment at which other devices wrote, by their own clocks: with one clock far ahead, the other
    /// still tells.
    pub fn others_wrote_at(&self) -> Result<Option<i64>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT max(event.at) AS newest FROM event JOIN device ON device.no = event.device
             WHERE device.secret IS NULL GROUP BY event.device ORDER BY newest DESC LIMIT 1 OFFSET 1",
        )?;
        let mut rows = statement.query([])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }

    fn replaced(&self) -> Result<Vec<Notice>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT old.id, new.id, new.reason FROM device AS new JOIN device AS old ON old.no = new.continues
             ORDER BY new.no",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
        })?;
        rows.map(|row| {
            let (from, by, reason) = row?;
            Ok(Notice::Replaced {
                from: super::query::read_device(&from)?,
                by: super::query::read_device(&by)?,
                reason,
            })
        })
        .collect()
    }
}
