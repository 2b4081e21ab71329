//! The tree of an expression. Chains of operators are flat, so that depth grows with brackets only.

use std::sync::Arc;

use super::functions::Function;
use super::pattern::Pattern;

/// Where something stands in the expression's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A part of an expression with its place in the text.
#[derive(Debug, Clone)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Where it stands.
    pub span: Span,
}

/// What a part of an expression is.
#[derive(Debug, Clone)]
pub enum TermKind {
    /// A number as written.
    Number(f64),
    /// A quoted text.
    Text(Box<str>),
    /// Operands joined from the left by operators of one precedence: `a - b + c`.
    Chain {
        /// The first operand.
        first: Box<Term>,
        /// Each operator with its right operand.
        rest: Vec<(Operator, Term)>,
    },
    /// `-x`; written twice it still turns its operand into a number.
    Negate {
        /// How many signs stand before the operand.
        times: usize,
        /// What is negated.
        operand: Box<Term>,
    },
    /// A function with its arguments.
    Call(Box<Call>),
    /// A location path or a reference.
    Path(Box<Path>),
}

/// A call of a function of the table.
#[derive(Debug, Clone)]
pub struct Call {
    /// The row of the table.
    pub function: &'static Function,
    /// The arguments; a quoted path of `jr:choice-name` stands here as the path it means.
    pub arguments: Vec<Term>,
    /// The compiled pattern, where `regex` has a literal one.
    pub pattern: Option<Arc<Pattern>>,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `div`
    Divide,
    /// `mod`
    Modulo,
    /// `|`
    Union,
}

/// A location path: where it starts, then steps.
#[derive(Debug, Clone)]
pub struct Path {
    /// The number of this path in its expression, from 0 in order of appearance: a key for what the form resolves once.
    pub slot: usize,
    /// Where the walk starts.
    pub start: Start,
    /// Predicates on the start itself: `${r}[age > 3]`.
    pub predicates: Vec<Term>,
    /// The steps after it.
    pub steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Debug, Clone)]
pub enum Start {
    /// `/…`: the first step names the root element.
    Root,
    /// A bare name, `.` or `..`: the item in a predicate, else the current node.
    Context,
    /// `current()`
    Current,
    /// `instance('id')`
    Instance(Box<str>),
    /// `${name}`
    Reference(Reference),
    /// Any other expression that gives nodes: `randomize(x)[1]`, `(a | b)/c`.
    Value(Term),
}

/// `${name}` or `${last-saved#name}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The name as written.
    pub name: Box<str>,
    /// Whether the interview saved before this one is meant.
    pub last_saved: bool,
    /// Where it stands.
    pub span: Span,
    /// The number of the path that starts with it.
    pub slot: usize,
}

/// One step of a path.
#[derive(Debug, Clone)]
pub struct Step {
    /// The direction.
    pub axis: Axis,
    /// Which names pass.
    pub test: NameTest,
    /// What must hold of the nodes found.
    pub predicates: Vec<Term>,
    /// Where it stands.
    pub span: Span,
}

/// The direction of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Children (the default).
    Child,
    /// `.`
    Itself,
    /// `..`
    Parent,
    /// All ancestors, nearest first.
    Ancestor,
    /// The node and all its ancestors.
    AncestorOrSelf,
    /// All nodes below.
    Descendant,
    /// The node and all below; `//` is this, then a child.
    DescendantOrSelf,
    /// Later siblings.
    FollowingSibling,
    /// Earlier siblings, nearest first.
    PrecedingSibling,
    /// `@name`
    Attribute,
}

/// Which names a step lets pass.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NameTest {
    /// `*` or `node()`
    Any,
    /// This name (a prefix is part of it).
    Name(Box<str>),
}

impl Span {
    /// The stretch from one place to another.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl Operator {
    /// How it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Modulo => "mod",
            Self::Union => "|",
        }
    }

    /// How tightly it binds: higher first.
    pub(super) fn precedence(self) -> u8 {
        match self {
            Self::Or => 0,
            Self::And => 1,
            Self::Equal | Self::NotEqual => 2,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 3,
            Self::Add | Self::Subtract => 4,
            Self::Multiply | Self::Divide | Self::Modulo => 5,
            Self::Union => 6,
        }
    }
}

/// The name of each axis that may be written out.
pub(super) const AXES: &[(&str, Axis)] = &[
    ("child", Axis::Child),
    ("self", Axis::Itself),
    ("parent", Axis::Parent),
    ("ancestor", Axis::Ancestor),
    ("ancestor-or-self", Axis::AncestorOrSelf),
    ("descendant", Axis::Descendant),
    ("descendant-or-self", Axis::DescendantOrSelf),
    ("following-sibling", Axis::FollowingSibling),
    ("preceding-sibling", Axis::PrecedingSibling),
    ("attribute", Axis::Attribute),
];

impl Axis {
    /// Its name as written before `::`.
    pub fn name(self) -> &'static str {
        AXES.iter()
            .find(|(_, axis)| *axis == self)
            .map_or("child", |(name, _)| name)
    }
}
