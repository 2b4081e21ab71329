//! The interview: one card in focus, an outline beside it, and every way through.
//!
//! The screen holds what is being entered and the snapshot it was given; it asks for acts and never claims more than
//! the driver has told it.

mod act;
mod answering;
pub mod choose;
mod control;
mod draw;
pub mod entry;
mod foot;
mod grid;
mod informants;
mod jump;
mod layout;
mod list_of;
mod matrix;
mod outline;
mod page;
mod pane;
mod range;
mod reading;
mod remarks;
mod repeat;

use crate::form::Kind;
use crate::interview::{Place, typed};
use crate::tui::action::Scope;
use crate::tui::effect::Effect;
use crate::tui::key::{Code, Key};
use crate::tui::sheet::{Card, Sheet};
use crate::tui::ui::Ui;
use entry::{Entry, Pick};
pub use informants::{agreements, introduced, roles, speakers};
pub use jump::{find, lines};
pub use outline::{Outline, sign};
pub use reading::Reading;

/// The state of the interview screen.
#[derive(Debug)]
pub struct Interview {
    /// What the driver has told.
    pub sheet: Sheet,
    /// What is being entered.
    pub entry: Entry,
    /// The outline, while it has the focus.
    pub outline: Option<Outline>,
    /// The page that is read back before one leaves, while it is shown.
    pub reading: Option<Reading>,
    /// Question and answers alone.
    pub respondent: bool,
    /// The answer editor alone.
    pub full: bool,
    /// The longer help of the question is shown.
    pub guidance: bool,
    /// A masked answer is shown.
    pub revealed: bool,
    /// When the last act became durable.
    pub saved: Option<String>,
    /// When the text being typed was last kept.
    pub kept: Option<String>,
    /// An act that could not be made durable, until one can.
    pub failure: Option<String>,
    /// What is known of the file whose path is typed: its name and size, or that there is none.
    pub file: Option<String>,
    /// The choice of a row to which the arrows have gone.
    cell: Option<usize>,
    /// The column by which the instances of a repeat are shown, if not in their order.
    sorted: Option<usize>,
    /// A question that was left open once though it is required: the second time nothing is said.
    reminded: Option<Place>,
    /// The text that the journal holds already.
    journal: Option<(Place, String, usize)>,
    /// The answer just given may fail a soft check: ask why it is kept.
    weighing: Option<Place>,
    /// Today, for what is typed as a day.
    today: jiff::civil::Date,
}

/// What a key led to, beyond effects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Effects alone.
    Do(Vec<Effect>),
    /// A window for a note on the question.
    Note,
    /// A window for a note on nothing in particular, taken at this moment.
    FieldNote,
    /// A window for the working translation of the answer.
    Translate,
    /// A window that asks who speaks.
    Speaker,
    /// A window with the informants, their functions and whether they agreed.
    Informants,
    /// A window that asks who comes, or who goes.
    Presence {
        /// Comes.
        arrives: bool,
    },
    /// A window that asks why there is no answer, or why a doubtful one stands.
    Why,
    /// A window for a reply to the question back.
    Reply,
    /// A window for a question to the field.
    Ask,
    /// A window for jumping.
    Jump,
    /// A window for search in this interview.
    Search,
    /// A window that asks why a value is kept against a soft check.
    Reason {
        /// The check's words.
        warning: String,
    },
    /// A window that asks whether an instance shall go.
    Remove(Place, String),
    /// A window that asks whether the rest shall be marked.
    TenMinutes,
    /// The review.
    Review,
    /// The history of the question.
    History(Place),
    /// The text goes to another editor.
    Outside(String),
    /// A window with the abbreviations.
    Abbreviations,
    /// Something to say.
    Say(&'static str),
    /// Back to home.
    Close(Vec<Effect>),
}

impl Wish {
    fn nothing() -> Self {
        Self::Do(Vec::new())
    }
}

