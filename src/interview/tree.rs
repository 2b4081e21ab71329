//! The arena of an interview: a frame of slots for the root and one for each repeat instance.
//!
//! A node of the interview is a frame and a node of the form, two numbers. While an act is staged, every change leaves a
//! trace in the journal, so that the act can be taken back without a copy of the tree.

use std::sync::Arc;

use super::InstanceId;
use crate::form::{Form, Kind, Layout, Node, NodeId, NonResponse};

/// The number of a frame.
pub(super) type FrameId = u32;

/// The frame of the root.
pub(super) const ROOT: FrameId = 0;

/// A node of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct At {
    pub frame: FrameId,
    pub node: NodeId,
}

/// What stands in one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub value: String,
    pub missing: Option<Box<(NonResponse, String)>>,
    /// For a calculation that a person has overridden: what it gave then.
    pub edited: Option<Box<str>>,
    /// Whether an answer is durably known, a blank one too.
    pub fact: bool,
    /// Whether the last result of its calculation was yes or no, not a text or number.
    pub boolean: bool,
    /// Its own relevance.
    pub own: bool,
    /// Its relevance, with all groups around it.
    pub relevant: bool,
    pub required: bool,
    pub readonly: bool,
    /// Whether its constraint holds.
    pub holds: bool,
    /// Whether its soft check holds.
    pub quiet: bool,
}

/// The root or one repeat instance.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub scope: u32,
    /// The frame around it; the root is its own.
    pub parent: FrameId,
    /// The instances chosen, outermost first; its own is the last.
    pub chain: Arc<[InstanceId]>,
    /// Its place among its siblings, from 1.
    pub position: u32,
    pub slots: Vec<Slot>,
    /// The frames of each repeat directly inside.
    pub repeats: Vec<Vec<FrameId>>,
    pub alive: bool,
    /// Whether something durable stands in it: a counted instance that the count no longer asks for stays then.
    pub held: bool,
}

/// One change that can be taken back.
#[derive(Debug)]
enum Trace {
    Slot(FrameId, u32, Slot),
    Inserted(FrameId),
    Removed(FrameId, usize),
    Held(FrameId),
}

/// All frames of an interview.
#[derive(Debug)]
pub(super) struct Tree {
    pub form: Arc<Form>,
    pub frames: Vec<Frame>,
    journal: Option<Vec<Trace>>,
    frames_before: usize,
    /// How many frames are alive.
    living: usize,
}

/// What is needed to take an act back.
#[derive(Debug)]
pub(super) struct Journal {
    traces: Vec<Trace>,
    frames: usize,
}

impl Tree {
    /// The root with its literal defaults, and no instance yet.
    pub fn new(form: Arc<Form>) -> Self {
        let frame = frame(&form, 0, ROOT, Arc::from([]), true);
        Self {
            form,
            frames: vec![frame],
            journal: None,
            frames_before: 0,
            living: 1,
        }
    }

    /// How many instances there are, the root among them.
    pub fn living(&self) -> usize {
        self.living
    }

    pub fn layout(&self) -> &Layout {
        self.form.layout()
    }

    pub fn node(&self, id: NodeId) -> &Node {
        self.form.node(id)
    }

    pub fn frame(&self, id: FrameId) -> &Frame {
        &self.frames[id as usize]
    }

    pub fn depth(&self, frame: FrameId) -> usize {
        self.frame(frame).chain.len()
    }

    /// The frame at or above another that has at most so many repeat levels.
    pub fn up(&self, mut frame: FrameId, keep: usize) -> FrameId {
        while self.depth(frame) > keep {
            frame = self.frame(frame).parent;
        }
        frame
    }

    /// Whether a node of the interview is a repeat as a whole, seen from the frame around it.
    pub fn is_whole(&self, at: At) -> bool {
        self.layout().scope_of[at.node.index()] != self.frame(at.frame).scope
    }

    pub fn slot(&self, at: At) -> &Slot {
        debug_assert!(!self.is_whole(at), "a repeat as a whole has no slot");
        &self.frames[at.frame as usize].slots[self.form.layout().slot_of[at.node.index()] as usize]
    }

    /// A slot to change; its state before is noted while an act is staged.
    pub fn slot_mut(&mut self, at: At) -> &mut Slot {
        let slot = self.form.layout().slot_of[at.node.index()];
        let found = &mut self.frames[at.frame as usize].slots[slot as usize];
        if let Some(journal) = &mut self.journal {
            journal.push(Trace::Slot(at.frame, slot, found.clone()));
        }
        found
    }

    pub fn hold(&mut self, frame: FrameId) {
        let mut at = frame;
        while at != ROOT && !self.frame(at).held {
            self.frames[at as usize].held = true;
            if let Some(journal) = &mut self.journal {
                journal.push(Trace::Held(at));
            }
            at = self.frame(at).parent;
        }
    }

    /// The node around a node.
    pub fn parent(&self, at: At) -> Option<At> {
        let parent = self.node(at.node).parent?;
        let own = self.layout().scopes[self.frame(at.frame).scope as usize].node;
        let frame = if own == at.node && at.frame != ROOT {
            self.frame(at.frame).parent
        } else {
            at.frame
        };
        Some(At { frame, node: parent })
    }

    /// The instances of a repeat in the frame around it.
    pub fn instances(&self, around: FrameId, repeat: NodeId) -> &[FrameId] {
        &self.frame(around).repeats[self.layout().nested[repeat.index()] as usize]
    }

