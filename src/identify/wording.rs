//! Questions and answers in the words of their forms, for the reasons that a page prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::profile::Profile;
use crate::form::{Form, LanguageId, OptionSource, Part, Texts, shipped_form};

/// The forms that a profile's reasons come from.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    forms: BTreeMap<String, Arc<Form>>,
}

impl Wording {
    /// The shipped forms among those that `profile` names.
    pub fn shipped(profile: &Profile) -> Self {
        // The lists of roles, actors, reasons and needs stand in two forms, whatever was read.
        let lists = ["core", "act", "par"].into_iter();
        let ids = profile
            .interviews
            .iter()
            .map(|read| read.form.as_str())
            .chain(lists);
        let forms = ids
            .filter_map(|id| Some((id.to_owned(), shipped_form(id)?)))
            .collect();
        Self { forms }
    }

    /// Every shipped form.
    pub fn every_form() -> Self {
        let forms = crate::form::shipped().iter();
        Self {
            forms: forms
                .filter_map(|shipped| Some((shipped.id.to_owned(), shipped_form(shipped.id)?)))
                .collect(),
        }
    }

    /// The shipped forms whose lists every page may need.
    pub fn default_forms() -> Self {
        let forms = ["core", "act", "par"];
        Self {
            forms: forms
                .into_iter()
                .filter_map(|id| Some((id.to_owned(), shipped_form(id)?)))
                .collect(),
        }
    }

    /// Adds a form of the data folder.
    pub fn add(&mut self, form: Arc<Form>) {
        self.forms.insert(form.id().to_owned(), form);
    }

    /// What a form is called.
    pub fn title(&self, form: &str, language: &str) -> Option<String> {
        Some(self.forms.get(form)?.title_in(language).to_owned())
    }

    /// What a question asks, where its form says it in plain words.
    pub fn question(&self, form: &str, question: &str, language: &str) -> Option<String> {
        let form = self.forms.get(form)?;
        let node = form.node(form.find_name(question)?);
        plain(form, &node.label, language)
    }

    /// What an answer says: the labels of the choices, or the value itself.
    pub fn answer(&self, form: &str, question: &str, value: &str, language: &str) -> Option<String> {
        let form = self.forms.get(form)?;
        let node = form.node(form.find_name(question)?);
        let OptionSource::List(list) = node.options.as_ref()?.source else {
            return None;
        };
        let list = form.list(list);
        let labels = value.split_whitespace().map(|code| {
            let label = list
                .find(code)
                .and_then(|choice| plain(form, &choice.label, language));
            label.unwrap_or_else(|| code.to_owned())
        });
        // Labels have commas of their own.
        let between = if language == "fr" { "\u{a0}; " } else { "; " };
        Some(labels.collect::<Vec<_>>().join(between))
    }
}

/// A text in a language or else in the form's own, if nothing in it has to be worked out.
fn plain(form: &Form, texts: &Texts, language: &str) -> Option<String> {
    let languages = form.languages();
    let wanted: LanguageId = languages.find_code(language).unwrap_or(languages.default());
    let template = texts.get(wanted).or_else(|| texts.get(languages.default()))?;
    let mut text = String::new();
    for part in &template.parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Output(_) => return None,
        }
    }
    Some(text)
}
