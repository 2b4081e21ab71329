//! What an expression may see: nodes behind opaque handles, the clock, chance, labels.

use std::borrow::Cow;

use jiff::Zoned;

use super::error::EvalError;
use super::tree::{Path, Reference};

/// A node of the interview or of a list; only the scope knows what the number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node(pub u64);

/// What the value of a node is, which decides how it compares and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text, selects, coordinates, columns of a list: compared as text.
    Text,
    /// Integer and decimal questions: compared as numbers, printed in the shortest form.
    Number,
    /// A calendar day, `YYYY-MM-DD`.
    Date,
    /// A moment, ISO 8601 with an offset.
    DateTime,
    /// A time of day.
    Time,
    /// A calculation whose last result was a boolean, stored as `1` or `0`: it also equals `'true'` or `'false'`.
    Boolean,
}

/// A set of nodes in document order; one node costs no allocation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NodeSet {
    first: Option<Node>,
    rest: Vec<Node>,
}

/// What is looked for in a column through an index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Key<'k> {
    /// The column's text is exactly this.
    Text(&'k str),
    /// The column, read as a number, is this.
    Number(f64),
}

/// The world of one evaluation: the caller's nodes and environment.
///
/// Relevance: node sets given here may hold irrelevant nodes; the evaluator asks [`Scope::relevant`] before it reads or
/// counts one (an irrelevant node is not counted and reads as blank), and does not ask for `position(..)`, `once()`
/// and the node's own `.`.
pub trait Scope {
    /// The root *element* of the interview (`/data`); the first step of an absolute path is tested against its name.
    fn root(&self) -> Node;
    /// The node whose expression this is: `current()`, and `.` outside predicates.
    fn current(&self) -> Node;
    /// The parent element, none above a root element.
    fn parent(&self, node: Node) -> Option<Node>;
    /// Adds the children of a node, all of them or those of one name, in document order (attributes are `@name`).
    fn children(&self, node: Node, name: Option<&str>, out: &mut NodeSet);
    /// The element's name.
    fn name(&self, node: Node) -> Cow<'_, str>;
    /// The node's value as a submission would write it, `""` for groups, whatever its relevance.
    fn text(&self, node: Node) -> Cow<'_, str>;
    /// How the value is to be read.
    fn kind(&self, node: Node) -> Kind;
    /// Whether the node and all groups around it are relevant.
    fn relevant(&self, _node: Node) -> bool {
        true
    }
    /// The 1-based index of a repeat instance among its siblings of the same name.
    fn position(&self, node: Node) -> usize;
    /// Adds the nodes that `${name}` means.
    ///
    /// From a node inside the same repeat instances as the target, only those instances count; a target that is a repeat
    /// gives all its instances below the shared outer instance; no shared repeat gives all nodes. `from` lists where the
    /// reference is read: inside a predicate the item, then the current node. The one that shares the most repeat
    /// levels with the target decides, the first of equals; nodes of lists share none.
    fn reference(&self, reference: &Reference, from: &[Node], out: &mut NodeSet);
    /// Adds the nodes of a whole path if the scope has it resolved already (by [`Path::slot`]); `false` = walk it.
    fn path(&self, _path: &Path, _item: Node, _out: &mut NodeSet) -> bool {
        false
    }
    /// The root element of a secondary instance (`root` for lists and files, `data` for `__last-saved`).
    fn instance(&self, id: &str) -> Option<Node>;
    /// Adds those children `name` of `parent` whose child `column` equals the key, in order, if there is an index;
    /// `false` = no index here, look at each.
    fn lookup(&self, _parent: Node, _name: &str, _column: &str, _key: Key<'_>, _out: &mut NodeSet) -> bool {
        false
    }
    /// The local time of the act, with its zone.
    fn now(&self) -> &Zoned;
    /// The next random number, 0 ≤ r < 1.
    fn random(&self) -> f64;
    /// A fresh identifier, without `uuid:`.
    fn uuid(&self) -> String;
    /// The label of a choice of the question, in the language shown.
    fn choice_label(&self, question: Node, value: &str) -> Option<Cow<'_, str>>;
    /// A text by its id (`jr:itext`).
    fn itext(&self, _id: &str) -> Option<Cow<'_, str>> {
        None
    }
    /// The language shown, as the form names it (`Français (fr)`), for the names of months and days.
    fn language(&self) -> &str;
    /// A property of the device or user (`property('deviceid')`).
    fn property(&self, _name: &str) -> Option<Cow<'_, str>> {
        None
    }
    /// Told of what went wrong without stopping the evaluation (a text that is no date).
    fn report(&self, _problem: &EvalError) {}
}

impl NodeSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a node at the end.
    pub fn push(&mut self, node: Node) {
        if self.first.is_none() {
            self.first = Some(node);
        } else {
            self.rest.push(node);
        }
    }

    /// The first node in document order.
    pub fn first(&self) -> Option<Node> {
        self.first
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.rest.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The nodes in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Node> + '_ {
        self.first.into_iter().chain(self.rest.iter().copied())
    }

    /// The n-th node, from 0.
    pub fn get(&self, n: usize) -> Option<Node> {
        if n == 0 {
            self.first
        } else {
            self.rest.get(n - 1).copied()
        }
    }

    /// Keeps the nodes that satisfy the test.
    pub fn retain(&mut self, mut test: impl FnMut(Node) -> bool) {
        self.rest.retain(|node| test(*node));
        if self.first.is_some_and(|node| !test(node)) {
            self.first = if self.rest.is_empty() {
                None
            } else {
                Some(self.rest.remove(0))
            };
        }
    }
}

impl From<Node> for NodeSet {
    fn from(node: Node) -> Self {
        Self {
            first: Some(node),
            rest: Vec::new(),
        }
    }
}

impl FromIterator<Node> for NodeSet {
    fn from_iter<I: IntoIterator<Item = Node>>(nodes: I) -> Self {
        let mut set = Self::new();
        set.extend(nodes);
        set
    }
}

impl Extend<Node> for NodeSet {
    fn extend<I: IntoIterator<Item = Node>>(&mut self, nodes: I) {
        for node in nodes {
            self.push(node);
        }
    }
}
