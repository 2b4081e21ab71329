//! One laptop: what is on its disk, what it shows, what it writes, and how it takes bundles in.
//!
//! It keeps the rules of the session (parents are the heads seen, others are noted as seen before writing), of the store
//! (a tail that is signed when it is sent, names given anew where histories fork) and of the exchange (a segment waits
//! for what it rests on; a device whose numbers were used elsewhere goes on as a new one).

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Deref;
use std::rc::Rc;

use repere::log::{
    Answer, Begun, Body, Derived, DeviceId, Event, Frontier, InterviewId, Mark, Revision, Run, Seen, Segment,
    SegmentId, Signer, Stretch, derive, fold,
};

use super::step::{Fate, LAPTOPS, Step};

/// What was acknowledged: a text that stands in the log since the call returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub device: DeviceId,
    pub n: u64,
    pub value: String,
}

/// A signed segment with what stands in it: read once from the bytes that were signed, however many laptops hold it.
pub struct Sealed {
    id: SegmentId,
    segment: Segment,
    events: Vec<Event>,
}

impl Sealed {
    fn new(segment: Segment) -> Rc<Self> {
        let events = segment.events().expect("a segment that was signed can be read");
        Rc::new(Self {
            id: segment.id(),
            segment,
            events,
        })
    }
}

impl Deref for Sealed {
    type Target = Segment;

    fn deref(&self) -> &Segment {
        &self.segment
    }
}

type Bundle = Vec<Rc<Sealed>>;

/// A fault built into the fleet, so that a test sees the laws catch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plant {
    /// None: the fleet as it is.
    Sound,
    /// A laptop whose clock says 1970 forgets its last event when it signs.
    ForgetsIn1970,
}

/// All laptops, and what was said to their users.
pub struct Fleet {
    pub laptops: Vec<Laptop>,
    pub confirmed: Vec<Confirmed>,
    /// Copies of disks, by whose they are.
    copies: BTreeMap<usize, Laptop>,
    /// Folders that a restore put aside.
    aside: Vec<Laptop>,
    seed: u64,
    /// Signing keys drawn so far.
    keys: u64,
    said: u64,
}

/// One laptop.
#[derive(Clone)]
pub struct Laptop {
    signer: Rc<Signer>,
    device: DeviceId,
    /// What is signed and applied.
    pub held: BTreeMap<SegmentId, Rc<Sealed>>,
    waiting: BTreeMap<SegmentId, Rc<Sealed>>,
    inbox: VecDeque<Bundle>,
    /// What is written and not signed yet.
    tail: Vec<Event>,
    notes: Vec<Seen>,
    signed: u64,
    previous: Option<SegmentId>,
    noted: Frontier,
    clock: i64,
    plant: Plant,
    /// What the held segments and the tail mean, once somebody looks.
    view: OnceCell<Rc<Derived>>,
}

impl Fleet {
    pub fn new(seed: u64, plant: Plant) -> Self {
        let mut fleet = Self {
            laptops: Vec::new(),
            confirmed: Vec::new(),
            copies: BTreeMap::new(),
            aside: Vec::new(),
            seed,
            keys: 0,
            said: 0,
        };
        for _ in 0..LAPTOPS {
            let signer = fleet.draw();
            fleet.laptops.push(Laptop::new(signer, plant));
        }
        fleet
    }