impl Interview {
    /// The screen for an interview as it stands.
    pub fn new(sheet: Sheet, today: jiff::civil::Date) -> Self {
        let entry = Entry::new(&sheet.card, sheet.draft.as_ref());
        Self {
            sheet,
            entry,
            outline: None,
            reading: None,
            respondent: false,
            full: false,
            guidance: false,
            revealed: false,
            saved: None,
            kept: None,
            failure: None,
            file: None,
            cell: None,
            sorted: None,
            reminded: None,
            journal: None,
            weighing: None,
            today,
        }
    }

    /// Takes a new snapshot; what is being entered stays where the question and its answer stay. Gives back a wish
    /// that follows from it.
    pub fn take(&mut self, sheet: Sheet) -> Option<Wish> {
        let same_place = self.sheet.place() == sheet.place();
        let same_answer = match (self.sheet.question(), sheet.question()) {
            (Some(before), Some(after)) => before.answer == after.answer && before.readonly == after.readonly,
            (None, None) => true,
            _ => false,
        };
        let cursor = match (&self.entry, &sheet.card) {
            (Entry::Rows(at), Card::Rows { rows, .. }) => {
                Some(Entry::Rows((*at).min(rows.len().saturating_sub(1))))
            }
            (Entry::Signs(at), Card::Signs(signs)) => {
                Some(Entry::Signs((*at).min(signs.rows.len().saturating_sub(1))))
            }
            (Entry::Repeat(at), Card::Repeat(repeat)) => {
                Some(Entry::Repeat((*at).min(repeat.instances.len().saturating_sub(1))))
            }
            _ => None,
        };
        self.sheet = sheet;
        if !same_place || !same_answer {
            self.entry = Entry::new(&self.sheet.card, self.sheet.draft.as_ref());
            self.journal = None;
        }
        if same_place && let Some(kept) = cursor {
            self.entry = kept;
        }
        if !same_place {
            self.full = false;
            self.guidance = false;
            self.revealed = false;
            self.file = None;
            self.cell = None;
            self.sorted = None;
        }
        self.sort();
        if let Some(outline) = &mut self.outline {
            outline.refresh(&self.sheet);
        }
        let weighed = self.weighing.take();
        let question = self.sheet.question()?;
        if weighed.as_ref() == Some(&question.place) && question.valid {
            let warning = question.warning.as_ref()?;
            return Some(Wish::Reason {
                warning: warning.text.clone(),
            });
        }
        None
    }

    /// Says what day it is.
    pub fn set_today(&mut self, today: jiff::civil::Date) {
        self.today = today;
    }

