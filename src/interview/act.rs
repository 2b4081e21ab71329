//! An interview, and acts on it: stage, then keep or undo.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::settle::Settling;
use super::tree::{At, FrameId, Journal, ROOT, Tree};
use super::{Answer, Auto, Change, Command, Env, Facts, InstanceId, Place, Refusal, Write, value};
use crate::form::{Form, Kind, LanguageId, NodeId};

/// A questionnaire being filled.
#[derive(Debug)]
pub struct Interview {
    pub(super) tree: Tree,
    pub(super) env: Env,
    pub(super) language: LanguageId,
    initial: Vec<Write>,
    orphans: Vec<(String, Answer)>,
    /// Questions for those who review are not among those asked here.
    pub(super) reviewing: bool,
}

/// An act that is applied but not yet durable: keep it or undo it before doing anything else.
#[derive(Debug)]
#[must_use = "an act is either kept or undone"]
pub struct Staged {
    writes: Vec<Write>,
    change: Change,
    journal: Journal,
}

impl Staged {
    /// What is to be made durable, in one transaction: the person's own act first, then what the engine wrote.
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    /// What the act changes.
    pub fn change(&self) -> &Change {
        &self.change
    }
}

impl Interview {
    /// Begins an interview: literal defaults, metadata, dynamic defaults, first instances.
    ///
    /// What the engine wrote is to be made durable with the beginning: see [`Self::take_initial_writes`].
    pub fn new(form: Arc<Form>, env: &Env) -> Self {
        let mut made = Self::empty(form, env);
        let mut settling = Settling::new(&mut made.tree, &made.env, made.language, true);
        settling.grow_inside(ROOT, true);
        settling.fill(ROOT);
        settling.agenda.mark_all(settling.tree);
        settling.settle();
        let writes = std::mem::take(&mut settling.writes);
        made.initial = made.auto_writes(&writes);
        made
    }

    /// Shows an interview as it was; nothing is written.
    ///
    /// Answers whose place the form does not have are kept aside: see [`Self::orphans`].
    pub fn restore(form: Arc<Form>, env: &Env, facts: &Facts) -> Self {
        let mut made = Self::empty(form, env);
        Settling::new(&mut made.tree, &made.env, made.language, false).grow_inside(ROOT, true);
        for instance in &facts.instances {
            made.restore_instance(&instance.key, instance.present);
        }
        for (key, answer) in &facts.answers {
            if !made.restore_answer(key, answer) {
                made.orphans.push((key.clone(), answer.clone()));
            }
        }
        made.recompute_all();
        made
    }

    fn empty(form: Arc<Form>, env: &Env) -> Self {
        let language = form.languages().default();
        let (initial, orphans) = (Vec::new(), Vec::new());
        Self {
            tree: Tree::new(form),
            env: env.clone(),
            language,
            initial,
            orphans,
            reviewing: true,
        }
    }

    fn restore_instance(&mut self, key: &str, present: bool) {
        let Some((node, chain)) = super::path::split_key(&self.tree.form, key) else {
            return;
        };
        let Some((id, around)) = chain.split_last() else {
            return;
        };
        let Some(frame) = self.frame_or_made(node, around) else {
            return;
        };
        let found = self.frame_of_instance(frame, node, id);
        let mut settling = Settling::new(&mut self.tree, &self.env, self.language, false);
        match (found, present) {
            (None, true) => {
                settling.grow(frame, node, id.clone());
            }
            (Some(instance), false) => settling.remove(instance),
            _ => {}
        }
    }

    fn restore_answer(&mut self, key: &str, answer: &Answer) -> bool {
        let Some((node, chain)) = super::path::split_key(&self.tree.form, key) else {
            return false;
        };
        let Some(frame) = self.frame_or_made(node, &chain) else {
            return false;
        };
        if self.tree.depth(frame) != self.tree.node(node).depth || self.tree.node(node).kind.is_group() {
            return false;
        }
        let at = At { frame, node };
        let edited = self.is_edit(node, answer);
        let slot = self.tree.slot_mut(at);
        answer.text().clone_into(&mut slot.value);
        slot.fact = true;
        slot.missing = match answer {
            Answer::Value(_) => None,
            Answer::Missing { kind, reason } => Some(Box::new((*kind, reason.clone()))),
        };
        if edited {
            slot.edited = Some("".into());
        }
        self.tree.hold(frame);
        true
    }

    /// Whether an answer stands against the calculation of its question.
    fn is_edit(&self, node: NodeId, answer: &Answer) -> bool {
        let node = self.tree.node(node);
        node.kind.has_control() && node.calculation.is_some() && node.trigger.is_empty() && !answer.is_blank()
    }

