//! A small tree in memory to evaluate against, for this room's own tests.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use jiff::Zoned;

use super::{EvalError, Key, Kind, Node, NodeSet, Reference, Scope};

/// One element.
struct Element {
    name: String,
    text: String,
    kind: Kind,
    parent: Option<usize>,
    children: Vec<usize>,
    relevant: bool,
}

/// A tree with lists, a clock that stands still, and chance that counts up.
pub(super) struct Tree {
    elements: Vec<Element>,
    repeats: Vec<String>,
    instances: HashMap<String, usize>,
    labels: HashMap<(String, String), String>,
    indexed: bool,
    pub current: Node,
    pub looked_up: Cell<usize>,
    pub reported: RefCell<Vec<EvalError>>,
    now: Zoned,
    language: String,
    drawn: Cell<u32>,
}

impl Tree {
    /// A tree that holds the root element `data`, at 2024-03-15T10:30 in a zone.
    pub fn new(zone: &str) -> Self {
        let now = format!("2024-03-15T10:30:00[{zone}]").parse().unwrap();
        Self {
            elements: vec![element("data", "", Kind::Text, None)],
            repeats: Vec::new(),
            instances: HashMap::new(),
            labels: HashMap::new(),
            indexed: false,
            current: Node(0),
            looked_up: Cell::new(0),
            reported: RefCell::default(),
            now,
            language: "English (en)".to_owned(),
            drawn: Cell::new(0),
        }
    }

    /// Adds an element below a parent and gives it.
    pub fn add(&mut self, parent: Node, name: &str, kind: Kind, text: &str) -> Node {
        let (at, parent) = (self.elements.len(), parent.0 as usize);
        self.elements.push(element(name, text, kind, Some(parent)));
        self.elements[parent].children.push(at);
        Node(at as u64)
    }

    /// Adds a repeat instance.
    pub fn repeat(&mut self, parent: Node, name: &str) -> Node {
        self.repeats.push(name.to_owned());
        self.add(parent, name, Kind::Text, "")
    }

    /// Adds a list whose rows are given as columns and cells.
    pub fn list(&mut self, id: &str, columns: &[&str], rows: &[&[&str]]) {
        let root = self.elements.len();
        self.elements.push(element("root", "", Kind::Text, None));
        self.instances.insert(id.to_owned(), root);
        for row in rows {
            let item = self.add(Node(root as u64), "item", Kind::Text, "");
            for (column, cell) in columns.iter().zip(*row) {
                self.add(item, column, Kind::Text, cell);
            }
        }
    }

    /// Names a choice of a question.
    pub fn label(&mut self, question: &str, value: &str, label: &str) {
        self.labels
            .insert((question.to_owned(), value.to_owned()), label.to_owned());
    }

    /// From now on, lists have an index.
    pub fn with_index(&mut self) {
        self.indexed = true;
    }

    pub fn hide(&mut self, node: Node) {
        self.elements[node.0 as usize].relevant = false;
    }

    fn element(&self, node: Node) -> &Element {
        &self.elements[node.0 as usize]
    }

    /// From the root down.
    fn line(&self, node: Node) -> Vec<Node> {
        let mut line: Vec<Node> = std::iter::successors(Some(node), |node| self.parent(*node)).collect();
        line.reverse();
        line
    }

    fn is_repeat(&self, node: Node) -> bool {
        self.repeats.contains(&self.element(node).name)
    }

    /// How many repeat instances two nodes share, the target's own place not counted.
    fn shared(&self, target: Node, from: Node) -> usize {
        let line = self.line(target);
        let above = &line[..line.len() - 1];
        self.line(from)
            .iter()
            .filter(|node| self.is_repeat(**node) && above.contains(node))
            .count()
    }
}

fn element(name: &str, text: &str, kind: Kind, parent: Option<usize>) -> Element {
    Element {
        name: name.into(),
        text: text.into(),
        kind,
        parent,
        children: Vec::new(),
        relevant: true,
    }
}

impl Scope for Tree {
    fn root(&self) -> Node {
        Node(0)
    }

    fn current(&self) -> Node {
        self.current
    }

    fn parent(&self, node: Node) -> Option<Node> {
        self.element(node).parent.map(|parent| Node(parent as u64))
    }

    fn children(&self, node: Node, name: Option<&str>, out: &mut NodeSet) {
        let children = self.element(node).children.iter();
        out.extend(
            children
                .filter(|child| name.is_none_or(|name| self.elements[**child].name == name))
                .map(|child| Node(*child as u64)),
        );
    }

    fn name(&self, node: Node) -> Cow<'_, str> {
        Cow::Borrowed(&self.element(node).name)
    }

    fn text(&self, node: Node) -> Cow<'_, str> {
        Cow::Borrowed(&self.element(node).text)
    }

    fn kind(&self, node: Node) -> Kind {
        self.element(node).kind
    }

    fn relevant(&self, node: Node) -> bool {
        self.line(node).iter().all(|node| self.element(*node).relevant)
    }

    fn position(&self, node: Node) -> usize {
        let Some(parent) = self.parent(node) else { return 1 };
        let mut siblings = NodeSet::new();
        self.children(parent, Some(&self.name(node)), &mut siblings);
        siblings
            .iter()
            .position(|sibling| sibling == node)
            .map_or(0, |at| at + 1)
    }

    fn reference(&self, reference: &Reference, from: &[Node], out: &mut NodeSet) {
        let all: Vec<Node> = (0..self.elements.len() as u64)
            .map(Node)
            .filter(|node| *self.name(*node) == *reference.name && self.line(*node)[0] == Node(0))
            .collect();
        let best = |from: &Node| {
            all.iter()
                .map(|node| self.shared(*node, *from))
                .max()
                .unwrap_or(0)
        };
        let most = from.iter().map(best).max().unwrap_or(0);
        let Some(from) = from.iter().find(|from| best(from) == most) else {
            return;
        };
        out.extend(
            all.iter()
                .copied()
                .filter(|node| self.shared(*node, *from) == most),
        );
    }

    fn instance(&self, id: &str) -> Option<Node> {
        self.instances.get(id).map(|root| Node(*root as u64))
    }

    fn lookup(&self, parent: Node, name: &str, column: &str, key: Key<'_>, out: &mut NodeSet) -> bool {
        if !self.indexed {
            return false;
        }
        self.looked_up.set(self.looked_up.get() + 1);
        let mut rows = NodeSet::new();
        self.children(parent, Some(name), &mut rows);
        rows.retain(|row| {
            let mut cells = NodeSet::new();
            self.children(row, Some(column), &mut cells);
            cells.iter().any(|cell| match key {
                Key::Text(text) => *self.text(cell) == *text,
                Key::Number(number) => super::parse_number(&self.text(cell)) == Some(number),
            })
        });
        out.extend(rows.iter());
        true
    }

    fn now(&self) -> &Zoned {
        &self.now
    }

    fn random(&self) -> f64 {
        self.drawn.set(self.drawn.get() + 1);
        f64::from(self.drawn.get() % 10) / 10.0
    }

    fn uuid(&self) -> String {
        "00000000-0000-4000-8000-000000000000".to_owned()
    }

    fn choice_label(&self, question: Node, value: &str) -> Option<Cow<'_, str>> {
        let key = (self.element(question).name.clone(), value.to_owned());
        self.labels.get(&key).map(|label| Cow::Borrowed(label.as_str()))
    }

    fn language(&self) -> &str {
        &self.language
    }

    fn report(&self, problem: &EvalError) {
        self.reported.borrow_mut().push(problem.clone());
    }
}
