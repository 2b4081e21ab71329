//! One question: its words, its help, its control, what is wrong with it, what hangs on it.

use super::Interview;
use super::control;
use super::entry::Entry;
use super::foot::Foot;
use super::layout;
use crate::interview::{QuestionView, Shown};
use crate::text::clean::prose;
use crate::tui::paint::{Pen, below, height};
use crate::tui::sheet::Card;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Draws the card into an area.
pub(super) fn draw(pen: &mut Pen<'_>, area: Rect, screen: &Interview) {
    match (&screen.sheet.card, &screen.entry) {
        (Card::Question(view), entry) => question(pen, area, screen, view, entry),
        (Card::Rows { label, rows }, Entry::Rows(at)) => {
            super::grid::draw_rows(pen, area, label, rows, (*at, screen.cell()));
        }
        (Card::Signs(signs), Entry::Signs(at)) => super::grid::draw_signs(pen, area, signs, *at),
        (Card::Repeat(repeat), Entry::Repeat(at)) => super::repeat::draw(pen, area, repeat, *at),
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
    if let Some(page) = &screen.sheet.page {
        return super::page::draw(pen, area, screen, page, (view, entry));
    }
    Parts::of(pen, screen, view, entry, area.width).draw(pen, area, screen);
}

/// The words of a question and what hangs on it, measured at a width.
pub(super) struct Parts<'a> {
    view: &'a QuestionView,
    entry: &'a Entry,
    words: String,
    second: String,
    hint: String,
    guidance: String,
    foot: Foot,
    want: layout::Rows,
}

impl<'a> Parts<'a> {
    pub(super) fn of(
        pen: &Pen<'_>,
        screen: &Interview,
        view: &'a QuestionView,
        entry: &'a Entry,
        width: u16,
    ) -> Self {
        let words = titled(pen, &view.label);
        let second = screen
            .sheet
            .second
            .as_ref()
            .map(|(words, _)| prose(words).into_owned());
        let second = second.unwrap_or_default();
        let hint = if screen.respondent {
            String::new()
        } else {
            prose(&view.hint.text).into_owned()
        };
        let guidance = if screen.guidance {
            prose(&view.guidance.text).into_owned()
        } else {
            String::new()
        };
        let foot = Foot::of(pen, screen, view);
        let want = layout::Rows {
            label: height(&words, width),
            second: height(&second, width).min(4),
            hint: height(&hint, width.saturating_sub(2)).min(4),
            guidance: height(&guidance, width).min(8),
            control: control::control_height(screen, view, entry, width),
            foot: foot.height(width),
        };
        Self {
            view,
            entry,
            words,
            second,
            hint,
            guidance,
            foot,
            want,
        }
    }

    /// The rows that it wants, no blank ones between; a list that typing narrows is content with so many.
    pub(super) fn height(&self, list: u16) -> u16 {
        let narrowed = matches!(self.entry, Entry::One(pick) | Entry::Many(pick) if pick.filter.is_some());
        let want = &self.want;
        let control = if narrowed {
            want.control.min(list)
        } else {
            want.control
        };
        [
            want.label,
            want.second,
            want.hint,
            want.guidance,
            control,
            want.foot,
        ]
        .into_iter()
        .fold(0, u16::saturating_add)
    }

    pub(super) fn draw(self, pen: &mut Pen<'_>, area: Rect, screen: &Interview) {
        let layout::Shares { rows, gaps } = layout::share(area.height, self.want);
        let mut rest = area;
        rest = below(rest, pen.rows(top(rest, rows.label), &self.words, Role::Question));
        rest = below(rest, pen.rows(top(rest, rows.second), &self.second, Role::Quiet));
        if rows.hint > 0 {
            rest = below(rest, gaps[0]);
            let indent = Rect {
                x: rest.x + 2,
                width: rest.width.saturating_sub(2),
                ..top(rest, rows.hint)
            };
            pen.put(rest.x, rest.y, 1, pen.signs().dot, Role::Quiet);
            rest = below(rest, pen.rows(indent, &self.hint, Role::Quiet));
        }
        rest = below(
            rest,
            pen.rows(top(rest, rows.guidance), &self.guidance, Role::Quiet),
        );
        rest = below(rest, gaps[1]);
        // The control may use what the foot does not want: a list shows as much as there is room for.
        let used = control::control(
            pen,
            top(rest, rest.height.saturating_sub(rows.foot)),
            screen,
            self.view,
            self.entry,
        );
        rest = below(rest, used);
        let spare = rest.height.saturating_sub(rows.foot).min(1);
        rest = below(rest, spare);
        self.foot.draw(pen, rest);
    }
}

/// The first rows of an area.
fn top(area: Rect, rows: u16) -> Rect {
    Rect {
        height: rows.min(area.height),
        ..area
    }
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
