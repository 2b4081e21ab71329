//! Expressions and texts as a form binds them to its nodes.

use crate::xpath::Expr;

use super::{Address, LanguageId, NodeId};

/// An expression, the cell it was written in, and what its paths lead to.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The expression as written.
    pub text: String,
    /// The cell.
    pub at: Address,
    /// The parsed expression.
    pub expr: Expr,
    /// What each path slot of the expression leads to, where that is known once and for all.
    pub(crate) targets: Vec<Option<Target>>,
}

/// Where a path leads, whatever the instances: up to a shared instance, then down to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Target {
    /// The node reached.
    pub node: NodeId,
    /// How many repeat levels of the place that reads are kept; below them all instances are meant.
    pub keep: usize,
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
    by_language: Vec<Option<Template>>,
    shared: bool,
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
    Output(Box<Bound>),
}

impl Texts {
    /// One text for all languages.
    pub(crate) fn shared(text: String) -> Self {
        Self::sole(Template {
            parts: vec![Part::Text(text)],
        })
    }

    /// The same text for all languages, with its references.
    pub(crate) fn sole(template: Template) -> Self {
        Self {
            by_language: vec![Some(template)],
            shared: true,
        }
    }

    /// Whether the text is one for all languages.
    pub(crate) fn is_shared(&self) -> bool {
        self.shared
    }

    /// Sets the text of a language.
    pub(crate) fn set(&mut self, language: LanguageId, template: Template) {
        let index = usize::from(language.0);
        if self.by_language.len() <= index {
            self.by_language.reserve_exact(index + 1 - self.by_language.len());
            self.by_language.resize_with(index + 1, || None);
        }
        self.by_language[index] = Some(template);
    }

    /// The text in a language, if the form has one there.
    pub fn get(&self, language: LanguageId) -> Option<&Template> {
        let index = if self.shared { 0 } else { usize::from(language.0) };
        self.by_language.get(index).and_then(Option::as_ref)
    }

    /// The first language that has a text.
    pub fn any(&self) -> Option<LanguageId> {
        self.by_language
            .iter()
            .position(Option::is_some)
            .map(|index| LanguageId(index as u16))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.by_language.iter().all(Option::is_none)
    }

    /// Every reference in every language.
    pub(crate) fn outputs_mut(&mut self) -> impl Iterator<Item = &mut Bound> {
        self.by_language
            .iter_mut()
            .flatten()
            .flat_map(|template| &mut template.parts)
            .filter_map(|part| match part {
                Part::Text(_) => None,
                Part::Output(bound) => Some(&mut **bound),
            })
    }

    /// Every reference in every language.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = &Bound> {
        self.by_language
            .iter()
            .flatten()
            .flat_map(|template| &template.parts)
            .filter_map(|part| match part {
                Part::Text(_) => None,
                Part::Output(bound) => Some(&**bound),
            })
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
