//! A page of a few fields and choices: first start, passphrase, a new interview, a bundle's place.

mod draw;

use crate::text::fold::fold;
use crate::tui::action::{Action, Scope};
use crate::tui::field::{self, Field};
use crate::tui::widget::list;

/// What a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// First start: which language.
    Language,
    /// First start: practice, or a study.
    Start,
    /// First start: the codes and the passphrase.
    Study,
    /// The folder's passphrase.
    Unlock,
    /// A new interview.
    Begin,
    /// Where a bundle is written.
    Send,
    /// Which bundles are taken in.
    Receive,
    /// To which version an interview is moved.
    Migrate,
}

/// One thing to fill.
#[derive(Debug, Clone)]
pub struct Item {
    /// The message that names it.
    pub label: &'static str,
    /// How it is filled.
    pub control: Control,
}

/// How an item is filled.
#[derive(Debug, Clone)]
pub enum Control {
    /// Typed.
    Text {
        /// What is typed.
        field: Field,
        /// Hidden.
        masked: bool,
        /// May stay empty.
        optional: bool,
    },
    /// Chosen from a list: value, words; typing narrows a long one.
    List {
        /// The choices.
        choices: Vec<(String, String)>,
        /// The one under the cursor, among those shown.
        cursor: usize,
        /// What narrows the list; none for short lists.
        filter: Option<Field>,
        /// Whether the line under the cursor was meant: chosen before, or by a key.
        chosen: bool,
    },
}

/// The state of a page.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it is for.
    pub purpose: Purpose,
    /// What is to be filled.
    pub items: Vec<Item>,
    /// The item in focus.
    pub at: usize,
    /// What is wrong: a message.
    pub problem: Option<String>,
    /// Suggestions for what is typed: value, words.
    pub suggestions: Vec<(String, String)>,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// The text in focus changed.
    Changed,
    /// Everything is filled: go on.
    Done,
    /// Leave the page.
    Back,
}

impl Item {
    /// A text to type.
    pub fn text(label: &'static str, value: &str) -> Self {
        Self {
            label,
            control: Control::Text {
                field: Field::line(value),
                masked: false,
                optional: false,
            },
        }
    }

    /// A text to type that may stay empty.
    pub fn optional(label: &'static str) -> Self {
        Self {
            label,
            control: Control::Text {
                field: Field::line(""),
                masked: false,
                optional: true,
            },
        }
    }

    /// A text to type that stays hidden and may stay empty.
    pub fn secret(label: &'static str, optional: bool) -> Self {
        Self {
            label,
            control: Control::Text {
                field: Field::line(""),
                masked: true,
                optional,
            },
        }
    }

    /// A list to choose from.
    pub fn list(label: &'static str, choices: Vec<(String, String)>, chosen: &str) -> Self {
        let long = choices.len() > 9;
        let known = choices.iter().position(|(value, _)| value == chosen);
        Self {
            label,
            control: Control::List {
                choices,
                cursor: known.unwrap_or_default(),
                filter: long.then(|| Field::line("")),
                chosen: known.is_some() || !long,
            },
        }
    }
}

impl Control {
    /// The choices shown for what narrows the list.
    fn shown(&self) -> Vec<usize> {
        let Self::List { choices, filter, .. } = self else {
            return Vec::new();
        };
        let wanted = filter
            .as_ref()
            .map(|filter| fold(filter.text().trim()))
            .unwrap_or_default();
        (0..choices.len())
            .filter(|index| {
                let (value, words) = &choices[*index];
                wanted.is_empty() || fold(words).contains(&wanted) || fold(value) == wanted
            })
            .collect()
    }
}

impl Page {
    /// A page with its first item in focus.
    pub fn new(purpose: Purpose, items: Vec<Item>) -> Self {
        Self {
            purpose,
            items,
            at: 0,
            problem: None,
            suggestions: Vec::new(),
        }
    }

    /// The value of an item.
    pub fn value(&self, index: usize) -> String {
        match self.items.get(index).map(|item| &item.control) {
            Some(Control::Text { field, masked, .. }) => {
                if *masked {
                    field.text().to_owned()
                } else {
                    field.text().trim().to_owned()
                }
            }
            Some(Control::List { chosen: false, .. }) | None => String::new(),
            Some(control @ Control::List { choices, cursor, .. }) => {
                let shown = control.shown();
                shown
                    .get(*cursor)
                    .map(|index| choices[*index].0.clone())
                    .unwrap_or_default()
            }
        }
    }

