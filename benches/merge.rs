//! Merging a study: bundles of many devices into one folder, beside what others need for the nearest equivalent.
//!
//! `cargo bench --bench merge` makes bundles, signed and sealed to the folder, merges them, merges them again, and reads a
//! wide table; then it gives the same rows to a bare SQLite and to `benches/merge_peers.py`, which hands them to the sqlite3
//! command line, DuckDB and pandas, where they are installed. It prints the table of `benches/README.md`.
//! `REPERE_MERGE=bundles,interviews` sets the size. The interviews are those of the byte study, read from the shared folder.

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

use repere::bundle::{self, Bundle, CarriedForm, Head, Recipient};
use repere::exchange::{How, digest, merge};
use repere::log::{Card, Segment, Signer};
use repere::session::{Purpose, Secret, Session, Unlock, World};

use byte_study::Writer;

#[path = "../tests/support/byte_study.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod byte_study;

/// How much is merged.
struct Size {
    bundles: usize,
    interviews: usize,
}

impl Size {
    fn wanted() -> Self {
        let typed = std::env::var("REPERE_MERGE").unwrap_or_default();
        let mut numbers = typed.split(',').filter_map(|n| n.trim().parse().ok());
        let mut next = |otherwise: usize| numbers.next().unwrap_or(otherwise);
        Self {
            bundles: next(200),
            interviews: next(10_000),
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
    let Made {
        first,
        files,
        csv,
        events,
    } = make(&size, folder.path(), recipient);
    let bytes: u64 = files
        .iter()
        .map(|file| std::fs::metadata(file).unwrap().len())
        .sum();
    println!(
        "{} bundles, {} interviews, {} events, {} MB signed and sealed; peak before merging {} MB",
        files.len(),
        size.interviews,
        events,
        bytes / 1_000_000,
        peak()
    );
    let how = How {
        accept_new: true,
        rehearse: false,
    };
    let met = merge(&mut session, &[first], how).unwrap();
    assert!(met.refused.is_empty() && met.waiting.is_empty());
    println!("| what | s | peak MB |\n|---|--:|--:|");

    let (report, merged) = timed(|| merge(&mut session, &files, how).unwrap());
    assert!(report.refused.is_empty() && report.waiting.is_empty());
    assert_eq!(report.events() as usize, events);
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
        session.store().wide(|_, row| cells += row.len()).unwrap();
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

/// What was made to be merged.
struct Made {
    /// From somebody who introduces the form, as after the first exchange.
    first: PathBuf,
    /// One device each, its share of the interviews in it.
    files: Vec<PathBuf>,
    /// The same rows as comma-separated values.
    csv: PathBuf,
    events: usize,
}

/// Interviews of the byte study one after another, as often as they are wanted, shared out among the devices.
fn make(size: &Size, folder: &Path, recipient: Recipient) -> Made {
    let shared = std::env::var_os("REPERE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let (form, study) = byte_study::study(&shared).expect("the interviews of the byte study");
    let mut study = study.iter().cycle();
    let csv = folder.join("events.csv");
    let mut rows = std::io::BufWriter::new(std::fs::File::create(&csv).unwrap());
    let (mut files, mut count) = (Vec::new(), 0);
    let mut left = size.interviews;
    for number in 0..size.bundles {
        let mut writer = Writer::of(Signer::from_seed(&seed(number)), number as u64);
        let share = left / (size.bundles - number);
        left -= share;
        let mut events = Vec::new();
        for _ in 0..share {
            events.extend(byte_study::interview(&mut writer, &form, study.next().unwrap()));
        }
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
        count += events.len();
        let segments = vec![writer.close(&events)];
        let file = folder.join(format!("{number:03}.json"));
        let dictionary = std::slice::from_ref(&form);
        std::fs::write(
            &file,
            seal(
                &writer.signer,
                number,
                Vec::new(),
                segments,
                dictionary,
                recipient,
            ),
        )
        .unwrap();
        files.push(file);
    }
    rows.flush().unwrap();
    let first = folder.join("first.json");
    let signer = Signer::from_seed(&seed(size.bundles));
    std::fs::write(
        &first,
        seal(&signer, size.bundles, vec![form], Vec::new(), &[], recipient),
    )
    .unwrap();
    Made {
        first,
        files,
        csv,
        events: count,
    }
}

fn seal(
    signer: &Signer,
    number: usize,
    forms: Vec<CarriedForm>,
    segments: Vec<Segment>,
    dictionary: &[CarriedForm],
    recipient: Recipient,
) -> Vec<u8> {
    let (team, person) = (format!("T{}", number % 6), format!("E{number}"));
    let bundle = Bundle {
        study: "bench".into(),
        from: signer.device(),
        made: 1_795_000_000,
        cards: vec![Card::sign(signer, "bench", &team, &person)],
        forms,
        receipt: bundle::Receipt::default(),
        segments,
    };
    let head = Head {
        recipients: &[recipient],
        dictionary,
        card: bundle.cards.first(),
    };
    bundle::write_sealed(&bundle, signer, &head, None).unwrap()
}

fn seed(number: usize) -> [u8; 32] {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
    seed
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
