//! What must be worked out again when something changes, and in which order.
//!
//! A *unit* is one rule of one node: its calculation, its relevance, its constraint… Units are numbered in an order in
//! which each stands after those it reads, over the generic tree: the order is worked out once and holds for all
//! instances. An *edge* leads from a node to a unit that reads it, and says how many repeat levels the two share, so that
//! a change in one instance reaches only the instances that can read it.

use std::collections::{HashMap, HashSet};

use crate::xpath::{Axis, Dependency, Expr, NameTest, Origin, Role, Start, TermKind};

use super::bound::Target;
use super::resolve::{can_be_named, levels, shared, walk};
use super::{Bound, ChoiceList, Kind, Node, NodeId, OptionSource, Problem, Texts};

/// The number of a unit; its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UnitId(pub u32);

/// One rule of one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Unit {
    pub node: NodeId,
    pub aspect: Aspect,
}

/// Which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Aspect {
    Relevant,
    Calculate,
    Required,
    ReadOnly,
    Constraint,
    Warning,
    /// The number of instances of a repeat.
    Count,
    /// The choices of a select.
    Choices,
    /// Label, hint and messages.
    Texts,
}

/// A unit that reads, and how many repeat levels it shares with what it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Edge {
    pub unit: UnitId,
    pub keep: u32,
}

/// The static order and the edges of a form.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub units: Vec<Unit>,
    /// Who reads the value of a node, or whether it is there, by node.
    pub readers: Vec<Vec<Edge>>,
    /// Who reads how many instances a repeat has, by node.
    pub structure: Vec<Vec<Edge>>,
    /// Who reads the place of an instance among its siblings, by node.
    pub places: Vec<Vec<Edge>>,
    /// The units of each node.
    pub own: Vec<Vec<UnitId>>,
    /// Calculations that read labels of choices: they follow the language.
    pub spoken: Vec<UnitId>,
    /// Units that read the clock or chance: they are worked out again when the interview closes.
    pub timed: Vec<UnitId>,
    /// The questions that trigger a node, by trigger.
    pub triggers: Vec<Vec<NodeId>>,
    /// Whether the calculation of a node keeps what it once gave: `once()`, and what the interview before said.
    pub keeps: Vec<bool>,
}

impl Graph {
    pub(super) fn build(nodes: &[Node], lists: &[ChoiceList], problems: &mut Vec<Problem>) -> Self {
        let mut draft = Draft {
            nodes,
            lists,
            names: names(nodes),
            units: Vec::new(),
            reads: Vec::new(),
        };
        for node in nodes {
            draft.add_units(node);
        }
        let order = draft.order(problems);
        draft.finish(&order)
    }
}

/// Units in the order of the sheet, with what each reads.
pub(super) struct Draft<'a> {
    pub(super) nodes: &'a [Node],
    lists: &'a [ChoiceList],
    names: HashMap<&'a str, NodeId>,
    pub(super) units: Vec<Unit>,
    pub(super) reads: Vec<Reads>,
}

#[derive(Default)]
pub(super) struct Reads {
    pub(super) values: Vec<Target>,
    structure: Vec<Target>,
    places: Vec<Target>,
    spoken: bool,
    timed: bool,
}

fn names(nodes: &[Node]) -> HashMap<&str, NodeId> {
    let mut names = HashMap::new();
    let mut twice = HashSet::new();
    for node in nodes.iter().filter(|node| can_be_named(nodes, node.id)) {
        if names.insert(node.name.as_str(), node.id).is_some() {
            twice.insert(node.name.as_str());
        }
    }
    names.retain(|name, _| !twice.contains(name));
    names
}

impl<'a> Draft<'a> {
    fn add_units(&mut self, node: &'a Node) {
        let by_trigger = !node.trigger.is_empty();
        let rules = [
            (Aspect::Relevant, &node.relevant),
            (
                Aspect::Calculate,
                if by_trigger { &None } else { &node.calculation },
            ),
            (Aspect::Required, &node.required),
            (Aspect::ReadOnly, &node.readonly),
            (Aspect::Constraint, &node.constraint),
            (Aspect::Warning, &node.warning),
            (Aspect::Count, &node.count),
        ];
        for (aspect, bound) in rules {
            if let Some(bound) = bound {
                let mut reads = Reads::default();
                self.read(node, bound, aspect == Aspect::Count, &mut reads);
                if matches!(aspect, Aspect::Constraint | Aspect::Warning) {
                    reads.values.push(Target {
                        node: node.id,
                        keep: node.depth,
                    });
                }
                self.push(node, aspect, reads);
            }
        }
        self.add_texts(node);
    }

