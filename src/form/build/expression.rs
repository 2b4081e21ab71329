//! What the reader of expressions says, as a problem of a form.

use super::super::{Address, Problem, ProblemKind};
use crate::xpath::ExprError;

/// The problem that an expression cannot be read.
pub(super) fn problem(text: &str, error: ExprError, at: Address) -> Problem {
    let place = error.span().start;
    let position = text.get(..place).map_or(0, |before| before.chars().count()) + 1;
    let position = position.to_string();
    let mut near = None;
    let kind = match error {
        ExprError::Empty => ProblemKind::EmptyExpression {},
        ExprError::TooLong { length, limit } => ProblemKind::LongExpression {
            length: length.to_string(),
            limit: limit.to_string(),
        },
        ExprError::TooDeep { limit, .. } => ProblemKind::DeepExpression {
            limit: limit.to_string(),
        },
        ExprError::UnclosedQuote { at, .. } => {
            let text = text.get(at.start..at.end).unwrap_or_default().to_owned();
            ProblemKind::UnclosedQuote { text, position }
        }
        ExprError::BadReference { text, .. } => ProblemKind::BadReference { text },
        ExprError::UnexpectedCharacter { character, .. } => ProblemKind::UnexpectedCharacter {
            character: character.to_string(),
            position,
        },
        ExprError::WrongOperator { found, right, .. } => {
            near = Some(right.to_owned());
            ProblemKind::WrongOperator {
                found,
                right: right.to_owned(),
                position,
            }
        }
        ExprError::Unexpected { found, .. } => ProblemKind::UnexpectedWord { found, position },
        ExprError::Unfinished { after, .. } => ProblemKind::UnfinishedExpression { after, position },
        ExprError::Unclosed { open, .. } => ProblemKind::UnclosedBracket {
            open: open.to_string(),
            position,
        },
        ExprError::UnknownFunction {
            name, near: names, ..
        } => {
            near = names.first().map(|name| (*name).to_owned());
            ProblemKind::UnknownFunction { name }
        }
        ExprError::ForeignFunction { name, instead, .. } => ProblemKind::ForeignFunction {
            name,
            instead: instead.to_owned(),
        },
        ExprError::Arguments {
            function,
            least,
            most,
            given,
            ..
        } => {
            let takes = match most {
                Some(most) if most == least => least.to_string(),
                Some(most) => format!("{least}–{most}"),
                None => format!("{least}…"),
            };
            ProblemKind::WrongArguments {
                function: function.to_owned(),
                takes,
                given: given.to_string(),
            }
        }
        ExprError::Argument {
            function,
            number,
            expected,
            ..
        } => ProblemKind::BadArgument {
            function: function.to_owned(),
            number: number.to_string(),
            expected: expected.to_owned(),
        },
        ExprError::BadPattern { pattern, reason, .. } => ProblemKind::BadPattern {
            pattern,
            what: reason,
        },
        ExprError::UnknownAxis { name, .. } => ProblemKind::UnknownAxis { name },
    };
    Problem::error(at, kind).suggest(near)
}
