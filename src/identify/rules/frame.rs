//! The part of the rule table that reads the two frames, solidarity and interest, each on its own scale.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Two scales that are never the two ends of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameRules {
    /// The scales.
    pub scales: Vec<ScaleRule>,
    /// Points of each answer.
    pub points: BTreeMap<String, u32>,
    /// An average of so many tenths is high.
    pub high: u32,
    /// Questions whose answers are justifications.
    pub justifications: Vec<String>,
    /// Questions about what is done, set beside what is said.
    pub behaviour: Vec<String>,
}

/// One scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleRule {
    /// `S` or `I`.
    pub code: String,
    /// The question about today.
    pub now: String,
    /// The question about five years ago.
    pub then: String,
    /// The coding of passages.
    pub written: String,
}
