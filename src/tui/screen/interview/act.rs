//! What an action does on the interview screen.

use super::entry::Entry;
use super::outline::{self, Outline};
use super::{Interview, Wish};
use crate::form::NonResponse;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Go};
use crate::tui::field::Motion;
use crate::tui::sheet::Card;

impl Interview {
    /// Does an action; `None` where it is not one of the interview's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        if let Some(reading) = &mut self.reading {
            if reading.act(action) {
                return Some(Wish::nothing());
            }
            if action == Action::Back {
                self.reading = None;
                return Some(Wish::nothing());
            }
            return None;
        }
        if let Some(outline) = &mut self.outline {
            return match outline.act(action, &self.sheet) {
                outline::Did::Nothing => Some(Wish::nothing()),
                outline::Did::Close => {
                    self.outline = None;
                    Some(Wish::nothing())
                }
                outline::Did::Go(place) => {
                    self.outline = None;
                    Some(Wish::Do(vec![Effect::Go(Go::To(place))]))
                }
                outline::Did::NotMine => None,
            };
        }
        Some(match action {
            Action::Accept | Action::EditorConfirm => {
                self.write_out();
                self.accept()
            }
            Action::EditorLine | Action::EditNewLine => {
                self.write_out();
                if let Entry::Text(field) = &mut self.entry {
                    field.newline();
                }
                Wish::nothing()
            }
            Action::EditorFull => {
                self.full = !self.full;
                Wish::nothing()
            }
            Action::EditorOutside => match &self.entry {
                Entry::Text(field) => Wish::Outside(field.text().to_owned()),
                _ => Wish::nothing(),
            },
            Action::EditorPageUp => self.motion(Motion::PageUp),
            Action::EditorPageDown => self.motion(Motion::PageDown),
            Action::EditUp if self.stepped() => self.step(1),
            Action::EditDown if self.stepped() => self.step(-1),
            Action::PickUp | Action::TickUp | Action::RankUp | Action::EditUp if self.at_edge(action) => {
                self.go(Go::Previous)
            }
            Action::PickDown | Action::TickDown | Action::RankDown | Action::EditDown
                if self.at_edge(action) =>
            {
                self.go(Go::Next)
            }
            Action::Next => self.go(Go::Next),
            Action::Previous => self.go(Go::Previous),
            Action::NextOpen => self.go(Go::NextOpen),
            Action::NextDoubtful => self.go(Go::NextDoubtful),
            Action::NextAsked => self.go(Go::NextAsked),
            Action::ReplyAsked if self.sheet.asked_back.is_empty() => Wish::Say("interview-nothing-asked"),
            Action::ReplyAsked => Wish::Reply,
            Action::AskField => Wish::Ask,
            Action::WhereIWas => self.go(Go::Back),
            Action::DontKnow => self.missing(NonResponse::DontKnow),
            Action::Refused => self.missing(NonResponse::Refused),
            Action::NotApplicable => self.missing(NonResponse::NotApplicable),
            Action::NotAsked => self.missing(NonResponse::NotAsked),
            Action::Clear => self.clear(),
            Action::Outline => {
                let effects = self.settle();
                self.outline = Some(Outline::new(&self.sheet));
                Wish::Do(effects)
            }
            Action::Respondent => {
                self.respondent = !self.respondent;
                Wish::nothing()
            }
            Action::Guidance => {
                self.guidance = !self.guidance;
                Wish::nothing()
            }
            Action::Reveal => {
                self.revealed = !self.revealed;
                Wish::nothing()
            }
            Action::Jump => Wish::Jump,
            Action::SearchInterview => Wish::Search,
            Action::FormLanguage => {
                let count = self.sheet.languages.len().max(1);
                Wish::Do(vec![Effect::FormLanguage((self.sheet.language + 1) % count)])
            }
            Action::TwoLanguages => Wish::Do(vec![Effect::TwoLanguages(self.sheet.second.is_none())]),
            Action::UndoAnswer => Wish::Do(vec![Effect::UndoAnswer { redo: false }]),
            Action::RedoAnswer => Wish::Do(vec![Effect::UndoAnswer { redo: true }]),
            Action::TenMinutes => Wish::TenMinutes,
            Action::Review => Wish::Review,
            Action::History => match self.sheet.place() {
                Some(place) => Wish::History(place.clone()),
                None => Wish::nothing(),
            },
            Action::PickUp | Action::TickUp | Action::RankUp | Action::RowUp | Action::SignUp => {
                self.cursor(-1)
            }
            Action::PickDown | Action::TickDown | Action::RankDown | Action::RowDown | Action::SignDown => {
                self.cursor(1)
            }
            Action::AcrossLeft => self.across(-1),
            Action::AcrossRight => self.across(1),
            Action::RowPick => self.pick_cell(),
            Action::Tick | Action::RankTake => self.toggle(),
            Action::RankClear => {
                if let Entry::Rank(pick) = &mut self.entry {
                    pick.values.clear();
                }
                Wish::nothing()
            }
            Action::SignNow => self.sign(Some(0)),
            Action::SignBefore => self.sign(Some(1)),
            Action::SignNo => self.sign(Some(2)),
            Action::SignUnknown => self.sign(None),
            Action::ListUp => self.cursor(-1),
            Action::ListDown => self.cursor(1),
            Action::InstanceAdd => match &self.sheet.card {
                Card::Repeat(repeat) if repeat.open => {
                    Wish::Do(vec![Effect::AddInstance(repeat.place.clone())])
                }
                _ => Wish::Say("interview-counted"),
            },
            Action::InstanceRemove => match (&self.sheet.card, &self.entry) {
                (Card::Repeat(repeat), Entry::Repeat(at)) if repeat.open => match repeat.instances.get(*at) {
                    Some(instance) => Wish::Remove(instance.place.clone(), instance.label.clone()),
                    None => Wish::nothing(),
                },
                _ => Wish::Say("interview-counted"),
            },
            Action::InstanceSort => self.sort_next(),
            Action::InstanceOpen => match (&self.sheet.card, &self.entry) {
                (Card::Repeat(repeat), Entry::Repeat(at)) => match repeat.instances.get(*at) {
                    Some(instance) => Wish::Do(vec![Effect::Go(Go::To(instance.place.clone()))]),
                    None => self.go(Go::Next),
                },
                _ => Wish::nothing(),
            },
            Action::Back => {
                if self.respondent || self.full {
                    self.respondent = false;
                    self.full = false;
                    Wish::nothing()
                } else {
                    let mut effects = self.settle();
                    effects.push(Effect::Close);
                    Wish::Close(effects)
                }
            }
            _ => return self.remark(action).or_else(|| self.edit(action)),
        })
    }

    /// An action of the text field.
    fn edit(&mut self, action: Action) -> Option<Wish> {
        let field = self.entry.field()?;
        if !crate::tui::field::act(field, action) {
            return None;
        }
        let choices = self.sheet.question().map_or(&[][..], |view| &view.choices);
        if let Entry::One(pick) | Entry::Many(pick) = &mut self.entry {
            match action {
                Action::RubBack
                | Action::RubOn
                | Action::RubWordBack
                | Action::RubRowBack
                | Action::EditUndo => {
                    pick.narrow(choices);
                }
                _ => {}
            }
        }
        Some(Wish::Do(self.look_at_file()))
    }
}
