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
    /// The roles of actors, over all and process by process.
    pub roles: Vec<RoleFinding>,
    /// How far migrants and diasporas take part.
    pub participation: Vec<PartFinding>,
    /// The two frames.
    pub frame: Frame,
    /// The needs named, with who can help.
    pub needs: Vec<NeedFinding>,
    /// Questions worth discussing.
    pub levers: Vec<LeverFinding>,
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

/// A role of a family of actors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleFinding {
    /// The process; `None` over all.
    pub process: Option<String>,
    /// The family of actors; `la` is the authority with its services.
    pub family: String,
    /// `R01` to `R14`.
    pub role: String,
    /// `held`, `claimed` (by itself only) or `attributed` (by others only).
    pub standing: &'static str,
    /// Informants of the family who say so.
    pub claimed_by: Vec<String>,
    /// Informants of other families who say so.
    pub attributed_by: Vec<String>,
    /// Whether a document shows it.
    pub shown: bool,
}

/// How far a group takes part, from 0 (absent) to 4 (co-decides).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartFinding {
    /// The family of actors.
    pub group: String,
    /// The lowest level said.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// How many said one.
    pub voices: usize,
}

/// The two frames: talk, with what is done beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The scales.
    pub scales: Vec<Scale>,
    /// `unspoken`, `solidarity`, `interest` or `mutual`, today.
    pub cell: Option<&'static str>,
    /// … five years ago.
    pub cell_then: Option<&'static str>,
    /// Justifications, the most given first.
    pub justifications: Vec<Counted>,
    /// What is done.
    pub behaviour: Vec<Told>,
}

/// One scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// `S` or `I`.
    pub code: String,
    /// Said of today.
    pub now: Option<Tenths>,
    /// Said of five years ago.
    pub then: Option<Tenths>,
    /// Coded in passages.
    pub written: Option<Tenths>,
}

/// An average in tenths of a point, with how many answers stand behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tenths {
    /// Tenths.
    pub value: u32,
    /// Answers.
    pub voices: u32,
}

/// A code and how often it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The code.
    pub code: String,
    /// How often.
    pub count: u32,
}

/// An answer with whoever gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The form.
    pub form: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Code of the informant.
    pub informant: String,
    /// The day.
    pub date: String,
}

/// A need and who can help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeedFinding {
    /// Its code.
    pub code: String,
    /// Who named it.
    pub informants: Vec<String>,
    /// Who can help.
    pub helpers: Vec<Helper>,
}

/// A question worth discussing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeverFinding {
    /// Its code.
    pub code: String,
    /// Why it comes up.
    pub because: Vec<Because>,
    /// Who can help.
    pub helpers: Vec<Helper>,
}

/// One condition that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Because {
    /// A dimension's code, `processes`, `contradictions` or `part`.
    pub what: String,
    /// The figure found.
    pub value: u32,
    /// What it is held against.
    pub of: u32,
    /// The processes concerned.
    pub processes: Vec<String>,
}

/// Someone who can help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Helper {
    /// The organisation.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its public contact.
    pub contact: Option<String>,
    /// The needs it answers, of those looked for.
    pub needs: Vec<String>,
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
