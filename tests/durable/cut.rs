//! Power cuts: the disk after any operation of a morning's work, with any part of what was not synced.
//!
//! A tape of the work is made once. For every moment on it and every seed a disk is made that kept, lost or garbled each
//! sector not yet synced; where the folder itself is taken strictly, files not yet synced may be missing and deleted ones
//! back. The store must open, hold exactly what was acknowledged (or that and the answer in flight), and pass its check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::shim::{Act, Fault, Recorder};
use super::*;

const SECTOR: usize = 512;
const DATABASE: &str = "repere.db";

/// How a disk treats names of files that were not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// In the order of what happened, at once.
    Ordered,
    /// Only after a sync, otherwise by chance.
    Strict,
}

/// SplitMix64: the seed is printed on failure and makes the same disk again.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

/// One file as the disk holds it for certain, and what it may hold.
#[derive(Debug, Clone, Default)]
struct Held {
    durable: Vec<u8>,
    pending: Vec<Act>,
    /// The name is there for certain.
    named: bool,
}

/// A disk at one moment.
#[derive(Debug, Clone, Default)]
struct Disk {
    files: BTreeMap<PathBuf, Held>,
    /// Files deleted without a sync of the folder.
    ghosts: BTreeMap<PathBuf, Vec<u8>>,
    said: u64,
}

impl Disk {
    /// What lies in a folder before the work.
    fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        let path = folder.canonicalize().unwrap().join(DATABASE);
        let durable = std::fs::read(&path).unwrap();
        disk.files.insert(
            path,
            Held {
                durable,
                pending: Vec::new(),
                named: true,
            },
        );
        disk
    }

    fn happens(&mut self, act: &Act) {
        match act {
            Act::Made(path) => {
                self.ghosts.remove(path);
                self.files.entry(path.clone()).or_default();
            }
            Act::Write(path, ..) | Act::Truncate(path, _) => {
                self.files
                    .entry(path.clone())
                    .or_default()
                    .pending
                    .push(act.clone());
            }
            Act::Sync(path) => {
                let file = self.files.entry(path.clone()).or_default();
                file.durable = after(&file.durable, &file.pending, &mut |_| Fate::Kept);
                file.pending.clear();
                file.named = true;
            }
            Act::Delete(path, synced) => {
                let file = self.files.remove(path).unwrap_or_default();
                if !synced && file.named {
                    self.ghosts.insert(path.clone(), file.durable);
                }
            }
            Act::Said(number) => self.said = *number,
        }
    }

    /// What is found after the power went.
    fn cut(&self, names: Names, chance: &mut Chance) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        for (path, file) in &self.files {
            if names == Names::Strict && !file.named && chance.one_in(2) {
                continue;
            }
            let content = after(&file.durable, &file.pending, &mut |_| match chance.next() % 10 {
                0..5 => Fate::Kept,
                5..9 => Fate::Lost,
                _ => Fate::Garbled,
            });
            found.insert(path.clone(), content);
        }
        if names == Names::Strict {
            for (path, content) in &self.ghosts {
                if chance.one_in(2) {
                    found.entry(path.clone()).or_insert_with(|| content.clone());
                }
            }
        }
        found
    }
}

enum Fate {
    Kept,
    Lost,
    Garbled,
}

/// A file's content after some acts, each sector by its fate.
fn after(before: &[u8], acts: &[Act], fate: &mut dyn FnMut(usize) -> Fate) -> Vec<u8> {
    let mut content = before.to_vec();
    for act in acts {
        match act {
            Act::Write(_, offset, bytes) => {
                let mut at = *offset as usize;
                let mut rest = bytes.as_slice();
                while !rest.is_empty() {
                    let (sector, next) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
                    let garbled: Vec<u8> = sector.iter().map(|byte| byte ^ 0x5A).collect();
                    let put = match fate(at) {
                        Fate::Kept => Some(sector),
                        Fate::Garbled => Some(garbled.as_slice()),
                        Fate::Lost => None,
                    };
                    if let Some(put) = put {
                        content.resize(content.len().max(at + put.len()), 0);
                        content[at..at + put.len()].copy_from_slice(put);
                    }
                    at += sector.len();
                    rest = next;
                }
            }
            Act::Truncate(_, size) => {
                if matches!(fate(0), Fate::Kept) {
                    content.resize(*size as usize, 0);
                }
            }
            _ => {}
        }
    }
    content
}

/// A morning's work: some sittings of some answers each, in one interview.
fn work(folder: &Path, recorder: &Recorder, sittings: u64, answers: u64, give_up: bool) {
    let mut said = 0;
    for _ in 0..sittings {
        let mut session = match open(folder) {
            Ok(session) => session,
            Err(error) => {
                assert!(give_up, "{error}");
                continue;
            }
        };
        let Ok(lines) = session.interviews() else { continue };
        let Ok(mut interview) = session.open_interview(lines[0].id) else {
            continue;
        };
        for _ in 0..answers {
            let next = standing(&interview).max(said) + 1;
            match answer(&mut session, &mut interview, next) {
                Ok(()) => {
                    said = next;
                    recorder.said(said);
                }
                Err(error) => assert!(give_up, "{error}"),
            }
        }
    }
}

