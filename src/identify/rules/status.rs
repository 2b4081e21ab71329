//! The part of the rule table that gives the status: P1 to P10, contradiction, strength.

use serde::{Deserialize, Serialize};

use super::Class;

/// A status of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Denied by those who would know.
    Absent,
    /// Nothing settles it: a result, and a question to take back.
    Unknown,
    /// Said, not settled.
    Probable,
    /// Settled.
    Present,
}

impl Status {
    /// The code written in data and in the profile.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Unknown => "unknown",
            Self::Probable => "probable",
            Self::Present => "present",
        }
    }
}

/// A rule of the ordered table: the first that applies gives the status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `P1`, `P2`…
    pub id: String,
    /// The status it gives.
    pub status: Status,
    /// Alternatives; each is a list of needs that must all hold.
    pub any: Vec<Vec<Need>>,
}

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// So many signs of a class at a grade or better.
    Signs {
        /// The class.
        class: Class,
        /// The least grade.
        grade: u8,
        /// How many.
        count: usize,
    },
    /// One sign of a class said at a grade or better by informants of so many organisations.
    SharedSign {
        /// The class.
        class: Class,
        /// The least grade.
        grade: u8,
        /// How many organisations.
        organisations: usize,
    },
    /// No informed *no* in the screening.
    ScreeningNotDenied,
    /// A screening answer that affirms, from an informant of this competence.
    Affirmed {
        /// The least competence.
        competence: u8,
    },
    /// Screening answers that deny.
    Denied {
        /// The least competence, counted as for denials.
        competence: u8,
        /// The least years in post; 0 asks nothing.
        years: u32,
        /// From how many organisations.
        organisations: usize,
        /// How many of the informants from outside the authority.
        outside: usize,
    },
    /// No sign, of whatever grade, was said to be there, now or before.
    NoPositiveSign,
    /// The rule is for these processes only.
    Process {
        /// Codes.
        among: Vec<String>,
    },
}

/// When two informants contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContradictionRule {
    /// The least competence of a denial.
    pub denial_competence: u8,
    /// What a screening *no* must stand against.
    pub screening_against: GradedClasses,
}

/// Signs of some classes at a grade or better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradedClasses {
    /// The classes.
    pub classes: Vec<Class>,
    /// The least grade.
    pub grade: u8,
}

/// The letter printed for the best evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrengthRule {
    /// Strength A asks for the class too.
    #[serde(rename = "A")]
    pub a: GradedClasses,
    /// Least grade of strength B.
    #[serde(rename = "B")]
    pub b: u8,
    /// Least grade of strength C.
    #[serde(rename = "C")]
    pub c: u8,
    /// Least grade of strength D.
    #[serde(rename = "D")]
    pub d: u8,
}
