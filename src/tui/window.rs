//! Windows over a screen: palette, jump, search, note, reason, help, a question with yes and no.
//!
//! A window takes the keys while it is there, says what it wants, and goes; what lies under it stays as it was.

use super::action::{Action, Scope};
use super::field::{self, Field};
use super::key::Key;
use super::paint::{Pen, below};
use super::theme::Role;
use super::ui::Ui;
use super::widget::field::{Look, draw as draw_field, height};
use super::widget::list;
use crate::interview::{Answer, Place};
use crate::log::Consent;
use crate::text::short::Abbreviations;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What a window is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Every action by name.
    Palette,
    /// Jump in the interview.
    Jump,
    /// Search in the interview.
    SearchInterview,
    /// Search in all interviews.
    SearchAll,
    /// Look for a process of the profile.
    SearchProfile,
    /// A note on the question shown, or on the interview.
    Note,
    /// A note on the interview, at this moment.
    FieldNote,
    /// The notes of the interview.
    Notes,
    /// The working translation of the answer shown.
    Translation,
    /// Who speaks.
    Speaker,
    /// Which informant is meant: function and consent are asked next.
    Informants,
    /// The code of the main informant.
    MainCode,
    /// The function of an informant.
    Role {
        /// Whose.
        code: String,
        /// Who agrees speaks from here on.
        speaks: bool,
    },
    /// Whether an informant agrees.
    Consent {
        /// Who.
        code: String,
        /// The function.
        role: String,
        /// Who agrees speaks from here on.
        speaks: bool,
    },
    /// Which group is handed over, or taken back.
    HandOver {
        /// The persons known here.
        people: Vec<String>,
    },
    /// To whom it is handed over.
    HandOverTo {
        /// The group; none for the whole interview.
        group: Option<Place>,
        /// The persons known here.
        people: Vec<String>,
    },
    /// Where the bundle of a hand-over is written.
    HandOverFile {
        /// The group; none for the whole interview.
        group: Option<Place>,
        /// The colleague.
        to: String,
    },
    /// Who comes or goes.
    Presence {
        /// Comes.
        arrives: bool,
    },
    /// What other interviews answer.
    Earlier,
    /// The questions back about the question in front, with what came of them.
    Thread,
    /// What this terminal can show.
    TerminalTest,
    /// Why a value is kept against a soft check.
    Reason,
    /// Why there is no answer, or why a doubtful one stands: asked for by the person.
    Why,
    /// The keys that work here, and all others.
    Help,
    /// The versions of an answer.
    History,
    /// Whether an instance shall go.
    Remove(Place),
    /// Whether the rest shall be marked as not asked.
    TenMinutes,
    /// Whether the interview shall be submitted.
    Submit,
    /// Whether the interview shall be moved to another version of its form.
    Migrate,
    /// Another answer in a conflict.
    Decide,
    /// Why a conflict is decided as it is.
    ConflictReason,
    /// What the field is asked about a conflict.
    ConflictAsk,
    /// A reply to the question back in front.
    Reply,
    /// What the field is asked about the question in front.
    AskField,
    /// A word that goes with a return.
    InboxReturn,
    /// What the lines of the inbox shown have in common.
    InboxFilter,
    /// Whether all interviews shown shall be accepted.
    AcceptAll,
    /// Where work shall go on.
    SaveElsewhere,
    /// What the examination of the folder found.
    Examined,
    /// The abbreviations.
    Abbreviations,
    /// Two interviews side by side.
    Compared,
    /// Where a bundle is written was asked; the path it got.
    Sent,
}

/// One line to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Quiet words on the right.
    pub right: String,
    /// What it stands for.
    pub target: Target,
}

