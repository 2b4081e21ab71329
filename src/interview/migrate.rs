//! What becomes of an interview's answers under another version of its form: question by question, before anything is
//! written.
//!
//! Nothing is dropped: an answer without a place stays where it is in the log, and is shown as such. It writes nothing
//! itself; [`Migration::writes`] gives what the caller makes durable.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use jiff::tz::TimeZone;

use super::path::split_key;
use super::{Answer, Facts, InstanceId, value};
use crate::form::{DataType, Form, Kind, Node, NodeId, OptionSource, levels};

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
    /// Questions of the new version that the old one did not ask, in its order.
    pub added: Vec<NodeId>,
    carried: Vec<Carried>,
    grown: Vec<Grown>,
}

/// An answer that is written anew, at another key or in another shape.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Carried {
    from: String,
    node: NodeId,
    instances: Vec<Id>,
    answer: Answer,
}

/// An instance that a repeat of another path needs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Grown {
    repeat: NodeId,
    around: Vec<Id>,
}

/// The id of an instance: as it was, or that of an instance still to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Id {
    Known(InstanceId),
    Grown(usize),
}

/// One thing to write down; instances first, then answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carry {
    /// An instance is added to the repeat of this key.
    Instance {
        /// The repeat's key.
        repeat: String,
    },
    /// A question has this answer.
    Answer {
        /// The key that the answer comes from.
        from: String,
        /// The key that it goes to.
        to: String,
        /// The answer, in the shape that the new question takes.
        answer: Answer,
    },
}

