//! The program that does nothing costs nothing, and one that ends badly gives the terminal back.

use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::support::{Laptop, Terminal};

/// Hundredths of a second of processor that a process has used.
#[cfg(target_os = "linux")]
fn ticks(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it lives");
    let (_, fields) = stat.rsplit_once(") ").expect("a name in parentheses");
    // Counted after the name: the state is the third field of all, user and system time the fourteenth and fifteenth.
    let times = fields.split(' ').skip(11).take(2);
    times.map(|time| time.parse::<u64>().expect("a number")).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_moves_while_nobody_types() {
    const SECOND: Duration = Duration::from_secs(1);
    let laptop = Laptop::of("T1", "A01");
    laptop.begins_core();
    let mut terminal = laptop.opens();
    terminal.shows("To do (1)");
    let process = terminal.process();
    // What the last key asked to be kept is kept within the first second of rest; the next ones have no reason to do anything.
    for place in ["at home", "in an interview"] {
        terminal.silent(SECOND, || ());
        let (before, after) = terminal.silent(SECOND, || ticks(process));
        assert!(
            after - before <= 1,
            "{place}: {} hundredths of a second",
            after - before
        );
        terminal.types("\r").shows("Study code");
    }
    terminal.types("\x03");
    assert_eq!(terminal.ends(), 0);
}

/// Takes the terminal and panics, then says how it finds it. Run by the test below, behind a terminal of its own.
#[test]
#[ignore = "wants a terminal of its own"]
fn panics_with_the_terminal() {
    let panicked = std::panic::catch_unwind(|| {
        let (_guard, mut screen) = repere::tui::term::enter().expect("a terminal");
        screen
            .draw(|frame| {
                let area = frame.area();
                frame
                    .buffer_mut()
                    .set_string(area.x, area.y, "drawn", ratatui::style::Style::new());
            })
            .expect("it can be drawn on");
        panic!("on purpose");
    });
    let raw = crossterm::terminal::is_raw_mode_enabled().expect("a terminal");
    println!("panicked: {}, raw: {raw}", panicked.is_err());
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_read_on_it() {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
    command.args([
        "--exact",
        "at_rest::panics_with_the_terminal",
        "--ignored",
        "--nocapture",
    ]);
    command.env("TERM", "xterm-256color");
    command.env("RUST_BACKTRACE", "0");
    let mut terminal = Terminal::before(command, (80, 24));
    let screen = terminal.shows("panicked: true, raw: false");
    assert!(
        screen.contains("on purpose") && !screen.contains("drawn"),
        "{screen}"
    );
    assert_eq!(terminal.kept(), Vec::<&str>::new());
    assert_eq!(terminal.ends(), 0);
}
