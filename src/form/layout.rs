//! How the answers of a form are laid out: one frame of slots for the root and one for each repeat instance.
//!
//! A *scope* is the root or a repeat without what nested repeats hold: the nodes that one frame has slots for.

use super::graph::{Aspect, Graph};
use super::{Kind, Node, NodeId};
use crate::form::UnitId;

/// The scopes of a form, and where each node lies in them.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub scopes: Vec<Scope>,
    /// The scope of each node.
    pub scope_of: Vec<u32>,
    /// The slot of each node in the frames of its scope.
    pub slot_of: Vec<u32>,
    /// For a repeat, its number among those directly inside the scope around it.
    pub nested: Vec<u32>,
    /// The scope in whose frames each unit is worked out: for the count of a repeat, the one around it.
    pub unit_scope: Vec<u32>,
}

/// The root or one repeat.
#[derive(Debug)]
pub(crate) struct Scope {
    pub node: NodeId,
    pub depth: usize,
    pub nodes: Vec<NodeId>,
    /// The repeats directly inside.
    pub repeats: Vec<NodeId>,
    /// From the outermost repeat inwards, its number in the scope around it.
    pub chain: Vec<u32>,
    pub units: Vec<UnitId>,
}

impl Layout {
    pub(super) fn build(nodes: &[Node], graph: &Graph) -> Self {
        let mut layout = Self {
            scope_of: vec![0; nodes.len()],
            slot_of: vec![0; nodes.len()],
            nested: vec![0; nodes.len()],
            ..Self::default()
        };
        for node in nodes {
            let around = node.parent.map(|parent| layout.scope_of[parent.index()]);
            let scope = match around {
                Some(around) if node.kind != Kind::Repeat => around,
                _ => layout.open(node, around),
            };
            layout.scope_of[node.id.index()] = scope;
            let scope = &mut layout.scopes[scope as usize];
            layout.slot_of[node.id.index()] = scope.nodes.len() as u32;
            scope.nodes.push(node.id);
        }
        for (number, unit) in graph.units.iter().enumerate() {
            let of = match unit.aspect {
                Aspect::Count => nodes[unit.node.index()].parent.unwrap_or(unit.node),
                _ => unit.node,
            };
            let scope = layout.scope_of[of.index()];
            layout.unit_scope.push(scope);
            layout.scopes[scope as usize].units.push(UnitId(number as u32));
        }
        layout
    }

    fn open(&mut self, node: &Node, around: Option<u32>) -> u32 {
        let mut chain = Vec::new();
        if let Some(around) = around {
            let outer = &mut self.scopes[around as usize];
            let number = outer.repeats.len() as u32;
            outer.repeats.push(node.id);
            chain.clone_from(&outer.chain);
            chain.push(number);
            self.nested[node.id.index()] = number;
        }
        self.scopes.push(Scope {
            node: node.id,
            depth: node.depth,
            nodes: Vec::new(),
            repeats: Vec::new(),
            chain,
            units: Vec::new(),
        });
        self.scopes.len() as u32 - 1
    }
}
