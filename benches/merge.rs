//! Merging a study: bundles of many devices into one folder, beside what others need for the nearest equivalent.
//!
//! `cargo bench --bench merge` makes bundles, signed and sealed to the folder, merges them, merges them again, and reads a
//! wide table; then it gives the same rows to a bare SQLite and to `benches/merge_peers.py`, which hands them to the sqlite3
//! command line, DuckDB and pandas, where they are installed. It prints the table of `benches/README.md`.
//! `REPERE_MERGE=bundles,interviews,events` sets the size.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a bench prints, and stops where it cannot go on"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use repere::bundle::{self, Bundle, Head, Recipient};
use repere::exchange::{How, digest, merge};
use repere::log::{Answer, Begun, Body, Card, Event, InterviewId, Revision, Segment, Signer};
use repere::session::{Purpose, Secret, Session, Unlock, World};

/// How much is merged.
struct Size {
    bundles: usize,
    interviews: usize,
    events: usize,
}

impl Size {
    fn wanted() -> Self {
        let typed = std::env::var("REPERE_MERGE").unwrap_or_default();
        let mut numbers = typed.split(',').filter_map(|n| n.trim().parse().ok());
        let mut next = |otherwise: usize| numbers.next().unwrap_or(otherwise);
        Self {
            bundles: next(200),
            interviews: next(10_000),
            events: next(635_000),
        }
    }
}

fn main() {
    let size = Size::wanted();
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let purpose = Purpose {
        study: "bench".into(),
        team: "CC".into(),
        person: "C".into(),
        practice: false,
    };
    let unlock = Unlock::to_write(Secret::None, "bench");
    let mut session = Session::create(&desk, &purpose, &unlock, World::system()).unwrap();
    let recipient = Recipient::of(&session.store().signer().unwrap().public());
    let (files, csv) = make(&size, folder.path(), recipient);
    let bytes: u64 = files
        .iter()
        .map(|file| std::fs::metadata(file).unwrap().len())
        .sum();
    println!(
        "{} bundles, {} interviews, {} events, {} MB signed and sealed; peak before merging {} MB",
        files.len(),
        size.interviews,
        size.events,
        bytes / 1_000_000,
        peak()
    );
    println!("| what | s | peak MB |\n|---|--:|--:|");

    let how = How {
        accept_new: true,
        rehearse: false,
    };
    let (report, merged) = timed(|| merge(&mut session, &files, how).unwrap());
    assert!(report.refused.is_empty() && report.waiting.is_empty());
    assert_eq!(report.events() as usize, size.events);
    line("repere merge, decrypted to durable", merged, Some(peak()));
    let before = state(&desk);
    let (report, again) = timed(|| merge(&mut session, &files, how).unwrap());
    assert_eq!(report.events(), 0);
    line(
        &format!(
            "repere merge again ({})",
            if state(&desk) == before {
                "0 writes"
            } else {
                "WROTE"
            }
        ),
        again,
        Some(peak()),
    );
    let (rows, wide) = timed(|| {
        let mut cells = 0;
        session
            .store()
            .wide(|_, row| cells += row.iter().flatten().count())
            .unwrap();
        cells
    });
    line(
        &format!("wide table of {rows} standing answers"),
        wide,
        Some(peak()),
    );
    let (_, digested) = timed(|| digest(session.store()).unwrap());
    line("digest", digested, Some(peak()));
    drop(session);

    let bare = bare(&csv, folder.path());
    line("bare SQLite bulk insert of the same rows", bare, None);
    others(&csv, folder.path());
    println!(
        "\nratio to the bare insert: {:.2}",
        merged.as_secs_f64() / bare.as_secs_f64()
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

fn line(what: &str, took: Duration, peak: Option<u64>) {
    let peak = peak.map_or_else(String::new, |peak| peak.to_string());
    println!("| {what} | {:.2} | {peak} |", took.as_secs_f64());
}

/// The most memory that this process ever held, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1_000
}

/// What a second merge must leave as it is: the bytes of the database and of its log.
fn state(desk: &Path) -> Vec<(u64, Option<std::time::SystemTime>)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(desk)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        file.extension().is_some_and(|end| end == "db") || name.ends_with("-wal")
    });
    files.sort();
    files
        .iter()
        .map(|file| std::fs::metadata(file).unwrap())
        .map(|m| (m.len(), m.modified().ok()))
        .collect()
}

