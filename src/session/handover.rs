//! An interview, or a group of it, in the hands of a colleague or of another informant; and taken back.
//!
//! Nothing is carved out and nobody is locked out: a statement says with whom the group is, and both may write.

use std::collections::BTreeMap;

use super::act::AnswerError;
use super::{Open, Saved, Session, SessionError, informant};
use crate::interview::Place;
use crate::log::{Body, Handover, InterviewId, Record};

/// A hand-over that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Key of the group, `""` for the whole interview.
    pub group: String,
    /// Who handed it over, by person code; none where the device is not known.
    pub from: Option<String>,
    /// With whom it is, by person code.
    pub to: String,
    /// Whether that is the person of this folder.
    pub here: bool,
    /// The informant who answers there instead of the main one, `""` for none.
    pub informant: String,
    /// When, by the author's clock.
    pub at: i64,
}

impl Session {
    /// Hands a group over, or all where none is named; to one's own code, takes it back. With an informant, who answers
    /// there from now on instead of the main one and must have agreed.
    pub fn hand_over(
        &mut self,
        open: &mut Open,
        group: Option<&Place>,
        to: &str,
        informant: &str,
    ) -> Result<Saved, AnswerError> {
        informant::gate(open, informant)?;
        let group = group.map(|place| open.interview().key(place)).unwrap_or_default();
        let to = to.to_owned();
        self.state(open, informant, Vec::new(), Body::HandedOver { group, to })
    }

    /// The hand-overs of an interview that stand, in causal order.
    pub fn passed(&self, record: &Record) -> Result<Vec<Passed>, SessionError> {
        let standing = record.standing_handovers();
        if standing.is_empty() {
            return Ok(Vec::new());
        }
        let people = self.people()?;
        let told = |handover: &Handover| Passed {
            group: handover.group.clone(),
            from: people
                .iter()
                .find(|(device, _)| *device == handover.event.device)
                .map(|(_, person)| person.clone()),
            here: handover.is_with(&self.store().purpose().person),
            to: handover.to.clone(),
            informant: handover.informant.clone(),
            at: handover.at,
        };
        Ok(standing.into_iter().map(told).collect())
    }

    /// The same of every interview being filled of which something was handed over.
    pub fn all_passed(&self) -> Result<BTreeMap<InterviewId, Vec<Passed>>, SessionError> {
        let mut all = BTreeMap::new();
        for interview in self.store().handed_over()? {
            all.insert(interview, self.passed(&self.record(interview)?)?);
        }
        Ok(all)
    }
}
