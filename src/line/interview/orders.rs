//! Typed commands in an interview: what each does, and where it leads.

use super::super::desk::Desk;
use super::super::entry::Entry;
use super::super::talk::{Stage, Talk};
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Place};
use crate::text::fold::fold;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Go};
use crate::tui::screen::interview::find;
use crate::tui::sheet::{Card, LineKind, Sheet};

impl Talk {
    pub(in crate::line) fn act_interview(&mut self, action: Action, rest: &str) -> Option<Vec<Effect>> {
        let sheet = self.sheet.clone()?;
        let here = self.pointed();
        Some(match action {
            Action::Back => {
                self.read_next();
                vec![Effect::Close]
            }
            Action::Previous if self.row > 0 && matches!(sheet.card, Card::Rows { .. } | Card::Signs(_)) => {
                self.row -= 1;
                self.read_next();
                Vec::new()
            }
            Action::Next => vec![Effect::Go(Go::Next)],
            Action::Previous => vec![Effect::Go(Go::Previous)],
            Action::NextOpen => vec![Effect::Go(Go::NextOpen)],
            Action::NextDoubtful => vec![Effect::Go(Go::NextDoubtful)],
            Action::WhereIWas => vec![Effect::Go(Go::Back)],
            Action::DontKnow => self.missing(NonResponse::DontKnow, rest)?,
            Action::Refused => self.missing(NonResponse::Refused, rest)?,
            Action::NotApplicable => self.missing(NonResponse::NotApplicable, rest)?,
            Action::NotAsked => self.missing(NonResponse::NotAsked, rest)?,
            Action::Clear => self.clear(&sheet),
            Action::Note if rest.is_empty() => {
                self.push(Stage::Entry(Entry::Note));
                Vec::new()
            }
            Action::Note => vec![Effect::Note {
                place: here,
                text: sheet.short.written_out(rest),
            }],
            Action::ReplyAsked | Action::AskField if rest.is_empty() => {
                self.say("line-words-needed");
                Vec::new()
            }
            Action::ReplyAsked => vec![Effect::Reply(sheet.short.written_out(rest))],
            Action::AskField => vec![Effect::AskField(sheet.short.written_out(rest))],
            Action::Jump => self.jump(&sheet, rest),
            Action::SearchInterview => {
                let found = find(&sheet, rest);
                self.list_places(&sheet, &found)
            }
            Action::Outline => self.outline(&sheet, rest),
            Action::Repeats => {
                let repeats: Vec<usize> = (0..sheet.lines.len())
                    .filter(|index| sheet.lines[*index].kind == LineKind::Repeat && sheet.lines[*index].stop)
                    .collect();
                self.list_places(&sheet, &repeats)
            }
            Action::FieldNote if rest.is_empty() => {
                self.push(Stage::Entry(Entry::FieldNote));
                Vec::new()
            }
            Action::FieldNote => vec![Effect::Note {
                place: None,
                text: sheet.short.written_out(rest),
            }],
            Action::Notes => vec![Effect::LoadNotes],
            Action::Flag => {
                self.read_again();
                self.pointed().map(Effect::Flag).into_iter().collect()
            }
            Action::Thread => here.map(Effect::LoadThread).into_iter().collect(),
            Action::Earlier => self.pointed().map(Effect::LoadEarlier).into_iter().collect(),
            Action::Translation => {
                let place = sheet.question().map(|view| view.place.clone())?;
                let text = sheet.short.written_out(rest);
                vec![Effect::Translate { place, text }]
            }
            Action::Why => self.why(&sheet, rest),
            Action::Speaker => self.speaker(&sheet, rest),
            Action::HandOver => self.hand_over(&sheet, rest),
            Action::Informants => self.informant(&sheet, rest),
            Action::Arrival | Action::Departure if rest.is_empty() => {
                self.say("line-who");
                Vec::new()
            }
            Action::Arrival | Action::Departure => vec![Effect::Presence {
                code: rest.to_owned(),
                arrives: action == Action::Arrival,
            }],
            Action::EveningMode => vec![Effect::Evening(!sheet.evening)],
            Action::Abbreviations => {
                let none = sheet.short.is_empty();
                self.say(if none {
                    "window-no-abbreviations"
                } else {
                    "window-abbreviations"
                });
                for (short, long) in sheet.short.iter() {
                    self.tell(&format!("{short}  {}", crate::text::clean::prose(long)));
                }
                Vec::new()
            }
            Action::ReadBack => {
                self.read_back(&sheet);
                Vec::new()
            }
            Action::Sitting => self.add_to(&sheet, "si", "interview-no-sittings"),
            Action::Document => self.add_to(&sheet, "ev", "interview-no-documents"),
            Action::InstanceAdd => self.add_instance(),
            Action::InstanceRemove => {
                if rest.is_empty() {
                    self.say("line-repeat");
                    return Some(Vec::new());
                }
                return match &sheet.card {
                    Card::Repeat(_) => Some(self.hear_interview(&format!("-{rest}"))),
                    _ => None,
                };
            }
            Action::FormLanguage => {
                let count = sheet.languages.len().max(1);
                self.read_again();
                vec![Effect::FormLanguage((sheet.language + 1) % count)]
            }
            Action::TwoLanguages => {
                self.read_again();
                vec![Effect::TwoLanguages(sheet.second.is_none())]
            }
            Action::UndoAnswer => vec![Effect::UndoAnswer { redo: false }],
            Action::RedoAnswer => vec![Effect::UndoAnswer { redo: true }],
            Action::TenMinutes => {
                self.push(Stage::Entry(Entry::TenMinutes));
                Vec::new()
            }
            Action::Review | Action::ReviewSubmit => vec![Effect::LoadReview],
            Action::History => here.map(Effect::LoadHistory).into_iter().collect(),
            Action::Respondent => {
                self.sober = !self.sober;
                self.read_again();
                Vec::new()
            }
            Action::Guidance => {
                let view = self.asked(&sheet)?;
                let text = crate::text::clean::prose(&view.guidance.text).into_owned();
                if text.is_empty() {
                    self.say("line-no-guidance");
                } else {
                    self.tell(&text);
                }
                Vec::new()
            }
            Action::Reveal => {
                let view = self.asked(&sheet)?;
                let text = crate::tui::driver::words::answer(&view, &self.messages);
                self.with("line-answer", &[("answer", text.into())]);
                Vec::new()
            }
            Action::EditorFull => {
                let view = sheet
                    .question()
                    .filter(|view| view.kind == Kind::Text && !view.readonly)?;
                let standing = sheet
                    .draft
                    .as_ref()
                    .map_or(view.answer.text(), |draft| draft.text.as_str());
                let lines: Vec<String> = standing.lines().map(str::to_owned).collect();
                if !lines.is_empty() {
                    self.tell(&crate::text::clean::prose(standing));
                }
                self.push(Stage::Entry(Entry::Long { lines }));
                Vec::new()
            }
            Action::EditorOutside => {
                let view = sheet
                    .question()
                    .filter(|view| view.kind == Kind::Text && !view.readonly)?;
                vec![Effect::EditOutside(view.answer.text().to_owned())]
            }
            _ => return None,
        })
    }

