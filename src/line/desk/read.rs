//! The coordinator's lists, read aloud: reviews, profiles, rehearsed merges, conflicts.

use super::super::talk::Talk;
use super::{Desk, MANY};
use crate::text::clean::{name, prose, prose_line};
use crate::tui::screen::conflict::Conflict;
use crate::tui::screen::merge::Rehearsed;
use crate::tui::screen::profile::ProfileData;
use crate::tui::screen::review::ReviewData;

impl Talk {
    pub(in crate::line) fn read_desk(&mut self, desk: &Desk) {
        match desk {
            Desk::Review(data) => self.read_review(data),
            Desk::Profile(data) => self.read_profile(data),
            Desk::Rehearsal(data) => self.read_rehearsal(data),
            Desk::Conflicts { cards, at } => self.read_conflict(cards, *at),
            Desk::Places(places) => {
                let lines: Vec<String> = places.iter().map(|(_, words)| prose_line(words)).collect();
                self.read_list(&lines);
            }
            Desk::History(versions) => {
                self.say("line-versions");
                let lines: Vec<String> = versions
                    .iter()
                    .map(|version| {
                        let answer = match prose_line(&version.answer) {
                            blank if blank.is_empty() => "—".to_owned(),
                            answer => answer,
                        };
                        format!(
                            "{answer} ({} {}) {}",
                            version.who,
                            version.when,
                            prose_line(&version.reason)
                        )
                    })
                    .collect();
                self.read_list(&lines);
            }
            Desk::Notes(notes) => {
                self.say(if notes.is_empty() {
                    "window-no-notes"
                } else {
                    "line-notes"
                });
                let lines: Vec<String> = notes
                    .iter()
                    .map(|note| format!("{} ({})", prose_line(&note.text), note.when))
                    .collect();
                self.read_list(&lines);
            }
            Desk::Hits(hits) => {
                let lines: Vec<String> = hits
                    .iter()
                    .map(|hit| format!("{} : {}", hit.title, hit.text))
                    .collect();
                self.read_list(&lines);
            }
        }
    }

    fn read_list(&mut self, lines: &[String]) {
        for (index, line) in lines.iter().enumerate().take(MANY) {
            self.tell_under(&format!("  {} ", index + 1), line);
        }
        self.left_over(lines.len());
    }

    fn read_review(&mut self, data: &ReviewData) {
        let saved = self.take_saved();
        let (title, of) = (prose_line(&data.title), self.word("review-title"));
        self.tell(&format!("{saved}{of} · {title} {}/{}", data.done.0, data.done.1));
        if data.points.is_empty() {
            self.say("line-review-nothing");
        }
        for (index, point) in data.points.iter().enumerate().take(MANY) {
            let mut words = format!("{} : {}", prose_line(&point.label), self.mark_word(point.mark));
            if point.required {
                words = format!("{words}, {}", self.word("review-required"));
            }
            if !point.why.is_empty() {
                words = format!("{words} — {}", prose_line(&point.why));
            }
            self.tell_under(&format!("  {} ", index + 1), &words);
        }
        self.left_over(data.points.len());
    }

    fn read_profile(&mut self, data: &ProfileData) {
        let args = [("version", data.rules.as_str().into())];
        let rules = self.messages.with("profile-rules", &args);
        self.tell(&format!("{} · {rules}", name(&data.authority)));
        self.tell(&data.sources);
        for (index, process) in data.processes.iter().enumerate() {
            let mut words = vec![format!("{} : {}", process.name, process.status)];
            if process.contradiction {
                words.push(self.word("line-contradicted"));
            }
            let rest = [
                ("line-evidence", &process.strength),
                ("line-maturity", &process.maturity),
                ("line-steering", &process.steering),
                ("line-state", &process.state),
            ];
            for (id, value) in rest {
                if !value.is_empty() && value.chars().any(char::is_alphanumeric) {
                    words.push(self.messages.with(id, &[("value", value.as_str().into())]));
                }
            }
            self.tell_under(&format!("  {} ", index + 1), &words.join(", "));
        }
    }

    fn read_rehearsal(&mut self, data: &Rehearsed) {
        self.say(if data.applied {
            "merge-applied"
        } else {
            "merge-nothing-written"
        });
        for (count, what, details) in data.counts.iter().filter(|(count, ..)| *count > 0) {
            let details = if details.is_empty() {
                String::new()
            } else {
                format!(" : {}", prose_line(details))
            };
            self.tell_under("  ", &format!("{count} {what}{details}"));
        }
        for remark in &data.remarks {
            self.tell_under("  ", &prose(remark));
        }
        if !data.applied && !data.something {
            self.say("line-nothing-to-merge");
        }
    }

    fn read_conflict(&mut self, cards: &[Conflict], at: usize) {
        let Some(card) = cards.get(at) else {
            self.say("conflict-none");
            return;
        };
        let args = [("at", (at + 1).into()), ("count", cards.len().into())];
        let count = self.messages.with("conflict-count", &args);
        self.tell(&format!(
            "{count} · {} · {}",
            name(&card.title),
            prose(&card.question)
        ));
        for (index, version) in card.versions.iter().enumerate() {
            let mut words = format!("{} — {} {}", prose(&version.answer), version.who, version.when);
            if !version.reason.is_empty() {
                let args = [("reason", prose_line(&version.reason).into())];
                words = format!("{words}, {}", self.messages.with("conflict-reason", &args));
            }
            if index == card.provisional {
                words = format!("{words}, {}", self.word("conflict-provisional"));
            }
            self.tell_under(&format!("  {} ", index + 1), &words);
        }
    }
}
