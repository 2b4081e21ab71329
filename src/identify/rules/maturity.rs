//! The part of the rule table that says how far a process has taken root.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Six criteria of 0 to 2 points, bands, caps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaturityRules {
    /// The highest sum of each level, from M0 up.
    pub bands: Vec<u32>,
    /// Criteria that, at 0, cap the level.
    pub caps: Vec<CapRule>,
    /// The level of what is only planned.
    pub planned_level: u32,
    /// An interval wider than this is *not established*.
    pub wide: u32,
    /// F: formal act.
    pub formal: GradedRule,
    /// R: resources.
    pub means: GradedRule,
    /// T: time.
    pub time: TimeRule,
    /// A: actors.
    pub actors: ActorRule,
    /// L: link with local policies.
    pub link: LinkRule,
    /// V: evaluation and visibility.
    pub told: ToldRule,
    /// What replaces A and L where the authority did not choose.
    pub endured: EnduredRule,
}

/// A criterion at 0 keeps the level below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapRule {
    /// Letter of the criterion.
    pub criterion: String,
    /// The highest level left.
    pub level: u32,
}

/// Points of a question's best answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointRule {
    /// The question.
    pub from: String,
    /// Points by answer.
    pub points: BTreeMap<String, u32>,
}

/// Points of a question's best answer, of which the highest must be proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradedRule {
    /// The question.
    pub from: String,
    /// Points by answer.
    pub points: BTreeMap<String, u32>,
    /// What proves the two points.
    pub proof: ProofRule,
}

/// Evidence that lets a criterion be worth its two points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofRule {
    /// The least grade.
    pub grade: u8,
    /// Kinds of documents, about any sign of the process.
    pub documents: Vec<String>,
    /// Signs that are themselves the proof.
    pub signs: Vec<String>,
}

/// T: how long, and through what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRule {
    /// Since which year.
    pub since: String,
    /// What it came through.
    pub through: String,
    /// Answers that count as a trial passed.
    pub passed: Vec<String>,
    /// Years from which it is worth 1.
    pub some_years: u32,
    /// Years that must be exceeded to be worth 2.
    pub long_years: u32,
}

/// A: how many families, and who decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRule {
    /// Who takes part.
    pub from: String,
    /// Families from which it is worth 1.
    pub few: usize,
    /// Families from which it may be worth 2.
    pub many: usize,
    /// The body that decides together.
    pub together: String,
    /// Answers that say there is none.
    pub not_together: Vec<String>,
}

/// L: policies linked in writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRule {
    /// The question.
    pub from: String,
    /// Answers that say none.
    pub none: Vec<String>,
    /// Answers that are the general plan.
    pub whole: Vec<String>,
    /// Policies from which it is worth 2.
    pub many: usize,
}

/// V: reviewed, and told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldRule {
    /// The review question.
    pub review: String,
    /// Points by answer; 2 is an evaluation.
    pub reviewed: BTreeMap<String, u32>,
    /// The channels question.
    pub channels: String,
    /// Answers that say none.
    pub none: Vec<String>,
}

/// Where maturity means how far the authority has taken hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnduredRule {
    /// Processes always read so.
    pub processes: Vec<String>,
    /// Steering that makes any process be read so.
    pub steering: Vec<String>,
    /// A: is there dialogue?
    pub talk: PointRule,
    /// L: is there a local rule?
    pub rule: PointRule,
}