/// What a line of a window stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An action.
    Action(Action),
    /// A line of the sheet.
    Line(usize),
    /// An interview.
    Interview(String),
    /// Someone who speaks.
    Speaker(String),
    /// A function of an informant.
    Role(String),
    /// Whether and how an informant agrees.
    Consent(Consent, &'static str),
    /// A group to hand over, none for the whole interview.
    Group(Option<Place>),
    /// A group to take back.
    TakeBack(Option<Place>),
    /// A group to give back to the colleague of this code.
    GiveBack(Option<Place>, String),
    /// A colleague.
    Person(String),
    /// One of the notes listed, with the place where it hangs.
    Note(usize, Option<Place>),
    /// What an abbreviation stands for.
    Text(String),
    /// A version of an answer.
    Answer(Box<Answer>),
    /// An action that cannot be done here.
    Elsewhere,
    /// Only to be read.
    Nothing,
}

/// A window.
#[derive(Debug, Clone)]
pub struct Window {
    /// What it is for.
    pub purpose: Purpose,
    /// What stands above the field: a question, a warning.
    pub about: String,
    /// What is typed.
    pub field: Option<Field>,
    /// What can be chosen.
    pub lines: Vec<Line>,
    /// The line under the cursor.
    pub at: usize,
    /// What is written for `;word`.
    pub short: Arc<Abbreviations>,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// What is typed changed: find the lines anew.
    Changed,
    /// Enter: with what is typed and the line under the cursor.
    Done,
    /// Escape.
    Close,
}

impl Window {
    /// A window with a field of one line.
    pub fn typing(purpose: Purpose, about: String) -> Self {
        Self {
            purpose,
            about,
            field: Some(Field::line("")),
            lines: Vec::new(),
            at: 0,
            short: Arc::default(),
        }
    }

    /// A window with a field of many lines.
    pub fn writing(purpose: Purpose, about: String) -> Self {
        Self {
            purpose,
            about,
            field: Some(Field::lines("")),
            lines: Vec::new(),
            at: 0,
            short: Arc::default(),
        }
    }

    /// The same window with a text in its field.
    pub fn with_text(mut self, text: &str) -> Self {
        if let Some(field) = &mut self.field {
            field.insert(text);
        }
        self
    }

    /// A window that asks yes or no.
    pub fn asking(purpose: Purpose, about: String) -> Self {
        Self {
            purpose,
            about,
            field: None,
            lines: Vec::new(),
            at: 0,
            short: Arc::default(),
        }
    }