    fn draw(&mut self) -> Signer {
        self.keys += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.seed.to_le_bytes());
        seed[8..16].copy_from_slice(&self.keys.to_le_bytes());
        Signer::from_seed(&seed)
    }

    /// Takes one step, if it can be taken.
    pub fn take(&mut self, step: &Step) {
        let count = self.laptops.len();
        match *step {
            Step::Begin { who } if who < count => self.write(who, None, |_, _| {
                Some((
                    Vec::new(),
                    Body::Begun(Begun {
                        form: "f".into(),
                        version: "1".into(),
                        ..Begun::default()
                    }),
                ))
            }),
            Step::Answer {
                who,
                interview,
                question,
            } if who < count => {
                self.said += 1;
                let value = format!("v{}", self.said);
                let key = format!("/data/q{question}");
                let confirmed = value.clone();
                let before = self.laptops[who].last();
                self.write(who, Some(interview), |laptop, id| {
                    let parents = laptop.record(id).parents(&key);
                    let revision = Revision {
                        key,
                        answer: Answer::Value(value),
                        reason: String::new(),
                        cause: None,
                        language: String::new(),
                    };
                    Some((parents, Body::Revised(revision)))
                });
                let laptop = &self.laptops[who];
                if laptop.last() > before {
                    self.confirmed.push(Confirmed {
                        device: laptop.device,
                        n: laptop.last(),
                        value: confirmed,
                    });
                }
            }
            Step::Note { who, interview } if who < count => self.write(who, Some(interview), |_, _| {
                Some((
                    Vec::new(),
                    Body::Noted {
                        key: String::new(),
                        text: "n".into(),
                    },
                ))
            }),
            Step::Submit { who, interview } if who < count => {
                self.write(who, Some(interview), |laptop, id| {
                    Some((laptop.record(id).frontier.events().collect(), Body::Submitted))
                });
            }
            Step::Withdraw { who, interview } if who < count => {
                let Some(id) = self.laptops[who].interview(interview) else {
                    return;
                };
                self.write(who, None, |_, _| {
                    Some((
                        Vec::new(),
                        Body::Withdrawn {
                            interview: id,
                            informant: None,
                            text: String::new(),
                        },
                    ))
                });
            }
            Step::Send { from, to, fate } if from < count && to < count && from != to => {
                self.send(from, to, fate);
            }
            Step::Merge { who } if who < count => self.merge(who),
            // Two clones are trouble enough.
            Step::Clone { who } if who < count && count < LAPTOPS + 2 => {
                let mut laptop = self.laptops[who].clone();
                laptop.inbox.clear();
                self.laptops.push(laptop);
            }
            Step::Copy { who } if who < count => {
                self.copies.insert(who, self.laptops[who].clone());
            }
            Step::Restore { who, noticed } if who < count => self.restore(who, noticed),
            Step::Clock { who, to } if who < count => self.laptops[who].clock = to,
            _ => {}
        }
    }

    fn write(
        &mut self,
        who: usize,
        interview: Option<usize>,
        what: impl FnOnce(&Laptop, InterviewId) -> Option<(Vec<repere::log::EventId>, Body)>,
    ) {
        let laptop = &mut self.laptops[who];
        let next = laptop.device.event(laptop.last() + 1);
        let id = match interview {
            None => InterviewId(next),
            Some(index) => match laptop.interview(index) {
                Some(id) => id,
                None => return,
            },
        };
        let Some((parents, body)) = what(laptop, id) else {
            return;
        };
        let within = !matches!(body, Body::Withdrawn { .. });
        laptop.write(within.then_some(id), parents, body);
    }

    fn send(&mut self, from: usize, to: usize, fate: Fate) {
        self.laptops[from].sign();
        let all: Bundle = self.laptops[from].held.values().cloned().collect();
        let inbox = &mut self.laptops[to].inbox;
        match fate {
            // A bundle is taken whole or not at all: one whose end is missing is as good as lost.
            Fate::Lost | Fate::Truncated => {}
            Fate::Whole => inbox.push_back(all),
            Fate::Twice => {
                inbox.push_back(all.clone());
                inbox.push_back(all);
            }
            Fate::First => inbox.push_front(all),
            Fate::Half => inbox.push_back(all.into_iter().step_by(2).collect()),
        }
    }

    fn merge(&mut self, who: usize) {
        let Some(bundle) = self.laptops[who].inbox.pop_front() else {
            return;
        };
        let laptop = &self.laptops[who];
        if bundle
            .iter()
            .any(|s| s.header.device == laptop.device && !laptop.held.contains_key(&s.id))
        {
            self.renew(who);
        }
        self.laptops[who].take_in(bundle);
    }

    /// Signs what the device wrote, and lets another go on in its place.
    fn renew(&mut self, who: usize) {
        let signer = self.draw();
        let laptop = &mut self.laptops[who];
        laptop.sign();
        let from = laptop.device;
        laptop.become_(signer);
        laptop.write(
            None,
            Vec::new(),
            Body::Continued {
                from,
                text: "seen_elsewhere".into(),
            },
        );
    }

    /// Puts the copy back: noticed, by the program's own command, which lets no folder be overwritten, so that what it
    /// replaces lies aside and turns up again; or unnoticed, as an image written over the disk from outside. Of that disk
    /// nothing is left to any program: what it alone held, sent to nobody and copied nowhere, cannot be asked for.
    fn restore(&mut self, who: usize, noticed: bool) {
        let Some(mut copy) = self.copies.get(&who).cloned() else {
            return;
        };
        std::mem::swap(&mut copy.inbox, &mut self.laptops[who].inbox);
        let lost = std::mem::replace(&mut self.laptops[who], copy);
        if noticed {
            self.aside.push(lost);
            self.renew(who);
            return;
        }
        let holders: Vec<&Laptop> = self
            .laptops
            .iter()
            .chain(self.copies.values())
            .chain(&self.aside)
            .collect();
        let everywhere: BTreeSet<(DeviceId, u64, String)> =
            holders.iter().flat_map(|laptop| laptop.texts()).collect();
        let travelling: BTreeSet<(DeviceId, u64, String)> = self
            .laptops
            .iter()
            .flat_map(|l| l.inbox.iter().flatten())
            .chain(holders.iter().flat_map(|l| l.waiting.values()))
            .flat_map(|segment| texts(&segment.events))
            .collect();
        let gone: BTreeSet<_> = lost
            .texts()
            .filter(|text| !everywhere.contains(text) && !travelling.contains(text))
            .collect();
        self.confirmed
            .retain(|c| !gone.contains(&(c.device, c.n, c.value.clone())));
    }

    /// Everybody sends everything to everybody until nothing is new.
    pub fn settle(&mut self) {
        // A copy that still lies in a drawer is put into a laptop and sends what it holds.
        self.laptops
            .extend(std::mem::take(&mut self.copies).into_values());
        self.laptops.append(&mut self.aside);
        for _ in 0..8 {
            let before: Vec<usize> = self.laptops.iter().map(|l| l.held.len() + l.tail.len()).collect();
            for who in 0..self.laptops.len() {
                self.laptops[who].sign();
                while !self.laptops[who].inbox.is_empty() {
                    self.merge(who);
                }
            }
            for from in 0..self.laptops.len() {
                for to in 0..self.laptops.len() {
                    if from != to {
                        self.send(from, to, Fate::Whole);
                        self.merge(to);
                    }
                }
            }
            let after: Vec<usize> = self.laptops.iter().map(|l| l.held.len() + l.tail.len()).collect();
            if before == after && self.laptops.iter().all(|l| l.tail.is_empty()) {
                return;
            }
        }
        panic!("the fleet does not come to rest");
    }

    /// Breaks a laptop on purpose.
    pub fn lose_one(&mut self) {
        let laptop = &mut self.laptops[0];
        laptop.held.pop_last();
        laptop.view = OnceCell::new();
    }
}

