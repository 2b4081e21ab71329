//! From what is entered to acts: confirm, leave open, clear, pick, step, keep in the journal.

use super::entry::Entry;
use super::{Interview, Wish};
use crate::form::{Kind, NonResponse};
use crate::interview::typed::{self, Grain};
use crate::interview::{Answer, Place};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Go};
use crate::tui::field::Motion;
use crate::tui::sheet::Card;

impl Interview {
    /// Enter: confirm and go on.
    pub(super) fn accept(&mut self) -> Wish {
        if let Card::Rows { rows, .. } = &self.sheet.card {
            let Entry::Rows(at) = self.entry else {
                return Wish::nothing();
            };
            if self.cell.is_some() {
                return self.pick_cell();
            }
            if at + 1 < rows.len() {
                self.entry = Entry::Rows(at + 1);
                return Wish::nothing();
            }
            return self.go(Go::Next);
        }
        if let (Card::Signs(signs), Entry::Signs(at)) = (&self.sheet.card, &self.entry) {
            if at + 1 < signs.rows.len() {
                self.entry = Entry::Signs(at + 1);
                return Wish::nothing();
            }
            return self.go(Go::Next);
        }
        if self.tick_found() {
            return Wish::nothing();
        }
        self.take_line();
        let Some(view) = self.sheet.question() else {
            return self.go(Go::Next);
        };
        let place = view.place.clone();
        if view.kind == Kind::Acknowledge && !view.readonly && view.answer.is_blank() {
            let answer = Answer::Value("OK".to_owned());
            return Wish::Do(vec![
                Effect::Answer {
                    place,
                    answer,
                    reason: String::new(),
                },
                Effect::Go(Go::NextIfSound),
            ]);
        }
        if let Some(answer) = self.pending() {
            self.weighing = Some(place.clone());
            return Wish::Do(vec![
                Effect::Answer {
                    place,
                    answer,
                    reason: String::new(),
                },
                Effect::Go(Go::NextIfSound),
            ]);
        }
        let open = view.required && view.answer.is_blank() && view.kind != Kind::Note;
        if open && self.reminded.as_ref() != Some(&place) {
            self.reminded = Some(place);
            return Wish::Say("interview-required");
        }
        self.go(Go::Next)
    }

    /// In a list, Enter takes the line under the cursor where nothing was picked by its number.
    pub(super) fn take_line(&mut self) {
        let Some(view) = self.sheet.question() else { return };
        if let Entry::One(pick) = &mut self.entry
            && (pick.touched || pick.filters())
            && let Some(choice) = pick.under().and_then(|index| view.choices.get(index))
        {
            pick.values = vec![choice.value.clone()];
        }
    }

    /// In a list of several, Enter ticks what words have found and waits for the next word; with nothing typed, or after
    /// numbers, it confirms. Says whether it waits.
    fn tick_found(&mut self) -> bool {
        let Some(view) = self.sheet.question() else {
            return false;
        };
        let Entry::Many(pick) = &mut self.entry else {
            return false;
        };
        if !pick.filters() {
            return false;
        }
        let numbers = pick.numbers(view.choices.len());
        let found = if numbers.is_empty() {
            pick.under().into_iter().collect()
        } else {
            numbers.clone()
        };
        for choice in found.into_iter().filter_map(|index| view.choices.get(index)) {
            pick.toggle(&choice.value);
        }
        if let Some(filter) = &mut pick.filter {
            filter.set_text("");
        }
        pick.narrow(&view.choices);
        numbers.is_empty()
    }

    /// What stands in the control and is no answer yet.
    pub(super) fn pending(&self) -> Option<Answer> {
        let view = self.sheet.question()?;
        if view.readonly {
            return None;
        }
        let grain = Grain::of(&view.appearance);
        self.entry
            .pending(view, |text| typed::canonical(view.kind, grain, text, self.today))
    }

    /// Makes what was entered an answer, before one goes elsewhere.
    pub fn settle(&self) -> Vec<Effect> {
        let (Some(view), Some(answer)) = (self.sheet.question(), self.pending()) else {
            return Vec::new();
        };
        vec![Effect::Answer {
            place: view.place.clone(),
            answer,
            reason: String::new(),
        }]
    }

    pub(super) fn go(&mut self, to: Go) -> Wish {
        let mut effects = self.settle();
        effects.push(Effect::Go(to));
        Wish::Do(effects)
    }

    /// Goes to a place chosen in a window.
    pub fn go_to(&mut self, place: Place) -> Vec<Effect> {
        let mut effects = self.settle();
        effects.push(Effect::Go(Go::To(place)));
        effects
    }

    pub(super) fn missing(&mut self, kind: NonResponse) -> Wish {
        let answer = Answer::Missing {
            kind,
            reason: String::new(),
        };
        let set = |place: &Place| Effect::Answer {
            place: place.clone(),
            answer: answer.clone(),
            reason: String::new(),
        };
        match (&self.sheet.card, &self.entry) {
            (Card::Question(view), _) if view.kind != Kind::Note => {
                if !view.nonresponse.allows(kind) {
                    return Wish::Say("interview-no-nonresponse");
                }
                // What was typed is answered first: it stays in the history, and one undo brings it back.
                let answered = set(&view.place);
                let mut effects = self.settle();
                effects.extend([answered, Effect::Go(Go::NextIfSound)]);
                Wish::Do(effects)
            }
            (Card::Rows { rows, .. }, Entry::Rows(at)) => match rows.get(*at) {
                Some(row) if row.nonresponse.allows(kind) => {
                    let effects = vec![set(&row.place)];
                    let last = at + 1 >= rows.len();
                    self.entry = Entry::Rows(if last { *at } else { at + 1 });
                    Wish::Do(effects)
                }
                _ => Wish::Say("interview-no-nonresponse"),
            },
            (Card::Signs(signs), _) => {
                let open: Vec<Effect> = signs
                    .columns
                    .iter()
                    .filter(|column| column.answer.is_blank() && column.nonresponse.allows(kind))
                    .map(|column| set(&column.place))
                    .collect();
                if open.is_empty() {
                    Wish::Say("interview-no-nonresponse")
                } else {
                    Wish::Do(open)
                }
            }
            _ => Wish::nothing(),
        }
    }

