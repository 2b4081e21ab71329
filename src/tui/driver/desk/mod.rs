//! The interview on the table: where one stands in it, which stops there are, and the snapshot for the screen.

use crate::form::Node;
use crate::interview::{Answer, Place};
use crate::locale::Messages;
use crate::session::Open;
use crate::text::short::Abbreviations;
use crate::tui::driver::home::words_of;
use crate::tui::sheet::{Line, Mark};
use std::collections::HashMap;
use std::sync::Arc;

mod cards;
mod lines;
mod page;
mod parts;
mod revise;

/// The list of a form that holds its abbreviations: it travels with the form.
const LIST: &str = crate::form::ABBREVIATIONS;

/// The list of a form that names the functions of informants.
const ROLES: &str = "role";

/// A place where one can stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The question, the first sign question, the group of rows, or the repeat.
    pub place: Place,
    kind: StopKind,
    /// The instance of an open repeat in which it stands.
    within: Option<Place>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StopKind {
    Question,
    Rows,
    Signs,
    Repeat,
}

/// An open interview with the position in it.
#[derive(Debug)]
pub struct Desk {
    /// The interview.
    pub open: Open,
    stops: Vec<Stop>,
    at: usize,
    back: Vec<Place>,
    /// The question is shown in a second language too.
    pub two: bool,
    /// What is written for `;word`.
    short: Arc<Abbreviations>,
    /// Whose answers are typed, `""` for the main informant.
    pub speaker: String,
    /// The code of the person here.
    pub(super) own: String,
    /// The group of which it was said that a colleague has it.
    pub(super) told_away: Option<String>,
    /// The functions that the form names, in the language shown.
    pub(super) roles: Arc<Vec<(String, String)>>,
    answers: HashMap<Place, (Answer, String)>,
    lines: Vec<Arc<Line>>,
    /// What of the lines and stops each part of the form makes.
    parts: Vec<parts::Part>,
}

impl Desk {
    /// Puts an interview on the table, at a place or at the first open question.
    pub fn new(open: Open, at: Option<&Place>, own: &str, messages: &Messages) -> Self {
        let mut desk = Self {
            parts: parts::of(open.form()),
            open,
            stops: Vec::new(),
            at: 0,
            back: Vec::new(),
            two: false,
            short: Arc::default(),
            speaker: String::new(),
            own: own.to_owned(),
            told_away: None,
            roles: Arc::default(),
            answers: HashMap::new(),
            lines: Vec::new(),
        };
        desk.refresh(messages);
        match at {
            Some(place) => desk.at = desk.stop_of(place).unwrap_or(0),
            None => desk.at = 0,
        }
        desk
    }

    /// Learns the abbreviations of the form, in the language shown, and those of the person, which go before.
    pub fn learn(&mut self, own: &Abbreviations) {
        let form = self.open.form();
        let mut short = Abbreviations::default();
        if let Some(list) = form.find_list(LIST) {
            for (value, words) in words_of(form, form.list(list), self.open.interview().language()) {
                short.add(&value, &words);
            }
        }
        short.extend(own);
        self.short = Arc::new(short);
        let roles = form.find_list(ROLES).map(|list| {
            let language = self.open.interview().language();
            words_of(form, form.list(list), language)
        });
        self.roles = Arc::new(roles.unwrap_or_default());
    }

    /// The place where one stands.
    pub fn place(&self) -> Option<&Place> {
        self.stops.get(self.at).map(|stop| &stop.place)
    }

    /// Works out lines and stops anew, after an act; the position stays with its place, or moves to the nearest.
    pub fn refresh(&mut self, messages: &Messages) {
        self.renew(0..self.parts.len(), messages);
    }

    /// Forgets answers in words: the language changed.
    pub fn respell(&mut self, messages: &Messages) {
        self.answers.clear();
        self.refresh(messages);
    }

