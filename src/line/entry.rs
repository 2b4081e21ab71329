//! What is entered beside the answer itself: a long answer line by line, a note, a reason, a yes or no.

use super::talk::{Stage, Talk};
use crate::interview::{Answer, Place};
use crate::locale::Messages;
use crate::text::clean;
use crate::text::fold::fold;
use crate::tui::action::Action;
use crate::tui::effect::{Decision, Effect, Go};

/// What is being entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// A long answer; a point alone on its line ends it.
    Long {
        /// The lines so far.
        lines: Vec<String>,
    },
    /// A note on the question, one line.
    Note,
    /// A note on the interview at this moment, one line.
    FieldNote,
    /// Why a value is kept against a soft check.
    Reason,
    /// Whether an instance shall go.
    Remove {
        /// The instance.
        place: Place,
        /// Its words.
        label: String,
    },
    /// Whether everything that can wait shall be marked.
    TenMinutes,
    /// Whether the interview shall be submitted, with so many points left.
    Submit {
        /// Points left to see.
        left: usize,
    },
    /// Another answer in the conflict of this number.
    Third {
        /// The conflict.
        conflict: usize,
    },
}

impl Entry {
    /// Whether a line that begins with a colon is text like any other.
    pub(super) fn verbatim(&self) -> bool {
        matches!(
            self,
            Self::Long { .. } | Self::Note | Self::FieldNote | Self::Reason
        )
    }

    pub(super) fn prompt(&self, messages: &Messages) -> String {
        let id = match self {
            Self::Long { .. } => "line-prompt-more",
            Self::Note | Self::FieldNote => "line-prompt-note",
            Self::Reason => "line-prompt-reason",
            Self::Remove { .. } | Self::TenMinutes | Self::Submit { .. } => "line-prompt-yes-no",
            Self::Third { .. } => "line-prompt-third",
        };
        messages.text(id)
    }
}

impl Talk {
    pub(super) fn read_entry(&mut self, entry: &Entry) {
        match entry {
            Entry::Long { .. } => self.say("line-long"),
            Entry::Note | Entry::FieldNote | Entry::Reason | Entry::Third { .. } => {}
            Entry::Remove { label, .. } => {
                let label = clean::prose_line(label);
                self.with("line-remove", &[("label", label.into())]);
            }
            Entry::TenMinutes => self.say("line-ten-minutes"),
            Entry::Submit { left } => self.with("line-submit", &[("count", (*left).into())]),
        }
    }

    pub(super) fn hear_entry(&mut self, entry: Entry, line: &str) -> Vec<Effect> {
        match entry {
            Entry::Long { lines } => self.hear_long(lines, line),
            Entry::Note | Entry::FieldNote => {
                self.back();
                let text = match &self.sheet {
                    Some(sheet) => sheet.short.written_out(line.trim()),
                    None => line.trim().to_owned(),
                };
                if text.is_empty() {
                    return Vec::new();
                }
                let place = (entry == Entry::Note).then(|| self.pointed()).flatten();
                vec![Effect::Note { place, text }]
            }
            Entry::Reason => {
                self.back();
                let mut effects = Vec::new();
                let question = self.sheet.as_ref().and_then(|sheet| sheet.question());
                if let Some(view) = question
                    && !line.trim().is_empty()
                {
                    effects.push(Effect::Answer {
                        place: view.place.clone(),
                        answer: view.answer.clone(),
                        reason: line.trim().to_owned(),
                    });
                }
                effects.push(Effect::Go(Go::Next));
                effects
            }
            Entry::Remove { place, .. } => self.if_yes(line, Effect::RemoveInstance(place)),
            Entry::TenMinutes => self.if_yes(line, Effect::TenMinutes),
            Entry::Submit { .. } => self.if_yes(line, Effect::Submit),
            Entry::Third { conflict } => {
                self.back();
                let text = line.trim();
                if text.is_empty() {
                    return Vec::new();
                }
                vec![Effect::Decide {
                    conflict,
                    answer: Decision::Value(text.to_owned()),
                    reason: String::new(),
                }]
            }
        }
    }

    /// A line of a long answer: kept in the journal at once, so that a power cut costs one line at most.
    fn hear_long(&mut self, mut lines: Vec<String>, line: &str) -> Vec<Effect> {
        let Some(place) = self.sheet.as_ref().and_then(|sheet| sheet.place().cloned()) else {
            self.back();
            return Vec::new();
        };
        if line == "." {
            self.stages.pop();
            self.sending = Some(lines.clone());
            return self.give(&place, Answer::Value(lines.join("\n").trim_end().to_owned()));
        }
        // Two points are one that stands alone on its line.
        lines.push(match (line, &self.sheet) {
            ("..", _) => ".".to_owned(),
            (line, Some(sheet)) => sheet.short.written_out(line),
            (line, None) => line.to_owned(),
        });
        let text = lines.join("\n");
        let cursor = text.len();
        if let Some(Stage::Entry(entry)) = self.stages.last_mut() {
            *entry = Entry::Long { lines };
        }
        vec![Effect::Draft { place, text, cursor }]
    }

    fn if_yes(&mut self, line: &str, effect: Effect) -> Vec<Effect> {
        self.back();
        let yes = fold(line.trim());
        if matches!(yes.as_str(), "o" | "oui" | "y" | "yes") {
            vec![effect]
        } else {
            self.say("line-left-as-it-was");
            Vec::new()
        }
    }

    pub(super) fn act_entry(&mut self, action: Action) -> Option<Vec<Effect>> {
        if action == Action::Back {
            self.back();
            return Some(Vec::new());
        }
        None
    }
}
