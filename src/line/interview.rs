//! In an interview: answers and commands at a card.

mod hand_over;
mod informants;
mod orders;

use super::answer::{self, Read};
use super::entry::Entry;
use super::talk::{Stage, Talk};
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Place, QuestionView};
use crate::text::fold::fold;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Go};
use crate::tui::keymap::Keymap;
use crate::tui::screen::interview::choose::row_keys;
use crate::tui::sheet::{Card, Sheet};

use std::borrow::Cow;

impl Talk {
    /// Takes the interview as it stands after an act or a move.
    pub(super) fn take_sheet(&mut self, sheet: Sheet) -> Vec<Effect> {
        let same_place = self.sheet.as_ref().map(Sheet::place) == Some(sheet.place());
        let weighed = self.weighing.take();
        if !same_place {
            self.row = first_open_row(&sheet.card);
        }
        let opened = !self.stages.contains(&Stage::Interview);
        if opened {
            // The page on which it was begun is done.
            self.stages.retain(|stage| *stage == Stage::Home);
            self.stages.push(Stage::Interview);
        }
        let warning = sheet.question().and_then(|view| {
            let weighs = weighed.as_ref() == Some(&view.place) && view.valid;
            view.warning
                .as_ref()
                .filter(|_| weighs)
                .map(|warning| warning.text.clone())
        });
        self.sheet = Some(sheet);
        self.read_next();
        if let Some(warning) = warning {
            self.tell(&crate::text::clean::prose(&warning));
            self.push(Stage::Entry(Entry::Reason));
        }
        let evening = self.sheet.as_ref().is_some_and(|sheet| sheet.evening);
        if opened && self.from_paper && !evening {
            return vec![Effect::Evening(true)];
        }
        Vec::new()
    }

    /// An answer and the way on; a question that is invalid stays in front.
    pub(super) fn give(&mut self, place: &Place, answer: Answer) -> Vec<Effect> {
        self.weighing = Some(place.clone());
        self.read_next();
        vec![
            Effect::Answer {
                place: place.clone(),
                answer,
                reason: String::new(),
            },
            Effect::Go(Go::NextIfSound),
        ]
    }

    pub(super) fn hear_interview(&mut self, line: &str) -> Vec<Effect> {
        let Some(sheet) = self.sheet.clone() else {
            return Vec::new();
        };
        match &sheet.card {
            Card::Question(view) => self.hear_question(&sheet, view, line),
            Card::Rows { rows, .. } => self.hear_row(rows, line.trim()),
            Card::Signs(signs) => {
                let Some((sign, _)) = signs.rows.get(self.row) else {
                    return vec![Effect::Go(Go::Next)];
                };
                let typed = fold(line.trim());
                let column = self.sign_column(&typed);
                if column.is_none() && !matches!(typed.as_str(), "" | "?") {
                    self.say("line-signs");
                    return Vec::new();
                }
                let acts = if typed.is_empty() {
                    Vec::new()
                } else {
                    signs.put(sign, column)
                };
                let mut effects: Vec<Effect> = acts
                    .into_iter()
                    .map(|(place, answer)| set(place, answer))
                    .collect();
                effects.extend(self.next_row(signs.rows.len()));
                effects
            }
            Card::Repeat(repeat) => match line.trim() {
                "" => vec![Effect::Go(Go::Next)],
                "+" => self.add_instance(),
                typed => {
                    let (removes, number) = match typed.strip_prefix('-') {
                        Some(rest) => (true, rest.trim()),
                        None => (false, typed),
                    };
                    let index = number
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    let Some(instance) = index.and_then(|index| repeat.instances.get(index)) else {
                        self.say("line-repeat");
                        return Vec::new();
                    };
                    if !removes {
                        return vec![Effect::Go(Go::To(instance.place.clone()))];
                    }
                    self.remove(repeat.open, &instance.place, &instance.label);
                    Vec::new()
                }
            },
            Card::Empty => vec![Effect::Go(Go::Next)],
        }
    }

