//! Authorities that a person said to be one: symmetric, revocable, the smallest id shows.

use std::collections::BTreeMap;

use super::event::{Body, Event};
use super::id::EventId;
use super::rights::Rights;

/// One pair as the last statement about it leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The smaller id.
    pub one: String,
    /// The larger id.
    pub other: String,
    /// Whether they are one now.
    pub holds: bool,
    /// The statement that stands.
    pub event: EventId,
    /// Its author's clock.
    pub at: i64,
}

/// All that was said about which authorities are one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aliases {
    pairs: Vec<Alias>,
    shown: BTreeMap<String, String>,
}

impl Aliases {
    /// From the events that concern the study; of several statements about one pair the last in causal order stands.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>, rights: &Rights) -> Self {
        let mut events: Vec<&Event> = events
            .into_iter()
            .filter(|event| rights.lack(event).is_none())
            .collect();
        events.sort_by_key(|event| (event.lamport, event.id));
        let mut pairs: BTreeMap<(&str, &str), Alias> = BTreeMap::new();
        for event in events {
            if let Body::Alias { one, other, holds } = &event.body
                && one != other
            {
                let (one, other) = if one < other { (one, other) } else { (other, one) };
                let alias = Alias {
                    one: one.clone(),
                    other: other.clone(),
                    holds: *holds,
                    event: event.id,
                    at: event.at,
                };
                pairs.insert((one, other), alias);
            }
        }
        let pairs: Vec<Alias> = pairs.into_values().collect();
        let mut aliases = Self {
            pairs,
            shown: BTreeMap::new(),
        };
        for at in 0..aliases.pairs.len() {
            if aliases.pairs[at].holds {
                let (one, other) = (aliases.pairs[at].one.clone(), aliases.pairs[at].other.clone());
                aliases.join(&one, &other);
            }
        }
        aliases
    }

    /// The id that shows for this one.
    pub fn shown<'a>(&'a self, id: &'a str) -> &'a str {
        self.shown.get(id).map_or(id, String::as_str)
    }

    /// Every pair that was spoken of, revoked ones included.
    pub fn pairs(&self) -> &[Alias] {
        &self.pairs
    }

    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.shown(one).to_owned(), self.shown(other).to_owned());
        let (small, large) = if one < other { (one, other) } else { (other, one) };
        for shown in self.shown.values_mut().filter(|shown| **shown == large) {
            shown.clone_from(&small);
        }
        self.shown.insert(large, small);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::DeviceId;

    fn alias(n: u64, one: &str, other: &str, holds: bool) -> Event {
        Event {
            id: DeviceId::of_key(&[1; 32]).event(n),
            interview: None,
            informant: String::new(),
            at: 0,
            doubt: false,
            lamport: n,
            parents: Vec::new(),
            body: Body::Alias {
                one: one.into(),
                other: other.into(),
                holds,
            },
        }
    }

    #[test]
    fn a_chain_shows_its_smallest_id_from_either_side_until_a_link_is_revoked() {
        let events = [
            alias(1, "c", "b", true),
            alias(2, "a", "b", true),
            alias(3, "e", "d", true),
        ];
        let all = Aliases::of(&events, &Rights::unbound());
        assert_eq!(
            ["a", "b", "c", "d", "e", "f"].map(|id| all.shown(id)),
            ["a", "a", "a", "d", "d", "f"]
        );
        let parted = alias(4, "b", "a", false);
        let after = Aliases::of(events.iter().chain([&parted]), &Rights::unbound());
        assert_eq!(["a", "b", "c"].map(|id| after.shown(id)), ["a", "b", "b"]);
        assert!(!after.pairs()[0].holds);
    }
}
