//! The part of the rule table that weighs who speaks.

use serde::{Deserialize, Serialize};

/// A row of the competence table; an informant's competence is the highest of the rows that fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// Roles concerned.
    pub roles: Vec<String>,
    /// Families of processes concerned.
    pub families: Vec<String>,
    /// Further processes concerned.
    pub processes: Vec<String>,
    /// The competence, 1 or 2.
    pub k: u8,
}

/// Who speaks from within the authority, who from outside, and what lowers a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Roles inside the authority: one organisation, whatever the service.
    pub inside: Vec<String>,
    /// Roles outside it.
    pub outside: Vec<String>,
    /// Lowers the denials of those new in post.
    pub new_in_post: NewInPost,
    /// Lowers the word of those whom the interviewer found to know little.
    pub low_knowledge: LowKnowledge,
}

/// Denials by somebody in post for less than some years weigh less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInPost {
    /// Years.
    pub under_years: u32,
    /// By how much competence falls.
    pub lowers_denials_by: u8,
}

/// The interviewer's remark at closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowKnowledge {
    /// The question.
    pub from: String,
    /// The answers that lower competence.
    pub answers: Vec<String>,
    /// By how much.
    pub lowers_by: u8,
}