    /// The frame of a chain of instances; counted instances that something stands in are made on the way.
    fn frame_or_made(&mut self, node: NodeId, chain: &[InstanceId]) -> Option<FrameId> {
        let levels = crate::form::levels(self.tree.form.nodes(), node);
        let mut frame = ROOT;
        for (repeat, id) in levels.iter().zip(chain) {
            let found = self.frame_of_instance(frame, *repeat, id);
            frame = match (found, id) {
                (Some(found), _) => found,
                (None, InstanceId::Made(k)) if self.tree.node(*repeat).count.is_some() => {
                    let first = self.tree.instances(frame, *repeat).len() as u32 + 1;
                    let mut settling = Settling::new(&mut self.tree, &self.env, self.language, false);
                    let made: Vec<FrameId> = (first..=*k)
                        .map(|k| settling.grow(frame, *repeat, InstanceId::Made(k)))
                        .collect();
                    *made.last()?
                }
                _ => return None,
            };
        }
        Some(frame)
    }

    pub(super) fn frame_of_instance(
        &self,
        around: FrameId,
        repeat: NodeId,
        id: &InstanceId,
    ) -> Option<FrameId> {
        let instances = self.tree.instances(around, repeat);
        let is = |frame: &FrameId| self.tree.frame(*frame).chain.last() == Some(id);
        // Those that the form makes stand where their number says, unless one before them was removed.
        let likely = match id {
            InstanceId::Made(k) => instances
                .get((*k as usize).wrapping_sub(1))
                .filter(|frame| is(frame)),
            InstanceId::Added(_) => None,
        };
        likely
            .or_else(|| instances.iter().find(|frame| is(frame)))
            .copied()
    }

    /// What the engine wrote when the interview began; handed over once.
    pub fn take_initial_writes(&mut self) -> Vec<Write> {
        std::mem::take(&mut self.initial)
    }

    /// Answers whose place this form does not have: kept and shown, never dropped.
    pub fn orphans(&self) -> &[(String, Answer)] {
        &self.orphans
    }

    /// Works out everything from what stands, in the form's order.
    ///
    /// It is what restoring does, and the reference that the quick way of an act is tested against.
    pub fn recompute_all(&mut self) {
        let mut settling = Settling::new(&mut self.tree, &self.env, self.language, false);
        settling.agenda.mark_all(settling.tree);
        settling.settle();
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.tree.form
    }

    /// The language shown.
    pub fn language(&self) -> LanguageId {
        self.language
    }

    /// Shows the interview in another language; nothing is written.
    pub fn set_language(&mut self, language: LanguageId) -> Change {
        self.language = language;
        let form = Arc::clone(&self.tree.form);
        let mut settling = Settling::new(&mut self.tree, &self.env, language, false);
        settling.agenda.mark_units(settling.tree, &form.graph().spoken);
        settling.settle();
        let found = Found::of(&mut settling);
        self.change(found, Vec::new())
    }

    /// Applies an act and lists what it writes; refused acts change nothing.
    pub fn stage(&mut self, command: Command, env: &Env) -> Result<Staged, Refusal> {
        let act = self.checked(command)?;
        self.env = env.clone();
        self.tree.record();
        let mut settling = Settling::new(&mut self.tree, &self.env, self.language, true);
        let mut own = Vec::new();
        let mut gone = Vec::new();
        match act {
            Act::Set(at, answer) => {
                let calculated = settling.tree.node(at.node).calculation.is_some()
                    && settling.tree.node(at.node).trigger.is_empty();
                settling.put(at, &answer);
                if calculated {
                    settling.edit(at, !answer.is_blank());
                }
                own.push(Own::Answer(at, answer));
            }
            Act::Add(around, repeat, id) => {
                own.push(Own::Added(settling.add(around, repeat, id)));
            }
            Act::Remove(frame) => {
                own.push(Own::Removed(frame));
                gone.push(frame);
                settling.remove(frame);
            }
            Act::Finish => settling.finish(),
        }
        settling.settle();
        let autos = std::mem::take(&mut settling.writes);
        let found = Found::of(&mut settling);
        let journal = self.tree.recorded();
        let mut writes: Vec<Write> = own.into_iter().map(|own| self.own_write(own)).collect();
        writes.extend(self.auto_writes(&autos));
        let change = self.change(found, gone);
        Ok(Staged {
            writes,
            change,
            journal,
        })
    }

    /// Keeps a staged act, once it is durable.
    pub fn keep(&mut self, staged: Staged) -> Change {
        staged.change
    }

    /// Takes a staged act back, when it could not be made durable.
    pub fn undo(&mut self, staged: Staged) {
        self.tree.undo(staged.journal);
    }

    fn checked(&self, command: Command) -> Result<Act, Refusal> {
        match command {
            Command::Set { place, answer } => self.checked_set(&place, answer),
            Command::AddInstance { repeat, id } => {
                let (around, node) = self.checked_repeat(&repeat)?;
                if self.frame_of_instance(around, node, &id).is_some() {
                    return Err(Refusal::DuplicateInstance {
                        path: self.position_path(&repeat),
                    });
                }
                Ok(Act::Add(around, node, id))
            }
            Command::RemoveInstance { place } => {
                let whole = self.whole(&place).ok_or_else(|| self.unknown(&place))?;
                let (around, node) = self.checked_repeat(&whole)?;
                let id = place.instances.last().ok_or_else(|| self.unknown(&place))?;
                let frame = self
                    .frame_of_instance(around, node, id)
                    .ok_or_else(|| self.unknown(&place))?;
                Ok(Act::Remove(frame))
            }
            Command::Finish => Ok(Act::Finish),
        }
    }