    /// Adds an instance to the repeat of that name, from anywhere, or says that there is none.
    fn add_to(&mut self, sheet: &Sheet, name: &str, otherwise: &str) -> Vec<Effect> {
        let repeat = sheet
            .lines
            .iter()
            .find(|line| line.kind == LineKind::Repeat && line.name == name);
        match repeat {
            Some(line) => vec![Effect::AddInstance(line.place.clone())],
            None => {
                self.say(otherwise);
                Vec::new()
            }
        }
    }

    /// Why there is no answer, or why a doubtful one stands.
    fn why(&mut self, sheet: &Sheet, reason: &str) -> Vec<Effect> {
        let explained = sheet.question().and_then(|view| match &view.answer {
            Answer::Missing { kind, .. } => Some((
                view.place.clone(),
                Answer::Missing {
                    kind: *kind,
                    reason: reason.to_owned(),
                },
                String::new(),
            )),
            value @ Answer::Value(_) if view.warning.is_some() => {
                Some((view.place.clone(), value.clone(), reason.to_owned()))
            }
            Answer::Value(_) => None,
        });
        match explained {
            Some((place, answer, reason)) => vec![Effect::Answer {
                place,
                answer,
                reason,
            }],
            None => {
                self.say("interview-no-why");
                Vec::new()
            }
        }
    }

    /// Goes where a number or a name points; lists what words could mean.
    fn jump(&mut self, sheet: &Sheet, typed: &str) -> Vec<Effect> {
        let found = find(sheet, typed);
        let exact = typed.parse::<usize>().is_ok()
            || found
                .first()
                .is_some_and(|index| fold(&sheet.lines[*index].name) == fold(typed));
        match found.as_slice() {
            [first, rest @ ..] if exact || rest.is_empty() => {
                vec![Effect::Go(Go::To(sheet.lines[*first].place.clone()))]
            }
            _ => self.list_places(sheet, &found),
        }
    }

    /// Reads out places to go to.
    fn list_places(&mut self, sheet: &Sheet, found: &[usize]) -> Vec<Effect> {
        let places = found.iter().map(|index| {
            let line = &sheet.lines[*index];
            let words = if line.answer.is_empty() || line.kind != LineKind::Question {
                line.label.clone()
            } else {
                format!("{} : {}", line.label, line.answer)
            };
            (line.place.clone(), words)
        });
        let places: Vec<(Place, String)> = places.collect();
        if places.is_empty() {
            self.say("interview-no-match");
        } else {
            self.push(Stage::Desk(Desk::Places(places)));
        }
        Vec::new()
    }

    /// The outline: the groups, or the questions of one of them.
    fn outline(&mut self, sheet: &Sheet, typed: &str) -> Vec<Effect> {
        let groups: Vec<usize> = (0..sheet.lines.len())
            .filter(|index| sheet.lines[*index].depth == 0)
            .collect();
        let number = typed
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let lines: Vec<usize> = match number.and_then(|number| groups.get(number).map(|at| (number, *at))) {
            Some((number, from)) => {
                let to = groups.get(number + 1).copied().unwrap_or(sheet.lines.len());
                (from..to).collect()
            }
            None => groups,
        };
        let places = lines.iter().map(|index| {
            let line = &sheet.lines[*index];
            let state = self.state_words(line);
            let words = if state.is_empty() {
                line.label.clone()
            } else {
                format!("{} : {state}", line.label)
            };
            (line.place.clone(), words)
        });
        let places = places.collect();
        self.push(Stage::Desk(Desk::Places(places)));
        Vec::new()
    }
}
