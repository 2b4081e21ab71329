//! The walk over the tree that yields a value.

use std::borrow::Cow;
use std::cell::Cell;

use jiff::tz::TimeZone;

use super::compare::compare;
use super::error::EvalError;
use super::number::{parse_number, print_number};
use super::scope::{Kind, Node, NodeSet, Scope};
use super::tree::{Operator, Term, TermKind};
use super::value::Value;

/// How many nodes one evaluation may look at: far above any form, far below a hang.
const MAX_WORK: u64 = 10_000_000;

/// One evaluation, at one context node; predicates make another with their item.
#[derive(Clone, Copy)]
pub(super) struct Evaluation<'a, 'w> {
    pub scope: &'a dyn Scope,
    /// What `.` is.
    pub item: Node,
    /// `position()` and `last()` inside a predicate.
    pub place: Option<(usize, usize)>,
    work: &'w Cell<u64>,
}

impl<'a, 'w> Evaluation<'a, 'w> {
    pub fn new(scope: &'a dyn Scope, item: Node, work: &'w Cell<u64>) -> Self {
        Self {
            scope,
            item,
            place: None,
            work,
        }
    }

    /// The same evaluation inside a predicate.
    pub fn at(&self, item: Node, position: usize, size: usize) -> Self {
        Self {
            item,
            place: Some((position, size)),
            ..*self
        }
    }

    /// The same evaluation with another `.`, outside predicates.
    pub fn standing_at(&self, item: Node) -> Self {
        Self {
            item,
            place: None,
            ..*self
        }
    }