    fn checked_set(&self, place: &Place, answer: Answer) -> Result<Act, Refusal> {
        let at = self.at(place).ok_or_else(|| self.unknown(place))?;
        let node = self.tree.node(at.node);
        let path = || self.position_path(place);
        let open = node.kind.has_control() && node.kind != Kind::Note
            || node.kind == Kind::Hidden && node.calculation.is_none();
        if !open || self.tree.is_whole(at) {
            return Err(Refusal::NoAnswer { path: path() });
        }
        if self.tree.slot(at).readonly {
            return Err(Refusal::ReadOnly { path: path() });
        }
        match answer {
            Answer::Missing { kind, .. } if !node.nonresponse.allows(kind) => {
                Err(Refusal::NonResponse { path: path(), kind })
            }
            Answer::Missing { .. } => Ok(Act::Set(at, answer)),
            Answer::Value(text) => {
                let text = value::canonical(&self.tree.form, node, &text);
                Ok(Act::Set(at, Answer::Value(text)))
            }
        }
    }

    fn checked_repeat(&self, whole: &Place) -> Result<(FrameId, NodeId), Refusal> {
        let node = self.tree.node(whole.node);
        if node.kind != Kind::Repeat {
            return Err(Refusal::NotARepeat {
                path: self.position_path(whole),
            });
        }
        if node.count.is_some() {
            return Err(Refusal::Counted {
                path: self.position_path(whole),
            });
        }
        let at = self.at(whole).filter(|at| self.tree.is_whole(*at));
        at.map(|at| (at.frame, whole.node))
            .ok_or_else(|| self.unknown(whole))
    }

    fn unknown(&self, place: &Place) -> Refusal {
        Refusal::UnknownPlace {
            path: self.key(place),
        }
    }

    fn own_write(&self, own: Own) -> Write {
        match own {
            Own::Answer(at, answer) => Write::Answer {
                key: self.key_at(at),
                answer,
                auto: None,
            },
            Own::Added(frame) => Write::Added {
                key: self.key_of_frame(frame),
            },
            Own::Removed(frame) => Write::Removed {
                key: self.key_of_frame(frame),
            },
        }
    }

    /// The last value of each node the engine wrote, in the order of its first writing.
    fn auto_writes(&self, autos: &[(At, Auto)]) -> Vec<Write> {
        let last: HashMap<At, Auto> = autos.iter().copied().collect();
        let mut seen = HashSet::new();
        let mut writes = Vec::new();
        for (at, _) in autos {
            if !seen.insert(*at) || !self.tree.frame(at.frame).alive {
                continue;
            }
            let cause = last.get(at).copied();
            // A calculation is never stored: giving way means that nothing is typed against it any more.
            let answer = match cause {
                Some(Auto::Recalculated) => Answer::Value(String::new()),
                _ => self.answer_at(*at),
            };
            writes.push(Write::Answer {
                key: self.key_at(*at),
                answer,
                auto: cause,
            });
        }
        writes
    }

    pub(super) fn answer_at(&self, at: At) -> Answer {
        let slot = self.tree.slot(at);
        match &slot.missing {
            Some(missing) => Answer::Missing {
                kind: missing.0,
                reason: missing.1.clone(),
            },
            None => Answer::Value(slot.value.clone()),
        }
    }

    fn change(&self, found: Found, gone: Vec<FrameId>) -> Change {
        let places = |mut list: Vec<At>| -> Vec<Place> {
            list.sort_unstable_by_key(|at| (at.node, at.frame));
            list.dedup();
            list.retain(|at| self.tree.frame(at.frame).alive);
            list.into_iter().map(|at| self.place(at)).collect()
        };
        let frames = |list: Vec<FrameId>| -> Vec<Place> {
            list.into_iter().map(|frame| self.place_of_frame(frame)).collect()
        };
        Change {
            values: places(found.values),
            relevance: places(found.relevance),
            validity: places(found.validity),
            texts: places(found.texts),
            added: frames(found.added),
            removed: frames(gone),
        }
    }
}

/// A command whose place was found.
enum Act {
    Set(At, Answer),
    Add(FrameId, NodeId, InstanceId),
    Remove(FrameId),
    Finish,
}

/// A person's own write.
enum Own {
    Answer(At, Answer),
    Added(FrameId),
    Removed(FrameId),
}

/// What a settling changed.
struct Found {
    values: Vec<At>,
    relevance: Vec<At>,
    validity: Vec<At>,
    texts: Vec<At>,
    added: Vec<FrameId>,
}

impl Found {
    fn of(settling: &mut Settling<'_>) -> Self {
        Self {
            values: std::mem::take(&mut settling.values),
            relevance: std::mem::take(&mut settling.relevance),
            validity: std::mem::take(&mut settling.validity),
            texts: std::mem::take(&mut settling.texts),
            added: std::mem::take(&mut settling.added),
        }
    }
}
