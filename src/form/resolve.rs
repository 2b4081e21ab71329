//! What a path or reference leads to, worked out once over the generic tree.
//!
//! A place in the generic tree is a node and the number of repeat levels shared with the place that reads. `${name}`
//! and an absolute path share the levels of the lowest common ancestor that is a repeat; a relative path shares what its
//! steps leave.

use std::collections::HashMap;

use crate::xpath::{Axis, Expr, NameTest, Path, Reference, Start};

use super::bound::Target;
use super::{Kind, Node, NodeId};

/// The targets of an expression's paths by slot, where each is one node whatever the answers.
pub(crate) fn resolve(
    nodes: &[Node],
    names: &HashMap<String, Vec<NodeId>>,
    reader: NodeId,
    expr: &Expr,
) -> Vec<Option<Target>> {
    let mut targets = vec![None; expr.slots()];
    for path in expr.paths() {
        targets[path.slot] = match &path.start {
            Start::Reference(reference) => reference_target(nodes, names, reader, reference),
            _ => plain_target(nodes, reader, path),
        };
    }
    targets
}

/// What `${name}` means to a reader: rule 2 of the standard's references.
fn reference_target(
    nodes: &[Node],
    names: &HashMap<String, Vec<NodeId>>,
    reader: NodeId,
    reference: &Reference,
) -> Option<Target> {
    if reference.last_saved {
        return None;
    }
    match names.get(&*reference.name).map(Vec::as_slice) {
        Some([node]) => Some(Target {
            node: *node,
            keep: shared(nodes, reader, *node),
        }),
        None if *nodes[0].name == *reference.name => Some(Target {
            node: NodeId(0),
            keep: 0,
        }),
        _ => None,
    }
}

/// Whether `${name}` can mean a node: not the groups that a form adds by itself, nor what describes an entity, whose
/// `label` may be the name of a question too.
pub(crate) fn can_be_named(nodes: &[Node], node: NodeId) -> bool {
    let inner = |id: NodeId| nodes[id.index()].kind == Kind::Model;
    let in_entity = |parent: NodeId| inner(parent) && nodes[parent.index()].name == "entity";
    !inner(node) && !nodes[node.index()].parent.is_some_and(in_entity)
}

/// How many repeat levels two nodes share; a repeat as target means its instances, so its own level does not count.
pub(crate) fn shared(nodes: &[Node], reader: NodeId, target: NodeId) -> usize {
    let outer = if nodes[target.index()].kind == Kind::Repeat {
        nodes[target.index()].parent
    } else {
        Some(target)
    };
    let Some(outer) = outer else { return 0 };
    let (ours, theirs) = (levels(nodes, reader), levels(nodes, outer));
    ours.iter()
        .zip(&theirs)
        .take_while(|(one, other)| one == other)
        .count()
}

/// The repeats around a node, outermost first, itself included.
pub(crate) fn levels(nodes: &[Node], node: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut at = nodes[node.index()].repeat;
    while let Some(repeat) = at {
        found.push(repeat);
        at = nodes[repeat.index()]
            .parent
            .and_then(|parent| nodes[parent.index()].repeat);
    }
    found.reverse();
    found
}

/// The target of a path of names and dots outside predicates; inside them the caller must not use it.
fn plain_target(nodes: &[Node], reader: NodeId, path: &Path) -> Option<Target> {
    if !path.predicates.is_empty() || path.steps.iter().any(|step| !step.predicates.is_empty()) {
        return None;
    }
    let mut at = match path.start {
        Start::Root => None,
        Start::Context | Start::Current => Some(Target {
            node: reader,
            keep: nodes[reader.index()].depth,
        }),
        _ => return None,
    };
    for step in &path.steps {
        at = Some(walk(nodes, at, step.axis, &step.test)?);
    }
    let mut found = at?;
    if matches!(path.start, Start::Root) {
        found.keep = shared(nodes, reader, found.node);
    }
    Some(found)
}

/// One step in the generic tree; `None` as start is the document above the root element.
pub(crate) fn walk(nodes: &[Node], from: Option<Target>, axis: Axis, test: &NameTest) -> Option<Target> {
    let NameTest::Name(name) = test else {
        return match (axis, from) {
            (Axis::Itself, Some(at)) => Some(at),
            (Axis::Parent, Some(at)) => parent(nodes, at),
            _ => None,
        };
    };
    match (axis, from) {
        (Axis::Child, None) => (*nodes[0].name == **name).then_some(Target {
            node: NodeId(0),
            keep: 0,
        }),
        (Axis::Child, Some(at)) => {
            let found = nodes[at.node.index()]
                .children
                .iter()
                .find(|child| *nodes[child.index()].name == **name)?;
            Some(Target {
                node: *found,
                keep: at.keep,
            })
        }
        (Axis::Itself, Some(at)) => (*nodes[at.node.index()].name == **name).then_some(at),
        (Axis::Parent, Some(at)) => parent(nodes, at).filter(|at| *nodes[at.node.index()].name == **name),
        _ => None,
    }
}

fn parent(nodes: &[Node], at: Target) -> Option<Target> {
    let parent = nodes[at.node.index()].parent?;
    Some(Target {
        node: parent,
        keep: at.keep.min(nodes[parent.index()].depth),
    })
}
