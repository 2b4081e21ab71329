//! The system's calls fail one after the other, under the real process (`strace -e inject`).
//!
//! An injected fault that never fires passes: each case asserts from the trace that its fault did.

#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use super::kill::WRITES;
use super::*;

/// Which call fails, and how.
const FAULTS: [(&str, &str); 6] = [
    ("fsync", "error=EIO"),
    ("fsync", "signal=SIGKILL"),
    ("pwrite64", "error=ENOSPC"),
    ("pwrite64", "error=EIO"),
    ("pwrite64", "signal=SIGKILL"),
    ("openat", "error=EMFILE"),
];

/// How many times each fault: 3, or as many as `REPERE_FAULTS` says.
fn times() -> usize {
    std::env::var("REPERE_FAULTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(3)
}

/// The process under trace: some answers, each said when it is saved, going on after a failure.
#[test]
#[ignore = "run as a process of its own by the test below"]
fn answers_through_faults() {
    let Some(folder) = std::env::var_os("REPERE_DURABLE") else {
        return;
    };
    let mut said = 0;
    for _ in 0..3 {
        let Ok(mut session) = open(Path::new(&folder)) else {
            continue;
        };
        let Ok(lines) = session.interviews() else { continue };
        let Ok(mut interview) = session.open_interview(lines[0].id) else {
            continue;
        };
        for _ in 0..4 {
            let next = standing(&interview).max(said) + 1;
            if answer(&mut session, &mut interview, next).is_ok() {
                said = next;
                println!("\nsaved {said}");
            }
        }
    }
}

#[test]
fn no_failing_call_takes_an_acknowledged_answer() {
    if !Command::new("strace")
        .arg("-V")
        .output()
        .is_ok_and(|output| output.status.success())
    {
        eprintln!("SKIPPED: no strace on this machine");
        return;
    }
    let root = super::cut::fast();
    for (call, fault) in FAULTS {
        let mut fired = 0;
        for time in 1..=times() {
            let folder = root
                .path()
                .join(format!("{call}-{}-{time}", fault.replace('=', "-")));
            begin(&mut create(&folder));
            let log = root.path().join("trace");
            // Calls on these files alone: a fault in the loader would say nothing of the store. The first calls of all
            // open and read; every few of the later ones is taken.
            let when = 1 + (time - 1) * 3;
            let mut traced = Command::new("strace");
            traced.args(["-f", "-qq", "-o"]).arg(&log);
            for file in ["repere.db", "repere.db-wal"] {
                traced.arg("-P").arg(folder.canonicalize().unwrap().join(file));
            }
            traced.args([
                "-e",
                &format!("trace={call}"),
                "-e",
                &format!("inject={call}:{fault}:when={when}"),
            ]);
            traced.arg(std::env::current_exe().unwrap());
            traced.args([
                "--exact",
                "durable::inject::answers_through_faults",
                "--ignored",
                "--nocapture",
            ]);
            let output = traced
                .env(WRITES, &folder)
                .stderr(Stdio::null())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stdout)
                .lines()
                .filter_map(|line| line.strip_prefix("saved ")?.parse::<u64>().ok())
                .max()
                .unwrap_or(0);
            let trace = std::fs::read_to_string(&log).unwrap_or_default();
            if trace.contains("ptrace") || (trace.is_empty() && said == 0) {
                eprintln!("SKIPPED: this machine allows no tracing");
                return;
            }
            if !trace.contains("(INJECTED)") && !trace.contains("SIGKILL") {
                // The work asks for fewer calls of this kind than that.
                break;
            }
            fired += 1;
            let what = format!("{call} {fault} at call {when}");
            let session = open(&folder).unwrap_or_else(|error| panic!("{what}: {error}"));
            let found = standing(
                &session
                    .open_interview(session.interviews().unwrap()[0].id)
                    .unwrap(),
            );
            assert!(
                found == said || found == said + 1,
                "{what}: found {found}, said {said}"
            );
            assert_eq!(session.store().check().unwrap(), [], "{what}");
        }
        assert!(fired > 0, "{call} {fault} never fired");
    }
}
