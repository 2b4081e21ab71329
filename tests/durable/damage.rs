//! Damaged files: bits that flip, files that end early, pages that come back from the past. A wrong answer is never shown
//! as right, and what is damaged is named.

use std::path::PathBuf;

use repere::session::{Access, Finding};

use super::cut::Chance;
use super::*;

/// A folder with some answers, closed, and how its log looked before it was folded into the database.
struct Worn {
    root: tempfile::TempDir,
}

impl Worn {
    /// `log`: the last answers lie in the write-ahead log, as after a kill.
    fn new(log: bool) -> Self {
        let worn = Self {
            root: super::cut::fast(),
        };
        let data = worn.path("data");
        let mut session = create(&data);
        let mut open = begin(&mut session);
        for number in 1..=20 {
            answer(&mut session, &mut open, number).unwrap();
        }
        let place = open.interview().find("other").unwrap();
        session.keep_draft(&open, &place, "au bord du fleuve", 3).unwrap();
        if log {
            std::fs::create_dir(worn.path("killed")).unwrap();
            for name in ["repere.db", "repere.db-wal", "repere.keys", "repere.generation"] {
                std::fs::copy(data.join(name), worn.path("killed").join(name)).unwrap();
            }
        }
        drop(session);
        worn
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }
}

/// What a reader finds: the answer shown and what the check says, or that the folder does not open.
fn look(folder: &Path) -> Option<(u64, Vec<Finding>)> {
    let unlock = Unlock {
        access: Access::Read,
        ..unlock()
    };
    let session = Session::open(folder, &unlock, World::system()).ok()?;
    let shown = session.interviews().ok().and_then(|lines| {
        let open = session.open_interview(lines.first()?.id).ok()?;
        Some(standing(&open))
    });
    // A check that cannot go on says so by its error.
    let findings = session.store().check().ok()?;
    Some((shown?, findings))
}

fn flips() -> u64 {
    std::env::var("REPERE_FLIPS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(150)
}

/// Damages a copy of the folder `from` in one file, many times over.
fn damage(from: &Path, name: &str, truths: std::ops::RangeInclusive<u64>) {
    let pristine = std::fs::read(from.join(name)).unwrap();
    let folder = from.with_file_name("damaged");
    let (mut refused, mut named, mut harmless) = (0, 0, 0);
    for seed in 0..flips() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
        let mut chance = Chance(seed);
        let mut bytes = pristine.clone();
        let at = (chance.next() % bytes.len() as u64) as usize;
        if seed % 4 == 3 {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << (chance.next() % 8);
        }
        std::fs::write(folder.join(name), &bytes).unwrap();
        match look(&folder) {
            None => refused += 1,
            Some((_, findings)) if !findings.is_empty() => named += 1,
            Some((shown, _)) => {
                assert!(
                    truths.contains(&shown),
                    "{name}, seed {seed}, byte {at}: {shown} is shown as right"
                );
                harmless += 1;
            }
        }
    }
    assert!(
        refused + named > 0,
        "{name}: {refused} refused, {named} named, {harmless} harmless"
    );
}

#[test]
fn a_damaged_database_never_shows_a_wrong_answer_as_right() {
    let worn = Worn::new(false);
    damage(&worn.path("data"), "repere.db", 20..=20);
}

/// A log that ends early is a log that was cut: everything before that is right, and said to be all there is.
#[test]
fn a_damaged_log_never_shows_a_wrong_answer_as_right() {
    let worn = Worn::new(true);
    damage(&worn.path("killed"), "repere.db-wal", 0..=20);
}

#[test]
fn a_damaged_key_file_opens_nothing_or_everything() {
    let worn = Worn::new(false);
    damage(&worn.path("data"), "repere.keys", 20..=20);
}

/// The encryption vouches for each page, not for their all being of one time: the running hash does.
#[test]
fn a_page_from_the_past_is_noticed() {
    const PAGE: usize = 4_096;
    let worn = Worn::new(false);
    let data = worn.path("data");
    let past = std::fs::read(data.join("repere.db")).unwrap();
    let mut session = open(&data).unwrap();
    let id = session.interviews().unwrap()[0].id;
    let mut interview = session.open_interview(id).unwrap();
    for number in 21..=40 {
        answer(&mut session, &mut interview, number).unwrap();
    }
    drop((session, interview));
    let now = std::fs::read(data.join("repere.db")).unwrap();
    let mut noticed = 0;
    for page in 1..past.len() / PAGE {
        let range = page * PAGE..(page + 1) * PAGE;
        if now[range.clone()] == past[range.clone()] {
            continue;
        }
        let mut mixed = now.clone();
        mixed[range.clone()].copy_from_slice(&past[range]);
        std::fs::write(data.join("repere.db"), mixed).unwrap();
        match look(&data) {
            None => noticed += 1,
            Some((_, findings)) if !findings.is_empty() => noticed += 1,
            Some((shown, _)) => assert_eq!(shown, 40, "page {page}"),
        }
    }
    assert!(noticed > 0);
}

#[test]
fn a_damaged_bundle_is_refused_or_read_as_it_was() {
    use repere::exchange::{Scope, outgoing};
    let root = super::cut::fast();
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: false,
    };
    let mut session =
        Session::create(&root.path().join("data"), &purpose, &unlock(), World::system()).unwrap();
    let mut interview = begin(&mut session);
    answer(&mut session, &mut interview, 7).unwrap();
    let bundle = outgoing(&mut session, &Scope::default()).unwrap().bundle;
    let text = repere::bundle::write(&bundle, &session.store().signer().unwrap());
    let mut refused = 0;
    for seed in 0..flips() * 4 {
        let mut chance = Chance(seed);
        let mut bytes = text.clone().into_bytes();
        let at = (chance.next() % bytes.len() as u64) as usize;
        if seed % 4 == 3 {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << (chance.next() % 8);
        }
        match repere::bundle::read(&bytes, &|_| None) {
            Ok(read) => assert_eq!(read, bundle, "seed {seed}, byte {at}"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > flips() * 3, "{refused} refused");
}