/// A folder in memory, where there is such a place.
pub(super) fn fast() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    }
    .unwrap()
}

/// A folder with an interview on fast storage, and a copy of the small files that every disk gets.
struct Bench {
    root: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { root: fast() };
        begin(&mut create(&bench.folder()));
        bench
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("data")
    }

    /// Lays out a disk as it was found, with the files that are not the database's.
    fn lay(&self, name: &str, found: &BTreeMap<PathBuf, Vec<u8>>) -> PathBuf {
        let folder = self.root.path().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        std::fs::copy(self.folder().join("repere.keys"), folder.join("repere.keys")).unwrap();
        for (path, content) in found {
            std::fs::write(folder.join(path.file_name().unwrap()), content).unwrap();
        }
        folder
    }
}

/// Opens what a cut left; what it holds must be what was said, or that and the answer in flight, and the check passes.
fn judge(folder: &Path, said: u64, what: &str) {
    let session = open(folder).unwrap_or_else(|error| panic!("{what}: {error}"));
    let id = session.interviews().unwrap()[0].id;
    let found = standing(&session.open_interview(id).unwrap());
    assert!(
        found == said || found == said + 1,
        "{what}: found {found}, said {said}"
    );
    assert_eq!(session.store().check().unwrap(), [], "{what}");
}

/// How many seeds: one, or as many as `REPERE_CUTS` says (10 make the 5,390 cuts of the study).
fn seeds() -> u64 {
    std::env::var("REPERE_CUTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1)
}

fn cut_everywhere(names: Names) {
    let bench = Bench::new();
    let before = Disk::of(&bench.folder());
    let recorder = Recorder::begin(&bench.folder());
    work(&bench.folder(), &recorder, 4, 10, false);
    let tape = recorder.end();
    assert!(tape.contains(&Act::Said(40)) && tape.iter().any(|act| matches!(act, Act::Sync(_))));
    let mut cuts = 0;
    for seed in 0..seeds() {
        let mut disk = before.clone();
        for (at, act) in tape.iter().enumerate() {
            let mut chance = Chance(seed << 32 | at as u64);
            let folder = bench.lay("found", &disk.cut(names, &mut chance));
            let what = format!("{names:?}, seed {seed}, before operation {at}: {}", brief(act));
            judge(&folder, disk.said, &what);
            disk.happens(act);
            cuts += 1;
        }
    }
    eprintln!("{names:?}: {cuts} cuts, nothing acknowledged lost");
}

fn brief(act: &Act) -> String {
    match act {
        Act::Write(path, offset, bytes) => format!("write {} {offset}+{}", path.display(), bytes.len()),
        other => format!("{other:?}"),
    }
}

#[test]
fn no_cut_of_the_power_takes_an_acknowledged_answer() {
    cut_everywhere(Names::Ordered);
}

#[test]
fn nor_where_names_of_files_are_lost_or_come_back() {
    cut_everywhere(Names::Strict);
}

/// Fails every operation in turn, once; goes on; then cuts the power.
fn fail_everywhere(fault: Fault) {
    let bench = Bench::new();
    let pristine = std::fs::read(bench.folder().join(DATABASE)).unwrap();
    let generation = std::fs::read(bench.folder().join("repere.generation")).unwrap();
    for operation in 1.. {
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(bench.folder().join(format!("{DATABASE}{end}")));
        }
        std::fs::write(bench.folder().join(DATABASE), &pristine).unwrap();
        std::fs::write(bench.folder().join("repere.generation"), &generation).unwrap();
        let mut disk = Disk::of(&bench.folder());
        let recorder = Recorder::begin(&bench.folder());
        recorder.fail(operation, fault);
        work(&bench.folder(), &recorder, 2, 4, true);
        let fired = recorder.fired();
        for act in recorder.end() {
            disk.happens(&act);
        }
        let mut chance = Chance(operation as u64);
        let folder = bench.lay("found", &disk.cut(Names::Ordered, &mut chance));
        let what = format!("{fault:?} at operation {operation}");
        judge(&folder, disk.said, &what);
        judge(&bench.folder(), disk.said, &what);
        if !fired {
            assert!(
                operation > 50,
                "the work asks for more than {operation} operations"
            );
            eprintln!(
                "{fault:?}: {} operations failed in turn, nothing acknowledged lost",
                operation - 1
            );
            return;
        }
    }
}

#[test]
fn an_operation_that_fails_once_loses_nothing_that_was_acknowledged() {
    fail_everywhere(Fault::Io);
}

#[test]
fn nor_a_disk_that_is_full_for_a_moment() {
    fail_everywhere(Fault::Full);
}
