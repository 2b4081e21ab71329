//! The lines after an answer: only those that it changed, and the parts of the form in which it opened or closed
//! something.
//!
//! A walk through a thousand questions and five hundred instances takes longer than a key may. What `revise` leaves is
//! what a walk would make; in tests every revision is held against one.

use super::{Desk, sign_column};
use crate::form::Kind;
use crate::interview::{Change, Place};
use crate::locale::Messages;
use crate::tui::sheet::{Line, LineKind, Mark};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Desk {
    /// Brings the lines up to date after an answer.
    pub fn revise(&mut self, change: &Change, messages: &Messages) {
        if change.added.is_empty() && change.removed.is_empty() {
            let parts = self.revised(change, messages);
            self.renew(parts, messages);
        } else {
            self.refresh(messages);
        }
        #[cfg(all(test, debug_assertions))]
        if std::env::var_os("REPERE_KEYS").is_none() {
            let (lines, stops) = self.whole(messages);
            let held: Vec<_> = self.lines.iter().map(|line| (**line).clone()).collect();
            assert_eq!(held, lines, "a revision leaves what a walk makes");
            assert_eq!(self.stops, stops, "a revision leaves what a walk makes");
        }
    }

    /// Revises in place the lines of what has another value or state; gives back the parts of which only a walk can
    /// tell what stands in them now.
    fn revised(&mut self, change: &Change, messages: &Messages) -> BTreeSet<usize> {
        let form = Arc::clone(self.open.form());
        let has_lines = |place: &&Place| {
            let kind = form.node(place.node()).kind;
            kind.has_control() || matches!(kind, Kind::Group | Kind::Repeat)
        };
        let opened = change.relevance.iter().chain(&change.texts).filter(has_lines);
        let mut parts: BTreeSet<usize> = opened.filter_map(|place| self.part_of(place)).collect();
        // The same value again changes nothing and may decide between two versions.
        let here = self.place().cloned();
        let touched = change.values.iter().chain(&change.validity).chain(&here);
        let mut done = Vec::new();
        for place in touched.filter(has_lines) {
            let Some(part) = self.part_of(place).filter(|part| !parts.contains(part)) else {
                continue;
            };
            if sign_column(form.node(place.node())).is_some() {
                // Three questions share a line, and the gravest of their marks.
                parts.insert(part);
            } else if let Some(index) = self.lines.iter().position(|line| line.place == *place)
                && self.lines[index].kind == LineKind::Question
                && !done.contains(&index)
            {
                done.push(index);
                if !self.revise_line(index, messages) {
                    parts.insert(part);
                }
            }
        }
        parts
    }

    /// Revises one line and what stands around it; false where only a walk can tell.
    fn revise_line(&mut self, index: usize, messages: &Messages) -> bool {
        let place = self.lines[index].place.clone();
        let answer = self.shown_answer(&place, messages);
        let before = self.lines[index].marks.first().copied();
        let mark = before.map(|_| self.mark(&place, &self.open.interview().progress(&place)));
        let changed = self.changed_since(&place);
        let line = Arc::make_mut(&mut self.lines[index]);
        line.answer = answer;
        line.changed = changed;
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
