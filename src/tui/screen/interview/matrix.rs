//! Rows of one list of choices as a grid: a row a question, a column a choice, where all their words fit whole.
//!
//! Where they do not, the rows stay a list with the answer in words; the keys are the same.

use super::choose::row_keys;
use super::grid::{set, shown_answer, sign_of};
use super::{Entry, Interview, Wish};
use crate::interview::{Answer, QuestionView};
use crate::text::cells;
use crate::text::clean::prose_line;
use crate::tui::paint::{Pen, below, height};
use crate::tui::sheet::Card;
use crate::tui::theme::Role;
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// The columns before the words of a row: cursor, sign, a blank.
const LEAD: u16 = 3;
/// The columns between two choices, in which the cursor of a cell stands.
const BETWEEN: u16 = 2;

/// Where the choices stand: their columns, counted from the left of the grid, and how wide each is.
pub(super) struct Grid {
    heads: Vec<(String, String)>,
    columns: Vec<(u16, u16)>,
}

impl Grid {
    /// The grid of some rows in a width, if they share their choices and every word fits.
    pub(super) fn of(pen: &Pen<'_>, rows: &[QuestionView], width: u16) -> Option<Self> {
        let first = rows.first()?;
        let values = |row: &QuestionView| -> Vec<String> {
            row.choices.iter().map(|choice| choice.value.clone()).collect()
        };
        let shared = values(first);
        if shared.is_empty() || rows.iter().any(|row| values(row) != shared) {
            return None;
        }
        let keys = row_keys(&pen.ui.messages, &first.choices);
        let heads: Vec<(String, String)> = keys
            .iter()
            .zip(&first.choices)
            .map(|(key, choice)| (key.to_string(), prose_line(&choice.label.text)))
            .collect();
        let words = rows.iter().map(|row| cells(&prose_line(&row.label.text))).max()?;
        let mut x = LEAD + u16::try_from(words).ok()? + BETWEEN;
        let mut columns = Vec::new();
        for (_, head) in &heads {
            let wide = u16::try_from(cells(head) + 2).ok()?.max(4);
            columns.push((x, wide));
            x = x.checked_add(wide + BETWEEN)?;
        }
        (x - BETWEEN <= width).then_some(Self { heads, columns })
    }

    /// Draws the heads and the rows.
    pub(super) fn draw(
        &self,
        pen: &mut Pen<'_>,
        area: Rect,
        rows: &[QuestionView],
        (at, cell): (usize, Option<usize>),
    ) {
        let unknown = format!("? {}", pen.ui.say("nonresponse-dont_know"));
        let room = self.columns.first().map_or(0, |(x, _)| x - LEAD - 1);
        pen.put(area.x + LEAD, area.y, room, &unknown, Role::Quiet);
        for ((key, head), (x, wide)) in self.heads.iter().zip(&self.columns) {
            pen.put(area.x + x, area.y, 1, key, Role::Key);
            pen.put(area.x + x + 2, area.y, wide - 2, head, Role::Quiet);
        }
        let mut body = below(area, 1);
        // The help of the row in front, below the grid.
        let hint = rows.get(at).map_or("", |row| row.hint.text.as_str());
        let foot = height(hint, body.width.saturating_sub(LEAD)).min(2);
        if body.height > foot + 1 {
            body.height -= foot;
            let place = Rect {
                x: body.x + LEAD,
                y: body.bottom(),
                width: body.width.saturating_sub(LEAD),
                height: foot,
            };
            pen.rows(place, hint, Role::Quiet);
        }
        list::draw(pen, body, rows.len(), at, |pen, line, index, chosen| {
            let row = &rows[index];
            let s = pen.signs();
            let role = if chosen { Role::Chosen } else { Role::Text };
            if chosen {
                pen.put(line.x, line.y, 1, s.cursor, Role::Chosen);
            }
            pen.put(line.x + 1, line.y, 1, sign_of(pen, row), Role::Text);
            pen.put(line.x + LEAD, line.y, room, &prose_line(&row.label.text), role);
            if let Answer::Missing { .. } = row.answer
                && !(chosen && cell.is_some())
                && let Some((x, _)) = self.columns.first()
            {
                let x = line.x + x;
                let word = shown_answer(pen.ui, row);
                pen.put(x, line.y, line.right().saturating_sub(x), &word, Role::Quiet);
                return;
            }
            for (column, (x, _)) in self.columns.iter().enumerate() {
                let picked = row.choices.get(column).is_some_and(|choice| choice.chosen);
                let sign = if picked { s.radio_on } else { s.radio_off };
                if chosen && cell == Some(column) {
                    pen.put(line.x + x - 1, line.y, 1, s.cursor, Role::Chosen);
                }
                let role = if picked { Role::Chosen } else { Role::Quiet };
                pen.put(line.x + x, line.y, 3, sign, role);
            }
        });
    }
}

impl Interview {
    /// The choice of a row to which the arrows have gone.
    pub(super) fn cell(&self) -> Option<usize> {
        self.cell.filter(|_| matches!(self.entry, Entry::Rows(_)))
    }

    /// Goes to the choice beside: of a row, from the one that stands; of choices side by side, from the cursor.
    pub(super) fn across(&mut self, by: isize) -> Wish {
        let (Card::Rows { rows, .. }, Entry::Rows(at)) = (&self.sheet.card, &self.entry) else {
            return self.cursor(by);
        };
        let Some(row) = rows.get(*at) else {
            return Wish::nothing();
        };
        let standing = row.choices.iter().position(|choice| choice.chosen);
        self.cell = match (self.cell, standing) {
            (Some(cell), _) | (None, Some(cell)) => Some(list::step(cell, by, row.choices.len())),
            (None, None) if by < 0 => row.choices.len().checked_sub(1),
            (None, None) => Some(0).filter(|_| !row.choices.is_empty()),
        };
        Wish::nothing()
    }

    /// Answers a row with the choice to which the arrows have gone, and goes to the next one.
    pub(super) fn pick_cell(&mut self) -> Wish {
        let (Card::Rows { rows, .. }, Entry::Rows(at)) = (&self.sheet.card, &self.entry) else {
            return Wish::nothing();
        };
        let Some((row, choice)) = rows
            .get(*at)
            .and_then(|row| Some((row, row.choices.get(self.cell?)?)))
        else {
            return Wish::nothing();
        };
        let answer = Answer::Value(choice.value.clone());
        let effects = if row.answer == answer {
            Vec::new()
        } else {
            vec![set(row.place.clone(), answer)]
        };
        self.entry = Entry::Rows((at + 1).min(rows.len() - 1));
        self.cell = None;
        Wish::Do(effects)
    }
}
