//! From tokens to the tree, by precedence, with bounds on length and depth, and the static checks of calls.
//!
//! One stack frame per bracket: operators of one bracket are gathered first and folded by precedence afterwards.

use std::sync::Arc;

use super::error::ExprError;
use super::expr::{MAX_DEPTH, MAX_LENGTH};
use super::functions;
use super::lex::{Token, TokenKind, tokens};
use super::near::nearest;
use super::pattern::Pattern;
use super::tree::{AXES, Axis, Call, NameTest, Operator, Path, Reference, Span, Start, Step, Term, TermKind};

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
        token.map_or(Span::default(), |token| self.place(token.span))
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

    fn predicates(&mut self) -> Result<Vec<Term>, ExprError> {
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
    fn steps(&mut self, start: Start, slot: usize, from: usize) -> Result<Term, ExprError> {
        self.steps_after(start, slot, Vec::new(), from)
    }

    fn steps_after(
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

    fn step(&mut self) -> Result<Step, ExprError> {
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

    fn call(&mut self, name: &str, at: Span) -> Result<Term, ExprError> {
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
