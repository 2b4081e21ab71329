//! One row an interview, one column a question: the standing answers, streamed.
//!
//! Each instance of a repeat has columns of its own, so there are far more columns than cells: a row is the cells that
//! there are.

use rusqlite::params;

use super::{Store, StoreError, query};
use crate::log::InterviewId;

impl Store {
    /// The keys of all questions that have a standing answer, in the order of the columns of [`Store::wide`].
    pub fn columns(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT key FROM place ORDER BY no")?;
        let keys = statement.query_map([], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Gives each interview's standing answers to `each`, with their columns, ascending; a non-answer has its reason.
    /// Memory does not grow with the number of interviews.
    pub fn wide(&self, mut each: impl FnMut(InterviewId, &[(usize, String)])) -> Result<(), StoreError> {
        let connection = self.reader()?;
        let mut names = connection.prepare_cached(
            "SELECT device.id, interview.n FROM interview JOIN device ON device.no = interview.device WHERE interview.no = ?1",
        )?;
        let mut statement = connection.prepare_cached(
            "SELECT interview, place, value FROM head WHERE shown ORDER BY interview, place",
        )?;
        let mut rows = statement.query([])?;
        let mut cells: Vec<(usize, String)> = Vec::new();
        let mut current: Option<i64> = None;
        let mut give = |no: i64, cells: &mut Vec<(usize, String)>| -> Result<(), StoreError> {
            let (device, n): (String, i64) =
                names.query_row(params![no], |row| Ok((row.get(0)?, row.get(1)?)))?;
            each(query::interview_id(&device, n)?, cells);
            cells.clear();
            Ok(())
        };
        while let Some(row) = rows.next()? {
            let no: i64 = row.get(0)?;
            if let Some(before) = current.filter(|before| *before != no) {
                give(before, &mut cells)?;
            }
            current = Some(no);
            cells.push(((row.get::<_, i64>(1)? as usize).saturating_sub(1), row.get(2)?));
        }
        match current {
            Some(last) => give(last, &mut cells),
            None => Ok(()),
        }
    }
}
