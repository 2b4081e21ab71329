//! Writing and reading the notes that mean something to the program; which they are is said in [`crate::log::Remark`].

use super::{AnswerError, Open, Saved, Session};
use crate::interview::Place;
use crate::log::{Note, Remark};

/// The notes of one kind on a key, in causal order.
pub fn remarks<'o>(open: &'o Open, key: &'o str, remark: Remark) -> impl Iterator<Item = &'o Note> + 'o {
    let wanted = move |note: &&Note| note.key == key && Remark::of(&note.text).0 == remark;
    open.record().notes.iter().filter(wanted)
}

/// Whether what is written now was said before: the evening was begun after the last live talk.
pub fn is_evening(open: &Open) -> bool {
    let turns = open.record().notes.iter().filter(|note| note.key.is_empty());
    turns
        .map(|note| Remark::of(&note.text).0)
        .rfind(|remark| matches!(remark, Remark::Evening | Remark::Live))
        == Some(Remark::Evening)
}

impl Session {
    /// Writes a remark on a question, or on the interview where no place is given.
    pub fn remark(
        &mut self,
        open: &mut Open,
        place: Option<&Place>,
        remark: Remark,
        words: &str,
    ) -> Result<Saved, AnswerError> {
        self.note(open, place, &remark.text(words), None)
    }

    /// Flags a question for the evening, or takes the flag away; says whether it is flagged now.
    pub fn flag(&mut self, open: &mut Open, place: &Place) -> Result<bool, AnswerError> {
        let key = open.interview().key(place);
        let flags: Vec<_> = remarks(open, &key, Remark::Flag).map(|note| note.event).collect();
        if flags.is_empty() {
            self.remark(open, Some(place), Remark::Flag, "")?;
            return Ok(true);
        }
        for flag in flags {
            self.note(open, Some(place), "", Some(flag))?;
        }
        Ok(false)
    }

    /// Writes the working translation of an answer in place of the one before; an empty text takes it away.
    pub fn translate(&mut self, open: &mut Open, place: &Place, words: &str) -> Result<Saved, AnswerError> {
        let key = open.interview().key(place);
        let before = remarks(open, &key, Remark::Translation)
            .last()
            .map(|note| note.event);
        let text = match words.trim() {
            "" => String::new(),
            words => Remark::Translation.text(words),
        };
        self.note(open, Some(place), &text, before)
    }

    /// Hangs a note taken at some moment on a question; the note it was is replaced by the one it is now.
    pub fn attach(&mut self, open: &mut Open, note: &Note, place: &Place) -> Result<Saved, AnswerError> {
        self.note(open, Some(place), &note.text, Some(note.event))
    }

    /// Says that what is typed from here on was said before, or that the talk goes on live.
    pub fn evening(&mut self, open: &mut Open, on: bool) -> Result<Saved, AnswerError> {
        self.remark(open, None, if on { Remark::Evening } else { Remark::Live }, "")
    }
}
