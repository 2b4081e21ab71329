//! What the rules make of the observations: the profile of an authority, as `profile --format json` prints it.

use serde::Serialize;

use super::maturity::{Criterion, Maturity};
use super::observe::Unread;

/// The profile of an authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Who it is about.
    pub authority: Subject,
    /// Version of the rules.
    pub rules: String,
    /// The day it looks from.
    pub reference: String,
    /// The interviews read, with their state.
    pub interviews: Vec<Read>,
    /// Interviews that could not be read.
    pub unread: Vec<Unread>,
    /// The 22 processes, in the order of the typology.
    pub processes: Vec<Finding>,
    /// The twelve dimensions, item by item.
    pub dimensions: Vec<DimensionFinding>,
    /// What to take back to the field.
    pub questions_back: Vec<Question>,
    /// Codes of signs that these rules do not know: kept, and said.
    pub unknown_signs: Vec<UnknownSign>,
}

/// The authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// Its id in the study.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// An interview that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Read {
    /// Its day.
    pub date: String,
    /// Code of the informant.
    pub informant: String,
    /// Its form.
    pub form: String,
    /// Whether it reads documents, without an informant.
    pub documents: bool,
    /// Its wave.
    pub wave: u32,
    /// Its state.
    pub state: String,
    /// Its id.
    pub interview: String,
}

/// What is found of one process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Code of the process.
    pub code: String,
    /// `present`, `probable`, `absent` or `unknown`.
    pub status: &'static str,
    /// The letter of the best evidence, for what is present or probable.
    pub strength: Option<&'static str>,
    /// Whether two sources contradict each other.
    pub contradiction: bool,
    /// Active, slowed, suspended, ended, planned or unknown, for what is present or probable.
    pub time_state: Option<String>,
    /// Since when it has stopped, where that was dated.
    pub since: Option<String>,
    /// Sought, accompanied, observed or endured.
    pub steering: Option<String>,
    /// Who holds it.
    pub holder: Vec<String>,
    /// The interval of levels, where the authority holds the process or takes hold of it.
    pub maturity: Option<Maturity>,
    /// Whether the level says how far the authority has taken hold of what it did not choose.
    pub regulation: bool,
    /// The points behind it.
    pub criteria: Vec<Criterion>,
    /// How many sources.
    pub sources: usize,
    /// How many organisations.
    pub organisations: usize,
    /// The rule that gave the status.
    pub rule: String,
    /// The answers behind every part of the line.
    pub reasons: Vec<Reason>,
}

/// One answer that bears on a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The rule that it met; else what it bears on: `X` contradiction, `time`, `steering`, `holder`, a criterion's
    /// letter, or `also` (heard, and not needed).
    pub rule: String,
    /// The form.
    pub form: String,
    /// The question.
    pub question: String,
    /// The sign, where the answer is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// The answer's code.
    pub answer: String,
    /// Code of the informant; the interviewer's where the interviewer saw it.
    pub informant: String,
    /// The day.
    pub date: String,
    /// The grade, 1 to 4.
    pub grade: u8,
    /// The informant's words where they may be quoted, or the title of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The interview.
    pub interview: String,
    /// The event.
    pub event: String,
}

/// A dimension, item by item, never as one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionFinding {
    /// `D1` to `D12`.
    pub code: String,
    /// Its items.
    pub items: Vec<ItemFinding>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemFinding {
    /// Its code.
    pub code: String,
    /// The points; `None` where nobody was asked.
    pub points: Option<u32>,
    /// The most points.
    pub max: u32,
}

/// A question to take back to the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The process, where it is about one.
    pub process: Option<String>,
    /// What kind of question.
    pub kind: &'static str,
    /// The sign, where it is about one.
    pub sign: Option<String>,
    /// The informants concerned.
    pub informants: Vec<String>,
    /// The roles of those who could answer.
    pub ask: Vec<String>,
    /// The last day that something was known, where that matters.
    pub since: Option<String>,
}

/// A sign named in an interview that the rules do not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnknownSign {
    /// The code.
    pub sign: String,
    /// The question.
    pub question: String,
    /// Code of the informant.
    pub informant: String,
    /// The day.
    pub date: String,
    /// The form.
    pub form: String,
    /// The interview.
    pub interview: String,
}

impl Profile {
    /// The profile as JSON, one key a line, ended by a newline: equal profiles are equal bytes.
    pub fn json(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("invariant: strings, integers and lists only");
        text.push('\n');
        text
    }

    /// The finding of a process.
    pub fn process(&self, code: &str) -> Option<&Finding> {
        self.processes.iter().find(|finding| finding.code == code)
    }
}
