//! Cards of many rows: the screening (a key a row) and the signs of one process (now, before, no).

use super::choose::row_keys;
use super::entry::Entry;
use super::matrix::Grid;
use super::{Interview, Wish};
use crate::form::NonResponse;
use crate::interview::{Answer, Place, QuestionView};
use crate::text::{cells, truncate};
use crate::tui::effect::Effect;
use crate::tui::paint::{Pen, below, height};
use crate::tui::sheet::{Card, Signs, holds};
use crate::tui::theme::Role;
use crate::tui::ui::Ui;
use crate::tui::widget::list;
use ratatui::layout::Rect;

impl Interview {
    /// A key of the screening answers the row and goes to the next one.
    pub(super) fn pick_row(&mut self, c: char, ui: &Ui) -> Option<Wish> {
        let (Card::Rows { rows, .. }, Entry::Rows(at)) = (&self.sheet.card, &self.entry) else {
            return None;
        };
        let row = rows.get(*at)?;
        let answer = if c == '?' {
            if !row.nonresponse.allows(NonResponse::DontKnow) {
                return Some(Wish::Say("interview-no-nonresponse"));
            }
            Answer::Missing {
                kind: NonResponse::DontKnow,
                reason: String::new(),
            }
        } else {
            let keys = row_keys(&ui.messages, &row.choices);
            let by_digit = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
            let index = keys.iter().position(|key| *key == c).or(by_digit)?;
            Answer::Value(row.choices.get(index)?.value.clone())
        };
        let place = row.place.clone();
        let same = row.answer == answer;
        let next = (*at + 1).min(rows.len() - 1);
        self.entry = Entry::Rows(next);
        self.cell = None;
        Some(if same {
            Wish::nothing()
        } else {
            Wish::Do(vec![set(place, answer)])
        })
    }

    /// Puts the sign under the cursor into a column, or into none.
    pub(super) fn sign(&mut self, column: Option<usize>) -> Wish {
        let (Card::Signs(signs), Entry::Signs(at)) = (&self.sheet.card, &self.entry) else {
            return Wish::nothing();
        };
        let Some((value, _)) = signs.rows.get(*at) else {
            return Wish::nothing();
        };
        let effects = signs
            .put(value, column)
            .into_iter()
            .map(|(place, answer)| set(place, answer))
            .collect();
        let next = (*at + 1).min(signs.rows.len() - 1);
        self.entry = Entry::Signs(next);
        Wish::Do(effects)
    }
}

pub(super) fn set(place: Place, answer: Answer) -> Effect {
    Effect::Answer {
        place,
        answer,
        reason: String::new(),
    }
}

/// Draws a screening.
pub(super) fn draw_rows(
    pen: &mut Pen<'_>,
    area: Rect,
    label: &str,
    rows: &[QuestionView],
    (at, cell): (usize, Option<usize>),
) {
    let rest = pen.heading(area, 4, label, Role::Question);
    if let Some(matrix) = Grid::of(pen, rows, rest.width) {
        let rest = below(rest, u16::from(rest.height > 12));
        return matrix.draw(pen, rest, rows, (at, cell));
    }
    let keys = rows
        .get(at)
        .map(|row| row_keys(&pen.ui.messages, &row.choices))
        .unwrap_or_default();
    let legend: Vec<String> = keys
        .iter()
        .zip(rows.get(at).map(|row| row.choices.as_slice()).unwrap_or_default())
        .map(|(key, choice)| format!("{key} {}", choice.label.text))
        .chain([format!("? {}", pen.ui.say("nonresponse-dont_know"))])
        .collect();
    let legend = flow(&legend, usize::from(area.width));
    let rest = pen.heading(rest, 3, &legend, Role::Quiet);
    let rest = below(rest, u16::from(rest.height > 12));
    let answer_width = rows
        .iter()
        .flat_map(|row| row.choices.iter())
        .map(|choice| cells(&choice.label.text))
        .max()
        .unwrap_or(0)
        .clamp(8, 16) as u16;
    // Below the list: the row under the cursor in full where its line cuts it (two rows may begin alike), and its hint.
    let label = rows
        .get(at)
        .map(|row| row.label.text.replace('\n', " "))
        .filter(|label| cells(label) > usize::from(rest.width.saturating_sub(4 + answer_width)))
        .unwrap_or_default();
    let hint = rows.get(at).map(|row| row.hint.text.clone()).unwrap_or_default();
    let foot_width = rest.width.saturating_sub(2);
    let (label_foot, hint_foot) = (
        height(&label, foot_width).min(2),
        height(&hint, foot_width).min(2),
    );
    let foot = label_foot + hint_foot;
    let list_area = Rect {
        height: rest.height.saturating_sub(foot),
        ..rest
    };
    list::draw(pen, list_area, rows.len(), at, |pen, line, index, chosen| {
        let row = &rows[index];
        let s = pen.signs();
        let cursor = if chosen { s.cursor } else { " " };
        pen.put(line.x, line.y, 1, cursor, Role::Chosen);
        pen.put(line.x + 1, line.y, 1, sign_of(pen, row), Role::Text);
        let over = cell.and_then(|cell| row.choices.get(cell)).filter(|_| chosen);
        let answer = over.map_or_else(|| shown_answer(pen.ui, row), |choice| choice.label.text.clone());
        let answer = truncate(&answer, usize::from(answer_width), s.ellipsis);
        let label_width = line.width.saturating_sub(4 + answer_width);
        let role = if chosen { Role::Chosen } else { Role::Text };
        let drawn = pen.put(
            line.x + 3,
            line.y,
            label_width,
            &row.label.text.replace('\n', " "),
            role,
        );
        if !answer.is_empty() {
            let gap = label_width.saturating_sub(drawn + 1);
            if gap > 2 {
                let dots = s.leader.repeat(usize::from(gap - 1));
                pen.put(line.x + 3 + drawn + 1, line.y, gap - 1, &dots, Role::Quiet);
            }
            if over.is_some() {
                pen.put(line.x + 3 + label_width, line.y, 1, s.cursor, Role::Chosen);
            }
            pen.put(line.x + 3 + label_width + 1, line.y, answer_width, &answer, role);
        }
    });
    let line = |y: u16, height: u16| Rect {
        x: rest.x + 2,
        y,
        width: foot_width,
        height,
    };
    if rest.height > foot {
        pen.rows(line(rest.bottom() - foot, label_foot), &label, Role::Question);
        pen.rows(line(rest.bottom() - hint_foot, hint_foot), &hint, Role::Quiet);
    }
}

