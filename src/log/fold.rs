//! From the events of one interview to what they mean together.
//!
//! The result depends on the set of events alone: not on the order in which they arrived, not on how often each came.
//! The wall clock decides nothing; where an order is needed it is (Lamport, device, n).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::event::{Answer, Body, Event};
use super::frontier::Frontier;
use super::id::{EventId, InterviewId};
use super::informant::introduced;
use super::record::{
    Answered, Handover, Head, Instance, Note, Question, Record, Request, State, Voice, Withdrawal,
};
use super::rights::{Lack, Rights, Role};
use super::workflow;

mod follow;

/// The version of the rules below. It stands in the digest: two machines compare what they hold, not how they read it.
pub const FOLD: u32 = 2;

/// Folds the events that concern one interview, in any order, repeated or not, where everyone may do everything.
pub fn fold<'a>(interview: InterviewId, events: impl IntoIterator<Item = &'a Event>) -> Record {
    fold_under(&Rights::unbound(), interview, events)
}

/// Folds the events that concern one interview, in any order, repeated or not. What its author may not do is kept among
/// the record's requests and changes nothing else.
pub fn fold_under<'a>(
    rights: &Rights,
    interview: InterviewId,
    events: impl IntoIterator<Item = &'a Event>,
) -> Record {
    let mut events: Vec<&Event> = events
        .into_iter()
        .filter(|e| e.concerns() == Some(interview))
        .collect();
    events.sort_by_key(|e| (e.lamport, e.id));
    events.dedup_by_key(|e| e.id);
    let mut record = empty(interview);
    record.withdrawals = withdrawals(&events, rights);
    if record.withdrawals.iter().any(|w| w.informant.is_none()) {
        // Erased here and only hidden there must read the same: nothing but the withdrawals remains.
        events.retain(|e| matches!(e.body, Body::Withdrawn { .. }));
        record.state = State::Withdrawn;
    } else {
        let gone: BTreeSet<&str> = record
            .withdrawals
            .iter()
            .filter_map(|w| w.informant.as_deref())
            .collect();
        events.retain(|e| e.informant.is_empty() || !gone.contains(e.informant.as_str()));
    }
    record.touched_at = events.last().map_or(0, |e| e.at);
    record.doubt = events.iter().any(|e| e.doubt);
    events.retain(|event| match rights.lack(event) {
        Some(lack) if !matches!(event.body, Body::Withdrawn { .. }) => {
            record.frontier.see(event.id);
            record.requests.push(Request::of(event, lack));
            false
        }
        _ => true,
    });
    for event in &events {
        take(&mut record, event);
    }
    record.answers = answers(&events);
    record.instances = instances(&events);
    record.notes = notes(&events);
    record.introduced = introduced(&events);
    let (stands, without_effect) = workflow::stands(&events, rights);
    record.requests.extend(without_effect);
    record.requests.sort_by_key(|request| request.event);
    if let Some(stand) = stands.first() {
        record.state = stand.state;
        record.changed_since = workflow::notices_change(stand.state)
            && events
                .iter()
                .any(|e| workflow::is_content(&e.body) && !stand.head.covers(e.id));
    }
    record.stands = stands;
    record
}

fn empty(interview: InterviewId) -> Record {
    Record {
        interview,
        begun: None,
        began_at: None,
        touched_at: 0,
        answers: BTreeMap::new(),
        instances: Vec::new(),
        notes: Vec::new(),
        voices: Vec::new(),
        questions: Vec::new(),
        handovers: Vec::new(),
        duplicates: BTreeMap::new(),
        withdrawals: Vec::new(),
        requests: Vec::new(),
        state: State::Draft,
        stands: Vec::new(),
        changed_since: false,
        frontier: Frontier::new(),
        informants: BTreeSet::new(),
        introduced: BTreeMap::new(),
        unknown: BTreeMap::new(),
        doubt: false,
    }
}

