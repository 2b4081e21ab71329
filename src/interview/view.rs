//! What a screen shows of an interview.

use super::{Answer, Place};
use crate::form::{Kind, NonResponses};

/// A text in the language asked for, or in another one where that is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The text, references replaced; empty when the form has none.
    pub text: String,
    /// The language it is shown in, when it is not the one asked for.
    pub fallback: Option<String>,
}

/// A question as a screen draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Its name in the form.
    pub name: String,
    /// The position path: `/data/pr[2]/pr_code`.
    pub path: String,
    /// What is asked.
    pub label: Shown,
    /// Help under it.
    pub hint: Shown,
    /// Longer help, on demand.
    pub guidance: Shown,
    /// What stands, calculations included; kept even where it is not relevant.
    pub answer: Answer,
    /// Whether it is asked now.
    pub relevant: bool,
    /// Whether it must be answered or explained now.
    pub required: bool,
    /// Whether it can be changed now.
    pub readonly: bool,
    /// Whether nothing that blocks is wrong with it.
    pub valid: bool,
    /// Everything that is wrong with it, in the order of checking.
    pub failures: Vec<Failure>,
    /// The soft check that its value fails: kept, with a reason.
    pub warning: Option<Shown>,
    /// The choices offered now, for selects and ranks.
    pub choices: Vec<ChoiceView>,
    /// The non-answers allowed.
    pub nonresponse: NonResponses,
    /// Whether the answer could harm someone.
    pub sensitive: bool,
    /// Whether the answer is about a person.
    pub personal: bool,
    /// Whether it is kept when time runs short.
    pub must_ask: bool,
    /// Whether it is for the interviewer alone: never on the respondent's view.
    pub interviewer: bool,
    /// The appearance tokens, lower-cased.
    pub appearance: Vec<String>,
    /// The parameters as the form writes them (`start`, `end`, `step` of a range).
    pub parameters: Vec<(String, String)>,
}

/// A choice as a screen draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceView {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Shown,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One rule that an answer breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It must be answered, or the lack of an answer explained.
    Required {
        /// The form's own words, if it has any.
        message: Shown,
    },
    /// The form's constraint does not hold.
    Constraint {
        /// The form's own words, if it has any.
        message: Shown,
        /// The constraint as written.
        rule: String,
    },
    /// The text is no value of the question's kind.
    Type {
        /// The kind that was asked for.
        kind: Kind,
    },
    /// The number is outside the range, or off its steps.
    Range {
        /// The lowest value.
        start: String,
        /// The highest value.
        end: String,
        /// The step.
        step: String,
    },
    /// A rank that does not hold every choice once.
    Rank,
}

/// One line of the outline: a group, a repeat, an instance, a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineItem {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Whether it is one instance of a repeat.
    pub instance: bool,
    /// How deep it is nested, the form's own children at 0.
    pub depth: usize,
    /// Its label.
    pub label: Shown,
    /// Whether it is asked now.
    pub relevant: bool,
    /// What is done in it.
    pub progress: Progress,
}

/// How far a part of the interview is; only relevant questions with a control count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions asked.
    pub questions: u32,
    /// Of these, with an answer.
    pub answered: u32,
    /// Of these, with a non-answer.
    pub missing: u32,
    /// Of these, required and open.
    pub required: u32,
    /// Of these, with a value that breaks a rule.
    pub invalid: u32,
    /// Of these, with a value that fails a soft check.
    pub warned: u32,
}
