//! The terminal is entered once and given back on every way out: end, error, panic, SIGTERM, SIGHUP.
//!
//! What is undone, in this order: a frame begun and not ended, bracketed paste, our bidi mode, the hidden cursor, raw mode, the other screen.
//! `Terminal::clear()` is never called: it asks the terminal where its cursor is and may wait for an answer that the
//! input thread has eaten.

use super::event::Event;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours at the moment; the panic hook and the guard may both want to give it back.
static OURS: AtomicBool = AtomicBool::new(false);

/// Holds the terminal in our mode; giving it back is `Drop`.
#[derive(Debug)]
pub struct Guard(());

/// The terminal we draw on.
pub type Screen = Terminal<CrosstermBackend<Stdout>>;

/// Enters our mode and arranges that every way out restores the terminal.
pub fn enter() -> io::Result<(Guard, Screen)> {
    hook_panics();
    let guard = Guard(());
    take()?;
    let screen = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    Ok((guard, screen))
}

/// Takes the terminal (again, after another program or a stop has had it).
pub fn take() -> io::Result<()> {
    OURS.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Bidi::Ours
    )
}

/// Gives the terminal back as it was found; harmless when it was given back before.
pub fn give_back() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Each step for itself: one that fails must not keep the others from being tried.
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, Bidi::Theirs);
    let _ = execute!(out, cursor::SetCursorStyle::DefaultUserShape, cursor::Show);
    let _ = disable_raw_mode();
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = out.flush();
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn hook_panics() {
    static HOOKED: AtomicBool = AtomicBool::new(false);
    if HOOKED.swap(true, Ordering::SeqCst) {
        return;
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        before(info);
    }));
}

/// Who orders right-to-left text: we do, glyph by glyph (ECMA-48 BDSM: explicit mode), or the terminal.
#[derive(Debug, Clone, Copy)]
enum Bidi {
    Ours,
    Theirs,
}

impl Command for Bidi {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str(match self {
            Self::Ours => "\u{1b}[8l",
            Self::Theirs => "\u{1b}[8h",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Signals that came and were not yet heard.
#[cfg(unix)]
mod signals {
    use super::{Event, io};
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};
    use std::sync::atomic::{AtomicU8, Ordering};
    use std::time::Duration;

    const NONE: u8 = 0;
    const LEAVE: u8 = 1;
    const CONTINUE: u8 = 2;
    const STOP: u8 = 3;

    static PENDING: AtomicU8 = AtomicU8::new(NONE);

    /// How long the loop has to leave by itself once its terminal is gone. What was confirmed is on disk already.
    const GRACE: Duration = Duration::from_secs(1);

    /// The status of a program ended by SIGHUP, as shells write it.
    const HUNG_UP: i32 = 128 + SIGHUP;

    /// Hears the signals that end, stop and continue a program, on a thread of its own.
    pub fn watch_signals() -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in signals.forever() {
                    match signal {
                        SIGTSTP => {
                            super::give_back();
                            // Stops here; goes on when the shell says so.
                            let _ = emulate_default_handler(SIGTSTP);
                            let _ = super::take();
                            PENDING.store(CONTINUE, Ordering::SeqCst);
                        }
                        SIGCONT => PENDING.store(CONTINUE, Ordering::SeqCst),
                        _ => PENDING.store(LEAVE, Ordering::SeqCst),
                    }
                    // Wakes the reader of the terminal, which hears changes of size.
                    let _ = raise(SIGWINCH);
                }
            })?;
        watch_hangup()
    }

    /// Ends the program when its terminal is gone: crossterm 0.29 reads the end of a closed terminal again and again
    /// without ever returning, so the loop may not be able to end itself.
    fn watch_hangup() -> io::Result<()> {
        std::thread::Builder::new().name("hangup".to_owned()).spawn(|| {
            let terminal = io::stdin();
            loop {
                // No event is asked for: only a hangup or an error is told, and what is typed wakes nobody.
                let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
                match poll(&mut watched, None) {
                    Ok(_) => break,
                    Err(Errno::INTR) => {}
                    Err(_) => return,
                }
            }
            PENDING.store(LEAVE, Ordering::SeqCst);
            let _ = raise(SIGWINCH);
            std::thread::sleep(GRACE);
            std::process::exit(HUNG_UP);
        })?;
        Ok(())
    }

    /// The signal that came last, once.
    pub fn signalled() -> Option<Event> {
        match PENDING.swap(NONE, Ordering::SeqCst) {
            LEAVE => Some(Event::Leave),
            CONTINUE => Some(Event::Continue),
            STOP => Some(Event::Stop),
            _ => None,
        }
    }

    /// Stops the program as the shell's key would.
    pub fn stop() {
        let _ = emulate_default_handler(SIGTSTP);
    }
}

#[cfg(not(unix))]
mod signals {
    use super::{Event, io};

    /// There are no such signals here.
    pub fn watch_signals() -> io::Result<()> {
        Ok(())
    }

    /// None ever comes.
    pub fn signalled() -> Option<Event> {
        None
    }

    /// A program cannot be stopped from inside here.
    pub fn stop() {}
}

pub use signals::{signalled, stop, watch_signals};
