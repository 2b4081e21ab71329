//! A condition in words: "only if 12 is “Yes” and 14 is answered".

use super::{Numbers, Sheet, text_in};
use crate::form::{Bound, Node, OptionSource};
use crate::locale::Arg;
use crate::xpath::{Operator, Path, Start, Term, TermKind};

/// Puts conditions of one form into words.
pub(super) struct Words<'a> {
    pub sheet: &'a Sheet<'a>,
    pub numbers: &'a Numbers,
}

impl Words<'_> {
    /// The condition of a node in words.
    pub(super) fn of(&self, bound: &Bound) -> String {
        self.term(bound.expr.tree(), false)
    }

    fn term(&self, term: &Term, inside: bool) -> String {
        if let Some(words) = self.comparison(term) {
            return words;
        }
        match &term.kind {
            TermKind::Chain { first, rest }
                if rest
                    .iter()
                    .all(|(op, _)| matches!(op, Operator::And | Operator::Or)) =>
            {
                let joiner = match rest.first() {
                    Some((Operator::And, _)) => "paper-and",
                    _ => "paper-or",
                };
                let parts: Vec<String> = std::iter::once(&**first)
                    .chain(rest.iter().map(|(_, term)| term))
                    .map(|term| self.term(term, true))
                    .collect();
                let words = parts.join(&format!(" {} ", self.sheet.messages.text(joiner)));
                if inside { format!("({words})") } else { words }
            }
            TermKind::Call(call) if call.function.name == "not" && call.arguments.len() == 1 => {
                let argument = &call.arguments[0];
                match self.selected(argument, false) {
                    Some(words) => words,
                    None => self.with("paper-not", &[("what", self.term(argument, true).into())]),
                }
            }
            // What has no words keeps its formula, questions by their numbers.
            _ => self.formula(term),
        }
    }

    /// `${q} = 'v'`, `${q} != ''`, `${q} > 3`, `selected(${q}, 'v')`.
    fn comparison(&self, term: &Term) -> Option<String> {
        if let Some(words) = self.selected(term, true) {
            return Some(words);
        }
        let TermKind::Chain { first, rest } = &term.kind else {
            return None;
        };
        let [(operator, right)] = rest.as_slice() else {
            return None;
        };
        let node = self.question(first)?;
        let name = self.name(node);
        match (&right.kind, operator) {
            (TermKind::Text(text), Operator::Equal) if text.is_empty() => {
                Some(self.with("paper-open", &[("question", name.into())]))
            }
            (TermKind::Text(text), Operator::NotEqual) if text.is_empty() => {
                Some(self.with("paper-answered", &[("question", name.into())]))
            }
            (TermKind::Text(text), Operator::Equal | Operator::NotEqual) => {
                let id = if *operator == Operator::Equal {
                    "paper-is"
                } else {
                    "paper-is-not"
                };
                let value = self.value(node, text);
                Some(self.with(id, &[("question", name.into()), ("value", value.into())]))
            }
            (TermKind::Number(number), operator) => {
                let sign = match operator {
                    Operator::NotEqual => "≠",
                    Operator::LessOrEqual => "≤",
                    Operator::GreaterOrEqual => "≥",
                    other => other.symbol(),
                };
                Some(format!("{name} {sign} {number}"))
            }
            _ => None,
        }
    }

    fn selected(&self, term: &Term, holds: bool) -> Option<String> {
        let TermKind::Call(call) = &term.kind else {
            return None;
        };
        if call.function.name != "selected" {
            return None;
        }
        let [question, value] = call.arguments.as_slice() else {
            return None;
        };
        let node = self.question(question)?;
        let TermKind::Text(value) = &value.kind else {
            return None;
        };
        let id = if holds { "paper-holds" } else { "paper-holds-not" };
        let args = [
            ("question", self.name(node).into()),
            ("value", self.value(node, value).into()),
        ];
        Some(self.with(id, &args))
    }

    /// The question that a bare reference means.
    pub(super) fn question(&self, term: &Term) -> Option<&Node> {
        let TermKind::Path(path) = &term.kind else {
            return None;
        };
        let name = reference(path)?;
        let form = self.sheet.form;
        form.find_name(name).map(|id| form.node(id))
    }

    /// A question by its number; what only the machine works out, by its name.
    fn name(&self, node: &Node) -> String {
        match self.numbers.get(node.id) {
            Some(number) => number.to_string(),
            None => node.name.clone(),
        }
    }

    /// A choice by its words.
    fn value(&self, node: &Node, value: &str) -> String {
        let form = self.sheet.form;
        let list = match node.options.as_ref().map(|options| options.source) {
            Some(OptionSource::List(list)) => Some(form.list(list)),
            _ => None,
        };
        list.and_then(|list| list.find(value)).map_or_else(
            || value.to_owned(),
            |choice| text_in(form, &choice.label, self.sheet.languages[0]),
        )
    }

    fn formula(&self, term: &Term) -> String {
        let mut text = term.to_string();
        let form = self.sheet.form;
        for node in form.nodes() {
            let written = format!("${{{}}}", node.name);
            if text.contains(&written) {
                text = text.replace(&written, &self.name(node));
            }
        }
        text
    }

    fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.sheet.messages.with(id, args)
    }
}

/// The name in `${name}`, where nothing follows it.
fn reference(path: &Path) -> Option<&str> {
    match &path.start {
        Start::Reference(reference)
            if path.steps.is_empty() && path.predicates.is_empty() && !reference.last_saved =>
        {
            Some(&reference.name)
        }
        _ => None,
    }
}
