//! Who speaks in an interview: code, function, and whether they agreed that their words are written down.
//!
//! What is said of an informant stands in that informant's own part, so that a withdrawal takes it away with the words.
//! The main informant's consent is a question of the form; an event only gives a code that was not known at the beginning.

use std::collections::{BTreeMap, HashSet};

use super::event::{Body, Event};
use super::id::EventId;

/// The code under which a group speaks with one voice.
pub const GROUP: &str = "GROUP";

/// Whether an informant agreed that what they say is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Consent {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// They agreed.
    Given,
    /// They refused.
    Refused,
}

impl Consent {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Unasked, Self::Given, Self::Refused];

    /// The word for it in events, commands and exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unasked => "unasked",
            Self::Given => "given",
            Self::Refused => "refused",
        }
    }

    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.word() == word)
    }
}

/// What is said of an informant, whole: a later statement of an author who had it before them replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Introduction {
    /// The main informant's code, where it was not known at the beginning; `""` for any other, whose part bears it.
    pub code: String,
    /// The function: choices of the form's list, or words.
    pub role: String,
    /// Whether they agreed.
    pub consent: Consent,
    /// How it was given: `oral`, `signed`, `witness`, `hierarchy`, or words.
    pub how: String,
    /// The day on which it was given or refused, ISO 8601; `""` for the day of the event.
    pub on: String,
}

/// What stands of an informant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduced {
    /// The statements that no later one replaces, ascending: more than one where authors did not see each other.
    pub events: Vec<EventId>,
    /// What they come to.
    pub said: Introduction,
    /// The clock of the author of the latest.
    pub at: i64,
}

/// What stands of each informant of an interview, `""` being the main one. Where authors did not see each other the
/// latest in the causal order is taken, but a refusal stands against an agreement.
pub(super) fn introduced(events: &[&Event]) -> BTreeMap<String, Introduced> {
    let mut found: BTreeMap<String, Introduced> = BTreeMap::new();
    let replaced: HashSet<EventId> = events
        .iter()
        .filter(|event| matches!(event.body, Body::Introduced(_)))
        .flat_map(|event| event.parents.iter().copied())
        .collect();
    for event in events.iter().filter(|event| !replaced.contains(&event.id)) {
        let Body::Introduced(said) = &event.body else {
            continue;
        };
        match found.get_mut(&event.informant) {
            None => {
                let first = Introduced {
                    events: vec![event.id],
                    said: said.clone(),
                    at: event.at,
                };
                found.insert(event.informant.clone(), first);
            }
            Some(before) => {
                before.events.push(event.id);
                before.events.sort_unstable();
                if said.consent >= before.said.consent {
                    before.said = said.clone();
                    before.at = event.at;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::{DeviceId, InterviewId, fold};

    fn event(device: u8, n: u64, parents: Vec<EventId>, consent: Consent) -> Event {
        let own = DeviceId::of_key(&[device; 32]);
        Event {
            id: own.event(n),
            interview: Some(InterviewId(DeviceId::of_key(&[1; 32]).event(1))),
            informant: "M2".into(),
            at: 0,
            doubt: false,
            lamport: n,
            parents,
            body: Body::Introduced(Introduction {
                consent,
                ..Introduction::default()
            }),
        }
    }

    fn stands(events: &[Event]) -> Consent {
        let of = events[0].interview.expect("of an interview");
        fold(of, events).introduced["M2"].said.consent
    }

    #[test]
    fn a_later_word_of_consent_replaces_the_earlier_and_a_refusal_stands_against_one_unseen() {
        let asked = event(1, 2, Vec::new(), Consent::Refused);
        let agreed = event(1, 3, vec![asked.id], Consent::Given);
        assert_eq!(stands(&[agreed.clone(), asked.clone()]), Consent::Given);
        let refused = event(2, 2, Vec::new(), Consent::Refused);
        assert_eq!(
            stands(&[asked.clone(), agreed.clone(), refused.clone()]),
            Consent::Refused
        );
        assert_eq!(stands(&[refused, agreed, asked]), Consent::Refused);
    }
}