/// The withdrawals that stand. One by the interview's own device or a study coordinator erases; any other hides, and asks:
/// a reopening that names it, by one of these two, lifts it.
fn withdrawals(events: &[&Event], rights: &Rights) -> Vec<Withdrawal> {
    let decides = |event: &Event| {
        let own = event
            .concerns()
            .is_some_and(|i| i.0.device.trunk() == event.id.device.trunk());
        !matches!(rights.lack(event), Some(Lack::Revoked))
            && (own || rights.role(event.id.device) == Role::Study)
    };
    let lifted: BTreeSet<EventId> = events
        .iter()
        .filter(|e| matches!(e.body, Body::Reopened { .. }) && decides(e))
        .flat_map(|e| e.parents.iter().copied())
        .collect();
    events
        .iter()
        .filter_map(|event| match &event.body {
            Body::Withdrawn { informant, text, .. } => Some(Withdrawal {
                event: event.id,
                informant: informant.clone(),
                text: text.clone(),
                erases: decides(event),
            }),
            _ => None,
        })
        .filter(|w| w.erases || !lifted.contains(&w.event))
        .collect()
}

/// What an event adds to the record by itself.
fn take(record: &mut Record, event: &Event) {
    if event.interview.is_some() {
        record.frontier.see(event.id);
    }
    if !event.informant.is_empty() {
        record.informants.insert(event.informant.clone());
    }
    match &event.body {
        Body::Begun(begun) if event.id == record.interview.0 => {
            if !begun.informant.is_empty() {
                record.informants.insert(begun.informant.clone());
            }
            record.begun = Some(begun.clone());
            record.began_at = Some(event.at);
        }
        // Events come in causal order: of two migrations that did not see each other, all machines follow the same.
        Body::Migrated { form, version, hash } => {
            if let Some(begun) = &mut record.begun {
                form.clone_into(&mut begun.form);
                version.clone_into(&mut begun.version);
                hash.clone_into(&mut begun.hash);
            }
        }
        Body::Introduced(said) if !said.code.is_empty() => {
            record.informants.insert(said.code.clone());
        }
        Body::Voiced { key, answer } => record.voices.push(Voice {
            event: event.id,
            key: key.clone(),
            informant: event.informant.clone(),
            answer: answer.clone(),
            at: event.at,
        }),
        Body::Asked { key, text } => record.questions.push(Question {
            event: event.id,
            key: key.clone(),
            text: text.clone(),
            at: event.at,
            lamport: event.lamport,
            replies: Vec::new(),
            settled: Vec::new(),
        }),
        // A reply comes after its question in causal order, so the question is there, unless its part is withheld.
        Body::Replied { question, text } => {
            if let Some(asked) = record.questions.iter_mut().find(|q| q.event == *question) {
                asked.replies.push((event.id, text.clone()));
            }
        }
        Body::Settled { question, text } => {
            if let Some(asked) = record.questions.iter_mut().find(|q| q.event == *question) {
                asked.settled.push((event.id, text.clone()));
            }
        }
        Body::HandedOver { group, to } => {
            record.handovers.push(Handover {
                event: event.id,
                group: group.clone(),
                to: to.clone(),
                informant: event.informant.clone(),
                at: event.at,
            });
        }
        Body::Duplicate { of, holds } => {
            record.duplicates.insert(*of, *holds);
        }
        Body::Unknown { kind, .. } => *record.unknown.entry(kind.clone()).or_default() += 1,
        _ => {}
    }
}

fn answers(events: &[&Event]) -> BTreeMap<String, Answered> {
    let mut by_key: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events {
        if let Body::Revised(revision) = &event.body {
            by_key.entry(&revision.key).or_default().push(event);
        }
    }
    by_key
        .into_iter()
        .map(|(key, revisions)| (key.to_owned(), answered(&revisions)))
        .collect()
}

/// The heads among the revisions of one question, which come in causal order.
fn answered(revisions: &[&Event]) -> Answered {
    let named: HashSet<EventId> = revisions.iter().flat_map(|e| e.parents.iter().copied()).collect();
    let mut heads: Vec<Head> = revisions
        .iter()
        .filter(|e| !named.contains(&e.id))
        .map(|e| head(e))
        .collect();
    if heads.is_empty() {
        // Only revisions that name each other can leave none, and the reader refuses those; losing them would be worse.
        heads = revisions.iter().map(|e| head(e)).collect();
    }
    judged(heads)
}