    fn add_texts(&mut self, node: &'a Node) {
        let mut texts = Reads::default();
        for text in [
            &node.label,
            &node.hint,
            &node.guidance,
            &node.required_message,
            &node.constraint_message,
        ] {
            self.read_texts(node, text, &mut texts);
        }
        let Some(options) = &node.options else {
            self.push_if_any(node, Aspect::Texts, texts);
            return;
        };
        let mut reads = Reads::default();
        for bound in [&options.filter, &options.nodes].into_iter().flatten() {
            self.read(node, bound, false, &mut reads);
        }
        if let Some(Some(seed)) = &options.randomize {
            self.read(node, seed, false, &mut reads);
        }
        match options.source {
            OptionSource::List(list) => {
                for choice in &self.lists[list.0 as usize].choices {
                    self.read_texts(node, &choice.label, &mut texts);
                }
            }
            OptionSource::Repeat(target) => {
                let target = Target {
                    node: target,
                    keep: shared(self.nodes, node.id, target),
                };
                self.read_target(target, &mut reads);
            }
        }
        self.push_if_any(node, Aspect::Texts, texts);
        self.push(node, Aspect::Choices, reads);
    }

    fn push(&mut self, node: &Node, aspect: Aspect, reads: Reads) {
        self.units.push(Unit {
            node: node.id,
            aspect,
        });
        self.reads.push(reads);
    }

    fn push_if_any(&mut self, node: &Node, aspect: Aspect, reads: Reads) {
        if !reads.values.is_empty() || !reads.structure.is_empty() || !reads.places.is_empty() {
            self.push(node, aspect, reads);
        }
    }

    fn read_texts(&self, node: &Node, texts: &Texts, reads: &mut Reads) {
        for bound in texts.outputs() {
            self.read(node, bound, false, reads);
        }
    }

    fn read(&self, node: &Node, bound: &Bound, outside: bool, reads: &mut Reads) {
        let expr = &bound.expr;
        // Inside a predicate over our own nodes, and in indexed-repeat(), the levels kept depend on the item: none is
        // the safe answer.
        let loose = expr.calls("indexed-repeat") || has_own_predicate(expr);
        let reader = Target {
            node: node.id,
            keep: node.depth - usize::from(outside),
        };
        for dependency in expr.dependencies() {
            let mut found = self.targets(reader, &dependency);
            for target in &mut found {
                target.keep = if loose { 0 } else { target.keep.min(reader.keep) };
            }
            for target in found {
                match dependency.role {
                    Role::Place if self.nodes[target.node.index()].kind == Kind::Repeat => {
                        reads.places.push(target);
                    }
                    Role::Place | Role::Value => self.read_target(target, reads),
                    Role::Choices => {
                        reads.spoken = true;
                        if let Some(OptionSource::Repeat(source)) = self.nodes[target.node.index()]
                            .options
                            .as_ref()
                            .map(|options| options.source)
                        {
                            self.read_target(
                                Target {
                                    node: source,
                                    keep: 0,
                                },
                                reads,
                            );
                        }
                    }
                }
            }
            if matches!(&dependency.origin, Origin::Instance(_)) {
                // Labels of a list read as a column follow the language too.
                let label = dependency.steps.last();
                reads.spoken |= matches!(label, Some((_, NameTest::Name(name))) if **name == *"label");
            }
        }
        let timed = ["now", "today", "random", "uuid"];
        reads.timed |= timed.iter().any(|name| expr.calls(name));
        reads.spoken |= expr.calls("format-date") || expr.calls("format-date-time");
    }

    /// Reading a node means reading its value, and how many instances there are of the repeats on the way to it.
    fn read_target(&self, target: Target, reads: &mut Reads) {
        reads.values.push(target);
        for (level, repeat) in levels(self.nodes, target.node).into_iter().enumerate() {
            if level >= target.keep {
                reads.structure.push(Target {
                    node: repeat,
                    keep: target.keep.min(level),
                });
            }
        }
    }

    /// The nodes that a dependency can lead to.
    fn targets(&self, reader: Target, dependency: &Dependency) -> Vec<Target> {
        let mut at: Vec<Option<Target>> = match &dependency.origin {
            Origin::Root => vec![None],
            Origin::Item | Origin::Current => vec![Some(reader)],
            Origin::Instance(_) => return Vec::new(),
            Origin::Reference(reference) if reference.last_saved => return Vec::new(),
            Origin::Reference(reference) => match self.names.get(&*reference.name) {
                Some(node) => vec![Some(Target {
                    node: *node,
                    keep: shared(self.nodes, reader.node, *node),
                })],
                None => return Vec::new(),
            },
        };
        for (axis, test) in &dependency.steps {
            at = at
                .into_iter()
                .flat_map(|from| self.step(from, *axis, test))
                .map(Some)
                .collect();
        }
        let mut found: Vec<Target> = at.into_iter().flatten().collect();
        if dependency.origin == Origin::Root {
            for target in &mut found {
                target.keep = shared(self.nodes, reader.node, target.node);
            }
        }
        found
    }

