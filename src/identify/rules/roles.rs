//! The part of the rule table that reads who plays which role, and how far migrants and diasporas take part.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where roles are named, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRules {
    /// The inventory of actors.
    pub inventory: Inventory,
    /// Questions that name roles without an inventory.
    pub named: Vec<NamedRoles>,
    /// The question, in a follow-up, that names who began a process.
    pub initiator: Initiator,
    /// Families of actors that are one family here.
    pub same: BTreeMap<String, String>,
    /// The families that each informant's role speaks for.
    pub speaks: BTreeMap<String, Vec<String>>,
    /// How far migrants and diasporas take part.
    pub part: Vec<Part>,
}

/// One pass per actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// Family of the actor.
    pub family: String,
    /// Its roles.
    pub roles: Vec<String>,
    /// The processes in which it acts.
    pub processes: String,
    /// Who says so.
    pub who: String,
    /// Answers by which the actor itself says it.
    pub claimed: Vec<String>,
    /// Answers by which another says it.
    pub attributed: Vec<String>,
    /// Answers by which a document shows it.
    pub shown: Vec<String>,
}

/// A question whose answers are roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRoles {
    /// The question.
    pub from: String,
    /// The families it speaks of; none: the informant's own.
    pub of: Vec<String>,
}

/// A question whose answer is the family that began the process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiator {
    /// The question.
    pub from: String,
    /// The role that it gives.
    pub role: String,
}

/// How far one group takes part, by levels 0 to 4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The family of actors.
    pub code: String,
    /// The question.
    pub from: String,
    /// The level of each answer.
    pub levels: BTreeMap<String, u32>,
}
