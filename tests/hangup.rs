//! A terminal that goes away: the line drops, the window is closed, the laptop of the other end falls asleep.

use std::io::Read as _;
use std::sync::mpsc;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::support::Laptop;

/// Named for what went wrong: the program read the end of the closed terminal for ever, at full speed.
#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let laptop = Laptop::new();
    let pty = native_pty_system()
        .openpty(PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        })
        .unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_repere"));
    command.env("HOME", laptop.path(""));
    command.env("REPERE_DATA", laptop.data());
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut first = [0; 64];
    assert!(reader.read(&mut first).unwrap() > 0, "the first screen is drawn");

    drop((reader, pty.master));
    let mut killer = child.clone_killer();
    let (ended, end) = mpsc::channel();
    std::thread::spawn(move || ended.send(child.wait().is_ok()));
    let heard = end.recv_timeout(Duration::from_secs(20));
    let _ = killer.kill();
    assert_eq!(heard, Ok(true), "the program outlived its terminal");
}
