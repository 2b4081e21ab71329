//! Where an entity stands: in the form, or in one of its groups and repeats.
//!
//! An entity that reads questions of a repeat is made once an instance, so it stands inside the repeat; and a group holds
//! one entity at most, so several spread over the groups whose answers they save. What cannot be placed is refused, as
//! pyxform does; one case it lets pass and loses (an answer saved outside the repeat that the rest is read in) is refused
//! here too.

use std::collections::HashMap;

use super::super::{Kind, NodeId, ProblemKind};
use super::Builder;
use super::entities::Entity;
use crate::xpath::Expr;

/// A question that an entity saves or reads.
struct Mention {
    question: NodeId,
    /// The property it is saved to, if it is.
    property: Option<String>,
    /// The form and the groups around it, outermost first.
    line: Vec<NodeId>,
    /// How much of the line belongs to the innermost repeat around it: up to the repeat itself.
    scope: usize,
}

impl Mention {
    fn scope(&self) -> &[NodeId] {
        &self.line[..self.scope]
    }
}

impl Builder<'_> {
    /// The group that holds each entity.
    pub(super) fn place_entities(&mut self, entities: &[Entity]) -> Vec<NodeId> {
        let wanted: Vec<(Vec<NodeId>, usize, Vec<Mention>)> = entities
            .iter()
            .map(|entity| self.wish(entity, entities.len()))
            .collect();
        if let [(line, 1, _)] = &wanted[..] {
            return vec![line[0]];
        }
        let mut taken: HashMap<NodeId, usize> = HashMap::new();
        let mut places = Vec::new();
        for (index, (line, scope, mentions)) in wanted.iter().enumerate() {
            let saved = || mentions.iter().filter(|mention| mention.property.is_some());
            let inner = |mention: &Mention| mention.line.last().copied();
            let rival = saved().find_map(|mention| taken.get(&inner(mention)?));
            let free = (*scope..=line.len())
                .rev()
                .find(|depth| !taken.contains_key(&line[depth - 1]));
            let (Some(depth), None) = (free, rival) else {
                let other = rival
                    .or_else(|| taken.get(line.last()?))
                    .copied()
                    .unwrap_or_default();
                let column = entities[index].draft.get("list_name");
                let kind = ProblemKind::EntityWithoutPlace {
                    list: entities[index].list.clone(),
                    other: entities[other].list.clone(),
                    scope: self.written(&line[..*scope]),
                };
                self.error(entities[index].draft.at(column), kind);
                places.push(NodeId(0));
                continue;
            };
            taken.insert(line[depth - 1], index);
            // What lies between an answer that is saved and its entity can hold no other.
            for mention in saved() {
                taken.extend(mention.line[depth..].iter().map(|group| (*group, index)));
            }
            places.push(line[depth - 1]);
        }
        places
    }

    /// The innermost group in which an entity can stand, how far out it may move, and the questions it is made of.
    fn wish(&mut self, entity: &Entity, among: usize) -> (Vec<NodeId>, usize, Vec<Mention>) {
        let mentions = self.mentions(entity, among);
        let root = (vec![NodeId(0)], 1, Vec::new());
        let repeats = |mention: &Mention| {
            let repeats = mention
                .line
                .iter()
                .filter(|group| self.kind(**group) == Kind::Repeat);
            repeats.count()
        };
        let Some(most) = mentions.iter().map(repeats).max() else {
            return root;
        };
        let Some(deepest) = mentions.iter().find(|mention| repeats(mention) == most) else {
            return root;
        };
        let strays: Vec<&Mention> = mentions
            .iter()
            .filter(|mention| match mention.property {
                Some(_) => mention.scope() != deepest.scope(),
                None => !deepest.scope().starts_with(mention.scope()),
            })
            .collect();
        if !strays.is_empty() {
            let other = self.written(&deepest.line);
            let told: Vec<_> = strays
                .iter()
                .map(|stray| self.stray(entity, stray, &other))
                .collect();
            for (at, kind) in told {
                self.error(at, kind);
            }
            return root;
        }
        let saved: Vec<&[NodeId]> = mentions
            .iter()
            .filter(|mention| mention.property.is_some())
            .map(|mention| mention.line.as_slice())
            .collect();
        let line = if saved.is_empty() {
            let inside = mentions
                .iter()
                .filter(|mention| mention.scope() == deepest.scope());
            let longest = inside.rev().max_by_key(|mention| mention.line.len());
            longest.unwrap_or(deepest).line.clone()
        } else {
            common(&saved)
        };
        (line, deepest.scope, mentions)
    }

    /// The questions that are saved to an entity or that its row reads, in the order of the survey.
    fn mentions(&self, entity: &Entity, among: usize) -> Vec<Mention> {
        let mut read: Vec<String> = Vec::new();
        for column in ["entity_id", "create_if", "update_if", "label"] {
            if let Ok(expr) = Expr::parse(entity.draft.text(column)) {
                read.extend(
                    expr.references()
                        .iter()
                        .map(|reference| reference.name.to_string()),
                );
            }
        }
        let mut found = Vec::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            let node = &self.nodes[index];
            // The rounds of a loop save what their row saves.
            let property = match draft.text("save_to").split_once('#') {
                Some((list, property)) => (list == entity.list).then(|| property.to_owned()),
                None => (among == 1).then(|| draft.text("save_to").to_owned()),
            };
            let property = property.filter(|property| !property.is_empty() && !node.kind.is_group());
            let is_read = draft.get("type").is_some() && read.contains(&node.name);
            if property.is_some() || is_read {
                let line = self.line(node.parent);
                let repeat = line.iter().rposition(|group| self.kind(*group) == Kind::Repeat);
                found.push(Mention {
                    question: node.id,
                    property,
                    scope: repeat.map_or(1, |repeat| repeat + 1),
                    line,
                });
            }
        }
        found
    }

    fn stray(&self, entity: &Entity, stray: &Mention, other: &str) -> (super::Address, ProblemKind) {
        let (list, scope) = (entity.list.clone(), self.written(&stray.line));
        let (node, other) = (&self.nodes[stray.question.index()], other.to_owned());
        match &stray.property {
            Some(property) => {
                let draft = &self.drafts[stray.question.index()];
                let property = property.clone();
                let kind = ProblemKind::PropertyElsewhere {
                    list,
                    property,
                    scope,
                    other,
                };
                (draft.at(draft.get("save_to")), kind)
            }
            None => {
                let name = node.name.clone();
                let reads = |column: &&str| entity.draft.text(column).contains(name.as_str());
                let column = ["label", "entity_id", "create_if", "update_if"]
                    .into_iter()
                    .find(reads);
                let at = entity
                    .draft
                    .at(column.and_then(|column| entity.draft.get(column)));
                (
                    at,
                    ProblemKind::EntityReadsElsewhere {
                        list,
                        name,
                        scope,
                        other,
                    },
                )
            }
        }
    }

    fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node.index()].kind
    }

    /// A node and what is around it, the form first.
    fn line(&self, from: Option<NodeId>) -> Vec<NodeId> {
        let above = |node: &NodeId| self.nodes[node.index()].parent;
        let mut line: Vec<NodeId> = std::iter::successors(from, above).collect();
        line.reverse();
        line
    }

    /// The path of the last group of a line.
    fn written(&self, line: &[NodeId]) -> String {
        let names = line.iter().map(|group| self.nodes[group.index()].name.as_str());
        format!("/{}", names.collect::<Vec<_>>().join("/"))
    }
}

/// What all lines begin with.
fn common(lines: &[&[NodeId]]) -> Vec<NodeId> {
    let Some((first, rest)) = lines.split_first() else {
        return Vec::new();
    };
    let same = |depth: &usize| rest.iter().all(|line| line.get(*depth) == first.get(*depth));
    let depth = (0..first.len()).take_while(same).count();
    first[..depth].to_vec()
}
