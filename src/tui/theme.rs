//! Styles by role and signs by name: mono first, colour only on top of shape and word.
//!
//! A theme never carries a meaning that the mono theme does not show by attribute, sign or word.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for; the theme says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Quiet text: what can wait.
    Quiet,
    /// The title line.
    Title,
    /// The question.
    Question,
    /// What the cursor is on.
    Chosen,
    /// Selected text in a field.
    Selection,
    /// A key in the footer.
    Key,
    /// A word that wants attention without being wrong.
    Warning,
    /// What is wrong.
    Error,
    /// What went well.
    Good,
    /// Lines and frames.
    Line,
}

/// The themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Attributes only; also what `NO_COLOR` asks for.
    #[default]
    Mono,
    /// The terminal's own sixteen colours, on dark.
    Dark,
    /// The terminal's own sixteen colours, on light.
    Light,
    /// Strong contrast: bold and reversed, black and white.
    Contrast,
}

impl Theme {
    /// All themes with the names by which options call them.
    pub const ALL: [(&'static str, Self); 4] = [
        ("mono", Self::Mono),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("contrast", Self::Contrast),
    ];

    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, theme)| *theme)
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        let mono = match role {
            Role::Text | Role::Line => Style::new(),
            Role::Quiet => Style::new().add_modifier(Modifier::DIM),
            Role::Title | Role::Question | Role::Key | Role::Warning => {
                Style::new().add_modifier(Modifier::BOLD)
            }
            Role::Good => Style::new(),
            Role::Chosen => Style::new().add_modifier(Modifier::BOLD),
            Role::Selection => Style::new().add_modifier(Modifier::REVERSED),
            Role::Error => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        };
        match self {
            Self::Mono => mono,
            Self::Dark => match role {
                Role::Quiet | Role::Line => Style::new().fg(Color::DarkGray),
                Role::Title => mono.fg(Color::Cyan),
                Role::Key | Role::Chosen => mono.fg(Color::LightCyan),
                Role::Warning => mono.fg(Color::Yellow),
                Role::Error => mono.fg(Color::LightRed),
                Role::Good => mono.fg(Color::Green),
                _ => mono,
            },
            Self::Light => match role {
                Role::Quiet | Role::Line => Style::new().fg(Color::DarkGray),
                Role::Title | Role::Key | Role::Chosen => mono.fg(Color::Blue),
                Role::Warning => mono.fg(Color::Magenta),
                Role::Error => mono.fg(Color::Red),
                Role::Good => mono.fg(Color::Green),
                _ => mono,
            },
            Self::Contrast => match role {
                Role::Quiet | Role::Line | Role::Good => Style::new(),
                Role::Chosen | Role::Error => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
                _ => mono,
            },
        }
    }
}

/// The signs that screens draw with: one set for terminals with Unicode, one for all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Answered.
    pub answered: &'static str,
    /// Open.
    pub open: &'static str,
    /// Kept against a soft check.
    pub doubtful: &'static str,
    /// Against a hard constraint.
    pub invalid: &'static str,
    /// Don't know, refused, not applicable, not asked.
    pub missing: &'static str,
    /// Asked back by a coordinator.
    pub asked_back: &'static str,
    /// Carries a note.
    pub note: &'static str,
    /// Flagged for the evening.
    pub flag: &'static str,
    /// Answered anew since the interview was sent.
    pub changed: &'static str,
    /// With a colleague, or with another informant.
    pub away: &'static str,
    /// A working translation.
    pub translation: &'static str,
    /// What another informant says.
    pub voice: &'static str,
    /// Two versions.
    pub conflict: &'static str,
    /// Where the cursor is.
    pub cursor: &'static str,
    /// What was cut.
    pub ellipsis: &'static str,
    /// Horizontal line.
    pub horizontal: &'static str,
    /// Vertical line.
    pub vertical: &'static str,
    /// Between two words of a title.
    pub dot: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// A box that is ticked.
    pub ticked: &'static str,
    /// A box that is not.
    pub unticked: &'static str,
    /// A round button that is on.
    pub radio_on: &'static str,
    /// A round button that is off.
    pub radio_off: &'static str,
    /// Leads the eye from a row to its value.
    pub leader: &'static str,
    /// Return, on a keyboard.
    pub enter: &'static str,
    /// From one thing to another.
    pub arrow: &'static str,
    /// Between low and high.
    pub dash: &'static str,
    /// Hides a sensitive answer.
    pub mask: &'static str,
}

impl Signs {
    /// For terminals that draw Unicode.
    pub const UNICODE: Self = Self {
        answered: "●",
        open: "○",
        doubtful: "◐",
        invalid: "✗",
        missing: "–",
        asked_back: "↩",
        note: "✎",
        flag: "⚑",
        changed: "±",
        away: "⇢",
        translation: "⇄",
        voice: "»",
        conflict: "≠",
        cursor: "▸",
        ellipsis: "…",
        horizontal: "─",
        vertical: "│",
        dot: "·",
        up: "↑",
        down: "↓",
        ticked: "[x]",
        unticked: "[ ]",
        radio_on: "●",
        radio_off: "○",
        leader: "…",
        enter: "⏎",
        arrow: "→",
        dash: "–",
        mask: "•",
    };

    /// For terminals that do not.
    pub const ASCII: Self = Self {
        answered: "*",
        open: "o",
        doubtful: "~",
        invalid: "x",
        missing: "-",
        asked_back: "<",
        note: "n",
        flag: "!",
        changed: "+",
        away: "^",
        translation: "/",
        voice: "\"",
        conflict: "=",
        cursor: ">",
        ellipsis: "...",
        horizontal: "-",
        vertical: "|",
        dot: "-",
        up: "^",
        down: "v",
        ticked: "[x]",
        unticked: "[ ]",
        radio_on: "(*)",
        radio_off: "( )",
        leader: ".",
        enter: "Enter",
        arrow: "->",
        dash: "-",
        mask: "*",
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells;

    #[test]
    fn ascii_signs_are_ascii_and_states_differ_without_colour() {
        let s = Signs::ASCII;
        let states = [
            s.answered,
            s.open,
            s.doubtful,
            s.invalid,
            s.missing,
            s.asked_back,
            s.note,
            s.conflict,
            s.flag,
            s.changed,
            s.away,
        ];
        for sign in states {
            assert!(sign.is_ascii());
            assert_eq!(states.iter().filter(|other| **other == sign).count(), 1, "{sign}");
        }
    }

    #[test]
    fn state_signs_take_one_cell() {
        for s in [Signs::UNICODE, Signs::ASCII] {
            for sign in [
                s.answered,
                s.open,
                s.doubtful,
                s.invalid,
                s.missing,
                s.asked_back,
                s.note,
                s.conflict,
                s.changed,
                s.away,
                s.cursor,
            ] {
                assert_eq!(cells(sign), 1, "{sign}");
            }
        }
    }

    #[test]
    fn mono_and_contrast_have_no_colour() {
        for theme in [Theme::Mono, Theme::Contrast] {
            for role in [
                Role::Text,
                Role::Quiet,
                Role::Error,
                Role::Warning,
                Role::Good,
                Role::Chosen,
            ] {
                let style = theme.style(role);
                assert!(style.fg.is_none() && style.bg.is_none());
            }
        }
    }
}
