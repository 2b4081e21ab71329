//! From tokens to the tree, by precedence, with bounds on length and depth, and the static checks of calls.
//!
//! One stack frame per bracket: operators of one bracket are gathered first and folded by precedence afterwards.

mod call;
mod path;

use super::error::ExprError;
use super::expr::{MAX_DEPTH, MAX_LENGTH};
use super::lex::{Token, TokenKind, tokens};
use super::tree::{Operator, Reference, Span, Start, Term, TermKind};

/// Parses a whole text; gives the tree and the number of its paths.
pub(super) fn parse(source: &str) -> Result<(Term, usize), ExprError> {
    if source.len() > MAX_LENGTH {
        return Err(ExprError::TooLong {
            length: source.len(),
            limit: MAX_LENGTH,
        });
    }
    let mut parser = Parser {
        tokens: tokens(source)?,
        source,
        next: 0,
        depth: 0,
        slots: 0,
        offset: 0,
    };
    if parser.tokens.is_empty() {
        return Err(ExprError::Empty);
    }
    let root = parser.expression()?;
    match parser.peek() {
        None => Ok((root, parser.slots)),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser<'s> {
    source: &'s str,
    tokens: Vec<Token<'s>>,
    next: usize,
    depth: usize,
    slots: usize,
    /// Where this text starts in the whole expression: not 0 for the quoted path of `jr:choice-name`.
    offset: usize,
}

impl<'s> Parser<'s> {
    fn peek(&self) -> Option<TokenKind<'s>> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    fn at(&self) -> Span {
        let token = self.tokens.get(self.next).or(self.tokens.last());
        token.map_or(self.place(Span::default()), |token| self.place(token.span))
    }

    fn place(&self, span: Span) -> Span {
        Span::new(span.start + self.offset, span.end + self.offset)
    }

    fn is_sign(&self, sign: &str) -> bool {
        self.peek() == Some(TokenKind::Sign(sign))
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.next += usize::from(found);
        found
    }

    /// The span from a start to the end of the last token taken.
    fn since(&self, start: usize) -> Span {
        let end = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span::new(start, end.map_or(start, |token| token.span.end + self.offset))
    }

    fn written(&self, span: Span) -> String {
        let text = self
            .source
            .get(span.start - self.offset..span.end - self.offset)
            .unwrap_or_default();
        text.to_owned()
    }

    fn unexpected(&self) -> ExprError {
        match self.peek() {
            Some(TokenKind::Sign(sign)) if wrong_sign(sign).is_some() => ExprError::WrongOperator {
                found: sign.to_owned(),
                right: wrong_sign(sign).unwrap_or_default(),
                at: self.at(),
            },
            Some(_) => ExprError::Unexpected {
                found: self.written(self.at()),
                at: self.at(),
            },
            None => ExprError::Unfinished {
                after: self.written(self.at()),
                at: self.at(),
            },
        }
    }

    fn expression(&mut self) -> Result<Term, ExprError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ExprError::TooDeep {
                limit: MAX_DEPTH,
                at: self.at(),
            });
        }
        let first = self.operand()?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator()? {
            rest.push((operator, self.operand()?));
        }
        self.depth -= 1;
        Ok(fold(first, rest))
    }

    /// The operator that stands here, taken; none where an expression may end.
    fn operator(&mut self) -> Result<Option<Operator>, ExprError> {
        let operator = match self.peek() {
            Some(TokenKind::Sign(sign)) => match sign {
                "=" => Operator::Equal,
                "!=" => Operator::NotEqual,
                "<" => Operator::Less,
                "<=" => Operator::LessOrEqual,
                ">" => Operator::Greater,
                ">=" => Operator::GreaterOrEqual,
                "+" => Operator::Add,
                "-" => Operator::Subtract,
                "*" => Operator::Multiply,
                ")" | "]" | "," => return Ok(None),
                _ => return Err(self.unexpected()),
            },
            Some(TokenKind::Name(name)) => match name {
                "and" => Operator::And,
                "or" => Operator::Or,
                "div" => Operator::Divide,
                "mod" => Operator::Modulo,
                _ => {
                    let right = ["and", "or", "div", "mod"]
                        .into_iter()
                        .find(|word| name.eq_ignore_ascii_case(word));
                    return Err(match right {
                        Some(right) => ExprError::WrongOperator {
                            found: name.to_owned(),
                            right,
                            at: self.at(),
                        },
                        None => self.unexpected(),
                    });
                }
            },
            Some(_) => return Err(self.unexpected()),
            None => return Ok(None),
        };
        self.next += 1;
        Ok(Some(operator))
    }

    /// Signs, then one or more values joined by `|`.
    fn operand(&mut self) -> Result<Term, ExprError> {
        let start = self.at().start;
        let mut times = 0;
        while self.take_sign("-") {
            times += 1;
        }
        let first = self.value()?;
        let mut rest = Vec::new();
        while self.take_sign("|") {
            rest.push((Operator::Union, self.value()?));
        }
        let mut term = chain(first, rest);
        if times > 0 {
            term = Term {
                kind: TermKind::Negate {
                    times,
                    operand: Box::new(term),
                },
                span: self.since(start),
            };
        }
        Ok(term)
    }

    fn value(&mut self) -> Result<Term, ExprError> {
        let at = self.at();
        let follows_bracket = self
            .tokens
            .get(self.next + 1)
            .is_some_and(|token| token.kind == TokenKind::Sign("("));
        let term = match self.peek() {
            Some(TokenKind::Number(number)) => {
                self.next += 1;
                return Ok(Term {
                    kind: TermKind::Number(number),
                    span: at,
                });
            }
            Some(TokenKind::Text(text)) => {
                self.next += 1;
                return Ok(Term {
                    kind: TermKind::Text(text.into()),
                    span: at,
                });
            }
            Some(TokenKind::Reference(name)) => {
                self.next += 1;
                let slot = self.slot();
                let last_saved = name.starts_with("last-saved#");
                let name = name.strip_prefix("last-saved#").unwrap_or(name).into();
                let start = Start::Reference(Reference {
                    name,
                    last_saved,
                    span: at,
                    slot,
                });
                return self.steps(start, slot, at.start);
            }
            Some(TokenKind::Sign("(")) => {
                self.next += 1;
                let term = self.expression()?;
                self.close('(', ")", at)?;
                term
            }
            Some(TokenKind::Name(name)) if follows_bracket && name != "node" => return self.call(name, at),
            Some(TokenKind::Sign("/" | "//")) => {
                let slot = self.slot();
                return self.steps(Start::Root, slot, at.start);
            }
            Some(TokenKind::Name(_) | TokenKind::Sign("." | ".." | "@" | "*")) => {
                let slot = self.slot();
                let step = self.step()?;
                return self.steps_after(Start::Context, slot, vec![step], at.start);
            }
            Some(TokenKind::Sign("!")) => {
                return Err(ExprError::WrongOperator {
                    found: "!".into(),
                    right: "not(…)",
                    at,
                });
            }
            _ => return Err(self.unfinished()),
        };
        if self.is_sign("[") || self.is_sign("/") || self.is_sign("//") {
            let slot = self.slot();
            return self.steps(Start::Value(term), slot, at.start);
        }
        Ok(term)
    }

    /// A value is missing here: say what stands before it.
    fn unfinished(&self) -> ExprError {
        let before = self
            .next
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map(|token| token.span);
        match (self.peek(), before) {
            (None | Some(TokenKind::Sign(")" | "]" | ",")), Some(before)) => {
                let at = self.place(before);
                ExprError::Unfinished {
                    after: self.written(at),
                    at,
                }
            }
            _ => self.unexpected(),
        }
    }

    fn slot(&mut self) -> usize {
        self.slots += 1;
        self.slots - 1
    }

    fn close(&mut self, open: char, sign: &str, opened: Span) -> Result<(), ExprError> {
        if self.take_sign(sign) {
            Ok(())
        } else if self.peek().is_none() {
            Err(ExprError::Unclosed { open, at: opened })
        } else {
            Err(self.unexpected())
        }
    }
}

