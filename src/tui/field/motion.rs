//! Where the cursor of an editor goes.

use super::Field;
use crate::text::{bidi, grapheme_indices, wrap};
use unicode_segmentation::UnicodeSegmentation;

/// A motion of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme towards the left of the screen.
    Left,
    /// One grapheme towards the right of the screen.
    Right,
    /// One grapheme back in the text.
    Back,
    /// One grapheme on in the text.
    On,
    /// To the beginning of the word, or of the one before.
    WordBack,
    /// Behind the word, or the next one.
    WordOn,
    /// To the beginning of the row.
    RowStart,
    /// To the end of the row.
    RowEnd,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One window up.
    PageUp,
    /// One window down.
    PageDown,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
}

impl Field {
    /// Moves the cursor, taking the selection along or letting it go; false where the cursor cannot go further.
    pub fn go(&mut self, motion: Motion, select: bool) -> bool {
        let from = self.cursor;
        if !select && let Some(range) = self.selection() {
            // An arrow lets a selection go on the side to which it points.
            match motion {
                Motion::Left | Motion::Back => return self.place(range.start),
                Motion::Right | Motion::On => return self.place(range.end),
                _ => {}
            }
        }
        let (to, goal) = self.target(motion);
        self.anchor = if select { self.anchor.or(Some(from)) } else { None };
        self.cursor = to;
        self.goal = goal;
        to != from
    }

    fn place(&mut self, at: usize) -> bool {
        self.set_cursor(at);
        true
    }

    /// Whether the cursor cannot go further in a direction.
    pub fn on_edge(&self, motion: Motion) -> bool {
        self.target(motion).0 == self.cursor
    }

    /// Where a motion leads, and the cell that the next vertical motion should keep.
    pub(super) fn target(&self, motion: Motion) -> (usize, Option<usize>) {
        let text = self.text();
        let at = self.cursor();
        match motion {
            Motion::Left | Motion::Right => {
                let right_to_left = bidi::direction(self.paragraph()) == bidi::Direction::RightToLeft;
                let back = (motion == Motion::Left) != right_to_left;
                (if back { self.back() } else { self.on() }, None)
            }
            Motion::Back => (self.back(), None),
            Motion::On => (self.on(), None),
            Motion::WordBack => (
                word_starts(text)
                    .take_while(|start| *start < at)
                    .last()
                    .unwrap_or(0),
                None,
            ),
            Motion::WordOn => (word_ends(text).find(|end| *end > at).unwrap_or(text.len()), None),
            Motion::Start => (0, None),
            Motion::End => (text.len(), None),
            Motion::RowStart
            | Motion::RowEnd
            | Motion::Up
            | Motion::Down
            | Motion::PageUp
            | Motion::PageDown => self.in_rows(motion),
        }
    }

    fn in_rows(&self, motion: Motion) -> (usize, Option<usize>) {
        let window = self.window();
        let text = self.text();
        // A field of one line scrolls sideways: it has one row however long it is.
        let width = if self.many_lines() {
            window.width
        } else {
            usize::MAX
        };
        let rows = wrap::rows(text, width);
        let here = wrap::row_of(&rows, self.cursor());
        let goal = self
            .goal
            .unwrap_or_else(|| wrap::cell_of(text, &rows[here], self.cursor()));
        let page = window.height.saturating_sub(1).max(1);
        let there = match motion {
            Motion::RowStart => return (rows[here].start, None),
            Motion::RowEnd => return (wrap::byte_at(text, &rows[here], usize::MAX), None),
            Motion::Up => here.checked_sub(1),
            Motion::Down => Some(here + 1).filter(|row| *row < rows.len()),
            Motion::PageUp => (here > 0).then(|| here.saturating_sub(page)),
            _ => (here + 1 < rows.len()).then(|| (here + page).min(rows.len() - 1)),
        };
        match there {
            Some(row) => (wrap::byte_at(text, &rows[row], goal), Some(goal)),
            None => (self.cursor(), Some(goal)),
        }
    }

    fn back(&self) -> usize {
        grapheme_indices(&self.text()[..self.cursor()])
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn on(&self) -> usize {
        self.after(self.cursor().min(self.text().len()))
    }

    /// The line of text in which the cursor stands.
    fn paragraph(&self) -> &str {
        let (before, after) = self.text().split_at(self.cursor());
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after
            .find('\n')
            .map_or(self.text().len(), |at| self.cursor() + at);
        &self.text()[start..end]
    }
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    text.unicode_word_indices().map(|(start, _)| start)
}

fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    text.unicode_word_indices()
        .map(|(start, word)| start + word.len())
}
