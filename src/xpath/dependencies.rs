//! What an expression reads, so that a form can put its computations in order.

use super::expr::Expr;
use super::tree::{Axis, Call, NameTest, Path, Reference, Span, Start, Term, TermKind};

/// One thing that an expression reads: where the path starts and the steps from there, predicates taken out and listed
/// as dependencies of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// Where the path starts.
    pub origin: Origin,
    /// The steps from there; `.` is left out.
    pub steps: Vec<(Axis, NameTest)>,
    /// What is read of the node.
    pub role: Role,
    /// Where it stands in the expression.
    pub span: Span,
}

/// Where a dependency starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The root of the interview: the first step names the root element.
    Root,
    /// `.` outside predicates: the current node, or the choice where the expression is a choice filter.
    Item,
    /// `current()`
    Current,
    /// A secondary instance.
    Instance(Box<str>),
    /// `${name}`
    Reference(Reference),
}

/// What is read of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Its value (or which nodes there are).
    Value,
    /// Its list of choices, for their labels (`jr:choice-name`).
    Choices,
    /// Only its place among its siblings (`position(..)`, the repeats of `indexed-repeat`).
    Place,
}

type Base = (Origin, Vec<(Axis, NameTest)>);

impl Expr {
    /// Everything the expression reads, in order of appearance.
    pub fn dependencies(&self) -> Vec<Dependency> {
        let mut found = Vec::new();
        collect(self.tree(), None, Role::Value, &mut found);
        found
    }
}

fn collect(term: &Term, inside: Option<&Base>, role: Role, found: &mut Vec<Dependency>) {
    match &term.kind {
        TermKind::Number(_) | TermKind::Text(_) => {}
        TermKind::Chain { first, rest } => {
            collect(first, inside, Role::Value, found);
            for (_, term) in rest {
                collect(term, inside, Role::Value, found);
            }
        }
        TermKind::Negate { operand, .. } => collect(operand, inside, Role::Value, found),
        TermKind::Call(call) => {
            for (number, argument) in call.arguments.iter().enumerate() {
                collect(argument, inside, role_of(call, number), found);
            }
        }
        TermKind::Path(path) => collect_path(path, term.span, inside, role, found),
    }
}

fn role_of(call: &Call, number: usize) -> Role {
    match (call.function.name, number) {
        ("jr:choice-name", 1) => Role::Choices,
        ("position", 0) | ("indexed-repeat", 1 | 3 | 5) => Role::Place,
        _ => Role::Value,
    }
}

fn collect_path(path: &Path, span: Span, inside: Option<&Base>, role: Role, found: &mut Vec<Dependency>) {
    let starts: Vec<Base> = match &path.start {
        Start::Root => vec![(Origin::Root, Vec::new())],
        Start::Context => vec![inside.cloned().unwrap_or((Origin::Item, Vec::new()))],
        Start::Current => vec![(Origin::Current, Vec::new())],
        Start::Instance(id) => vec![(Origin::Instance(id.clone()), Vec::new())],
        Start::Reference(reference) => vec![(Origin::Reference(reference.clone()), Vec::new())],
        Start::Value(term) => {
            let first = found.len();
            collect(term, inside, role, found);
            found[first..]
                .iter()
                .map(|dependency| (dependency.origin.clone(), dependency.steps.clone()))
                .collect()
        }
    };
    for mut base in starts {
        for term in &path.predicates {
            collect(term, Some(&base), Role::Value, found);
        }
        for step in &path.steps {
            if step.axis != Axis::Itself {
                base.1.push((step.axis, step.test.clone()));
            }
            for term in &step.predicates {
                collect(term, Some(&base), Role::Value, found);
            }
        }
        found.push(Dependency {
            origin: base.0,
            steps: base.1,
            role,
            span,
        });
    }
}
