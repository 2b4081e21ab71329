//! One device, two histories: what becomes of a number that was used twice.
//!
//! A cloned disk or a backup restored on another laptop makes one key write two different events under one number. Both
//! are kept: from the first number on at which the histories differ, each branch is a device of its own,
//! `(device, hash of its first event)`, and all that was said of it is read as said of the branch that its author had
//! seen (the header's marks tell which). The names follow from the set of segments alone, so every machine finds the
//! same ones, whatever came first. Two ways to cut one history into segments are no fork.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::event::{Body, Event, Revision};
use super::header::SegmentId;
use super::id::{DeviceId, EventId, InterviewId};
use super::lamport::{Lamports, Mark, Run, Seen};

/// A run of one device's events as it was written: a signed segment, or the tail that is not signed yet.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The segment's name, none for the tail.
    pub id: Option<SegmentId>,
    /// The segment before.
    pub previous: Option<SegmentId>,
    /// Device, numbers and what was seen.
    pub run: Run,
    /// The events of the parts that are here.
    pub events: Vec<Event>,
}

/// A device that wrote two events under one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// The device, or the branch of it that forked again.
    pub device: DeviceId,
    /// The first number that was used twice.
    pub at: u64,
    /// What its branches are called, ascending.
    pub branches: Vec<DeviceId>,
}

/// All events under the names that they have, with their Lamport counters.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// Every event once, by device and number.
    pub events: Vec<Event>,
    /// The forks.
    pub forks: Vec<Fork>,
    /// The counters.
    pub lamports: Lamports,
    /// What the numbers of each segment are called: segment, first and last number, name.
    pub pieces: Vec<(SegmentId, u64, u64, DeviceId)>,
}

/// Gives every event its name; a set of stretches has one outcome.
pub fn derive(mut stretches: Vec<Stretch>) -> Derived {
    stretches.sort_by_key(|s| (s.run.device, s.run.first, s.run.last, s.id.is_none(), s.id));
    let mut forks = Vec::new();
    let names = Names::of(&stretches, &mut forks);
    let mut runs = Vec::new();
    let mut pieces = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let of = names.runs(&stretches, at);
        pieces.extend(
            stretch
                .id
                .iter()
                .flat_map(|id| of.iter().map(|run| (*id, run.first, run.last, run.device))),
        );
        runs.extend(of);
    }
    let mut lamports = Lamports::new();
    lamports.learn(runs);
    let mut events: BTreeMap<EventId, Event> = BTreeMap::new();
    for (at, stretch) in stretches.iter().enumerate() {
        for event in &stretch.events {
            let mut event = event.clone();
            let n = event.id.n;
            rename(&mut event, &mut |id| names.resolve(&stretches, at, n, id));
            event.lamport = lamports.of(event.id).unwrap_or(0);
            events.entry(event.id).or_insert(event);
        }
    }
    Derived {
        events: events.into_values().collect(),
        forks,
        lamports,
        pieces,
    }
}

/// What the numbers of each stretch are called.
struct Names {
    /// For each stretch, from which number on it has which name; ascending, never empty.
    pieces: Vec<Vec<(u64, DeviceId)>>,
    /// For each stretch, the stretch before it.
    before: Vec<Option<usize>>,
    by_mark: HashMap<(DeviceId, Mark), usize>,
    forked: BTreeSet<DeviceId>,
}

/// One event, or a number whose event is not here, in the tree of a device's histories.
struct Node {
    n: u64,
    hash: Option<[u8; 32]>,
    children: Vec<usize>,
    name: DeviceId,
}

