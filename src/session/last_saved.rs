//! What the interview saved before this one said, for forms that ask it (`${last-saved#place}`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Session, SessionError};
use crate::form::Form;
use crate::log::State;

impl Session {
    /// The values of the interview that this device last worked on with the same form, by path without instances; none
    /// the first time, and for forms that never ask.
    pub(super) fn last_saved(
        &self,
        form: &Form,
    ) -> Result<Option<Arc<BTreeMap<String, String>>>, SessionError> {
        if !form.asks_last_saved() {
            return Ok(None);
        }
        let before = self
            .interviews()?
            .into_iter()
            .filter(|line| line.own && line.form.id == form.id() && line.state != State::Withdrawn);
        let Some(last) = before.max_by_key(|line| (line.changed_at, line.id)) else {
            return Ok(None);
        };
        let open = self.open_interview(last.id)?;
        let interview = open.interview();
        let mut values = BTreeMap::new();
        for place in interview.places() {
            let Some(answer) = interview.answer(&place).filter(|_| interview.is_relevant(&place)) else {
                continue;
            };
            let path = interview.form().node(place.node()).path.clone();
            // Of a repeat the first instance speaks.
            values.entry(path).or_insert_with(|| answer.text().to_owned());
        }
        Ok(Some(Arc::new(values)))
    }
}
