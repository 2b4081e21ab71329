//! Home: what is to be done, the authorities, what waits to travel.

use crate::text::clean::name;
use crate::text::{cells, truncate};
use crate::tui::action::{Action, Scope};
use crate::tui::paint::{Pen, below};
use crate::tui::sheet::Mark;
use crate::tui::theme::{Role, Signs};
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

/// What home shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeData {
    /// The study's code.
    pub study: String,
    /// The team's code.
    pub team: String,
    /// The person's code.
    pub person: String,
    /// A folder to learn in.
    pub practice: bool,
    /// Whether the key lies beside the data.
    pub unprotected: bool,
    /// Interviews that want something, the latest first, then the others.
    pub interviews: Vec<InterviewLine>,
    /// Authorities, the latest first.
    pub authorities: Vec<AuthorityLine>,
    /// Conflicts to decide, over all interviews.
    pub conflicts: u32,
    /// Forms that an interview can begin with: id, title.
    pub forms: Vec<(String, String)>,
    /// Countries for a new authority: code, name.
    pub countries: Vec<(String, String)>,
    /// To whom a bundle can go, where that has to be said: device, person and team.
    pub peers: Vec<(String, String)>,
}

/// One interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewLine {
    /// Its id.
    pub id: String,
    /// What it wants most.
    pub mark: Mark,
    /// The authority.
    pub authority: String,
    /// The form.
    pub form: String,
    /// Its state in words, with what is open.
    pub state: String,
    /// When something last changed.
    pub day: String,
}

impl InterviewLine {
    /// Whether somebody has something to do about it.
    pub fn wants_something(&self) -> bool {
        self.mark != Mark::Answered
    }

    /// On one row: the day goes first where there is no room, then the end of the authority's name.
    fn told(&self, width: usize, signs: &Signs) -> String {
        let (dot, authority) = (signs.dot, name(&self.authority));
        let tail = format!(" {dot} {} {dot} {}", name(&self.form), self.state);
        let dated = format!("{authority}{tail} {dot} {}", self.day);
        if cells(&dated) <= width {
            return dated;
        }
        let room = width.saturating_sub(cells(&tail)).max(LEAST_NAME);
        format!("{}{tail}", truncate(&authority, room, signs.ellipsis))
    }
}

/// Cells of a name that are always shown.
const LEAST_NAME: usize = 8;

/// One authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Interviews done and open.
    pub counts: (u32, u32),
    /// When something last changed.
    pub day: String,
}

impl AuthorityLine {
    /// How many interviews are done and open, and the day.
    fn facts(&self, signs: &Signs) -> String {
        let count = |count: u32, sign: &str| match count {
            0 => String::new(),
            _ => format!("{sign}{count} "),
        };
        let (done, open) = self.counts;
        format!(
            "{}{} {}",
            count(done, signs.answered),
            count(open, signs.open),
            self.day
        )
    }
}

/// A hit of a search through all interviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The interview.
    pub interview: String,
    /// The authority and form.
    pub title: String,
    /// The text found.
    pub text: String,
}

/// The state of the home screen.
#[derive(Debug, Default)]
pub struct Home {
    /// What is shown.
    pub data: HomeData,
    /// Whether the authorities have the focus.
    pub right: bool,
    /// The interview under the cursor.
    pub interview: usize,
    /// The authority under the cursor.
    pub authority: usize,
    /// The columns that the facts of the authorities take: measured when they come, not at every key.
    facts: u16,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Begin an interview.
    New,
    /// Open this one.
    Open(String),
    /// Show this authority's profile.
    Profile(String),
    /// Move this interview to another version of its form.
    Migrate(String),
    /// Hand this interview, or a group of it, over.
    HandOver(String),
    /// Search.
    Search,
    /// Write a bundle.
    Send,
    /// Take bundles in.
    Receive,
    /// Decide conflicts.
    Conflicts,
    /// Everything that needs a decision.
    Inbox,
}

