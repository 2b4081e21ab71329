//! What becomes of an interview's answers under another version of its form: question by question, before anything is
//! written.
//!
//! Nothing is dropped: an answer without a place stays where it is in the log, and is shown as such. It writes nothing
//! itself; [`Migration::writes`] gives what the caller makes durable.

mod map;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use super::path::split_key;
use super::{Answer, Facts, InstanceId};
use crate::form::{Form, Kind, NodeId};
use map::Map;

/// Old questions by the name or path of the new ones that ask the same.
pub type Renames = BTreeMap<String, String>;

/// A rename that names no question, or several.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRename {
    /// The form that is left has no single question of that name.
    #[error("the old version has no single question {name}")]
    Old {
        /// The name or path.
        name: String,
    },
    /// The form that is moved to has no single question of that name.
    #[error("the new version has no single question {name}")]
    New {
        /// The name or path.
        name: String,
    },
    /// Two questions would become one.
    #[error("{name} would take the answers of two questions")]
    Twice {
        /// The name or path in the new form.
        name: String,
    },
}

/// What becomes of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stays where it is.
    Kept,
    /// It stays, though its choice is no longer on the list: a former option.
    Former,
    /// It goes to another place.
    Moved,
    /// The question is of another kind now; the answer reads so there.
    Converted(Answer),
    /// The new version has no place for it.
    NoPlace(NoPlace),
}

/// Why an answer has no place in the new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Nothing asks it.
    Gone,
    /// What stands there now is worked out, or takes no answer.
    NotAsked,
    /// It is asked at another level of repeats.
    Level,
    /// The value is none of the new question's kind.
    Unfit,
}

/// One answer and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its key in the log.
    pub key: String,
    /// The question in the version that is left, if that version has it.
    pub from: Option<NodeId>,
    /// The question in the version that is moved to, if there is one.
    pub to: Option<NodeId>,
    /// What stands.
    pub answer: Answer,
    /// What becomes of it.
    pub fate: Fate,
}

/// The preview of a migration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Migration {
    /// Every answer, in the order of the version that is left.
    pub steps: Vec<Step>,
    /// What was said beside questions that have no answer: notes, other voices.
    pub besides: Vec<Beside>,
    /// Questions of the new version that the old one did not ask, in its order.
    pub added: Vec<NodeId>,
    carried: Vec<Carried>,
    grown: Vec<Grown>,
}

/// A question without an answer, beside which something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its key in the log.
    pub key: String,
    /// The question in the version that is left, if that version has it.
    pub from: Option<NodeId>,
    /// The question in the version that is moved to, if there is one.
    pub to: Option<NodeId>,
}

/// An answer that is written anew, at another key or in another shape; or what was said beside it (no answer).
#[derive(Debug, Clone, PartialEq, Eq)]
struct Carried {
    from: String,
    node: NodeId,
    instances: Vec<Id>,
    answer: Option<Answer>,
}

/// An instance that a repeat of another path needs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Grown {
    /// The key of the instance that it stands for.
    from: String,
    repeat: NodeId,
    around: Vec<Id>,
}

/// The id of an instance: as it was, or that of an instance still to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Id {
    Known(InstanceId),
    Grown(usize),
}

/// One thing to write down: instances that are added first, then answers, then the instances that they leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carry {
    /// An instance is added to the repeat of this key.
    Instance {
        /// The repeat's key.
        repeat: String,
    },
    /// A question has this answer; the one that it comes from, where that is another, is left blank.
    Answer {
        /// The key that the answer comes from.
        from: String,
        /// The key that it goes to.
        to: String,
        /// The answer, in the shape that the new question takes.
        answer: Answer,
    },
    /// What was said beside a question (notes, other voices) goes with it.
    Words {
        /// The key that it stood at.
        from: String,
        /// The key that it goes to.
        to: String,
    },
    /// An instance has gone to another repeat with all that it holds.
    Left {
        /// The instance's key.
        instance: String,
    },
}