impl Names {
    fn of(stretches: &[Stretch], forks: &mut Vec<Fork>) -> Self {
        let by_id: HashMap<SegmentId, usize> = stretches
            .iter()
            .enumerate()
            .filter_map(|(at, s)| s.id.map(|id| (id, at)))
            .collect();
        let before: Vec<Option<usize>> = stretches
            .iter()
            .map(|s| s.previous.and_then(|previous| by_id.get(&previous).copied()))
            .collect();
        let by_mark = stretches
            .iter()
            .enumerate()
            .filter_map(|(at, s)| s.id.map(|id| ((s.run.device, id.mark()), at)))
            .collect();
        let mut names = Self {
            pieces: Vec::new(),
            before,
            by_mark,
            forked: BTreeSet::new(),
        };
        names.pieces = stretches
            .iter()
            .map(|s| vec![(s.run.first, s.run.device)])
            .collect();
        let mut from = 0;
        while from < stretches.len() {
            let device = stretches[from].run.device;
            let to = from
                + stretches[from..]
                    .iter()
                    .take_while(|s| s.run.device == device)
                    .count();
            let overlap = stretches[from..to]
                .windows(2)
                .any(|pair| pair[1].run.first <= pair[0].run.last);
            if overlap {
                names.part(stretches, from..to, forks);
            }
            from = to;
        }
        names
    }

    /// Builds the tree of one device's histories and names its branches.
    fn part(&mut self, stretches: &[Stretch], of: std::ops::Range<usize>, forks: &mut Vec<Fork>) {
        let device = stretches[of.start].run.device;
        let root = Node {
            n: 0,
            hash: None,
            children: Vec::new(),
            name: device,
        };
        let mut tree = vec![root];
        let mut path: HashMap<usize, Vec<usize>> = HashMap::new();
        for at in of.clone() {
            let stretch = &stretches[at];
            let hashes: HashMap<u64, [u8; 32]> =
                stretch.events.iter().map(|e| (e.id.n, e.digest())).collect();
            let mut here = self.before[at]
                .and_then(|b| path.get(&b))
                .and_then(|p| p.last())
                .copied()
                .unwrap_or(0);
            let mut nodes = Vec::new();
            for n in stretch.run.first..=stretch.run.last {
                here = step(&mut tree, here, n, hashes.get(&n).copied(), device);
                nodes.push(here);
            }
            path.insert(at, nodes);
        }
        // Children come after their parents, so one pass hands the names down.
        for at in 0..tree.len() {
            let (name, children) = (tree[at].name, tree[at].children.clone());
            let forking = children.len() > 1;
            for child in &children {
                let hash = tree[*child].hash.unwrap_or([0; 32]);
                tree[*child].name = if forking { name.branch(&hash) } else { name };
            }
            if forking {
                self.forked.insert(device);
                let mut branches: Vec<DeviceId> = children.iter().map(|child| tree[*child].name).collect();
                branches.sort_unstable();
                forks.push(Fork {
                    device: name,
                    at: tree[children[0]].n,
                    branches,
                });
            }
        }
        for at in of {
            let mut pieces: Vec<(u64, DeviceId)> = Vec::new();
            for node in &path[&at] {
                let node = &tree[*node];
                if pieces.last().is_none_or(|(_, name)| *name != node.name) {
                    pieces.push((node.n, node.name));
                }
            }
            self.pieces[at] = pieces;
        }
    }

    /// What number `n` is called in the history that ends with this stretch.
    fn name(&self, stretches: &[Stretch], mut at: usize, n: u64) -> DeviceId {
        while n < stretches[at].run.first {
            match self.before[at] {
                Some(before) => at = before,
                None => return stretches[at].run.device,
            }
        }
        let pieces = &self.pieces[at];
        pieces
            .iter()
            .rev()
            .find(|(from, _)| *from <= n)
            .map_or(stretches[at].run.device, |(_, name)| *name)
    }

