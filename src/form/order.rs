//! The order of computation: each rule after those it reads; a circle of rules is named in its own order.

use std::collections::HashMap;

use super::graph::{Aspect, Draft, Reads};
use super::{NodeId, Problem, ProblemKind};

impl Draft<'_> {
    /// The units in an order in which each stands after those it reads; reports cycles.
    pub(super) fn order(&self, problems: &mut Vec<Problem>) -> Vec<usize> {
        let mut producers: HashMap<NodeId, Vec<usize>> = HashMap::new();
        for (index, unit) in self.units.iter().enumerate() {
            if matches!(unit.aspect, Aspect::Calculate | Aspect::Relevant) {
                producers.entry(unit.node).or_default().push(index);
            }
        }
        let needs: Vec<Vec<usize>> = self
            .reads
            .iter()
            .map(|reads| self.needs(reads, &producers))
            .collect();
        let mut order = Vec::with_capacity(self.units.len());
        let mut state = vec![Visit::New; self.units.len()];
        for start in 0..self.units.len() {
            self.visit(start, &needs, &mut state, &mut order, problems);
        }
        // What nothing reads comes last, so that it is worked out once everything else has settled.
        let (first, last): (Vec<usize>, Vec<usize>) = order
            .into_iter()
            .partition(|index| matches!(self.units[*index].aspect, Aspect::Calculate | Aspect::Relevant));
        first.into_iter().chain(last).collect()
    }

    fn needs(&self, reads: &Reads, producers: &HashMap<NodeId, Vec<usize>>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut add = |node: NodeId, aspect: Aspect| {
            for producer in producers.get(&node).into_iter().flatten() {
                if self.units[*producer].aspect == aspect {
                    found.push(*producer);
                }
            }
        };
        for target in &reads.values {
            add(target.node, Aspect::Calculate);
            let mut above = Some(target.node);
            while let Some(node) = above {
                add(node, Aspect::Relevant);
                above = self.nodes[node.index()].parent;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn visit(
        &self,
        start: usize,
        needs: &[Vec<usize>],
        state: &mut [Visit],
        order: &mut Vec<usize>,
        problems: &mut Vec<Problem>,
    ) {
        // Depth first with a stack of our own: a chain of a thousand calculations must not exhaust the thread's.
        let mut stack: Vec<(usize, usize)> = Vec::new();
        if state[start] == Visit::New {
            state[start] = Visit::Open;
            stack.push((start, 0));
        }
        while let Some((index, next)) = stack.last_mut() {
            if let Some(need) = needs[*index].get(*next) {
                *next += 1;
                match state[*need] {
                    Visit::New => {
                        state[*need] = Visit::Open;
                        stack.push((*need, 0));
                    }
                    Visit::Open => {
                        let first = stack.iter().position(|(open, _)| open == need).unwrap_or(0);
                        let round: Vec<usize> = stack[first..].iter().map(|(index, _)| *index).collect();
                        problems.push(self.cycle(&round));
                    }
                    Visit::Done => {}
                }
            } else {
                state[*index] = Visit::Done;
                order.push(*index);
                stack.pop();
            }
        }
    }

    fn cycle(&self, round: &[usize]) -> Problem {
        let mut names: Vec<&str> = Vec::new();
        for (place, from) in round.iter().enumerate() {
            let to = self.units[round[(place + 1) % round.len()]];
            names.push(&self.nodes[self.units[*from].node.index()].name);
            // A group hides what it holds: the way from one to the other leads through the question read inside it.
            let holds = |node: NodeId| {
                let group = &self.nodes[to.node.index()];
                to.node < node && node.0 < group.end
            };
            let reads = &self.reads[*from].values;
            let direct = reads.iter().any(|target| target.node == to.node);
            if let Some(read) = reads.iter().find(|target| !direct && holds(target.node)) {
                names.push(&self.nodes[read.node.index()].name);
            }
        }
        names.push(names[0]);
        names.dedup();
        if names.len() == 1 {
            names.push(names[0]);
        }
        let unit = self.units[round[0]];
        let node = &self.nodes[unit.node.index()];
        let bound = if unit.aspect == Aspect::Relevant {
            &node.relevant
        } else {
            &node.calculation
        };
        let at = bound.as_ref().map(|bound| bound.at.clone()).unwrap_or_default();
        Problem::error(
            at,
            ProblemKind::Cycle {
                names: names.join(" → "),
            },
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}
