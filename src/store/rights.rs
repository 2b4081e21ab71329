//! The outcome of the study's grants, kept so that every fold asks it the same way.

use rusqlite::{Connection, params};

use super::query::read_device;
use super::{Store, StoreError};
use crate::log::{Event, Grant, InterviewId, Record, Rights, Role, fold_under};

impl Store {
    /// Who may do what.
    pub fn rights(&self) -> Result<Rights, StoreError> {
        rights(self.reader()?)
    }

    /// Keeps who may do what from now on, and brings every list up to it; nothing happens where nothing changed.
    pub fn keep_rights(&mut self, wanted: &Rights) -> Result<(), StoreError> {
        if self.rights()? == *wanted {
            return Ok(());
        }
        self.write(|transaction| {
            transaction.execute_batch("DELETE FROM granted")?;
            let add = "INSERT INTO granted (device, role, until) VALUES (?1, ?2, ?3)";
            if wanted.is_bound() {
                transaction
                    .prepare_cached(add)?
                    .execute(params!["", Role::Field.word(), None::<i64>])?;
            }
            for (device, grant) in wanted.grants() {
                let until = grant.until.map(|n| n as i64);
                transaction.prepare_cached(add)?.execute(params![
                    device.to_string(),
                    grant.role.word(),
                    until
                ])?;
            }
            Ok(())
        })?;
        self.rebuild()
    }

    /// What these events of an interview mean under the rights held.
    pub fn meaning<'a>(
        &self,
        interview: InterviewId,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Result<Record, StoreError> {
        Ok(fold_under(&self.rights()?, interview, events))
    }

    /// What all events held of an interview mean.
    pub fn record(&self, interview: InterviewId) -> Result<Record, StoreError> {
        self.meaning(interview, &self.events(interview)?)
    }
}

/// Who may do what, read inside a transaction.
pub(super) fn rights(connection: &Connection) -> Result<Rights, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT device, role, until FROM granted ORDER BY device")?;
    let mut rows = statement.query([])?;
    let (mut bound, mut granted) = (false, Vec::new());
    while let Some(row) = rows.next()? {
        let device: String = row.get(0)?;
        if device.is_empty() {
            bound = true;
            continue;
        }
        let role = Role::from_word(&row.get::<_, String>(1)?).unwrap_or_default();
        let until = row.get::<_, Option<i64>>(2)?.map(|n| n as u64);
        granted.push((read_device(&device)?, Grant { role, until }));
    }
    Ok(if bound {
        Rights::bound(granted)
    } else {
        Rights::unbound()
    })
}
