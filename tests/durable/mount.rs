//! Real file systems, cut as by a power failure: ext4 and xfs on a loop device, shut down without flushing their logs.
//!
//! Only root may do this, and only Linux: elsewhere it is skipped, loudly.

#![cfg(target_os = "linux")]
#![allow(unsafe_code, reason = "the shutdown is an ioctl")]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::kill::writer;
use super::*;

/// A file system in a file, mounted; unmounted at the end.
struct Loop {
    root: tempfile::TempDir,
}

impl Loop {
    /// A file system of this kind, or `None`, said loudly.
    fn of(kind: &str) -> Option<Self> {
        let made = Self {
            root: super::cut::fast(),
        };
        let image = made.image();
        // xfs is not made smaller than this.
        let size = if kind == "xfs" { 320 } else { 32 };
        std::fs::File::create(&image)
            .unwrap()
            .set_len(size << 20)
            .unwrap();
        let tool = format!("mkfs.{kind}");
        let formatted = Command::new(&tool).arg("-q").arg(&image).output();
        if !formatted.is_ok_and(|output| output.status.success()) {
            eprintln!("SKIPPED: no {tool} on this machine");
            return None;
        }
        std::fs::create_dir(made.mountpoint()).unwrap();
        if !made.mount() {
            eprintln!("SKIPPED: {kind} can only be mounted on a loop device as root");
            return None;
        }
        Some(made)
    }

    fn image(&self) -> PathBuf {
        self.root.path().join("image")
    }

    fn mountpoint(&self) -> PathBuf {
        self.root.path().join("mounted")
    }

    fn mount(&self) -> bool {
        let mounted = Command::new("mount")
            .args(["-o", "loop"])
            .arg(self.image())
            .arg(self.mountpoint())
            .output();
        mounted.is_ok_and(|output| output.status.success())
    }

    /// A process that another test is just starting holds, for a moment between its birth and its program, all that this one
    /// has open: then the file system is busy, and asked again.
    fn unmount(&self) {
        const TRIES: usize = 500;
        for _ in 0..TRIES {
            let done = Command::new("umount").arg(self.mountpoint()).output().unwrap();
            if done.status.success() {
                return;
            }
            let why = String::from_utf8_lossy(&done.stderr).into_owned();
            assert!(why.contains("busy"), "{why}");
        }
        panic!("{} stays busy", self.mountpoint().display());
    }

    /// Cuts the power: nothing more reaches the disk, not even what the file system's own log waits to write.
    fn cut(&self) {
        const SHUTDOWN: rustix::ioctl::Opcode = 0x8004_587D;
        const WITHOUT_LOG: u32 = 2;
        let folder = std::fs::File::open(self.mountpoint()).unwrap();
        // SAFETY: EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN have one number and read one u32.
        unsafe { rustix::ioctl::ioctl(&folder, rustix::ioctl::Setter::<SHUTDOWN, u32>::new(WITHOUT_LOG)) }
            .unwrap();
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.mountpoint()).output();
    }
}

/// How many cuts of each file system: 6, or as many as `REPERE_MOUNTS` says.
fn cuts() -> u64 {
    std::env::var("REPERE_MOUNTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(6)
}

fn cut_again_and_again(kind: &str) {
    let Some(disk) = Loop::of(kind) else { return };
    let folder = disk.mountpoint().join("data");
    let mut session = create(&folder);
    let id = begin(&mut session).id();
    drop(session);
    let mut said = 0;
    for cut in 0..cuts() {
        let mut child = writer(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut seen = 0;
        while seen < 2 + cut % 5 {
            let line = lines.next().expect("it answers until it is stopped").unwrap();
            if let Some(number) = line.strip_prefix("saved ") {
                said = number.parse().unwrap();
                seen += 1;
            }
        }
        // A process that runs on while the disk goes would be told of a write that the cut took.
        let pid = Pid::from_child(&child);
        kill_process(pid, Signal::STOP).unwrap();
        while !stopped(child.id()) {
            std::thread::yield_now();
        }
        disk.cut();
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            if let Some(number) = line.unwrap().strip_prefix("saved ") {
                said = number.parse().unwrap();
            }
        }
        disk.unmount();
        assert!(disk.mount(), "{kind}: not mounted again after cut {cut}");
        let session = open(&folder).unwrap();
        let found = standing(&session.open_interview(id).unwrap());
        assert!(
            found == said || found == said + 1,
            "{kind}, cut {cut}: found {found}, said {said}"
        );
        assert_eq!(session.store().check().unwrap(), [], "{kind}, cut {cut}");
        said = found;
    }
    eprintln!("{kind}: {} cuts, no acknowledged answer lost", cuts());
}

/// Whether every thread of a process stands still.
fn stopped(pid: u32) -> bool {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    tasks.filter_map(Result::ok).all(|task| {
        let stat = std::fs::read_to_string(task.path().join("stat")).unwrap_or_default();
        stat.rsplit_once(") ")
            .is_some_and(|(_, rest)| rest.starts_with('T'))
    })
}

#[test]
fn no_cut_under_ext4_takes_an_acknowledged_answer() {
    cut_again_and_again("ext4");
}

#[test]
fn no_cut_under_xfs_takes_an_acknowledged_answer() {
    cut_again_and_again("xfs");
}
