//! The rule table as data: processes, signs, competence, thresholds, maturity, dimensions, labels.
//!
//! Researchers amend `forms/identification.json` without rebuilding; a profile keeps the version it was made with.
//! The reader is strict: a key that the program does not know, or a code that points nowhere, is a typed problem, for
//! a misspelt threshold must not pass for a default.

mod check;
mod dimension;
mod frame;
mod implied;
mod lever;
mod maturity;
mod mirror;
mod names;
mod people;
mod read;
mod roles;
mod status;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use dimension::{Computed, Dimension, How, Item};
pub use frame::{FrameRules, ScaleRule};
pub use implied::{Answered, Implied};
pub use lever::{Lever, OfferQuestions, SupportRules, When};
pub use maturity::{
    ActorRule, CapRule, EnduredRule, GradedRule, LinkRule, MaturityRules, PointRule, ProofRule,
};
pub use maturity::{TimeRule, ToldRule};
pub use mirror::{Gap, MirrorItem, MirrorRules};
pub use names::{EvidenceQuestions, Questions};
pub use people::{Competence, LowKnowledge, NewInPost, Standing};
pub use read::{RulesError, RulesProblem};
pub use roles::{Initiator, Inventory, NamedRoles, Part, RoleRules};
pub use status::{ContradictionRule, GradedClasses, Need, Rule, Status, StrengthRule};

/// A text in the two languages that ship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in `language` (`fr` or else English).
    pub fn in_language(&self, language: &str) -> &str {
        if language.starts_with("fr") {
            &self.fr
        } else {
            &self.en
        }
    }
}

/// A family of processes (A to E).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// One letter.
    pub code: String,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
}

/// One of the 22 internationalisation processes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Stable code, four letters.
    pub code: String,
    /// Code of its family.
    pub family: String,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
    /// Labels short enough for a table.
    pub short: Words,
    /// The screening questions that ask for it.
    pub screening: Vec<String>,
}

/// How much one sign settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// Decisive: one, well evidenced, settles presence.
    D,
    /// Core.
    C,
    /// Supporting.
    S,
}

/// A sign that an interviewer can hear, see or hold (an indicator).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// Stable code: the process's and a number.
    pub code: String,
    /// The process that it speaks of.
    pub process: String,
    /// Its class where no routine says otherwise.
    pub class: Class,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
}

/// A sign that the law of a country makes compulsory: there it only supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routine {
    /// ISO 3166-1 alpha-3, lower case.
    pub country: String,
    /// The sign.
    pub sign: String,
    /// Types of authority concerned; empty: all.
    pub types: Vec<String>,
    /// Population bands concerned; empty: all.
    pub populations: Vec<String>,
    /// The law.
    pub law: String,
    /// Its year.
    pub year: u16,
}

/// The evidence grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grades {
    /// In a document seen or copied.
    pub seen: SeenGrade,
    /// In a document cited with title and date.
    pub cited: SeenGrade,
    /// Seen by the interviewer outside the talk.
    pub observed: u8,
    /// The same fact from an informant of another organisation.
    pub cross_checked: u8,
    /// A dated, named or counted example by a competent informant.
    pub example: ExampleGrade,
    /// An assertion only.
    pub word: u8,
}

/// The grade that a state of a document gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenGrade {
    /// Answers of the evidence's state.
    pub answers: Vec<String>,
    /// The grade.
    pub grade: u8,
}

/// The grade of a word with an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleGrade {
    /// The grade.
    pub grade: u8,
    /// The competence needed.
    pub competence: u8,
}

/// What the answers to a screening question mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// Answers that affirm, strongest first.
    pub positive: Vec<String>,
    /// Answers that deny.
    pub negative: Vec<String>,
    /// The time state that an answer gives where the follow-up does not say.
    pub states: BTreeMap<String, String>,
}

/// Where the time state is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct States {
    /// The question.
    pub from: String,
    /// Its answers.
    pub answers: BTreeMap<String, String>,
    /// The question that dates the last activity.
    pub last: String,
    /// States in which a process has stopped.
    pub stopped: Vec<String>,
    /// Which state stands of two said on one day with equal competence.
    pub cautious_first: Vec<String>,
}

/// A question whose answers map to codes of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    /// The question.
    pub from: String,
    /// Its answers.
    pub answers: BTreeMap<String, String>,
}

/// Who holds a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The question.
    pub from: String,
    /// Answers by which the authority holds or shares it.
    pub ours: Vec<String>,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Version, kept by every profile.
    pub version: String,
    /// Title.
    pub title: Words,
    /// Families.
    pub families: Vec<Family>,
    /// Processes, in the order of the profile.
    pub processes: Vec<Process>,
    /// Signs.
    pub signs: Vec<Sign>,
    /// Signs that answers imply; a table written before there were any has none.
    #[serde(default)]
    pub implied: Vec<Implied>,
    /// Compulsory signs by country.
    pub routine: Vec<Routine>,
    /// Competence.
    pub competence: Vec<Competence>,
    /// Inside, outside, new in post.
    pub standing: Standing,
    /// Evidence grades.
    pub grades: Grades,
    /// How long a statement speaks of the present, in months.
    pub window_months: u32,
    /// Screening answers.
    pub screening: Screening,
    /// Time states.
    pub states: States,
    /// Steering.
    pub steering: Mapped,
    /// Holder.
    pub holder: Holder,
    /// P1 to P10.
    pub rules: Vec<Rule>,
    /// Contradiction.
    pub contradiction: ContradictionRule,
    /// Strength.
    pub strength: StrengthRule,
    /// Maturity.
    pub maturity: MaturityRules,
    /// Names of the questions read.
    pub questions: Questions,
    /// Dimensions.
    pub dimensions: Vec<Dimension>,
    /// Who plays which role.
    pub roles: RoleRules,
    /// The two frames.
    pub frame: FrameRules,
    /// Needs and offers.
    pub support: SupportRules,
    /// Questions worth discussing.
    pub levers: Vec<Lever>,
    /// The two sides of a partnership.
    pub mirror: MirrorRules,
    /// Labels of the codes a profile prints.
    pub labels: BTreeMap<String, BTreeMap<String, Words>>,
}

/// The rules that ship with the program.
const SHIPPED: &str = include_str!("../../../forms/identification.json");

impl Rules {
    /// The rules that ship with the program.
    pub fn shipped() -> &'static Self {
        static READ: OnceLock<Rules> = OnceLock::new();
        READ.get_or_init(|| Self::read(SHIPPED).expect("invariant: the shipped rules are read by a test"))
    }

    /// The table that ships, as its file says it: what a researcher amends.
    pub fn shipped_text() -> &'static str {
        SHIPPED
    }

    /// The process of this code.
    pub fn process(&self, code: &str) -> Option<&Process> {
        self.processes.iter().find(|process| process.code == code)
    }

    /// The sign of this code.
    pub fn sign(&self, code: &str) -> Option<&Sign> {
        self.signs.iter().find(|sign| sign.code == code)
    }

    /// The label of a code a profile prints, or the code itself.
    pub fn label<'a>(&'a self, kind: &str, code: &'a str, language: &str) -> &'a str {
        self.labels
            .get(kind)
            .and_then(|labels| labels.get(code))
            .map_or(code, |words| words.in_language(language))
    }
}
