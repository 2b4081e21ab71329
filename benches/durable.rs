//! How long an answer takes to be durable, against one bare append and sync of the same disk.
//!
//! Both are done in turn, so that a disk that changes its pace changes it for both. `REPERE_BENCH_DIR` names the disk;
//! without it, the folder of the build. Prints the 50th and the 99th percentile in milliseconds.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints what it measured and may stop"
)]

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use repere::form::Attachments;
use repere::interview::Answer;
use repere::session::{Authority, Beginning, Purpose, Secret, Session, Unlock, Words, World};

const FORM: &str = r#"{"survey": [{"type": "text", "name": "count", "label": "Count?"}],
  "settings": [{"form_id": "durable", "version": "1"}]}"#;
const ROUNDS: usize = 1_000;

fn main() {
    let place = std::env::var_os("REPERE_BENCH_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"),
        PathBuf::from,
    );
    let root = place.join(format!("durable-bench-{}", std::process::id()));
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    };
    let unlock = Unlock::to_write(Secret::None, "bench");
    let mut session = Session::create(&root.join("data"), &purpose, &unlock, World::system()).unwrap();
    let form = session.form_of("durable", FORM, &Attachments::default()).unwrap();
    let mut open = session
        .begin(&form, &Beginning::about(Authority::named("bfa", "Zorgho")))
        .unwrap();
    let question = open.interview().find("count").unwrap();
    let mut bare = OpenOptions::new()
        .create(true)
        .append(true)
        .open(root.join("bare"))
        .unwrap();
    let (mut answers, mut syncs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        syncs.push(timed(|| append(&mut bare)));
        let answer = Answer::Value(format!("une réponse de quelques mots, la {round}e"));
        answers.push(timed(|| {
            session
                .answer(&mut open, &question, answer, &Words::default())
                .unwrap();
        }));
    }
    println!("{ROUNDS} rounds      p50 ms   p99 ms");
    for (name, mut times) in [("bare fsync", syncs), ("answer", answers)] {
        times.sort_unstable();
        let at =
            |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
        println!("{name:<14} {:>8.3} {:>8.3}", at(50), at(99));
    }
    std::fs::remove_dir_all(&root).unwrap();
}

fn append(file: &mut File) {
    file.write_all(&[7; 4_096]).unwrap();
    file.sync_data().unwrap();
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}
