//! One question: its words, its help, its control, what is wrong with it, what hangs on it.

use super::entry::{Entry, Pick};
use super::grid::shown_answer;
use super::{Interview, LONG_EDITOR_ROWS};
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Failure, QuestionView, Shown};
use crate::text::clean::prose;
use crate::text::words;
use crate::tui::paint::{Pen, below, height};
use crate::tui::sheet::{Card, Repeat};
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Look};
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// Draws the card into an area.
pub(super) fn draw(pen: &mut Pen<'_>, area: Rect, screen: &Interview) {
    match (&screen.sheet.card, &screen.entry) {
        (Card::Question(view), entry) => question(pen, area, screen, view, entry),
        (Card::Rows { label, rows }, Entry::Rows(at)) => super::grid::draw_rows(pen, area, label, rows, *at),
        (Card::Signs(signs), Entry::Signs(at)) => super::grid::draw_signs(pen, area, signs, *at),
        (Card::Repeat(repeat), Entry::Repeat(at)) => instances(pen, area, repeat, *at),
        _ => {
            let text = pen.ui.say("interview-empty");
            pen.rows(area, &text, Role::Text);
        }
    }
}

fn question(pen: &mut Pen<'_>, area: Rect, screen: &Interview, view: &QuestionView, entry: &Entry) {
    if screen.full && matches!(entry, Entry::Text(_)) {
        return editor(pen, area, screen, view, entry);
    }
    // The control and what is wrong come first when there is little room: words can be read in the help.
    let foot = foot_height(screen, view);
    let room = area
        .height
        .saturating_sub(control_height(view, entry, area.width).min(6) + foot + 1)
        .max(3);
    let mut rest = area;
    let label = Rect {
        height: room.min(rest.height),
        ..rest
    };
    let used = pen.rows(label, &titled(pen, &view.label), Role::Question);
    rest = below(rest, used);
    if let Some(second) = &screen.sheet.second {
        let used = pen.rows(
            Rect {
                height: 4.min(rest.height),
                ..rest
            },
            &prose(second),
            Role::Quiet,
        );
        rest = below(rest, used);
    }
    let hint = prose(&view.hint.text).into_owned();
    if !hint.is_empty() && !screen.respondent {
        rest = below(rest, 1);
        let indent = Rect {
            x: rest.x + 2,
            width: rest.width.saturating_sub(2),
            ..rest
        };
        pen.put(rest.x, rest.y, 1, pen.signs().dot, Role::Quiet);
        let used = pen.rows(
            Rect {
                height: 4.min(indent.height),
                ..indent
            },
            &hint,
            Role::Quiet,
        );
        rest = below(rest, used);
    }
    if screen.guidance && !view.guidance.text.is_empty() {
        let used = pen.rows(
            Rect {
                height: 6.min(rest.height),
                ..rest
            },
            &prose(&view.guidance.text),
            Role::Quiet,
        );
        rest = below(rest, used);
    }
    rest = below(rest, 1);
    let control = Rect {
        height: rest.height.saturating_sub(foot),
        ..rest
    };
    let used = self::control(pen, control, screen, view, entry);
    rest = below(rest, used + 1);
    self::foot(pen, rest, screen, view);
}

/// The rows that the lines under the control want.
fn foot_height(screen: &Interview, view: &QuestionView) -> u16 {
    if screen.respondent {
        return 0;
    }
    let lines = view.failures.len() + usize::from(view.warning.is_some());
    let notes = screen.sheet.notes.len().min(2) + screen.sheet.asked_back.len().min(2);
    let versions = usize::from(screen.sheet.versions.len() > 1);
    let missing = usize::from(view.kind != Kind::Note && view.nonresponse.iter().next().is_some());
    (lines + notes + versions + missing + 1).min(8) as u16
}

fn control_height(view: &QuestionView, entry: &Entry, width: u16) -> u16 {
    match entry {
        Entry::Text(text) => field::height(text, width) + 2,
        Entry::One(_) | Entry::Many(_) | Entry::Rank(_) => view.choices.len() as u16,
        _ => 1,
    }
}

