//! From the write of a key to the end of its frame, at a pseudo-terminal: the real binary, a real folder, the largest
//! forms.
//!
//! `cargo bench --bench keys` prints the 50th and the 99th percentile in milliseconds; `REPERE_KEYS` says how often each key
//! is pressed (200), `REPERE_BENCH_DIR` where the folder lies (the folder of the build). A frame ends with the mark of a
//! synchronised update; the clock stops when the mark was read, and only at a frame that shows what the key does.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints what it measured and may stop"
)]

#[path = "engine/forms.rs"]
#[allow(dead_code, reason = "the engine's bench uses the rest")]
mod forms;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// What ends a frame.
const END: &[u8] = b"\x1b[?2026l";
const ENTER: &str = "\r";
const NEXT: &str = "\x1b[6~";
const BACK: &str = "\x1b[5~";
const WIPE: &str = "\x15";
const BINARY: &str = env!("CARGO_BIN_EXE_repere");

fn main() {
    let times = std::env::var("REPERE_KEYS").map_or(200, |count| count.parse().unwrap());
    println!("{times} of each{:>28}   p50 ms   p99 ms", "");
    let flat = forms::flat_text(1_000);
    on_questions("1,000 questions", &flat, None, times);
    on_questions("and 500 instances", &forms::instances_text(), Some(500), times);
    on_choices(times);
}

/// Text, answer and move in a form whose pages hold ten questions each, every branch open.
fn on_questions(title: &str, form: &str, instances: Option<usize>, times: usize) {
    let mut acts: Vec<(String, String)> = (0..100)
        .map(|page| (format!("q{page}0"), "yes".to_owned()))
        .collect();
    acts[0].0 = "q0".into();
    acts.extend(instances.map(|count| ("n".to_owned(), count.to_string())));
    let folder = Folder::with(form, &acts);
    let mut program = folder.opens();

    program.goes_to("q2");
    let mut typed = String::new();
    let letters = timed(times, |at| {
        if at % 20 == 0 {
            typed.clear();
            program.presses(WIPE, |screen| field(screen).is_empty());
        }
        let letter = char::from(b'a' + (at % 26) as u8).to_string();
        typed.push_str(&letter);
        program.presses(&letter, |screen| field(screen) == typed)
    });
    row(title, "a letter", letters);

    program.goes_to("q1");
    let answers = timed(times, |at| {
        let value = (at + 1).to_string();
        program.presses(WIPE, |screen| field(screen).is_empty());
        program.types(&value, |screen| field(screen) == value);
        let took = program.presses(ENTER, |screen| asks(screen, "Question 2"));
        program.presses(BACK, |screen| asks(screen, "Question 1"));
        took
    });
    row(title, "an answer that a total reads", answers);

    program.goes_to("q0");
    let moves = timed(times, |_| {
        let before = asked(program.screen());
        program.presses(NEXT, |screen| {
            !asked(screen).is_empty() && asked(screen) != before
        })
    });
    row(title, "a move", moves);

    if instances.is_some() {
        program.goes_to("qty");
        let answers = timed(times, |at| {
            let value = (at + 1).to_string();
            program.presses(WIPE, |screen| field(screen).is_empty());
            program.types(&value, |screen| field(screen) == value);
            let took = program.presses(ENTER, |screen| screen.contains("│ Price"));
            program.presses(BACK, |screen| screen.contains("│ Quantity"));
            took
        });
        row(title, "an answer in an instance", answers);
    }
}

/// Keys that narrow a list of fifty thousand choices: few letters that fit many, then more, then what fits nothing.
fn on_choices(times: usize) {
    let towns: Vec<String> = (0..50_000)
        .map(|n| format!(r#"{{"list_name": "c", "name": "c{n}", "label": "Saint-Étienne-{n:05}-des-Bois"}}"#))
        .collect();
    let form = format!(
        r#"{{"survey": [{{"type": "text", "name": "t", "label": "Text"}}, {{"type": "select_one c", "name": "s", "label": "Town"}}, {{"type": "text", "name": "u", "label": "After"}}],
            "choices": [{}], "settings": [{{"form_id": "towns"}}]}}"#,
        towns.join(", ")
    );
    let folder = Folder::with(&form, &[]);
    let mut program = folder.opens();
    program.goes_to("s");
    let mut worst: Vec<Duration> = Vec::new();
    for (does, word) in [
        ("a letter that fits all", "s"),
        ("letters that fit all", "etienne"),
        ("letters that fit in their order", "stetbois"),
        ("a number", "49312"),
        ("what fits nothing", "zzzz"),
    ] {
        let mut took = Vec::new();
        while took.len() < times {
            program.presses(WIPE, |screen| narrowing(screen).is_empty());
            for end in 1..=word.len() {
                took.push(program.presses(&word[end - 1..end], |screen| narrowing(screen) == word[..end]));
            }
        }
        worst.extend(&took);
        row("50,000 choices", does, took);
    }
    row("50,000 choices", "all of these", worst);
    let (mut picks, mut arrivals) = (Vec::new(), Vec::new());
    for n in 0..times.div_ceil(10) {
        let number = (40_001 + n).to_string();
        program.presses(WIPE, |screen| narrowing(screen).is_empty());
        program.types(&number, |screen| narrowing(screen) == number);
        picks.push(program.presses(ENTER, |screen| screen.contains("│ After")));
        arrivals.push(program.presses(BACK, |screen| narrowing(screen).is_empty()));
    }
    row("50,000 choices", "an answer", picks);
    row("50,000 choices", "coming to the question", arrivals);
}