fn texts(events: &[Event]) -> Vec<(DeviceId, u64, String)> {
    let revised = events.iter().filter_map(|event| match &event.body {
        Body::Revised(revision) => Some((
            event.id.device.trunk(),
            event.id.n,
            revision.answer.text().to_owned(),
        )),
        _ => None,
    });
    revised.collect()
}

impl Laptop {
    fn new(signer: Signer, plant: Plant) -> Self {
        let device = signer.device();
        Self {
            signer: Rc::new(signer),
            device,
            held: BTreeMap::new(),
            waiting: BTreeMap::new(),
            inbox: VecDeque::new(),
            tail: Vec::new(),
            notes: Vec::new(),
            signed: 0,
            previous: None,
            noted: Frontier::new(),
            clock: 1_795_000_000,
            plant,
            view: OnceCell::new(),
        }
    }

    fn become_(&mut self, signer: Signer) {
        self.device = signer.device();
        self.signer = Rc::new(signer);
        self.signed = 0;
        self.previous = None;
        self.noted = Frontier::new();
    }

    fn last(&self) -> u64 {
        self.tail.last().map_or(self.signed, |event| event.id.n)
    }

    /// What it shows.
    pub fn view(&self) -> &Rc<Derived> {
        self.view.get_or_init(|| Rc::new(derive(self.stretches())))
    }

    /// Whether it holds, signed, the same as another: what it shows is then worked out from the same.
    pub fn holds_as(&self, other: &Self) -> bool {
        self.tail.is_empty() && other.tail.is_empty() && self.held.keys().eq(other.held.keys())
    }

    fn texts(&self) -> impl Iterator<Item = (DeviceId, u64, String)> + use<> {
        texts(&self.view().events).into_iter()
    }

    /// The interviews that can be worked on.
    fn interview(&self, index: usize) -> Option<InterviewId> {
        let begun = self
            .view()
            .events
            .iter()
            .filter(|event| matches!(event.body, Body::Begun(_)));
        let ids: Vec<InterviewId> = begun.filter_map(|event| event.interview).collect();
        (!ids.is_empty()).then(|| ids[index % ids.len()])
    }