    /// Whether letters go into a text.
    pub fn typing(&self) -> bool {
        match self.items.get(self.at).map(|item| &item.control) {
            Some(Control::Text { .. }) => true,
            Some(Control::List { filter, .. }) => filter.is_some(),
            None => false,
        }
    }

    /// The scopes that hold.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.items.get(self.at).map(|item| &item.control) {
            Some(Control::List { .. }) => vec![Scope::List, Scope::Page, Scope::Text, Scope::Everywhere],
            _ => vec![Scope::Page, Scope::Text, Scope::Everywhere],
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.items.get_mut(self.at).map(|item| &mut item.control) {
            Some(Control::Text { field, .. }) => Some(field),
            Some(Control::List { filter, .. }) => filter.as_mut(),
            None => None,
        }
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) -> Wish {
        self.problem = None;
        if let Some(field) = self.field() {
            field.insert(text);
        }
        self.reset_cursor();
        Wish::Changed
    }

    fn reset_cursor(&mut self) {
        if let Some(Control::List {
            cursor,
            filter: Some(_),
            chosen,
            ..
        }) = self.items.get_mut(self.at).map(|item| &mut item.control)
        {
            *cursor = 0;
            *chosen = true;
        }
    }

    /// A digit picks in a short list.
    pub fn pick(&mut self, c: char) -> Option<Wish> {
        let item = self.items.get_mut(self.at)?;
        let Control::List {
            choices,
            cursor,
            filter: None,
            ..
        } = &mut item.control
        else {
            return None;
        };
        let index = (c.to_digit(10)? as usize).checked_sub(1)?;
        if index >= choices.len() {
            return None;
        }
        *cursor = index;
        Some(self.confirm())
    }

    /// Does an action; `None` where it is not the page's.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        let last = self.items.len().saturating_sub(1);
        Some(match action {
            Action::PageConfirm => self.confirm(),
            Action::PageNext => {
                self.at = (self.at + 1).min(last);
                Wish::Nothing
            }
            Action::PagePrevious => {
                self.at = self.at.saturating_sub(1);
                Wish::Nothing
            }
            Action::ListUp | Action::ListDown | Action::ListPageUp | Action::ListPageDown => {
                let by = match action {
                    Action::ListUp => -1,
                    Action::ListDown => 1,
                    Action::ListPageUp => -10,
                    _ => 10,
                };
                if let Some(item) = self.items.get_mut(self.at) {
                    let count = item.control.shown().len();
                    if let Control::List { cursor, chosen, .. } = &mut item.control {
                        *cursor = list::step(*cursor, by, count);
                        *chosen = true;
                    }
                }
                Wish::Nothing
            }
            Action::Back => Wish::Back,
            _ => {
                let field = self.field()?;
                if !field::act(field, action) {
                    return None;
                }
                self.reset_cursor();
                Wish::Changed
            }
        })
    }

    /// Enter: the next item, or done; an empty text that must be filled keeps the page.
    fn confirm(&mut self) -> Wish {
        if let Some(Control::List {
            filter: Some(filter),
            chosen: false,
            ..
        }) = self.items.get(self.at).map(|item| &item.control)
            && filter.text().is_empty()
        {
            self.problem = Some("page-fill".to_owned());
            return Wish::Nothing;
        }
        if self.at + 1 < self.items.len() {
            self.at += 1;
            return Wish::Nothing;
        }
        let empty = |item: &Item| match &item.control {
            Control::Text { field, optional, .. } => !optional && field.text().trim().is_empty(),
            control @ Control::List { chosen, .. } => !chosen || control.shown().is_empty(),
        };
        if let Some(open) = self.items.iter().position(empty) {
            self.at = open;
            self.problem = Some("page-fill".to_owned());
            return Wish::Nothing;
        }
        Wish::Done
    }

    fn id(&self) -> &'static str {
        match self.purpose {
            Purpose::Language => "page-language",
            Purpose::Start => "page-start",
            Purpose::Study => "page-study",
            Purpose::Unlock => "page-unlock",
            Purpose::Begin => "page-begin",
            Purpose::Send => "page-send",
            Purpose::Receive => "page-receive",
            Purpose::Migrate => "page-migrate",
        }
    }
}
