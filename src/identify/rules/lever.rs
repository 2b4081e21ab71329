//! The part of the rule table that leads from a profile to questions worth discussing, and to who can help.

use serde::{Deserialize, Serialize};

/// Needs, offers and levers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRules {
    /// Questions that name a need, the most pressing first.
    pub needs: Vec<String>,
    /// The most supports named for one need or lever.
    pub helpers: usize,
    /// Where an offer is read.
    pub offer: OfferQuestions,
}

/// Questions of the register of support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferQuestions {
    /// The form.
    pub form: String,
    /// Name of the organisation.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its scale.
    pub scale: String,
    /// The needs it answers.
    pub needs: String,
    /// The processes it meets most.
    pub processes: String,
    /// May it be listed?
    pub listed: String,
    /// Answers that allow it.
    pub allowed: Vec<String>,
    /// Its public contact.
    pub contact: String,
}

/// A suggestion, worded as a question to discuss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lever {
    /// Stable code.
    pub code: String,
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// All of these hold.
    pub when: Vec<When>,
    /// The needs that whoever helps must answer.
    pub needs: Vec<String>,
}

/// One condition of a lever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The items of a dimension, of those that were asked, come to at most this share of ten.
    DimensionAtMost {
        /// The dimension.
        code: String,
        /// Of ten.
        points: u32,
    },
    /// … or to at least this share of ten.
    DimensionAtLeast {
        /// The dimension.
        code: String,
        /// Of ten.
        points: u32,
    },
    /// So many processes fit; an empty list fits all.
    Processes {
        /// Codes.
        among: Vec<String>,
        /// Statuses.
        status: Vec<String>,
        /// Time states.
        time_state: Vec<String>,
        /// Steering.
        steering: Vec<String>,
        /// How many.
        at_least: usize,
    },
    /// So many processes on which two sources contradict each other.
    Contradictions(usize),
    /// Every group spoken of takes part at most at this level.
    PartAtMost(u32),
}
