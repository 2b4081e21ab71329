//! What must hold at the end of every schedule.

use std::collections::{BTreeMap, BTreeSet};

use repere::log::{Answer, Body, Derived, EventId, InterviewId, State, derive, fold};
use sha2::{Digest, Sha256};

use super::laptop::{Fleet, Laptop};

/// A revision, what its author had seen, and what it says.
type Said<'a> = (EventId, &'a [EventId], &'a Answer);

/// How a schedule ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    /// What all share.
    pub digest: String,
    /// Devices that wrote two events under one number.
    pub forks: u64,
    /// Questions in conflict.
    pub conflicts: u64,
}

/// The digest that all share, or the first law that is broken.
pub fn judge(fleet: &Fleet) -> Result<Ending, String> {
    let laptop = &fleet.laptops[0];
    let shared = digest(laptop.view());
    if let Some(other) = fleet.laptops.iter().find(|other| !other.holds_as(laptop)) {
        return Err(format!(
            "the digests differ: {shared} and {}",
            digest(other.view())
        ));
    }
    // Whatever came first: the same segments from the last to the first mean the same.
    let mut backwards = laptop.stretches();
    backwards.reverse();
    let again = digest(&derive(backwards));
    if again != shared {
        return Err(format!("the digest depends on the order: {shared} and {again}"));
    }
    chains(laptop)?;
    confirmed(fleet, laptop)?;
    let conflicts = heads(laptop)?;
    Ok(Ending {
        digest: shared,
        forks: laptop.view().forks.len() as u64,
        conflicts,
    })
}

/// Everything that a laptop shows.
fn digest(view: &Derived) -> String {
    let mut hash = Sha256::new();
    for event in &view.events {
        hash.update(event.id.to_string());
        hash.update(event.digest());
        hash.update(event.lamport.to_le_bytes());
    }
    for interview in interviews(view) {
        let record = fold(interview, &view.events);
        hash.update(format!(
            "{interview} {} {}",
            record.state.word(),
            record.changed_since
        ));
        for (key, answered) in &record.answers {
            hash.update(format!("{key} {:?} {}", answered.parents(), answered.shown));
        }
    }
    hex::encode(hash.finalize())
}

fn interviews(view: &Derived) -> BTreeSet<InterviewId> {
    let concerned = view.events.iter().filter_map(repere::log::Event::concerns);
    concerned.collect()
}

/// Each segment follows on the one that it names.
fn chains(laptop: &Laptop) -> Result<(), String> {
    for segment in laptop.held.values() {
        let header = &segment.header;
        let follows = match header.previous {
            None => header.first == 1,
            Some(previous) => laptop
                .held
                .get(&previous)
                .is_some_and(|s| s.header.last + 1 == header.first),
        };
        if !follows {
            return Err(format!(
                "the chain of {} breaks at {}",
                header.device, header.first
            ));
        }
    }
    Ok(())
}

/// What was acknowledged is there, under the number that it got.
fn confirmed(fleet: &Fleet, laptop: &Laptop) -> Result<(), String> {
    let there: BTreeSet<_> = laptop
        .view()
        .events
        .iter()
        .filter_map(|event| match &event.body {
            Body::Revised(revision) => Some((event.id.device.trunk(), event.id.n, revision.answer.text())),
            _ => None,
        })
        .collect();
    match fleet
        .confirmed
        .iter()
        .find(|c| !there.contains(&(c.device, c.n, c.value.as_str())))
    {
        Some(lost) => Err(format!("a confirmed answer is lost: {lost:?}")),
        None => Ok(()),
    }
}

/// What was overwritten by somebody who had seen it never stands; what was written side by side stands side by side.
fn heads(laptop: &Laptop) -> Result<u64, String> {
    let mut conflicts = 0;
    for interview in interviews(laptop.view()) {
        let record = fold(interview, &laptop.view().events);
        if record.state == State::Withdrawn {
            continue;
        }
        let mut revisions: BTreeMap<&str, Vec<Said<'_>>> = BTreeMap::new();
        for event in laptop
            .view()
            .events
            .iter()
            .filter(|event| event.interview == Some(interview))
        {
            if let Body::Revised(revision) = &event.body {
                revisions.entry(&revision.key).or_default().push((
                    event.id,
                    &event.parents,
                    &revision.answer,
                ));
            }
        }
        for (key, all) in revisions {
            let seen: BTreeSet<EventId> = all
                .iter()
                .flat_map(|(_, parents, _)| parents.iter().copied())
                .collect();
            let standing: BTreeSet<EventId> = all
                .iter()
                .map(|(id, ..)| *id)
                .filter(|id| !seen.contains(id))
                .collect();
            let values: BTreeSet<&Answer> = all
                .iter()
                .filter(|(id, ..)| standing.contains(id))
                .map(|(.., a)| *a)
                .collect();
            let Some(answered) = record.answers.get(key) else {
                return Err(format!("{key} of {interview} has no answer"));
            };
            if answered.parents().into_iter().collect::<BTreeSet<_>>() != standing {
                return Err(format!(
                    "{key} of {interview}: {:?} stand, not {standing:?}",
                    answered.parents()
                ));
            }
            if answered.conflict != (values.len() > 1) {
                return Err(format!(
                    "{key} of {interview}: {} values side by side, conflict {}",
                    values.len(),
                    answered.conflict
                ));
            }
            conflicts += u64::from(answered.conflict);
            let later = all.iter().find(|(id, parents, _)| {
                parents
                    .iter()
                    .any(|parent| lamport(laptop, *parent) >= lamport(laptop, *id))
            });
            if let Some((id, ..)) = later {
                return Err(format!("{id} comes before what its author had seen"));
            }
        }
    }
    Ok(conflicts)
}

fn lamport(laptop: &Laptop, id: EventId) -> u64 {
    let events = &laptop.view().events;
    events
        .binary_search_by_key(&id, |event| event.id)
        .map_or(0, |at| events[at].lamport)
}
