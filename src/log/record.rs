//! What the events of one interview mean together.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Answer, Begun, Event};
use super::frontier::Frontier;
use super::id::{DeviceId, EventId, InterviewId};
use super::informant::{Consent, Introduced};
use super::rights::{Lack, Role};

/// One interview as its events leave it: a projection, the same for any order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The interview.
    pub interview: InterviewId,
    /// How it began, with the form that it is filled with since its last migration; none while its first event has not arrived, is withheld or was withdrawn.
    pub begun: Option<Begun>,
    /// When it began, by the clock of its device.
    pub began_at: Option<i64>,
    /// When its latest event (in causal order) was written, by the clock of that device.
    pub touched_at: i64,
    /// Every question that has a head, by key.
    pub answers: BTreeMap<String, Answered>,
    /// Instances that a person added, removed or wants back: shown order.
    pub instances: Vec<Instance>,
    /// Notes that stand, in causal order.
    pub notes: Vec<Note>,
    /// Statements of other informants, in causal order.
    pub voices: Vec<Voice>,
    /// Questions back with what came of them, in causal order.
    pub questions: Vec<Question>,
    /// Hand-overs, in causal order.
    pub handovers: Vec<Handover>,
    /// Other interviews that this one is said to repeat (true) or not (false).
    pub duplicates: BTreeMap<InterviewId, bool>,
    /// Withdrawals that reach it.
    pub withdrawals: Vec<Withdrawal>,
    /// What was said without effect, by event: its author lacked the role, or the state did not allow it.
    pub requests: Vec<Request>,
    /// The state.
    pub state: State,
    /// The workflow events that nothing later in the workflow covers; more than one where they are concurrent.
    pub stands: Vec<Stand>,
    /// Something arrived that the standing workflow event had not seen.
    pub changed_since: bool,
    /// For each device, its last event in this interview.
    pub frontier: Frontier,
    /// Codes of the informants heard, the main one's included where it is known.
    pub informants: BTreeSet<String>,
    /// What is said of informants, by code, `""` for the main one.
    pub introduced: BTreeMap<String, Introduced>,
    /// Kinds that this version does not know, with their number: *needs a newer version*.
    pub unknown: BTreeMap<String, usize>,
    /// Whether a device's clock was in doubt in any event.
    pub doubt: bool,
}

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Being filled.
    Draft,
    /// Complete, says the interviewer.
    Submitted,
    /// Sent back.
    Returned,
    /// Accepted by the coordinator.
    Accepted,
    /// Open to analysis.
    Released,
    /// Withdrawn: no values.
    Withdrawn,
}

impl State {
    /// Every state, as an interview goes through them.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Accepted,
        Self::Released,
        Self::Withdrawn,
    ];

    /// The word for it in lists and in the digest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Released => "released",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A question with its heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The revisions that no other revision of the question names as parent, ascending; the provisional one is among
    /// them.
    pub heads: Vec<Head>,
    /// The place in `heads` of the one that every machine shows.
    pub shown: usize,
    /// Whether heads differ and a person must decide.
    pub conflict: bool,
}

impl Answered {
    /// The head that stands, provisionally where there is a conflict.
    pub fn head(&self) -> &Head {
        &self.heads[self.shown]
    }

    /// The answer that stands, provisionally where there is a conflict.
    pub fn answer(&self) -> &Answer {
        &self.head().answer
    }

    /// The parents of the next revision by an author who has all heads before them.
    pub fn parents(&self) -> Vec<EventId> {
        self.heads.iter().map(|head| head.event).collect()
    }
}

/// One head of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The revision.
    pub event: EventId,
    /// What it says.
    pub answer: Answer,
    /// Why it stands against a soft check.
    pub reason: String,
    /// The engine wrote it.
    pub auto: bool,
    /// Whose words, `""` for the main informant.
    pub informant: String,
    /// The author's clock.
    pub at: i64,
    /// Its place in the causal order.
    pub lamport: u64,
}

/// A question in conflict, for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict<'a> {
    /// The question's key.
    pub key: &'a str,
    /// Its heads.
    pub answered: &'a Answered,
}

/// An instance of a repeat that events speak of. Instances that the form makes have no event and stand here only once
/// they were removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Key of the instance, its id in braces.
    pub key: String,
    /// The event that added it, none for one that the form makes.
    pub added: Option<EventId>,
    /// Whether it is there.
    pub present: bool,
    /// It was removed by someone who had not seen an edit in it: it stays, and a person confirms.
    pub contested: bool,
    /// The removals that no restoration names, ascending.
    pub removals: Vec<EventId>,
}

/// A note that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The event.
    pub event: EventId,
    /// The question's key, `""` for the interview.
    pub key: String,
    /// The text.
    pub text: String,
    /// The author's clock.
    pub at: i64,
}

