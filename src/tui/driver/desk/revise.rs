//! The lines after an answer: only those that it changed, where it opened and closed nothing.
//!
//! A walk through a thousand questions and five hundred instances takes longer than a key may. What `revise` leaves is
//! what a walk would make; in tests every revision is held against one.

use super::{Desk, sign_column};
use crate::interview::Change;
use crate::locale::Messages;
use crate::tui::sheet::{Line, LineKind, Mark};
use std::sync::Arc;

impl Desk {
    /// Brings the lines up to date after an answer.
    pub fn revise(&mut self, change: &Change, messages: &Messages) {
        if !self.revised(change, messages) {
            self.refresh(messages);
        }
        #[cfg(all(test, debug_assertions))]
        {
            let (walked, _) = self.walk(messages);
            let held: Vec<_> = self.lines.iter().map(|line| (**line).clone()).collect();
            assert_eq!(held, walked, "a revision leaves what a walk makes");
        }
    }

    /// Revises the lines in place; false where only a walk can tell what stands now.
    fn revised(&mut self, change: &Change, messages: &Messages) -> bool {
        let still = change.relevance.is_empty()
            && change.texts.is_empty()
            && change.added.is_empty()
            && change.removed.is_empty();
        if !still {
            return false;
        }
        let form = Arc::clone(self.open.form());
        let touched = change.values.iter().chain(&change.validity);
        let mut indices = Vec::new();
        for place in touched {
            if sign_column(form.node(place.node())).is_some() {
                // Three questions share a line, and the gravest of their marks.
                return false;
            }
            // What is computed in silence has no line.
            if let Some(index) = self.lines.iter().position(|line| line.place == *place)
                && self.lines[index].kind == LineKind::Question
                && !indices.contains(&index)
            {
                indices.push(index);
            }
        }
        if let Some(here) = self.place().cloned()
            && let Some(index) = self.lines.iter().position(|line| line.place == here)
            && self.lines[index].kind == LineKind::Question
            && !indices.contains(&index)
        {
            // The same value again changes nothing and may decide between two versions.
            indices.push(index);
        }
        indices.into_iter().all(|index| self.revise_line(index, messages))
    }

    fn revise_line(&mut self, index: usize, messages: &Messages) -> bool {
        let place = self.lines[index].place.clone();
        let answer = self.shown_answer(&place, messages);
        let before = self.lines[index].marks.first().copied();
        let mark = before.map(|_| self.mark(&place, &self.open.interview().progress(&place)));
        let line = Arc::make_mut(&mut self.lines[index]);
        line.answer = answer;
        line.marks = mark.into_iter().collect();
        self.revise_around(index, mark.filter(|mark| before != Some(*mark)))
    }

    /// Gives the groups around a line its new mark, and the instances around it their name.
    fn revise_around(&mut self, index: usize, mark: Option<Mark>) -> bool {
        let mut depth = self.lines[index].depth;
        // How many marks stand between a line around and the question.
        let mut between = 0;
        for around in (0..index).rev() {
            let line = &self.lines[around];
            if line.depth >= depth {
                if line.kind == LineKind::Question {
                    between += line.marks.len();
                }
                continue;
            }
            depth = line.depth;
            if let Some(mark) = mark
                && let Some(held) = Arc::make_mut(&mut self.lines[around]).marks.get_mut(between)
            {
                *held = mark;
            }
            if self.lines[around].kind == LineKind::Instance && !self.rename_instance(around) {
                return false;
            }
            if depth == 0 {
                break;
            }
        }
        true
    }

    /// Calls an instance by its first answer; false where that is gone and only its number is left.
    fn rename_instance(&mut self, index: usize) -> bool {
        let inside = self.lines_in(&self.lines[index].place);
        let Some(first) = inside.first() else {
            return false;
        };
        if self.open.interview().parent(&first.place).as_ref() != Some(&self.lines[index].place) {
            // It bears the words of the one group in it, whose own line it took.
            return true;
        }
        match first_answer(inside.iter().map(Arc::as_ref)) {
            Some(name) => {
                let name = name.to_owned();
                Arc::make_mut(&mut self.lines[index]).label = name;
                true
            }
            None => false,
        }
    }
}

/// The first answer in an instance, by which it is called.
pub(super) fn first_answer<'a>(mut inside: impl Iterator<Item = &'a Line>) -> Option<&'a str> {
    inside
        .find(|line| line.kind == LineKind::Question && !line.answer.is_empty())
        .map(|line| line.answer.as_str())
}