    pub fn zone(&self) -> &'a TimeZone {
        self.scope.now().time_zone()
    }

    /// Counts nodes looked at.
    pub fn spend(&self, nodes: usize) -> Result<(), EvalError> {
        self.work.set(self.work.get() + nodes as u64 + 1);
        if self.work.get() > MAX_WORK {
            Err(EvalError::TooLong)
        } else {
            Ok(())
        }
    }

    pub fn value(&self, term: &'a Term) -> Result<Value<'a>, EvalError> {
        match &term.kind {
            TermKind::Number(number) => Ok(Value::Number(*number)),
            TermKind::Text(text) => Ok(Value::Text(Cow::Borrowed(text))),
            TermKind::Chain { first, rest } => self.chain(first, rest),
            TermKind::Negate { times, operand } => {
                let number = self.number(operand)?;
                Ok(Value::Number(if times % 2 == 1 { -number } else { number }))
            }
            TermKind::Call(call) => (call.function.run)(self, call),
            TermKind::Path(path) => {
                let mut nodes = self.path(path)?;
                self.drop_irrelevant(&mut nodes);
                Ok(Value::Nodes(nodes))
            }
        }
    }

    fn chain(&self, first: &'a Term, rest: &'a [(Operator, Term)]) -> Result<Value<'a>, EvalError> {
        // All operators of a chain have one precedence: the first tells the family.
        match rest.first().map(|(operator, _)| *operator) {
            Some(Operator::Or) => {
                let mut terms = std::iter::once(first).chain(rest.iter().map(|(_, term)| term));
                Ok(Value::Boolean(
                    terms.try_fold(false, |found, term| Ok(found || self.truth(term)?))?,
                ))
            }
            Some(Operator::And) => {
                let mut terms = std::iter::once(first).chain(rest.iter().map(|(_, term)| term));
                Ok(Value::Boolean(
                    terms.try_fold(true, |found, term| Ok(found && self.truth(term)?))?,
                ))
            }
            Some(Operator::Union) => {
                let mut nodes = self.raw_nodes(first, "|")?;
                for (_, term) in rest {
                    for node in self.raw_nodes(term, "|")?.iter() {
                        self.spend(nodes.len())?;
                        if !nodes.iter().any(|known| known == node) {
                            nodes.push(node);
                        }
                    }
                }
                self.drop_irrelevant(&mut nodes);
                Ok(Value::Nodes(nodes))
            }
            Some(operator) if (2..=3).contains(&operator.precedence()) => {
                let mut left = self.value(first)?;
                for (operator, term) in rest {
                    let right = self.value(term)?;
                    left = Value::Boolean(compare(self, *operator, &left, &right)?);
                }
                Ok(left)
            }
            _ => {
                let mut left = self.atomic(first)?;
                for (operator, term) in rest {
                    let right = self.atomic(term)?;
                    left = Value::Number(self.calculate(*operator, &left, &right));
                }
                Ok(left)
            }
        }
    }

    fn calculate(&self, operator: Operator, left: &Value<'_>, right: &Value<'_>) -> f64 {
        if let (Operator::Subtract, Value::DateTime(left), Value::DateTime(right)) = (operator, left, right) {
            // Two moments: the time that passed, whatever the clocks were set to in between.
            return left.utc_days() - right.utc_days();
        }
        let (left, right) = (left.number(self.zone()), right.number(self.zone()));
        match operator {
            Operator::Add => left + right,
            Operator::Subtract => left - right,
            Operator::Multiply => left * right,
            Operator::Divide => left / right,
            // Keeps the sign of the dividend, as Rust's does.
            _ => left % right,
        }
    }

    /// A value that is no node set: nodes give the typed value of the first, blank for none.
    pub fn atomic(&self, term: &'a Term) -> Result<Value<'a>, EvalError> {
        Ok(match self.value(term)? {
            Value::Nodes(nodes) => nodes.first().map_or(Value::BLANK, |node| self.atom(node)),
            value => value,
        })
    }

    /// The typed value of a node.
    pub fn atom(&self, node: Node) -> Value<'a> {
        let text = self.scope.text(node);
        match self.scope.kind(node) {
            Kind::Text | Kind::Boolean => Value::Text(text),
            kind => Value::typed(kind, text, self.zone()),
        }
    }

    /// The text of a node as expressions see it: numbers in their shortest form.
    pub fn node_text(&self, node: Node) -> Cow<'a, str> {
        let text = self.scope.text(node);
        if self.scope.kind(node) == Kind::Number
            && !is_plain(&text)
            && let Some(number) = parse_number(&text)
        {
            return Cow::Owned(print_number(number));
        }
        text
    }

    pub fn text_of(&self, value: Value<'a>) -> Cow<'a, str> {
        match value {
            Value::Text(text) => text,
            Value::Boolean(boolean) => Cow::Borrowed(if boolean { "true" } else { "false" }),
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(Cow::Borrowed(""), |node| self.node_text(node)),
            value => Cow::Owned(value.stored().into_owned()),
        }
    }

    pub fn text(&self, term: &'a Term) -> Result<Cow<'a, str>, EvalError> {
        Ok(self.text_of(self.value(term)?))
    }

    pub fn number(&self, term: &'a Term) -> Result<f64, EvalError> {
        Ok(self.atomic(term)?.number(self.zone()))
    }

    /// Boolean of a value; of nodes: whether one has a value that counts as true (JavaRosa: a blank question is false).
    pub fn truth_of(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Nodes(nodes) => nodes.iter().any(|node| self.atom(node).truth()),
            value => value.truth(),
        }
    }

    pub fn truth(&self, term: &'a Term) -> Result<bool, EvalError> {
        Ok(self.truth_of(&self.value(term)?))
    }

    /// Nodes for counting and reading: the relevant ones.
    pub fn nodes(&self, term: &'a Term, function: &'static str) -> Result<NodeSet, EvalError> {
        match self.value(term)? {
            Value::Nodes(nodes) => Ok(nodes),
            // The empty text is what a path to nothing reads as.
            Value::Text(text) if text.is_empty() => Ok(NodeSet::new()),
            _ => Err(EvalError::NoNodes { function }),
        }
    }

    /// Nodes whatever their relevance, for what asks about places.
    pub fn raw_nodes(&self, term: &'a Term, function: &'static str) -> Result<NodeSet, EvalError> {
        match &term.kind {
            TermKind::Path(path) => self.path(path),
            _ => self.nodes(term, function),
        }
    }

    pub fn drop_irrelevant(&self, nodes: &mut NodeSet) {
        let own = self.scope.current();
        nodes.retain(|node| node == own || self.scope.relevant(node));
    }

    /// Every single value of arguments: each node of a node set, and each other value.
    pub fn each(
        &self,
        terms: &'a [Term],
        mut visit: impl FnMut(Value<'a>) -> Result<(), EvalError>,
    ) -> Result<(), EvalError> {
        for term in terms {
            match self.value(term)? {
                Value::Nodes(nodes) => {
                    self.spend(nodes.len())?;
                    nodes.iter().try_for_each(|node| visit(self.atom(node)))?;
                }
                value => visit(value)?,
            }
        }
        Ok(())
    }

    /// As [`Self::each`], as texts.
    pub fn each_text(&self, terms: &'a [Term], mut visit: impl FnMut(&str)) -> Result<(), EvalError> {
        for term in terms {
            match self.value(term)? {
                Value::Nodes(nodes) => {
                    self.spend(nodes.len())?;
                    nodes.iter().for_each(|node| visit(&self.node_text(node)));
                }
                value => visit(&self.text_of(value)),
            }
        }
        Ok(())
    }
}

/// Whether a text is a whole number that prints as it stands.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (!digits.starts_with('0') || text == "0")
}
