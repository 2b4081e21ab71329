//! The control of a question: a text between lines, a list of choices.

use super::Interview;
use super::entry::Entry;
use super::grid::shown_answer;
use super::list_of::{Choices, List};
use super::range;
use crate::form::Kind;
use crate::interview::QuestionView;
use crate::text::attached::Attached;
use crate::text::words;
use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Look};
use ratatui::layout::Rect;

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
    let grain = crate::interview::typed::Grain::of(&view.appearance);
    let day = format!("interview-type-{}", grain.word());
    let id = match view.kind {
        Kind::Date => day.as_str(),
        Kind::Time => "interview-type-time",
        Kind::DateTime => "interview-type-datetime",
        Kind::Integer => "interview-type-integer",
        Kind::Decimal => "interview-type-decimal",
        Kind::Range => return range::line(pen, view, typed),
        Kind::Image | Kind::Audio | Kind::Video | Kind::File => {
            let standing = Attached::read(view.answer.text()).filter(|file| typed == file.name);
            return standing.map_or_else(
                || screen.file.clone(),
                |file| {
                    Some(crate::tui::outside::file_seen(
                        &file.name,
                        file.size,
                        &pen.ui.messages,
                    ))
                },
            );
        }
        Kind::Geopoint => "interview-type-geopoint",
        _ => return None,
    };
    let canonical = crate::interview::typed::canonical(view.kind, grain, typed, screen.today);
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
            let hidden =
                view.sensitive && !screen.revealed && !view.answer.is_blank() && text.text() == view.typed();
            text_control(pen, area, screen, text, hidden, view)
        }
        Entry::One(pick) => Choices::new(screen, view, pick, List::One).draw(pen, area),
        Entry::Many(pick) => Choices::new(screen, view, pick, List::Many).draw(pen, area),
        Entry::Rank(pick) => Choices::new(screen, view, pick, List::Rank).draw(pen, area),
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

/// The rows that the control wants.
pub(super) fn control_height(screen: &Interview, view: &QuestionView, entry: &Entry, width: u16) -> u16 {
    match entry {
        Entry::Text(text) => {
            let least = if screen.in_editor() {
                super::LONG_EDITOR_ROWS
            } else {
                1
            };
            field::height(text, width.saturating_sub(2)).max(least) + 1
        }
        Entry::One(pick) | Entry::Many(pick) | Entry::Rank(pick) => Choices::height(view, pick, width),
        _ if view.kind == Kind::Note => 0,
        _ => 1,
    }
}
