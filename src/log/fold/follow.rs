//! One more answer on top of a record, without folding all the others again: an answer costs what it changes.
//!
//! Only for the plain case, an interview that nobody submitted, withdrew or took instances out of around the answer. All
//! else is folded; the laws hold both to the same record.

use super::{head, judged, lies_in, take};
use crate::log::event::{Body, Event};
use crate::log::record::Record;
use crate::log::rights::Rights;

impl Record {
    /// Takes in an answer that comes after everything the record knows in the causal order. False, with nothing done,
    /// where only a fold can tell what it changes.
    pub fn follow(&mut self, rights: &Rights, event: &Event) -> bool {
        let Body::Revised(revision) = &event.body else {
            return false;
        };
        let around = |key: &str| lies_in(&revision.key, key);
        let weighed = self
            .instances
            .iter()
            .any(|instance| !instance.removals.is_empty() && around(&instance.key));
        if event.interview != Some(self.interview)
            || !self.stands.is_empty()
            || !self.withdrawals.is_empty()
            || rights.lack(event).is_some()
            || weighed
        {
            return false;
        }
        take(self, event);
        self.touched_at = event.at;
        self.doubt |= event.doubt;
        let mut heads = match self.answers.remove(&revision.key) {
            Some(answered) => answered.heads,
            None => Vec::new(),
        };
        heads.retain(|head| !event.parents.contains(&head.event));
        heads.push(head(event));
        self.answers.insert(revision.key.clone(), judged(heads));
        true
    }
}
