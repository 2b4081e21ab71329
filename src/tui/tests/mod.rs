//! The screens driven in process: a folder that is thrown away, a clock that stands still, keys in, pictures out.

mod abbreviations;
mod attacks;
mod choices;
mod cuts;
mod everywhere;
mod flows;
mod form;
mod hand_over;
mod informants;
mod matrices;
mod others;
mod pages;
mod screens;
mod scripts;
mod speed;
mod ways;
mod widgets;

use super::driver::Driver;
use super::effect::Effect;
use super::event::Event;
use super::key::Key;
use super::model::{Model, Screen};
use super::run::{hear, perform};
use super::sheet::Sheet;
use super::theme::Theme;
use super::ui::Ui;
use super::update::update;
use crate::locale::Language;
use crate::session::{Purpose, Secret, Session, Unlock, World};
use std::path::PathBuf;
use std::time::Duration;

/// A screen with a driver behind it.
pub(super) struct Bench {
    pub model: Model,
    pub driver: Driver,
    folder: tempfile::TempDir,
}

impl Bench {
    /// Home of a new study, in a language of the interface.
    pub fn new(language: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let language = Language::from_tag(language).expect("a language of the interface");
        let world = World::pinned("2026-11-25T14:07:31+00:00[UTC]".parse().expect("a moment"), 7);
        let purpose = Purpose {
            study: "IVT".into(),
            team: "T1".into(),
            person: "A01".into(),
            practice: false,
        };
        let unlock = Unlock {
            patience: Duration::ZERO,
            ..Unlock::to_write(Secret::None, "test")
        };
        let data = folder.path().join("data");
        drop(Session::create(&data, &purpose, &unlock, world.clone()).expect("a new folder"));
        let mut driver = Driver::new(&data, world, language);
        let mut model = Model::new(Ui::new(language, Theme::Mono, false), driver.today());
        model.ui.clock = driver.clock();
        let news = driver.start(None).expect("a folder that opens");
        hear(&mut model, &mut driver, news);
        Self {
            model,
            driver,
            folder,
        }
    }

    /// An interview on a form given as sheets.
    pub fn with(language: &str, sheets: &str) -> Self {
        let mut bench = Self::new(language);
        let path = bench.write("form.json", sheets);
        bench.begin(&path.display().to_string());
        bench
    }

    /// An interview on the form with a question of every kind.
    pub fn every_kind(language: &str) -> Self {
        Self::with(language, form::EVERY_KIND)
    }

    /// Begins an interview on a form about Zorgho.
    pub fn begin(&mut self, form: &str) {
        self.does(vec![Effect::Begin {
            form: form.to_owned(),
            country: "bfa".into(),
            authority: "Zorgho".into(),
            informant: String::new(),
        }]);
    }

    /// A file beside the data folder.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// Does effects as the loop would.
    pub fn does(&mut self, effects: Vec<Effect>) {
        perform(&mut self.model, &mut self.driver, effects);
    }

    /// Something happens at the terminal.
    pub fn hears(&mut self, event: Event) -> &mut Self {
        let effects = update(&mut self.model, event);
        self.does(effects);
        self
    }

    /// Presses keys, named as in the table and separated by blanks.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key = Key::parse(key).unwrap_or_else(|| panic!("{key} is a key"));
            self.hears(Event::Key(key));
        }
        self
    }

    /// Types a text, letter by letter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = match c {
                ' ' => "Space".to_owned(),
                '-' => "Minus".to_owned(),
                c => c.to_string(),
            };
            self.keys(&key);
        }
        self
    }

    /// Goes to a question by its name.
    pub fn goes_to(&mut self, name: &str) -> &mut Self {
        let sheet = self.sheet();
        let line = sheet.lines.iter().find(|line| line.name == name);
        let place = line.unwrap_or_else(|| panic!("{name} is asked")).place.clone();
        self.does(vec![Effect::Go(super::effect::Go::To(place))]);
        self
    }

    /// Shows the questions in a language of the form, by its code.
    pub fn asks_in(&mut self, code: &str) -> &mut Self {
        let wanted = format!("({code})");
        let index = self
            .sheet()
            .languages
            .iter()
            .position(|name| name.contains(&wanted));
        self.does(vec![Effect::FormLanguage(index.expect("a language of the form"))]);
        self
    }

    /// What the interview screen knows.
    pub fn sheet(&self) -> &Sheet {
        let found = self.model.screens.iter().find_map(|screen| match screen {
            Screen::Interview(interview) => Some(&interview.sheet),
            _ => None,
        });
        found.expect("an interview is open")
    }

    /// The answer that stands for the question shown.
    pub fn answer(&self) -> String {
        self.sheet()
            .question()
            .map(|view| view.answer.text().to_owned())
            .unwrap_or_default()
    }

    /// The screen at 80 columns and 24 rows.
    pub fn picture(&self) -> String {
        self.model.picture(80, 24)
    }
}

/// Sheets of one row of survey after another, each a list of `key: value`, in a form called `t`.
pub(super) fn sheets(survey: &str, choices: &str) -> String {
    format!(
        r#"{{"survey": [{survey}], "choices": [{choices}], "settings": [{{"form_id": "t", "version": "1"}}]}}"#
    )
}