/// Another informant's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The event.
    pub event: EventId,
    /// The question's key.
    pub key: String,
    /// The informant's code.
    pub informant: String,
    /// What they say.
    pub answer: Answer,
    /// The author's clock.
    pub at: i64,
}

/// A question back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The event.
    pub event: EventId,
    /// The question's key, `""` for the interview.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// The author's clock.
    pub at: i64,
    /// Its place in the causal order.
    pub lamport: u64,
    /// The replies, in causal order.
    pub replies: Vec<(EventId, String)>,
    /// The settlements, in causal order.
    pub settled: Vec<(EventId, String)>,
}

/// A hand-over to a colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// The event.
    pub event: EventId,
    /// Key of the group, `""` for the whole interview.
    pub group: String,
    /// The colleague's person code.
    pub to: String,
    /// The informant who answers there instead of the main one, `""` for none.
    pub informant: String,
    /// The author's clock.
    pub at: i64,
}

impl Handover {
    /// Whether it went to this person; a code is the same in small letters.
    pub fn is_with(&self, person: &str) -> bool {
        self.to.eq_ignore_ascii_case(person)
    }

    /// Whether a question, group or instance lies in what was handed over.
    pub fn covers(&self, key: &str) -> bool {
        let rest = key.strip_prefix(&self.group);
        self.group.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '{']))
    }
}

/// A withdrawal that reaches the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The event.
    pub event: EventId,
    /// The informant; none for the whole interview.
    pub informant: Option<String>,
    /// Why.
    pub text: String,
    /// Whether values go for good; else they are hidden until someone who may decides.
    pub erases: bool,
}

/// A statement that is kept and shown, without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The event.
    pub event: EventId,
    /// Its kind.
    pub kind: String,
    /// Why it has no effect.
    pub lack: Lack,
    /// The author's clock.
    pub at: i64,
}

impl Request {
    /// A statement that has no effect for this reason.
    pub(super) fn of(event: &Event, lack: Lack) -> Self {
        Self {
            event: event.id,
            kind: event.kind().to_owned(),
            lack,
            at: event.at,
        }
    }
}

/// One workflow event that nothing later in the workflow covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The event.
    pub event: EventId,
    /// The state that it declares.
    pub state: State,
    /// What its author had seen of the interview.
    pub head: Frontier,
    /// The remark that goes with it.
    pub text: String,
    /// The author's clock.
    pub at: i64,
    /// The author's role: at which level it was said.
    pub level: Role,
}

impl Record {
    /// The main informant's code, `""` where not known yet.
    pub fn main_informant(&self) -> &str {
        let later = self.introduced.get("").map(|main| main.said.code.as_str());
        let first = self.begun.as_ref().map(|begun| begun.informant.as_str());
        later
            .filter(|code| !code.is_empty())
            .or(first)
            .unwrap_or_default()
    }

    /// Whether another informant than the main one agreed that their words are written down.
    pub fn consent(&self, informant: &str) -> Consent {
        self.introduced
            .get(informant)
            .map_or(Consent::Unasked, |known| known.said.consent)
    }

    /// The last hand-over of what a key lies in: with whom it is. None where it never left whoever began.
    pub fn holder(&self, key: &str) -> Option<&Handover> {
        self.handovers.iter().rev().find(|handover| handover.covers(key))
    }

    /// The hand-overs that no later one of the same or of a wider group has replaced, in causal order.
    pub fn standing_handovers(&self) -> Vec<&Handover> {
        let all = &self.handovers;
        let later = |at: usize| all[at + 1..].iter().any(|later| later.covers(&all[at].group));
        (0..all.len())
            .filter(|at| !later(*at))
            .map(|at| &all[at])
            .collect()
    }

    /// The questions in conflict, by key.
    pub fn conflicts(&self) -> impl Iterator<Item = Conflict<'_>> {
        self.answers
            .iter()
            .filter(|(_, a)| a.conflict)
            .map(|(key, answered)| Conflict { key, answered })
    }

    /// The instances that one removed and another wrote in.
    pub fn contested(&self) -> impl Iterator<Item = &Instance> {
        self.instances.iter().filter(|instance| instance.contested)
    }

    /// The parents of the next revision of this question.
    pub fn parents(&self, key: &str) -> Vec<EventId> {
        self.answers.get(key).map(Answered::parents).unwrap_or_default()
    }

    /// The devices that wrote in it.
    pub fn devices(&self) -> impl Iterator<Item = DeviceId> + '_ {
        self.frontier.events().map(|event| event.device)
    }

    /// The questions back that nobody settled.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions
            .iter()
            .filter(|question| question.settled.is_empty())
    }
}
