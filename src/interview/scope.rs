//! The interview as expressions see it.
//!
//! An expression's node is one number: a frame and a node of the form, or a list, a row and a column. Paths whose target
//! the form has resolved are followed by frames, never by names.

use std::borrow::Cow;
use std::cell::Cell;

use jiff::Zoned;

use super::tree::{At, FrameId, ROOT, Tree};
use super::{Env, offers};
use crate::form::{Bound, DataType, Kind, LanguageId, NodeId, Target, levels, shared};
use crate::xpath::{self, EvalError, Key, Node, NodeSet, Path, Reference, Scope, Start};

/// The mark of nodes outside the interview: lists and files.
const OUTSIDE: u64 = 1 << 63;
/// The number that no list has: the interview saved before this one, whose rows are nodes of the form.
const LAST_SAVED: u32 = 0x7_ffff;

/// The world of one evaluation.
pub(super) struct World<'a> {
    pub tree: &'a Tree,
    pub env: &'a Env,
    pub language: LanguageId,
    pub at: At,
    pub bound: &'a Bound,
    /// What makes the draws of one act differ from those of another; 0 for what is worked out at any time.
    pub nonce: u64,
    pub draws: Cell<u64>,
}

/// A place in a list: its root, a row, or a cell.
#[derive(Clone, Copy)]
struct Item {
    list: u32,
    row: Option<u32>,
    column: Option<u32>,
}

/// The number of a node of the interview.
pub(super) fn handle(at: At) -> Node {
    Node(u64::from(at.frame) << 32 | u64::from(at.node.0))
}

/// The node of the interview that a number means.
pub(super) fn unhandle(node: Node) -> Option<At> {
    (node.0 & OUTSIDE == 0).then_some(At {
        frame: (node.0 >> 32) as FrameId,
        node: NodeId(node.0 as u32),
    })
}

fn outside(item: Item) -> Node {
    let part = |number: Option<u32>| number.map_or(0, |number| u64::from(number) + 1);
    Node(OUTSIDE | u64::from(item.list) << 44 | part(item.row) << 16 | part(item.column))
}

fn item(node: Node) -> Option<Item> {
    let part = |bits: u64| bits.checked_sub(1).map(|number| number as u32);
    (node.0 & OUTSIDE != 0).then_some(Item {
        list: (node.0 >> 44 & 0x7_ffff) as u32,
        row: part(node.0 >> 16 & 0xfff_ffff),
        column: part(node.0 & 0xffff),
    })
}

/// A node of the interview saved before this one.
fn last_saved(node: NodeId) -> Node {
    list_row(LAST_SAVED, node.0)
}

/// The node of the interview saved before this one that a number means.
fn unsaved(node: Node) -> Option<NodeId> {
    item(node).filter(|item| item.list == LAST_SAVED)?.row.map(NodeId)
}

/// The root element of a list.
pub(super) fn list_root(list: u32) -> Node {
    outside(Item {
        list,
        row: None,
        column: None,
    })
}

/// A row of a list.
pub(super) fn list_row(list: u32, row: u32) -> Node {
    outside(Item {
        list,
        row: Some(row),
        column: None,
    })
}

/// The row that a number means.
pub(super) fn row_of(node: Node) -> Option<u32> {
    item(node)?.row
}

impl<'a> World<'a> {
    pub fn new(tree: &'a Tree, env: &'a Env, language: LanguageId, at: At, bound: &'a Bound) -> Self {
        Self {
            tree,
            env,
            language,
            at,
            bound,
            nonce: 0,
            draws: Cell::new(0),
        }
    }

    /// Adds the nodes of a target below a frame.
    fn expand(&self, from: FrameId, target: Target, out: &mut NodeSet) {
        let layout = self.tree.layout();
        let scope = layout.scope_of[target.node.index()];
        let depth = layout.scopes[scope as usize].depth;
        let frame = self.tree.up(from, target.keep);
        if self.tree.depth(frame) == depth {
            out.push(handle(At {
                frame,
                node: target.node,
            }));
            return;
        }
        let mut frames = Vec::new();
        self.tree.below(frame, scope, &mut frames);
        out.extend(frames.into_iter().map(|frame| {
            handle(At {
                frame,
                node: target.node,
            })
        }));
    }

    fn draw(&self) -> u64 {
        let draw = self.draws.get();
        self.draws.set(draw + 1);
        let mut state = mix(self.env.seed ^ mix(self.nonce)) ^ u64::from(self.at.node.0);
        for instance in &*self.tree.frame(self.at.frame).chain {
            for byte in instance.to_string().bytes() {
                state = mix(state ^ u64::from(byte));
            }
        }
        mix(mix(state) ^ draw)
    }
}

/// SplitMix64's finisher: the same on every machine for the same interview, node and draw.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

