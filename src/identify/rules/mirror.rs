//! The part of the rule table that sets the two sides of a partnership against each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where the two sheets of a partnership meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MirrorRules {
    /// The form.
    pub form: String,
    /// The question that gives the shared code.
    pub code: String,
    /// The question that tells the sides apart.
    pub side: String,
    /// The items that both sides answer.
    pub items: Vec<MirrorItem>,
    /// How many of the widest gaps are named.
    pub widest: usize,
}

/// An item with the item that answers it on the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MirrorItem {
    /// The question.
    pub here: String,
    /// The question that the other side answers; the same where both see the same thing.
    pub there: String,
    /// How far apart two answers are.
    pub gap: Gap,
    /// Answers that mean the other's: *us* said there is *them* said here.
    #[serde(default)]
    pub swap: BTreeMap<String, String>,
}

/// How far apart two answers are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Another answer is wholly apart.
    One,
    /// The share of answers that only one side gives.
    Many,
    /// Steps on a ladder, from one end to the other.
    Ladder(Vec<String>),
    /// The share of the larger number that is missing from the smaller.
    Number,
    /// Years apart, ten at most.
    Year,
    /// Months apart, ten at most.
    Date,
    /// Words: set beside each other, never measured.
    Words,
}
