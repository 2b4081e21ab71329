//! Where a choice leads: the arrow that a paper questionnaire prints beside it.
//!
//! What a condition says of one question with one answer is true, false, or not known from that answer alone; only
//! questions that are surely left out are skipped.

use super::condition::Words;
use super::is_asked;
use crate::form::{Kind, Node, NodeId};
use crate::xpath::{Operator, Term, TermKind};

impl Words<'_> {
    /// The number of the question to go to after this answer, where it is not simply the next one.
    pub(super) fn arrow(&self, question: &Node, value: &str) -> Option<u32> {
        if question.kind != Kind::SelectOne {
            return None;
        }
        let form = self.sheet.form;
        let mut skipped = false;
        let mut closed: Option<NodeId> = None;
        for node in &form.nodes()[question.id.index() + 1..] {
            if node.repeat != question.repeat && question.repeat.is_some() {
                return None;
            }
            // What stands in a group that is left out is left out with it.
            if let Some(group) = closed
                && self.inside(node, group)
            {
                skipped |= is_asked(node);
                continue;
            }
            let left_out = node
                .relevant
                .as_ref()
                .is_some_and(|bound| self.verdict(bound.expr.tree(), question, value) == Some(false));
            match (left_out, is_asked(node)) {
                (true, asked) => {
                    skipped |= asked;
                    closed = Some(node.id);
                }
                (false, true) => return self.numbers.get(node.id).filter(|_| skipped),
                (false, false) => {}
            }
        }
        None
    }

    fn inside(&self, node: &Node, group: NodeId) -> bool {
        let mut around = node.parent;
        while let Some(parent) = around {
            if parent == group {
                return true;
            }
            around = self.sheet.form.node(parent).parent;
        }
        false
    }

    /// Whether a condition holds if `question` has `value` and nothing else is known.
    fn verdict(&self, term: &Term, question: &Node, value: &str) -> Option<bool> {
        match &term.kind {
            TermKind::Chain { first, rest } => {
                let (operator, right) = rest.first()?;
                match operator {
                    Operator::And | Operator::Or => {
                        let mut verdicts = std::iter::once(&**first)
                            .chain(rest.iter().map(|(_, term)| term))
                            .map(|term| self.verdict(term, question, value));
                        // One part decides a chain alone: a false one an "and", a true one an "or".
                        let decisive = *operator == Operator::Or;
                        let all: Vec<Option<bool>> = verdicts.by_ref().collect();
                        if all.contains(&Some(decisive)) {
                            Some(decisive)
                        } else if all.iter().all(Option::is_some) {
                            Some(!decisive)
                        } else {
                            None
                        }
                    }
                    Operator::Equal | Operator::NotEqual if rest.len() == 1 => {
                        let same = self.question(first).is_some_and(|node| node.id == question.id);
                        let TermKind::Text(wanted) = &right.kind else {
                            return None;
                        };
                        same.then_some((**wanted == *value) == (*operator == Operator::Equal))
                    }
                    _ => None,
                }
            }
            TermKind::Call(call) => match (call.function.name, call.arguments.as_slice()) {
                ("not", [argument]) => self.verdict(argument, question, value).map(|holds| !holds),
                ("selected", [of, wanted]) => {
                    let same = self.question(of).is_some_and(|node| node.id == question.id);
                    let TermKind::Text(wanted) = &wanted.kind else {
                        return None;
                    };
                    same.then_some(**wanted == *value)
                }
                _ => None,
            },
            _ => None,
        }
    }
}