    /// The column of signs that is meant: by the word that is read out, or by the keys of the full screen.
    fn sign_column(&self, typed: &str) -> Option<usize> {
        const COLUMNS: [(&str, Action); 3] = [
            ("interview-sign-now", Action::SignNow),
            ("interview-sign-before", Action::SignBefore),
            ("interview-sign-no", Action::SignNo),
        ];
        let keymap = Keymap::default();
        COLUMNS.iter().position(|(word, action)| {
            self.word(word) == typed || keymap.keys(*action).any(|key| key == typed)
        })
    }

    fn hear_question(&mut self, sheet: &Sheet, view: &QuestionView, line: &str) -> Vec<Effect> {
        let closed = view.readonly || view.kind == Kind::Note;
        let line = if is_long(view) { line } else { line.trim() };
        let line = &*if view.kind == Kind::Text {
            Cow::Owned(sheet.short.written_out(line))
        } else {
            Cow::Borrowed(line)
        };
        if line.is_empty() {
            return self.go_on(sheet, view);
        }
        if closed {
            self.say("line-closed");
            return Vec::new();
        }
        if view.kind == Kind::Acknowledge {
            let yes = matches!(fold(line).as_str(), "o" | "oui" | "y" | "yes" | "ok" | "1");
            if yes {
                return self.give(&view.place, Answer::Value("OK".to_owned()));
            }
            self.say("interview-acknowledge");
            return Vec::new();
        }
        if is_long(view) {
            if line == "." {
                return vec![Effect::Go(Go::Next)];
            }
            self.stages.push(Stage::Entry(Entry::Long { lines: Vec::new() }));
            return self.hear_entry(Entry::Long { lines: Vec::new() }, line);
        }
        match answer::read(view, line, self.today) {
            Read::Answer(answer) => self.give(&view.place, answer),
            unclear => {
                self.unclear(&view.choices, &unclear);
                Vec::new()
            }
        }
    }

    /// An empty line: what was found typed becomes the answer, else one goes on; a required question reminds once.
    fn go_on(&mut self, sheet: &Sheet, view: &QuestionView) -> Vec<Effect> {
        if let Some(draft) = &sheet.draft
            && !view.readonly
        {
            return self.give(&view.place, Answer::Value(draft.text.clone()));
        }
        if view.kind == Kind::Acknowledge && !view.readonly && view.answer.is_blank() {
            return self.give(&view.place, Answer::Value("OK".to_owned()));
        }
        let open = view.required && view.answer.is_blank() && view.kind != Kind::Note;
        if open && self.reminded.as_ref() != Some(&view.place) {
            self.reminded = Some(view.place.clone());
            self.say("line-required");
            return Vec::new();
        }
        vec![Effect::Go(Go::Next)]
    }

    /// One row of a screening: a number, a key, words, `?`; an empty line leaves it as it is.
    fn hear_row(&mut self, rows: &[QuestionView], typed: &str) -> Vec<Effect> {
        let Some(row) = rows.get(self.row) else {
            return vec![Effect::Go(Go::Next)];
        };
        if typed.is_empty() {
            return self.next_row(rows.len());
        }
        if typed == "?" {
            return self.missing(NonResponse::DontKnow, "").unwrap_or_default();
        }
        let mut letters = typed.chars();
        let by_key = match (letters.next(), letters.next()) {
            (Some(c), None) => row_keys(&self.messages, &row.choices)
                .iter()
                .position(|key| *key == c),
            _ => None,
        };
        let read = match by_key {
            Some(index) => Read::Answer(Answer::Value(row.choices[index].value.clone())),
            None => answer::read(row, typed, self.today),
        };
        match read {
            Read::Answer(answer) => {
                let mut effects = Vec::new();
                if row.answer != answer {
                    effects.push(set(row.place.clone(), answer));
                }
                effects.extend(self.next_row(rows.len()));
                effects
            }
            unclear => {
                self.unclear(&row.choices, &unclear);
                Vec::new()
            }
        }
    }

    fn next_row(&mut self, count: usize) -> Vec<Effect> {
        self.read_next();
        if self.row + 1 < count {
            self.row += 1;
            Vec::new()
        } else {
            vec![Effect::Go(Go::Next)]
        }
    }