fn timed(times: usize, mut once: impl FnMut(usize) -> Duration) -> Vec<Duration> {
    (0..times).map(&mut once).collect()
}

fn row(form: &str, does: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() * percent / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
    println!("{form:<18} {does:<30} {:>8.2} {:>8.2}", at(50), at(99));
}

/// What stands beside the outline.
fn pane(screen: &str) -> impl Iterator<Item = &str> {
    screen
        .lines()
        .filter_map(|row| row.split_once("│ "))
        .map(|(_, pane)| pane)
}

/// What stands in the field that has the focus.
fn field(screen: &str) -> String {
    let mut rows = pane(screen).filter_map(|row| row.trim_start().strip_prefix('│'));
    rows.next().map_or("?".into(), |typed| typed.trim().to_owned())
}

/// The question of a page that has the focus.
fn asked(screen: &str) -> String {
    pane(screen)
        .find_map(|row| row.strip_prefix("▸ "))
        .unwrap_or_default()
        .to_owned()
}

fn asks(screen: &str, question: &str) -> bool {
    asked(screen) == question
}

/// What is typed to narrow a list.
fn narrowing(screen: &str) -> String {
    let typed = pane(screen).find_map(|row| row.strip_prefix("Filter:"));
    typed.map_or("?".into(), |typed| typed.trim().to_owned())
}

/// A data folder with an interview that has begun, gone when the bench is done with it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(form: &str, acts: &[(String, String)]) -> Self {
        let place = std::env::var_os("REPERE_BENCH_DIR").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"),
            PathBuf::from,
        );
        let folder = Self(tempfile::tempdir_in(place).unwrap());
        let root = folder.root();
        std::fs::write(root.join("form.json"), form).unwrap();
        let mut script = String::new();
        for (path, value) in acts {
            let comma = if script.is_empty() { "" } else { "," };
            write!(
                script,
                r#"{comma}{{"op": "set", "path": "{path}", "value": "{value}"}}"#
            )
            .unwrap();
        }
        std::fs::write(root.join("script.json"), format!("[{script}]")).unwrap();
        folder.runs(&[
            "init",
            "--study",
            "TEST",
            "--team",
            "T1",
            "--person",
            "A01",
            "--no-passphrase",
        ]);
        folder.runs(&[
            "interview",
            "fill",
            "form.json",
            "--script",
            "script.json",
            "--authority",
            "Zorgho",
            "--country",
            "bfa",
        ]);
        folder
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn environment(&self) -> [(&'static str, std::ffi::OsString); 5] {
        [
            ("HOME", self.root().into()),
            ("LANG", "en_GB.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
            ("TZ", "UTC".into()),
            ("REPERE_DATA", self.root().join("data").into()),
        ]
    }

    fn runs(&self, words: &[&str]) {
        let mut command = Command::new(BINARY);
        command
            .env_clear()
            .envs(self.environment())
            .current_dir(self.root())
            .args(words);
        let ran = command.output().unwrap();
        assert!(
            ran.status.success(),
            "{words:?}: {}",
            String::from_utf8_lossy(&ran.stderr)
        );
    }

    /// The program on a terminal of 80 columns and 24 rows, the interview in front.
    fn opens(&self) -> Program {
        let mut command = CommandBuilder::new(BINARY);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.args(["--lang", "en"]);
        command.cwd(self.root());
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let (sender, read) = channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let mut program = Program {
            child,
            keys: pair.master.take_writer().unwrap(),
            read,
            parser: vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0),
            tail: Vec::new(),
            screen: String::new(),
            _master: pair.master,
        };
        program.until(Instant::now(), |screen| screen.contains("To do (1)"));
        program.presses(ENTER, |screen| screen.contains("Tab outline"));
        program
    }
}

/// The program behind a pseudo-terminal.
struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    read: Receiver<(Instant, Vec<u8>)>,
    parser: vt100::Parser,
    /// The last bytes read, in which an end mark may have begun.
    tail: Vec<u8>,
    screen: String,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Program {
    fn screen(&self) -> &str {
        &self.screen
    }

    /// Presses a key and gives the time until the end of the frame that shows what it does.
    fn presses(&mut self, key: &str, shows: impl Fn(&str) -> bool) -> Duration {
        let from = Instant::now();
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.until(from, shows)
    }

    /// Types a text, letter by letter; only the last frame counts.
    fn types(&mut self, text: &str, shows: impl Fn(&str) -> bool) {
        self.keys.write_all(text.as_bytes()).unwrap();
        self.until(Instant::now(), shows);
    }

    /// Goes to a question by its name.
    fn goes_to(&mut self, name: &str) {
        self.presses("\x07", |screen| screen.contains("Go to"));
        self.types(name, |screen| screen.contains(name));
        self.presses(ENTER, |screen| !screen.contains("Go to"));
    }

    fn until(&mut self, from: Instant, shows: impl Fn(&str) -> bool) -> Duration {
        loop {
            let (at, bytes) = match self.read.recv_timeout(Duration::from_mins(1)) {
                Ok(read) => read,
                Err(why) => panic!("{why}; the screen shows:\n{}", self.screen),
            };
            self.parser.process(&bytes);
            self.tail.extend_from_slice(&bytes);
            let ended = self.tail.windows(END.len()).any(|found| found == END);
            let keep = self.tail.len().min(END.len() - 1);
            self.tail.drain(..self.tail.len() - keep);
            if !ended {
                continue;
            }
            let screen = self.parser.screen();
            let rows: Vec<String> = screen.rows(0, 80).map(|row| row.trim_end().to_owned()).collect();
            self.screen = rows.join("\n");
            if shows(&self.screen) {
                return at.duration_since(from);
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
