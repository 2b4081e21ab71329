//! Kill the process at any moment: every answer that was acknowledged is there.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::*;

/// Tells a process of these tests where to write.
pub(super) const WRITES: &str = "REPERE_DURABLE";

/// A process that answers as fast as it can, ready to be started.
pub(super) fn writer(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "durable::kill::answers_until_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(WRITES, folder);
    command
}

/// The process that is killed: answers as fast as it can and says which answers are saved.
#[test]
#[ignore = "run as a process of its own by the test below"]
fn answers_until_killed() {
    let Some(folder) = std::env::var_os(WRITES) else {
        return;
    };
    let mut session = open(Path::new(&folder)).unwrap();
    let id = session.interviews().unwrap()[0].id;
    let mut interview = session.open_interview(id).unwrap();
    let mut out = std::io::stdout();
    for number in standing(&interview) + 1.. {
        answer(&mut session, &mut interview, number).unwrap();
        writeln!(out, "\nsaved {number}").unwrap();
        out.flush().unwrap();
    }
}

/// How many kills: 50, or as many as `REPERE_KILLS` says.
fn kills() -> u64 {
    std::env::var("REPERE_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(50)
}

#[test]
fn no_acknowledged_answer_is_lost_to_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let mut session = create(&folder);
    let id = begin(&mut session).id();
    drop(session);
    let mut acknowledged = 0;
    for kill in 0..kills() {
        let mut child = writer(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Not always right after an acknowledgement: some kills fall into the middle of the next answer.
        let wait = 1 + kill % 7;
        let mut seen = 0;
        while seen < wait {
            let line = lines
                .next()
                .expect("the process answers until it is killed")
                .unwrap();
            if let Some(number) = line.strip_prefix("saved ") {
                acknowledged = number.parse().unwrap();
                seen += 1;
            }
        }
        for _ in 0..(kill * 7_919) % 40_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            if let Some(number) = line.unwrap().strip_prefix("saved ") {
                acknowledged = number.parse().unwrap();
            }
        }
        let session = open(&folder).unwrap();
        let interview = session.open_interview(id).unwrap();
        let found = standing(&interview);
        assert!(
            found == acknowledged || found == acknowledged + 1,
            "kill {kill}: {found}, said {acknowledged}"
        );
        assert_eq!(session.store().check().unwrap(), [], "kill {kill}");
        acknowledged = found;
    }
}

#[test]
fn a_second_process_is_told_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let mut session = create(&folder);
    begin(&mut session);
    drop(session);
    let mut child = writer(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while !lines.next().unwrap().unwrap().starts_with("saved ") {}
    let refused = open(&folder);
    let reading =
        Session::open(&folder, &Unlock::to_read(Secret::None), World::system()).map(|s| s.interviews());
    child.kill().unwrap();
    child.wait().unwrap();
    let Err(SessionError::Store(repere::session::StoreError::Busy { holder })) = refused else {
        panic!("two writers at once");
    };
    assert_eq!((holder.pid, holder.program.as_str()), (child.id(), "durable"));
    assert_eq!(reading.unwrap().unwrap().len(), 1);
}
