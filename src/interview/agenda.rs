//! What is still to be worked out after a change: which rules, in which instances, in the form's order.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::tree::{At, FrameId, ROOT, Tree};
use crate::form::{Aspect, Edge, NodeId, UnitId};

/// The work that a settling has before it.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    units: BTreeMap<UnitId, Vec<FrameId>>,
    /// Repeats whose count may ask for other instances.
    pub counts: BTreeSet<At>,
    /// Selects whose choices, or whose value, changed.
    pub drops: BTreeSet<At>,
    /// Questions whose change sets others, in the order of their change.
    pub triggers: VecDeque<At>,
}

impl Agenda {
    /// The next unit in the form's order, with the frames it is to be worked out in, each once.
    pub fn next(&mut self) -> Option<(UnitId, Vec<FrameId>)> {
        let (unit, mut frames) = self.units.pop_first()?;
        if frames.len() > 1 {
            frames.sort_unstable();
            frames.dedup();
        }
        Some((unit, frames))
    }

    /// Marks every unit in every frame: the reference that the quick way is tested against.
    pub fn mark_all(&mut self, tree: &Tree) {
        for number in 0..tree.form.graph().units.len() {
            self.mark_everywhere(tree, UnitId(number as u32));
        }
    }

    /// Marks units wherever they are.
    pub fn mark_units(&mut self, tree: &Tree, units: &[UnitId]) {
        for unit in units {
            self.mark_everywhere(tree, *unit);
        }
    }

    fn mark_everywhere(&mut self, tree: &Tree, unit: UnitId) {
        self.mark(tree, Edge { unit, keep: 0 }, ROOT);
    }

    /// Marks what reads the value of a node.
    pub fn changed(&mut self, tree: &Tree, at: At) {
        for edge in &tree.form.graph().readers[at.node.index()] {
            self.mark(tree, *edge, at.frame);
        }
    }

    /// Marks what reads how many instances a repeat has.
    pub fn grown(&mut self, tree: &Tree, around: FrameId, repeat: NodeId) {
        for edge in &tree.form.graph().structure[repeat.index()] {
            self.mark(tree, *edge, around);
        }
    }

    /// Marks what reads the place of an instance among its siblings.
    pub fn moved(&mut self, tree: &Tree, frame: FrameId, repeat: NodeId) {
        for edge in &tree.form.graph().places[repeat.index()] {
            self.mark(tree, *edge, frame);
        }
    }

    /// Marks one rule of a node.
    pub fn mark_own(&mut self, tree: &Tree, at: At, aspect: Aspect) {
        let graph = tree.form.graph();
        for unit in &graph.own[at.node.index()] {
            if graph.units[unit.0 as usize].aspect == aspect {
                self.push(*unit, at.frame);
            }
        }
    }

    /// Marks a unit in every frame of its scope that shares so many levels with a frame.
    fn mark(&mut self, tree: &Tree, edge: Edge, frame: FrameId) {
        let scope = tree.layout().unit_scope[edge.unit.0 as usize];
        let from = tree.up(frame, edge.keep as usize);
        if tree.frame(from).scope == scope {
            self.push(edge.unit, from);
            return;
        }
        tree.below(from, scope, self.units.entry(edge.unit).or_default());
    }

    /// Marks a unit in one frame.
    pub fn push(&mut self, unit: UnitId, frame: FrameId) {
        let frames = self.units.entry(unit).or_default();
        if frames.last() != Some(&frame) {
            frames.push(frame);
        }
    }
}