fn control(pen: &mut Pen<'_>, area: Rect, screen: &Interview, view: &QuestionView, entry: &Entry) -> u16 {
    match entry {
        Entry::Text(text) => {
            let hidden = view.sensitive
                && !screen.revealed
                && !view.answer.is_blank()
                && text.text() == view.answer.text();
            text_control(pen, area, screen, text, hidden, view)
        }
        Entry::One(pick) => choices(pen, area, view, pick, Look2::One),
        Entry::Many(pick) => choices(pen, area, view, pick, Look2::Many),
        Entry::Rank(pick) => choices(pen, area, view, pick, Look2::Rank),
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

/// A text, a number, a day: one row between lines, as many as it needs.
fn text_control(
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
    let least = if long { LONG_EDITOR_ROWS } else { 1 };
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look2 {
    One,
    Many,
    Rank,
}

fn choices(pen: &mut Pen<'_>, area: Rect, view: &QuestionView, pick: &Pick, look: Look2) -> u16 {
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
    look: Look2,
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
        (Look2::One, Some(_)) => s.radio_on.to_owned(),
        (Look2::One, None) => s.radio_off.to_owned(),
        (Look2::Many, Some(_)) => s.ticked.to_owned(),
        (Look2::Many, None) => s.unticked.to_owned(),
        (Look2::Rank, Some(rank)) => format!("{}.", rank + 1),
        (Look2::Rank, None) => " .".to_owned(),
    };
    pen.put(area.x + 5, area.y, 3, &sign, Role::Text);
    let x = area.x + 5 + crate::text::cells(&sign).max(if look == Look2::One { 1 } else { 3 }) as u16 + 1;
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

/// Words of a form, with a mark where they are in another language than the one asked for.
fn titled(pen: &Pen<'_>, shown: &Shown) -> String {
    let text = prose(&shown.text);
    match &shown.fallback {
        Some(language) => format!(
            "{text} [{}]",
            pen.ui
                .with("interview-fallback", &[("language", language.as_str().into())])
        ),
        None => text.into_owned(),
    }
}

/// What stands under the control: failures, doubts, versions, questions back, notes, the keys of non-answers.
fn foot(pen: &mut Pen<'_>, area: Rect, screen: &Interview, view: &QuestionView) {
    if screen.respondent {
        return;
    }
    let s = pen.signs();
    let mut rest = area;
    let line = |pen: &mut Pen<'_>, rest: &mut Rect, text: &str, role: Role| {
        let used = pen.rows(
            Rect {
                height: 2.min(rest.height),
                ..*rest
            },
            text,
            role,
        );
        *rest = below(*rest, used);
    };
    if !view.answer.is_blank()
        || view
            .failures
            .iter()
            .all(|failure| !matches!(failure, Failure::Required { .. }))
    {
        for failure in &view.failures {
            let text = format!("{} {}", s.invalid, failed(pen, failure));
            line(pen, &mut rest, &text, Role::Error);
        }
    }
    if let Some(warning) = &view.warning
        && view.valid
    {
        let text = format!("{} {}", s.doubtful, prose(&warning.text));
        line(pen, &mut rest, &text, Role::Warning);
    }
    if screen.sheet.versions.len() > 1 {
        let text = format!("{} {}", s.conflict, pen.ui.say("interview-two-versions"));
        line(pen, &mut rest, &text, Role::Warning);
    }
    for question in screen.sheet.asked_back.iter().take(2) {
        line(
            pen,
            &mut rest,
            &format!("{} {}", s.asked_back, prose(question)),
            Role::Warning,
        );
    }
    for note in screen.sheet.notes.iter().rev().take(2) {
        line(pen, &mut rest, &format!("{} {}", s.note, prose(note)), Role::Text);
    }
    if view.kind != Kind::Note && !view.readonly {
        nonresponses(pen, rest, view);
    }
}

/// The keys of the non-answers that the question allows; the one that stands is marked.
fn nonresponses(pen: &mut Pen<'_>, area: Rect, view: &QuestionView) {
    if area.height == 0 {
        return;
    }
    let standing = match &view.answer {
        Answer::Missing { kind, .. } => Some(*kind),
        Answer::Value(_) => None,
    };
    let mut x = area.x;
    let mut y = area.y;
    for kind in NonResponse::ALL {
        if !view.nonresponse.allows(kind) {
            continue;
        }
        let key = match kind {
            NonResponse::DontKnow => "F5",
            NonResponse::Refused => "F6",
            NonResponse::NotApplicable => "F7",
            NonResponse::NotAsked => "F8",
        };
        let mark = if standing == Some(kind) {
            pen.signs().missing
        } else {
            ""
        };
        let word = pen.ui.say(&format!("nonresponse-{}", kind.word()));
        let need = (key.len() + 1 + mark.len().min(1) + crate::text::cells(&word) + 2) as u16;
        if x > area.x && x + need > area.right() + 2 {
            x = area.x;
            y += 1;
            if y >= area.bottom() {
                return;
            }
        }
        let role = if standing == Some(kind) {
            Role::Chosen
        } else {
            Role::Quiet
        };
        x += pen.put(
            x,
            y,
            3,
            key,
            if standing == Some(kind) {
                Role::Key
            } else {
                Role::Quiet
            },
        ) + 1;
        x += pen.put(x, y, 1, mark, Role::Chosen);
        x += pen.put(x, y, area.right().saturating_sub(x), &word, role) + 2;
    }
}

/// A failed rule in words.
pub(super) fn failed(pen: &Pen<'_>, failure: &Failure) -> String {
    let own = |message: &Shown, id: &str| {
        if message.text.is_empty() {
            pen.ui.say(id)
        } else {
            prose(&message.text).into_owned()
        }
    };
    match failure {
        Failure::Required { message } => own(message, "interview-required"),
        Failure::Constraint { message, .. } => own(message, "interview-constraint"),
        Failure::Type { kind } => pen.ui.say(match kind {
            Kind::Integer => "interview-not-integer",
            Kind::Decimal | Kind::Range => "interview-not-decimal",
            Kind::Date => "interview-not-date",
            Kind::Time => "interview-not-time",
            _ => "interview-not-kind",
        }),
        Failure::Range { start, end, step } => pen.ui.with(
            "interview-out-of-range",
            &[
                ("start", start.as_str().into()),
                ("end", end.as_str().into()),
                ("step", step.as_str().into()),
            ],
        ),
        Failure::Rank => pen.ui.say("interview-rank-all"),
    }
}

/// The long answer alone on the screen.
fn editor(pen: &mut Pen<'_>, area: Rect, screen: &Interview, view: &QuestionView, entry: &Entry) {
    let Entry::Text(text) = entry else { return };
    let used = pen.put(
        area.x,
        area.y,
        area.width,
        &titled(pen, &view.label).replace('\n', " "),
        Role::Question,
    );
    let rest = below(area, u16::from(used > 0));
    text_control(pen, rest, screen, text, false, view);
}

/// A repeat: its instances.
fn instances(pen: &mut Pen<'_>, area: Rect, repeat: &Repeat, at: usize) {
    let used = pen.rows(
        Rect {
            height: 3.min(area.height),
            ..area
        },
        &prose(&repeat.label),
        Role::Question,
    );
    let rest = below(area, used + 1);
    if repeat.instances.is_empty() {
        let text = pen.ui.say(if repeat.open {
            "interview-no-instance"
        } else {
            "interview-no-instance-yet"
        });
        pen.rows(rest, &text, Role::Quiet);
        return;
    }
    list::draw(pen, rest, repeat.instances.len(), at, |pen, row, index, under| {
        let instance = &repeat.instances[index];
        let s = pen.signs();
        pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
        let marks = super::outline::marks(s, &instance.marks, 12);
        let role = if under { Role::Chosen } else { Role::Text };
        let label = format!("{:>2}  {}", index + 1, prose(&instance.label));
        pen.put(row.x + 2, row.y, row.width.saturating_sub(16), &label, role);
        pen.put_right(row.right().saturating_sub(1), row.y, 12, &marks, Role::Text);
    });
}
