//! Keeping what is held: the lock, the examination of the folder, another place to go on in, copies.

use std::path::PathBuf;

use super::Driver;
use crate::session::Finding;
use crate::speech;
use crate::text::clean::prose_line;
use crate::tui::effect::News;

impl Driver {
    /// Closes the folder and asks for the passphrase again; where there is none, nothing would be gained.
    pub(super) fn lock(&mut self, idle: bool) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let identity = session.identity();
        if !identity.passphrase {
            return if idle {
                Vec::new()
            } else {
                vec![News::Notice(self.messages.text("lock-no-passphrase"))]
            };
        }
        self.end_sitting();
        self.locked_by = Some(identity.person);
        self.desk = None;
        self.session = None;
        self.shown.clear();
        vec![News::Locked { wrong: false }]
    }

    /// Examines the folder and says what it found, and what a person must know of it.
    pub(super) fn examine(&mut self) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let findings = match session.store().check() {
            Ok(findings) => findings,
            Err(error) => return vec![News::Failed(speech::store_error(&error, &self.messages).sentence)],
        };
        let mut lines: Vec<String> = findings
            .iter()
            .map(|found| speech::finding(found, &self.messages))
            .collect();
        if lines.is_empty() {
            lines.push(self.messages.text("examined-sound"));
        } else if findings.iter().all(Finding::is_mended_by_rebuild) {
            lines.push(self.messages.text("cli-check-rebuild"));
        }
        let notices = session.notices().unwrap_or_default();
        lines.extend(
            notices
                .iter()
                .map(|notice| speech::notice(notice, &self.messages)),
        );
        vec![News::Examined(
            lines.iter().map(|line| prose_line(line)).collect(),
        )]
    }

    /// Goes on in another folder. What is in the field is kept there; the answer is saved when its author says so.
    pub(super) fn save_elsewhere(&mut self, place: &str) -> Vec<News> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let typed = match place.strip_prefix("~/") {
            Some(rest) => directories::UserDirs::new()
                .map_or_else(|| PathBuf::from(place), |user| user.home_dir().join(rest)),
            None => PathBuf::from(place),
        };
        let to = std::path::absolute(&typed).unwrap_or(typed);
        match session.move_to(&to, "repere") {
            Ok(()) => {
                self.dir.clone_from(&to);
                let path = to.display().to_string();
                vec![News::Moved(self.messages.with("moved", &[("path", path.into())]))]
            }
            Err(error) => vec![News::SaveFailed(self.sentence(&error))],
        }
    }

    /// Makes the copy that is due after an interview; what goes wrong with it is said and stops nothing.
    pub(super) fn copy_after_interview(&mut self) -> Vec<News> {
        let made = self
            .session
            .as_mut()
            .and_then(crate::session::Session::back_up_after_interview);
        match made {
            Some(Err(error)) => {
                let why = self.sentence(&error);
                vec![News::Failed(
                    self.messages.with("cli-backup-failed", &[("why", why.into())]),
                )]
            }
            _ => Vec::new(),
        }
    }

    /// Asks once to look at a clock that cannot be right.
    pub(super) fn look_at_the_clock(&mut self, doubt: bool) -> Option<News> {
        if !doubt || std::mem::replace(&mut self.clock_told, true) {
            return None;
        }
        let now = self.world.now().strftime("%Y-%m-%d %H:%M").to_string();
        Some(News::Notice(
            self.messages.with("clock-doubt", &[("now", now.into())]),
        ))
    }
}
