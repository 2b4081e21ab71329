//! An expression as text again: what is printed parses to the same tree.

use std::fmt::{self, Display, Formatter};

use super::expr::Expr;
use super::tree::{Axis, NameTest, Operator, Path, Start, Step, Term, TermKind};

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.tree().fmt(f)
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            TermKind::Number(number) => write!(f, "{number}"),
            TermKind::Text(text) => quoted(f, text),
            TermKind::Chain { first, rest } => {
                let operator = rest.first().map_or(Operator::Or, |(operator, _)| *operator);
                operand(f, first, operator)?;
                for (operator, term) in rest {
                    write!(f, " {} ", operator.symbol())?;
                    self::operand(f, term, *operator)?;
                }
                Ok(())
            }
            TermKind::Negate {
                times,
                operand: inner,
            } => {
                write!(f, "{}", "-".repeat(*times))?;
                // `--x` is one node with two signs; a negated negation must keep its bracket.
                let bare = matches!(
                    inner.kind,
                    TermKind::Number(_) | TermKind::Text(_) | TermKind::Call(_)
                ) || matches!(inner.kind, TermKind::Path(_));
                bracketed(f, inner, !bare)
            }
            TermKind::Call(call) => {
                write!(f, "{}(", call.function.name)?;
                for (number, argument) in call.arguments.iter().enumerate() {
                    if number > 0 {
                        f.write_str(", ")?;
                    }
                    if call.function.name == "jr:choice-name" && number == 1 {
                        quoted(f, &argument.to_string())?;
                    } else {
                        argument.fmt(f)?;
                    }
                }
                f.write_str(")")
            }
            TermKind::Path(path) => path.fmt(f),
        }
    }
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    // A literal holds one kind of quote at most: the language has no escapes.
    let quote = if text.contains('\'') { '"' } else { '\'' };
    write!(f, "{quote}{text}{quote}")
}

fn bracketed(f: &mut Formatter<'_>, term: &Term, bracket: bool) -> fmt::Result {
    if bracket {
        write!(f, "({term})")
    } else {
        term.fmt(f)
    }
}

fn operand(f: &mut Formatter<'_>, term: &Term, parent: Operator) -> fmt::Result {
    let bracket = match &term.kind {
        TermKind::Chain { rest, .. } => rest
            .first()
            .is_none_or(|(operator, _)| operator.precedence() <= parent.precedence()),
        TermKind::Negate { .. } => parent == Operator::Union,
        _ => false,
    };
    bracketed(f, term, bracket)
}

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut separator = true;
        match &self.start {
            Start::Root if self.steps.is_empty() => f.write_str("/")?,
            Start::Root => {}
            Start::Context => separator = false,
            Start::Current => f.write_str("current()")?,
            Start::Instance(id) => {
                f.write_str("instance(")?;
                quoted(f, id)?;
                f.write_str(")")?;
            }
            Start::Reference(reference) => {
                let prefix = if reference.last_saved { "last-saved#" } else { "" };
                write!(f, "${{{prefix}{}}}", reference.name)?;
            }
            Start::Value(term) => bracketed(f, term, !matches!(term.kind, TermKind::Call(_)))?,
        }
        predicates(f, &self.predicates)?;
        for step in &self.steps {
            if separator {
                f.write_str("/")?;
            }
            separator = true;
            step.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.axis, &self.test) {
            (Axis::Itself, NameTest::Any) => f.write_str(".")?,
            (Axis::Parent, NameTest::Any) => f.write_str("..")?,
            (axis, test) => {
                match axis {
                    Axis::Child => {}
                    Axis::Attribute => f.write_str("@")?,
                    _ => write!(f, "{}::", axis.name())?,
                }
                match test {
                    NameTest::Any => f.write_str("*")?,
                    NameTest::Name(name) => f.write_str(name)?,
                }
            }
        }
        predicates(f, &self.predicates)
    }
}

fn predicates(f: &mut Formatter<'_>, predicates: &[Term]) -> fmt::Result {
    predicates.iter().try_for_each(|term| write!(f, "[{term}]"))
}
