//! What can be wrong with an expression, as fields; the sentences are made where a user reads them.

use super::tree::Span;

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExprError {
    /// Nothing but blanks.
    #[error("the expression is empty")]
    Empty,
    /// Longer than the bound.
    #[error("the expression has {length} bytes, more than {limit}")]
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// The bound.
        limit: usize,
    },
    /// More brackets inside brackets than the bound.
    #[error("brackets stand more than {limit} deep")]
    TooDeep {
        /// The bound.
        limit: usize,
        /// The bracket that is one too many.
        at: Span,
    },
    /// A quote without its end.
    #[error("the quote {quote} is not closed")]
    UnclosedQuote {
        /// Which quote.
        quote: char,
        /// From the quote to the end.
        at: Span,
    },
    /// `${name` without `}`, or something that is no name between the braces.
    #[error("{text} is no reference: it starts with ${{, then a question's name, and ends with }}")]
    BadReference {
        /// What stands there.
        text: String,
        /// Where.
        at: Span,
    },
    /// A character that means nothing here.
    #[error("unexpected character {character}")]
    UnexpectedCharacter {
        /// The character.
        character: char,
        /// Where.
        at: Span,
    },
    /// An operator of another language: `==`, `&&`, `AND`, `<>`.
    #[error("{found} is no operator here; {right} is")]
    WrongOperator {
        /// What stands there.
        found: String,
        /// What is meant.
        right: &'static str,
        /// Where.
        at: Span,
    },
    /// A word or sign that cannot stand here.
    #[error("unexpected {found}")]
    Unexpected {
        /// What stands there.
        found: String,
        /// Where.
        at: Span,
    },
    /// The text ends where a value must follow.
    #[error("nothing follows {after}")]
    Unfinished {
        /// The last word or sign.
        after: String,
        /// Where it stands.
        at: Span,
    },
    /// A bracket that is not closed.
    #[error("{open} is not closed")]
    Unclosed {
        /// The bracket.
        open: char,
        /// Where it stands.
        at: Span,
    },
    /// A function that does not exist.
    #[error("there is no function {name}")]
    UnknownFunction {
        /// The name as written.
        name: String,
        /// The nearest names that exist.
        near: Vec<&'static str>,
        /// Where it stands.
        at: Span,
    },
    /// A function of another system (CHT), which ODK does not have.
    #[error("{name} is no ODK function")]
    ForeignFunction {
        /// The name as written.
        name: String,
        /// What ODK offers instead.
        instead: &'static str,
        /// Where it stands.
        at: Span,
    },
    /// Too few or too many arguments.
    #[error("{function} takes {least} to {most:?} arguments, {given} given")]
    Arguments {
        /// The function.
        function: &'static str,
        /// How few it takes.
        least: usize,
        /// How many it takes, if there is an end.
        most: Option<usize>,
        /// How many there are.
        given: usize,
        /// Where the call stands.
        at: Span,
    },
    /// An argument that cannot be what this function needs (a path, an algorithm).
    #[error("argument {number} of {function} must be {expected}")]
    Argument {
        /// The function.
        function: &'static str,
        /// Which argument, from 1.
        number: usize,
        /// What it must be.
        expected: &'static str,
        /// Where it stands.
        at: Span,
    },
    /// A regular expression that cannot be read.
    #[error("the pattern {pattern} cannot be read: {reason}")]
    BadPattern {
        /// The pattern as written.
        pattern: String,
        /// What the reader of patterns says.
        reason: String,
        /// Where it stands.
        at: Span,
    },
    /// An axis that does not exist or is not supported.
    #[error("there is no axis {name}")]
    UnknownAxis {
        /// Its name as written.
        name: String,
        /// Where it stands.
        at: Span,
    },
}

impl ExprError {
    /// Where in the text; the start for the whole of it.
    pub fn span(&self) -> Span {
        match self {
            Self::Empty | Self::TooLong { .. } => Span::default(),
            Self::TooDeep { at, .. }
            | Self::UnclosedQuote { at, .. }
            | Self::BadReference { at, .. }
            | Self::UnexpectedCharacter { at, .. }
            | Self::WrongOperator { at, .. }
            | Self::Unexpected { at, .. }
            | Self::Unfinished { at, .. }
            | Self::Unclosed { at, .. }
            | Self::UnknownFunction { at, .. }
            | Self::ForeignFunction { at, .. }
            | Self::Arguments { at, .. }
            | Self::Argument { at, .. }
            | Self::BadPattern { at, .. }
            | Self::UnknownAxis { at, .. } => *at,
        }
    }
}

/// Why an expression has no value now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    /// No secondary instance has this id.
    #[error("there is no list or file {id}")]
    UnknownInstance {
        /// The id asked for.
        id: String,
    },
    /// A pattern worked out at run time that cannot be read, or that takes too long to match.
    #[error("the pattern {pattern} cannot be used: {reason}")]
    BadPattern {
        /// The pattern.
        pattern: String,
        /// Why.
        reason: String,
    },
    /// A value that is outside what the function knows.
    #[error("{function} does not know {value}")]
    BadValue {
        /// The function.
        function: &'static str,
        /// The value.
        value: String,
    },
    /// A text used as a date that is none; reported, and read as blank.
    #[error("{text} is no date")]
    NoDate {
        /// The text.
        text: String,
    },
    /// Nodes are needed and a value is there.
    #[error("{function} needs nodes")]
    NoNodes {
        /// The function or operator.
        function: &'static str,
    },
    /// The evaluation looked at more nodes than any form needs.
    #[error("the expression takes too long")]
    TooLong,
}
