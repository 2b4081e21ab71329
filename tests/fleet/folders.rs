//! The same schedules on real folders: sessions, encrypted stores, bundles as files, merges, copies.
//!
//! Slower by far, and so for fewer schedules; what it adds is that nothing is simulated but clock and chance.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use repere::bundle;
use repere::exchange::{How, Scope, digest, merge, outgoing};
use repere::form::{Attachments, Form};
use repere::interview::Answer;
use repere::session::{Authority, Beginning, Purpose, Secret, Session, Unlock, Words, World};

use super::step::{Fate, LAPTOPS, Step, schedule};

const FORM: &str = r#"{"survey": [
  {"type": "text", "name": "q0", "label": "A?"}, {"type": "text", "name": "q1", "label": "B?"},
  {"type": "text", "name": "q2", "label": "C?"}], "settings": [{"form_id": "fleet", "version": "1"}]}"#;

/// A folder that is open, with its clock and what arrived.
struct Laptop {
    session: Session,
    clock: Arc<AtomicI64>,
    inbox: Vec<PathBuf>,
    copy: Option<PathBuf>,
}

struct Fleet {
    root: tempfile::TempDir,
    laptops: Vec<Laptop>,
    form: Arc<Form>,
    /// The values that were acknowledged.
    said: Vec<String>,
    /// Files and folders made so far.
    made: usize,
    seed: u64,
}

fn unlock() -> Unlock {
    Unlock {
        patience: Duration::ZERO,
        ..Unlock::to_write(Secret::None, "fleet")
    }
}

/// A world of this clock; each one draws its own numbers, the same at each run.
fn world(clock: &Arc<AtomicI64>, seed: u64) -> World {
    let clock = Arc::clone(clock);
    let mut state = seed;
    let now = move || {
        let at = jiff::Timestamp::from_second(clock.load(Ordering::Relaxed)).expect("a moment");
        at.to_zoned(jiff::tz::TimeZone::UTC)
    };
    World::new(
        now,
        || Duration::ZERO,
        move |bytes| {
            for byte in bytes {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                *byte = (state >> 33) as u8;
            }
        },
    )
}

