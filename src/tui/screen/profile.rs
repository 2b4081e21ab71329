//! The profile of an authority: each process with its status, evidence, maturity, and why.

use crate::text::clean::{name, prose};
use crate::text::fold::fold;
use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below};
use crate::tui::theme::Role;
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// What the profile shows, in words already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileData {
    /// The authority.
    pub authority: String,
    /// Version of the rules.
    pub rules: String,
    /// Voices, organisations, documents, in words.
    pub sources: String,
    /// The processes.
    pub processes: Vec<Process>,
    /// Questions to take back to the field.
    pub questions: Vec<String>,
}

/// One process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Process {
    /// Its name.
    pub name: String,
    /// Present, probable, absent, unknown.
    pub status: String,
    /// Whether sources contradict each other.
    pub contradiction: bool,
    /// Strength of the evidence, A to D; empty where there is none.
    pub strength: String,
    /// Maturity as an interval, or what stands in its place.
    pub maturity: String,
    /// Who steers.
    pub steering: String,
    /// Active, slowed…
    pub state: String,
    /// The rule that decided.
    pub rule: String,
    /// The reasons, a line each.
    pub reasons: Vec<String>,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Profile {
    /// What is shown.
    pub data: ProfileData,
    /// The process under the cursor.
    pub at: usize,
    /// The reasons of that process are shown, from this line.
    pub reasons: Option<usize>,
    /// The questions to take back are shown, from this line.
    pub questions: Option<usize>,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Look for a process.
    Search,
    /// Leave.
    Back,
}

