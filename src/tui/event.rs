//! What arrives from the terminal, in our own words: presses only, Shift normalised, paste cleaned.
//!
//! Types of crossterm stop here and in `term.rs`, so that leaving it one day is a matter of two files.

use super::key::{Code, Key};
use crate::text::clean;
use crossterm::event::{Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One thing that happened at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed (or repeats).
    Key(Key),
    /// A text was pasted; line breaks are `\n`, controls are gone.
    Paste(String),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// Some time has passed without a key: the clock moved, a draft may be kept.
    Tick,
    /// Nobody touched a key for long: lock what can be locked.
    Idle,
    /// The program was asked to end (SIGTERM, SIGHUP): leave, saved.
    Leave,
    /// The program was asked to stop for a while (SIGTSTP).
    Stop,
    /// The program goes on after a stop: draw everything anew.
    Continue,
}

/// The event in a raw one, where there is one for us.
pub fn read(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => press(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(clean::typed(&text))),
        Raw::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        Raw::FocusGained | Raw::FocusLost | Raw::Mouse(_) => None,
    }
}

fn press(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(c) => {
            // Windows and the kitty protocol send Shift beside the character it has already changed, or has not.
            let c = if shift && c.is_lowercase() {
                c.to_uppercase().next().unwrap_or(c)
            } else {
                c
            };
            let c = if ctrl && !alt { c.to_ascii_lowercase() } else { c };
            shift = false;
            Code::Char(c)
        }
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        _ => return None,
    };
    if let Code::Char(c) = code
        && c.is_control()
    {
        return None;
    }
    Some(Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Option<String> {
        match read(Raw::Key(KeyEvent::new_with_kind(code, modifiers, kind))) {
            Some(Event::Key(key)) => Some(key.to_string()),
            _ => None,
        }
    }

    #[test]
    fn a_release_is_no_press() {
        assert_eq!(
            key(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release),
            None
        );
        assert_eq!(
            key(KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Repeat).as_deref(),
            Some("Down")
        );
    }

    #[test]
    fn shift_is_said_once() {
        for (code, modifiers) in [
            (KeyCode::Char('L'), KeyModifiers::NONE),
            (KeyCode::Char('L'), KeyModifiers::SHIFT),
            (KeyCode::Char('l'), KeyModifiers::SHIFT),
        ] {
            assert_eq!(key(code, modifiers, KeyEventKind::Press).as_deref(), Some("L"));
        }
        assert_eq!(
            key(KeyCode::BackTab, KeyModifiers::SHIFT, KeyEventKind::Press).as_deref(),
            Some("Shift-Tab")
        );
        assert_eq!(
            key(KeyCode::BackTab, KeyModifiers::NONE, KeyEventKind::Press).as_deref(),
            Some("Shift-Tab")
        );
    }

    #[test]
    fn pasted_carriage_returns_are_lines() {
        assert_eq!(
            read(Raw::Paste("un\rdeux\u{1b}[31m".into())),
            Some(Event::Paste("un\ndeux[31m".into()))
        );
    }
}
