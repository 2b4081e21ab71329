//! What a person is entering on the card that is shown, before it is an answer.

use super::choose::{Folded, LONG};
use crate::form::Kind;
use crate::interview::{Answer, ChoiceView, QuestionView};
use crate::tui::field::Field;
use crate::tui::sheet::{Card, Draft};
use std::cell::OnceCell;

/// The state of the card's control.
#[derive(Debug, Clone)]
pub enum Entry {
    /// Nothing can be entered: a note, an empty card, a question that is only shown.
    Nothing,
    /// A text, a number, a day…
    Text(Field),
    /// One choice.
    One(Pick),
    /// Several choices.
    Many(Pick),
    /// An order.
    Rank(Pick),
    /// A row of a screening.
    Rows(usize),
    /// A sign.
    Signs(usize),
    /// An instance of a repeat.
    Repeat(usize),
}

/// The state of a list of choices.
#[derive(Debug, Clone)]
pub struct Pick {
    /// The line of the cursor, among the choices shown.
    pub cursor: usize,
    /// The values picked, in the order of picking.
    pub values: Vec<String>,
    /// What is typed to narrow a long list.
    pub filter: Option<Field>,
    /// The choices in searchable form: made when the first letter is typed, for most lists are left without one.
    folded: OnceCell<Folded>,
    /// The choices shown, by their number.
    pub shown: Vec<usize>,
    /// Digits typed so far, for lists of more than nine.
    pub number: usize,
    /// The cursor was moved or something was picked: Enter takes the line under the cursor.
    pub touched: bool,
}

impl Entry {
    /// The control for a card, filled with what stands, or with the draft found after a crash.
    pub fn new(card: &Card, draft: Option<&Draft>) -> Self {
        match card {
            Card::Empty => Self::Nothing,
            Card::Rows { rows, .. } => Self::Rows(
                rows.iter()
                    .position(|row| row.answer.is_blank())
                    .unwrap_or_default(),
            ),
            Card::Signs(_) => Self::Signs(0),
            Card::Repeat(_) => Self::Repeat(0),
            Card::Question(view) => Self::question(view, draft),
        }
    }

    fn question(view: &QuestionView, draft: Option<&Draft>) -> Self {
        if view.readonly || view.kind == Kind::Note {
            return Self::Nothing;
        }
        let text = draft.map_or(view.typed(), |draft| draft.text.as_str());
        match view.kind {
            Kind::SelectOne => Self::One(Pick::new(view, text, draft.is_some())),
            Kind::SelectMultiple => Self::Many(Pick::new(view, text, draft.is_some())),
            Kind::Rank => Self::Rank(Pick::new(view, text, draft.is_some())),
            Kind::Acknowledge => Self::Nothing,
            kind => {
                let mut field = if kind == Kind::Text {
                    Field::lines(text)
                } else {
                    Field::line(text)
                };
                if let Some(draft) = draft {
                    field.set_cursor(draft.cursor);
                }
                Self::Text(field)
            }
        }
    }

    /// The text as it stands in the control; nothing where there is no single one.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(field) => Some(field.text().to_owned()),
            Self::One(pick) | Self::Many(pick) | Self::Rank(pick) => Some(pick.values.join(" ")),
            Self::Nothing | Self::Rows(_) | Self::Signs(_) | Self::Repeat(_) => None,
        }
    }

    /// Where the cursor stands in that text.
    pub fn cursor(&self) -> usize {
        match self {
            Self::Text(field) => field.cursor(),
            _ => 0,
        }
    }

    /// The answer that the control holds and the interview does not, in canonical form.
    pub fn pending(&self, view: &QuestionView, canonical: impl Fn(&str) -> String) -> Option<Answer> {
        let text = match self {
            Self::Text(field) => canonical(field.text()),
            _ => self.text()?,
        };
        // A non-answer stands until something is entered in its place.
        let same = match &view.answer {
            Answer::Value(_) => view.typed() == text,
            Answer::Missing { .. } => text.is_empty(),
        };
        (!same).then_some(Answer::Value(text))
    }

    /// Whether letters go into a text.
    pub fn typing(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::One(pick) | Self::Many(pick) => pick.filter.is_some(),
            _ => false,
        }
    }

    /// The field that has the focus, if any.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Text(field) => Some(field),
            Self::One(pick) | Self::Many(pick) => pick.filter.as_mut(),
            _ => None,
        }
    }
}

impl Pick {
    fn new(view: &QuestionView, text: &str, touched: bool) -> Self {
        let values: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let long = view.choices.len() > LONG
            || view
                .appearance
                .iter()
                .any(|token| matches!(token.as_str(), "autocomplete" | "search" | "minimal"));
        let cursor = view
            .choices
            .iter()
            .position(|choice| values.contains(&choice.value))
            .unwrap_or_default();
        Self {
            cursor,
            values,
            filter: (long && view.kind != Kind::Rank).then(|| Field::line("")),
            folded: OnceCell::new(),
            shown: (0..view.choices.len()).collect(),
            number: 0,
            touched,
        }
    }

    /// Whether something is typed that narrows the list.
    pub fn filters(&self) -> bool {
        self.filter
            .as_ref()
            .is_some_and(|filter| !filter.text().is_empty())
    }

    /// The choices that are named by nothing but their numbers: `4`, `4 7`.
    pub fn numbers(&self, count: usize) -> Vec<usize> {
        let typed = self.filter.as_ref().map_or("", Field::text);
        let numbers = typed.split_whitespace().map(|word| match word.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => Some(number - 1),
            _ => None,
        });
        numbers.collect::<Option<Vec<usize>>>().unwrap_or_default()
    }

    /// Narrows the list of these choices to what is typed.
    pub fn narrow(&mut self, choices: &[ChoiceView]) {
        if let Some(filter) = &self.filter {
            let folded = self.folded.get_or_init(|| Folded::new(choices));
            self.shown = folded.find(filter.text());
            self.cursor = 0;
        }
    }

    /// The number of the choice under the cursor.
    pub fn under(&self) -> Option<usize> {
        self.shown.get(self.cursor).copied()
    }

    /// Picks or lets go the value, as one of several. The answer of a multiple choice stands in the order of the list
    /// (the form standard's rule); a rank keeps the order of picking.
    pub fn toggle(&mut self, value: &str) {
        self.touched = true;
        match self.values.iter().position(|picked| picked == value) {
            Some(at) => {
                self.values.remove(at);
            }
            None => {
                self.values.push(value.to_owned());
            }
        }
    }
}
