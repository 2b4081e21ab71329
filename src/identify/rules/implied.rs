//! The part of the rule table that reads signs in answers that name none: a sheet about a partnership implies some.

use serde::{Deserialize, Serialize};

/// A sign that answers of a form imply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implied {
    /// The sign.
    pub sign: String,
    /// Id of the form.
    pub form: String,
    /// What must all be answered; the first is the answer that stands as the reason.
    pub when: Vec<Answered>,
}

/// An answer of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// One of these codes is among the answers of the question.
    Among {
        /// The question.
        question: String,
        /// The codes.
        codes: Vec<String>,
    },
    /// The number answered is at least this.
    AtLeast {
        /// The question.
        question: String,
        /// The number.
        number: u32,
    },
}

impl Answered {
    /// The question.
    pub fn question(&self) -> &str {
        match self {
            Self::Among { question, .. } | Self::AtLeast { question, .. } => question,
        }
    }

    /// Whether a value is such an answer.
    pub fn holds(&self, value: &str) -> bool {
        match self {
            Self::Among { codes, .. } => value
                .split_whitespace()
                .any(|said| codes.iter().any(|code| code == said)),
            Self::AtLeast { number, .. } => value.trim().parse::<u32>().is_ok_and(|said| said >= *number),
        }
    }
}