    /// Whether the node and all groups around it are relevant; a repeat as a whole is if what holds it is.
    pub fn is_relevant(&self, at: At) -> bool {
        if self.is_whole(at) {
            return self.parent(at).is_none_or(|parent| self.is_relevant(parent));
        }
        self.slot(at).relevant
    }

    /// All frames of a scope at or below a frame, in document order.
    pub fn below(&self, from: FrameId, scope: u32, out: &mut Vec<FrameId>) {
        let chain = &self.form.layout().scopes[scope as usize].chain;
        self.descend(from, &chain[self.depth(from).min(chain.len())..], out);
    }

    fn descend(&self, from: FrameId, chain: &[u32], out: &mut Vec<FrameId>) {
        match chain.split_first() {
            None => out.push(from),
            Some((first, rest)) => {
                for instance in &self.frame(from).repeats[*first as usize] {
                    self.descend(*instance, rest, out);
                }
            }
        }
    }

    /// Adds an instance at the end of a repeat, with the literal defaults of its nodes.
    pub fn insert(&mut self, around: FrameId, repeat: NodeId, id: InstanceId) -> FrameId {
        let form = Arc::clone(&self.form);
        let layout = form.layout();
        let number = self.frames.len() as FrameId;
        let mut chain = self.frame(around).chain.to_vec();
        chain.push(id);
        let relevant = self
            .parent(At {
                frame: around,
                node: repeat,
            })
            .is_none_or(|parent| self.slot(parent).relevant);
        let mut made = frame(
            &form,
            layout.scope_of[repeat.index()],
            around,
            chain.into(),
            relevant,
        );
        let list = &mut self.frames[around as usize].repeats[layout.nested[repeat.index()] as usize];
        list.push(number);
        made.position = list.len() as u32;
        self.frames.push(made);
        self.living += 1;
        if let Some(journal) = &mut self.journal {
            journal.push(Trace::Inserted(number));
        }
        number
    }

    /// Takes an instance out; its frame stays where it is, so that the act can be taken back.
    pub fn remove(&mut self, frame: FrameId) {
        let (around, number) = self.place_of(frame);
        let list = &mut self.frames[around as usize].repeats[number];
        let Some(index) = list.iter().position(|instance| *instance == frame) else {
            return;
        };
        list.remove(index);
        self.set_alive(frame, false);
        self.renumber(around, number, index);
        if let Some(journal) = &mut self.journal {
            journal.push(Trace::Removed(frame, index));
        }
    }

    fn place_of(&self, frame: FrameId) -> (FrameId, usize) {
        let repeat = self.layout().scopes[self.frame(frame).scope as usize].node;
        (
            self.frame(frame).parent,
            self.layout().nested[repeat.index()] as usize,
        )
    }

    fn set_alive(&mut self, frame: FrameId, alive: bool) {
        let was = std::mem::replace(&mut self.frames[frame as usize].alive, alive);
        self.living = self.living + usize::from(alive) - usize::from(was);
        let inside: Vec<FrameId> = self.frame(frame).repeats.iter().flatten().copied().collect();
        for nested in inside {
            self.set_alive(nested, alive);
        }
    }

    fn renumber(&mut self, around: FrameId, number: usize, from: usize) {
        let list = std::mem::take(&mut self.frames[around as usize].repeats[number]);
        for (index, frame) in list.iter().enumerate().skip(from) {
            self.frames[*frame as usize].position = index as u32 + 1;
        }
        self.frames[around as usize].repeats[number] = list;
    }

    /// Begins to note changes.
    pub fn record(&mut self) {
        self.frames_before = self.frames.len();
        self.journal = Some(Vec::new());
    }

    /// Stops noting changes and hands over what was noted.
    pub fn recorded(&mut self) -> Journal {
        Journal {
            traces: self.journal.take().unwrap_or_default(),
            frames: self.frames_before,
        }
    }

    /// Takes back everything that was noted.
    pub fn undo(&mut self, journal: Journal) {
        for trace in journal.traces.into_iter().rev() {
            match trace {
                Trace::Slot(frame, slot, before) => self.frames[frame as usize].slots[slot as usize] = before,
                Trace::Held(frame) => self.frames[frame as usize].held = false,
                Trace::Inserted(frame) => {
                    let (around, number) = self.place_of(frame);
                    self.frames[around as usize].repeats[number].retain(|instance| *instance != frame);
                }
                Trace::Removed(frame, index) => {
                    let (around, number) = self.place_of(frame);
                    self.frames[around as usize].repeats[number].insert(index, frame);
                    self.set_alive(frame, true);
                    self.renumber(around, number, 0);
                }
            }
        }
        let undone = &self.frames[journal.frames.min(self.frames.len())..];
        self.living -= undone.iter().filter(|frame| frame.alive).count();
        self.frames.truncate(journal.frames);
    }
}

fn frame(form: &Form, scope: u32, parent: FrameId, chain: Arc<[InstanceId]>, relevant: bool) -> Frame {
    let of = &form.layout().scopes[scope as usize];
    let slots = of
        .nodes
        .iter()
        .map(|node| {
            let node = form.node(*node);
            let value = match &node.default {
                Some(crate::form::Default::Static(text)) => super::value::canonical(form, node, text),
                _ => String::new(),
            };
            Slot {
                value,
                missing: None,
                edited: None,
                fact: false,
                boolean: false,
                own: true,
                relevant,
                required: false,
                readonly: node.kind == Kind::Note,
                holds: true,
                quiet: true,
            }
        })
        .collect();
    Frame {
        scope,
        parent,
        chain,
        position: 1,
        slots,
        repeats: vec![Vec::new(); of.repeats.len()],
        alive: true,
        held: false,
    }
}
