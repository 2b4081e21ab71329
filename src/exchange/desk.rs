//! What one merge knows of what is held, and the judgement on each segment that comes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::arrived::Arrived;
use super::outgoing::told;
use super::report::{Merged, Waiting, Why};
use crate::bundle::Bundle;
use crate::log::{DeviceId, EventId, Frontier, Lamports, Mark, Seen, Segment, SegmentId};
use crate::store::{Arrival, Intake, Kept, KeptForm, Origin, Piece, Store, StoreError};

/// The state of a merge, carried from bundle to bundle.
pub(super) struct Desk {
    lamports: Lamports,
    kept: Kept,
    forms: HashSet<String>,
    /// The segments held, as others name them.
    marks: HashSet<(DeviceId, Mark)>,
    /// The safest way in which each device ever sent.
    ways: BTreeMap<DeviceId, u8>,
    /// Everything that waits, by device and number, so that one pass takes a device's log in its order.
    pending: BTreeMap<(DeviceId, u64, SegmentId), Piece>,
    /// What was stored and is not needed any more: giving its memory back is left to whoever has time.
    pub(super) spent: Vec<Piece>,
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
            ways: store.ways()?,
            pending: pending
                .into_iter()
                .map(Piece::of)
                .map(|piece| (place(&piece), piece))
                .collect(),
            spent: Vec::new(),
        })
    }

    /// Whether a bundle brings events of this device that the device itself does not have.
    pub(super) fn is_news_of(&self, device: DeviceId, arrived: &Arrived) -> bool {
        arrived
            .pieces
            .iter()
            .any(|piece| piece.segment.header.device == device && !self.holds(piece.id()))
    }

    fn holds(&self, id: SegmentId) -> bool {
        self.kept.whole.contains(&id) || self.kept.partial.contains(&id)
    }

    /// Whether this folder takes a device's word.
    pub(super) fn accepts(&self, device: DeviceId) -> bool {
        self.kept.accepted.contains(&device)
    }

    /// How many events are held here that a peer does not hold, its own aside.
    pub(super) fn beyond(&self, peer: DeviceId, holds: &Frontier) -> u64 {
        let mut last: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for (device, n) in self.kept.ends.values().filter(|(device, _)| *device != peer) {
            let known = last.entry(*device).or_default();
            *known = (*known).max(*n);
        }
        let lacks = |(device, n): (DeviceId, u64)| n.saturating_sub(holds.last(device));
        last.into_iter().map(lacks).sum()
    }

    /// Takes one bundle in.
    pub(super) fn take(
        &mut self,
        intake: &Intake<'_>,
        arrived: Arrived,
        origin: &Origin,
        accept_new: bool,
    ) -> Result<Merged, StoreError> {
        let Arrived {
            bundle,
            pieces,
            content,
            way,
            ..
        } = arrived;
        let strangers = bundle
            .cards
            .iter()
            .filter(|card| !self.kept.accepted.contains(&card.device()));
        let (accepted, strangers) = if accept_new {
            (strangers.cloned().collect(), Vec::new())
        } else {
            (Vec::new(), strangers.cloned().collect::<Vec<_>>())
        };
        let own = origin.bundle;
        let mut merged = Merged {
            accepted,
            strangers,
            ..Merged::nothing(origin)
        };
        for card in &merged.accepted {
            intake.accept(card)?;
            self.kept.accepted.insert(card.device());
        }
        for card in &merged.strangers {
            intake.meet(card)?;
        }
        intake.taken(&content)?;
        merged.lower = self.is_lower(intake, bundle.from, way)?;
        merged.receipt = !bundle.receipt.is_empty()
            && self.kept.accepted.contains(&bundle.from)
            && !self.kept.bundles.contains(&own);
        self.confirm(intake, &bundle, &pieces)?;
        let back = self.kept.aside.values().any(|bundles| bundles.contains(&own));
        if back {
            intake.bring_back(&own)?;
            self.kept.aside.retain(|_, bundles| !bundles.contains(&own));
        }
        let carried: Vec<_> = pieces
            .iter()
            .map(|piece| (piece.segment.header.device, piece.id(), there(&piece.segment)))
            .collect();
        let came = self.collect(pieces, &mut merged.aside);
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
        let parked: Vec<&Piece> = came.iter().filter_map(|place| self.pending.get(place)).collect();
        merged.waiting = parked.len() as u64;
        let news =
            !ready.is_empty() || !forms.is_empty() || !merged.accepted.is_empty() || !parked.is_empty();
        // What was merged before tells nothing of how its sender sends now.
        merged.lower &= news;
        if !news && self.kept.bundles.contains(&own) {
            return Ok(merged);
        }
        self.kept.bundles.insert(own);
        let merge = intake.open(origin)?;
        for (device, id, positions) in &carried {
            intake.brought(merge, *device, *id, positions)?;
        }
        for piece in parked {
            intake.park(merge, piece)?;
        }
        let cards: Vec<_> = bundle
            .cards
            .iter()
            .filter(|c| self.kept.accepted.contains(&c.device()))
            .cloned()
            .collect();
        let arrival = Arrival {
            cards: &cards,
            pieces: &ready,
            forms: &forms,
        };
        let taken = intake.take(merge, &arrival)?;
        self.spent = ready;
        self.forms.extend(forms.into_iter().map(|form| form.hash));
        merged.events = taken.events;
        merged.segments = taken.segments;
        merged.forms = taken.forms;
        merged.touched = taken.touched;
        merged.forks = taken.forks;
        Ok(merged)
    }

    /// Whether a device sent this in a less safe way than before. The word of strangers on their ways is not kept.
    fn is_lower(&mut self, intake: &Intake<'_>, from: DeviceId, way: u8) -> Result<bool, StoreError> {
        let before = self.ways.get(&from).copied().unwrap_or(0);
        if way > before && self.kept.accepted.contains(&from) {
            intake.came_by(from, way)?;
            self.ways.insert(from, way);
        }
        Ok(way < before)
    }

    /// Takes the sender's receipt. Its own log it holds; and what it sends although it was told that it is here, it was
    /// not told: that receipt was lost.
    fn confirm(&self, intake: &Intake<'_>, bundle: &Bundle, pieces: &[Piece]) -> Result<(), StoreError> {
        if !self.kept.accepted.contains(&bundle.from) {
            return Ok(());
        }
        let mut own = 0;
        for piece in pieces {
            let header = &piece.segment.header;
            if header.device == bundle.from {
                own = own.max(header.last);
            }
            if self.kept.whole.contains(&piece.id()) {
                intake.untell(bundle.from, header.device, header.last)?;
            }
        }
        intake.confirm(
            bundle.from,
            &told(&bundle.receipt.clone().with_own(bundle.from, own)),
        )
    }

    /// Puts what a bundle brings and is not held on the pile; what is there now because of it.
    fn collect(&mut self, pieces: Vec<Piece>, aside: &mut u64) -> BTreeSet<(DeviceId, u64, SegmentId)> {
        let mut came = BTreeSet::new();
        for mut piece in pieces {
            if self.strip_aside(&mut piece) {
                *aside += 1;
                if piece.segment.parts.iter().all(Option::is_none) {
                    continue;
                }
            }
            if self.kept.whole.contains(&piece.id()) {
                continue;
            }
            if self.kept.partial.contains(&piece.id()) && piece.segment.parts.iter().all(Option::is_none) {
                continue;
            }
            let place = place(&piece);
            match self.pending.get_mut(&place) {
                Some(waiting) => {
                    if join(waiting, &piece.segment) {
                        came.insert(place);
                    }
                }
                None => {
                    self.pending.insert(place, piece);
                    came.insert(place);
                }
            }
        }
        came
    }

    /// Leaves out the parts that an undo set aside; whether there were any.
    fn strip_aside(&self, piece: &mut Piece) -> bool {
        if self.kept.aside.is_empty() {
            return false;
        }
        let (id, mut segment, mut stripped) = (piece.id(), piece.segment.clone(), false);
        for (position, part) in segment.parts.iter_mut().enumerate() {
            if part.is_some() && self.kept.aside.contains_key(&(id, position)) {
                *part = None;
                stripped = true;
            }
        }
        if stripped {
            *piece = Piece::of(segment);
        }
        stripped
    }

    /// Takes from the pile all that can be applied, again and again, as each segment may be what others wait for.
    fn ready(&mut self) -> Vec<Piece> {
        let mut ready = Vec::new();
        loop {
            let places: Vec<_> = self.pending.keys().copied().collect();
            let before = ready.len();
            for place in places {
                let Some(piece) = self.pending.get(&place) else {
                    continue;
                };
                if self.judge(piece).is_some() {
                    continue;
                }
                let Some(mut piece) = self.pending.remove(&place) else {
                    continue;
                };
                let id = piece.id();
                if !self.holds(id) {
                    let header = &piece.segment.header;
                    self.lamports.extend(header.device, header.last, &header.seen);
                    self.marks.insert((header.device, id.mark()));
                    self.kept.ends.insert(id, (header.device, header.last));
                }
                if piece.segment.parts.iter().all(Option::is_some) {
                    self.kept.partial.remove(&id);
                    self.kept.whole.insert(id);
                } else {
                    self.kept.partial.insert(id);
                }
                piece.place(|event| self.lamports.of(event.id).unwrap_or(0));
                ready.push(piece);
            }
            if ready.len() == before {
                return ready;
            }
        }
    }

    /// Takes in what waited and waits no more, each under the merge that brought it.
    pub(super) fn release(
        &mut self,
        intake: &Intake<'_>,
        since: &BTreeMap<SegmentId, i64>,
    ) -> Result<(), StoreError> {
        let ready = self.ready();
        let merge_of = |piece: &Piece| since.get(&piece.id()).copied();
        for pieces in ready.chunk_by(|one, other| merge_of(one) == merge_of(other)) {
            let Some(merge) = pieces.first().and_then(merge_of) else {
                continue;
            };
            let arrival = Arrival {
                pieces,
                ..Arrival::default()
            };
            intake.take(merge, &arrival)?;
        }
        Ok(())
    }

    /// Why a segment cannot be applied, if it cannot.
    fn judge(&self, piece: &Piece) -> Option<Why> {
        let header = &piece.segment.header;
        if !self.kept.accepted.contains(&header.device) {
            return Some(Why::Acceptance);
        }
        if self.holds(piece.id()) {
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
        self.out_of_order(piece).map(Why::Order)
    }

    /// An event that names as its past what its device had not seen.
    fn out_of_order(&self, piece: &Piece) -> Option<EventId> {
        let mut seen = self.lamports.seen(piece.segment.header.device);
        let mut notes = piece.segment.header.seen.iter().peekable();
        for event in piece.events() {
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
        let waiting = self.pending.values().filter_map(|piece| {
            let header = &piece.segment.header;
            self.judge(piece).map(|why| Waiting {
                device: header.device,
                first: header.first,
                last: header.last,
                why,
            })
        });
        waiting.collect()
    }
}

fn place(piece: &Piece) -> (DeviceId, u64, SegmentId) {
    let header = &piece.segment.header;
    (header.device, header.first, piece.id())
}

/// The places of the parts that are there.
fn there(segment: &Segment) -> Vec<usize> {
    let parts = segment.parts.iter().enumerate();
    parts
        .filter(|(_, part)| part.is_some())
        .map(|(at, _)| at)
        .collect()
}

/// Adds the parts that one copy of a segment has and the other lacks; whether that added any.
fn join(waiting: &mut Piece, other: &Segment) -> bool {
    let mut both = waiting.segment.clone();
    let mut added = false;
    for (mine, theirs) in both.parts.iter_mut().zip(&other.parts) {
        if mine.is_none() && theirs.is_some() {
            mine.clone_from(theirs);
            added = true;
        }
    }
    if added {
        *waiting = Piece::of(both);
    }
    added
}
