//! What the interview screen knows of an interview: a snapshot, made by the driver after each act.
//!
//! Screens draw from it and never evaluate anything.

use crate::interview::{Answer, Failure, Place, QuestionView, Shown};
use crate::log::Introduction;
use crate::text::short::Abbreviations;
use std::sync::Arc;

/// The state of a question, as the outline shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Breaks a hard constraint.
    Invalid,
    /// Asked back by a coordinator.
    AskedBack,
    /// Has two versions.
    Conflict,
    /// Kept against a soft check.
    Doubtful,
    /// Don't know, refused, not applicable, not asked.
    Missing,
    /// Open.
    Open,
    /// Answered.
    Answered,
}

/// What an outline line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A group of questions.
    Group,
    /// A repeat as a whole.
    Repeat,
    /// One instance of a repeat.
    Instance,
    /// One question, or several that stand on one screen.
    Question,
}

/// One line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it leads.
    pub place: Place,
    /// What it is.
    pub kind: LineKind,
    /// How deep it stands.
    pub depth: usize,
    /// Its name in the form.
    pub name: String,
    /// Its words.
    pub label: String,
    /// Its answer in words, for search; empty for groups.
    pub answer: String,
    /// The states of the questions in it, in order; one for a question, none for a note.
    pub marks: Vec<Mark>,
    /// Whether a note hangs on it.
    pub note: bool,
    /// Whether it is flagged for the evening.
    pub flag: bool,
    /// Whether its answer came after the interview was last sent in, sent back or accepted.
    pub changed: bool,
    /// Whether it is for the interviewer alone: the officer does not see it read back.
    pub private: bool,
    /// Who has it, where it was handed over: a colleague's code, or the informant who answers there; `""` for neither.
    pub away: String,
    /// Whether one can stop there.
    pub stop: bool,
}

impl Line {
    /// How many of its questions are done: answered, or with a reason for having no answer.
    pub fn done(&self) -> usize {
        self.marks
            .iter()
            .filter(|mark| !matches!(mark, Mark::Open))
            .count()
    }
}

/// What stands on the screen at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card {
    /// One question.
    Question(Box<QuestionView>),
    /// Many questions with the same choices, a key a row.
    Rows {
        /// The group's words and the notes in it.
        label: String,
        /// The questions.
        rows: Vec<QuestionView>,
    },
    /// The signs of one process: now, before, no.
    Signs(Box<Signs>),
    /// A repeat: its instances.
    Repeat(Repeat),
    /// Nothing is asked.
    Empty,
}

/// The signs of one process, as one grid over three questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// There now, there before, said not to be there.
    pub columns: [QuestionView; 3],
    /// The signs: value, words.
    pub rows: Vec<(String, String)>,
    /// The title of the process.
    pub title: String,
}

impl Signs {
    /// What puts a sign into a column, or into none: out of the others first, for the three exclude each other at
    /// every moment.
    pub fn put(&self, sign: &str, column: Option<usize>) -> Vec<(Place, Answer)> {
        let mut out = Vec::new();
        for (index, view) in self.columns.iter().enumerate() {
            if Some(index) != column && holds(view, sign) {
                let rest = view.answer.text().split_whitespace().filter(|held| *held != sign);
                out.push((view.place.clone(), joined(rest)));
            }
        }
        if let Some(view) = column.and_then(|index| self.columns.get(index))
            && !holds(view, sign)
        {
            let all = view.answer.text().split_whitespace().chain([sign]);
            out.push((view.place.clone(), joined(all)));
        }
        out
    }
}

/// Whether a question with several choices holds one.
pub fn holds(view: &QuestionView, value: &str) -> bool {
    view.answer.text().split_whitespace().any(|held| held == value)
}

fn joined<'a>(values: impl Iterator<Item = &'a str>) -> Answer {
    Answer::Value(values.collect::<Vec<_>>().join(" "))
}

/// The instances of a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The repeat as a whole.
    pub place: Place,
    /// Its words.
    pub label: String,
    /// Its instances: where, words, done, asked.
    pub instances: Vec<Instance>,
    /// Whether people add and remove them.
    pub open: bool,
    /// The words of the first questions in them: the columns of the overview.
    pub columns: Vec<String>,
    /// The column by which they are shown sorted.
    pub sorted: Option<usize>,
}

/// One instance of a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// The instance.
    pub place: Place,
    /// Its words.
    pub label: String,
    /// The states of its questions.
    pub marks: Vec<Mark>,
    /// Its number in the order of the interview, from 1.
    pub number: usize,
    /// Its answers, one for each column.
    pub cells: Vec<String>,
}

/// The questions that stand on one page with the one in focus: those of a field-list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The group or instance that is the page.
    pub place: Place,
    /// Its words.
    pub label: String,
    /// What the instance is called that is the page: by an answer, so not for the respondent's eyes. Empty for a group.
    pub called: String,
    /// What stands on it, in order, the question in focus among them.
    pub items: Vec<Item>,
    /// The question in focus.
    pub here: usize,
}

