//! A person at a terminal: the real binary behind a real pseudo-terminal, keys typed, the screen read.
//!
//! A screen is read when a frame is whole: between the marks of a synchronised update, the screen before it still shows, or
//! half of it would, and a key typed on what is about to go would reach the wrong screen.
//!
//! Nothing sleeps: whoever wants to know something waits until the screen says so, or until a deadline that fails the test
//! with the screen as it was.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::{Laptop, binary};

/// After so long without what was waited for, a test fails; a busy machine takes a few seconds, never this.
const DEADLINE: Duration = Duration::from_mins(1);

/// The mark before a frame, and the one behind it (DEC private mode 2026).
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// What the terminal shows, and whether the program behind it has gone.
struct Seen {
    parser: vt100::Parser,
    /// What came of a frame that is not yet whole.
    coming: Vec<u8>,
    /// How often the program wrote something.
    said: u64,
    ended: bool,
}

/// The program on a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Laptop {
    /// Opens the program on a terminal of 80 columns and 24 rows, on this laptop's folder, in English.
    #[track_caller]
    pub fn opens(&self) -> Terminal {
        self.opens_with(&[], (80, 24))
    }

    /// Opens the program with these words on a terminal of so many columns and rows.
    #[track_caller]
    pub fn opens_with(&self, words: &[&str], (columns, rows): (u16, u16)) -> Terminal {
        let mut command = CommandBuilder::new(binary());
        command.args(words);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        command.cwd(self.path(""));
        Terminal::before(command, (columns, rows))
    }
}

impl Terminal {
    /// A terminal of so many columns and rows with a program behind it.
    #[track_caller]
    pub fn before(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system()
            .openpty(size(columns, rows))
            .expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(command).expect("the binary starts");
        // The program alone holds this end, so that reading ends when it does.
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let keys = pair.master.take_writer().expect("a writer");
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                coming: Vec::new(),
                said: 0,
                ended: false,
            }),
            Condvar::new(),
        ));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let read = output.read(&mut bytes).unwrap_or(0);
                let mut seen = lock(&shared.0);
                seen.takes(&bytes[..read]);
                shared.1.notify_all();
                seen.said += 1;
                if read == 0 {
                    return;
                }
            }
        });
        Self {
            child,
            master: pair.master,
            keys,
            seen,
        }
    }
}

impl Seen {
    /// Shows what came, up to a frame that is not yet whole; at the end of the program (no bytes) whatever there is.
    fn takes(&mut self, bytes: &[u8]) {
        self.coming.extend_from_slice(bytes);
        self.ended |= bytes.is_empty();
        let whole = if self.ended {
            self.coming.len()
        } else {
            whole_frames(&self.coming)
        };
        self.parser.process(&self.coming[..whole]);
        self.coming.drain(..whole);
    }
}

/// How many bytes there are before a frame that has begun and not ended, or before what may be the mark of one.
fn whole_frames(bytes: &[u8]) -> usize {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    match (last(FRAME.0), last(FRAME.1)) {
        (Some(begun), ended) if ended.is_none_or(|ended| ended < begun) => begun,
        _ => {
            let cut = (1..FRAME.0.len()).rev().find(|&n| bytes.ends_with(&FRAME.0[..n]));
            bytes.len() - cut.unwrap_or(0)
        }
    }
}

#[test]
fn a_frame_shows_when_it_is_whole_wherever_it_is_cut() {
    let (begin, end) = FRAME;
    let whole = [b"before", begin, b"frame", end, b"after"].concat();
    for cut in 0..=whole.len() {
        let shown = whole_frames(&whole[..cut]);
        let begun = b"before".len();
        let ended = begun + begin.len() + b"frame".len() + end.len();
        assert_eq!(
            shown,
            if cut < ended { cut.min(begun) } else { cut },
            "cut at {cut}"
        );
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has a size")
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Terminal {
    /// Types, without waiting for anything: `\r` is Enter, `\t` Tab, `\x1b` Escape.
    #[track_caller]
    pub fn types(&mut self, keys: &str) -> &mut Self {
        self.keys
            .write_all(keys.as_bytes())
            .expect("the terminal takes keys");
        self.keys.flush().expect("the terminal takes keys");
        self
    }

    /// What stands on the screen now, row by row, without blanks at the ends.
    pub fn screen(&self) -> String {
        text(lock(&self.seen.0).parser.screen())
    }

    /// Waits until the screen is as `wanted` says, and gives it.
    #[track_caller]
    pub fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + DEADLINE;
        let (mutex, changed) = &*self.seen;
        let mut seen = lock(mutex);
        loop {
            let screen = text(seen.parser.screen());
            if wanted(&screen) {
                return screen;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let gone = seen.ended;
            assert!(!gone, "the program ended before it showed {what}:\n{screen}");
            assert!(!left.is_zero(), "{what} never came; the screen shows:\n{screen}");
            seen = changed
                .wait_timeout(seen, left)
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .0;
        }
    }

    /// Waits until the program has written nothing for so long; gives what `look` saw before that time and after it.
    #[track_caller]
    pub fn silent<T>(&mut self, so_long: Duration, look: impl Fn() -> T) -> (T, T) {
        let deadline = Instant::now() + DEADLINE;
        let (mutex, changed) = &*self.seen;
        let mut seen = lock(mutex);
        loop {
            let (said, since, before) = (seen.said, Instant::now(), look());
            while seen.said == said && since.elapsed() < so_long {
                let left = so_long.saturating_sub(since.elapsed());
                seen = changed
                    .wait_timeout(seen, left)
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .0;
            }
            if seen.said == said {
                return (before, look());
            }
            assert!(Instant::now() < deadline, "it is never silent");
        }
    }

    /// The number of the process behind the terminal.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// What of the terminal the program has not given back: the other screen, bracketed paste, the hidden cursor.
    pub fn kept(&self) -> Vec<&'static str> {
        let seen = lock(&self.seen.0);
        let screen = seen.parser.screen();
        let all = [
            (screen.alternate_screen(), "the other screen"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.hide_cursor(), "the hidden cursor"),
        ];
        all.into_iter()
            .filter_map(|(kept, what)| kept.then_some(what))
            .collect()
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn shows(&mut self, wanted: &str) -> String {
        self.until(&format!("{wanted:?}"), |screen| screen.contains(wanted))
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        lock(&self.seen.0)
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(size(columns, rows))
            .expect("the terminal takes a size");
    }

    /// `kill -9`, and what the screen showed at the end.
    pub fn kills(mut self) -> String {
        #[cfg(unix)]
        {
            let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
            let id = id.and_then(rustix::process::Pid::from_raw).expect("a process");
            rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("it can be killed");
        }
        #[cfg(not(unix))]
        self.child.kill().expect("it can be killed");
        self.ends();
        self.screen()
    }

    /// Waits until the program has ended, and gives its exit status.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let deadline = Instant::now() + DEADLINE;
        let (mutex, changed) = &*self.seen;
        let mut seen = lock(mutex);
        while !seen.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            let screen = text(seen.parser.screen());
            assert!(
                !left.is_zero(),
                "the program did not end; the screen shows:\n{screen}"
            );
            seen = changed
                .wait_timeout(seen, left)
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .0;
        }
        drop(seen);
        self.child.wait().expect("an exit status").exit_code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed half-way leaves no program behind.
        let _ = self.child.kill();
    }
}

fn text(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let rows: Vec<String> = screen
        .rows(0, columns.get())
        .map(|row| row.trim_end().to_owned())
        .collect();
    rows.join("\n")
}
