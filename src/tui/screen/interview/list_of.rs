//! A list of choices: by digit where it is short, narrowed by typing where it is long, in two languages on demand.

use super::Interview;
use super::entry::Pick;
use super::pane::titled;
use crate::interview::QuestionView;
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Look};
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// How the choices are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    One,
    Many,
    Rank,
}

/// What there is to draw.
pub(super) struct Choices<'a> {
    view: &'a QuestionView,
    pick: &'a Pick,
    look: List,
    /// The words in a second language, in the order of the choices; empty for none.
    second: &'a [String],
}

/// The appearances that ask for choices side by side, by what they begin with (`columns-3`, `horizontal-compact`). How many
/// stand on a row is for the width to say.
const SIDE_BY_SIDE: [&str; 4] = ["likert", "horizontal", "columns", "compact"];
/// The columns between two choices side by side.
const BETWEEN: u16 = 2;

/// More choices than this never fit whole.
const FEW: usize = 60;
/// The columns before the words of a choice.
const LEAD: u16 = 10;

impl<'a> Choices<'a> {
    pub(super) fn new(screen: &'a Interview, view: &'a QuestionView, pick: &'a Pick, look: List) -> Self {
        let second = screen
            .sheet
            .second
            .as_ref()
            .map(|(_, choices)| choices.as_slice());
        Self {
            view,
            pick,
            look,
            second: second
                .filter(|second| second.len() == view.choices.len())
                .unwrap_or_default(),
        }
    }

    /// The rows that the list wants: its choices whole where they are few.
    pub(super) fn height(view: &QuestionView, pick: &Pick, width: u16) -> u16 {
        let filter = u16::from(pick.filter.is_some()) * (1 + u16::from(!pick.values.is_empty()));
        let count = pick.shown.len().max(1);
        if count > FEW {
            return count.min(usize::from(u16::MAX) - 4) as u16 + filter;
        }
        if let Some(places) = side_by_side(view, pick, width, WIDEST_SIGN) {
            return places.last().map_or(1, |(_, row)| row + 1);
        }
        let width = width.saturating_sub(LEAD);
        let tall = |index: &usize| height(&view.choices[*index].label.text, width).max(1);
        pick.shown.iter().map(tall).sum::<u16>().max(1) + filter
    }

