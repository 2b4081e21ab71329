//! Which question of the new version asks what one of the old version asked, and how its answers read there.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;

use super::{BadRename, Fate, Grown, Id, NoPlace, Renames, Step};
use crate::form::{DataType, Form, Kind, Node, NodeId, OptionSource, levels};
use crate::interview::path::split_key;
use crate::interview::{Answer, Facts, InstanceId, value};

/// Which question of the new form asks what a question of the old one asked.
pub(super) struct Map<'a> {
    old: &'a Form,
    new: &'a Form,
    renamed: HashMap<NodeId, NodeId>,
    /// Questions of the new form that an answer without place in the old one waits for.
    awaited: BTreeSet<NodeId>,
}

impl<'a> Map<'a> {
    pub(super) fn new(
        old: &'a Form,
        new: &'a Form,
        renames: &Renames,
        facts: &Facts,
    ) -> Result<Self, BadRename> {
        let find = |form: &Form, name: &str| form.find_path(name).or_else(|| form.find_name(name));
        let mut renamed = HashMap::new();
        for (from, to) in renames {
            let one = find(old, from).ok_or_else(|| BadRename::Old { name: from.clone() })?;
            let other = find(new, to).ok_or_else(|| BadRename::New { name: to.clone() })?;
            if renamed.values().any(|known| *known == other) {
                return Err(BadRename::Twice { name: to.clone() });
            }
            renamed.insert(one, other);
        }
        let orphans = facts
            .answers
            .iter()
            .filter(|(key, answer)| !answer.is_blank() && split_key(old, key).is_none());
        let awaited = orphans
            .filter_map(|(key, _)| Some(split_key(new, key)?.0))
            .collect();
        Ok(Self {
            old,
            new,
            renamed,
            awaited,
        })
    }

    /// By the rename map, else at the same path, else of the same single name.
    fn to(&self, from: NodeId) -> Option<NodeId> {
        if let Some(to) = self.renamed.get(&from) {
            return Some(*to);
        }
        let node = self.old.node(from);
        let unclaimed = |to: &NodeId| !self.renamed.values().any(|claimed| claimed == to);
        let inside = self.renamed_group(from);
        let same = inside.or_else(|| self.new.find_path(&node.path));
        let by_name = || {
            self.old.find_name(&node.name)?;
            // A question of the old form that stays where it is keeps its place for itself.
            let found = self.new.find_name(&node.name)?;
            self.old
                .find_path(&self.new.node(found).path)
                .is_none()
                .then_some(found)
        };
        let free = |to: &NodeId| !self.awaited.contains(to);
        same.or_else(|| by_name().filter(free)).filter(unclaimed)
    }

    /// The node of the same path inside a renamed group or repeat.
    fn renamed_group(&self, from: NodeId) -> Option<NodeId> {
        let mut above = self.old.node(from).parent;
        while let Some(group) = above {
            if let Some(to) = self.renamed.get(&group) {
                let rest = self
                    .old
                    .node(from)
                    .path
                    .strip_prefix(&self.old.node(group).path)?;
                return self.new.find_path(&format!("{}{rest}", self.new.node(*to).path));
            }
            above = self.old.node(group).parent;
        }
        None
    }

    pub(super) fn step(&self, key: &str, answer: &Answer) -> Step {
        let from = split_key(self.old, key).map(|(node, _)| node);
        // A version further on may ask again what the one before had dropped.
        let to = match from {
            Some(from) => self.to(from),
            None => split_key(self.new, key).map(|(node, _)| node),
        };
        let fate = match (from, to) {
            (_, None) => Fate::NoPlace(NoPlace::Gone),
            (None, Some(to)) => self.stays(self.new.node(to), answer),
            (Some(from), Some(to)) => self.fate(self.old.node(from), self.new.node(to), answer),
        };
        Step {
            key: key.to_owned(),
            from,
            to,
            answer: answer.clone(),
            fate,
        }
    }

