//! Paths: where they start, their steps, what stands in square brackets.

use super::Parser;
use crate::xpath::error::ExprError;
use crate::xpath::lex::TokenKind;
use crate::xpath::tree::{AXES, Axis, NameTest, Path, Start, Step, Term, TermKind};

impl Parser<'_> {
    pub(super) fn predicates(&mut self) -> Result<Vec<Term>, ExprError> {
        let mut found = Vec::new();
        while self.is_sign("[") {
            let opened = self.at();
            self.next += 1;
            found.push(self.expression()?);
            self.close('[', "]", opened)?;
        }
        Ok(found)
    }

    /// Predicates and steps after a start; a root path may have no step at all.
    pub(super) fn steps(&mut self, start: Start, slot: usize, from: usize) -> Result<Term, ExprError> {
        self.steps_after(start, slot, Vec::new(), from)
    }

    pub(super) fn steps_after(
        &mut self,
        start: Start,
        slot: usize,
        mut steps: Vec<Step>,
        from: usize,
    ) -> Result<Term, ExprError> {
        let root = matches!(start, Start::Root);
        let predicates = if steps.is_empty() && !root {
            self.predicates()?
        } else {
            Vec::new()
        };
        loop {
            let at = self.at();
            if self.take_sign("//") {
                steps.push(Step {
                    axis: Axis::DescendantOrSelf,
                    test: NameTest::Any,
                    predicates: Vec::new(),
                    span: at,
                });
            } else if !self.take_sign("/") || (root && steps.is_empty() && !self.starts_step()) {
                break;
            }
            steps.push(self.step()?);
        }
        let path = Path {
            slot,
            start,
            predicates,
            steps,
        };
        Ok(Term {
            kind: TermKind::Path(Box::new(path)),
            span: self.since(from),
        })
    }

    fn starts_step(&self) -> bool {
        matches!(
            self.peek(),
            Some(TokenKind::Name(_) | TokenKind::Sign("." | ".." | "@" | "*"))
        )
    }

    pub(super) fn step(&mut self) -> Result<Step, ExprError> {
        let at = self.at();
        if self.take_sign("..") || self.take_sign(".") {
            let parent = self
                .tokens
                .get(self.next - 1)
                .is_some_and(|token| token.kind == TokenKind::Sign(".."));
            let axis = if parent { Axis::Parent } else { Axis::Itself };
            let predicates = self.predicates()?;
            return Ok(Step {
                axis,
                test: NameTest::Any,
                predicates,
                span: self.since(at.start),
            });
        }
        let mut axis = Axis::Child;
        if self.take_sign("@") {
            axis = Axis::Attribute;
        } else if let (Some(TokenKind::Name(name)), Some(TokenKind::Sign("::"))) = (
            self.peek(),
            self.tokens.get(self.next + 1).map(|token| token.kind),
        ) {
            let known = AXES.iter().find(|(written, _)| *written == name);
            axis = known
                .ok_or_else(|| ExprError::UnknownAxis {
                    name: name.to_owned(),
                    at,
                })?
                .1;
            self.next += 2;
        }
        let test = match self.peek() {
            Some(TokenKind::Sign("*")) => NameTest::Any,
            Some(TokenKind::Name(name)) => {
                let call = self
                    .tokens
                    .get(self.next + 1)
                    .is_some_and(|token| token.kind == TokenKind::Sign("("));
                let closed = self
                    .tokens
                    .get(self.next + 2)
                    .is_some_and(|token| token.kind == TokenKind::Sign(")"));
                match (call, closed && name == "node") {
                    (true, true) => {
                        self.next += 2;
                        NameTest::Any
                    }
                    (true, false) => return Err(self.unexpected()),
                    (false, _) => NameTest::Name(name.into()),
                }
            }
            _ => return Err(self.unfinished()),
        };
        self.next += 1;
        let predicates = self.predicates()?;
        Ok(Step {
            axis,
            test,
            predicates,
            span: self.since(at.start),
        })
    }
}