/// Which of the heads is shown, and whether they disagree.
fn judged(mut heads: Vec<Head>) -> Answered {
    heads.sort_by_key(|h| h.event);
    // A person beats the engine; an answer is shown before a non-answer; then the causal order, then the device.
    let rank = |h: &Head| (!h.auto, matches!(h.answer, Answer::Value(_)), h.lamport, h.event);
    let shown = (0..heads.len()).max_by_key(|i| rank(&heads[*i])).unwrap_or(0);
    let mut persons = heads.iter().filter(|h| !h.auto).map(|h| &h.answer);
    let first = persons.next();
    let conflict = persons.any(|answer| Some(answer) != first);
    Answered {
        heads,
        shown,
        conflict,
    }
}

fn head(event: &Event) -> Head {
    let Body::Revised(revision) = &event.body else {
        unreachable!("only revisions are gathered under a key")
    };
    Head {
        event: event.id,
        answer: revision.answer.clone(),
        reason: revision.reason.clone(),
        auto: revision.cause.is_some(),
        informant: event.informant.clone(),
        at: event.at,
        lamport: event.lamport,
    }
}

/// Whether a question or instance lies in this instance.
fn lies_in(key: &str, instance: &str) -> bool {
    key.strip_prefix(instance)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// The key that a person's act in an instance bears.
fn touched(event: &Event) -> Option<&str> {
    match &event.body {
        Body::Revised(r) if r.cause.is_none() => Some(&r.key),
        Body::Noted { key, .. } | Body::Voiced { key, .. } => Some(key),
        Body::Added { repeat } => Some(repeat),
        Body::Restored { instance } => Some(instance),
        _ => None,
    }
}

fn instances(events: &[&Event]) -> Vec<Instance> {
    let mut restored: HashSet<EventId> = HashSet::new();
    let mut removals: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    let mut added: Vec<(String, EventId)> = Vec::new();
    for event in events {
        match &event.body {
            Body::Added { repeat } => added.push((format!("{repeat}{{{}}}", event.id), event.id)),
            Body::Removed { instance } => removals.entry(instance).or_default().push(event),
            Body::Restored { .. } => restored.extend(&event.parents),
            _ => {}
        }
    }
    let weigh = |key: &str| {
        let standing: Vec<&&Event> = removals
            .get(key)
            .into_iter()
            .flatten()
            .filter(|r| !restored.contains(&r.id))
            .collect();
        let unseen = |removal: &Event| {
            let seen: Frontier = removal.parents.iter().copied().collect();
            events
                .iter()
                .any(|e| touched(e).is_some_and(|k| lies_in(k, key)) && !seen.covers(e.id))
        };
        let contested = !standing.is_empty() && standing.iter().all(|removal| unseen(removal));
        let mut ids: Vec<EventId> = standing.iter().map(|removal| removal.id).collect();
        ids.sort_unstable();
        (ids.is_empty() || contested, contested, ids)
    };
    let by_person: BTreeSet<&str> = added.iter().map(|(key, _)| key.as_str()).collect();
    let made = removals
        .keys()
        .filter(|key| !by_person.contains(*key))
        .map(|key| ((*key).to_owned(), None));
    let all = made.chain(added.iter().map(|(key, id)| (key.clone(), Some(*id))));
    all.map(|(key, added)| {
        let (present, contested, removals) = weigh(&key);
        Instance {
            key,
            added,
            present,
            contested,
            removals,
        }
    })
    .collect()
}

fn notes(events: &[&Event]) -> Vec<Note> {
    let mut named: HashSet<EventId> = HashSet::new();
    for event in events {
        if matches!(event.body, Body::Noted { .. }) {
            named.extend(&event.parents);
        }
    }
    let stands = events.iter().filter(|e| !named.contains(&e.id));
    stands
        .filter_map(|event| match &event.body {
            Body::Noted { key, text } if !text.is_empty() => Some(Note {
                event: event.id,
                key: key.clone(),
                text: text.clone(),
                at: event.at,
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
