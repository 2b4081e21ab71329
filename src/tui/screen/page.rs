//! A page of a few fields and choices: first start, passphrase, a new interview, a bundle's place.

use crate::text::fold::fold;
use crate::tui::action::{Action, Scope};
use crate::tui::field::{self, Field};
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use crate::tui::widget::field::{Look, draw as draw_field};
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

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
        }
    }

    /// Draws the page.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let title = format!("Repère {} {}", pen.signs().dot, pen.ui.say(self.id()));
        let clock = pen.ui.clock.clone();
        let body = frame::title(pen, &title, &clock);
        let hints = pen.ui.footer(&self.scopes(), self.typing());
        let problem = self.problem.as_ref().map(|id| pen.ui.say(id));
        let notice = match &problem {
            Some(problem) => (problem.as_str(), Role::Error),
            None => notice,
        };
        let body = frame::bottom(pen, body, notice, "", &hints);
        let mut rest = Rect {
            x: 2,
            width: body.width.saturating_sub(4),
            ..body
        };
        let about = pen.ui.say(&format!("{}-about", self.id()));
        let room = rest.height / 2;
        let used = pen.rows(Rect { height: room, ..rest }, &about, Role::Text);
        rest = below(rest, used + 1);
        for (index, item) in self.items.iter().enumerate() {
            // Every item after this one keeps a row of its own.
            let others = (self.items.len() - index - 1) as u16;
            let room = rest.height.saturating_sub(others);
            if room == 0 {
                break;
            }
            let used = Self::item(pen, Rect { height: room, ..rest }, item, index == self.at);
            rest = below(rest, used);
        }
        if !self.suggestions.is_empty() && rest.height > 1 {
            rest = below(rest, 1);
            let heading = pen.ui.say("page-suggestions");
            let lines: Vec<String> = self
                .suggestions
                .iter()
                .map(|(_, words)| format!("  {words}"))
                .collect();
            pen.rows(rest, &format!("{heading}\n{}", lines.join("\n")), Role::Quiet);
        }
    }

    fn item(pen: &mut Pen<'_>, area: Rect, item: &Item, focus: bool) -> u16 {
        let label = pen.ui.say(item.label);
        let role = if focus { Role::Question } else { Role::Text };
        let cursor = if focus { pen.signs().cursor } else { " " };
        match &item.control {
            Control::Text { field, masked, .. } => {
                pen.put(area.x, area.y, 1, cursor, Role::Chosen);
                let width = (area.width / 2).min(34);
                let used = pen.put(area.x + 2, area.y, width, &label, role);
                let x = area.x + 2 + used.max(width.min(26)) + 1;
                let line = Rect {
                    x,
                    width: area.right().saturating_sub(x),
                    height: 1,
                    ..area
                };
                draw_field(
                    pen,
                    line,
                    field,
                    Look {
                        focus,
                        masked: *masked,
                    },
                );
                if !focus && field.text().is_empty() {
                    let dots = pen.signs().leader.repeat(usize::from(line.width.min(12)));
                    pen.put(x, area.y, line.width, &dots, Role::Quiet);
                }
                1
            }
            Control::List {
                choices,
                cursor: at,
                filter,
                chosen,
            } => {
                pen.put(area.x, area.y, 1, cursor, Role::Chosen);
                let used = pen.put(area.x + 2, area.y, area.width.saturating_sub(2), &label, role);
                let shown = item.control.shown();
                if !focus {
                    let words = shown
                        .get(*at)
                        .filter(|_| *chosen)
                        .map(|index| choices[*index].1.clone());
                    let x = area.x + 2 + used.max(26) + 1;
                    let words = words.unwrap_or_else(|| pen.signs().leader.repeat(12));
                    pen.put(x, area.y, area.right().saturating_sub(x), &words, Role::Text);
                    return 1;
                }
                if let Some(filter) = filter {
                    let x = area.x + 2 + used.max(26) + 1;
                    let line = Rect {
                        x,
                        width: area.right().saturating_sub(x),
                        height: 1,
                        ..area
                    };
                    draw_field(pen, line, filter, Look { focus, masked: false });
                }
                let room = area.height.saturating_sub(1).min(10).min(shown.len() as u16 + 1);
                let inner = Rect {
                    x: area.x + 4,
                    y: area.y + 1,
                    width: area.width.saturating_sub(4),
                    height: room,
                };
                if filter.is_none() {
                    return 1 + Self::tall(pen, inner, choices, *at);
                }
                list::draw(pen, inner, shown.len(), *at, |pen, row, line, under| {
                    let under = under && *chosen;
                    let cursor = if under { pen.signs().cursor } else { " " };
                    pen.put(row.x, row.y, 1, cursor, Role::Chosen);
                    let words = &choices[shown[line]].1;
                    pen.put(
                        row.x + 2,
                        row.y,
                        row.width.saturating_sub(2),
                        words,
                        if under { Role::Chosen } else { Role::Text },
                    );
                });
                1 + room
            }
        }
    }

    /// A short list: numbers, words over as many rows as they need.
    fn tall(pen: &mut Pen<'_>, area: Rect, choices: &[(String, String)], at: usize) -> u16 {
        let mut rest = area;
        for (index, (_, words)) in choices.iter().enumerate() {
            if rest.height == 0 {
                break;
            }
            let under = index == at;
            pen.put(
                rest.x,
                rest.y,
                1,
                if under { pen.signs().cursor } else { " " },
                Role::Chosen,
            );
            pen.put(rest.x + 2, rest.y, 1, &format!("{}", index + 1), Role::Key);
            let inner = Rect {
                x: rest.x + 5,
                width: rest.width.saturating_sub(5),
                ..rest
            };
            let used = pen.rows(
                Rect {
                    height: height(words, inner.width).min(rest.height),
                    ..inner
                },
                words,
                if under { Role::Chosen } else { Role::Text },
            );
            rest = below(rest, used.max(1));
        }
        area.height - rest.height
    }
}
