//! Expressions and texts as a form binds them to its nodes.

use super::{Address, LanguageId};

/// An expression and the cell it was written in.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The expression as written.
    pub text: String,
    /// The cell.
    pub at: Address,
}

/// What a node holds before anybody answers.
#[derive(Debug, Clone)]
pub enum Default {
    /// A literal value.
    Static(String),
    /// An expression, worked out once, when the node comes into being.
    Dynamic(Bound),
}

/// A text in the languages of the form.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    pub(crate) by_language: Vec<Option<Template>>,
}

/// A text with references in it.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// The pieces in order.
    pub parts: Vec<Part>,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub enum Part {
    /// Plain words.
    Text(String),
    /// The value of a question.
    Output(Bound),
}

impl Texts {
    /// The text in a language, if the form has one there.
    pub fn get(&self, language: LanguageId) -> Option<&Template> {
        self.by_language
            .get(usize::from(language.0))
            .and_then(Option::as_ref)
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.by_language.iter().all(Option::is_none)
    }
}

impl Template {
    /// The text as the author wrote it, references by name.
    pub fn source(&self) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Output(bound) => bound.text.as_str(),
            })
            .collect()
    }
}