    fn step(&self, from: Option<Target>, axis: Axis, test: &NameTest) -> Vec<Target> {
        if let Some(found) = walk(self.nodes, from, axis, test) {
            return vec![found];
        }
        let Some(at) = from else {
            return match axis {
                Axis::Child => Vec::new(),
                _ => self.inside(
                    Target {
                        node: NodeId(0),
                        keep: 0,
                    },
                    test,
                ),
            };
        };
        let node = &self.nodes[at.node.index()];
        let siblings = |at: Target| {
            let parent = node.parent.map(|parent| Target {
                node: parent,
                keep: at.keep.min(self.nodes[parent.index()].depth),
            });
            parent.map_or(Vec::new(), |parent| self.children(parent, test))
        };
        match axis {
            Axis::Child => self.children(at, test),
            Axis::Descendant | Axis::DescendantOrSelf => self.inside(at, test),
            Axis::FollowingSibling | Axis::PrecedingSibling => siblings(at),
            Axis::Ancestor | Axis::AncestorOrSelf => {
                let mut found = vec![at];
                let mut next = Some(at);
                while let Some(parent) =
                    next.and_then(|at| walk(self.nodes, Some(at), Axis::Parent, &NameTest::Any))
                {
                    found.push(parent);
                    next = Some(parent);
                }
                found.retain(|target| passes(&self.nodes[target.node.index()], test));
                found
            }
            Axis::Itself | Axis::Parent | Axis::Attribute => Vec::new(),
        }
    }

    fn children(&self, at: Target, test: &NameTest) -> Vec<Target> {
        let children = self.nodes[at.node.index()].children.iter();
        children
            .filter(|child| passes(&self.nodes[child.index()], test))
            .map(|child| Target {
                node: *child,
                keep: at.keep,
            })
            .collect()
    }

    fn inside(&self, at: Target, test: &NameTest) -> Vec<Target> {
        (at.node.0..self.nodes[at.node.index()].end)
            .map(NodeId)
            .filter(|node| passes(&self.nodes[node.index()], test))
            .map(|node| Target { node, keep: at.keep })
            .collect()
    }

    fn finish(self, order: &[usize]) -> Graph {
        let none = || vec![Vec::new(); self.nodes.len()];
        let mut graph = Graph {
            units: order.iter().map(|index| self.units[*index]).collect(),
            readers: none(),
            structure: none(),
            places: none(),
            own: vec![Vec::new(); self.nodes.len()],
            triggers: vec![Vec::new(); self.nodes.len()],
            keeps: self.nodes.iter().map(keeps).collect(),
            ..Graph::default()
        };
        for (number, index) in order.iter().enumerate() {
            let unit = UnitId(number as u32);
            graph.own[self.units[*index].node.index()].push(unit);
            let reads = &self.reads[*index];
            let add = |into: &mut Vec<Vec<Edge>>, targets: &[Target]| {
                for target in targets {
                    let edge = Edge {
                        unit,
                        keep: target.keep as u32,
                    };
                    let edges = &mut into[target.node.index()];
                    // The edges of one unit come one after the other: a look at the last few finds its doubles.
                    let own = edges.iter().rev().take_while(|other| other.unit == unit);
                    if own.copied().all(|other| other != edge) {
                        edges.push(edge);
                    }
                }
            };
            add(&mut graph.readers, &reads.values);
            add(&mut graph.structure, &reads.structure);
            add(&mut graph.places, &reads.places);
            if reads.spoken {
                graph.spoken.push(unit);
            }
            if reads.timed {
                graph.timed.push(unit);
            }
        }
        for node in self.nodes {
            for trigger in &node.trigger {
                graph.triggers[trigger.index()].push(node.id);
            }
        }
        graph
    }
}

fn passes(node: &Node, test: &NameTest) -> bool {
    match test {
        NameTest::Any => true,
        NameTest::Name(name) => *node.name == **name,
    }
}

fn keeps(node: &Node) -> bool {
    node.calculation.as_ref().is_some_and(|bound| {
        let before = |reference: &&crate::xpath::Reference| reference.last_saved;
        let named = bound.expr.instances().iter().any(|(id, _)| *id == "__last-saved");
        named || bound.expr.calls("once") || bound.expr.references().iter().any(before)
    })
}

/// Whether a predicate stands on a path through the interview's own nodes.
fn has_own_predicate(expr: &Expr) -> bool {
    let mut found = false;
    expr.tree().walk(&mut |term| {
        if let TermKind::Path(path) = &term.kind {
            let outside = matches!(path.start, Start::Instance(_));
            let any =
                !path.predicates.is_empty() || path.steps.iter().any(|step| !step.predicates.is_empty());
            found |= any && !outside;
        }
    });
    found
}
