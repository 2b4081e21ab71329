//! Location paths: from a start, step by step, through predicates, by an index where there is one.

use std::collections::HashSet;

use super::error::EvalError;
use super::evaluate::Evaluation;
use super::scope::{Key, Kind, Node, NodeSet};
use super::tree::{Axis, NameTest, Operator, Path, Start, Step, Term, TermKind};
use super::value::Value;

impl<'a> Evaluation<'a, '_> {
    /// The nodes of a path, relevant or not.
    pub fn path(&self, path: &'a Path) -> Result<NodeSet, EvalError> {
        let mut nodes = NodeSet::new();
        if self.scope.path(path, self.item, &mut nodes) {
            self.spend(nodes.len())?;
            return Ok(nodes);
        }
        let mut steps = path.steps.as_slice();
        match &path.start {
            Start::Root => return self.absolute(steps),
            Start::Context => nodes.push(self.item),
            Start::Current => nodes.push(self.scope.current()),
            Start::Instance(id) => {
                let Some(root) = self.scope.instance(id) else {
                    return Err(EvalError::UnknownInstance { id: id.to_string() });
                };
                match steps.split_first() {
                    Some((first, rest)) => {
                        nodes = self.root_step(root, first)?;
                        steps = rest;
                    }
                    None => nodes.push(root),
                }
            }
            Start::Reference(reference) => {
                let current = self.scope.current();
                let both = [self.item, current];
                let from = if self.item == current {
                    &both[..1]
                } else {
                    &both[..]
                };
                self.scope.reference(reference, from, &mut nodes);
                self.spend(nodes.len())?;
            }
            Start::Value(term) => nodes = self.raw_nodes(term, "path")?,
        }
        for predicate in &path.predicates {
            nodes = self.filtered(nodes, predicate)?;
        }
        for step in steps {
            nodes = self.step(&nodes, step)?;
        }
        Ok(nodes)
    }

    /// An absolute path: inside a repeat it stays in this instance, as in JavaRosa, up to a predicate or the last step.
    fn absolute(&self, steps: &'a [Step]) -> Result<NodeSet, EvalError> {
        let root = self.scope.root();
        let Some((first, rest)) = steps.split_first() else {
            return Ok(root.into());
        };
        let mut nodes = self.root_step(root, first)?;
        let line = self.line_to(root);
        let mut shared = first.axis == Axis::Child && nodes.first() == line.first().copied();
        for (depth, step) in rest.iter().enumerate() {
            if shared && depth + 1 < rest.len() && step.axis == Axis::Child && step.predicates.is_empty() {
                let own = line.get(depth + 1).copied();
                let own = own.filter(|own| self.passes(*own, &step.test) && step.test != NameTest::Any);
                if let Some(own) = own {
                    nodes = own.into();
                    continue;
                }
            }
            shared = false;
            nodes = self.step(&nodes, step)?;
        }
        Ok(nodes)
    }

    /// The ancestors of the item (or else of the current node) from the root down to itself.
    fn line_to(&self, root: Node) -> Vec<Node> {
        let line = |from: Node| {
            let mut line = vec![from];
            let mut at = from;
            while let Some(parent) = self.scope.parent(at) {
                line.push(parent);
                at = parent;
            }
            line.reverse();
            line
        };
        let own = line(self.item);
        if own.first() == Some(&root) {
            own
        } else {
            line(self.scope.current())
        }
    }

    /// The first step from above a root element.
    fn root_step(&self, root: Node, step: &'a Step) -> Result<NodeSet, EvalError> {
        let mut nodes = NodeSet::new();
        match step.axis {
            Axis::Child | Axis::Itself if self.passes(root, &step.test) => nodes.push(root),
            Axis::Descendant | Axis::DescendantOrSelf => {
                self.descend(root, &step.test, &mut nodes)?;
                let mut with_root = NodeSet::new();
                if self.passes(root, &step.test) {
                    with_root.push(root);
                }
                with_root.extend(nodes.iter());
                nodes = with_root;
            }
            _ => {}
        }
        for predicate in &step.predicates {
            nodes = self.filtered(nodes, predicate)?;
        }
        Ok(nodes)
    }

    fn passes(&self, node: Node, test: &NameTest) -> bool {
        match test {
            NameTest::Any => true,
            NameTest::Name(name) => *self.scope.name(node) == **name,
        }
    }

    fn step(&self, nodes: &NodeSet, step: &'a Step) -> Result<NodeSet, EvalError> {
        if let (Some(node), 1) = (nodes.first(), nodes.len()) {
            return self.step_from(node, step);
        }
        let mut all = NodeSet::new();
        let mut seen = HashSet::new();
        // Children of different nodes differ; only other directions can meet one node twice.
        let may_repeat = !matches!(step.axis, Axis::Child | Axis::Itself | Axis::Attribute);
        for node in nodes.iter() {
            for found in self.step_from(node, step)?.iter() {
                if !may_repeat || seen.insert(found) {
                    all.push(found);
                }
            }
        }
        Ok(all)
    }

    fn step_from(&self, node: Node, step: &'a Step) -> Result<NodeSet, EvalError> {
        let mut nodes = NodeSet::new();
        match step.axis {
            Axis::Child => return self.children(node, &step.test, &step.predicates),
            Axis::Itself => nodes.push(node),
            Axis::Parent => nodes.extend(self.scope.parent(node)),
            Axis::Ancestor | Axis::AncestorOrSelf => {
                let own = (step.axis == Axis::AncestorOrSelf).then_some(node);
                nodes.extend(own);
                let mut at = node;
                while let Some(parent) = self.scope.parent(at) {
                    nodes.push(parent);
                    at = parent;
                }
            }
            Axis::Descendant => self.descend(node, &step.test, &mut nodes)?,
            Axis::DescendantOrSelf => {
                nodes.push(node);
                self.descend(node, &step.test, &mut nodes)?;
            }
            Axis::FollowingSibling | Axis::PrecedingSibling => {
                let mut siblings = NodeSet::new();
                if let Some(parent) = self.scope.parent(node) {
                    self.scope.children(parent, None, &mut siblings);
                }
                self.spend(siblings.len())?;
                if step.axis == Axis::FollowingSibling {
                    nodes.extend(siblings.iter().skip_while(|sibling| *sibling != node).skip(1));
                } else {
                    nodes.extend(
                        siblings
                            .iter()
                            .rev()
                            .skip_while(|sibling| *sibling != node)
                            .skip(1),
                    );
                }
            }
            Axis::Attribute => {
                if let NameTest::Name(name) = &step.test {
                    self.scope.children(node, Some(&format!("@{name}")), &mut nodes);
                }
                return self.all_filtered(nodes, &step.predicates);
            }
        }
        if step.test != NameTest::Any {
            nodes.retain(|node| self.passes(node, &step.test));
        }
        self.all_filtered(nodes, &step.predicates)
    }

    /// Adds what lies below a node, in document order.
    fn descend(&self, node: Node, test: &NameTest, out: &mut NodeSet) -> Result<(), EvalError> {
        let mut below = NodeSet::new();
        self.scope.children(node, None, &mut below);
        let mut open: Vec<Node> = below.iter().rev().collect();
        while let Some(node) = open.pop() {
            self.spend(1)?;
            if self.passes(node, test) {
                out.push(node);
            }
            let mut below = NodeSet::new();
            self.scope.children(node, None, &mut below);
            open.extend(below.iter().rev());
        }
        Ok(())
    }

    /// The children of a node that pass a test and predicates.
    pub fn children(
        &self,
        parent: Node,
        test: &NameTest,
        predicates: &'a [Term],
    ) -> Result<NodeSet, EvalError> {
        let mut nodes = NodeSet::new();
        let name = match test {
            NameTest::Any => None,
            NameTest::Name(name) => Some(&**name),
        };
        if let (Some(name), Some((first, rest))) = (name, predicates.split_first())
            && self.by_index(parent, name, first, &mut nodes)?
        {
            self.spend(nodes.len())?;
            nodes = self.filtered(nodes, first)?;
            return self.all_filtered(nodes, rest);
        }
        nodes = NodeSet::new();
        self.scope.children(parent, name, &mut nodes);
        self.spend(nodes.len())?;
        self.all_filtered(nodes, predicates)
    }

    fn all_filtered(&self, mut nodes: NodeSet, predicates: &'a [Term]) -> Result<NodeSet, EvalError> {
        for predicate in predicates {
            nodes = self.filtered(nodes, predicate)?;
        }
        Ok(nodes)
    }

    /// The nodes for which a predicate holds: a number is a place, anything else a truth.
    pub fn filtered(&self, nodes: NodeSet, predicate: &'a Term) -> Result<NodeSet, EvalError> {
        if let TermKind::Number(place) = predicate.kind {
            let place = (place >= 1.0 && place.fract() == 0.0).then(|| place as usize - 1);
            return Ok(place.and_then(|place| nodes.get(place)).into_iter().collect());
        }
        let size = nodes.len();
        let mut kept = NodeSet::new();
        for (at, node) in nodes.iter().enumerate() {
            self.spend(1)?;
            let inside = self.at(node, at + 1, size);
            let value = match inside.value(predicate)? {
                // A question that holds a number is a place too: JavaRosa carries its type.
                Value::Nodes(found) => match found.first().map(|node| inside.atom(node)) {
                    Some(Value::Number(number)) => Value::Number(number),
                    _ => Value::Boolean(inside.truth_of(&Value::Nodes(found))),
                },
                value => value,
            };
            let keep = match value {
                Value::Number(place) => place == (at + 1) as f64,
                value => inside.truth_of(&value),
            };
            if keep {
                kept.push(node);
            }
        }
        Ok(kept)
    }

    /// Looks the candidates of `[column = value …]` up in the scope's index.
    fn by_index(
        &self,
        parent: Node,
        name: &str,
        predicate: &'a Term,
        out: &mut NodeSet,
    ) -> Result<bool, EvalError> {
        let Some((column, sought)) = equality(predicate) else {
            return Ok(false);
        };
        let value = match self.value(sought)? {
            Value::Nodes(nodes) => match (nodes.first(), nodes.len()) {
                (Some(node), 1) if self.scope.kind(node) != Kind::Boolean => self.atom(node),
                _ => return Ok(false),
            },
            value => value,
        };
        match value {
            // A blank also equals a column that is not there: no index knows that.
            Value::Text(text) if !text.is_empty() => {
                Ok(self.scope.lookup(parent, name, column, Key::Text(&text), out))
            }
            Value::Number(number) if !number.is_nan() => {
                Ok(self.scope.lookup(parent, name, column, Key::Number(number), out))
            }
            _ => Ok(false),
        }
    }
}