    /// A window of lines to read.
    pub fn reading(purpose: Purpose, about: String, lines: Vec<Line>) -> Self {
        Self {
            purpose,
            about,
            field: None,
            lines,
            at: 0,
            short: Arc::default(),
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.field.as_ref().map_or("", Field::text)
    }

    /// The scopes that hold.
    pub fn scopes() -> Vec<Scope> {
        vec![Scope::Window, Scope::Text]
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) -> Wish {
        if text.starts_with(|c: char| !c.is_alphanumeric() && c != ';') {
            self.write_out();
        }
        match &mut self.field {
            Some(field) => {
                field.insert(text);
                // The words beside a consent narrow nothing: the line chosen stays.
                if !matches!(self.purpose, Purpose::Consent { .. }) {
                    self.at = 0;
                }
                Wish::Changed
            }
            None => Wish::Nothing,
        }
    }

    /// The word ends: if it is an abbreviation, what it stands for takes its place.
    fn write_out(&mut self) {
        if let Some(field) = &mut self.field {
            let cursor = field.cursor();
            if let Some((at, long)) = self.short.ending(&field.text()[..cursor]) {
                field.put_over(at..cursor, long);
            }
        }
    }

    /// A key; the window takes them all.
    pub fn key(&mut self, key: Key, ui: &Ui) -> Wish {
        let typing = self.field.is_some();
        match ui.keymap.action(&Self::scopes(), key, typing) {
            Some(Action::WindowUp) if !self.lines.is_empty() => {
                self.at = list::step(self.at, -1, self.lines.len());
            }
            Some(Action::WindowDown) if !self.lines.is_empty() => {
                self.at = list::step(self.at, 1, self.lines.len());
            }
            Some(Action::WindowPageUp) if !self.lines.is_empty() => {
                self.at = list::step(self.at, -10, self.lines.len());
            }
            Some(Action::WindowPageDown) if !self.lines.is_empty() => {
                self.at = list::step(self.at, 10, self.lines.len());
            }
            Some(Action::WindowConfirm) => {
                self.write_out();
                return Wish::Done;
            }
            Some(Action::WindowClose) => return Wish::Close,
            Some(Action::EditNewLine) if self.field.as_ref().is_some_and(Field::many_lines) => {
                if let Some(field) = &mut self.field {
                    field.newline();
                }
            }
            Some(action) => {
                if let Some(field) = &mut self.field
                    && field::act(field, action)
                {
                    return Wish::Changed;
                }
            }
            None => {
                if let Some(c) = key.typed() {
                    let mut buffer = [0; 4];
                    return self.insert(c.encode_utf8(&mut buffer));
                }
            }
        }
        Wish::Nothing
    }

    /// Draws the window over what lies under it.
    pub fn draw(&self, pen: &mut Pen<'_>) {
        let screen = pen.screen();
        let width = screen.width.saturating_sub(8).clamp(20, 90).min(screen.width);
        let inner_width = width.saturating_sub(4);
        // Words alone may take the whole screen; beside a field or lines they leave room.
        let alone = self.field.is_none() && self.lines.is_empty();
        let most = if alone {
            screen.height.saturating_sub(4).max(1)
        } else {
            8
        };
        let about = super::paint::height(&self.about, inner_width).min(most);
        let typed = self
            .field
            .as_ref()
            .map_or(0, |field| height(field, inner_width).clamp(1, 8));
        let most = screen.height.saturating_sub(4 + about + typed);
        let lines = (self.lines.len() as u16).min(most.max(1));
        let tall = (about + typed + lines + 2 + u16::from(lines > 0 && typed > 0)).min(screen.height);
        let area = Rect {
            x: (screen.width - width) / 2,
            y: (screen.height.saturating_sub(tall)) / 3,
            width,
            height: tall,
        };
        pen.blank(area);
        frame(pen, area);
        let mut rest = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: inner_width,
            height: tall.saturating_sub(2),
        };
        rest = below(
            rest,
            pen.rows(
                Rect {
                    height: about.min(rest.height),
                    ..rest
                },
                &self.about,
                Role::Question,
            ),
        );
        if let Some(field) = &self.field {
            let box_ = Rect {
                height: typed.min(rest.height),
                ..rest
            };
            draw_field(
                pen,
                box_,
                field,
                Look {
                    focus: true,
                    masked: false,
                },
            );
            rest = below(rest, typed + u16::from(lines > 0));
        }
        list::draw(pen, rest, self.lines.len(), self.at, |pen, row, index, under| {
            let line = &self.lines[index];
            let role = if under { Role::Chosen } else { Role::Text };
            pen.put(
                row.x,
                row.y,
                1,
                if under { pen.signs().cursor } else { " " },
                Role::Chosen,
            );
            let right = crate::text::cells(&line.right).min(usize::from(row.width) / 2) as u16;
            pen.put(
                row.x + 2,
                row.y,
                row.width.saturating_sub(right + 3),
                &line.text,
                role,
            );
            pen.put_right(row.right(), row.y, right, &line.right, Role::Quiet);
        });
    }
}

fn frame(pen: &mut Pen<'_>, area: Rect) {
    let s = pen.signs();
    let (corners, line) = if pen.ui.ascii {
        (["+"; 4], "-")
    } else {
        (["┌", "┐", "└", "┘"], s.horizontal)
    };
    let middle = line.repeat(usize::from(area.width.saturating_sub(2)));
    pen.put(
        area.x,
        area.y,
        area.width,
        &format!("{}{middle}{}", corners[0], corners[1]),
        Role::Line,
    );
    let bottom = area.bottom().saturating_sub(1);
    pen.put(
        area.x,
        bottom,
        area.width,
        &format!("{}{middle}{}", corners[2], corners[3]),
        Role::Line,
    );
    for y in area.y + 1..bottom {
        pen.put(area.x, y, 1, s.vertical, Role::Line);
        pen.put(area.right() - 1, y, 1, s.vertical, Role::Line);
    }
}
