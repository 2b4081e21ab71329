//! The two ways of writing a place: keys for the log, position paths for people.

use std::fmt::Write as _;
use std::sync::Arc;

use super::tree::{At, FrameId, ROOT};
use super::{InstanceId, Interview, Place, Refusal};
use crate::form::{Form, Kind, NodeId, levels};

impl Interview {
    /// The place of a node, by position path (`/data/pr[2]/pr_code`), by key (`/data/pr{7K3Q.12}/pr_code`), or by name
    /// alone where it is unique in the form and stands in no repeat.
    ///
    /// A path without the last bracket of a repeat is the repeat as a whole.
    pub fn find(&self, path: &str) -> Result<Place, Refusal> {
        let unknown = || Refusal::UnknownPlace {
            path: path.to_owned(),
        };
        if !path.starts_with('/') {
            let node = self.form().find_name(path).ok_or_else(unknown)?;
            let found = self.form().node(node);
            let whole = found.kind == Kind::Repeat && found.depth == 1;
            return if found.depth == 0 || whole {
                Ok(Place::new(node, []))
            } else {
                Err(unknown())
            };
        }
        if path.contains('{') {
            return self.place_of_key(path).ok_or_else(unknown);
        }
        self.at_position_path(path).ok_or_else(unknown)
    }

    fn at_position_path(&self, path: &str) -> Option<Place> {
        let mut steps = path.strip_prefix('/')?.split('/');
        let mut node = self.form().root();
        if steps.next()? != node.name {
            return None;
        }
        let mut frame = ROOT;
        let mut whole = false;
        for step in steps {
            if whole {
                return None;
            }
            let (name, number) = match step.split_once('[') {
                Some((name, number)) => (name, Some(number.strip_suffix(']')?.parse::<usize>().ok()?)),
                None => (step, None),
            };
            let child = node
                .children
                .iter()
                .find(|child| self.form().node(**child).name == name)?;
            node = self.form().node(*child);
            match (node.kind == Kind::Repeat, number) {
                (true, Some(number)) => {
                    frame = *self.tree.instances(frame, *child).get(number.checked_sub(1)?)?;
                }
                (true, None) => whole = true,
                (false, None | Some(1)) => {}
                (false, Some(_)) => return None,
            }
        }
        Some(Place {
            node: node.id,
            instances: Arc::clone(&self.tree.frame(frame).chain),
        })
    }

    /// The place of a key, if the form and the interview have it.
    pub fn place_of_key(&self, key: &str) -> Option<Place> {
        let (node, chain) = split_key(self.form(), key)?;
        let place = Place::new(node, chain);
        self.at(&place).map(|_| place)
    }

    /// The key of a place: what the log stores.
    pub fn key(&self, place: &Place) -> String {
        self.write_path(place.node, |level, out| {
            if let Some(id) = place.instances.get(level) {
                let _ = write!(out, "{{{id}}}");
            }
        })
    }

    /// The position path of a place: what people see and scripts name.
    pub fn position_path(&self, place: &Place) -> String {
        let mut positions = Vec::new();
        let mut frame = Some(ROOT);
        for (repeat, id) in levels(self.form().nodes(), place.node)
            .iter()
            .zip(&*place.instances)
        {
            frame = frame.and_then(|frame| self.frame_of_instance(frame, *repeat, id));
            positions.push(frame.map_or(0, |frame| self.tree.frame(frame).position));
        }
        self.write_path(place.node, |level, out| {
            if let Some(position) = positions.get(level) {
                let _ = write!(out, "[{position}]");
            }
        })
    }

    fn write_path(&self, node: NodeId, bracket: impl Fn(usize, &mut String)) -> String {
        let mut line = Vec::new();
        let mut at = Some(node);
        while let Some(id) = at {
            line.push(id);
            at = self.form().node(id).parent;
        }
        let mut out = String::new();
        for id in line.into_iter().rev() {
            let node = self.form().node(id);
            out.push('/');
            out.push_str(&node.name);
            if node.kind == Kind::Repeat {
                bracket(node.depth - 1, &mut out);
            }
        }
        out
    }

    /// The node of the interview at a place, if it is there.
    pub(super) fn at(&self, place: &Place) -> Option<At> {
        let node = self.form().nodes().get(place.node.index())?;
        let given = place.instances.len();
        let whole = node.kind == Kind::Repeat && given + 1 == node.depth;
        if given != node.depth && !whole {
            return None;
        }
        let mut frame = ROOT;
        for (repeat, id) in levels(self.form().nodes(), node.id).iter().zip(&*place.instances) {
            frame = self.frame_of_instance(frame, *repeat, id)?;
        }
        Some(At { frame, node: node.id })
    }

    pub(super) fn place(&self, at: At) -> Place {
        Place {
            node: at.node,
            instances: Arc::clone(&self.tree.frame(at.frame).chain),
        }
    }

    pub(super) fn key_at(&self, at: At) -> String {
        self.key(&self.place(at))
    }

    pub(super) fn place_of_frame(&self, frame: FrameId) -> Place {
        let repeat = self.tree.layout().scopes[self.tree.frame(frame).scope as usize].node;
        self.place(At { frame, node: repeat })
    }

    pub(super) fn key_of_frame(&self, frame: FrameId) -> String {
        self.key(&self.place_of_frame(frame))
    }

    /// The repeat as a whole that an instance belongs to.
    pub fn whole(&self, instance: &Place) -> Option<Place> {
        let (_, around) = instance.instances.split_last()?;
        Some(Place::new(instance.node, around.to_vec()))
    }
}

/// The node and the instances that a key names, if the form has that path.
pub(super) fn split_key(form: &Form, key: &str) -> Option<(NodeId, Vec<InstanceId>)> {
    let mut steps = key.strip_prefix('/')?.split('/');
    let mut node = form.root();
    if steps.next()? != node.name {
        return None;
    }
    let mut chain = Vec::new();
    for step in steps {
        let (name, id) = match step.split_once('{') {
            Some((name, id)) => (name, Some(id.strip_suffix('}')?)),
            None => (step, None),
        };
        let child = node
            .children
            .iter()
            .find(|child| form.node(**child).name == name)?;
        node = form.node(*child);
        match (node.kind == Kind::Repeat, id) {
            (true, Some(id)) => chain.push(InstanceId::parse(id)),
            (_, None) => {}
            (false, Some(_)) => return None,
        }
    }
    Some((node.id, chain))
}
