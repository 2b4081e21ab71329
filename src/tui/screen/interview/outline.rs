//! The outline with the focus: groups that fold, every question with its state and answer, Enter goes there.

use crate::interview::Place;
use crate::tui::action::Action;
use crate::tui::paint::Pen;
use crate::tui::sheet::{Line, LineKind, Mark, Sheet};
use crate::tui::theme::{Role, Signs};
use crate::tui::widget::list;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// The outline in focus.
#[derive(Debug)]
pub struct Outline {
    /// The line of the cursor, in the sheet's lines.
    cursor: usize,
    /// Groups whose lines are shown.
    unfolded: HashSet<Place>,
}

/// What an action did.
pub(super) enum Did {
    Nothing,
    Close,
    Go(Place),
    NotMine,
}

impl Outline {
    /// The outline around the question that is shown.
    pub(super) fn new(sheet: &Sheet) -> Self {
        let mut unfolded = HashSet::new();
        let mut depth = usize::MAX;
        for line in sheet.lines[..=sheet.here.min(sheet.lines.len().saturating_sub(1))]
            .iter()
            .rev()
        {
            if line.depth < depth {
                depth = line.depth;
                unfolded.insert(line.place.clone());
            }
        }
        Self {
            cursor: sheet.here,
            unfolded,
        }
    }

    /// Keeps the cursor within a new snapshot.
    pub(super) fn refresh(&mut self, sheet: &Sheet) {
        self.cursor = self.cursor.min(sheet.lines.len().saturating_sub(1));
    }

    /// The lines shown: those whose groups are all unfolded.
    fn shown(&self, sheet: &Sheet) -> Vec<usize> {
        let mut out = Vec::new();
        let mut folded_at: Option<usize> = None;
        for (index, line) in sheet.lines.iter().enumerate() {
            if folded_at.is_some_and(|depth| line.depth > depth) {
                continue;
            }
            folded_at = None;
            out.push(index);
            if line.kind != LineKind::Question && !self.unfolded.contains(&line.place) {
                folded_at = Some(line.depth);
            }
        }
        out
    }

    pub(super) fn act(&mut self, action: Action, sheet: &Sheet) -> Did {
        let shown = self.shown(sheet);
        let here = shown
            .iter()
            .position(|index| *index == self.cursor)
            .unwrap_or_default();
        let to = |by: isize| {
            shown
                .get(list::step(here, by, shown.len()))
                .copied()
                .unwrap_or_default()
        };
        match action {
            Action::ListUp => self.cursor = to(-1),
            Action::ListDown => self.cursor = to(1),
            Action::ListPageUp => self.cursor = to(-15),
            Action::ListPageDown => self.cursor = to(15),
            Action::ListFirst => self.cursor = to(isize::MIN / 2),
            Action::ListLast => self.cursor = to(isize::MAX / 2),
            Action::OutlineFold => self.fold(sheet),
            Action::OutlineUnfold => {
                if let Some(line) = sheet.lines.get(self.cursor) {
                    self.unfolded.insert(line.place.clone());
                }
            }
            Action::OutlineOpen => {
                let Some(line) = sheet.lines.get(self.cursor) else {
                    return Did::Nothing;
                };
                if line.stop {
                    return Did::Go(line.place.clone());
                }
                if !self.unfolded.remove(&line.place) {
                    self.unfolded.insert(line.place.clone());
                }
            }
            Action::OutlineClose | Action::Back | Action::Outline => return Did::Close,
            _ => return Did::NotMine,
        }
        Did::Nothing
    }

    /// Folds the group under the cursor, or the one around it.
    fn fold(&mut self, sheet: &Sheet) {
        let Some(line) = sheet.lines.get(self.cursor) else {
            return;
        };
        if self.unfolded.remove(&line.place) {
            return;
        }
        let around = sheet.lines[..self.cursor]
            .iter()
            .rposition(|other| other.depth < line.depth);
        if let Some(index) = around {
            self.unfolded.remove(&sheet.lines[index].place);
            self.cursor = index;
        }
    }

    /// Draws the outline over the whole body.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, area: Rect, sheet: &Sheet) {
        let shown = self.shown(sheet);
        let chosen = shown
            .iter()
            .position(|index| *index == self.cursor)
            .unwrap_or_default();
        list::draw(pen, area, shown.len(), chosen, |pen, row, at, under| {
            let line = &sheet.lines[shown[at]];
            let s = pen.signs();
            let cursor = if under { s.cursor } else { " " };
            pen.put(row.x + 1, row.y, 1, cursor, Role::Chosen);
            let indent = (line.depth * 2).min(12) as u16;
            let x = row.x + 3 + indent;
            let half = (row.width.saturating_sub(3 + indent)) * 3 / 5;
            let role = if under { Role::Chosen } else { Role::Text };
            if line.kind == LineKind::Question {
                let sign = line.marks.first().map_or(" ", |mark| sign(s, *mark));
                pen.put(x, row.y, 1, sign, Role::Text);
                if line.flag {
                    pen.put(x + 1, row.y, 1, s.flag, Role::Warning);
                } else if line.note {
                    pen.put(x + 1, row.y, 1, s.note, Role::Text);
                }
                if line.changed {
                    pen.put(x + 2, row.y, 1, s.changed, Role::Warning);
                }
                let used = pen.put(x + 3, row.y, half, &line.label, role);
                let answer_x = x + 3 + half.max(used) + 1;
                pen.put(
                    answer_x,
                    row.y,
                    row.right().saturating_sub(answer_x + 1),
                    &line.answer,
                    Role::Quiet,
                );
            } else {
                let fold = if self.unfolded.contains(&line.place) {
                    s.down
                } else {
                    s.cursor
                };
                pen.put(x, row.y, 1, fold, Role::Quiet);
                let used = pen.put(x + 2, row.y, half.saturating_sub(away(line)), &line.label, role);
                pen.put(
                    x + 2 + used,
                    row.y,
                    away(line),
                    &away_text(s, line),
                    Role::Warning,
                );
                let count = format!("{}/{}", line.done(), line.marks.len());
                if !line.marks.is_empty() {
                    pen.put_right(row.right().saturating_sub(1), row.y, 9, &count, Role::Quiet);
                    let room = row.right().saturating_sub(x + 3 + half + 10);
                    pen.put(
                        x + 3 + half,
                        row.y,
                        room,
                        &marks(s, &line.marks, usize::from(room)),
                        Role::Text,
                    );
                }
            }
        });
    }
}

