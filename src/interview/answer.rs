//! Answers, and what is known of an interview from outside.

use serde::{Deserialize, Serialize};

use crate::form::NonResponse;

/// What stands for a question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A value, as a submission would write it; the empty text is no answer.
    Value(String),
    /// A reason for having no value.
    Missing {
        /// Which kind.
        kind: NonResponse,
        /// In words, if someone said why; empty otherwise.
        reason: String,
    },
}

/// What is durably known of an interview: enough to show it again as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Instances that people added or removed, in causal order.
    pub instances: Vec<InstanceFact>,
    /// The standing answer by key; blank answers too, for they override a default.
    pub answers: Vec<(String, Answer)>,
}

/// One repeat instance that a person added or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceFact {
    /// The key of the instance: `/data/pr{7K3Q.12}`.
    pub key: String,
    /// Whether it is there; a removed one is kept out with all that it holds.
    pub present: bool,
}

impl Answer {
    /// The text that expressions see: a non-answer is blank.
    pub fn text(&self) -> &str {
        match self {
            Self::Value(text) => text,
            Self::Missing { .. } => "",
        }
    }

    /// Whether it says nothing at all.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Value(text) if text.is_empty())
    }
}
