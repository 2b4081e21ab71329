//! A key press in our own words, with the notation in which keys are written in the table of actions and on screen.
//!
//! Terminals disagree on Shift: some send `A`, some `Shift-a`, some `Shift-A`. Here a printable key never carries
//! Shift; the character says it already.

use std::fmt;

/// What was pressed, modifiers aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A printable character, as it would be typed.
    Char(char),
    /// A function key, F1 to F12.
    F(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Rubs out to the left.
    Backspace,
    /// Rubs out to the right.
    Delete,
    /// Insert.
    Insert,
    /// Beginning of the line.
    Home,
    /// End of the line.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt or Meta.
    pub alt: bool,
    /// With Shift; never set on a printable character.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The character that this key types into a field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            // AltGr arrives as Ctrl-Alt on Windows: a printable character then, not a command.
            Code::Char(c) if self.ctrl == self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads the notation: `Enter`, `F5`, `Ctrl-G`, `Alt-Left`, `Shift-Tab`, `?`, `n`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            if let Some(tail) = rest.strip_prefix("Ctrl-").filter(|tail| !tail.is_empty()) {
                key.ctrl = true;
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("Alt-").filter(|tail| !tail.is_empty()) {
                key.alt = true;
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("Shift-").filter(|tail| !tail.is_empty()) {
                key.shift = true;
                rest = tail;
            } else {
                break;
            }
        }
        key.code = NAMES
            .iter()
            .find(|(name, _)| *name == rest)
            .map(|(_, code)| *code)
            .or_else(|| {
                let mut chars = rest.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) if key.ctrl => Some(Code::Char(c.to_ascii_lowercase())),
                    (Some(c), None) => Some(Code::Char(c)),
                    (Some('F'), Some(_)) => rest[1..]
                        .parse()
                        .ok()
                        .filter(|n| (1..=24).contains(n))
                        .map(Code::F),
                    _ => None,
                }
            })?;
        Some(key)
    }
}

const NAMES: [(&str, Code); 16] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Space", Code::Char(' ')),
    ("Minus", Code::Char('-')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if on {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(n) => write!(f, "F{n}"),
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl => write!(f, "{}", c.to_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            code => f.write_str(
                NAMES
                    .iter()
                    .find(|(_, known)| *known == code)
                    .map_or("?", |(name, _)| name),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_reads_what_it_writes() {
        for text in [
            "Enter",
            "F5",
            "Ctrl-G",
            "Alt-Left",
            "Shift-Tab",
            "?",
            "n",
            "L",
            "Space",
            "Ctrl-Alt-Delete",
            "-",
        ] {
            let key = Key::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(key.to_string(), text);
        }
        assert_eq!(Key::parse("Nonsense"), None);
    }

    #[test]
    fn altgr_types_and_ctrl_commands() {
        assert_eq!(
            Key {
                code: Code::Char('@'),
                ctrl: true,
                alt: true,
                shift: false
            }
            .typed(),
            Some('@')
        );
        assert_eq!(Key::parse("Ctrl-G").and_then(Key::typed), None);
        assert_eq!(Key::parse("é").and_then(Key::typed), Some('é'));
    }
}