    /// The event that the author of number `n` of this stretch means.
    fn resolve(&self, stretches: &[Stretch], at: usize, n: u64, id: EventId) -> EventId {
        let own = stretches[at].run.device;
        if id.device == own {
            return self.name(stretches, at, id.n).event(id.n);
        }
        if !self.forked.contains(&id.device) {
            return id;
        }
        // The latest note on that device before number n, back through the history.
        let mut here = Some(at);
        while let Some(at) = here {
            let notes = &stretches[at].run.seen;
            let note = notes
                .iter()
                .rev()
                .find(|s| s.n <= n && s.event.device == id.device);
            if let Some(segment) = note.and_then(|note| self.by_mark.get(&(id.device, note.mark))) {
                return self.name(stretches, *segment, id.n).event(id.n);
            }
            here = self.before[at];
        }
        id
    }

    /// The stretch as runs under its names.
    fn runs(&self, stretches: &[Stretch], at: usize) -> Vec<Run> {
        let run = &stretches[at].run;
        let pieces = &self.pieces[at];
        let mut runs = Vec::new();
        for (index, (first, name)) in pieces.iter().enumerate() {
            let last = pieces.get(index + 1).map_or(run.last, |(next, _)| next - 1);
            let mut seen: Vec<Seen> = run
                .seen
                .iter()
                .filter(|s| (*first..=last).contains(&s.n))
                .copied()
                .collect();
            for note in &mut seen {
                note.event = self.resolve(stretches, at, note.n, note.event);
            }
            // A branch goes on where what lies before it ended.
            let before = if *first > 1 {
                self.name(stretches, at, first - 1)
            } else {
                *name
            };
            if before != *name {
                seen.insert(0, Seen::new(*first, before.event(first - 1)));
            }
            runs.push(Run {
                device: *name,
                first: *first,
                last,
                seen,
            });
        }
        runs
    }
}

/// The child of `here` that is this event. An event that is not here (withheld, erased) may be any.
fn step(tree: &mut Vec<Node>, here: usize, n: u64, hash: Option<[u8; 32]>, name: DeviceId) -> usize {
    let children = &tree[here].children;
    let found = match hash {
        Some(_) => children
            .iter()
            .find(|child| tree[**child].hash == hash)
            .or_else(|| children.iter().find(|child| tree[**child].hash.is_none())),
        None => children.first(),
    };
    if let Some(found) = found.copied() {
        tree[found].hash = tree[found].hash.or(hash);
        return found;
    }
    tree.push(Node {
        n,
        hash,
        children: Vec::new(),
        name,
    });
    let child = tree.len() - 1;
    tree[here].children.push(child);
    child
}

/// Gives every identity in an event the name that `name` gives it.
pub fn rename(event: &mut Event, name: &mut dyn FnMut(EventId) -> EventId) {
    event.id = name(event.id);
    if let Some(interview) = &mut event.interview {
        *interview = InterviewId(name(interview.0));
    }
    for parent in &mut event.parents {
        *parent = name(*parent);
    }
    event.parents.sort_unstable();
    match &mut event.body {
        Body::Revised(Revision { key, cause, .. }) => {
            rename_key(key, name);
            *cause = cause.map(name);
        }
        Body::Added { repeat: key }
        | Body::Removed { instance: key }
        | Body::Restored { instance: key }
        | Body::Noted { key, .. }
        | Body::Voiced { key, .. }
        | Body::Asked { key, .. }
        | Body::HandedOver { group: key, .. } => rename_key(key, name),
        Body::Replied { question, .. } | Body::Settled { question, .. } => *question = name(*question),
        Body::Withdrawn { interview, .. } | Body::Duplicate { of: interview, .. } => {
            *interview = InterviewId(name(interview.0));
        }
        _ => {}
    }
}

/// Renames the instances `{device.n}` in a key.
fn rename_key(key: &mut String, name: &mut dyn FnMut(EventId) -> EventId) {
    if !key.contains('{') {
        return;
    }
    let mut out = String::with_capacity(key.len());
    let mut rest = key.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('{');
        let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
        match inside.parse::<EventId>() {
            Ok(id) => out.push_str(&name(id).to_string()),
            Err(_) => out.push_str(inside),
        }
        out.push('}');
        rest = behind;
    }
    out.push_str(rest);
    *key = out;
}