/// The column and the value sought, where a predicate is `column = value` or a conjunction that holds one, the value
/// does not depend on the item, and nothing in the predicate counts places.
fn equality(predicate: &Term) -> Option<(&str, &Term)> {
    let TermKind::Chain { first, rest } = &predicate.kind else {
        return None;
    };
    match rest.as_slice() {
        [(Operator::Equal, second)] => column(first)
            .zip(Some(second))
            .or_else(|| column(second).zip(Some(first))),
        [(Operator::And, _), ..] => {
            if counts_places(predicate) {
                return None;
            }
            std::iter::once(&**first)
                .chain(rest.iter().map(|(_, term)| term))
                .find_map(equality)
        }
        _ => None,
    }
    .filter(|(_, sought)| !reads_item(sought))
}

fn column(term: &Term) -> Option<&str> {
    let TermKind::Path(path) = &term.kind else {
        return None;
    };
    match (&path.start, path.steps.as_slice()) {
        (
            Start::Context,
            [
                Step {
                    axis: Axis::Child,
                    test: NameTest::Name(name),
                    predicates,
                    ..
                },
            ],
        ) if predicates.is_empty() => Some(name),
        _ => None,
    }
}

fn counts_places(term: &Term) -> bool {
    let mut found = false;
    term.walk(&mut |term| {
        if let TermKind::Call(call) = &term.kind {
            found |= matches!(call.function.name, "position" | "last");
        }
    });
    found
}

/// Whether a value differs from item to item: a relative path, or chance. References may be read from the item, which
/// matters only where the item is no choice; there a scope has no index.
fn reads_item(term: &Term) -> bool {
    let mut found = counts_places(term);
    term.walk(&mut |term| match &term.kind {
        TermKind::Path(path) => found |= matches!(path.start, Start::Context),
        TermKind::Call(call) => {
            found |= matches!(call.function.name, "random" | "uuid" | "randomize" | "once");
            found |= call.arguments.is_empty()
                && matches!(call.function.name, "string-length" | "normalize-space");
        }
        _ => {}
    });
    found
}
