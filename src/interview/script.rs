//! Scripts: an interview filled by a list of acts, and what it looks like after each of them.
//!
//! It speaks the contract that all form engines here are tested by (acts as JSON, snapshots as JSON); a missing
//! translation reads `-` in it, as in ODK, where our screens show another language.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::tree::At;
use super::{Answer, Command, Env, Failure, InstanceId, Interview, Place, Refusal, Shown, Verdict, offers};
use crate::form::{Form, Kind, NonResponse, Texts};

/// One act of a script.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Op {
    /// Answers a question: a text, a list of choices, or a non-answer.
    Set {
        /// Its path or name.
        path: String,
        /// The answer.
        #[serde(default)]
        value: Option<OpValue>,
        /// The non-answer.
        #[serde(default)]
        nonresponse: Option<NonResponse>,
        /// Why there is none.
        #[serde(default)]
        reason: String,
    },
    /// Adds instances at the end of a repeat.
    AddRepeat {
        /// The repeat as a whole.
        path: String,
        /// How many.
        #[serde(default = "one")]
        count: u32,
    },
    /// Removes an instance.
    RemoveRepeat {
        /// The instance.
        path: String,
    },
    /// Shows the form in another language.
    Language {
        /// Its name as the form writes it.
        value: String,
    },
    /// Checks the interview.
    Validate,
}

/// An answer in a script.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OpValue {
    /// The text itself.
    Text(String),
    /// Choices in order.
    List(Vec<String>),
    /// A number, written without quotes.
    Number(serde_json::Number),
}

/// How one act went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Whether it was done.
    pub ok: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// What checking said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<&'static str>,
    /// The first place that fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// What every node looks like after an act.
#[derive(Debug, Clone, Serialize)]
pub struct Snapshot {
    /// `start`, or the number of the act.
    pub after: serde_json::Value,
    /// The nodes in document order.
    pub nodes: Vec<NodeState>,
}

/// What one node looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeState {
    /// Its position path.
    pub path: String,
    /// `question`, `model`, `group` or `repeat-instance`.
    pub kind: &'static str,
    /// Its value; groups have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The non-answer that stands instead of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonresponse: Option<NonResponse>,
    /// With all groups around it.
    pub relevant: bool,
    /// As worked out now.
    pub required: bool,
    /// As worked out now.
    pub readonly: bool,
    /// Whether nothing blocks.
    pub valid: bool,
    /// Said when something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// In the language shown.
    pub label: String,
    /// In the language shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The choices on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<ChoiceState>>,
}

/// What one choice looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceState {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A script run to its end.
#[derive(Debug, Clone, Serialize)]
pub struct Trace {
    /// One for each act.
    pub steps: Vec<Step>,
    /// One for each moment asked for.
    pub snapshots: Vec<Snapshot>,
}

/// When to take snapshots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Moments {
    /// At the start and after every act.
    #[default]
    All,
    /// At these moments; `None` is the start.
    Some(BTreeSet<Option<usize>>),
}

fn one() -> u32 {
    1
}

/// Runs a script over a new interview.
pub fn trace(form: &Arc<Form>, script: &[Op], env: &Env, moments: &Moments) -> Trace {
    let mut interview = Interview::new(Arc::clone(form), env);
    let mut trace = Trace {
        steps: Vec::new(),
        snapshots: Vec::new(),
    };
    let wanted = |moment: Option<usize>| match moments {
        Moments::All => true,
        Moments::Some(set) => set.contains(&moment),
    };
    if wanted(None) {
        trace.snapshots.push(Snapshot {
            after: "start".into(),
            nodes: interview.snapshot(),
        });
    }
    for (number, op) in script.iter().enumerate() {
        trace.steps.push(interview.run(op, number, env));
        if wanted(Some(number)) {
            trace.snapshots.push(Snapshot {
                after: number.into(),
                nodes: interview.snapshot(),
            });
        }
    }
    trace
}

impl Step {
    fn ok() -> Self {
        Self {
            ok: true,
            error: None,
            result: None,
            path: None,
        }
    }

    fn failed(refusal: &impl ToString) -> Self {
        Self {
            ok: false,
            error: Some(refusal.to_string()),
            result: None,
            path: None,
        }
    }
}

