//! A signed run read and made ready for its rows.
//!
//! All that needs no database is done here, so that it can be done beside one: the events are read, their payloads
//! spelled, the run's name worked out. The Lamport counters alone are the business of whoever knows all headers.

use crate::log::{Event, InterviewId, Segment, SegmentId};

/// A segment with what its rows will say.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The segment, its signature checked.
    pub segment: Segment,
    id: SegmentId,
    events: Vec<Event>,
    payloads: Vec<String>,
}

impl Piece {
    /// A segment with its events, ascending, as checking it has read them.
    pub fn new(segment: Segment, events: Vec<Event>) -> Self {
        Self {
            id: segment.id(),
            payloads: events.iter().map(Event::encode).collect(),
            segment,
            events,
        }
    }

    /// A segment that was checked and kept; of parts that cannot be read nothing comes.
    pub fn of(segment: Segment) -> Self {
        let events = segment.events().unwrap_or_default();
        Self::new(segment, events)
    }

    /// The segment's name.
    pub fn id(&self) -> SegmentId {
        self.id
    }

    /// The events of the parts that are there, ascending.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Sets the place of each event in the causal order.
    pub fn place(&mut self, lamport: impl Fn(&Event) -> u64) {
        for event in &mut self.events {
            event.lamport = lamport(event);
        }
    }

    /// The events with their payloads.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&Event, &str)> {
        self.events.iter().zip(self.payloads.iter().map(String::as_str))
    }

    /// Of whom the part at this place speaks, if it is there.
    pub(super) fn subject(&self, position: usize) -> Option<(Option<InterviewId>, &str)> {
        self.segment.parts.get(position)?.as_ref()?;
        let first = self.segment.header.parts.get(position)?.runs.first()?.0;
        let at = self
            .events
            .binary_search_by_key(&first, |event| event.id.n)
            .ok()?;
        let event = &self.events[at];
        Some((event.interview, &event.informant))
    }
}