/// One of them, as it stands while another has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its line of the outline: sign, answer in words, masked where it is sensitive.
    pub line: Arc<Line>,
    /// What is asked.
    pub label: Shown,
    /// The same in another language, where two are shown at once; empty for none.
    pub second: String,
    /// Everything that is wrong with it.
    pub failures: Vec<Failure>,
    /// The soft check that its value fails.
    pub warning: String,
}

/// A version of an answer, for conflicts and history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The answer in words, whole.
    pub answer: String,
    /// Who wrote it, on which device.
    pub who: String,
    /// When, by their clock.
    pub when: String,
    /// Why it was kept.
    pub reason: String,
    /// The answer itself, to put it back.
    pub value: crate::interview::Answer,
    /// What helps to weigh it: whose words, the author's notes, what its author had read.
    pub beside: Vec<String>,
}

/// A note or another remark, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteLine {
    /// The words, with the sign of what they are.
    pub text: String,
    /// When, by the author's clock.
    pub when: String,
    /// Where it hangs; none for a note taken at some moment.
    pub place: Option<Place>,
}

/// The interview as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Authority, form, informant.
    pub title: String,
    /// The group in which the question stands.
    pub section: String,
    /// Questions done and asked.
    pub done: (u32, u32),
    /// The outline: what is asked now. Shared with the driver, for only a few lines change from key to key.
    pub lines: Vec<Arc<Line>>,
    /// The line of the card.
    pub here: usize,
    /// The card.
    pub card: Card,
    /// What shares the page with the question, where its group is one.
    pub page: Option<Page>,
    /// The languages of the form.
    pub languages: Vec<String>,
    /// The one shown.
    pub language: usize,
    /// The same question in another language, where two are shown at once: its words, and those of its choices.
    pub second: Option<(String, Vec<String>)>,
    /// Notes on the question.
    pub notes: Vec<String>,
    /// The working translation of the answer, `""` for none.
    pub translation: String,
    /// Whether the question is flagged for the evening.
    pub flag: bool,
    /// Whose answers are being typed, `""` for the main informant.
    pub speaker: String,
    /// Whether what is typed stands beside the answer instead of being it.
    pub beside: bool,
    /// Who can be heard: the main informant, then the others met in this interview.
    pub informants: Vec<Informant>,
    /// The functions that the form names: value, words.
    pub roles: Arc<Vec<(String, String)>>,
    /// The hand-overs of the interview that stand.
    pub passed: Vec<Passed>,
    /// The colleague with whom the question shown is, `""` where it is here.
    pub away: String,
    /// What others say about the question: who, in words. While another speaks, the standing answer is among them.
    pub voices: Vec<(String, String)>,
    /// Whether what is typed was said before.
    pub evening: bool,
    /// What a coordinator asks about it.
    pub asked_back: Vec<String>,
    /// Its versions, where it has two or more.
    pub versions: Vec<Version>,
    /// The state of the interview, as a word of the log.
    pub state: &'static str,
    /// What is written for `;word`: the form's list and the person's own.
    pub short: Arc<Abbreviations>,
    /// Text typed and not yet confirmed.
    pub draft: Option<Draft>,
}

/// A group that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The group; none for the whole interview.
    pub group: Option<Place>,
    /// Its words.
    pub label: String,
    /// Who handed it over, `""` where not known.
    pub from: String,
    /// With whom it is.
    pub to: String,
    /// Whether that is the person here.
    pub here: bool,
    /// The informant who answers there, `""` for the main one.
    pub informant: String,
}

/// An informant of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Informant {
    /// The code as it is kept, `""` where the main informant has none yet.
    pub code: String,
    /// Whose answers stand where nobody else is said to speak.
    pub main: bool,
    /// What stands of them.
    pub said: Introduction,
    /// The function in words, `""` where it is not known.
    pub role: String,
    /// Whether they agreed, and how, in words.
    pub consent: String,
}

impl Informant {
    /// Function and consent on one line.
    pub fn words(&self) -> String {
        let parts = [self.role.as_str(), self.consent.as_str()];
        let there: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        there.join(" · ")
    }
}

/// Text typed and not yet confirmed, found again after a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The byte before which the cursor stood.
    pub cursor: usize,
}

impl Sheet {
    /// An informant other than the main one, by code.
    pub fn informant(&self, code: &str) -> Option<&Informant> {
        self.informants.iter().find(|one| !one.main && one.code == code)
    }

    /// The question under the cursor, where the card is one question.
    pub fn question(&self) -> Option<&QuestionView> {
        match &self.card {
            Card::Question(view) => Some(view),
            _ => None,
        }
    }

    /// The place of the card.
    pub fn place(&self) -> Option<&Place> {
        match &self.card {
            Card::Question(view) => Some(&view.place),
            Card::Rows { .. } | Card::Empty => self.lines.get(self.here).map(|line| &line.place),
            Card::Signs(signs) => Some(&signs.columns[0].place),
            Card::Repeat(repeat) => Some(&repeat.place),
        }
    }
}
