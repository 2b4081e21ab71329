//! The state of the desk: text being typed, and where each interview was left. Never sent, never rebuilt.

use rusqlite::{OptionalExtension, Transaction, params};

use super::{Store, StoreError, append};
use crate::log::InterviewId;

/// Text being typed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The key of the place.
    pub place: String,
    /// The text so far.
    pub text: String,
    /// Where the cursor stands in it, in the face's own unit.
    pub cursor: u32,
}

/// Where an interview was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// The interview.
    pub interview: InterviewId,
    /// The key of the place.
    pub place: String,
    /// Where the cursor stood, in the face's own unit.
    pub cursor: u32,
}

impl Store {
    /// Keeps text being typed, and that its place is where one is.
    pub fn keep_draft(&mut self, interview: InterviewId, draft: &Draft) -> Result<(), StoreError> {
        self.write(|transaction| {
            let no = append::number(transaction, interview)?;
            self::bookmark(transaction, no, &draft.place, draft.cursor)?;
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO draft (interview, place, text, cursor) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![no, draft.place, draft.text, draft.cursor])?;
            Ok(())
        })
    }

    /// Forgets text being typed.
    pub fn drop_draft(&mut self, interview: InterviewId, place: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            let no = append::number(transaction, interview)?;
            transaction
                .prepare_cached("DELETE FROM draft WHERE interview = ?1 AND place = ?2")?
                .execute(params![no, place])?;
            Ok(())
        })
    }

    /// Text that was being typed at a place and is not saved as its answer.
    pub fn draft(&self, interview: InterviewId, place: &str) -> Result<Option<Draft>, StoreError> {
        let Some(no) = self.find_interview(interview)? else {
            return Ok(None);
        };
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT text, cursor FROM draft WHERE interview = ?1 AND place = ?2")?;
        let found = statement
            .query_row(params![no, place], |row| {
                Ok(Draft {
                    place: place.to_owned(),
                    text: row.get(0)?,
                    cursor: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// Texts that were being typed in an interview and are not saved as answers.
    pub fn drafts(&self, interview: InterviewId) -> Result<Vec<Draft>, StoreError> {
        let Some(no) = self.find_interview(interview)? else {
            return Ok(Vec::new());
        };
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT place, text, cursor FROM draft WHERE interview = ?1 ORDER BY place")?;
        let rows = statement.query_map([no], |row| {
            Ok(Draft {
                place: row.get(0)?,
                text: row.get(1)?,
                cursor: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Remembers where an interview is; the latest one remembered is the one to open again.
    pub fn keep_bookmark(&mut self, bookmark: &Bookmark) -> Result<(), StoreError> {
        self.write(|transaction| {
            let no = append::number(transaction, bookmark.interview)?;
            self::bookmark(transaction, no, &bookmark.place, bookmark.cursor)
        })
    }

    /// The same without waiting for the disk: a power cut may take it, a crash of the program may not.
    pub fn jot_bookmark(&mut self, bookmark: &Bookmark) -> Result<(), StoreError> {
        self.jot(|transaction| {
            let no = append::number(transaction, bookmark.interview)?;
            self::bookmark(transaction, no, &bookmark.place, bookmark.cursor)
        })
    }

    /// Remembers that no interview is open; each keeps the place where it was left.
    pub fn close_bookmarks(&mut self) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute("UPDATE bookmark SET turn = 0 WHERE turn > 0", [])?;
            Ok(())
        })
    }

    /// Where an interview was left.
    pub fn bookmark(&self, interview: InterviewId) -> Result<Option<Bookmark>, StoreError> {
        let Some(no) = self.find_interview(interview)? else {
            return Ok(None);
        };
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT place, cursor FROM bookmark WHERE interview = ?1")?;
        let found = statement
            .query_row([no], |row| {
                Ok(Bookmark {
                    interview,
                    place: row.get(0)?,
                    cursor: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// Where the program was left last; none where it was left with every interview put away.
    pub fn last_bookmark(&self) -> Result<Option<Bookmark>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, interview.n, bookmark.place, bookmark.cursor FROM bookmark
             JOIN interview ON interview.no = bookmark.interview JOIN device ON device.no = interview.device
             WHERE turn > 0 ORDER BY turn DESC LIMIT 1",
        )?;
        let row = statement
            .query_row([], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get(2)?,
                    row.get(3)?,
                ))
            })
            .optional()?;
        row.map(|(device, n, place, cursor)| {
            Ok(Bookmark {
                interview: super::query::interview_id(&device, n)?,
                place,
                cursor,
            })
        })
        .transpose()
    }
}

/// Remembers a place as the latest.
pub(super) fn bookmark(
    transaction: &Transaction<'_>,
    interview: i64,
    place: &str,
    cursor: u32,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO bookmark (interview, place, cursor, turn)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(turn), 0) + 1 FROM bookmark))",
        )?
        .execute(params![interview, place, cursor])?;
    Ok(())
}
