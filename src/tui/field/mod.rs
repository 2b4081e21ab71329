//! The answer editor: a text, a cursor between graphemes, a selection, a history.
//!
//! It knows nothing of the screen except the width and height at which it was last drawn, which vertical motions and
//! scrolling need. Everything a person types comes in through [`Field::insert`], cleaned.

mod history;
mod keys;
mod motion;

pub use keys::act;
pub use motion::Motion;

use crate::text::{clean, grapheme_indices};
use history::{Edit, History};
use std::cell::Cell;
use std::ops::Range;

/// How a field was last drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Columns for text.
    pub width: usize,
    /// Rows for text.
    pub height: usize,
    /// The first row shown.
    pub top: usize,
}

/// A text being typed.
#[derive(Debug, Clone)]
pub struct Field {
    text: String,
    cursor: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The cell that vertical motions try to keep.
    goal: Option<usize>,
    many_lines: bool,
    history: History,
    /// Written by the painter: drawing twice gives the same.
    window: Cell<Window>,
}

impl Field {
    /// A field of one line, with the cursor at its end.
    pub fn line(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A field of many lines, with the cursor at its end.
    pub fn lines(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, many_lines: bool) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
            anchor: None,
            goal: None,
            many_lines,
            history: History::default(),
            window: Cell::new(Window {
                width: 76,
                height: 1,
                top: 0,
            }),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether Enter may make a line in it.
    pub fn many_lines(&self) -> bool {
        self.many_lines
    }

    /// The byte before which the cursor stands; always between two graphemes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts the cursor at the grapheme boundary at or before a byte.
    pub fn set_cursor(&mut self, at: usize) {
        self.cursor = self.boundary(at);
        self.anchor = None;
        self.goal = None;
    }

    /// The selected bytes, if any.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        (anchor != self.cursor).then(|| anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The selected text.
    pub fn selected(&self) -> &str {
        self.selection().map_or("", |range| &self.text[range])
    }

    /// How it was last drawn.
    pub fn window(&self) -> Window {
        self.window.get()
    }

    /// Tells the field how it is drawn.
    pub fn set_window(&self, window: Window) {
        self.window.set(window);
    }

    /// Types or pastes a text at the cursor, in place of the selection.
    pub fn insert(&mut self, text: &str) {
        let text = if self.many_lines {
            clean::typed(text)
        } else {
            flat(text)
        };
        if text.is_empty() && self.selection().is_none() {
            return;
        }
        let range = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(range, &text);
    }

    /// Writes a text in place of some bytes, as one step that can be undone.
    pub fn put_over(&mut self, range: Range<usize>, text: &str) {
        let text = if self.many_lines {
            clean::typed(text)
        } else {
            flat(text)
        };
        let range = self.boundary(range.start)..self.boundary(range.end);
        self.replace(range, &text);
    }

    /// Types one character.
    pub fn type_char(&mut self, c: char) {
        let mut buffer = [0; 4];
        self.insert(c.encode_utf8(&mut buffer));
    }

    /// Makes a line break, where the field has lines.
    pub fn newline(&mut self) {
        if self.many_lines {
            self.insert("\n");
        }
    }

    /// Rubs out the selection, or what lies between the cursor and where a motion would lead.
    pub fn rub_out(&mut self, motion: Motion) {
        let range = self.selection().unwrap_or_else(|| {
            let to = self.target(motion).0;
            to.min(self.cursor)..to.max(self.cursor)
        });
        if !range.is_empty() {
            self.replace(range, "");
        }
    }

    /// Takes the selection out and gives it to the caller.
    pub fn cut(&mut self) -> String {
        let cut = self.selected().to_owned();
        if let Some(range) = self.selection() {
            self.replace(range, "");
        }
        cut
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.anchor = Some(0);
        self.cursor = self.text.len();
    }

    /// Puts another text into the field as one step that can be undone.
    pub fn set_text(&mut self, text: &str) {
        self.replace(0..self.text.len(), text);
    }

    /// Takes back the last step; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some((edit, cursor)) = self.history.undo() else {
            return false;
        };
        self.text
            .replace_range(edit.at..edit.at + edit.added.len(), &edit.removed);
        self.settle(cursor);
        true
    }

    /// Does again the step that was taken back; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.history.redo() else {
            return false;
        };
        self.text
            .replace_range(edit.at..edit.at + edit.removed.len(), &edit.added);
        self.settle(edit.at + edit.added.len());
        true
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        let edit = Edit {
            at: range.start,
            removed: self.text[range.clone()].to_owned(),
            added: with.to_owned(),
        };
        self.text.replace_range(range, with);
        let end = edit.at + edit.added.len();
        self.history.push(edit, self.cursor);
        self.settle(end);
    }

    fn settle(&mut self, cursor: usize) {
        // A combining accent typed after its letter makes one grapheme of both: stand behind it.
        let cursor = cursor.min(self.text.len());
        let before = self.boundary(cursor);
        self.cursor = if before == cursor {
            cursor
        } else {
            self.after(before)
        };
        self.anchor = None;
        self.goal = None;
    }

    /// The grapheme boundary at or before a byte.
    fn boundary(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.text.len();
        }
        grapheme_indices(&self.text)
            .map(|(start, _)| start)
            .take_while(|start| *start <= at)
            .last()
            .unwrap_or(0)
    }

    /// The grapheme boundary after the grapheme that begins at a byte.
    fn after(&self, at: usize) -> usize {
        grapheme_indices(&self.text[at..])
            .next()
            .map_or(self.text.len(), |(_, g)| at + g.len())
    }
}

/// What may enter a field of one line: line breaks and runs of spaces around them become one space.
fn flat(text: &str) -> String {
    if text.contains(['\n', '\r', '\t']) {
        clean::typed_line(text)
    } else {
        clean::typed(text)
    }
}

#[cfg(test)]
mod tests;