/// The operator that a sign of another language stands for.
fn wrong_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "==" | "===" => "=",
        "&&" | "&" => "and",
        "||" => "or",
        "<>" | "!==" => "!=",
        "=<" => "<=",
        "=>" => ">=",
        _ => return None,
    })
}

/// Joins operands by precedence, the tightest first.
fn fold(mut first: Term, mut rest: Vec<(Operator, Term)>) -> Term {
    for precedence in (0..=5).rev() {
        if !rest
            .iter()
            .any(|(operator, _)| operator.precedence() == precedence)
        {
            continue;
        }
        let mut pairs = rest.into_iter();
        // The operators of this precedence that follow an operand, with their own.
        let mut tight = || {
            let mut found = Vec::new();
            let mut loose = None;
            for (operator, term) in pairs.by_ref() {
                if operator.precedence() != precedence {
                    loose = Some((operator, term));
                    break;
                }
                found.push((operator, term));
            }
            (found, loose)
        };
        let (found, mut loose) = tight();
        first = chain(first, found);
        rest = Vec::new();
        while let Some((operator, term)) = loose {
            let (found, next) = tight();
            rest.push((operator, chain(term, found)));
            loose = next;
        }
    }
    chain(first, rest)
}

fn chain(first: Term, rest: Vec<(Operator, Term)>) -> Term {
    let Some((_, last)) = rest.last() else {
        return first;
    };
    let span = Span::new(first.span.start, last.span.end);
    Term {
        kind: TermKind::Chain {
            first: Box::new(first),
            rest,
        },
        span,
    }
}