impl Profile {
    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Profile, Scope::List, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not the profile's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let by = match action {
            Action::ListUp => -1,
            Action::ListDown => 1,
            Action::ListPageUp => -10,
            Action::ListPageDown => 10,
            Action::ListFirst => isize::MIN / 2,
            Action::ListLast => isize::MAX / 2,
            Action::ProfileReasons => {
                self.reasons = if self.reasons.is_some() { None } else { Some(0) };
                self.questions = None;
                return Some(Wish::Nothing);
            }
            Action::ProfileQuestions => {
                self.questions = if self.questions.is_some() { None } else { Some(0) };
                self.reasons = None;
                return Some(Wish::Nothing);
            }
            Action::ProfileSearch => return Some(Wish::Search),
            Action::Back => {
                if self.reasons.take().is_none() && self.questions.take().is_none() {
                    return Some(Wish::Back);
                }
                return Some(Wish::Nothing);
            }
            _ => return None,
        };
        if let Some(top) = self.questions.as_mut() {
            *top = list::step(*top, by, self.data.questions.len());
        } else if let Some(top) = self.reasons.as_mut() {
            let count = self
                .data
                .processes
                .get(self.at)
                .map_or(0, |process| process.reasons.len());
            *top = list::step(*top, by, count);
        } else {
            self.at = list::step(self.at, by, self.data.processes.len());
        }
        Some(Wish::Nothing)
    }

    /// Puts the cursor on the first process whose name holds the text.
    pub fn find(&mut self, typed: &str) {
        let wanted = fold(typed.trim());
        if let Some(at) = self
            .data
            .processes
            .iter()
            .position(|process| fold(&process.name).contains(&wanted))
        {
            self.at = at;
            self.reasons = None;
            self.questions = None;
        }
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let dot = pen.signs().dot;
        let rules = pen
            .ui
            .with("profile-rules", &[("version", self.data.rules.as_str().into())]);
        let title = format!(
            "{} {dot} {} {dot} {rules}",
            name(&self.data.authority),
            pen.ui.say("profile-title")
        );
        let body = frame::title(pen, &title, &self.data.sources);
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let area = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        if let Some(top) = self.questions {
            return self.questions(pen, area, top);
        }
        if let Some(top) = self.reasons {
            return self.reasons(pen, area, top);
        }
        self.table(pen, area);
    }

    fn table(&self, pen: &mut Pen<'_>, area: Rect) {
        let columns = Columns::new(area.width);
        let heads = [
            "profile-process",
            "profile-status",
            "profile-evidence",
            "profile-maturity",
            "profile-steering",
            "profile-state",
        ]
        .map(|id| pen.ui.say(id));
        columns.put(
            pen,
            area.x,
            area.y,
            &heads.each_ref().map(String::as_str),
            Role::Quiet,
        );
        let why = self
            .data
            .processes
            .get(self.at)
            .and_then(|process| process.reasons.first());
        let foot = u16::from(why.is_some()) * 2;
        let rest = below(area, 1);
        let rows = Rect {
            height: rest.height.saturating_sub(foot),
            ..rest
        };
        list::draw(
            pen,
            rows,
            self.data.processes.len(),
            self.at,
            |pen, row, index, under| {
                let process = &self.data.processes[index];
                let s = pen.signs();
                let role = if under { Role::Chosen } else { Role::Text };
                pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
                let strength = match process.strength.as_str() {
                    "A" => format!("A {}", s.answered.repeat(3)),
                    "B" => format!("B {}", s.answered.repeat(2)),
                    "C" | "D" => format!("{} {}", process.strength, s.answered),
                    _ => s.dash.to_owned(),
                };
                let status = if process.contradiction {
                    format!("{} {}", s.conflict, process.status)
                } else {
                    process.status.clone()
                };
                columns.put(
                    pen,
                    row.x,
                    row.y,
                    &[
                        &process.name,
                        &status,
                        &strength,
                        &process.maturity,
                        &process.steering,
                        &process.state,
                    ],
                    role,
                );
            },
        );
        if let (Some(why), Some(process)) = (why, self.data.processes.get(self.at)) {
            let text = format!("{} {} : {why}", pen.ui.say("profile-why"), process.rule);
            let y = rest.bottom().saturating_sub(1);
            pen.put(
                area.x,
                y,
                area.width,
                &prose(&text).replace('\n', " "),
                Role::Quiet,
            );
        }
    }

    fn reasons(&self, pen: &mut Pen<'_>, area: Rect, top: usize) {
        let Some(process) = self.data.processes.get(self.at) else {
            return;
        };
        let s = pen.signs();
        let contradiction = if process.contradiction {
            format!(" {} ", s.conflict)
        } else {
            String::new()
        };
        let head = format!("{} {} {}{contradiction}", process.name, s.dot, process.status);
        let mut rest = below(
            area,
            pen.rows(
                Rect {
                    height: 2.min(area.height),
                    ..area
                },
                &head,
                Role::Question,
            ),
        );
        let facts = [
            ("profile-evidence", &process.strength),
            ("profile-maturity", &process.maturity),
            ("profile-steering", &process.steering),
            ("profile-state", &process.state),
        ];
        let line: Vec<String> = facts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(id, value)| format!("{} : {value}", pen.ui.say(id)))
            .collect();
        rest = below(
            rest,
            pen.rows(
                Rect {
                    height: 2.min(rest.height),
                    ..rest
                },
                &line.join(" ; "),
                Role::Text,
            ) + 1,
        );
        let heading = format!("{} {}", pen.ui.say("profile-why"), process.rule);
        rest = below(
            rest,
            pen.rows(
                Rect {
                    height: 1.min(rest.height),
                    ..rest
                },
                &heading,
                Role::Title,
            ),
        );
        let lines: Vec<String> = if process.reasons.is_empty() {
            vec![pen.ui.say("profile-no-reason")]
        } else {
            process
                .reasons
                .iter()
                .map(|reason| format!("{} {}", s.dot, prose(reason)))
                .collect()
        };
        pen.rows(rest, &lines.get(top..).unwrap_or_default().join("\n"), Role::Text);
    }

    fn questions(&self, pen: &mut Pen<'_>, area: Rect, top: usize) {
        let heading = pen.ui.say("profile-questions-back");
        let rest = below(
            area,
            pen.rows(
                Rect {
                    height: 1.min(area.height),
                    ..area
                },
                &heading,
                Role::Question,
            ) + 1,
        );
        if self.data.questions.is_empty() {
            let text = pen.ui.say("profile-no-question");
            pen.rows(rest, &text, Role::Text);
            return;
        }
        let dot = pen.signs().dot;
        let lines: Vec<String> = self
            .data
            .questions
            .iter()
            .map(|question| format!("{dot} {}", prose(question)))
            .collect();
        pen.rows(rest, &lines.get(top..).unwrap_or_default().join("\n"), Role::Text);
    }
}

/// Where the columns of the table begin, for a width.
struct Columns([(u16, u16); 6]);

impl Columns {
    fn new(width: u16) -> Self {
        let widths: [u16; 6] = if width >= 74 {
            let process = width - 2 - (11 + 7 + 9 + 12 + 10) - 5;
            [process, 11, 7, 9, 12, 10]
        } else {
            let process = width.saturating_sub(2 + 11 + 7 + 2);
            [process, 11, 7, 0, 0, 0]
        };
        let mut x = 2;
        Self(widths.map(|wide| {
            let at = x;
            x += wide + 1;
            (at, wide)
        }))
    }

    fn put(&self, pen: &mut Pen<'_>, x: u16, y: u16, cells: &[&str; 6], role: Role) {
        for ((at, wide), text) in self.0.iter().zip(cells) {
            if *wide > 0 {
                pen.put(x + at, y, *wide, text, role);
            }
        }
    }
}
