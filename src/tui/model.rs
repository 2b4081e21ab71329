//! The whole state of the screens.

use super::action::Scope;
use super::paint::Pen;
use super::screen::conflict::Conflicts;
use super::screen::home::Home;
use super::screen::inbox::Inbox;
use super::screen::interview::Interview;
use super::screen::merge::Merge;
use super::screen::migration::Migration;
use super::screen::page::Page;
use super::screen::profile::Profile;
use super::screen::review::Review;
use super::theme::Role;
use super::ui::Ui;
use super::widget::frame;
use super::window::Window;
use crate::locale::Language;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Below these columns and rows a sentence stands in place of the screen.
const LEAST: (u16, u16) = (40, 12);

/// One screen.
#[derive(Debug)]
pub enum Screen {
    /// Nothing is known yet.
    Blank,
    /// A page to fill.
    Page(Box<Page>),
    /// Home.
    Home(Box<Home>),
    /// An interview.
    Interview(Box<Interview>),
    /// The review of an interview.
    Review(Review),
    /// A profile.
    Profile(Profile),
    /// A rehearsed merge.
    Merge(Merge),
    /// An interview in another version of its form.
    Migration(Migration),
    /// Conflicts to decide.
    Conflicts(Conflicts),
    /// What needs a decision.
    Inbox(Inbox),
}

/// The state of the program as a person sees it.
#[derive(Debug)]
pub struct Model {
    /// Words, styles, signs, keys, size, clock.
    pub ui: Ui,
    /// The screens, the one shown last.
    pub screens: Vec<Screen>,
    /// A window over it.
    pub window: Option<Window>,
    /// Something to say, until the next key.
    pub notice: Option<(String, Role)>,
    /// A window that was being filled when the folder was locked, with the person who filled it.
    pub stashed: Option<(String, Window)>,
    /// What was cut or copied.
    pub clipboard: String,
    /// The day, for what is typed as a day.
    pub today: jiff::civil::Date,
    /// What is typed was filled on paper: each interview opens as said before.
    pub from_paper: bool,
    /// What first start has learnt so far.
    pub start: super::effect::NewFolder,
}

impl Model {
    /// The state before anything is known.
    pub fn new(ui: Ui, today: jiff::civil::Date) -> Self {
        Self {
            ui,
            screens: vec![Screen::Blank],
            window: None,
            notice: None,
            stashed: None,
            clipboard: String::new(),
            today,
            from_paper: false,
            start: super::effect::NewFolder::default(),
        }
    }

    /// The screen shown.
    pub fn screen(&mut self) -> &mut Screen {
        self.screens.last_mut().expect("there is always a screen")
    }

    /// The interview, where one is open.
    pub fn interview(&mut self) -> Option<&mut Interview> {
        self.screens.iter_mut().rev().find_map(|screen| match screen {
            Screen::Interview(interview) => Some(&mut **interview),
            _ => None,
        })
    }

    /// Home, where it is.
    pub fn home(&mut self) -> Option<&mut Home> {
        self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Home(home) => Some(&mut **home),
            _ => None,
        })
    }

    /// The scopes that hold on the screen shown.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.screens.last() {
            Some(Screen::Page(page)) => page.scopes(),
            Some(Screen::Home(_)) => Home::scopes(),
            Some(Screen::Interview(interview)) => interview.scopes(),
            Some(Screen::Review(_)) => Review::scopes(),
            Some(Screen::Profile(profile)) => profile.scopes(),
            Some(Screen::Merge(merge)) => merge.scopes(),
            Some(Screen::Migration(_)) => Migration::scopes(),
            Some(Screen::Conflicts(_)) => Conflicts::scopes(),
            Some(Screen::Inbox(_)) => Inbox::scopes(),
            Some(Screen::Blank) | None => vec![Scope::Everywhere],
        }
    }

    /// Whether letters go into a text on the screen shown.
    pub fn typing(&self) -> bool {
        match self.screens.last() {
            Some(Screen::Page(page)) => page.typing(),
            Some(Screen::Interview(interview)) => interview.typing(),
            _ => false,
        }
    }

    /// Changes the language of the interface.
    pub fn speak(&mut self, language: Language) {
        self.ui.messages = crate::locale::Messages::new(language);
    }

    /// Draws everything; gives back where the terminal's cursor shall stand.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        let mut pen = Pen::new(buffer, &self.ui);
        if area.width < LEAST.0 || area.height < LEAST.1 {
            let text = self.ui.with(
                "too-small",
                &[
                    ("columns", area.width.into()),
                    ("rows", area.height.into()),
                    ("least_columns", LEAST.0.into()),
                    ("least_rows", LEAST.1.into()),
                ],
            );
            pen.rows(area, &text, Role::Text);
            return None;
        }
        let said = self.notice.clone().unwrap_or((String::new(), Role::Text));
        let notice = (said.0.as_str(), said.1);
        match self.screens.last() {
            Some(Screen::Page(page)) => page.draw(&mut pen, notice),
            Some(Screen::Home(home)) => home.draw(&mut pen, notice),
            Some(Screen::Interview(interview)) => interview.draw(&mut pen, notice),
            Some(Screen::Review(review)) => review.draw(&mut pen, notice),
            Some(Screen::Profile(profile)) => profile.draw(&mut pen, notice),
            Some(Screen::Merge(merge)) => merge.draw(&mut pen, notice),
            Some(Screen::Migration(migration)) => migration.draw(&mut pen, notice),
            Some(Screen::Conflicts(conflicts)) => conflicts.draw(&mut pen, notice),
            Some(Screen::Inbox(inbox)) => inbox.draw(&mut pen, notice),
            Some(Screen::Blank) | None => {
                let body = frame::title(&mut pen, "Repère", "");
                pen.put(1, body.y, body.width.saturating_sub(2), notice.0, notice.1);
            }
        }
        if let Some(window) = &self.window {
            // The cursor belongs to the window, not to what lies under it.
            let mut over = Pen::new(buffer, &self.ui);
            window.draw(&mut over);
            return over.cursor();
        }
        pen.cursor()
    }

    /// Draws into a buffer of a size, for tests and for the picture in the manual.
    pub fn picture(&self, columns: u16, rows: u16) -> String {
        let mut buffer = Buffer::empty(Rect {
            x: 0,
            y: 0,
            width: columns,
            height: rows,
        });
        self.draw(&mut buffer);
        text_of(&buffer)
    }
}

/// The text of a buffer, line by line, without blanks at the ends.
pub fn text_of(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut skip = 0usize;
        for x in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = crate::text::cells(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
