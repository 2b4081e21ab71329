//! The place of every event in the causal order, from headers alone.
//!
//! The Lamport counter is never sent: of a device's event it is 1 + the larger of its event before and of what it had
//! *seen* of others by then ([`Seen`]). The signed headers say what was seen, so parts that are withheld or erased change
//! no counter, and a forged or lost counter is not a thing that can be.

use std::collections::{BTreeMap, BTreeSet};

use super::frontier::Frontier;
use super::id::{DeviceId, EventId};

/// "From my event `n` on, I had seen this event of another device (and all before it)."
///
/// A device notes it when it first writes in an interview where the other has written since: so a header names what its
/// events can depend on and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// The device's own event, from which on it holds.
    pub n: u64,
    /// The last event seen of the other device.
    pub event: EventId,
    /// Which segment it stood in: where a device wrote two events under one number, this tells which was seen.
    pub mark: Mark,
}

impl Seen {
    /// A note whose segment the store knows.
    pub fn new(n: u64, event: EventId) -> Self {
        Self {
            n,
            event,
            mark: Mark::NONE,
        }
    }
}

/// The beginning of a segment's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark(pub [u8; 6]);

impl Mark {
    /// Of no segment.
    pub const NONE: Self = Self([0; 6]);
}

/// A run of a device's events, as its header tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The device.
    pub device: DeviceId,
    /// First number.
    pub first: u64,
    /// Last number.
    pub last: u64,
    /// What it newly saw of others.
    pub seen: Vec<Seen>,
}

/// The Lamport counters of all known devices.
#[derive(Debug, Clone, Default)]
pub struct Lamports {
    devices: BTreeMap<DeviceId, Line>,
}

#[derive(Debug, Clone, Default)]
struct Line {
    /// The last number known.
    last: u64,
    /// From number on: counter there; between two steps it grows by one.
    steps: BTreeMap<u64, u64>,
    /// What the device had seen of others at its last number.
    seen: Frontier,
}

impl Lamports {
    /// Knows no device yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The counter of an event, none if its header is not known.
    pub fn of(&self, event: EventId) -> Option<u64> {
        let line = self
            .devices
            .get(&event.device)
            .filter(|line| event.n <= line.last)?;
        let (n, counter) = line.steps.range(..=event.n).next_back()?;
        Some(counter + (event.n - n))
    }

    /// The last number known of a device, 0 if none.
    pub fn last(&self, device: DeviceId) -> u64 {
        self.devices.get(&device).map_or(0, |line| line.last)
    }

    /// What a device had seen of others, as far as it is known.
    pub fn seen(&self, device: DeviceId) -> Frontier {
        self.devices
            .get(&device)
            .map(|line| line.seen.clone())
            .unwrap_or_default()
    }

    /// What is not known yet of what these lines rest on.
    pub fn missing(&self, seen: &[Seen]) -> Vec<EventId> {
        let mut missing: Frontier = Frontier::new();
        for s in seen.iter().filter(|s| self.last(s.event.device) < s.event.n) {
            missing.see(s.event);
        }
        missing.events().collect()
    }

    /// Takes in a device's events up to `last`; `seen` ascending by `n`. What is missing counts as nothing.
    pub fn extend(&mut self, device: DeviceId, last: u64, seen: &[Seen]) {
        let counters: Vec<(Seen, u64)> = seen.iter().map(|s| (*s, self.of(s.event).unwrap_or(0))).collect();
        let line = self.devices.entry(device).or_default();
        if line.steps.is_empty() {
            line.steps.insert(line.last + 1, line.last + 1);
        }
        for (s, counter) in counters {
            line.seen.see(s.event);
            let (n, before) = line
                .steps
                .range(..=s.n)
                .next_back()
                .map_or((s.n, s.n), |(n, c)| (*n, *c));
            let here = before + (s.n - n);
            if counter >= here {
                line.steps.insert(s.n, counter + 1);
            }
        }
        line.last = line.last.max(last);
    }

    /// Takes in many runs of many devices, each once all that it rests on is; what rests on something that is nowhere
    /// comes last, as it is.
    pub fn learn(&mut self, mut runs: Vec<Run>) {
        runs.sort_by_key(|run| (run.device, run.first));
        while !runs.is_empty() {
            let mut blocked: BTreeSet<DeviceId> = BTreeSet::new();
            let before = runs.len();
            runs.retain(|run| {
                let ready = !blocked.contains(&run.device) && self.missing(&run.seen).is_empty();
                if ready {
                    self.extend(run.device, run.last, &run.seen);
                } else {
                    blocked.insert(run.device);
                }
                !ready
            });
            if runs.len() == before {
                let run = runs.remove(0);
                self.extend(run.device, run.last, &run.seen);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_lies_before_and_nothing_else_matters() {
        let (a, b) = (DeviceId::of_key(&[1; 32]), DeviceId::of_key(&[2; 32]));
        let mut lamports = Lamports::new();
        lamports.extend(a, 10, &[]);
        lamports.extend(b, 4, &[Seen::new(3, a.event(7))]);
        lamports.extend(b, 6, &[Seen::new(6, a.event(8))]);
        let counters: Vec<_> = (1..=7).map(|n| lamports.of(b.event(n))).collect();
        assert_eq!(
            counters,
            [Some(1), Some(2), Some(8), Some(9), Some(10), Some(11), None]
        );
        assert_eq!(lamports.missing(&[Seen::new(7, a.event(11))]), [a.event(11)]);
        assert!(lamports.seen(b).covers(a.event(8)) && !lamports.seen(b).covers(a.event(9)));
    }
}
