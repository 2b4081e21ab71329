//! The control of a question: a text between lines, a list of choices.

use super::Interview;
use super::entry::{Entry, Pick};
use super::grid::shown_answer;
use super::pane::titled;
use crate::form::Kind;
use crate::interview::QuestionView;
use crate::text::words;
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Look};
use crate::tui::widget::list;
use ratatui::layout::Rect;

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    One,
    Many,
    Rank,
}

fn choices(pen: &mut Pen<'_>, area: Rect, view: &QuestionView, pick: &Pick, look: List) -> u16 {
    let mut rest = area;
    if let Some(filter) = &pick.filter {
        let prompt = pen.ui.say("interview-filter");
        let used = pen.put(rest.x, rest.y, rest.width / 2, &prompt, Role::Quiet) + 1;
        let line = Rect {
            x: rest.x + used,
            width: rest.width.saturating_sub(used),
            height: 1,
            ..rest
        };
        field::draw(
            pen,
            line,
            filter,
            Look {
                focus: true,
                masked: false,
            },
        );
        rest = below(rest, 1);
        let picked: Vec<&str> = view
            .choices
            .iter()
            .filter(|choice| pick.values.contains(&choice.value))
            .map(|choice| choice.label.text.as_str())
            .collect();
        if !picked.is_empty() {
            let text = format!("{} {}", pen.signs().answered, picked.join(", "));
            let used = pen.rows(
                Rect {
                    height: 2.min(rest.height),
                    ..rest
                },
                &text,
                Role::Text,
            );
            rest = below(rest, used);
        }
    }
    let count = pick.shown.len();
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
    let wide = if count > 9 { 2 } else { 1 };
    let before = rest.height;
    // A choice of two rows shows both when there is room for all; the list is one row a choice otherwise.
    let label_width = rest.width.saturating_sub(10);
    let tall: u16 = pick
        .shown
        .iter()
        .map(|index| height(&view.choices[*index].label.text, label_width).max(1))
        .sum();
    if tall <= rest.height && pick.filter.is_none() {
        for (at, index) in pick.shown.iter().enumerate() {
            let used = choice(pen, rest, view, pick, (at, *index), look, wide, label_width);
            rest = below(rest, used);
        }
        return area.height - rest.height;
    }
    list::draw(pen, rest, count, pick.cursor, |pen, row, at, _| {
        choice(
            pen,
            row,
            view,
            pick,
            (at, pick.shown[at]),
            look,
            wide,
            label_width,
        );
    });
    area.height - before + before.min(count as u16)
}

/// One choice: cursor, number, box or button, words.
#[allow(clippy::too_many_arguments, reason = "a row of a list has that many parts")]
fn choice(
    pen: &mut Pen<'_>,
    area: Rect,
    view: &QuestionView,
    pick: &Pick,
    (at, index): (usize, usize),
    look: List,
    wide: usize,
    label_width: u16,
) -> u16 {
    let s = pen.signs();
    let choice = &view.choices[index];
    let under = at == pick.cursor;
    let picked = pick.values.iter().position(|value| *value == choice.value);
    pen.put(
        area.x,
        area.y,
        1,
        if under { s.cursor } else { " " },
        Role::Chosen,
    );
    let number = format!("{:>wide$}", index + 1);
    pen.put(area.x + 2, area.y, 2, &number, Role::Key);
    let sign = match (look, picked) {
        (List::One, Some(_)) => s.radio_on.to_owned(),
        (List::One, None) => s.radio_off.to_owned(),
        (List::Many, Some(_)) => s.ticked.to_owned(),
        (List::Many, None) => s.unticked.to_owned(),
        (List::Rank, Some(rank)) => format!("{}.", rank + 1),
        (List::Rank, None) => " .".to_owned(),
    };
    pen.put(area.x + 5, area.y, 3, &sign, Role::Text);
    let x = area.x + 5 + crate::text::cells(&sign).max(if look == List::One { 1 } else { 3 }) as u16 + 1;
    let role = if picked.is_some() || under {
        Role::Chosen
    } else {
        Role::Text
    };
    let words = titled(pen, &choice.label);
    if area.height == 1 {
        pen.put(
            x,
            area.y,
            area.right().saturating_sub(x),
            &words.replace('\n', " "),
            role,
        );
        return 1;
    }
    let inner = Rect {
        x,
        width: label_width.min(area.right().saturating_sub(x)),
        ..area
    };
    pen.rows(inner, &words, role).max(1)
}

