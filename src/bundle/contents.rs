//! What a bundle holds, for people: by device and by interview, without a store.

use std::collections::BTreeMap;

use super::Bundle;
use crate::log::{DeviceId, Event, EventId, InterviewId, Lamports, Record, SegmentId, fold};

/// What a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its devices, by name.
    pub devices: Vec<DeviceContents>,
    /// Its interviews, by name.
    pub interviews: Vec<InterviewContents>,
    /// What the receiver must already hold.
    pub needs: Vec<EventId>,
    /// Events carried.
    pub events: u64,
    /// Events whose part is withheld or erased.
    pub withheld: u64,
}

/// What it holds of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceContents {
    /// The device.
    pub device: DeviceId,
    /// The person's code, where the device's card is in the bundle.
    pub person: Option<String>,
    /// The team's code, likewise.
    pub team: Option<String>,
    /// First and last number of each segment, with its name.
    pub segments: Vec<(u64, u64, SegmentId)>,
}

/// What it holds of one interview: what its own events say, others may be elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewContents {
    /// What the events in the bundle mean.
    pub record: Record,
    /// How many they are.
    pub events: u64,
}

impl Bundle {
    /// What it holds.
    pub fn contents(&self) -> Contents {
        let mut devices: BTreeMap<DeviceId, DeviceContents> = BTreeMap::new();
        for segment in &self.segments {
            let device = segment.header.device;
            let card = self.cards.iter().find(|card| card.device() == device);
            let entry = devices.entry(device).or_insert_with(|| DeviceContents {
                device,
                person: card.map(|card| card.person.clone()),
                team: card.map(|card| card.team.clone()),
                segments: Vec::new(),
            });
            entry
                .segments
                .push((segment.header.first, segment.header.last, segment.id()));
        }
        let events = self.events();
        let mut interviews: BTreeMap<InterviewId, Vec<&Event>> = BTreeMap::new();
        for event in &events {
            if let Some(interview) = event.concerns() {
                interviews.entry(interview).or_default().push(event);
            }
        }
        let all: u64 = self.segments.iter().map(|segment| segment.header.count()).sum();
        Contents {
            devices: devices.into_values().collect(),
            interviews: interviews
                .into_iter()
                .map(|(interview, events)| InterviewContents {
                    events: events.len() as u64,
                    record: fold(interview, events),
                })
                .collect(),
            needs: self.needs().events().collect(),
            events: self.count(),
            withheld: all - self.count(),
        }
    }

    /// Every event that it carries, by device and number. The Lamport counters follow from this bundle's headers alone.
    pub fn events(&self) -> Vec<Event> {
        let mut lamports = Lamports::new();
        lamports.learn(self.segments.iter().map(|segment| segment.header.run()).collect());
        let mut events: Vec<Event> = self
            .segments
            .iter()
            .filter_map(|segment| segment.events().ok())
            .flatten()
            .collect();
        for event in &mut events {
            event.lamport = lamports.of(event.id).unwrap_or(0);
        }
        events.sort_by_key(|event| event.id);
        events
    }
}
