//! One question: its words, its help, its control, what is wrong with it, what hangs on it.

use super::Interview;
use super::control;
use super::entry::Entry;
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Failure, QuestionView, Shown};
use crate::text::clean::prose;
use crate::tui::paint::{Pen, below};
use crate::tui::sheet::{Card, Repeat};
use crate::tui::theme::Role;
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
        .saturating_sub(control::control_height(view, entry, area.width).min(6) + foot + 1)
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
    let area = Rect {
        height: rest.height.saturating_sub(foot),
        ..rest
    };
    let used = control::control(pen, area, screen, view, entry);
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

/// Words of a form, with a mark where they are in another language than the one asked for.
pub(super) fn titled(pen: &Pen<'_>, shown: &Shown) -> String {
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
    control::text_control(pen, rest, screen, text, false, view);
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
