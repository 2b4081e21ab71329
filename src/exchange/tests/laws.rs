//! Laws of what travels: whatever the way, in whatever order, as often as it comes, everybody ends with the same content;
//! and what cannot be applied yet names what it needs.
//!
//! `REPERE_LAWS` sets how many histories are tried.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

const WRITERS: usize = 3;

/// One step in the life of some laptops.
#[derive(Debug, Clone)]
enum Step {
    Begin(usize),
    Set(usize, Index, u8, u8),
    /// A bundle leaves: of everything, or of one interview; whole or in slices, as bytes or as a text for mail.
    Post(usize, Option<Index>, Wrapping),
    /// One laptop takes in what another posted last.
    Tell(usize, usize),
}

#[derive(Debug, Clone, Copy)]
enum Wrapping {
    Bytes,
    Text,
    Slices,
}

fn step() -> impl Strategy<Value = Step> {
    let wrapping = prop_oneof![
        Just(Wrapping::Bytes),
        Just(Wrapping::Text),
        Just(Wrapping::Slices)
    ];
    prop_oneof![
        2 => (0..WRITERS).prop_map(Step::Begin),
        5 => (0..WRITERS, any::<Index>(), 0..3_u8, 0..9_u8).prop_map(|(who, which, key, value)| Step::Set(who, which, key, value)),
        3 => (0..WRITERS, prop::option::of(any::<Index>()), wrapping).prop_map(|(who, which, how)| Step::Post(who, which, how)),
        2 => (0..WRITERS, 0..WRITERS).prop_map(|(from, to)| Step::Tell(from, to)),
    ]
}

/// Some laptops, and every file that ever left one: each as the pieces in which it travels.
struct Field {
    desks: Vec<Desk>,
    posted: Vec<Vec<PathBuf>>,
    latest: Vec<Option<Vec<PathBuf>>>,
}

impl Field {
    fn played(steps: &[Step]) -> Self {
        let desks = ["A", "B", "C"]
            .iter()
            .zip(1..)
            .map(|(person, seed)| Desk::new(person, seed));
        let mut field = Self {
            desks: desks.collect(),
            posted: Vec::new(),
            latest: vec![None; WRITERS],
        };
        for step in steps {
            field.play(step);
        }
        for who in 0..WRITERS {
            field.play(&Step::Post(who, None, Wrapping::Bytes));
        }
        field
    }

    fn known(&self, who: usize) -> Vec<InterviewId> {
        self.desks[who]
            .session
            .store()
            .travels()
            .expect("travels")
            .into_keys()
            .collect()
    }

    fn play(&mut self, step: &Step) {
        match step {
            Step::Begin(who) => drop(self.desks[*who].begin("Zorgho")),
            Step::Set(who, which, key, value) => {
                let known = self.known(*who);
                if !known.is_empty() {
                    let interview = known[which.index(known.len())];
                    self.desks[*who].set(interview, &format!("/data/q{key}"), &value.to_string());
                }
            }
            Step::Post(who, which, wrapping) => {
                let known = self.known(*who);
                if known.is_empty() {
                    return;
                }
                let interview = which.as_ref().map(|which| known[which.index(known.len())]);
                let scope = Scope {
                    interview,
                    ..Scope::default()
                };
                let file = self.desks[*who].send(&scope);
                let number = self.posted.len();
                let pieces = wrapped(&file, *wrapping, number);
                self.posted.push(pieces.clone());
                self.latest[*who] = Some(pieces);
            }
            Step::Tell(from, to) => {
                if from != to
                    && let Some(pieces) = self.latest[*from].clone()
                {
                    receive(&mut self.desks[*to], &pieces);
                }
            }
        }
    }
}

/// The files in which one bundle travels.
fn wrapped(file: &Path, wrapping: Wrapping, number: usize) -> Vec<PathBuf> {
    let bytes = std::fs::read(file).expect("a file");
    let pieces: Vec<Vec<u8>> = match wrapping {
        Wrapping::Bytes => vec![bytes],
        Wrapping::Text => vec![bundle::armour(&bytes).into_bytes()],
        Wrapping::Slices => bundle::slices(&bytes, bundle::SHORTEST),
    };
    let named = |(part, piece): (usize, Vec<u8>)| {
        let path = file.with_file_name(format!("{number}-{part}"));
        std::fs::write(&path, piece).expect("written");
        path
    };
    pieces.into_iter().enumerate().map(named).collect()
}

