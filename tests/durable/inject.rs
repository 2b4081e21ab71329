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

/// At how many calls each fault is tried: 3, or as many as `REPERE_FAULTS` says (60 make more than the study's 200 cases).
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

/// The lines of the trace in which this call is made: `1234 fsync(5) = …`.
fn calls<'a>(trace: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    trace.lines().filter(move |line| {
        let words = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        words.strip_prefix(call).is_some_and(|rest| rest.starts_with('('))
    })
}

/// Whether the trace says that the fault came, and at that very call: strace marks a result that it made up; a process
/// that it killed has made that many calls and ends by the signal.
fn has_fired(trace: &str, call: &str, fault: &str, when: usize) -> bool {
    let Some(hit) = calls(trace, call).nth(when - 1) else {
        return false;
    };
    match fault.split_once('=') {
        Some(("error", error)) => hit.contains(&format!("-1 {error} ")) && hit.ends_with("(INJECTED)"),
        _ => calls(trace, call).count() == when && trace.contains("+++ killed by SIGKILL +++"),
    }
}

#[test]
fn a_trace_in_which_no_fault_fired_is_known() {
    let quiet = "77 fsync(5) = 0\n77 fsync(5) = 0\n";
    let hit = "77 fsync(5) = 0\n77 fsync(5) = -1 EIO (Input/output error) (INJECTED)\n";
    let dead = "77 fsync(5) = 0\n77 fsync(5) = ?\n77 +++ killed by SIGKILL +++\n";
    assert!(!has_fired(quiet, "fsync", "error=EIO", 2) && has_fired(hit, "fsync", "error=EIO", 2));
    assert!(!has_fired(hit, "fsync", "error=EIO", 1) && !has_fired(hit, "fsync", "error=ENOSPC", 2));
    assert!(has_fired(dead, "fsync", "signal=SIGKILL", 2) && !has_fired(quiet, "fsync", "signal=SIGKILL", 2));
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
    // The first calls of all open and read: a short run takes every third, a long one every call.
    let stride = if times() > 10 { 1 } else { 3 };
    let mut cases = 0;
    for (call, fault) in FAULTS {
        let mut fired = 0;
        for time in 1..=times() {
            let folder = root
                .path()
                .join(format!("{call}-{}-{time}", fault.replace('=', "-")));
            begin(&mut create(&folder));
            let log = root.path().join("trace");
            // Calls on these files alone: a fault in the loader would say nothing of the store.
            let when = 1 + (time - 1) * stride;
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
            let what = format!("{call} {fault} at call {when}");
            if !has_fired(&trace, call, fault, when) {
                // The work asks for fewer calls of this kind than that, and then all of it was done in peace.
                let asked = calls(&trace, call).count();
                assert!(
                    asked < when && said >= 12,
                    "{what} did not fire: {asked} calls, said {said}"
                );
                break;
            }
            fired += 1;
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
        eprintln!("{call} {fault}: fired {fired} times");
        cases += fired;
    }
    eprintln!("{cases} faults fired, none took an acknowledged answer");
}