    /// Draws the list and gives back the rows used.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, area: Rect) -> u16 {
        let rest = self.filter(pen, area);
        let count = self.pick.shown.len();
        if count == 0 {
            let text = pen.ui.say("interview-no-match");
            pen.put(
                rest.x + 2,
                rest.y,
                rest.width.saturating_sub(2),
                &text,
                Role::Quiet,
            );
            return area.height - rest.height + 1;
        }
        let sign =
            crate::text::cells(pen.signs().radio_on).max(usize::from(self.look != List::One) * 3) as u16;
        let places = side_by_side(self.view, self.pick, rest.width, sign).filter(|_| self.second.is_empty());
        if let Some(places) = places
            && let Some((_, last)) = places.last().filter(|(_, row)| *row < rest.height)
        {
            for (at, (x, row)) in places.iter().enumerate() {
                let width = self.cells(self.pick.shown[at], sign);
                let place = Rect {
                    x: rest.x + x,
                    y: rest.y + row,
                    width: width.min(rest.width - x),
                    height: 1,
                };
                self.choice(pen, place, at);
            }
            return area.height - rest.height + last + 1;
        }
        if self.pick.filter.is_none() && self.fits(pen, rest) {
            let mut left = rest;
            for at in 0..count {
                let used = self.choice(pen, left, at);
                left = below(left, used);
            }
            return area.height - left.height;
        }
        list::draw(pen, rest, count, self.pick.cursor, |pen, row, at, _| {
            self.choice(pen, row, at);
        });
        area.height - rest.height + rest.height.min(count.min(usize::from(u16::MAX)) as u16)
    }

    /// What is typed to narrow the list, and what is picked already; gives back what is left of the area.
    fn filter(&self, pen: &mut Pen<'_>, area: Rect) -> Rect {
        let Some(filter) = &self.pick.filter else {
            return area;
        };
        let prompt = pen.ui.say("interview-filter");
        let used = pen.put(area.x, area.y, area.width / 2, &prompt, Role::Quiet) + 1;
        let line = Rect {
            x: area.x + used,
            width: area.width.saturating_sub(used),
            height: 1,
            ..area
        };
        let look = Look {
            focus: true,
            masked: false,
        };
        field::draw(pen, line, filter, look);
        let rest = below(area, 1);
        if self.pick.values.is_empty() {
            return rest;
        }
        let picked: Vec<&str> = self
            .view
            .choices
            .iter()
            .filter(|choice| self.pick.values.contains(&choice.value))
            .map(|choice| choice.label.text.as_str())
            .collect();
        let text = format!("{} {}", pen.signs().answered, picked.join(", "));
        let two = Rect {
            height: 2.min(rest.height),
            ..rest
        };
        let used = pen.rows(two, &text, Role::Text);
        below(rest, used)
    }

    /// Whether all choices can be shown whole; looked at only where their number alone would fit.
    fn fits(&self, pen: &Pen<'_>, area: Rect) -> bool {
        let width = area.width.saturating_sub(LEAD);
        self.pick.shown.len() <= usize::from(area.height)
            && self
                .pick
                .shown
                .iter()
                .map(|index| height(&self.words(pen, *index), width).max(1))
                .sum::<u16>()
                <= area.height
    }

    /// The columns of a choice on one row: cursor, number, sign, words.
    fn cells(&self, index: usize, sign: u16) -> u16 {
        cells(self.view, index, sign)
    }

    fn words(&self, pen: &Pen<'_>, index: usize) -> String {
        let words = titled(pen, &self.view.choices[index].label);
        match self.second.get(index) {
            Some(second) if *second != self.view.choices[index].label.text => {
                format!("{words} {} {second}", pen.signs().dot)
            }
            _ => words,
        }
    }

    /// One choice: cursor, number, box or button, words.
    fn choice(&self, pen: &mut Pen<'_>, area: Rect, at: usize) -> u16 {
        let s = pen.signs();
        let index = self.pick.shown[at];
        let choice = &self.view.choices[index];
        let under = at == self.pick.cursor;
        let picked = self.pick.values.iter().position(|value| *value == choice.value);
        let cursor = if under { s.cursor } else { " " };
        pen.put(area.x, area.y, 1, cursor, Role::Chosen);
        let wide = self.view.choices.len().to_string().len().max(1) as u16;
        let number = format!("{:>wide$}", index + 1, wide = usize::from(wide));
        pen.put(area.x + 2, area.y, wide, &number, Role::Key);
        let sign = match (self.look, picked) {
            (List::One, Some(_)) => s.radio_on.to_owned(),
            (List::One, None) => s.radio_off.to_owned(),
            (List::Many, Some(_)) => s.ticked.to_owned(),
            (List::Many, None) => s.unticked.to_owned(),
            (List::Rank, Some(rank)) => format!("{}.", rank + 1),
            (List::Rank, None) => " .".to_owned(),
        };
        let x = area.x + wide + 3;
        let wide = crate::text::cells(&sign) as u16;
        pen.put(x, area.y, wide, &sign, Role::Text);
        let x = x + wide.max(if self.look == List::One { 1 } else { 3 }) + 1;
        let role = if picked.is_some() || under {
            Role::Chosen
        } else {
            Role::Text
        };
        let words = self.words(pen, index);
        let width = area.right().saturating_sub(x);
        if area.height == 1 && height(&words, width) > 1 {
            pen.put(x, area.y, width, &words.replace('\n', " "), role);
            return 1;
        }
        pen.rows(Rect { x, width, ..area }, &words, role).max(1)
    }
}

/// The widest sign before a choice: a box, or a button in ASCII.
const WIDEST_SIGN: u16 = 3;

fn cells(view: &QuestionView, index: usize, sign: u16) -> u16 {
    let number = view.choices.len().to_string().len() as u16;
    let words = crate::text::clean::prose_line(&view.choices[index].label.text);
    2 + number + 1 + sign + 1 + crate::text::cells(&words) as u16
}

/// Whether the form asks for choices side by side.
pub(super) fn wants_side_by_side(view: &QuestionView) -> bool {
    let wanted = |token: &String| SIDE_BY_SIDE.iter().any(|asked| token.starts_with(asked));
    view.appearance.iter().any(wanted)
}

/// Where each choice stands, column and row, if they are asked for side by side and each fits whole on a row.
fn side_by_side(view: &QuestionView, pick: &Pick, width: u16, sign: u16) -> Option<Vec<(u16, u16)>> {
    if pick.filter.is_some() || !wants_side_by_side(view) {
        return None;
    }
    let (mut x, mut row) = (0, 0);
    let mut places = Vec::new();
    for index in &pick.shown {
        // A label in another language than the one asked for carries a mark that this row has no place for.
        if view.choices[*index].label.fallback.is_some() {
            return None;
        }
        let cells = cells(view, *index, sign);
        if cells > width {
            return None;
        }
        if x > 0 && x + cells > width {
            (x, row) = (0, row + 1);
        }
        places.push((x, row));
        x += cells + BETWEEN;
    }
    Some(places)
}