/// Draws the signs of one process.
pub(super) fn draw_signs(pen: &mut Pen<'_>, area: Rect, signs: &Signs, at: usize) {
    let view = &signs.columns[0];
    let legend = pen.ui.say("interview-signs-legend");
    let rest = pen.heading(area, 1, &signs.title, Role::Title);
    let rest = pen.heading(rest, 2, &view.label.text, Role::Question);
    let rest = pen.heading(rest, 2, &legend, Role::Quiet);
    let rest = below(pen.heading(rest, 2, &view.hint.text, Role::Quiet), 1);
    let letters =
        ["interview-sign-now", "interview-sign-before", "interview-sign-no"].map(|id| pen.ui.say(id));
    list::draw(pen, rest, signs.rows.len(), at, |pen, line, index, chosen| {
        let (value, label) = &signs.rows[index];
        let s = pen.signs();
        let cursor = if chosen { s.cursor } else { " " };
        pen.put(line.x, line.y, 1, cursor, Role::Chosen);
        let column = signs.columns.iter().position(|view| holds(view, value));
        let letter = column.map_or("?", |column| letters[column].as_str());
        let role = if chosen { Role::Chosen } else { Role::Text };
        pen.put(
            line.x + 2,
            line.y,
            1,
            letter,
            if column.is_some() {
                Role::Chosen
            } else {
                Role::Quiet
            },
        );
        pen.put(
            line.x + 4,
            line.y,
            line.width.saturating_sub(4),
            &label.replace('\n', " "),
            role,
        );
    });
}

/// The sign of a question's state.
pub(super) fn sign_of(pen: &Pen<'_>, view: &QuestionView) -> &'static str {
    let s = pen.signs();
    match &view.answer {
        Answer::Missing { .. } => s.missing,
        Answer::Value(value) if value.is_empty() => s.open,
        Answer::Value(_) if !view.valid => s.invalid,
        Answer::Value(_) if view.warning.is_some() => s.doubtful,
        Answer::Value(_) => s.answered,
    }
}

/// An answer in words: labels of choices, the name of a non-answer, the value itself.
pub(super) fn shown_answer(ui: &Ui, view: &QuestionView) -> String {
    match &view.answer {
        Answer::Missing { kind, .. } => ui.say(&format!("nonresponse-{}", kind.word())),
        Answer::Value(_) if view.kind.is_select() => {
            let labels: Vec<&str> = view
                .answer
                .text()
                .split_whitespace()
                .map(|value| {
                    let choice = view.choices.iter().find(|choice| choice.value == value);
                    choice.map_or(value, |choice| choice.label.text.as_str())
                })
                .collect();
            labels.join(", ")
        }
        Answer::Value(_) => crate::text::clean::prose(&view.displayed()).into_owned(),
    }
}

/// Items side by side, two spaces apart, in as many rows as they need; none is broken.
fn flow(items: &[String], width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for item in items {
        let wide = cells(item);
        if used > 0 && used + 2 + wide > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push_str("  ");
            used += 2;
        }
        // No-break spaces hold the key and its words together when the row is wrapped once more.
        out.push_str(&item.replace(' ', "\u{a0}"));
        used += wide;
    }
    out
}
