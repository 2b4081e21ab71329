//! The expression language: XPath 1.0 with the functions of ODK.
//!
//! Why it exists: a form's logic (relevance, constraints, calculations, filters) is written in this language, and must
//! mean what it means in ODK Collect. An expression is parsed once ([`Expr::parse`]), tells what it reads
//! ([`Expr::dependencies`]) so that a form can order its computations, and is evaluated as often as needed against a
//! [`Scope`].
//!
//! It knows no form: it sees nodes as opaque [`Node`] handles, through the [`Scope`] that the caller supplies. It asks
//! no clock and draws no random number of its own: both come from the scope. `${name}` is a token of the grammar,
//! resolved by the scope and never by replacing text. It writes no sentences for users: errors carry fields.
//!
//! Where the engines in the field disagree, the decisions are those of the project's study of the form standard (its
//! section 17); each is noted where it is taken.

mod compare;
mod dependencies;
mod error;
mod evaluate;
mod expr;
pub mod functions;
mod lex;
mod near;
mod number;
mod parse;
mod path;
mod pattern;
mod print;
pub mod random;
mod scope;
pub mod time;
mod tree;
mod value;

pub use dependencies::{Dependency, Origin, Role};
pub use error::{EvalError, ExprError};
pub use expr::{Expr, MAX_DEPTH, MAX_LENGTH};
pub use near::nearest;
pub use number::{parse_number, print_number};
pub use scope::{Key, Kind, Node, NodeSet, Scope};
pub use tree::{Axis, Call, NameTest, Operator, Path, Reference, Span, Start, Step, Term, TermKind};
pub use value::Value;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