    /// The stop that shows a place: itself, the card it stands on, or the first one inside it.
    fn stop_of(&self, place: &Place) -> Option<usize> {
        if let Some(index) = self.stops.iter().position(|stop| stop.place == *place) {
            return Some(index);
        }
        let interview = self.open.interview();
        let on_card = self.stops.iter().position(|stop| match stop.kind {
            StopKind::Rows => interview.parent(place).as_ref() == Some(&stop.place),
            StopKind::Signs => {
                interview.parent(place) == interview.parent(&stop.place)
                    && sign_column(interview.form().node(place.node())).is_some()
            }
            _ => false,
        });
        on_card.or_else(|| {
            let inside = |stop: &Stop| {
                let mut around = interview.parent(&stop.place);
                while let Some(found) = around {
                    if found == *place {
                        return true;
                    }
                    around = interview.parent(&found);
                }
                false
            };
            self.stops.iter().position(inside)
        })
    }

    /// Goes to a place; false where it cannot be stopped at.
    pub fn go_to(&mut self, place: &Place) -> bool {
        match self.stop_of(place) {
            Some(index) => {
                if index != self.at {
                    self.remember();
                }
                self.at = index;
                true
            }
            None => false,
        }
    }

    /// Goes to the first question that is open.
    pub fn go_to_first_open(&mut self) {
        let open = |stop: &Stop| {
            let line = self.lines.iter().find(|line| line.place == stop.place);
            line.is_some_and(|line| line.marks.contains(&Mark::Open))
        };
        self.at = self.stops.iter().position(open).unwrap_or(0);
    }

    fn remember(&mut self) {
        if let Some(here) = self.place().cloned() {
            self.back.push(here);
            if self.back.len() > 50 {
                self.back.remove(0);
            }
        }
    }

    /// Goes back to where one was before the last jump.
    pub fn go_back(&mut self) -> bool {
        while let Some(place) = self.back.pop() {
            if let Some(index) = self.stop_of(&place) {
                self.at = index;
                return true;
            }
        }
        false
    }

    /// The next stop; from a repeat, past its instances; from the end of an instance, back to its repeat.
    pub fn next(&mut self) -> bool {
        let Some(here) = self.stops.get(self.at) else {
            return false;
        };
        let next = if here.kind == StopKind::Repeat {
            let repeat = here.place.clone();
            (self.at + 1..self.stops.len()).find(|index| !self.inside_repeat(*index, &repeat))
        } else {
            Some(self.at + 1).filter(|index| *index < self.stops.len())
        };
        let after = next.map(|index| self.stops[index].within.clone());
        if let Some(instance) = &here.within
            && after
                .as_ref()
                .is_none_or(|within| within.as_ref() != Some(instance))
            && let Some(repeat) = self.open.interview().whole(instance)
            && let Some(index) = self.stops.iter().position(|stop| stop.place == repeat)
        {
            self.at = index;
            return true;
        }
        match next {
            Some(index) => {
                self.at = index;
                true
            }
            None => false,
        }
    }

    fn inside_repeat(&self, index: usize, repeat: &Place) -> bool {
        self.stops[index]
            .within
            .as_ref()
            .and_then(|instance| self.open.interview().whole(instance))
            .as_ref()
            == Some(repeat)
    }

    /// The stop before.
    pub fn previous(&mut self) -> bool {
        match self.at.checked_sub(1) {
            Some(index) => {
                self.at = index;
                true
            }
            None => false,
        }
    }

    /// The next stop whose line bears one of the marks, round the end.
    pub fn next_marked(&mut self, marks: &[Mark]) -> bool {
        let count = self.stops.len();
        let found = (1..count).map(|step| (self.at + step) % count).find(|index| {
            let stop = &self.stops[*index];
            stop.kind != StopKind::Repeat
                && self
                    .lines
                    .iter()
                    .find(|line| line.place == stop.place)
                    .is_some_and(|line| line.marks.iter().any(|mark| marks.contains(mark)))
        });
        match found {
            Some(index) => {
                self.remember();
                self.at = index;
                true
            }
            None => false,
        }
    }

    /// The lines of the outline.
    pub fn lines(&self) -> &[Arc<Line>] {
        &self.lines
    }
}

/// The column of a grid of signs that a question is, by its appearance.
fn sign_column(node: &Node) -> Option<usize> {
    ["sign-now", "sign-before", "sign-no"]
        .iter()
        .position(|token| node.looks(token))
}
