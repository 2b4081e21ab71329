//! How far one has seen: for each device, the number of its last event held.

use std::collections::BTreeMap;

use super::id::{DeviceId, EventId};

/// For each device, the number of the last event: what an author or a machine had before them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Frontier {
    last: BTreeMap<DeviceId, u64>,
}

impl Frontier {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in one event: everything of its device up to it is seen.
    pub fn see(&mut self, event: EventId) {
        let last = self.last.entry(event.device).or_default();
        *last = (*last).max(event.n);
    }

    /// Takes in all that another frontier has seen.
    pub fn join(&mut self, other: &Self) {
        for event in other.events() {
            self.see(event);
        }
    }

    /// Whether this event lies behind the frontier.
    pub fn covers(&self, event: EventId) -> bool {
        self.last(event.device) >= event.n
    }

    /// Whether all that the other has seen lies behind this one.
    pub fn covers_all(&self, other: &Self) -> bool {
        other.events().all(|event| self.covers(event))
    }

    /// The last number seen of a device, 0 if none.
    pub fn last(&self, device: DeviceId) -> u64 {
        self.last.get(&device).copied().unwrap_or(0)
    }

    /// The last event of each device, in the order of the devices.
    pub fn events(&self) -> impl Iterator<Item = EventId> + '_ {
        self.last.iter().map(|(device, n)| device.event(*n))
    }

    /// Whether nothing is seen.
    pub fn is_empty(&self) -> bool {
        self.last.is_empty()
    }

    /// How many devices are seen.
    pub fn len(&self) -> usize {
        self.last.len()
    }
}

impl FromIterator<EventId> for Frontier {
    fn from_iter<T: IntoIterator<Item = EventId>>(events: T) -> Self {
        let mut frontier = Self::new();
        for event in events {
            frontier.see(event);
        }
        frontier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_covers_both_sides_and_nothing_more() {
        let (a, b) = (DeviceId::of_key(&[1; 32]), DeviceId::of_key(&[2; 32]));
        let left: Frontier = [a.event(3)].into_iter().collect();
        let right: Frontier = [a.event(1), b.event(2)].into_iter().collect();
        let mut both = left.clone();
        both.join(&right);
        assert!(both.covers_all(&left) && both.covers_all(&right));
        assert!(both.covers(a.event(3)) && !both.covers(a.event(4)) && !both.covers(b.event(3)));
    }
}
