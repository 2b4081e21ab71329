//! The states of an interview and what moves it from one to the next. State is computed, never sent.

use super::event::{Body, Event};
use super::frontier::Frontier;
use super::record::{Request, Stand, State};
use super::rights::{Lack, Rights};

/// What can happen to an interview, as far as its state is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// An answer, an instance or a voice is added, changed or removed.
    Change,
    /// The interviewer holds it to be complete.
    Submit,
    /// A question back.
    Ask,
    /// A reply to one.
    Reply,
    /// A question back is settled.
    Settle,
    /// It is sent back.
    Return,
    /// It is accepted.
    Accept,
    /// It is opened to analysis.
    Release,
    /// Acceptance or release is taken back.
    Reopen,
    /// It is withdrawn.
    Withdraw,
}

/// What an act does to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The state becomes this one, as of what the author had seen.
    Becomes(State),
    /// Likewise, but only where nothing arrived since the standing one.
    IfUnchanged(State),
    /// Likewise, once every question that it was returned with has its reply or is settled.
    OnceAnswered(State),
    /// Nothing moves.
    Stays,
    /// The state stays and shows *changed since*.
    ChangedSince,
    /// A withdrawal that only hides is lifted; one that erased is final.
    Lifts,
    /// The act is kept and shown as a request, without effect.
    Without,
}

impl Act {
    /// Every act, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::Change,
        Self::Submit,
        Self::Ask,
        Self::Reply,
        Self::Settle,
        Self::Return,
        Self::Accept,
        Self::Release,
        Self::Reopen,
        Self::Withdraw,
    ];

    /// The word for it: the event's kind, `change` for all that alters what was said.
    pub fn word(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Submit => "submit",
            Self::Ask => "ask",
            Self::Reply => "reply",
            Self::Settle => "settle",
            Self::Return => "return",
            Self::Accept => "accept",
            Self::Release => "release",
            Self::Reopen => "reopen",
            Self::Withdraw => "withdraw",
        }
    }

    /// The act that a statement is; none where it leaves the state alone in every state (a note, a hand-over…).
    pub fn of(body: &Body) -> Option<Self> {
        Some(match body {
            Body::Revised(_)
            | Body::Added { .. }
            | Body::Removed { .. }
            | Body::Restored { .. }
            | Body::Voiced { .. }
            | Body::Migrated { .. } => Self::Change,
            Body::Submitted => Self::Submit,
            Body::Asked { .. } => Self::Ask,
            Body::Replied { .. } => Self::Reply,
            Body::Settled { .. } => Self::Settle,
            Body::Returned { .. } => Self::Return,
            Body::Accepted { .. } => Self::Accept,
            Body::Released { .. } => Self::Release,
            Body::Reopened { .. } => Self::Reopen,
            Body::Withdrawn { .. } => Self::Withdraw,
            Body::Begun(_)
            | Body::Noted { .. }
            | Body::Introduced(_)
            | Body::HandedOver { .. }
            | Body::Alias { .. }
            | Body::Duplicate { .. }
            | Body::FieldNoted { .. }
            | Body::Studied { .. }
            | Body::Continued { .. }
            | Body::Unknown { .. } => return None,
        })
    }
}

/// What an act does in a state: the whole table. `docs/states.md` is printed from it.
pub fn outcome(state: State, act: Act) -> Outcome {
    use Act::{Accept, Ask, Change, Release, Reopen, Reply, Return, Settle, Submit, Withdraw};
    use Outcome::{Becomes, ChangedSince, IfUnchanged, Lifts, OnceAnswered, Stays, Without};
    use State::{Accepted, Draft, Released, Returned, Submitted, Withdrawn};
    match (state, act) {
        (_, Withdraw) => Becomes(Withdrawn),
        (Withdrawn, Reopen) => Lifts,
        (Withdrawn, _) => Without,
        (Draft | Returned, Change) => Stays,
        (Submitted | Accepted | Released, Change) => ChangedSince,
        (Draft | Submitted | Returned, Submit) => Becomes(Submitted),
        // Only a coordinator takes an acceptance back; what is new shows by itself.
        (Accepted | Released, Submit) => Stays,
        (_, Ask) => Stays,
        (Returned, Reply | Settle) => OnceAnswered(Submitted),
        (_, Reply | Settle) => Stays,
        (_, Return) => Becomes(Returned),
        (Draft, Accept) => Without,
        (_, Accept) => Becomes(Accepted),
        (Accepted, Release) => IfUnchanged(Released),
        (Released, Release) => Stays,
        (_, Release) => Without,
        (Accepted | Released, Reopen) => Becomes(Submitted),
        (_, Reopen) => Without,
    }
}

