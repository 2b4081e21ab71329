//! What is said beside the answers: notes, flags, voices, documents, sittings, the page read back.

use super::{Interview, Reading, Wish};
use crate::interview::Answer;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Go};
use crate::tui::sheet::{LineKind, Mark};

impl Interview {
    /// Does an action that leaves the answer alone; `None` where it is none.
    pub(super) fn remark(&mut self, action: Action) -> Option<Wish> {
        Some(match action {
            Action::Note => Wish::Note,
            Action::FieldNote => Wish::FieldNote,
            Action::Notes => Wish::Do(vec![Effect::LoadNotes]),
            Action::Flag => self.at_place(Effect::Flag),
            Action::Thread => self.at_place(Effect::LoadThread),
            Action::Earlier => self.at_place(Effect::LoadEarlier),
            Action::Translation => match self.sheet.question() {
                Some(_) => {
                    let effects = self.settle();
                    if effects.is_empty() {
                        Wish::Translate
                    } else {
                        Wish::Do(effects)
                    }
                }
                None => Wish::nothing(),
            },
            Action::Why => match self.sheet.question() {
                Some(view) if view.warning.is_some() || matches!(view.answer, Answer::Missing { .. }) => {
                    Wish::Why
                }
                _ => Wish::Say("interview-no-why"),
            },
            Action::Speaker => Wish::Speaker,
            Action::Informants => Wish::Informants,
            Action::HandOver => {
                let mut effects = self.settle();
                effects.push(Effect::AskHandOver);
                Wish::Do(effects)
            }
            Action::Arrival => Wish::Presence { arrives: true },
            Action::Departure => Wish::Presence { arrives: false },
            Action::EveningMode => Wish::Do(vec![Effect::Evening(!self.sheet.evening)]),
            Action::Abbreviations => Wish::Abbreviations,
            Action::ReadBack => {
                let effects = self.settle();
                self.reading = Some(Reading::default());
                Wish::Do(effects)
            }
            Action::Document => self.add_to("ev", "interview-no-documents"),
            Action::Sitting => self.add_to("si", "interview-no-sittings"),
            Action::Repeats => self.next_repeat(),
            _ => return None,
        })
    }

    fn at_place(&mut self, effect: impl FnOnce(crate::interview::Place) -> Effect) -> Wish {
        match self.pointed() {
            Some(place) => Wish::Do(vec![effect(place)]),
            None => Wish::nothing(),
        }
    }

    /// The question that a remark is about: in a list of rows, the one under the cursor.
    pub fn pointed(&self) -> Option<crate::interview::Place> {
        match (&self.sheet.card, &self.entry) {
            (crate::tui::sheet::Card::Rows { rows, .. }, super::Entry::Rows(at)) => {
                rows.get(*at).map(|row| row.place.clone())
            }
            _ => self.sheet.place().cloned(),
        }
    }

    /// Adds an instance to the repeat of that name, from anywhere, or says that there is none. A last instance that is
    /// still empty is filled first.
    fn add_to(&mut self, name: &str, otherwise: &'static str) -> Wish {
        let lines = &self.sheet.lines;
        let at = lines
            .iter()
            .position(|line| line.kind == LineKind::Repeat && line.name == name);
        match at {
            Some(at) => {
                let inside = lines[at + 1..]
                    .iter()
                    .take_while(|line| line.depth > lines[at].depth);
                let last = inside
                    .filter(|line| line.kind == LineKind::Instance && line.name == name)
                    .last();
                let empty = last.filter(|line| line.marks.iter().all(|mark| *mark == Mark::Open));
                if let Some(instance) = empty {
                    return self.go(Go::To(instance.place.clone()));
                }
                let place = lines[at].place.clone();
                let mut effects = self.settle();
                effects.push(Effect::AddInstance(place));
                Wish::Do(effects)
            }
            None => Wish::Say(otherwise),
        }
    }

    /// To the next repeat that people fill (documents, sittings), round the end.
    fn next_repeat(&mut self) -> Wish {
        let open =
            |line: &&std::sync::Arc<crate::tui::sheet::Line>| line.kind == LineKind::Repeat && line.stop;
        let (before, after) = self
            .sheet
            .lines
            .split_at(self.sheet.here.min(self.sheet.lines.len()));
        let found = after
            .iter()
            .skip(1)
            .find(open)
            .or_else(|| before.iter().find(open));
        match found {
            Some(line) => self.go(Go::To(line.place.clone())),
            None => Wish::Say("interview-no-documents"),
        }
    }
}
