//! What every screen needs to draw and to understand keys: words, styles, signs, keys, size, clock.

use super::action::Scope;
use super::battery::Battery;
use super::keymap::{Hint, Keymap};
use super::theme::{Signs, Theme};
use crate::locale::{Arg, Language, Messages};

/// The surroundings of all screens.
#[derive(Debug)]
pub struct Ui {
    /// The words.
    pub messages: Messages,
    /// The styles.
    pub theme: Theme,
    /// Whether only ASCII may be used for drawing.
    pub ascii: bool,
    /// The keys.
    pub keymap: Keymap,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The time of day, `14:07`.
    pub clock: String,
    /// The battery, where the machine tells.
    pub battery: Option<Battery>,
    /// How many conflicts wait for a decision: in sight on every screen.
    pub open_cards: u32,
}

impl Ui {
    /// The surroundings for a language and a style.
    pub fn new(language: Language, theme: Theme, ascii: bool) -> Self {
        Self {
            messages: Messages::new(language),
            theme,
            ascii,
            keymap: Keymap::default(),
            size: (80, 24),
            clock: String::new(),
            battery: None,
            open_cards: 0,
        }
    }

    /// The signs of this terminal.
    pub fn signs(&self) -> &'static Signs {
        if self.ascii {
            &Signs::ASCII
        } else {
            &Signs::UNICODE
        }
    }

    /// A message.
    pub fn say(&self, id: &str) -> String {
        self.plain(self.messages.text(id))
    }

    /// A message with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.plain(self.messages.with(id, args))
    }

    /// The footer for the scopes that hold.
    pub fn footer(&self, scopes: &[Scope], typing: bool) -> Vec<Hint> {
        let mut hints = self
            .keymap
            .footer(scopes, typing, &self.messages, self.signs().enter);
        for hint in &mut hints {
            hint.label = self.plain(std::mem::take(&mut hint.label));
        }
        hints
    }

    /// Our own punctuation for terminals that draw ASCII only; letters of a language stay what they are.
    pub fn plain(&self, text: String) -> String {
        if !self.ascii || text.is_ascii() {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '…' => out.push_str("..."),
                '’' | '‘' => out.push('\''),
                '“' | '”' | '«' | '»' => out.push('"'),
                '–' | '—' | '·' => out.push('-'),
                '×' => out.push('x'),
                '→' => out.push_str("->"),
                '\u{a0}' | '\u{202f}' => out.push(' '),
                c => out.push(c),
            }
        }
        out
    }
}
