//! From one change to a settled interview.
//!
//! Two loops. The inner one works out, in the form's static order, every unit that a change can reach, in the instances
//! it can reach. The outer one does what only an act may do: instances that a count asks for, triggers, choices that a
//! filter dropped; each of these is a change again. Outside an act (restoring, another language) the outer loop only
//! makes counted instances: nothing is written. What is still to be done stands in [`super::agenda`], how repeats grow in
//! [`super::growth`].

use std::cell::Cell;
use std::sync::Arc;

use super::agenda::Agenda;
use super::scope::World;
use super::tree::{At, FrameId, Slot, Tree};
use super::{Answer, Auto, Env, offers, value};
use crate::form::{Aspect, Bound, DataType, Form, Kind, LanguageId, UnitId};
use crate::xpath::{Value, print_number};

/// How often the outer loop may turn before a form that never settles is left as it is.
const ROUNDS: usize = 100;

/// One settling: the tree, the world around it, and what came of it.
pub(super) struct Settling<'a> {
    pub tree: &'a mut Tree,
    pub env: &'a Env,
    pub language: LanguageId,
    /// Whether an act is under way: only then is anything written.
    pub(super) live: bool,
    pub(super) form: Arc<Form>,
    pub agenda: Agenda,
    /// Answers that the engine gave.
    pub writes: Vec<(At, Auto)>,
    pub values: Vec<At>,
    pub relevance: Vec<At>,
    pub validity: Vec<At>,
    pub texts: Vec<At>,
    pub added: Vec<FrameId>,
}

impl<'a> Settling<'a> {
    pub fn new(tree: &'a mut Tree, env: &'a Env, language: LanguageId, live: bool) -> Self {
        let form = Arc::clone(&tree.form);
        Self {
            tree,
            env,
            language,
            live,
            form,
            agenda: Agenda::default(),
            writes: Vec::new(),
            values: Vec::new(),
            relevance: Vec::new(),
            validity: Vec::new(),
            texts: Vec::new(),
            added: Vec::new(),
        }
    }

    /// Works out everything that was marked, and what follows.
    pub fn settle(&mut self) {
        for _ in 0..ROUNDS {
            self.propagate();
            if !(self.make_instances() || self.live && (self.fire_trigger() || self.drop_choices())) {
                return;
            }
        }
    }

    /// Gives a node a value or non-answer, and marks what reads it.
    pub fn put(&mut self, at: At, answer: &Answer) -> bool {
        let missing = match answer {
            Answer::Value(_) => None,
            Answer::Missing { kind, reason } => Some(Box::new((*kind, reason.clone()))),
        };
        let slot = self.tree.slot(at);
        let text = answer.text();
        let changed = slot.value != text;
        if !changed && slot.missing == missing && slot.fact {
            return false;
        }
        let slot = self.tree.slot_mut(at);
        if changed {
            text.clone_into(&mut slot.value);
        }
        (slot.missing, slot.fact, slot.boolean) = (missing, true, false);
        self.tree.hold(at.frame);
        self.values.push(at);
        self.validity.push(at);
        if changed {
            self.agenda.changed(self.tree, at);
            if !self.form.graph().triggers[at.node.index()].is_empty() {
                self.agenda.triggers.push_back(at);
            }
        }
        if self.tree.node(at.node).kind.is_select() {
            self.agenda.drops.insert(at);
        }
        true
    }

    /// Lets a calculated question have what a person typed, or its calculation again.
    pub fn edit(&mut self, at: At, edited: bool) {
        let base = if edited {
            Some(self.calculated(at).0.into_boxed_str())
        } else {
            None
        };
        self.tree.slot_mut(at).edited = base;
        if !edited {
            self.agenda.mark_own(self.tree, at, Aspect::Calculate);
        }
    }

    pub(super) fn auto(&mut self, at: At, text: String, cause: Auto) {
        if self.put(at, &Answer::Value(text)) {
            self.writes.push((at, cause));
        }
    }

    fn propagate(&mut self) {
        while let Some((unit, frames)) = self.agenda.next() {
            for frame in frames {
                if self.tree.frame(frame).alive {
                    self.work_out(unit, frame);
                }
            }
        }
    }