    pub(super) fn clear(&mut self) -> Wish {
        let blank = |place: &Place| Effect::Answer {
            place: place.clone(),
            answer: Answer::Value(String::new()),
            reason: String::new(),
        };
        match (&self.sheet.card, &mut self.entry) {
            (Card::Question(view), entry) if !view.readonly => {
                if let Entry::Text(field) = entry {
                    field.set_text("");
                }
                if view.answer.is_blank() {
                    Wish::nothing()
                } else {
                    Wish::Do(vec![blank(&view.place)])
                }
            }
            (Card::Rows { rows, .. }, Entry::Rows(at)) => match rows.get(*at) {
                Some(row) if !row.answer.is_blank() => Wish::Do(vec![blank(&row.place)]),
                _ => Wish::nothing(),
            },
            _ => Wish::nothing(),
        }
    }

    pub(super) fn cursor(&mut self, by: isize) -> Wish {
        use crate::tui::widget::list::step;
        match (&mut self.entry, &self.sheet.card) {
            (Entry::One(pick), _) => {
                pick.cursor = step(pick.cursor, by, pick.shown.len());
                pick.touched = true;
                pick.number = 0;
            }
            (Entry::Many(pick) | Entry::Rank(pick), _) => {
                pick.cursor = step(pick.cursor, by, pick.shown.len());
                pick.number = 0;
            }
            (Entry::Rows(at), Card::Rows { rows, .. }) => {
                *at = step(*at, by, rows.len());
                self.cell = None;
            }
            (Entry::Signs(at), Card::Signs(signs)) => *at = step(*at, by, signs.rows.len()),
            (Entry::Repeat(at), Card::Repeat(repeat)) => *at = step(*at, by, repeat.instances.len()),
            _ => {}
        }
        Wish::nothing()
    }

    /// Whether an arrow would leave the control, where others stand above and below it on one page.
    pub(super) fn at_edge(&self, action: Action) -> bool {
        let Some(page) = self.sheet.page.as_ref().filter(|_| !self.full) else {
            return false;
        };
        let up = matches!(
            action,
            Action::PickUp | Action::TickUp | Action::RankUp | Action::EditUp
        );
        let last = if up {
            page.here == 0
        } else {
            page.here + 1 == page.items.len()
        };
        let edge = match &self.entry {
            Entry::One(pick) | Entry::Many(pick) | Entry::Rank(pick) if up => pick.cursor == 0,
            Entry::One(pick) | Entry::Many(pick) | Entry::Rank(pick) => pick.cursor + 1 >= pick.shown.len(),
            Entry::Text(field) => field.on_edge(if up { Motion::Up } else { Motion::Down }),
            _ => false,
        };
        edge && !last
    }

    pub(super) fn toggle(&mut self) -> Wish {
        let Some(view) = self.sheet.question() else {
            return Wish::nothing();
        };
        if let Entry::Many(pick) | Entry::Rank(pick) = &mut self.entry
            && let Some(choice) = pick.under().and_then(|index| view.choices.get(index))
        {
            pick.toggle(&choice.value.clone());
        }
        Wish::nothing()
    }

    pub(super) fn motion(&mut self, motion: Motion) -> Wish {
        if let Some(field) = self.entry.field() {
            field.go(motion, false);
        }
        Wish::nothing()
    }

    /// Whether arrows step the value: days and whole numbers.
    pub(super) fn stepped(&self) -> bool {
        self.sheet
            .question()
            .is_some_and(|view| matches!(view.kind, Kind::Date | Kind::Integer | Kind::Range))
    }

    pub(super) fn step(&mut self, by: i64) -> Wish {
        let Some(view) = self.sheet.question() else {
            return Wish::nothing();
        };
        let grain = Grain::of(&view.appearance);
        let kind = view.kind;
        let Entry::Text(field) = &mut self.entry else {
            return Wish::nothing();
        };
        if kind == Kind::Range {
            if let Some(next) = super::range::stepped(view, field.text(), by) {
                field.set_text(&next);
            }
            return Wish::nothing();
        }
        let text = typed::canonical(kind, grain, field.text(), self.today);
        if let Some(next) = typed::stepped(kind, grain, &text, by, self.today) {
            field.set_text(&next);
        }
        Wish::nothing()
    }

    /// What the journal should hold and does not yet: called when a second has passed, and before leaving.
    pub fn journal(&mut self) -> Option<Effect> {
        let view = self.sheet.question()?;
        let place = view.place.clone();
        let text = self.entry.text()?;
        let cursor = self.entry.cursor();
        let standing = view.typed();
        let now = (place.clone(), text.clone(), cursor);
        if self.journal.as_ref() == Some(&now) || (self.journal.is_none() && text == standing) {
            return None;
        }
        self.journal = Some(now);
        Some(Effect::Draft { place, text, cursor })
    }

    /// Something could not be made durable: the message stays until it is, and what is in the field is kept again as
    /// soon as the disk takes it.
    pub fn not_kept(&mut self, what: String) {
        self.failure = Some(what);
        self.journal = None;
    }

    /// The text of an editor outside came back.
    pub fn edited(&mut self, text: &str) {
        if let Entry::Text(field) = &mut self.entry {
            field.set_text(&crate::text::clean::typed(text));
        }
    }
}