/// The statements of the workflow that no later one covers, the one that stands first; and those without effect.
///
/// Each is judged by the state that its author had before them, so that it means the same wherever it arrives.
pub(super) fn stands(events: &[&Event], rights: &Rights) -> (Vec<Stand>, Vec<Request>) {
    let (mut moved, mut requests): (Vec<Stand>, Vec<Request>) = Default::default();
    for event in events {
        let Some(act) = Act::of(&event.body).filter(|act| declares(*act)) else {
            continue;
        };
        let head: Frontier = event.parents.iter().copied().collect();
        let before = top(&moved, events, |id| head.covers(id));
        let from = before.first().map_or(State::Draft, |stand| stand.state);
        let becomes = match outcome(from, act) {
            Outcome::Becomes(state) => Ok(state),
            Outcome::IfUnchanged(state) => {
                let changed = before.first().is_some_and(|stand| {
                    events
                        .iter()
                        .any(|e| is_content(&e.body) && head.covers(e.id) && !stand.head.covers(e.id))
                });
                if changed { Err(true) } else { Ok(state) }
            }
            Outcome::Without => Err(true),
            Outcome::OnceAnswered(_) | Outcome::Stays | Outcome::ChangedSince | Outcome::Lifts => Err(false),
        };
        match becomes {
            Ok(state) => moved.push(Stand {
                event: event.id,
                state,
                head,
                text: text(&event.body).to_owned(),
                at: event.at,
                level: rights.role(event.id.device),
            }),
            Err(true) => requests.push(Request::of(event, Lack::State(from))),
            Err(false) => {}
        }
    }
    (top(&moved, events, |_| true), requests)
}

/// Of the statements that `seen` lets through, those that none of them covers, the most cautious first.
fn top(moved: &[Stand], events: &[&Event], seen: impl Fn(super::EventId) -> bool) -> Vec<Stand> {
    let known = || moved.iter().filter(|stand| seen(stand.event));
    let mut heads: Vec<(usize, Stand)> = known()
        .enumerate()
        .filter(|(_, stand)| !known().any(|other| other.head.covers(stand.event)))
        .map(|(order, stand)| (order, answered(stand, events, &seen)))
        .collect();
    // The more cautious stands; of two alike, the later in causal order.
    heads.sort_by_key(|(order, stand)| (caution(stand.state), std::cmp::Reverse(*order)));
    heads.into_iter().map(|(_, stand)| stand).collect()
}

/// A return whose every question got its reply or was settled stands as submitted.
fn answered(stand: &Stand, events: &[&Event], seen: &impl Fn(super::EventId) -> bool) -> Stand {
    let (Outcome::OnceAnswered(state), State::Returned) = (outcome(stand.state, Act::Reply), stand.state)
    else {
        return stand.clone();
    };
    let asked = |event: &&&Event| matches!(event.body, Body::Asked { .. }) && stand.head.covers(event.id);
    let closed = |question: super::EventId, before: bool| {
        events.iter().any(|event| match &event.body {
            Body::Settled { question: of, .. } if before => *of == question && stand.head.covers(event.id),
            Body::Replied { question: of, .. } | Body::Settled { question: of, .. } if !before => {
                *of == question && seen(event.id) && !stand.head.covers(event.id)
            }
            _ => false,
        })
    };
    let mut open = events
        .iter()
        .filter(asked)
        .filter(|event| !closed(event.id, true))
        .peekable();
    if open.peek().is_some() && open.all(|event| closed(event.id, false)) {
        Stand {
            state,
            ..stand.clone()
        }
    } else {
        stand.clone()
    }
}

/// Whether an act is a statement about the state itself.
fn declares(act: Act) -> bool {
    matches!(
        act,
        Act::Submit | Act::Return | Act::Accept | Act::Release | Act::Reopen
    )
}

/// Whether it changes what a submission or an acceptance had looked at.
pub(super) fn is_content(body: &Body) -> bool {
    Act::of(body) == Some(Act::Change)
}

/// Whether content that arrives after this state shows as *changed since*.
pub(super) fn notices_change(state: State) -> bool {
    outcome(state, Act::Change) == Outcome::ChangedSince
}

fn text(body: &Body) -> &str {
    match body {
        Body::Returned { text }
        | Body::Accepted { text }
        | Body::Released { text }
        | Body::Reopened { text } => text,
        _ => "",
    }
}

fn caution(state: State) -> u8 {
    match state {
        State::Withdrawn => 0,
        State::Returned => 1,
        State::Draft | State::Submitted => 2,
        State::Accepted => 3,
        State::Released => 4,
    }
}