/// Looks at every answer of an interview and says what becomes of it in another version of the form.
pub fn migration(old: &Form, new: &Form, facts: &Facts, renames: &Renames) -> Result<Migration, BadRename> {
    let map = Map::new(old, new, renames)?;
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
            && let Some(instances) = map.instances(from, node, &chain, &mut found.grown, &mut grown)
        {
            found.carried.push(Carried {
                from: key.clone(),
                node,
                instances,
                answer,
            });
        }
        if !answer.is_blank() {
            found.steps.push(step);
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
        writes.extend(self.carried.iter().map(|carried| Carry::Answer {
            from: carried.from.clone(),
            to: key(new, carried.node, &carried.instances, &ids),
            answer: carried.answer.clone(),
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

/// Which question of the new form asks what a question of the old one asked.
struct Map<'a> {
    old: &'a Form,
    new: &'a Form,
    renamed: HashMap<NodeId, NodeId>,
}

impl<'a> Map<'a> {
    fn new(old: &'a Form, new: &'a Form, renames: &Renames) -> Result<Self, BadRename> {
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
        Ok(Self { old, new, renamed })
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
        same.or_else(by_name).filter(unclaimed)
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

    fn step(&self, key: &str, answer: &Answer) -> Step {
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
    fn instances(
        &self,
        from: NodeId,
        to: NodeId,
        chain: &[InstanceId],
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
                grown.push(Grown {
                    repeat: other,
                    around: ids.clone(),
                });
                grown.len() - 1
            });
            ids.push(Id::Grown(number));
        }
        Some(ids)
    }

    fn added(&self) -> Vec<NodeId> {
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
            .filter(|node| !taken.contains(node))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Attachments, Workbook};
    use crate::interview::InstanceFact;

    fn form(survey: &str) -> std::sync::Arc<Form> {
        let book = format!(
            r#"{{"survey": {survey}, "choices": [
                {{"list_name": "yn", "name": "yes", "label": "Y"}}, {{"list_name": "yn", "name": "no", "label": "N"}},
                {{"list_name": "y", "name": "yes", "label": "Y"}}]}}"#
        );
        let book = Workbook::from_json(&book).unwrap();
        let (form, problems) = Form::build(&book, &Attachments::default());
        form.unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn facts(answers: &[(&str, &str)]) -> Facts {
        Facts {
            instances: Vec::new(),
            answers: answers
                .iter()
                .map(|(key, value)| ((*key).to_owned(), Answer::Value((*value).to_owned())))
                .collect(),
        }
    }

    fn renames(pairs: &[(&str, &str)]) -> Renames {
        pairs
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect()
    }

    fn fates(found: &Migration) -> Vec<(&str, &Fate)> {
        found
            .steps
            .iter()
            .map(|step| (step.key.as_str(), &step.fate))
            .collect()
    }

    #[test]
    fn each_answer_is_kept_moved_converted_or_told_to_have_no_place() {
        let old = form(
            r#"[{"type": "text", "name": "same", "label": "S"}, {"type": "text", "name": "here", "label": "H"},
                {"type": "integer", "name": "number", "label": "N"}, {"type": "text", "name": "age", "label": "A"},
                {"type": "select_one yn", "name": "ok", "label": "O"}, {"type": "text", "name": "gone", "label": "G"}]"#,
        );
        let new = form(
            r#"[{"type": "text", "name": "same", "label": "S"}, {"type": "begin group", "name": "g", "label": "G"},
                {"type": "text", "name": "here", "label": "H"}, {"type": "end group"},
                {"type": "text", "name": "number", "label": "N"}, {"type": "integer", "name": "age", "label": "A"},
                {"type": "select_one y", "name": "ok", "label": "O"}, {"type": "text", "name": "fresh", "label": "F"}]"#,
        );
        let facts = facts(&[
            ("/data/gone", "x"),
            ("/data/same", "a"),
            ("/data/here", "b"),
            ("/data/number", "7"),
            ("/data/age", "old"),
            ("/data/ok", "no"),
        ]);

        let found = migration(&old, &new, &facts, &Renames::new()).unwrap();

        assert_eq!(
            fates(&found),
            [
                ("/data/same", &Fate::Kept),
                ("/data/here", &Fate::Moved),
                ("/data/number", &Fate::Kept),
                ("/data/age", &Fate::NoPlace(NoPlace::Unfit)),
                ("/data/ok", &Fate::Former),
                ("/data/gone", &Fate::NoPlace(NoPlace::Gone)),
            ]
        );
        assert_eq!(found.added, [new.find_name("fresh").unwrap()]);
        assert_eq!(
            found.writes(&new, || unreachable!("no instance is needed")),
            [Carry::Answer {
                from: "/data/here".into(),
                to: "/data/g/here".into(),
                answer: Answer::Value("b".into()),
            }]
        );
    }

    #[test]
    fn a_renamed_repeat_takes_its_instances_along() {
        let old = form(
            r#"[{"type": "begin repeat", "name": "r", "label": "R"}, {"type": "text", "name": "a", "label": "A"},
                {"type": "text", "name": "b", "label": "B"}, {"type": "end repeat"}]"#,
        );
        let new = form(
            r#"[{"type": "begin repeat", "name": "people", "label": "R"}, {"type": "text", "name": "a", "label": "A"},
                {"type": "text", "name": "bb", "label": "B"}, {"type": "end repeat"}]"#,
        );
        let mut facts = facts(&[
            ("/data/r{1}/a", "first"),
            ("/data/r{d.4}/a", "x"),
            ("/data/r{d.4}/b", "y"),
            ("/data/r{d.9}/a", "removed"),
        ]);
        facts.instances = vec![InstanceFact {
            key: "/data/r{d.9}".into(),
            present: false,
        }];
        let map = renames(&[("r", "people"), ("b", "bb")]);

        let found = migration(&old, &new, &facts, &map).unwrap();

        let mut next = 20;
        let writes = found.writes(&new, || {
            next += 1;
            InstanceId::Added(format!("d.{next}"))
        });
        let said: Vec<String> = writes
            .iter()
            .map(|write| match write {
                Carry::Instance { repeat } => format!("+ {repeat}"),
                Carry::Answer { from, to, .. } => format!("{from} > {to}"),
            })
            .collect();
        assert_eq!(
            said,
            [
                "+ /data/people",
                "/data/r{1}/a > /data/people{1}/a",
                "/data/r{d.4}/a > /data/people{d.21}/a",
                "/data/r{d.4}/b > /data/people{d.21}/bb",
            ]
        );
        assert_eq!(found.added, []);
    }

    #[test]
    fn a_rename_must_name_one_question_on_each_side() {
        let old = form(
            r#"[{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"}]"#,
        );
        let refused =
            |pairs: &[(&str, &str)]| migration(&old, &old, &Facts::default(), &renames(pairs)).unwrap_err();

        assert_eq!(refused(&[("z", "a")]), BadRename::Old { name: "z".into() });
        assert_eq!(refused(&[("a", "z")]), BadRename::New { name: "z".into() });
        assert_eq!(
            refused(&[("a", "b"), ("b", "b")]),
            BadRename::Twice { name: "b".into() }
        );
    }
}