    fn work_out(&mut self, unit: UnitId, frame: FrameId) {
        let form = Arc::clone(&self.form);
        let unit = form.graph().units[unit.0 as usize];
        let at = At {
            frame,
            node: unit.node,
        };
        let node = form.node(unit.node);
        match unit.aspect {
            Aspect::Calculate => self.calculate(at),
            Aspect::Relevant => {
                let own = self.holds(at, node.relevant.as_ref());
                if self.tree.slot(at).own != own {
                    self.tree.slot_mut(at).own = own;
                    self.spread(at);
                }
            }
            Aspect::Required => {
                let required = self.holds(at, node.required.as_ref());
                self.flag(at, required, |slot| slot.required, |slot| &mut slot.required);
            }
            Aspect::ReadOnly => {
                let readonly = self.holds(at, node.readonly.as_ref());
                self.flag(at, readonly, |slot| slot.readonly, |slot| &mut slot.readonly);
            }
            Aspect::Constraint => {
                let holds = self.tree.slot(at).value.is_empty() || self.holds(at, node.constraint.as_ref());
                self.flag(at, holds, |slot| slot.holds, |slot| &mut slot.holds);
            }
            Aspect::Warning => {
                let quiet = self.tree.slot(at).value.is_empty() || self.holds(at, node.warning.as_ref());
                self.flag(at, quiet, |slot| slot.quiet, |slot| &mut slot.quiet);
            }
            Aspect::Count => {
                self.agenda.counts.insert(at);
            }
            Aspect::Choices => {
                self.texts.push(at);
                self.agenda.drops.insert(at);
            }
            Aspect::Texts => self.texts.push(at),
        }
    }

    /// Sets one of a slot's marks, which `of` finds in it.
    fn flag(&mut self, at: At, now: bool, is: fn(&Slot) -> bool, of: fn(&mut Slot) -> &mut bool) {
        if is(self.tree.slot(at)) != now {
            *of(self.tree.slot_mut(at)) = now;
            self.validity.push(at);
        }
    }

    /// Whether a rule holds; one that cannot be worked out does, so that it hides and blocks nothing.
    fn holds(&self, at: At, bound: Option<&Bound>) -> bool {
        bound.is_none_or(|bound| {
            let world = World::new(self.tree, self.env, self.language, at, bound);
            bound.expr.holds(&world).unwrap_or(true)
        })
    }

    /// Carries the relevance of a node into what it holds, and marks what reads what changed.
    fn spread(&mut self, at: At) {
        let around = self
            .tree
            .parent(at)
            .is_none_or(|parent| self.tree.slot(parent).relevant);
        if self.carry(at, around) {
            self.relevance.push(at);
        }
    }

    fn carry(&mut self, at: At, around: bool) -> bool {
        let slot = self.tree.slot(at);
        let relevant = around && slot.own;
        if slot.relevant == relevant {
            return false;
        }
        self.tree.slot_mut(at).relevant = relevant;
        self.agenda.changed(self.tree, at);
        let node = self.form.node(at.node);
        if relevant && node.kind.is_select() {
            self.agenda.drops.insert(at);
        }
        if node.kind.is_group() {
            let form = Arc::clone(&self.form);
            for child in &form.node(at.node).children {
                if form.node(*child).kind == Kind::Repeat {
                    let frames = self.tree.instances(at.frame, *child).to_vec();
                    for frame in frames {
                        self.carry(At { frame, node: *child }, relevant);
                    }
                } else {
                    self.carry(
                        At {
                            frame: at.frame,
                            node: *child,
                        },
                        relevant,
                    );
                }
            }
        }
        true
    }

    fn calculate(&mut self, at: At) {
        let slot = self.tree.slot(at);
        let keeps = self.form.graph().keeps[at.node.index()];
        if keeps && !self.live && slot.fact && !slot.value.is_empty() {
            return;
        }
        let (text, boolean) = self.calculated(at);
        let slot = self.tree.slot(at);
        if let Some(base) = &slot.edited {
            if **base == *text {
                return;
            }
            if !self.live {
                // Nothing changed but our knowledge of what it gives.
                self.tree.slot_mut(at).edited = Some(text.into_boxed_str());
                return;
            }
            self.tree.slot_mut(at).edited = None;
            self.writes.push((at, Auto::Recalculated));
        }
        let slot = self.tree.slot(at);
        let same = slot.value == text;
        if same && slot.boolean == boolean && slot.missing.is_none() {
            return;
        }
        let slot = self.tree.slot_mut(at);
        (slot.value, slot.boolean, slot.missing) = (text, boolean, None);
        self.values.push(at);
        if keeps && self.live {
            self.tree.slot_mut(at).fact = true;
            self.writes.push((at, Auto::Once));
        }
        if !same {
            self.agenda.changed(self.tree, at);
        }
        if self.form.node(at.node).kind.is_select() {
            self.agenda.drops.insert(at);
        }
    }

