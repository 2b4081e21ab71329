//! A questionnaire, ready to be filled: immutable and shared.

use std::collections::HashMap;

use crate::xpath::Expr;

use super::graph::Graph;
use super::layout::Layout;
use super::{Bound, ChoiceList, Languages, ListId, Node, NodeId, Settings};

/// A form, built once.
#[derive(Debug)]
pub struct Form {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) version: String,
    pub(super) hash: String,
    pub(super) settings: Settings,
    pub(super) languages: Languages,
    pub(super) nodes: Vec<Node>,
    pub(super) lists: Vec<ChoiceList>,
    pub(super) list_ids: HashMap<String, ListId>,
    pub(super) names: HashMap<String, Vec<NodeId>>,
    pub(super) graph: Graph,
    pub(super) layout: Layout,
}

impl Form {
    /// What the form is called by programs.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called by people.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The same in a language, by its code, where the settings name the form in it (`form_title_en`).
    pub fn title_in(&self, language: &str) -> &str {
        self.settings
            .get(&format!("form_title_{language}"))
            .unwrap_or(&self.title)
    }

    /// Its version, as written.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The SHA-256 of its content, in hexadecimal.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The languages it is written in.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The root node.
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// A node by its number.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// All nodes in document order, the root first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A choice list by its number.
    pub fn list(&self, id: ListId) -> &ChoiceList {
        &self.lists[id.0 as usize]
    }

    /// All choice lists.
    pub fn lists(&self) -> &[ChoiceList] {
        &self.lists
    }

    /// A choice list, or a file's rows, by name.
    pub fn find_list(&self, name: &str) -> Option<ListId> {
        self.list_ids.get(name).copied()
    }

    /// The node of that name, if only one has it.
    pub fn find_name(&self, name: &str) -> Option<NodeId> {
        match self.names.get(name).map(Vec::as_slice) {
            Some([node]) => Some(*node),
            _ => None,
        }
    }

    /// The node of that path, by names alone: `/data/pr/pr_code`.
    pub fn find_path(&self, path: &str) -> Option<NodeId> {
        let mut steps = path.strip_prefix('/')?.split('/');
        let mut at = self.root();
        if steps.next()? != at.name {
            return None;
        }
        for step in steps {
            at = self.node(*at.children.iter().find(|child| self.node(**child).name == step)?);
        }
        Some(at.id)
    }

    /// Whether anything in it reads the interview saved before.
    pub fn asks_last_saved(&self) -> bool {
        self.nodes.iter().flat_map(Node::rules).any(|bound| {
            let named = |(id, _): &(&str, _)| *id == "__last-saved";
            bound
                .expr
                .references()
                .iter()
                .any(|reference| reference.last_saved)
                || bound.expr.instances().iter().any(named)
        })
    }

    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// An expression from elsewhere, with its references resolved at a node; the error is a name that is not single.
    pub(crate) fn bind(&self, expr: Expr, node: NodeId) -> Result<Bound, String> {
        for reference in expr.references() {
            if self.find_name(&reference.name).is_none() && *reference.name != *self.root().name {
                return Err(reference.name.to_string());
            }
        }
        let targets = super::resolve::resolve(&self.nodes, &self.names, node, &expr);
        Ok(Bound {
            text: expr.source().to_owned(),
            at: super::Address::default(),
            expr,
            targets,
        })
    }
}