impl Op {
    /// The commands of an act on an interview; instances that it adds are numbered after `number`.
    pub fn commands(&self, interview: &Interview, number: usize) -> Result<Vec<Command>, Refusal> {
        match self {
            Self::Set {
                path,
                value,
                nonresponse,
                reason,
            } => {
                let place = interview.find(path)?;
                let answer = match nonresponse {
                    Some(kind) => Answer::Missing {
                        kind: *kind,
                        reason: reason.clone(),
                    },
                    None => Answer::Value(value.as_ref().map(OpValue::text).unwrap_or_default()),
                };
                Ok(vec![Command::Set { place, answer }])
            }
            Self::AddRepeat { path, count } => {
                let repeat = interview.find(path)?;
                let id = |index| InstanceId::Added(format!("script.{number}.{index}"));
                Ok((0..*count)
                    .map(|index| Command::AddInstance {
                        repeat: repeat.clone(),
                        id: id(index),
                    })
                    .collect())
            }
            Self::RemoveRepeat { path } => Ok(vec![Command::RemoveInstance {
                place: interview.find(path)?,
            }]),
            Self::Language { .. } | Self::Validate => Ok(Vec::new()),
        }
    }
}

impl OpValue {
    /// The text of the answer: choices separated by blanks.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(words) => words.join(" "),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Interview {
    pub(super) fn run(&mut self, op: &Op, number: usize, env: &Env) -> Step {
        match op {
            Op::Language { value } => match self.form().languages().find(value) {
                Some(language) => {
                    self.set_language(language);
                    Step::ok()
                }
                None => Step::failed(&format!("no language {value}")),
            },
            Op::Validate => {
                let (result, path) = match self.validate() {
                    Verdict::Ok => ("ok", None),
                    Verdict::Required(place) => ("required", Some(place)),
                    Verdict::Constraint(place) => ("constraint", Some(place)),
                };
                let path = path.map(|place| self.position_path(&place));
                Step {
                    result: Some(result),
                    path,
                    ..Step::ok()
                }
            }
            _ => {
                let commands = match op.commands(self, number) {
                    Ok(commands) => commands,
                    Err(refusal) => return Step::failed(&refusal),
                };
                for command in commands {
                    match self.stage(command, env) {
                        Ok(staged) => drop(self.keep(staged)),
                        Err(refusal) => return Step::failed(&refusal),
                    }
                }
                Step::ok()
            }
        }
    }

    /// Every node but repeats as wholes, in document order, as the contract writes them.
    pub fn snapshot(&self) -> Vec<NodeState> {
        let root = Place::new(self.form().root().id, []);
        std::iter::once(&root)
            .chain(&self.places())
            .filter_map(|place| self.state(place))
            .collect()
    }

    fn state(&self, place: &Place) -> Option<NodeState> {
        let at = self.at(place)?;
        if self.tree.is_whole(at) {
            return None;
        }
        let node = self.tree.node(at.node);
        let slot = self.tree.slot(at);
        let failures = self.failures_at(at, self.language);
        let kind = match node.kind {
            Kind::Group | Kind::Model | Kind::Root => "group",
            Kind::Repeat => "repeat-instance",
            kind if kind.has_control() => "question",
            _ => "model",
        };
        let message = failures.first().map(|failure| match failure {
            Failure::Required { .. } => self.strict(at, &node.required_message),
            _ => self.strict(at, &node.constraint_message),
        });
        let label = self.strict(at, &node.label);
        Some(NodeState {
            path: self.position_path(place),
            kind,
            value: (!node.kind.is_group()).then(|| slot.value.clone()),
            nonresponse: slot.missing.as_ref().map(|missing| missing.0),
            relevant: slot.relevant,
            required: slot.required,
            readonly: slot.readonly,
            valid: failures.is_empty(),
            message,
            label,
            hint: (!node.hint.is_empty()).then(|| self.strict(at, &node.hint)),
            choices: node.kind.is_select().then(|| self.choice_states(at)),
        })
    }

    fn choice_states(&self, at: At) -> Vec<ChoiceState> {
        offers::offers(&self.tree, &self.env, at, self.language)
            .into_iter()
            .map(|offer| {
                let value = offers::value_of(&self.tree, offer).to_owned();
                let label = match offer {
                    offers::Offer::Row(list, row) => self.strict(
                        at,
                        &self.form().lists()[list as usize].choices[row as usize].label,
                    ),
                    offers::Offer::Node(_) => value.clone(),
                };
                ChoiceState { value, label }
            })
            .collect()
    }

    /// A text in the language shown, `-` where only other languages have it.
    fn strict(&self, at: At, texts: &Texts) -> String {
        let Shown { text, fallback } = self.shown(at, texts, self.language);
        if fallback.is_some() { "-".to_owned() } else { text }
    }
}