/// Looks at every answer of an interview and says what becomes of it in another version of the form; `beside` are the
/// keys at which something else was said.
pub fn migration(
    old: &Form,
    new: &Form,
    facts: &Facts,
    beside: &BTreeSet<String>,
    renames: &Renames,
) -> Result<Migration, BadRename> {
    let map = Map::new(old, new, renames, facts)?;
    let gone: BTreeSet<&str> = facts
        .instances
        .iter()
        .filter(|instance| !instance.present)
        .map(|instance| instance.key.as_str())
        .collect();
    let mut found = Migration::default();
    let mut grown: HashMap<(NodeId, Vec<InstanceId>), usize> = HashMap::new();
    for (key, answer) in in_order(old, facts) {
        // What stands in a removed instance stays with it.
        if gone.iter().any(|instance| lies_in(key, instance)) {
            continue;
        }
        let step = map.step(key, answer);
        if let (Some(node), Some((from, chain))) = (step.to, split_key(old, key))
            && let Some(answer) = carried(&step)
            && let Some(instances) = map.instances((from, node), (key, &chain), &mut found.grown, &mut grown)
        {
            found.carried.push(Carried {
                from: key.clone(),
                node,
                instances,
                answer: Some(answer),
            });
        }
        if !answer.is_blank() {
            found.steps.push(step);
        }
    }
    let blank = Answer::Value(String::new());
    let answers: HashMap<&str, &Answer> = facts
        .answers
        .iter()
        .map(|(key, answer)| (key.as_str(), answer))
        .collect();
    for key in beside {
        if gone.iter().any(|instance| lies_in(key, instance)) {
            continue;
        }
        let answer = answers.get(key.as_str()).copied().unwrap_or(&blank);
        let step = map.step(key, answer);
        // Words stay with an answer that stays behind.
        let to = step.to.filter(|_| !matches!(step.fate, Fate::NoPlace(_)));
        if let (Some(node), Some((from, chain))) = (to, split_key(old, key))
            && let Some(instances) = map.instances((from, node), (key, &chain), &mut found.grown, &mut grown)
        {
            found.carried.push(Carried {
                from: key.clone(),
                node,
                instances,
                answer: None,
            });
        }
        if answer.is_blank() {
            let (key, from) = (key.clone(), step.from);
            found.besides.push(Beside { key, from, to });
        }
    }
    found.added = map.added();
    Ok(found)
}

/// The answer that must be written anew; none where the old statement goes on standing.
fn carried(step: &Step) -> Option<Answer> {
    match &step.fate {
        Fate::Kept | Fate::Former | Fate::NoPlace(_) => None,
        Fate::Moved => Some(step.answer.clone()),
        Fate::Converted(answer) => Some(answer.clone()),
    }
}

fn in_order<'a>(old: &Form, facts: &'a Facts) -> Vec<(&'a String, &'a Answer)> {
    let mut answers: Vec<_> = facts.answers.iter().map(|(key, answer)| (key, answer)).collect();
    // What the old version itself had no place for comes last.
    answers.sort_by_cached_key(|(key, _)| split_key(old, key).map_or(u32::MAX, |(node, _)| node.0));
    answers
}

fn lies_in(key: &str, instance: &str) -> bool {
    key.strip_prefix(instance)
        .is_some_and(|rest| rest.starts_with('/'))
}

impl Migration {
    /// What is to be written, in order; `id` gives the ids of the instances, in the order in which they are added.
    pub fn writes(&self, new: &Form, mut id: impl FnMut() -> InstanceId) -> Vec<Carry> {
        let mut ids: Vec<InstanceId> = Vec::new();
        let mut writes = Vec::new();
        for grown in &self.grown {
            let repeat = key(new, grown.repeat, &grown.around, &ids);
            writes.push(Carry::Instance { repeat });
            ids.push(id());
        }
        writes.extend(self.carried.iter().filter_map(|carried| {
            let (from, to) = (
                carried.from.clone(),
                key(new, carried.node, &carried.instances, &ids),
            );
            match &carried.answer {
                Some(answer) => Some(Carry::Answer {
                    from,
                    to,
                    answer: answer.clone(),
                }),
                None => (from != to).then_some(Carry::Words { from, to }),
            }
        }));
        writes.extend(self.grown.iter().map(|grown| Carry::Left {
            instance: grown.from.clone(),
        }));
        writes
    }
}

/// The key of a node in these instances; of a repeat as a whole where its own is not among them.
fn key(form: &Form, node: NodeId, instances: &[Id], grown: &[InstanceId]) -> String {
    let mut line = vec![form.node(node)];
    while let Some(parent) = line.last().and_then(|node| node.parent) {
        line.push(form.node(parent));
    }
    let mut ids = instances.iter();
    let mut key = String::new();
    for node in line.into_iter().rev() {
        // Writing to a string cannot fail.
        let _ = write!(key, "/{}", node.name);
        if node.kind == Kind::Repeat
            && let Some(id) = ids.next()
        {
            let _ = match id {
                Id::Known(id) => write!(key, "{{{id}}}"),
                Id::Grown(number) => write!(key, "{{{}}}", grown[*number]),
            };
        }
    }
    key
}

#[cfg(test)]
mod tests;