/// One device a bundle, its share of the interviews in each; the same rows as comma-separated values.
fn make(size: &Size, folder: &Path, recipient: Recipient) -> (Vec<PathBuf>, PathBuf) {
    let csv = folder.join("events.csv");
    let mut rows = std::io::BufWriter::new(std::fs::File::create(&csv).unwrap());
    let mut files = Vec::new();
    let mut left = (size.interviews, size.events);
    for number in 0..size.bundles {
        let signer = Signer::from_seed(&seed(number));
        let to_go = size.bundles - number;
        let share = (left.0 / to_go, left.1 / to_go);
        left = (left.0 - share.0, left.1 - share.1);
        let events = events(&signer, share.0, share.1);
        for event in &events {
            writeln!(
                rows,
                "{},{},{},{},{},\"{}\"",
                event.id.device,
                event.id.n,
                event.interview.unwrap(),
                event.at,
                event.lamport,
                event.encode().replace('"', "\"\"")
            )
            .unwrap();
        }
        let mut salt = 0_u8;
        let mut salts = || {
            salt = salt.wrapping_add(1);
            [salt; repere::log::SALT_BYTES]
        };
        // A segment has a limit; a device that wrote more signs several.
        let (mut segments, mut previous) = (Vec::new(), None);
        for run in events.chunks(repere::log::MAX_EVENTS as usize / 2) {
            let segment = Segment::close(&signer, previous, Vec::new(), run, &mut salts).unwrap();
            previous = Some(segment.id());
            segments.push(segment);
        }
        let bundle = Bundle {
            study: "bench".into(),
            from: signer.device(),
            made: 1_795_000_000,
            cards: vec![Card::sign(
                &signer,
                "bench",
                &format!("T{}", number % 6),
                &format!("E{number}"),
            )],
            forms: Vec::new(),
            receipt: bundle::Receipt::default(),
            segments,
        };
        let file = folder.join(format!("{number:03}.json"));
        let head = Head {
            recipients: &[recipient],
            dictionary: &[],
            card: bundle.cards.first(),
        };
        let sealed = bundle::write_sealed(&bundle, &signer, &head, None).unwrap();
        std::fs::write(&file, sealed).unwrap();
        files.push(file);
    }
    rows.flush().unwrap();
    (files, csv)
}

fn seed(number: usize) -> [u8; 32] {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
    seed
}

/// Interviews as people write them: a beginning, answers one after another, here and there a second thought.
fn events(signer: &Signer, interviews: usize, count: usize) -> Vec<Event> {
    let device = signer.device();
    let mut events = Vec::with_capacity(count);
    let mut add = |interview: Option<InterviewId>, body: Body, parents: Vec<_>| {
        let id = device.event(events.len() as u64 + 1);
        events.push(Event {
            id,
            interview: interview.or(Some(InterviewId(id))),
            informant: String::new(),
            at: 1_795_000_000 + events.len() as i64 * 20,
            doubt: false,
            lamport: id.n,
            parents,
            body,
        });
        id
    };
    let mut left = count;
    for interview in 0..interviews {
        let share = left / (interviews - interview);
        left -= share;
        let begun = Begun {
            form: "core".into(),
            version: "1".into(),
            authority: format!("bfa:{device}{interview}"),
            country: "bfa".into(),
            name: format!("Commune {interview}"),
            informant: "M1".into(),
            ..Begun::default()
        };
        let id = InterviewId(add(None, Body::Begun(begun), Vec::new()));
        let mut last = Vec::new();
        for question in 1..share {
            // Every tenth answer is given a second time.
            let again = question % 10 == 0;
            let key = format!("/data/q{:02}", if again { question - 1 } else { question });
            let revision = Revision {
                key,
                answer: Answer::Value(answer(question + interview)),
                reason: String::new(),
                cause: None,
                language: String::new(),
            };
            let parents = if again {
                std::mem::take(&mut last)
            } else {
                Vec::new()
            };
            last = vec![add(Some(id), Body::Revised(revision), parents)];
        }
    }
    events
}

fn answer(n: usize) -> String {
    match n % 5 {
        0 => "oui".into(),
        1 => format!("{}", 1990 + n % 35),
        2 => "a b c".into(),
        3 => format!("convention {n}, signée avec la ville jumelle"),
        _ => "dgs".into(),
    }
}

/// The same rows into a plain SQLite table with the same key, in one transaction, durable.
fn bare(csv: &Path, folder: &Path) -> Duration {
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(csv)
        .unwrap()
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let mut connection = rusqlite::Connection::open(folder.join("bare.db")).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL;
            CREATE TABLE event (device TEXT, n INTEGER, interview TEXT, at INTEGER, lamport INTEGER, payload TEXT,
              PRIMARY KEY (device, n)) WITHOUT ROWID;
            CREATE INDEX event_by_interview ON event (interview, device, n);")
        .unwrap();
    let ((), took) = timed(|| {
        let transaction = connection.transaction().unwrap();
        {
            let mut add = transaction
                .prepare("INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .unwrap();
            for row in &rows {
                add.execute(rusqlite::params_from_iter(row)).unwrap();
            }
        }
        transaction.commit().unwrap();
    });
    took
}

/// Tools that a data manager has at hand, each reading the rows and keeping one per identity, durably.
fn others(csv: &Path, folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/merge_peers.py");
    let peers = Command::new("python3").arg(script).arg(csv).arg(folder).status();
    if !peers.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: python3 did not measure the peers");
    }
}