impl Home {
    /// Takes what the driver has read.
    pub fn take(&mut self, data: HomeData) {
        self.interview = self.interview.min(data.interviews.len().saturating_sub(1));
        self.authority = self.authority.min(data.authorities.len().saturating_sub(1));
        // The signs of every drawing mode are one column wide.
        let facts = data
            .authorities
            .iter()
            .map(|line| cells(&line.facts(&Signs::UNICODE)));
        self.facts = facts.max().unwrap_or(0) as u16;
        self.data = data;
    }

    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Home, Scope::List, Scope::Everywhere]
    }

    /// Does an action; `None` where it is not one of home's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let wish = match action {
            Action::NewInterview => Wish::New,
            Action::OpenEntry => {
                if self.right {
                    self.authority_id().map_or(Wish::Nothing, Wish::Profile)
                } else {
                    let id = self
                        .data
                        .interviews
                        .get(self.interview)
                        .map(|line| line.id.clone());
                    id.map_or(Wish::New, Wish::Open)
                }
            }
            Action::OpenProfile => self.authority_id().map_or(Wish::Nothing, Wish::Profile),
            Action::MigrateInterview => {
                let line = self.data.interviews.get(self.interview).filter(|_| !self.right);
                line.map_or(Wish::Nothing, |line| Wish::Migrate(line.id.clone()))
            }
            Action::HandOverEntry => {
                let line = self.data.interviews.get(self.interview).filter(|_| !self.right);
                line.map_or(Wish::Nothing, |line| Wish::HandOver(line.id.clone()))
            }
            Action::SearchHome => Wish::Search,
            Action::SendBundle => Wish::Send,
            Action::ReceiveBundle => Wish::Receive,
            Action::ShowConflicts => Wish::Conflicts,
            Action::ShowInbox => Wish::Inbox,
            Action::SwitchColumn => {
                self.right = !self.right;
                Wish::Nothing
            }
            Action::ListUp => self.step(-1),
            Action::ListDown => self.step(1),
            Action::ListPageUp => self.step(-10),
            Action::ListPageDown => self.step(10),
            Action::ListFirst => self.step(isize::MIN / 2),
            Action::ListLast => self.step(isize::MAX / 2),
            _ => return None,
        };
        Some(wish)
    }

    /// The authority under the cursor: of the list in focus, by its name where the interview's is meant.
    fn authority_id(&self) -> Option<String> {
        if self.right {
            return self
                .data
                .authorities
                .get(self.authority)
                .map(|line| line.id.clone());
        }
        let wanted = &self.data.interviews.get(self.interview)?.authority;
        self.data
            .authorities
            .iter()
            .find(|line| line.name == *wanted)
            .map(|line| line.id.clone())
    }

    fn step(&mut self, by: isize) -> Wish {
        if self.right {
            self.authority = list::step(self.authority, by, self.data.authorities.len());
        } else {
            self.interview = list::step(self.interview, by, self.data.interviews.len());
        }
        Wish::Nothing
    }

    /// Draws the screen.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let data = &self.data;
        let dot = pen.signs().dot;
        let title = format!(
            "Repère {dot} {}",
            if data.practice {
                pen.ui.say("home-practice")
            } else {
                pen.ui.with(
                    "home-title",
                    &[
                        ("study", name(&data.study).into_owned().into()),
                        ("team", name(&data.team).into_owned().into()),
                        ("person", name(&data.person).into_owned().into()),
                    ],
                )
            }
        );
        let corner = match pen.ui.battery {
            Some(battery) => format!("{}\u{a0}%  {}", battery.percent, pen.ui.clock),
            None => pen.ui.clock.clone(),
        };
        let body = frame::title(pen, &title, &corner);
        let hints = pen.ui.footer(&Self::scopes(), false);
        let body = frame::bottom(pen, body, notice, "", &hints);
        let exchange = u16::from(data.conflicts > 0) + u16::from(data.unprotected && !data.practice);
        let columns = Rect {
            height: body.height.saturating_sub(exchange),
            ..body
        };
        if body.width >= 72 {
            let left = Rect {
                width: body.width * 3 / 5,
                ..columns
            };
            self.interviews(pen, left);
            self.authorities(
                pen,
                Rect {
                    x: left.right(),
                    width: body.width - left.width,
                    ..columns
                },
            );
        } else if self.right {
            self.authorities(pen, columns);
        } else {
            self.interviews(pen, columns);
        }
        let mut foot = below(body, columns.height);
        if data.conflicts > 0 {
            let text = format!(
                "{} {}",
                pen.signs().conflict,
                pen.ui.with("home-conflicts", &[("count", data.conflicts.into())])
            );
            pen.put(1, foot.y, foot.width.saturating_sub(2), &text, Role::Warning);
            foot = below(foot, 1);
        }
        if data.unprotected && !data.practice {
            let text = pen.ui.say("home-unprotected");
            pen.put(1, foot.y, foot.width.saturating_sub(2), &text, Role::Quiet);
        }
    }

    fn interviews(&self, pen: &mut Pen<'_>, area: Rect) {
        let wanting = self.data.interviews.iter().filter(|line| line.wants_something());
        let heading = pen.ui.with(
            "home-interviews",
            &[
                ("wanting", wanting.count().into()),
                ("count", self.data.interviews.len().into()),
            ],
        );
        Self::heading(pen, area, &heading, !self.right);
        let rest = below(area, 1);
        if self.data.interviews.is_empty() {
            let text = pen.ui.say("home-no-interview");
            let inner = Rect {
                x: rest.x + 1,
                width: rest.width.saturating_sub(3),
                ..rest
            };
            pen.rows(inner, &text, Role::Text);
            return;
        }
        list::draw(
            pen,
            rest,
            self.data.interviews.len(),
            self.interview,
            |pen, row, index, chosen| {
                let line = &self.data.interviews[index];
                let s = pen.signs();
                let under = chosen && !self.right;
                pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
                let sign = super::interview::sign(s, line.mark);
                pen.put(row.x + 1, row.y, 1, sign, Role::Text);
                let width = row.width.saturating_sub(4);
                let text = line.told(usize::from(width), s);
                let role = if under { Role::Chosen } else { Role::Text };
                pen.put(row.x + 3, row.y, width, &text, role);
            },
        );
    }

    fn authorities(&self, pen: &mut Pen<'_>, area: Rect) {
        let heading = pen.ui.with(
            "home-authorities",
            &[("count", self.data.authorities.len().into())],
        );
        Self::heading(pen, area, &heading, self.right);
        list::draw(
            pen,
            below(area, 1),
            self.data.authorities.len(),
            self.authority,
            |pen, row, index, chosen| {
                let line = &self.data.authorities[index];
                let s = pen.signs();
                let under = chosen && self.right;
                pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
                let role = if under { Role::Chosen } else { Role::Text };
                let width = row.width.saturating_sub(self.facts + 4);
                let shown = self.told_apart(&line.name, usize::from(width), s);
                pen.put(row.x + 2, row.y, width, &shown, role);
                let right = row.right().saturating_sub(1);
                pen.put_right(right, row.y, self.facts, &line.facts(s), Role::Quiet);
            },
        );
    }

    /// An authority's name in a width. Where the end is cut and another one begins alike ("Commune de…"), it is shown from
    /// the word in which they differ.
    fn told_apart(&self, wanted: &str, width: usize, signs: &Signs) -> String {
        let shown = name(wanted);
        if cells(&shown) <= width {
            return shown.into_owned();
        }
        let cut = truncate(&shown, width, signs.ellipsis);
        let beginning = cut.trim_end_matches(signs.ellipsis);
        let others = self.data.authorities.iter().map(|line| name(&line.name));
        let alike = others.filter(|other| *other != shown && other.starts_with(beginning));
        let common = |other: std::borrow::Cow<'_, str>| {
            let same = shown
                .char_indices()
                .zip(other.chars())
                .take_while(|((_, a), b)| a == b);
            same.map(|((at, c), _)| at + c.len_utf8())
                .last()
                .unwrap_or_default()
        };
        let Some(differ) = alike.map(common).max() else {
            return cut;
        };
        let word = shown[..differ].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let from = format!("{}{}", signs.ellipsis, &shown[word..]);
        truncate(&from, width, signs.ellipsis)
    }

    fn heading(pen: &mut Pen<'_>, area: Rect, text: &str, focus: bool) {
        let role = if focus { Role::Title } else { Role::Quiet };
        pen.put(area.x + 1, area.y, area.width.saturating_sub(2), text, role);
    }
}