    fn fate(&self, from: &Node, to: &Node, answer: &Answer) -> Fate {
        if from.depth != to.depth {
            return Fate::NoPlace(NoPlace::Level);
        }
        if !takes_answers(to) && from.kind != to.kind {
            return Fate::NoPlace(NoPlace::NotAsked);
        }
        let stays = from.path == to.path;
        let Answer::Value(text) = answer else {
            return if stays { Fate::Kept } else { Fate::Moved };
        };
        match converted(self.new, from, to, text) {
            None => Fate::NoPlace(NoPlace::Unfit),
            Some(other) if other != *text => Fate::Converted(Answer::Value(other)),
            Some(_) if !stays => Fate::Moved,
            Some(_) => self.stays(to, answer),
        }
    }

    fn stays(&self, to: &Node, answer: &Answer) -> Fate {
        let known = |word: &str| match to.options.as_ref().map(|options| (options.source, options.loose)) {
            Some((OptionSource::List(list), false)) => {
                let list = self.new.list(list);
                !list.present || list.find(word).is_some()
            }
            _ => true,
        };
        let all = match to.kind {
            Kind::SelectOne => known(answer.text()),
            kind if kind.is_select() => answer.text().split_whitespace().all(known),
            _ => true,
        };
        if all || answer.text().is_empty() {
            Fate::Kept
        } else {
            Fate::Former
        }
    }

    /// The instances of a place in the new form; those of a repeat of another path are added where a person added them.
    pub(super) fn instances(
        &self,
        (from, to): (NodeId, NodeId),
        (key, chain): (&str, &[InstanceId]),
        grown: &mut Vec<Grown>,
        known: &mut HashMap<(NodeId, Vec<InstanceId>), usize>,
    ) -> Option<Vec<Id>> {
        let old = levels(self.old.nodes(), from);
        let new = levels(self.new.nodes(), to);
        let mut ids: Vec<Id> = Vec::new();
        let mut moved = false;
        for (level, id) in chain.iter().enumerate() {
            let (one, other) = (*old.get(level)?, *new.get(level)?);
            moved |= self.old.node(one).path != self.new.node(other).path;
            if !moved || matches!(id, InstanceId::Made(_)) {
                ids.push(Id::Known(id.clone()));
                continue;
            }
            let number = *known.entry((other, chain[..=level].to_vec())).or_insert_with(|| {
                let end = key.match_indices('}').nth(level);
                grown.push(Grown {
                    from: end.map_or(key, |(at, _)| &key[..=at]).to_owned(),
                    repeat: other,
                    around: ids.clone(),
                });
                grown.len() - 1
            });
            ids.push(Id::Grown(number));
        }
        Some(ids)
    }

    pub(super) fn added(&self) -> Vec<NodeId> {
        let taken: BTreeSet<NodeId> = self
            .old
            .nodes()
            .iter()
            .filter_map(|node| self.to(node.id))
            .collect();
        let asked = self
            .new
            .nodes()
            .iter()
            .filter(|node| node.kind.has_control() && node.kind != Kind::Note);
        asked
            .map(|node| node.id)
            .filter(|node| !taken.contains(node) && !self.awaited.contains(node))
            .collect()
    }
}

fn takes_answers(node: &Node) -> bool {
    node.kind.has_control() && node.kind != Kind::Note
        || node.kind == Kind::Hidden && node.calculation.is_none()
}

/// A value as a question of another kind takes it; `None` if it is none of that kind.
fn converted(new: &Form, from: &Node, to: &Node, text: &str) -> Option<String> {
    let (one, other) = (from.kind.data_type(), to.kind.data_type());
    if from.kind == to.kind || text.is_empty() {
        return Some(text.to_owned());
    }
    let text = match (one, other) {
        (DataType::Decimal, DataType::Integer) => text.strip_suffix(".0").unwrap_or(text).to_owned(),
        (DataType::DateTime, DataType::Date) => text.split('T').next().unwrap_or_default().to_owned(),
        // Several choices are no single one.
        (DataType::Select, DataType::Select) if to.kind == Kind::SelectOne && text.contains(' ') => {
            return None;
        }
        (one, DataType::Select) if one != DataType::Select => {
            let Some(OptionSource::List(list)) = to.options.as_ref().map(|options| options.source) else {
                return None;
            };
            new.list(list).find(text.trim())?.value.clone()
        }
        _ => value::canonical(new, to, text),
    };
    value::fits(to, &text, &TimeZone::UTC).then_some(text)
}