impl Fleet {
    fn new(seed: u64) -> Self {
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        }
        .unwrap();
        let mut laptops = Vec::new();
        for number in 0..LAPTOPS {
            let clock = Arc::new(AtomicI64::new(1_795_000_000));
            let purpose = Purpose {
                study: "TEST".into(),
                team: "T1".into(),
                person: format!("A{number:02}"),
                practice: false,
            };
            let world = world(&clock, seed * 100 + number as u64);
            let session = Session::create(
                &root.path().join(format!("laptop-{number}")),
                &purpose,
                &unlock(),
                world,
            )
            .unwrap();
            laptops.push(Laptop {
                session,
                clock,
                inbox: Vec::new(),
                copy: None,
            });
        }
        let form = laptops[0]
            .session
            .form_of("fleet", FORM, &Attachments::default())
            .unwrap();
        Self {
            root,
            laptops,
            form,
            said: Vec::new(),
            made: 0,
            seed,
        }
    }

    fn path(&mut self, name: &str) -> PathBuf {
        self.made += 1;
        self.root.path().join(format!("{name}-{}", self.made))
    }

    fn take(&mut self, step: &Step) {
        let count = self.laptops.len();
        match *step {
            Step::Begin { who } if who < count => {
                let session = &mut self.laptops[who].session;
                let form = session
                    .form_of("fleet", FORM, &Attachments::default())
                    .unwrap_or_else(|_| Arc::clone(&self.form));
                session
                    .begin(&form, &Beginning::about(Authority::named("bfa", "Zorgho")))
                    .unwrap();
            }
            Step::Answer {
                who,
                interview,
                question,
            } if who < count => {
                let value = format!("v{}-{}", self.seed, self.said.len());
                let session = &mut self.laptops[who].session;
                let Some(id) = nth(session, interview) else { return };
                let Ok(mut open) = session.open_interview(id) else {
                    return;
                };
                let place = open.interview().find(&format!("q{question}")).unwrap();
                session
                    .answer(&mut open, &place, Answer::Value(value.clone()), &Words::default())
                    .unwrap();
                self.said.push(value);
            }
            Step::Note { who, interview } if who < count => {
                let session = &mut self.laptops[who].session;
                let Some(id) = nth(session, interview) else { return };
                let Ok(mut open) = session.open_interview(id) else {
                    return;
                };
                session.note(&mut open, None, "n", None).unwrap();
            }
            Step::Submit { who, interview } if who < count => {
                let session = &mut self.laptops[who].session;
                let Some(id) = nth(session, interview) else { return };
                let Ok(mut open) = session.open_interview(id) else {
                    return;
                };
                session.submit(&mut open).unwrap();
            }
            Step::Send { from, to, fate } if from < count && to < count && from != to => {
                self.send(from, to, fate);
            }
            Step::Merge { who } if who < count => self.merge(who),
            Step::Copy { who } if who < count => {
                let copy = self.path("copy");
                std::fs::create_dir(&copy).unwrap();
                self.laptops[who].session.back_up(&copy).unwrap();
                self.laptops[who].copy = Some(copy);
            }
            // The old disk turns up again in the end: as one laptop more.
            Step::Restore { who, .. } | Step::Clone { who } if who < count && count < LAPTOPS + 2 => {
                let Some(copy) = self.laptops[who].copy.clone() else {
                    return;
                };
                let folder = self.path("again");
                let clock = Arc::new(AtomicI64::new(1_795_000_000));
                let world = world(&clock, self.seed * 100 + 50 + self.made as u64);
                let session = Session::from_copy(&copy, &folder, &unlock(), world).unwrap();
                self.laptops.push(Laptop {
                    session,
                    clock,
                    inbox: Vec::new(),
                    copy: None,
                });
            }
            Step::Clock { who, to } if who < count => self.laptops[who].clock.store(to, Ordering::Relaxed),
            _ => {}
        }
    }

    fn send(&mut self, from: usize, to: usize, fate: Fate) {
        let file = self.path("bundle");
        let session = &mut self.laptops[from].session;
        let Ok(out) = outgoing(session, &Scope::default()) else {
            return;
        };
        let mut bundle = out.bundle;
        if fate == Fate::Half {
            let mut index = 0;
            bundle.segments.retain(|_| {
                index += 1;
                index % 2 == 1
            });
        }
        let mut text = bundle::write(&bundle, &session.store().signer().unwrap());
        if fate == Fate::Truncated {
            text.truncate(text.len() * 2 / 3);
        }
        std::fs::write(&file, text).unwrap();
        let inbox = &mut self.laptops[to].inbox;
        match fate {
            Fate::Lost => {}
            Fate::First => inbox.insert(0, file),
            Fate::Twice => inbox.extend([file.clone(), file]),
            Fate::Whole | Fate::Truncated | Fate::Half => inbox.push(file),
        }
    }

    fn merge(&mut self, who: usize) {
        let laptop = &mut self.laptops[who];
        if !laptop.inbox.is_empty() {
            let file = laptop.inbox.remove(0);
            let how = How {
                rehearse: false,
                accept_new: true,
            };
            merge(&mut laptop.session, &[file], how).unwrap();
        }
    }

    fn settle(&mut self) {
        for _ in 0..3 {
            for to in 0..self.laptops.len() {
                while !self.laptops[to].inbox.is_empty() {
                    self.merge(to);
                }
                for from in 0..self.laptops.len() {
                    if from != to {
                        self.send(from, to, Fate::Whole);
                        self.merge(to);
                    }
                }
            }
        }
    }

    fn judge(&self) {
        let digests: Vec<String> = self
            .laptops
            .iter()
            .map(|laptop| digest(laptop.session.store()).unwrap().to_string())
            .collect();
        assert!(
            digests.iter().all(|digest| *digest == digests[0]),
            "seed {}: {digests:?}",
            self.seed
        );
        for laptop in &self.laptops {
            assert_eq!(laptop.session.store().check().unwrap(), [], "seed {}", self.seed);
        }
        let store = self.laptops[0].session.store();
        let devices = store.devices().unwrap();
        let held: Vec<String> = devices
            .into_iter()
            .flat_map(|device| store.device_events(device).unwrap())
            .filter_map(|event| match event.body {
                repere::log::Body::Revised(revision) => Some(revision.answer.text().to_owned()),
                _ => None,
            })
            .collect();
        for value in &self.said {
            assert!(
                held.contains(value),
                "seed {}: {value} was acknowledged and is lost",
                self.seed
            );
        }
    }
}

fn nth(session: &Session, index: usize) -> Option<repere::log::InterviewId> {
    let mut ids: Vec<_> = session
        .interviews()
        .unwrap()
        .into_iter()
        .map(|line| line.id)
        .collect();
    ids.sort_unstable();
    (!ids.is_empty()).then(|| ids[index % ids.len()])
}

/// How many: 3, or as many as `REPERE_FLEET_FOLDERS` says.
fn count() -> u64 {
    std::env::var("REPERE_FLEET_FOLDERS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(3)
}

#[test]
fn real_folders_end_with_the_same_content_too() {
    for seed in 0..count() {
        let mut fleet = Fleet::new(seed);
        for step in schedule(seed) {
            fleet.take(&step);
        }
        fleet.settle();
        fleet.judge();
    }
}