impl Scope for World<'_> {
    fn root(&self) -> Node {
        handle(At {
            frame: ROOT,
            node: NodeId(0),
        })
    }

    fn current(&self) -> Node {
        handle(self.at)
    }

    fn parent(&self, node: Node) -> Option<Node> {
        if let Some(at) = unhandle(node) {
            return self.tree.parent(at).map(handle);
        }
        if let Some(node) = unsaved(node) {
            return self.tree.node(node).parent.map(last_saved);
        }
        let item = item(node)?;
        match (item.row, item.column) {
            (Some(_), Some(_)) => Some(outside(Item { column: None, ..item })),
            (Some(_), None) => Some(list_root(item.list)),
            _ => None,
        }
    }

    fn children(&self, node: Node, name: Option<&str>, out: &mut NodeSet) {
        if let Some(at) = unhandle(node) {
            for child in &self.tree.node(at.node).children {
                let found = self.tree.node(*child);
                // What stands as an attribute is found by its name alone.
                if name.map_or(found.name.starts_with('@'), |name| name != found.name) {
                    continue;
                }
                if found.kind == Kind::Repeat {
                    let frames = self.tree.instances(at.frame, *child).iter();
                    out.extend(frames.map(|frame| {
                        handle(At {
                            frame: *frame,
                            node: *child,
                        })
                    }));
                } else {
                    out.push(handle(At {
                        frame: at.frame,
                        node: *child,
                    }));
                }
            }
            return;
        }
        if let Some(node) = unsaved(node) {
            let children = self.tree.node(node).children.iter().copied();
            let named = |child: &NodeId| name.is_none_or(|name| name == self.tree.node(*child).name);
            out.extend(children.filter(named).map(last_saved));
            return;
        }
        let Some(item) = item(node) else { return };
        let Some(list) = self.tree.form.lists().get(item.list as usize) else {
            return;
        };
        match (item.row, item.column) {
            (None, _) if name.is_none_or(|name| name == "item") => {
                out.extend((0..list.choices.len() as u32).map(|row| list_row(item.list, row)));
            }
            (Some(_), None) => {
                for (column, header) in list.columns.iter().enumerate() {
                    if name.is_none_or(|name| name == header) {
                        out.push(outside(Item {
                            column: Some(column as u32),
                            ..item
                        }));
                    }
                }
            }
            _ => {}
        }
    }

    fn name(&self, node: Node) -> Cow<'_, str> {
        if let Some(at) = unhandle(node) {
            return Cow::Borrowed(&self.tree.node(at.node).name);
        }
        if let Some(node) = unsaved(node) {
            return Cow::Borrowed(&self.tree.node(node).name);
        }
        let Some(item) = item(node) else {
            return Cow::Borrowed("");
        };
        match (item.row, item.column) {
            (Some(_), Some(column)) => {
                Cow::Borrowed(&self.tree.form.lists()[item.list as usize].columns[column as usize])
            }
            (Some(_), None) => Cow::Borrowed("item"),
            _ => Cow::Borrowed("root"),
        }
    }

    fn text(&self, node: Node) -> Cow<'_, str> {
        if let Some(at) = unhandle(node) {
            if self.tree.is_whole(at) {
                return Cow::Borrowed("");
            }
            return Cow::Borrowed(&self.tree.slot(at).value);
        }
        if let Some(node) = unsaved(node) {
            let saved = self
                .env
                .last_saved
                .as_ref()
                .and_then(|saved| saved.get(&self.tree.node(node).path));
            return saved.map_or(Cow::Borrowed(""), |text| Cow::Borrowed(text.as_str()));
        }
        let Some(Item {
            list,
            row: Some(row),
            column: Some(column),
        }) = item(node)
        else {
            return Cow::Borrowed("");
        };
        let list = &self.tree.form.lists()[list as usize];
        let choice = &list.choices[row as usize];
        if list.label_column == Some(column as usize) {
            let label = choice
                .label
                .get(self.language)
                .or_else(|| choice.label.get(choice.label.any()?));
            return label.map_or(Cow::Borrowed(""), |label| Cow::Owned(label.source()));
        }
        Cow::Borrowed(&choice.cells[column as usize])
    }

    fn kind(&self, node: Node) -> xpath::Kind {
        let at = unhandle(node);
        let Some(of) = at.map(|at| at.node).or_else(|| unsaved(node)) else {
            return xpath::Kind::Text;
        };
        let boolean = |at: At| !self.tree.is_whole(at) && self.tree.slot(at).boolean;
        match self.tree.node(of).kind.data_type() {
            DataType::Integer | DataType::Decimal => xpath::Kind::Number,
            DataType::Date => xpath::Kind::Date,
            DataType::DateTime => xpath::Kind::DateTime,
            DataType::Time => xpath::Kind::Time,
            DataType::Text if at.is_some_and(boolean) => xpath::Kind::Boolean,
            _ => xpath::Kind::Text,
        }
    }

    fn relevant(&self, node: Node) -> bool {
        unhandle(node).is_none_or(|at| self.tree.is_relevant(at))
    }

    fn position(&self, node: Node) -> usize {
        match unhandle(node) {
            Some(at) if self.tree.node(at.node).kind == Kind::Repeat && !self.tree.is_whole(at) => {
                self.tree.frame(at.frame).position as usize
            }
            Some(_) => 1,
            None => item(node)
                .and_then(|item| item.row)
                .map_or(1, |row| row as usize + 1),
        }
    }

    fn reference(&self, reference: &Reference, from: &[Node], out: &mut NodeSet) {
        if reference.last_saved {
            out.extend(self.tree.form.find_name(&reference.name).map(last_saved));
            return;
        }
        let Some(target) = self.bound.targets.get(reference.slot).copied().flatten() else {
            return;
        };
        // The item that shares the most repeat levels decides; the current node is last and was resolved beforehand.
        let nodes = self.tree.form.nodes();
        let mut best = (self.at.frame, target.keep);
        for item in from.iter().rev().filter_map(|node| unhandle(*node)) {
            if item == self.at {
                continue;
            }
            let keep = self.shared_with(item, best, nodes, target.node);
            if let Some(keep) = keep {
                best = (item.frame, keep);
            }
        }
        self.expand(
            best.0,
            Target {
                keep: best.1,
                ..target
            },
            out,
        );
    }

    fn path(&self, path: &Path, item: Node, out: &mut NodeSet) -> bool {
        let Some(target) = self.bound.targets.get(path.slot).copied().flatten() else {
            return false;
        };
        match path.start {
            Start::Reference(_) => false,
            Start::Current | Start::Root | Start::Context if item == self.current() => {
                self.expand(self.at.frame, target, out);
                true
            }
            _ => false,
        }
    }

    fn instance(&self, id: &str) -> Option<Node> {
        if id == "__last-saved" {
            return Some(last_saved(NodeId(0)));
        }
        self.tree.form.find_list(id).map(|list| list_root(list.0))
    }

    fn lookup(&self, parent: Node, name: &str, column: &str, key: Key<'_>, out: &mut NodeSet) -> bool {
        let (
            Some(Item {
                list: number,
                row: None,
                ..
            }),
            Key::Text(text),
        ) = (item(parent), key)
        else {
            return false;
        };
        if name != "item" {
            return false;
        }
        let Some(list) = self.tree.form.lists().get(number as usize) else {
            return false;
        };
        let Some(column) = list
            .column(column)
            .filter(|column| list.label_column != Some(*column))
        else {
            return false;
        };
        out.extend(
            list.rows_where(column, text)
                .iter()
                .map(|row| list_row(number, *row)),
        );
        true
    }

    fn now(&self) -> &Zoned {
        &self.env.now
    }

    fn random(&self) -> f64 {
        // 53 bits: every double of that precision below 1.
        (self.draw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn uuid(&self) -> String {
        let bits = u128::from(self.draw()) << 64 | u128::from(self.draw());
        uuid::Builder::from_random_bytes(bits.to_be_bytes())
            .into_uuid()
            .to_string()
    }

    fn choice_label(&self, question: Node, value: &str) -> Option<Cow<'_, str>> {
        offers::label_of(self.tree, self.env, unhandle(question)?, value, self.language).map(Cow::Owned)
    }

    fn itext(&self, id: &str) -> Option<Cow<'_, str>> {
        let form = &self.tree.form;
        let shown = |texts| offers::shown(self.tree, self.env, self.at, texts, self.language).0;
        if let Some((path, what)) = id.rsplit_once(':') {
            let node = form.node(form.find_path(path)?);
            let texts = match what {
                "label" => &node.label,
                "hint" => &node.hint,
                "jr:constraintMsg" | "constraintMsg" => &node.constraint_message,
                "jr:requiredMsg" | "requiredMsg" => &node.required_message,
                _ => return None,
            };
            return Some(Cow::Owned(shown(texts)));
        }
        let (list, number) = id.rsplit_once('-')?;
        let list = form.list(form.find_list(list)?);
        let choice = list.choices.get(number.parse::<usize>().ok()?)?;
        Some(Cow::Owned(shown(&choice.label)))
    }

    fn language(&self) -> &str {
        self.tree.form.languages().name(self.language)
    }

    fn property(&self, name: &str) -> Option<Cow<'_, str>> {
        let person = &self.env.person;
        let text = match name {
            "deviceid" => &person.device,
            "username" => &person.username,
            "email" => &person.email,
            "phonenumber" => &person.phone,
            _ => return None,
        };
        Some(Cow::Borrowed(text))
    }

    fn report(&self, _problem: &EvalError) {}
}

impl World<'_> {
    /// The levels an item shares with a target, if they are more than the best so far.
    fn shared_with(
        &self,
        item: At,
        best: (FrameId, usize),
        nodes: &[crate::form::Node],
        target: NodeId,
    ) -> Option<usize> {
        let keep = shared(nodes, item.node, target).min(self.tree.depth(item.frame));
        // Levels count only where the frames are there: a repeat as a whole has none of its own.
        let most = levels(nodes, target).len();
        (keep.min(most) > best.1 || keep.min(most) == best.1 && keep > 0).then_some(keep.min(most))
    }
}