    /// What the calculation of a node gives now, as its type stores it.
    fn calculated(&self, at: At) -> (String, bool) {
        let form = Arc::clone(&self.form);
        match &form.node(at.node).calculation {
            Some(bound) => self.worked_out(at, bound, 0),
            None => (String::new(), false),
        }
    }

    /// The value of an expression as a node stores it, and whether it is yes or no in a node without type.
    pub(super) fn worked_out(&self, at: At, bound: &Bound, nonce: u64) -> (String, bool) {
        let nonce = if nonce == 0 {
            0
        } else {
            self.env.now.timestamp().as_millisecond() as u64
        };
        let world = World {
            nonce,
            draws: Cell::new(0),
            ..World::new(self.tree, self.env, self.language, at, bound)
        };
        let zone = self.env.now.time_zone();
        let Ok(result) = bound.expr.evaluate(&world) else {
            return (String::new(), false);
        };
        let kind = self.tree.node(at.node).kind;
        let text = match kind.data_type() {
            DataType::Integer => {
                let number = result.number(zone);
                if matches!(&result, Value::Text(text) if text.is_empty()) || number.is_nan() {
                    String::new()
                } else {
                    print_number(number.trunc())
                }
            }
            DataType::Decimal => result.stored_as(crate::xpath::Kind::Number, zone).into_owned(),
            DataType::Date => result.stored_as(crate::xpath::Kind::Date, zone).into_owned(),
            DataType::DateTime => result.stored_as(crate::xpath::Kind::DateTime, zone).into_owned(),
            DataType::Time => result.stored_as(crate::xpath::Kind::Time, zone).into_owned(),
            DataType::Select => value::canonical(&self.form, self.tree.node(at.node), &result.stored()),
            _ => result.stored().into_owned(),
        };
        let plain = kind.data_type() == DataType::Text;
        (text, plain && matches!(result, Value::Boolean(_)))
    }

    /// Works out what a changed question triggers, in the instances around it.
    fn fire_trigger(&mut self) -> bool {
        let Some(source) = self.agenda.triggers.pop_front() else {
            return false;
        };
        if !self.tree.frame(source.frame).alive {
            return true;
        }
        let form = Arc::clone(&self.form);
        let layout = form.layout();
        for target in &form.graph().triggers[source.node.index()] {
            let node = form.node(*target);
            let mut frames = Vec::new();
            let from = self.tree.up(
                source.frame,
                crate::form::shared(form.nodes(), *target, source.node),
            );
            self.tree
                .below(from, layout.scope_of[target.index()], &mut frames);
            for frame in frames {
                let at = At { frame, node: *target };
                let text = match &node.calculation {
                    Some(bound) => self.worked_out(at, bound, 1).0,
                    None => String::new(),
                };
                if self.tree.slot(at).value != text {
                    self.auto(at, text, Auto::Trigger);
                }
            }
        }
        true
    }

    /// Takes out chosen values that are no longer on offer; where nothing is asked, nothing is taken.
    fn drop_choices(&mut self) -> bool {
        let mut any = false;
        for at in std::mem::take(&mut self.agenda.drops) {
            if !self.tree.frame(at.frame).alive {
                continue;
            }
            let slot = self.tree.slot(at);
            if slot.value.is_empty() || !slot.relevant {
                continue;
            }
            let tree = &*self.tree;
            let offered = |word: &str| offers::is_offered(tree, self.env, at, word, self.language);
            let kept: String = if tree.node(at.node).kind == Kind::SelectOne {
                if offered(&slot.value) {
                    slot.value.clone()
                } else {
                    String::new()
                }
            } else {
                let words: Vec<&str> = slot
                    .value
                    .split_whitespace()
                    .filter(|word| offered(word))
                    .collect();
                words.join(" ")
            };
            if kept != slot.value {
                self.auto(at, kept, Auto::Dropped);
                any = true;
            }
        }
        any
    }
}