    fn record(&self, interview: InterviewId) -> repere::log::Record {
        fold(interview, &self.view().events)
    }

    /// Notes what others wrote in the interview, and writes.
    fn write(&mut self, interview: Option<InterviewId>, mut parents: Vec<repere::log::EventId>, body: Body) {
        let n = self.last() + 1;
        let concerned = match &body {
            Body::Withdrawn { interview, .. } => Some(*interview),
            _ => interview,
        };
        let mut newly = Frontier::new();
        let view = Rc::clone(self.view());
        let others = view.events.iter().filter(|event| {
            event.concerns().is_some()
                && event.concerns() == concerned
                && event.id.device != self.device
                && !self.noted.covers(event.id)
        });
        others.for_each(|event| newly.see(event.id));
        for event in newly.events() {
            let piece = view
                .pieces
                .iter()
                .find(|(_, first, last, name)| *name == event.device && (*first..=*last).contains(&event.n));
            let mark = piece.map_or(Mark::NONE, |(segment, ..)| segment.mark());
            self.notes.push(Seen { n, event, mark });
            self.noted.see(event);
        }
        parents.sort_unstable();
        self.tail.push(Event {
            id: self.device.event(n),
            interview,
            informant: String::new(),
            at: self.clock,
            doubt: self.clock < 1_793_491_200,
            lamport: 0,
            parents,
            body,
        });
        self.view = OnceCell::new();
    }

    /// Signs what it wrote.
    fn sign(&mut self) {
        if self.tail.is_empty() {
            return;
        }
        if self.plant == Plant::ForgetsIn1970 && self.clock == 0 && self.tail.len() > 1 {
            self.tail.pop();
        }
        let mut salt = 0_u8;
        let mut salts = || {
            salt = salt.wrapping_add(1);
            [salt; repere::log::SALT_BYTES]
        };
        let mut notes = std::mem::take(&mut self.notes);
        notes.sort_unstable();
        let segment = Segment::close(&self.signer, self.previous, notes, &self.tail, &mut salts)
            .expect("there are events");
        self.signed = self.last();
        self.tail.clear();
        let segment = Sealed::new(segment);
        self.previous = Some(segment.id);
        self.held.insert(segment.id, segment);
        self.view = OnceCell::new();
    }

    /// Applies what can be applied and lets the rest wait.
    fn take_in(&mut self, bundle: Bundle) {
        for segment in bundle {
            let id = segment.id;
            if !self.held.contains_key(&id) {
                self.waiting.insert(id, segment);
            }
        }
        if self.waiting.is_empty() {
            return;
        }
        let mut marks: BTreeSet<(DeviceId, Mark)> = self
            .held
            .values()
            .map(|s| (s.header.device, s.id.mark()))
            .collect();
        let mut changed = false;
        loop {
            let ready: Vec<SegmentId> = self
                .waiting
                .iter()
                .filter(|(_, segment)| {
                    let header = &segment.header;
                    let follows = header.previous.is_none_or(|previous| {
                        self.held.get(&previous).is_some_and(|s| {
                            s.header.device == header.device && s.header.last + 1 == header.first
                        })
                    });
                    follows
                        && header
                            .seen
                            .iter()
                            .all(|seen| marks.contains(&(seen.event.device.trunk(), seen.mark)))
                })
                .map(|(id, _)| *id)
                .collect();
            if ready.is_empty() {
                break;
            }
            changed = true;
            for id in ready {
                let segment = self.waiting.remove(&id).expect("it waits");
                marks.insert((segment.header.device, id.mark()));
                self.held.insert(id, segment);
            }
        }
        if changed {
            self.view = OnceCell::new();
        }
    }

    /// All that it holds.
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = self
            .held
            .values()
            .map(|segment| Stretch {
                id: Some(segment.id),
                previous: segment.header.previous,
                run: segment.header.run(),
                events: segment.events.clone(),
            })
            .collect();
        if let (Some(first), Some(last)) = (self.tail.first(), self.tail.last()) {
            let mut seen = self.notes.clone();
            seen.sort_unstable();
            let run = Run {
                device: self.device,
                first: first.id.n,
                last: last.id.n,
                seen,
            };
            stretches.push(Stretch {
                id: None,
                previous: self.previous,
                run,
                events: self.tail.clone(),
            });
        }
        stretches
    }
}
