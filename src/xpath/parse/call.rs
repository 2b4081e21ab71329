//! Calls: the function of the table, its arguments, and what can be checked of them before any evaluation.

use std::sync::Arc;

use super::Parser;
use crate::xpath::error::ExprError;
use crate::xpath::functions;
use crate::xpath::lex::tokens;
use crate::xpath::near::nearest;
use crate::xpath::pattern::Pattern;
use crate::xpath::tree::{Call, Span, Start, Term, TermKind};

impl Parser<'_> {
    pub(super) fn call(&mut self, name: &str, at: Span) -> Result<Term, ExprError> {
        self.next += 1;
        let opened = self.at();
        self.next += 1;
        let mut arguments = Vec::new();
        if !self.take_sign(")") {
            loop {
                arguments.push(self.expression()?);
                if !self.take_sign(",") {
                    break;
                }
            }
            self.close('(', ")", opened)?;
        }
        let span = self.since(at.start);
        match (name, arguments.as_slice()) {
            ("current", []) => {
                let slot = self.slot();
                return self.steps(Start::Current, slot, at.start);
            }
            (
                "instance",
                [
                    Term {
                        kind: TermKind::Text(id),
                        ..
                    },
                ],
            ) => {
                let start = Start::Instance(id.clone());
                let slot = self.slot();
                return self.steps(start, slot, at.start);
            }
            _ => {}
        }
        let call = self.checked(name, arguments, at, span)?;
        let term = Term {
            kind: TermKind::Call(Box::new(call)),
            span,
        };
        if self.is_sign("[") || self.is_sign("/") || self.is_sign("//") {
            let slot = self.slot();
            return self.steps(Start::Value(term), slot, at.start);
        }
        Ok(term)
    }

    fn checked(
        &mut self,
        name: &str,
        mut arguments: Vec<Term>,
        at: Span,
        span: Span,
    ) -> Result<Call, ExprError> {
        let Some(function) = functions::find(name) else {
            if let Some(instead) = functions::foreign(name) {
                return Err(ExprError::ForeignFunction {
                    name: name.to_owned(),
                    instead,
                    at,
                });
            }
            let near = nearest(name, functions::table().iter().map(|function| function.name));
            return Err(ExprError::UnknownFunction {
                name: name.to_owned(),
                near,
                at,
            });
        };
        let given = arguments.len();
        if !function.takes_count(given) {
            let (least, most) = (function.least, function.most);
            return Err(ExprError::Arguments {
                function: function.name,
                least,
                most,
                given,
                at: span,
            });
        }
        if function.name == "jr:choice-name"
            && let Some(Term {
                kind: TermKind::Text(quoted),
                span,
            }) = arguments.get(1)
        {
            arguments[1] = self.quoted_path(&quoted.clone(), *span)?;
        }
        for number in function.paths.iter().copied().filter(|number| *number < given) {
            let argument = &arguments[number];
            if !matches!(argument.kind, TermKind::Path(_)) {
                let (function, at) = (function.name, argument.span);
                return Err(ExprError::Argument {
                    function,
                    number: number + 1,
                    expected: "a path",
                    at,
                });
            }
        }
        let literal = |number: usize| match arguments.get(number) {
            Some(Term {
                kind: TermKind::Text(text),
                span,
            }) => Some((&**text, *span)),
            _ => None,
        };
        let mut pattern = None;
        if function.name == "regex"
            && let Some((text, at)) = literal(1)
        {
            let bad = |reason| ExprError::BadPattern {
                pattern: text.to_owned(),
                reason,
                at,
            };
            pattern = Some(Arc::new(Pattern::parse(text).map_err(bad)?));
        }
        if function.name == "digest"
            && let Some((text, at)) = literal(1)
            && !functions::is_algorithm(text)
        {
            let expected = "MD5, SHA-1, SHA-256, SHA-384 or SHA-512";
            return Err(ExprError::Argument {
                function: function.name,
                number: 2,
                expected,
                at,
            });
        }
        Ok(Call {
            function,
            arguments,
            pattern,
        })
    }

    /// The path inside the quotes of `jr:choice-name(…, '${q}')`.
    fn quoted_path(&mut self, quoted: &str, span: Span) -> Result<Term, ExprError> {
        let wrong = || ExprError::Argument {
            function: "jr:choice-name",
            number: 2,
            expected: "a path between quotes",
            at: span,
        };
        let tokens = tokens(quoted).map_err(|_| wrong())?;
        if tokens.is_empty() {
            return Err(wrong());
        }
        let (depth, slots) = (self.depth, self.slots);
        let mut inner = Parser {
            source: quoted,
            tokens,
            next: 0,
            depth,
            slots,
            offset: span.start + 1,
        };
        let term = inner.expression()?;
        if inner.peek().is_some() || !matches!(term.kind, TermKind::Path(_)) {
            return Err(wrong());
        }
        self.slots = inner.slots;
        Ok(term)
    }
}
