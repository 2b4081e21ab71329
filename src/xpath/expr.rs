//! An expression: parsed once, asked what it reads, evaluated often.

use std::borrow::Cow;
use std::cell::Cell;

use super::error::{EvalError, ExprError};
use super::evaluate::Evaluation;
use super::functions::Function;
use super::parse;
use super::scope::{Node, NodeSet, Scope};
use super::tree::{NameTest, Path, Reference, Span, Start, Term, TermKind};
use super::value::Value;

/// The longest expression read, in bytes; a cell of a spreadsheet holds a quarter of it.
pub const MAX_LENGTH: usize = 131_072;
/// How deep brackets may stand in brackets.
pub const MAX_DEPTH: usize = 200;

/// A parsed expression, immutable.
#[derive(Debug, Clone)]
pub struct Expr {
    source: Box<str>,
    root: Term,
    slots: usize,
}

impl Expr {
    /// Parses and checks an expression: grammar, names of functions, numbers of arguments, literal patterns.
    pub fn parse(source: &str) -> Result<Self, ExprError> {
        let (root, slots) = parse::parse(source)?;
        Ok(Self {
            source: source.into(),
            root,
            slots,
        })
    }

    /// The text it was parsed from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The tree.
    pub fn tree(&self) -> &Term {
        &self.root
    }

    /// How many paths and references it holds: [`Path::slot`] is below it.
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// Every path and reference, those inside predicates and arguments too.
    pub fn paths(&self) -> Vec<&Path> {
        let mut found = Vec::new();
        self.root.walk(&mut |term| {
            if let TermKind::Path(path) = &term.kind {
                found.push(&**path);
            }
        });
        found
    }

    /// Every `${name}` in order of appearance.
    pub fn references(&self) -> Vec<&Reference> {
        let of = |path: &'_ Path| matches!(path.start, Start::Reference(_));
        self.paths()
            .into_iter()
            .filter(|path| of(path))
            .filter_map(|path| {
                if let Start::Reference(reference) = &path.start {
                    Some(reference)
                } else {
                    None
                }
            })
            .collect()
    }

    /// Every function called, with its place.
    pub fn functions(&self) -> Vec<(&'static Function, Span)> {
        let mut found = Vec::new();
        self.root.walk(&mut |term| {
            if let TermKind::Call(call) = &term.kind {
                found.push((call.function, term.span));
            }
        });
        found
    }

    /// Whether a function of this name is called anywhere in it.
    pub fn calls(&self, name: &str) -> bool {
        self.functions().iter().any(|(function, _)| function.name == name)
    }

    /// The ids of the secondary instances it names literally (`instance('x')`, `pulldata('x', …)`), with their places.
    pub fn instances(&self) -> Vec<(&str, Span)> {
        let mut found = Vec::new();
        self.root.walk(&mut |term| match &term.kind {
            TermKind::Path(path) => {
                if let Start::Instance(id) = &path.start {
                    found.push((&**id, term.span));
                }
            }
            TermKind::Call(call) if call.function.name == "pulldata" => {
                if let Some(Term {
                    kind: TermKind::Text(file),
                    span,
                }) = call.arguments.first()
                {
                    found.push((file.strip_suffix(".csv").unwrap_or(file), *span));
                }
            }
            _ => {}
        });
        found
    }

    /// The value at the scope's current node; never [`Value::Nodes`]: a node gives its typed value, the first of several.
    pub fn evaluate<'a>(&'a self, scope: &'a dyn Scope) -> Result<Value<'a>, EvalError> {
        self.evaluate_at(scope, scope.current())
    }

    /// The value where `.` is another node than the current one: a choice, in a filter.
    pub fn evaluate_at<'a>(&'a self, scope: &'a dyn Scope, item: Node) -> Result<Value<'a>, EvalError> {
        let work = Cell::new(0);
        Evaluation::new(scope, item, &work).atomic(&self.root)
    }

    /// Whether it holds at the scope's current node.
    pub fn holds(&self, scope: &dyn Scope) -> Result<bool, EvalError> {
        let work = Cell::new(0);
        Evaluation::new(scope, scope.current(), &work).truth(&self.root)
    }

    /// The value as text, ready to be shown in a label or stored without type.
    pub fn text<'a>(&'a self, scope: &'a dyn Scope) -> Result<Cow<'a, str>, EvalError> {
        let work = Cell::new(0);
        Evaluation::new(scope, scope.current(), &work).text(&self.root)
    }

    /// The nodes it selects, relevant or not.
    pub fn nodes(&self, scope: &dyn Scope) -> Result<NodeSet, EvalError> {
        let work = Cell::new(0);
        Evaluation::new(scope, scope.current(), &work).raw_nodes(&self.root, "path")
    }

    /// Those children `name` of `parent` for which it holds as a predicate: a choice filter, through the index where
    /// the scope has one.
    pub fn filter(&self, scope: &dyn Scope, parent: Node, name: &str) -> Result<NodeSet, EvalError> {
        let work = Cell::new(0);
        let evaluation = Evaluation::new(scope, scope.current(), &work);
        evaluation.children(
            parent,
            &NameTest::Name(name.into()),
            std::slice::from_ref(&self.root),
        )
    }

    /// Keeps the nodes for which it holds as a predicate.
    pub fn retain(&self, scope: &dyn Scope, nodes: NodeSet) -> Result<NodeSet, EvalError> {
        let work = Cell::new(0);
        Evaluation::new(scope, scope.current(), &work).filtered(nodes, &self.root)
    }
}

impl Term {
    /// Visits this term and everything inside, in order of appearance.
    pub fn walk<'t>(&'t self, visit: &mut impl FnMut(&'t Term)) {
        self.visit(visit);
    }

    // The bound on depth holds this recursion.
    fn visit<'t>(&'t self, visit: &mut dyn FnMut(&'t Term)) {
        visit(self);
        match &self.kind {
            TermKind::Number(_) | TermKind::Text(_) => {}
            TermKind::Chain { first, rest } => {
                first.visit(visit);
                for (_, term) in rest {
                    term.visit(visit);
                }
            }
            TermKind::Negate { operand, .. } => operand.visit(visit),
            TermKind::Call(call) => {
                for term in &call.arguments {
                    term.visit(visit);
                }
            }
            TermKind::Path(path) => {
                if let Start::Value(term) = &path.start {
                    term.visit(visit);
                }
                let steps = path.steps.iter().flat_map(|step| &step.predicates);
                for term in path.predicates.iter().chain(steps) {
                    term.visit(visit);
                }
            }
        }
    }
}
