//! What was said at a place, in causal order, and what is in conflict.

use super::{Open, Session, SessionError};
use crate::interview::Answer;
use crate::log::{Answered, Body, DeviceId, EventId};

use super::pen::heard;

/// One revision of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The event.
    pub event: EventId,
    /// The code of the person who wrote it, where known.
    pub person: Option<String>,
    /// The informant whose words they are, `""` for the main one.
    pub informant: String,
    /// When, as Unix seconds by the author's clock.
    pub at: i64,
    /// Whether that clock was implausible.
    pub doubt: bool,
    /// What it said.
    pub answer: Answer,
    /// Why it stood against a soft check.
    pub reason: String,
    /// The language in which the question was asked, `""` for the one that the interview began in.
    pub language: String,
    /// The engine wrote it because of another act.
    pub auto: bool,
    /// No later revision replaces it.
    pub head: bool,
    /// It is the one that is shown.
    pub shown: bool,
}

/// What another interview answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The form's id.
    pub form: String,
    /// When it was answered, as Unix seconds by the author's clock.
    pub at: i64,
    /// The answer.
    pub answer: Answer,
}

impl Session {
    /// Everything that was said at a key, the earliest first.
    pub fn history(&self, open: &Open, key: &str) -> Result<Vec<Version>, SessionError> {
        let answered = open.record().answers.get(key);
        let mut revisions: Vec<_> = open
            .events()
            .iter()
            .filter_map(|event| match &event.body {
                Body::Revised(revision) if revision.key == key => Some((event, revision)),
                _ => None,
            })
            .collect();
        revisions.sort_by_key(|(event, _)| (event.lamport, event.id));
        let people = self.people()?;
        let person = |device: DeviceId| people.iter().find(|(d, _)| *d == device).map(|(_, p)| p.clone());
        Ok(revisions
            .into_iter()
            .map(|(event, revision)| Version {
                event: event.id,
                person: person(event.id.device),
                informant: event.informant.clone(),
                at: event.at,
                doubt: event.doubt,
                answer: heard(&revision.answer),
                reason: revision.reason.clone(),
                language: revision.language.clone(),
                auto: revision.cause.is_some(),
                head: answered.is_some_and(|a| a.heads.iter().any(|head| head.event == event.id)),
                shown: answered.is_some_and(|a| is_shown(a, event.id)),
            })
            .collect())
    }

    /// What other interviews about the same authority answer to the same question, the latest first.
    pub fn earlier(&self, open: &Open, key: &str) -> Result<Vec<Earlier>, SessionError> {
        let authority = open.authority().id;
        let wanted = without_instances(key);
        let mut found = Vec::new();
        let others = self.interviews()?.into_iter();
        for line in others.filter(|line| line.id != open.id() && line.authority.id == authority) {
            let record = self.record(line.id)?;
            let answers = record
                .answers
                .iter()
                .filter(|(key, _)| without_instances(key) == wanted);
            found.extend(answers.map(|(_, answered)| Earlier {
                form: line.form.id.clone(),
                at: answered.head().at,
                answer: heard(answered.answer()),
            }));
        }
        found.retain(|earlier| !earlier.answer.is_blank());
        found.sort_by_key(|earlier| std::cmp::Reverse(earlier.at));
        Ok(found)
    }

    /// The devices that are known, with the code of the person who writes on each.
    pub fn people(&self) -> Result<Vec<(DeviceId, String)>, SessionError> {
        let cards = self.store.cards()?;
        Ok(cards
            .into_iter()
            .map(|card| (card.device(), card.person))
            .collect())
    }
}

/// `/data/pr{1}/pr_ex` → `/data/pr/pr_ex`: the question, whichever instance it stands in.
fn without_instances(key: &str) -> String {
    let mut depth = 0_usize;
    key.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

fn is_shown(answered: &Answered, event: EventId) -> bool {
    answered.head().event == event
}
