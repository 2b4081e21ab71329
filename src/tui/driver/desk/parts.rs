//! The outline in parts, each made by itself: what one answer opens and closes makes its part anew, not the whole.

use super::Desk;
use crate::form::{Form, Kind};
use crate::interview::Place;
use crate::locale::Messages;
use std::ops::Range;
use std::sync::Arc;

/// A group or repeat at the top of the form, or the questions between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Which children of the form's root.
    pub tops: Range<usize>,
    /// How many lines they make now.
    lines: usize,
    /// How many stops they make now.
    stops: usize,
}

/// The parts of a form, nothing being made of them yet.
pub(super) fn of(form: &Form) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut loose = false;
    for (index, top) in form.root().children.iter().enumerate() {
        let alone = matches!(form.node(*top).kind, Kind::Group | Kind::Repeat);
        match parts.last_mut() {
            Some(last) if loose && !alone => last.tops.end = index + 1,
            _ => parts.push(Part {
                tops: index..index + 1,
                lines: 0,
                stops: 0,
            }),
        }
        loose = !alone;
    }
    parts
}

impl Desk {
    /// The part in which a place stands.
    pub(super) fn part_of(&self, place: &Place) -> Option<usize> {
        let form = self.open.form();
        let root = form.root();
        let mut top = place.node();
        while let Some(parent) = form.node(top).parent.filter(|parent| *parent != root.id) {
            top = parent;
        }
        let child = root.children.iter().position(|child| *child == top)?;
        self.parts.iter().position(|part| part.tops.contains(&child))
    }

    /// Makes parts anew. One stays where one stood, or where the last stop before it stands.
    pub(super) fn renew(&mut self, parts: impl IntoIterator<Item = usize>, messages: &Messages) {
        let here = self.place().cloned();
        let before: Vec<Place> = self.stops[..self.at.min(self.stops.len())]
            .iter()
            .map(|stop| stop.place.clone())
            .collect();
        for index in parts {
            let part = self.parts[index].clone();
            let (lines, stops) = self.walk(&part, messages);
            let first = self.parts[..index].iter().fold((0, 0), |(lines, stops), part| {
                (lines + part.lines, stops + part.stops)
            });
            self.parts[index].lines = lines.len();
            self.parts[index].stops = stops.len();
            let made = lines.into_iter().map(Arc::new);
            self.lines.splice(first.0..first.0 + part.lines, made);
            self.stops.splice(first.1..first.1 + part.stops, stops);
        }
        if let Some(here) = here {
            // The question itself may have gone (its branch closed): stand where the last one before it stands.
            self.at = self
                .stop_of(&here)
                .or_else(|| before.iter().rev().find_map(|place| self.stop_of(place)))
                .unwrap_or(0);
        }
    }

    /// What a walk through everything makes, to hold a revision against.
    #[cfg(all(test, debug_assertions))]
    pub(super) fn whole(&mut self, messages: &Messages) -> (Vec<crate::tui::sheet::Line>, Vec<super::Stop>) {
        let (mut lines, mut stops) = (Vec::new(), Vec::new());
        for part in self.parts.clone() {
            let made = self.walk(&part, messages);
            lines.extend(made.0);
            stops.extend(made.1);
        }
        (lines, stops)
    }
}