fn receive(desk: &mut Desk, files: &[PathBuf]) -> Report {
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    desk.receive(&files)
}

/// Files in an order that the numbers make, some of them twice, and some pieces lost.
fn on_the_way(posted: &[Vec<PathBuf>], order: &[Index]) -> Vec<PathBuf> {
    let pieces: Vec<&PathBuf> = posted.iter().flatten().collect();
    order
        .iter()
        .map(|index| pieces[index.index(pieces.len())].clone())
        .collect()
}

fn histories() -> u32 {
    std::env::var("REPERE_LAWS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Two coordinators hear of it by ways that lose, repeat and reorder; what was lost comes late. They hold the same, and
    /// what comes once more writes nothing.
    #[test]
    fn any_split_order_repetition_loss_and_late_arrival_end_in_one_content(
        steps in prop::collection::vec(step(), 4..24),
        order in prop::collection::vec(any::<Index>(), 0..12),
        other in prop::collection::vec(any::<Index>(), 0..12),
    ) {
        let field = Field::played(&steps);
        prop_assume!(!field.posted.is_empty());
        let all: Vec<PathBuf> = field.posted.iter().flatten().cloned().collect();
        let (mut one, mut two) = (Desk::new("C1", 8), Desk::new("C2", 9));
        receive(&mut one, &on_the_way(&field.posted, &order));
        for file in on_the_way(&field.posted, &other) {
            receive(&mut two, &[file]);
        }
        let late: Vec<PathBuf> = all.iter().rev().cloned().collect();
        let ends = [receive(&mut one, &late), receive(&mut two, &all)];
        for end in &ends {
            prop_assert!(end.refused.is_empty() && end.waiting.is_empty(), "{end:?}");
        }
        prop_assert_eq!(one.digest(), two.digest());
        let before = one.written();
        prop_assert_eq!(receive(&mut one, &all).events(), 0);
        prop_assert_eq!(one.written(), before);
    }

    /// A bundle of any moment, brought to a folder that has any part of the rest: what is applied is applied, and what waits
    /// names events that are not held, which their authors' later bundles bring.
    #[test]
    fn a_bundle_of_any_moment_is_applied_or_names_what_it_needs(
        steps in prop::collection::vec(step(), 6..24),
        few in prop::collection::vec(any::<Index>(), 1..4),
    ) {
        let field = Field::played(&steps);
        prop_assume!(!field.posted.is_empty());
        let mut desk = Desk::new("C1", 8);
        for index in &few {
            let pieces = &field.posted[index.index(field.posted.len())];
            let report = receive(&mut desk, pieces);
            prop_assert!(report.refused.is_empty());
            let held: BTreeSet<EventId> = desk.held();
            for waiting in &report.waiting {
                let Why::Events(needed) = &waiting.why else {
                    return Err(TestCaseError::fail(format!("{waiting:?}")));
                };
                prop_assert!(!needed.is_empty() && needed.iter().all(|event| !held.contains(event)), "{waiting:?}");
            }
        }
        let all: Vec<PathBuf> = field.posted.iter().flatten().cloned().collect();
        prop_assert_eq!(receive(&mut desk, &all).waiting, []);
    }
}

impl Desk {
    /// How much was ever written to the log of this folder's database.
    fn written(&self) -> u64 {
        std::fs::metadata(self.folder.path().join("repere.db-wal")).map_or(0, |metadata| metadata.len())
    }

    /// The events of interviews that are held.
    fn held(&self) -> BTreeSet<EventId> {
        let store = self.session.store();
        let interviews = store.travels().expect("travels").into_keys();
        interviews
            .flat_map(|interview| store.events(interview).expect("events"))
            .map(|event| event.id)
            .collect()
    }
}
