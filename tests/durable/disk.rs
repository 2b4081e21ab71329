//! Disks that fill up, folders that can only be read or vanish.

use std::path::PathBuf;
use std::process::Command;

use repere::session::{Access, AnswerError, StoreError};

use super::*;
use crate::support::Laptop;

/// A small file system of its own, unmounted at the end.
struct Small {
    root: tempfile::TempDir,
}

impl Small {
    /// A file system of so many MiB in memory, or `None`, said loudly, where this user may not mount one.
    fn of(mebibytes: u32) -> Option<Self> {
        let root = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={mebibytes}m"), "tmpfs"])
            .arg(root.path())
            .output()
            .is_ok_and(|output| output.status.success());
        if mounted {
            return Some(Self { root });
        }
        eprintln!("SKIPPED: a small file system can only be mounted as root");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn remount(&self, how: &str) {
        let status = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(self.root.path())
            .status();
        assert!(status.unwrap().success());
    }

    /// Takes all but so many bytes.
    fn fill(&self, leave: u64) {
        let free = repere::store::place::free(self.root.path()).unwrap();
        std::fs::write(self.path("ballast"), vec![1; free.saturating_sub(leave) as usize]).unwrap();
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.root.path()).status();
    }
}

#[test]
fn a_full_disk_keeps_what_was_acknowledged_and_writing_goes_on_when_there_is_room() {
    let Some(disk) = Small::of(24) else { return };
    let mut session = create(&disk.path("data"));
    let mut interview = begin(&mut session);
    disk.fill(200_000);
    let mut said = 0;
    let refused = loop {
        match answer(&mut session, &mut interview, said + 1) {
            Ok(()) => said += 1,
            Err(error) => break error,
        }
        assert!(said < 100_000, "the disk never filled up");
    };
    assert!(
        matches!(refused, AnswerError::NotSaved(StoreError::Full)),
        "{refused}"
    );
    assert_eq!(standing(&interview), said);

    std::fs::remove_file(disk.path("ballast")).unwrap();
    answer(&mut session, &mut interview, said + 1).unwrap();
    let id = interview.id();
    drop(session);
    let session = open(&disk.path("data")).unwrap();
    assert_eq!(standing(&session.open_interview(id).unwrap()), said + 1);
    assert_eq!(session.store().check().unwrap(), []);
}

#[test]
fn a_medium_that_can_only_be_read_is_refused_for_writing_and_read() {
    let Some(disk) = Small::of(24) else { return };
    let mut session = create(&disk.path("data"));
    let id = begin(&mut session).id();
    drop(session);
    disk.remount("ro");
    let refused = open(&disk.path("data"));
    assert!(matches!(
        refused,
        Err(SessionError::Store(StoreError::ReadOnly { .. }))
    ));
    let unlock = Unlock {
        access: Access::Read,
        ..unlock()
    };
    let session = Session::open(&disk.path("data"), &unlock, World::system()).unwrap();
    assert_eq!(session.interviews().unwrap()[0].id, id);
    drop(session);
    disk.remount("rw");
}

#[test]
fn no_folder_is_made_where_there_is_no_room() {
    let Some(disk) = Small::of(4) else { return };
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    };
    let refused = Session::create(&disk.path("data"), &purpose, &unlock(), World::system());
    assert!(matches!(
        refused,
        Err(SessionError::Store(StoreError::Place { .. }))
    ));
    assert!(!disk.path("data").exists());
}

#[test]
fn a_folder_that_vanishes_is_told_and_nothing_is_acknowledged_until_it_is_back() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("data");
    let mut session = create(&folder);
    let mut interview = begin(&mut session);
    answer(&mut session, &mut interview, 1).unwrap();
    let aside = root.path().join("aside");
    std::fs::rename(&folder, &aside).unwrap();
    let refused = answer(&mut session, &mut interview, 2);
    assert!(matches!(
        refused,
        Err(AnswerError::NotSaved(StoreError::Gone { .. }))
    ));
    assert!(!folder.exists());
    assert_eq!(standing(&interview), 1);

    std::fs::rename(&aside, &folder).unwrap();
    answer(&mut session, &mut interview, 2).unwrap();
    let id = interview.id();
    drop(session);
    assert_eq!(standing(&open(&folder).unwrap().open_interview(id).unwrap()), 2);
}

/// The system's limit on the size of a file (`ulimit -f`) ends most programs by a signal.
#[test]
fn a_limit_on_the_size_of_files_is_said_and_not_an_end() {
    let laptop = Laptop::of("T1", "A01");
    let script = laptop.file(
        "script.json",
        r#"[{"op": "set", "path": "h_mode", "value": "face"}]"#,
    );
    let before = laptop.run(&["digest"]).succeeds();
    let words = format!(
        "ulimit -f 16; exec '{}' interview fill core --script '{script}' --authority Zorgho --country bfa",
        crate::support::binary().display()
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", &words])
        .env("REPERE_DATA", laptop.data())
        .env("LANG", "en_GB.UTF-8");
    let ran = crate::support::Ran::from(command.output().unwrap());
    ran.refuses(3);
    assert_eq!(laptop.run(&["digest"]).succeeds(), before);
    laptop.run(&["check"]).succeeds();
}

/// Root may do everything, so somebody else has to try.
#[test]
fn a_folder_of_somebody_else_is_refused_in_a_sentence() {
    let laptop = Laptop::of("T1", "A01");
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=65534", "--clear-groups"])
        .arg(crate::support::binary());
    command
        .args(["interview", "list", "--data"])
        .arg(laptop.data())
        .env("LANG", "en_GB.UTF-8");
    let output = command.output();
    let Some(output) = output
        .ok()
        .filter(|output| !matches!(output.status.code(), Some(1 | 126 | 127)))
    else {
        eprintln!("SKIPPED: only root can try this as somebody else (setpriv)");
        return;
    };
    let sentence = crate::support::Ran::from(output).refuses(3);
    assert!(sentence.contains("permission"), "{sentence}");
}
