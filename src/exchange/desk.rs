//! What one merge knows of what is held, and the judgement on each segment that comes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::outgoing::told;
use super::report::{Merged, Waiting, Why};
use crate::bundle::Bundle;
use crate::log::{DeviceId, Event, EventId, Lamports, Mark, Seen, Segment, SegmentId};
use crate::store::{Arrival, Intake, Kept, KeptForm, Origin, Store, StoreError};

/// The state of a merge, carried from bundle to bundle.
pub(super) struct Desk {
    lamports: Lamports,
    kept: Kept,
    forms: HashSet<String>,
    /// The segments held, as others name them.
    marks: HashSet<(DeviceId, Mark)>,
    /// Everything that waits, by device and number, so that one pass takes a device's log in its order.
    pending: BTreeMap<(DeviceId, u64, SegmentId), Segment>,
}

impl Desk {
    /// Learns what is held.
    pub(super) fn load(store: &Store) -> Result<Self, StoreError> {
        let mut kept = store.kept()?;
        let pending = std::mem::take(&mut kept.waiting);
        let marks = kept
            .ends
            .iter()
            .map(|(id, (device, _))| (*device, id.mark()))
            .collect();
        let forms = store.kept_forms()?.into_iter().map(|(_, _, hash)| hash).collect();
        Ok(Self {
            lamports: store.lamports()?,
            kept,
            forms,
            marks,
            pending: pending
                .into_iter()
                .map(|segment| (place(&segment), segment))
                .collect(),
        })
    }

    /// Whether a bundle brings events of this device that the device itself does not have.
    pub(super) fn is_news_of(&self, device: DeviceId, bundle: &Bundle) -> bool {
        bundle
            .segments
            .iter()
            .any(|s| s.header.device == device && !self.holds(s.id()))
    }

    fn holds(&self, id: SegmentId) -> bool {
        self.kept.whole.contains(&id) || self.kept.partial.contains(&id)
    }

    /// Takes one bundle in.
    pub(super) fn take(
        &mut self,
        intake: &Intake<'_>,
        bundle: &Bundle,
        origin: &Origin,
        accept_new: bool,
    ) -> Result<Merged, StoreError> {
        let strangers = bundle
            .cards
            .iter()
            .filter(|card| !self.kept.accepted.contains(&card.device()));
        let (accepted, strangers) = if accept_new {
            (strangers.cloned().collect(), Vec::new())
        } else {
            (Vec::new(), strangers.cloned().collect::<Vec<_>>())
        };
        let mut merged = Merged {
            file: origin.file.clone().into(),
            bundle: bundle.id(),
            from: bundle.from,
            made: bundle.made,
            events: 0,
            segments: 0,
            forms: 0,
            accepted,
            strangers,
            touched: Vec::new(),
            waiting: 0,
            aside: 0,
            forks: Vec::new(),
        };
        for card in &merged.accepted {
            intake.accept(card)?;
            self.kept.accepted.insert(card.device());
        }
        self.confirm(intake, bundle)?;
        let own = *bundle.id().bytes();
        let back = self.kept.aside.values().any(|bundles| bundles.contains(&own));
        if back {
            intake.bring_back(&own)?;
            self.kept.aside.retain(|_, bundles| !bundles.contains(&own));
        }
        let came = self.collect(bundle, &mut merged.aside);
        let ready = self.ready();
        let forms: Vec<KeptForm> = bundle
            .forms
            .iter()
            .filter(|form| !self.forms.contains(&form.hash))
            .map(|form| KeptForm {
                hash: form.hash.clone(),
                id: form.id.clone(),
                version: form.version.clone(),
                json: form.json.clone(),
                files: Vec::new(),
            })
            .collect();
        let parked: Vec<&Segment> = came.iter().filter_map(|place| self.pending.get(place)).collect();
        merged.waiting = parked.len() as u64;
        let news =
            !ready.is_empty() || !forms.is_empty() || !merged.accepted.is_empty() || !parked.is_empty();
        if !news && self.kept.bundles.contains(&own) {
            return Ok(merged);
        }
        self.kept.bundles.insert(own);
        let merge = intake.open(origin)?;
        for segment in &bundle.segments {
            intake.brought(merge, segment)?;
        }
        for segment in parked {
            intake.park(merge, segment)?;
        }
        let cards: Vec<_> = bundle
            .cards
            .iter()
            .filter(|c| self.kept.accepted.contains(&c.device()))
            .cloned()
            .collect();
        let arrival = Arrival {
            cards: &cards,
            segments: &ready,
            forms: &forms,
        };
        let (taken, touched) = intake.take(merge, &arrival)?;
        self.forms.extend(forms.into_iter().map(|form| form.hash));
        merged.events = taken.events;
        merged.segments = taken.segments;
        merged.forms = taken.forms;
        merged.touched = touched;
        merged.forks = taken.forks;
        Ok(merged)
    }

    /// Takes the sender's receipt. Its own log it holds; and what it sends although it was told that it is here, it was
    /// not told: that receipt was lost.
    fn confirm(&self, intake: &Intake<'_>, bundle: &Bundle) -> Result<(), StoreError> {
        if !self.kept.accepted.contains(&bundle.from) {
            return Ok(());
        }
        let mut own = 0;
        for segment in &bundle.segments {
            let header = &segment.header;
            if header.device == bundle.from {
                own = own.max(header.last);
            }
            if self.kept.whole.contains(&segment.id()) {
                intake.untell(bundle.from, header.device, header.last)?;
            }
        }
        intake.confirm(
            bundle.from,
            &told(&bundle.receipt.clone().with_own(bundle.from, own)),
        )
    }

