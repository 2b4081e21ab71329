//! A shipped form being filled in a test: answers by path, and what stands afterwards.

use std::sync::Arc;

use jiff::civil::date;
use repere::form::{Form, NonResponse};
use repere::interview::{Answer, Command, Env, Interview, QuestionView};

/// A fixed moment: 15 February 2026, half past ten.
pub fn env() -> Env {
    Env::at(date(2026, 2, 15).at(10, 30, 0, 0).in_tz("UTC").expect("a moment"))
}

/// A shipped form.
pub fn shipped(id: &str) -> Arc<Form> {
    repere::form::shipped_form(id).unwrap_or_else(|| panic!("{id} ships"))
}

/// An interview on a shipped form.
pub struct Talk {
    pub interview: Interview,
    env: Env,
}

impl Talk {
    pub fn new(id: &str) -> Self {
        let env = env();
        Self {
            interview: Interview::new(shipped(id), &env),
            env,
        }
    }

    /// An interview on `core` whose informant agreed to answer.
    pub fn agreed() -> Self {
        let mut talk = Self::new("core");
        talk.set("/data/hdr/h_mode", "face");
        talk.set("/data/hdr/h_ctry", "fra");
        talk.set("/data/cons/c_ok", "full");
        talk
    }

    pub fn set(&mut self, path: &str, value: &str) {
        self.answer(path, Answer::Value(value.to_owned()));
    }

    pub fn say(&mut self, path: &str, kind: NonResponse) {
        self.answer(
            path,
            Answer::Missing {
                kind,
                reason: String::new(),
            },
        );
    }

    fn answer(&mut self, path: &str, answer: Answer) {
        let place = self
            .interview
            .find(path)
            .unwrap_or_else(|refusal| panic!("{refusal}"));
        let staged = self.interview.stage(Command::Set { place, answer }, &self.env);
        let staged = staged.unwrap_or_else(|refusal| panic!("{path}: {refusal}"));
        self.interview.keep(staged);
    }

    pub fn view(&self, path: &str) -> QuestionView {
        let place = self
            .interview
            .find(path)
            .unwrap_or_else(|refusal| panic!("{refusal}"));
        self.interview
            .view(&place)
            .unwrap_or_else(|| panic!("{path} in view"))
    }

    pub fn is_asked(&self, path: &str) -> bool {
        self.view(path).relevant
    }

    pub fn value(&self, path: &str) -> String {
        self.view(path).answer.text().to_owned()
    }

    pub fn choices(&self, path: &str) -> Vec<String> {
        self.view(path)
            .choices
            .into_iter()
            .map(|choice| choice.value)
            .collect()
    }

    /// The names of all questions asked now, each once.
    pub fn asked(&self) -> Vec<String> {
        let places = self.interview.questions();
        let mut names: Vec<String> = places
            .iter()
            .filter_map(|p| self.interview.view(p))
            .map(|v| v.name)
            .collect();
        names.dedup();
        names
    }
}
