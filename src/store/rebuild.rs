//! Throwing the projections away and making them again.

use super::rows::Rows;
use super::{Store, StoreError, projection};
use crate::log::InterviewId;

impl Store {
    /// Makes every list and standing answer again from the events; the same events give the same content.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let records: Vec<_> = self
            .interview_ids()?
            .into_iter()
            .map(|interview| self.record(interview))
            .collect::<Result<_, StoreError>>()?;
        self.write(|transaction| {
            transaction.execute_batch("DELETE FROM summary; DELETE FROM head; DELETE FROM place;")?;
            let mut rows = Rows::new(transaction)?;
            for record in &records {
                let no = rows.interview(record.interview)?;
                projection::replace(&mut rows, no, record)?;
            }
            Ok(())
        })
    }

    /// Every interview that an event speaks of.
    pub fn interview_ids(&self) -> Result<Vec<InterviewId>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, interview.n FROM interview JOIN device ON device.no = interview.device
             ORDER BY device.id, interview.n",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(super::query::interview_id(
                &row.get::<_, String>(0)?,
                row.get(1)?,
            )?);
        }
        Ok(found)
    }
}
