//! One connection, one transaction at a time, and what follows from a failed one.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::keyfile::Keys;
use super::opening::own;
use super::{Access, Folder, Holder, Store, StoreError, connection, files};

impl Store {
    /// The connection to read from.
    pub(super) fn reader(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Closed)
    }

    /// The connection, opened anew after a failure.
    pub(super) fn connected(&mut self) -> Result<&mut Connection, StoreError> {
        if self.connection.is_none() {
            let connection = connect(&self.folder, self.access, &self.keys)?;
            self.own = own(&connection, &self.purpose.person)?;
            self.connection = Some(connection);
        }
        self.connection.as_mut().ok_or(StoreError::Closed)
    }

    /// Runs `work` in one transaction that is durable when this returns.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(true, work)
    }

    /// Runs `work` in one transaction that does not wait for the disk: it outlives the program, not a power cut, unless a
    /// durable one follows. For what costs no answer when it is lost.
    pub(super) fn jot<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::OpenedForReading);
        }
        connection::wait_for_the_disk(self.connected()?, false)?;
        let done = self.write(work);
        if let Some(connection) = &self.connection
            && let Err(error) = connection::wait_for_the_disk(connection, true)
        {
            // A connection that does not promise durability is none.
            self.connection = None;
            let _ = self.connected();
            return Err(error);
        }
        done
    }

    /// Runs `work`, which stores much in many transactions: without asking for every row whether those are there that it
    /// refers to, and bringing the write-ahead log into the database seldom.
    ///
    /// A merge has just read or written the numbers that it refers to, in the same transaction; the question, four times
    /// for an answer, costs half as much as the answer's own rows. `check` asks it of everything, and so does every merge
    /// of a build that is not for release.
    pub fn in_bulk<S, T, E: From<StoreError>>(
        holder: &mut S,
        store: impl Fn(&mut S) -> &mut Self,
        work: impl FnOnce(&mut S) -> Result<T, E>,
    ) -> Result<T, E> {
        connection::for_many(store(holder).connected()?, true)?;
        let done = work(holder);
        // After most failures the connection is a new one; how it began is what is told.
        let back = store(holder).connected().and_then(|connection| {
            connection::for_many(connection, false)?;
            debug_assert_eq!(
                connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row
                    .get(0)),
                Ok(0),
                "a row refers to one that is not there"
            );
            Ok(())
        });
        let done = done?;
        back?;
        Ok(done)
    }

    /// Runs `work` in one transaction and keeps what it did, or takes it back: a rehearsal is the act itself, undone.
    pub(super) fn transact<T>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::OpenedForReading);
        }
        self.make_sure()?;
        self.connected()?;
        self.in_place()?;
        let connection = self.connected()?;
        let outcome = (|| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            if keep {
                transaction.commit()?;
            } else {
                transaction.rollback()?;
            }
            Ok(value)
        })();
        if let Err(error) = &outcome {
            // Whatever it was, what the file holds is found out by opening it anew. If that fails too, the next write
            // tries again.
            self.unsure |= matches!(
                error,
                StoreError::Sql(_) | StoreError::Disk { .. } | StoreError::Corrupt { .. }
            );
            self.connection = None;
            let _ = self.connected();
        } else if let Err(gone) = self.in_place() {
            // The commit went into a file that has no name any more. What it holds stays readable while it is open.
            if let Some(connection) = &self.connection {
                self.own = own(connection, &self.purpose.person)?;
            }
            return Err(gone);
        }
        outcome
    }

    /// A file that was deleted or moved while it is open takes every write and keeps none for anybody.
    pub(super) fn in_place(&self) -> Result<(), StoreError> {
        let path = self.folder.database();
        if files::identity(&path) == self.file {
            Ok(())
        } else {
            Err(StoreError::Gone { path })
        }
    }

    /// After a failed sync the system may call pages clean that never reached the disk. A checkpoint writes everything
    /// that can be read into the database file and syncs that, so what was read once cannot vanish afterwards.
    pub(super) fn make_sure(&mut self) -> Result<(), StoreError> {
        if !self.unsure {
            return Ok(());
        }
        let connection = self.connected()?;
        let blocked: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if blocked != 0 {
            return Err(StoreError::Busy {
                holder: Holder::unknown(),
            });
        }
        self.unsure = false;
        Ok(())
    }
}

pub(super) fn connect(folder: &Folder, access: Access, keys: &Keys) -> Result<Connection, StoreError> {
    match access {
        Access::Write => connection::writer(&folder.database(), &keys.database),
        Access::Read => connection::reader(&folder.database(), &keys.database),
    }
}