    /// Puts what a bundle brings and is not held on the pile; what is there now because of it.
    fn collect(&mut self, bundle: &Bundle, aside: &mut u64) -> BTreeSet<(DeviceId, u64, SegmentId)> {
        let mut came = BTreeSet::new();
        for segment in &bundle.segments {
            let id = segment.id();
            let mut left = segment.clone();
            if self.strip_aside(&mut left) {
                *aside += 1;
                if left.parts.iter().all(Option::is_none) {
                    continue;
                }
            }
            let segment = &left;
            if self.kept.whole.contains(&id) {
                continue;
            }
            if self.kept.partial.contains(&id) && segment.parts.iter().all(Option::is_none) {
                continue;
            }
            let place = place(segment);
            match self.pending.get_mut(&place) {
                Some(waiting) => {
                    if join(waiting, segment) {
                        came.insert(place);
                    }
                }
                None => {
                    self.pending.insert(place, segment.clone());
                    came.insert(place);
                }
            }
        }
        came
    }

    /// Leaves out the parts that an undo set aside; whether there were any.
    fn strip_aside(&self, segment: &mut Segment) -> bool {
        let id = segment.id();
        let mut stripped = false;
        for (position, part) in segment.parts.iter_mut().enumerate() {
            if part.is_some() && self.kept.aside.contains_key(&(id, position)) {
                *part = None;
                stripped = true;
            }
        }
        stripped
    }

    /// Takes from the pile all that can be applied, again and again, as each segment may be what others wait for.
    fn ready(&mut self) -> Vec<(Segment, Vec<Event>)> {
        let mut ready = Vec::new();
        loop {
            let places: Vec<_> = self.pending.keys().copied().collect();
            let before = ready.len();
            for place in places {
                let Some(segment) = self.pending.get(&place) else {
                    continue;
                };
                if self.judge(segment).is_some() {
                    continue;
                }
                let Some(segment) = self.pending.remove(&place) else {
                    continue;
                };
                if !self.holds(segment.id()) {
                    let header = &segment.header;
                    self.lamports.extend(header.device, header.last, &header.seen);
                    self.marks.insert((header.device, segment.id().mark()));
                    self.kept.ends.insert(segment.id(), (header.device, header.last));
                }
                if segment.parts.iter().all(Option::is_some) {
                    self.kept.partial.remove(&segment.id());
                    self.kept.whole.insert(segment.id());
                } else {
                    self.kept.partial.insert(segment.id());
                }
                let mut events = segment.events().unwrap_or_default();
                for event in &mut events {
                    event.lamport = self.lamports.of(event.id).unwrap_or(0);
                }
                ready.push((segment, events));
            }
            if ready.len() == before {
                return ready;
            }
        }
    }

    /// Why a segment cannot be applied, if it cannot.
    fn judge(&self, segment: &Segment) -> Option<Why> {
        let header = &segment.header;
        if !self.kept.accepted.contains(&header.device) {
            return Some(Why::Acceptance);
        }
        if self.holds(segment.id()) {
            return None;
        }
        let unseen = |s: &&Seen| match s.mark {
            Mark::NONE => !self.lamports.missing(&[**s]).is_empty(),
            mark => !self.marks.contains(&(s.event.device.trunk(), mark)),
        };
        let mut missing: Vec<EventId> = header.seen.iter().filter(unseen).map(|s| s.event).collect();
        match header.previous.map(|previous| self.kept.ends.get(&previous)) {
            Some(None) => missing.push(header.device.event(header.first - 1)),
            Some(Some(end)) if *end != (header.device, header.first - 1) => {
                return Some(Why::Order(header.device.event(header.first)));
            }
            _ => {}
        }
        if !missing.is_empty() {
            return Some(Why::Events(missing));
        }
        self.out_of_order(segment).map(Why::Order)
    }

    /// An event that names as its past what its device had not seen.
    fn out_of_order(&self, segment: &Segment) -> Option<EventId> {
        let mut seen = self.lamports.seen(segment.header.device);
        let mut notes = segment.header.seen.iter().peekable();
        for event in segment.events().ok()? {
            while let Some(note) = notes.next_if(|note| note.n <= event.id.n) {
                seen.see(note.event);
            }
            let foreign = event
                .parents
                .iter()
                .filter(|parent| parent.device != event.id.device);
            if foreign.into_iter().any(|parent| !seen.covers(*parent)) {
                return Some(event.id);
            }
        }
        None
    }

    /// All that waits, and for what.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let waiting = self.pending.values().filter_map(|segment| {
            self.judge(segment).map(|why| Waiting {
                device: segment.header.device,
                first: segment.header.first,
                last: segment.header.last,
                why,
            })
        });
        waiting.collect()
    }
}

fn place(segment: &Segment) -> (DeviceId, u64, SegmentId) {
    (segment.header.device, segment.header.first, segment.id())
}

/// Adds the parts that one copy of a segment has and the other lacks; whether that added any.
fn join(waiting: &mut Segment, other: &Segment) -> bool {
    let mut added = false;
    for (mine, theirs) in waiting.parts.iter_mut().zip(&other.parts) {
        if mine.is_none() && theirs.is_some() {
            mine.clone_from(theirs);
            added = true;
        }
    }
    added
}
