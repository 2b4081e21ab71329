//! What stands under the control: failures, doubts, versions, questions back, voices, notes, the keys of non-answers.

use super::Interview;
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Failure, QuestionView};
use crate::text::clean::prose;
use crate::tui::action::Action;
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// How many voices, notes and questions back are shown; the outline and the list of notes have them all.
const FEW: usize = 3;
/// A line longer than so many rows is cut with a sign.
const TALL: u16 = 2;

/// The lines under the control, the gravest first.
#[derive(Debug, Default)]
pub(super) struct Foot {
    lines: Vec<(String, Role)>,
    /// The words of the non-answers, with their keys; the one that stands is marked.
    missing: Vec<Missing>,
}

#[derive(Debug)]
struct Missing {
    key: String,
    word: String,
    stands: bool,
}

impl Foot {
    /// What there is to say of a question; nothing while the respondent looks on.
    pub(super) fn of(pen: &Pen<'_>, screen: &Interview, view: &QuestionView) -> Self {
        let mut foot = Self::default();
        if screen.respondent {
            return foot;
        }
        let (s, sheet) = (pen.signs(), &screen.sheet);
        let mut add = |sign: &str, text: &str, role| foot.lines.push((format!("{sign} {text}"), role));
        let asked = |failure: &Failure| matches!(failure, Failure::Required { .. });
        // An open question is no error yet: only a rule that its text breaks is named.
        let broken = view
            .failures
            .iter()
            .filter(|failure| !view.answer.is_blank() || !asked(failure));
        for failure in broken {
            add(s.invalid, &failed(pen, failure), Role::Error);
        }
        if let Some(warning) = view.warning.as_ref().filter(|_| view.valid) {
            add(s.doubtful, &prose(&warning.text), Role::Warning);
        }
        if sheet.versions.len() > 1 {
            add(s.conflict, &pen.ui.say("interview-two-versions"), Role::Warning);
        }
        for question in sheet.asked_back.iter().take(FEW) {
            add(s.asked_back, &prose(question), Role::Warning);
        }
        let main = pen.ui.say("speaker-main");
        for (who, said) in sheet.voices.iter().take(FEW) {
            let who = if who.is_empty() { &main } else { who };
            add(s.voice, &format!("{who} : {said}"), Role::Text);
        }
        if sheet.lines.get(sheet.here).is_some_and(|line| line.changed) {
            add(s.changed, &pen.ui.say("interview-changed"), Role::Text);
        }
        if sheet.flag {
            add(s.flag, &pen.ui.say("interview-flag"), Role::Warning);
        }
        if !sheet.translation.is_empty() {
            add(s.translation, &prose(&sheet.translation), Role::Text);
        }
        for note in sheet.notes.iter().rev().take(FEW) {
            add(s.note, &prose(note), Role::Text);
        }
        if view.kind != Kind::Note && !view.readonly {
            foot.missing = missing(pen, view);
        }
        foot
    }

    /// The rows that it wants.
    pub(super) fn height(&self, width: u16) -> u16 {
        let lines: u16 = self
            .lines
            .iter()
            .map(|(text, _)| height(text, width).min(TALL))
            .sum();
        lines + self.missing_height(width)
    }

    fn missing_height(&self, width: u16) -> u16 {
        let mut places = Places::new(width);
        let last = self.missing.iter().map(|one| places.next(one.cells()).1).last();
        last.map_or(0, |row| row + 1)
    }

    /// Draws it; what has no room is counted.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, area: Rect) {
        let mut rest = area;
        for (at, (text, role)) in self.lines.iter().enumerate() {
            let tall = height(text, rest.width).min(TALL);
            let more = at + 1 < self.lines.len() || !self.missing.is_empty();
            if tall + u16::from(more) > rest.height && (tall > 1 || more) {
                let left = self.lines.len() - at + usize::from(!self.missing.is_empty());
                if rest.height == 1 && (left == 1 || *role == Role::Error) {
                    pen.put(rest.x, rest.y, rest.width, &text.replace('\n', " "), *role);
                } else if rest.height > 0 {
                    pen.put(
                        rest.x,
                        rest.y,
                        rest.width,
                        &format!("{} {left}", pen.signs().down),
                        Role::Quiet,
                    );
                }
                return;
            }
            let part = Rect {
                height: tall.min(rest.height),
                ..rest
            };
            let used = pen.rows(part, text, *role);
            rest = below(rest, used);
        }
        self.draw_missing(pen, rest);
    }

    fn draw_missing(&self, pen: &mut Pen<'_>, area: Rect) {
        let mut places = Places::new(area.width);
        for (at, one) in self.missing.iter().enumerate() {
            let (x, row) = places.next(one.cells());
            if row >= area.height {
                let sign = format!("{} {}", pen.signs().down, self.missing.len() - at);
                let last = area.bottom().saturating_sub(1);
                pen.put_right(area.right(), last, area.width, &sign, Role::Quiet);
                return;
            }
            let (x, y) = (area.x + x, area.y + row);
            let mark = if one.stands {
                format!("{} ", pen.signs().missing)
            } else {
                String::new()
            };
            let (key, word) = if one.stands {
                (Role::Key, Role::Chosen)
            } else {
                (Role::Quiet, Role::Quiet)
            };
            let used = pen.put(x, y, area.right().saturating_sub(x), &one.key, key) + 1;
            let text = format!("{mark}{}", one.word);
            pen.put(x + used, y, area.right().saturating_sub(x + used), &text, word);
        }
    }
}

impl Missing {
    fn cells(&self) -> u16 {
        (self.key.len() + 1 + 2 * usize::from(self.stands) + crate::text::cells(&self.word)) as u16
    }
}

/// Where words of some width come to stand, row after row.
struct Places {
    width: u16,
    x: u16,
    row: u16,
}

impl Places {
    fn new(width: u16) -> Self {
        Self { width, x: 0, row: 0 }
    }

    fn next(&mut self, cells: u16) -> (u16, u16) {
        if self.x > 0 && self.x + cells > self.width {
            self.x = 0;
            self.row += 1;
        }
        let at = (self.x, self.row);
        self.x += cells + 2;
        at
    }
}

fn missing(pen: &Pen<'_>, view: &QuestionView) -> Vec<Missing> {
    let standing = match &view.answer {
        Answer::Missing { kind, .. } => Some(*kind),
        Answer::Value(_) => None,
    };
    let allowed = NonResponse::ALL
        .into_iter()
        .filter(|kind| view.nonresponse.allows(*kind));
    allowed
        .map(|kind| Missing {
            key: pen.ui.keymap.keys(action_of(kind)).next().unwrap_or_default(),
            word: match &view.answer {
                Answer::Missing { kind: stands, reason } if *stands == kind && !reason.is_empty() => {
                    let word = pen.ui.say(&format!("nonresponse-{}", kind.word()));
                    format!("{word} ({})", crate::text::clean::prose_line(reason))
                }
                _ => pen.ui.say(&format!("nonresponse-{}", kind.word())),
            },
            stands: standing == Some(kind),
        })
        .collect()
}

/// The action that gives a non-answer.
fn action_of(kind: NonResponse) -> Action {
    match kind {
        NonResponse::DontKnow => Action::DontKnow,
        NonResponse::Refused => Action::Refused,
        NonResponse::NotApplicable => Action::NotApplicable,
        NonResponse::NotAsked => Action::NotAsked,
    }
}

/// A failed rule in words.
pub(super) fn failed(pen: &Pen<'_>, failure: &Failure) -> String {
    pen.ui
        .plain(crate::speech::broken_rule(failure, &pen.ui.messages))
}
