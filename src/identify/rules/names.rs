//! The names of the questions that the engine reads, so that a renamed question costs no rebuilding.

use serde::{Deserialize, Serialize};

/// Names of the questions that the engine reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Role of the informant.
    pub role: String,
    /// Service or organisation.
    pub unit: String,
    /// Years in post.
    pub years: String,
    /// Date of the interview.
    pub date: String,
    /// Mode of collection.
    pub mode: String,
    /// Modes without an informant.
    pub documents: Vec<String>,
    /// Wave.
    pub wave: String,
    /// Code of the interviewer.
    pub observer: String,
    /// Country.
    pub country: String,
    /// Type of authority.
    pub r#type: String,
    /// Population band.
    pub population: String,
    /// Consent.
    pub consent: String,
    /// Answers that refuse it.
    pub refused: Vec<String>,
    /// May words be quoted?
    pub quote: String,
    /// Answers that allow it.
    pub quotable: Vec<String>,
    /// The process of a follow-up.
    pub process: String,
    /// Signs there now.
    pub now: String,
    /// Signs there before.
    pub before: String,
    /// Signs said not to be there.
    pub not: String,
    /// One dated example.
    pub example: String,
    /// Signs that the interviewer saw.
    pub observed: String,
    /// The name under which signs coded from open answers are gathered.
    pub coded: String,
    /// The evidence repeat.
    pub evidence: EvidenceQuestions,
}

/// Questions of the evidence repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceQuestions {
    /// Title.
    pub title: String,
    /// Kind of document.
    pub kind: String,
    /// Its date.
    pub date: String,
    /// Seen, copied, cited.
    pub seen: String,
    /// Signs that it proves.
    pub signs: String,
}