/// Who has a group that was handed over, with its sign.
fn away_text(s: &Signs, line: &Line) -> String {
    format!(" {} {}", s.away, line.away)
}

/// The cells that it takes; none where the group is here.
fn away(line: &Line) -> u16 {
    match line.away.as_str() {
        "" => 0,
        who => (crate::text::cells(who) as u16 + 3).min(12),
    }
}

/// The sign of a state.
pub fn sign(s: &Signs, mark: Mark) -> &'static str {
    match mark {
        Mark::Invalid => s.invalid,
        Mark::AskedBack => s.asked_back,
        Mark::Conflict => s.conflict,
        Mark::Doubtful => s.doubtful,
        Mark::Missing => s.missing,
        Mark::Open => s.open,
        Mark::Answered => s.answered,
    }
}

/// The states of a group's questions in a width: a sign each, or a count of each sign where there are too many.
pub(super) fn marks(s: &Signs, marks: &[Mark], width: usize) -> String {
    if marks.len() <= width {
        return marks.iter().map(|mark| sign(s, *mark)).collect();
    }
    let all = [
        Mark::Answered,
        Mark::Open,
        Mark::Missing,
        Mark::Doubtful,
        Mark::Invalid,
        Mark::AskedBack,
        Mark::Conflict,
    ];
    let mut out = String::new();
    for mark in all {
        let count = marks.iter().filter(|held| **held == mark).count();
        if count > 0 {
            let piece = format!(
                "{}{}{count}",
                if out.is_empty() { "" } else { " " },
                sign(s, mark)
            );
            if crate::text::cells(&out) + crate::text::cells(&piece) > width {
                break;
            }
            out.push_str(&piece);
        }
    }
    out
}

/// The quiet outline beside the question: the top of the form, and what stands around the question.
pub(super) fn beside(pen: &mut Pen<'_>, area: Rect, sheet: &Sheet) {
    let path = path_to(sheet);
    // The lines right around the one looked at, the outermost first.
    let mut around: Vec<usize> = Vec::new();
    let mut shown = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate() {
        if line.kind == LineKind::Question {
            continue;
        }
        while around
            .last()
            .is_some_and(|last| sheet.lines[*last].depth >= line.depth)
        {
            around.pop();
        }
        if line.depth == 0 || around.last().is_some_and(|parent| path.contains(parent)) {
            shown.push(index);
        }
        around.push(index);
    }
    let chosen = shown
        .iter()
        .rposition(|index| path.contains(index))
        .unwrap_or_default();
    list::draw(pen, area, shown.len(), chosen, |pen, row, at, under| {
        let line = &sheet.lines[shown[at]];
        let s = pen.signs();
        let indent = (line.depth * 2).min(6) as u16;
        if under {
            pen.put(row.x, row.y, 1, s.cursor, Role::Chosen);
        }
        let marks_width = 8;
        let label_width = row.width.saturating_sub(2 + indent + marks_width + 1);
        let role = if path.contains(&shown[at]) {
            Role::Chosen
        } else {
            Role::Text
        };
        // Beside the card there is room for the sign alone; the whole outline names who has it.
        let handed = 2 * u16::from(!line.away.is_empty());
        let used = pen.put(
            row.x + 2 + indent,
            row.y,
            label_width.saturating_sub(handed),
            &line.label,
            role,
        );
        let sign = format!(" {}", s.away);
        pen.put(row.x + 2 + indent + used, row.y, handed, &sign, Role::Warning);
        let shown_marks = marks(s, &line.marks, usize::from(marks_width));
        pen.put(
            row.right().saturating_sub(marks_width),
            row.y,
            marks_width,
            &shown_marks,
            Role::Text,
        );
    });
}

/// The lines that hold the question shown, itself included.
fn path_to(sheet: &Sheet) -> Vec<usize> {
    let mut out = Vec::new();
    let mut depth = usize::MAX;
    for index in (0..sheet.lines.len().min(sheet.here + 1)).rev() {
        if sheet.lines[index].depth < depth {
            depth = sheet.lines[index].depth;
            out.push(index);
        }
    }
    out
}
