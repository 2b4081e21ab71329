//! How repeats grow and shrink: instances that people add and remove, those that the form makes by itself, and what the
//! form puts into them.

use std::sync::Arc;

use super::scope::World;
use super::settle::Settling;
use super::tree::{At, FrameId, ROOT};
use super::{Auto, InstanceId};
use crate::form::{Default, Kind, NodeId, Preload};

/// How many instances a count may ask for.
const INSTANCES: usize = 10_000;
/// How many instances of all repeats counts may make together: counts in counts multiply.
const FRAMES: usize = 100_000;

impl Settling<'_> {
    /// Adds an instance with all that the form puts into it, and marks what it concerns.
    pub fn add(&mut self, around: FrameId, repeat: NodeId, id: InstanceId) -> FrameId {
        let frame = self.grow(around, repeat, id);
        self.agenda.grown(self.tree, around, repeat);
        if self.live {
            self.fill(frame);
        }
        frame
    }

    /// Removes an instance and marks what that concerns.
    pub fn remove(&mut self, frame: FrameId) {
        let repeat = self.repeat_of(frame);
        let around = self.tree.frame(frame).parent;
        let position = self.tree.frame(frame).position as usize;
        self.tree.remove(frame);
        self.agenda.grown(self.tree, around, repeat);
        let moved: Vec<FrameId> = self.tree.instances(around, repeat)[position - 1..].to_vec();
        for frame in moved {
            self.agenda.moved(self.tree, frame, repeat);
        }
    }

    fn repeat_of(&self, frame: FrameId) -> NodeId {
        self.form.layout().scopes[self.tree.frame(frame).scope as usize].node
    }

    /// Makes a frame and, inside it, the instances that the form makes by itself.
    pub fn grow(&mut self, around: FrameId, repeat: NodeId, id: InstanceId) -> FrameId {
        let first = id == InstanceId::Made(1);
        let frame = self.tree.insert(around, repeat, id);
        self.added.push(frame);
        let form = Arc::clone(&self.form);
        let scope = &form.layout().scopes[self.tree.frame(frame).scope as usize];
        for unit in &scope.units {
            self.agenda.push(*unit, frame);
        }
        self.grow_inside(frame, first);
        frame
    }

    /// The first instance of each open repeat inside a frame.
    ///
    /// In an instance that is not the first, a repeat directly inside starts empty, one inside a group starts with one
    /// (measured, section 19 of the study of the standard).
    pub fn grow_inside(&mut self, frame: FrameId, first: bool) {
        let form = Arc::clone(&self.form);
        let scope = &form.layout().scopes[self.tree.frame(frame).scope as usize];
        for nested in &scope.repeats {
            let node = form.node(*nested);
            let direct = node.parent == Some(scope.node);
            if node.count.is_none() && (first || !direct) {
                self.grow(frame, *nested, InstanceId::Made(1));
            }
        }
    }

    /// Metadata and dynamic defaults of a new frame and of those inside it, in document order, before calculations.
    pub fn fill(&mut self, frame: FrameId) {
        let form = Arc::clone(&self.form);
        let scope = &form.layout().scopes[self.tree.frame(frame).scope as usize];
        for id in &scope.nodes {
            let node = form.node(*id);
            let at = At { frame, node: *id };
            if let Kind::Meta(preload) = node.kind {
                let text = self.preload(preload);
                if preload != Preload::End && !text.is_empty() {
                    self.auto(at, text, Auto::Preload);
                }
            } else if let Some(Default::Dynamic(bound)) = &node.default {
                let text = self.worked_out(at, bound, 1).0;
                if !text.is_empty() {
                    self.auto(at, text, Auto::Default);
                }
            }
        }
        let inside: Vec<FrameId> = self.tree.frame(frame).repeats.iter().flatten().copied().collect();
        for nested in inside {
            self.fill(nested);
        }
    }

    /// Fills `end` and marks what reads the clock.
    pub fn finish(&mut self) {
        let form = Arc::clone(&self.form);
        for node in form
            .nodes()
            .iter()
            .filter(|node| node.kind == Kind::Meta(Preload::End))
        {
            let mut frames = Vec::new();
            self.tree
                .below(ROOT, form.layout().scope_of[node.id.index()], &mut frames);
            for frame in frames {
                let text = self.preload(Preload::End);
                self.auto(At { frame, node: node.id }, text, Auto::Preload);
            }
        }
        self.agenda.mark_units(self.tree, &form.graph().timed);
    }

    fn preload(&self, preload: Preload) -> String {
        let person = &self.env.person;
        match preload {
            Preload::Start | Preload::End => self.env.now.strftime("%Y-%m-%dT%H:%M:%S.%3f%:z").to_string(),
            Preload::Today => self.env.now.date().to_string(),
            Preload::DeviceId => person.device.clone(),
            Preload::Username => person.username.clone(),
            Preload::Email => person.email.clone(),
            Preload::PhoneNumber => person.phone.clone(),
            Preload::SimSerial | Preload::SubscriberId => String::new(),
        }
    }

    /// Makes the instances that counts ask for; a lower count takes out those in which nothing stands.
    pub(super) fn make_instances(&mut self) -> bool {
        let mut any = false;
        while let Some(at) = self.agenda.counts.pop_first() {
            if !self.tree.frame(at.frame).alive {
                continue;
            }
            any |= self.count(at);
        }
        any
    }

    fn count(&mut self, at: At) -> bool {
        let form = Arc::clone(&self.form);
        let Some(bound) = &form.node(at.node).count else {
            return false;
        };
        let world = World::new(self.tree, self.env, self.language, at, bound);
        let zone = self.env.now.time_zone();
        let number = bound
            .expr
            .evaluate(&world)
            .map_or(0.0, |value| value.number(zone));
        let wanted = if number >= 1.0 {
            (number as usize).min(INSTANCES)
        } else {
            0
        };
        let mut any = false;
        while self.tree.instances(at.frame, at.node).len() > wanted {
            let last = *self
                .tree
                .instances(at.frame, at.node)
                .last()
                .expect("there is more than one");
            if self.tree.frame(last).held {
                break;
            }
            self.remove(last);
            any = true;
        }
        let first = self.tree.instances(at.frame, at.node).len();
        let wanted = wanted.min(first + FRAMES.saturating_sub(self.tree.living()));
        let made: Vec<FrameId> = (first..wanted)
            .map(|index| self.grow(at.frame, at.node, InstanceId::Made(index as u32 + 1)))
            .collect();
        if !made.is_empty() {
            any = true;
            self.agenda.grown(self.tree, at.frame, at.node);
        }
        if self.live {
            for frame in made {
                self.fill(frame);
            }
        }
        any
    }
}
