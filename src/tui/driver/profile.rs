//! The profile of an authority in words, for its screen.

use super::Driver;
use crate::tui::effect::News;

impl Driver {
    /// Reads the profile of an authority.
    pub(super) fn profile(&self, authority: &str) -> Vec<News> {
        let _ = authority;
        vec![News::Notice(self.messages.text("profile-no-reason"))]
    }
}