    /// The scopes that hold, nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.outline.is_some() {
            return vec![Scope::Outline, Scope::List, Scope::Everywhere];
        }
        if self.reading.is_some() {
            return vec![Scope::List, Scope::Everywhere];
        }
        let mut scopes = match &self.entry {
            Entry::Text(field) if self.long(field.text()) => vec![Scope::Editor, Scope::Text],
            Entry::Text(_) => vec![Scope::Text],
            Entry::One(pick) => self.with_filter(Scope::Choice, pick),
            Entry::Many(pick) => self.with_filter(Scope::Choices, pick),
            Entry::Rank(_) => vec![Scope::Rank],
            Entry::Rows(_) => vec![Scope::Rows, Scope::Across],
            Entry::Signs(_) => vec![Scope::Signs],
            Entry::Repeat(_) => vec![Scope::Repeat, Scope::List],
            Entry::Nothing => vec![],
        };
        scopes.extend([Scope::Interview, Scope::Everywhere]);
        scopes
    }

    fn with_filter(&self, scope: Scope, pick: &Pick) -> Vec<Scope> {
        // The arrows move in the list, not in the text that narrows it.
        if pick.filter.is_some() {
            vec![scope, Scope::Text]
        } else if self.sheet.question().is_some_and(list_of::wants_side_by_side) {
            vec![scope, Scope::Across]
        } else {
            vec![scope]
        }
    }

    /// Whether letters go into a text.
    pub fn typing(&self) -> bool {
        self.outline.is_none() && self.reading.is_none() && self.entry.typing()
    }

    /// Whether the answer is one of many lines: Enter makes a line then.
    fn long(&self, text: &str) -> bool {
        let multiline = |token: &String| token == "multiline";
        self.full
            || self.sheet.question().is_some_and(|view| {
                view.kind == Kind::Text && (view.appearance.iter().any(multiline) || text.contains('\n'))
            })
    }

    /// Whether the text editor is the long one.
    pub fn in_editor(&self) -> bool {
        matches!(&self.entry, Entry::Text(field) if self.long(field.text()))
    }

    /// A key that picks a choice, a row or a sign before any action is looked for.
    pub fn pick(&mut self, key: Key, ui: &Ui) -> Option<Wish> {
        if self.outline.is_some() || self.reading.is_some() || key.ctrl || key.alt {
            return None;
        }
        let Code::Char(c) = key.code else { return None };
        match &mut self.entry {
            Entry::Rows(_) => self.pick_row(c, ui),
            Entry::One(pick) if pick.filter.is_none() => {
                let digit = c.to_digit(10)? as usize;
                let view = self.sheet.question()?;
                let index = number(pick, digit, view.choices.len())?;
                pick.cursor = index;
                pick.touched = true;
                pick.values = vec![view.choices[index].value.clone()];
                // `quick`: what one key picks is the answer.
                let few = view.choices.len() <= 9;
                if few && view.appearance.iter().any(|word| word == "quick") {
                    return Some(self.accept());
                }
                Some(Wish::nothing())
            }
            Entry::Many(pick) if pick.filter.is_none() => {
                let digit = c.to_digit(10)? as usize;
                let view = self.sheet.question()?;
                let few = view.choices.len() <= 9;
                let index = number(pick, digit, view.choices.len())?;
                pick.cursor = index;
                if few {
                    pick.toggle(&view.choices[index].value.clone());
                }
                Some(Wish::nothing())
            }
            Entry::Rank(pick) => {
                let digit = c.to_digit(10)? as usize;
                let view = self.sheet.question()?;
                let index = number(pick, digit, view.choices.len())?;
                pick.cursor = index;
                pick.toggle(&view.choices[index].value.clone());
                Some(Wish::nothing())
            }
            _ => None,
        }
    }

    /// A character or a pasted text for the field that has the focus.
    pub fn insert(&mut self, text: &str) -> Vec<Effect> {
        if text.starts_with(|c: char| !c.is_alphanumeric() && c != ';') {
            self.write_out();
        }
        let digits = self.sheet.question().is_some_and(typed::takes_digits);
        let Some(field) = self.entry.field() else {
            return Vec::new();
        };
        if digits {
            field.insert(&typed::digits(text));
        } else {
            field.insert(text);
        }
        let choices = self.sheet.question().map_or(&[][..], |view| &view.choices);
        if let Entry::One(pick) | Entry::Many(pick) = &mut self.entry {
            pick.narrow(choices);
            pick.touched = true;
        }
        self.look_at_file()
    }

    /// The word ends: if it is an abbreviation, what it stands for takes its place.
    fn write_out(&mut self) {
        if let Entry::Text(field) = &mut self.entry {
            let cursor = field.cursor();
            if let Some((at, long)) = self.sheet.short.ending(&field.text()[..cursor]) {
                field.put_over(at..cursor, long);
            }
        }
    }

    /// Where the answer is a file, what is typed is looked up.
    fn look_at_file(&self) -> Vec<Effect> {
        let is_file = |kind| matches!(kind, Kind::Image | Kind::Audio | Kind::Video | Kind::File);
        match (&self.entry, self.sheet.question()) {
            (Entry::Text(field), Some(view)) if is_file(view.kind) => {
                vec![Effect::LookAtFile(field.text().to_owned())]
            }
            _ => Vec::new(),
        }
    }
}

/// The rows that the editor of a long answer takes at least.
const LONG_EDITOR_ROWS: u16 = 4;

/// The index that a digit names: at once in short lists, digit by digit in longer ones.
fn number(pick: &mut Pick, digit: usize, count: usize) -> Option<usize> {
    let longer = pick.number * 10 + digit;
    let number = if count > 9 && (1..=count).contains(&longer) {
        longer
    } else {
        digit
    };
    if !(1..=count).contains(&number) {
        return None;
    }
    pick.number = if count > 9 { number } else { 0 };
    Some(number - 1)
}