    fn add_instance(&mut self) -> Vec<Effect> {
        match self.sheet.as_ref().map(|sheet| &sheet.card) {
            Some(Card::Repeat(repeat)) if repeat.open => vec![Effect::AddInstance(repeat.place.clone())],
            _ => {
                self.say("interview-counted");
                Vec::new()
            }
        }
    }

    fn remove(&mut self, open: bool, place: &Place, label: &str) {
        if open {
            let (place, label) = (place.clone(), label.to_owned());
            self.push(Stage::Entry(Entry::Remove { place, label }));
        } else {
            self.say("interview-counted");
        }
    }

    /// A non-answer, with its reason in words if there is one.
    fn missing(&mut self, kind: NonResponse, reason: &str) -> Option<Vec<Effect>> {
        let sheet = self.sheet.clone()?;
        let answer = Answer::Missing {
            kind,
            reason: reason.to_owned(),
        };
        match &sheet.card {
            Card::Question(view) if view.kind != Kind::Note && view.nonresponse.allows(kind) => {
                Some(self.give(&view.place, answer))
            }
            Card::Rows { rows, .. } => match rows.get(self.row) {
                Some(row) if row.nonresponse.allows(kind) => {
                    let mut effects = vec![set(row.place.clone(), answer)];
                    effects.extend(self.next_row(rows.len()));
                    Some(effects)
                }
                _ => self.no_nonresponse(),
            },
            Card::Signs(signs) => {
                let open = signs
                    .columns
                    .iter()
                    .filter(|column| column.answer.is_blank() && column.nonresponse.allows(kind));
                let mut effects: Vec<Effect> = open
                    .map(|column| set(column.place.clone(), answer.clone()))
                    .collect();
                if effects.is_empty() {
                    return self.no_nonresponse();
                }
                effects.push(Effect::Go(Go::Next));
                Some(effects)
            }
            _ => self.no_nonresponse(),
        }
    }

    fn no_nonresponse(&mut self) -> Option<Vec<Effect>> {
        self.say("interview-no-nonresponse");
        Some(Vec::new())
    }

    /// The question that a remark is about: of several rows, the one that is asked.
    pub(super) fn pointed(&self) -> Option<Place> {
        let sheet = self.sheet.as_ref()?;
        match &sheet.card {
            Card::Rows { rows, .. } => rows.get(self.row).map(|row| row.place.clone()),
            _ => sheet.place().cloned(),
        }
    }

    /// The question that is being asked: of the card, or of the row.
    pub(super) fn asked(&self, sheet: &Sheet) -> Option<QuestionView> {
        match &sheet.card {
            Card::Question(view) => Some((**view).clone()),
            Card::Rows { rows, .. } => rows.get(self.row).cloned(),
            Card::Signs(signs) => Some(signs.columns[0].clone()),
            Card::Repeat(_) | Card::Empty => None,
        }
    }

    fn clear(&mut self, sheet: &Sheet) -> Vec<Effect> {
        self.read_again();
        match &sheet.card {
            Card::Question(view) if !view.readonly => {
                vec![set(view.place.clone(), Answer::Value(String::new()))]
            }
            Card::Rows { rows, .. } => rows
                .get(self.row)
                .map(|row| set(row.place.clone(), Answer::Value(String::new())))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The text of an editor outside came back: it is the answer.
    pub(super) fn edited(&mut self, text: &str) -> Vec<Effect> {
        let place = self.sheet.as_ref().and_then(|sheet| sheet.place().cloned());
        match place {
            Some(place) => self.give(&place, Answer::Value(crate::text::clean::typed(text))),
            None => Vec::new(),
        }
    }
}

/// Whether an answer takes many lines.
pub(super) fn is_long(view: &QuestionView) -> bool {
    view.kind == Kind::Text
        && (view.appearance.iter().any(|token| token == "multiline") || view.answer.text().contains('\n'))
}

fn set(place: Place, answer: Answer) -> Effect {
    Effect::Answer {
        place,
        answer,
        reason: String::new(),
    }
}

fn first_open_row(card: &Card) -> usize {
    match card {
        Card::Rows { rows, .. } => rows
            .iter()
            .position(|row| row.answer.is_blank())
            .unwrap_or_default(),
        _ => 0,
    }
}
