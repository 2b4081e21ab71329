//! The profile of an authority: each process with its status, evidence, maturity, and why.
//!
//! The table at a glance; behind each line the reasons and the very answers; the questions to take back, which become
//! questions back to the field; the reading as a whole, the levers, the comparison with others, with other waves, with the
//! other side of a partnership.

mod panes;
mod table;
#[cfg(test)]
mod tests;

use crate::text::clean::name;
use crate::text::fold::fold;
use crate::tui::action::{Action, Scope};
use crate::tui::paint::Pen;
use crate::tui::theme::Role;
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// What the profile shows, in words already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileData {
    /// The authority.
    pub authority: String,
    /// Its id.
    pub id: String,
    /// Version of the rules.
    pub rules: String,
    /// Voices, organisations, documents, in words.
    pub sources: String,
    /// The processes.
    pub processes: Vec<Process>,
    /// Questions to take back to the field.
    pub questions: Vec<Question>,
    /// The reading as a whole: roles, frames, dimensions, a line each.
    pub overview: Vec<String>,
    /// Questions to discuss, and who can help, a line each.
    pub levers: Vec<String>,
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
    /// What the line says, in sentences.
    pub sentences: Vec<String>,
    /// The reasons, those that decided first.
    pub reasons: Vec<Reason>,
}

/// An answer behind a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reason {
    /// In words.
    pub text: String,
    /// The interview in which it was given.
    pub interview: String,
    /// The event that says it.
    pub event: String,
}

/// A question to take back to the field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// In words.
    pub text: String,
    /// Somebody took it along.
    pub taken: bool,
}

/// What stands in front of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// Nothing: the table.
    #[default]
    Table,
    /// The reasons of the process under the cursor.
    Reasons,
    /// The questions to take back.
    Questions,
    /// The reading as a whole.
    Overview,
    /// The levers.
    Levers,
    /// The comparison.
    Comparison,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Profile {
    /// What is shown.
    pub data: ProfileData,
    /// The process under the cursor.
    pub at: usize,
    /// What stands in front of the table.
    pub pane: Pane,
    /// The line under the cursor of what stands in front.
    pub line: usize,
    /// The comparison, once it was asked for.
    pub comparison: Vec<String>,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Look for a process.
    Search,
    /// Open an interview at the answer that an event gave.
    Answer {
        /// The interview.
        interview: String,
        /// The event.
        event: String,
    },
    /// Take a question along to the field.
    Take {
        /// The authority.
        authority: String,
        /// The question.
        text: String,
    },
    /// Compare with others; it takes a moment.
    Compare(String),
    /// Write the profile as a page beside one's documents.
    Export(String),
    /// Leave.
    Back,
}

impl Profile {
    /// The scopes that hold.
    pub fn scopes(&self) -> Vec<Scope> {
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
            Action::ProfileReasons => return Some(self.deeper()),
            Action::ProfileQuestions => return Some(self.turn(Pane::Questions)),
            Action::ProfileOverview => return Some(self.turn(Pane::Overview)),
            Action::ProfileLevers => return Some(self.turn(Pane::Levers)),
            Action::ProfileCompare => {
                let wish = self.turn(Pane::Comparison);
                let ask = self.pane == Pane::Comparison && self.comparison.is_empty();
                return Some(if ask {
                    Wish::Compare(self.data.id.clone())
                } else {
                    wish
                });
            }
            Action::ProfileTake => return Some(self.take()),
            Action::ProfileExport => return Some(Wish::Export(self.data.id.clone())),
            Action::ProfileSearch => return Some(Wish::Search),
            Action::Back if self.pane == Pane::Table => return Some(Wish::Back),
            Action::Back => return Some(self.turn(self.pane)),
            _ => return None,
        };
        if self.pane == Pane::Table {
            self.at = list::step(self.at, by, self.data.processes.len());
        } else {
            self.line = list::step(self.line, by, self.lines());
        }
        Some(Wish::Nothing)
    }

    /// Puts a pane in front of the table, or away where it stands there.
    fn turn(&mut self, pane: Pane) -> Wish {
        self.pane = if self.pane == pane { Pane::Table } else { pane };
        self.line = 0;
        Wish::Nothing
    }

    /// From a process to its reasons, from a reason to the very answer, from a question to the field.
    fn deeper(&mut self) -> Wish {
        match self.pane {
            Pane::Table => self.turn(Pane::Reasons),
            Pane::Reasons => match self.process().and_then(|process| process.reasons.get(self.line)) {
                Some(reason) => Wish::Answer {
                    interview: reason.interview.clone(),
                    event: reason.event.clone(),
                },
                None => Wish::Nothing,
            },
            Pane::Questions => self.take(),
            Pane::Overview | Pane::Levers | Pane::Comparison => Wish::Nothing,
        }
    }

    /// Takes the question under the cursor along; once is enough.
    fn take(&mut self) -> Wish {
        if self.pane != Pane::Questions {
            return self.turn(Pane::Questions);
        }
        match self.data.questions.get_mut(self.line) {
            Some(question) if !question.taken => {
                question.taken = true;
                Wish::Take {
                    authority: self.data.id.clone(),
                    text: question.text.clone(),
                }
            }
            _ => Wish::Nothing,
        }
    }

    fn process(&self) -> Option<&Process> {
        self.data.processes.get(self.at)
    }

    /// How many lines the pane in front has.
    fn lines(&self) -> usize {
        match self.pane {
            Pane::Table => self.data.processes.len(),
            Pane::Reasons => self.process().map_or(0, |process| process.reasons.len()),
            Pane::Questions => self.data.questions.len(),
            Pane::Overview => self.data.overview.len(),
            Pane::Levers => self.data.levers.len(),
            Pane::Comparison => self.comparison.len(),
        }
    }

    /// Puts the cursor on the first process whose name holds the text.
    pub fn find(&mut self, typed: &str) {
        let wanted = fold(typed.trim());
        let fits = |process: &Process| fold(&process.name).contains(&wanted);
        if let Some(at) = self.data.processes.iter().position(fits) {
            self.at = at;
            self.pane = Pane::Table;
        }
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let dot = pen.signs().dot;
        let rules = pen
            .ui
            .with("profile-rules", &[("version", self.data.rules.as_str().into())]);
        let title = format!(
            "{} {dot} {}",
            name(&self.data.authority),
            pen.ui.say("profile-title")
        );
        // A long name may be cut, the version of the rules may not: it stands in the corner, before the sources.
        let corner = format!("{rules} {dot} {}", self.data.sources);
        let body = frame::title(pen, &title, &corner);
        let hints = pen.ui.footer(&self.scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let area = Rect {
            x: 1,
            width: body.width.saturating_sub(2),
            ..body
        };
        match self.pane {
            Pane::Table => self.table(pen, area),
            Pane::Reasons => self.reasons(pen, area),
            Pane::Questions => self.questions(pen, area),
            Pane::Overview => self.page(pen, area, "profile-overview", &self.data.overview),
            Pane::Levers => self.page(pen, area, "profile-levers", &self.data.levers),
            Pane::Comparison => self.page(pen, area, "profile-comparison", &self.comparison),
        }
    }
}