/// A text, a number, a day: one row between lines, as many as it needs.
pub(super) fn text_control(
    pen: &mut Pen<'_>,
    area: Rect,
    screen: &Interview,
    text: &crate::tui::field::Field,
    masked: bool,
    view: &QuestionView,
) -> u16 {
    if area.height == 0 {
        return 0;
    }
    let long = screen.in_editor();
    let wanted = field::height(text, area.width.saturating_sub(2));
    let least = if long { super::LONG_EDITOR_ROWS } else { 1 };
    let rows = wanted.max(least).min(area.height.saturating_sub(1)).max(1);
    pen.post(area.x, area.y, rows);
    let inner = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        height: rows,
        ..area
    };
    field::draw(
        pen,
        inner,
        text,
        Look {
            focus: screen.outline.is_none(),
            masked,
        },
    );
    if area.height <= rows {
        return rows;
    }
    let s = pen.signs();
    let mut under = format!("{}{}", if pen.ui.ascii { "+" } else { "└" }, s.horizontal);
    if long {
        let count = pen
            .ui
            .with("interview-words", &[("count", words(text.text()).into())]);
        under = format!("{under} {count} ");
    } else if let Some(read) = reading(pen, view, text.text(), screen) {
        under = format!("{under} {read} ");
    }
    let used = crate::text::cells(&under);
    let kept = screen
        .kept
        .as_ref()
        .map(|time| pen.ui.with("interview-kept", &[("time", time.as_str().into())]));
    let right = kept.filter(|_| long).unwrap_or_default();
    let line = usize::from(area.width)
        .saturating_sub(used + crate::text::cells(&right) + usize::from(!right.is_empty()) * 2);
    under.push_str(&s.horizontal.repeat(line));
    if !right.is_empty() {
        under = format!("{under} {right} ");
    }
    pen.put(area.x, area.y + rows, area.width, &under, Role::Line);
    rows + 1
}

/// How a day, a time or a number that was typed is understood, or how it is to be typed.
fn reading(pen: &Pen<'_>, view: &QuestionView, typed: &str, screen: &Interview) -> Option<String> {
    let id = match view.kind {
        Kind::Date if view.appearance.iter().any(|token| token == "month-year") => "interview-type-month",
        Kind::Date => "interview-type-date",
        Kind::Time => "interview-type-time",
        Kind::DateTime => "interview-type-datetime",
        Kind::Integer => "interview-type-integer",
        Kind::Decimal => "interview-type-decimal",
        Kind::Range => "interview-type-range",
        Kind::Geopoint => "interview-type-geopoint",
        _ => return None,
    };
    let month_only = id == "interview-type-month";
    let canonical = crate::interview::typed::canonical(view.kind, month_only, typed, screen.today);
    if canonical.is_empty() || canonical == typed.trim() {
        return Some(pen.ui.say(id));
    }
    Some(format!("= {canonical}"))
}

pub(super) fn control(
    pen: &mut Pen<'_>,
    area: Rect,
    screen: &Interview,
    view: &QuestionView,
    entry: &Entry,
) -> u16 {
    match entry {
        Entry::Text(text) => {
            let hidden = view.sensitive
                && !screen.revealed
                && !view.answer.is_blank()
                && text.text() == view.answer.text();
            text_control(pen, area, screen, text, hidden, view)
        }
        Entry::One(pick) => choices(pen, area, view, pick, List::One),
        Entry::Many(pick) => choices(pen, area, view, pick, List::Many),
        Entry::Rank(pick) => choices(pen, area, view, pick, List::Rank),
        _ if view.kind == Kind::Note => 0,
        _ if view.kind == Kind::Acknowledge => {
            let s = pen.signs();
            let sign = if view.answer.is_blank() {
                s.unticked
            } else {
                s.ticked
            };
            let text = format!("{sign} {}", pen.ui.say("interview-acknowledge"));
            pen.put(area.x, area.y, area.width, &text, Role::Text);
            1
        }
        _ => {
            let answer = shown_answer(pen.ui, view);
            pen.rows(area, &answer, Role::Text)
        }
    }
}

pub(super) fn control_height(view: &QuestionView, entry: &Entry, width: u16) -> u16 {
    match entry {
        Entry::Text(text) => field::height(text, width) + 2,
        Entry::One(_) | Entry::Many(_) | Entry::Rank(_) => view.choices.len() as u16,
        _ => 1,
    }
}
