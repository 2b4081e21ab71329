//! An interview answered by a script: each act goes through the door that a person's goes through.

use super::{AnswerError, Open, Saved, Session, Words};
use crate::interview::{Answer, Op, OpValue};

impl Session {
    /// Does one act of a script. Checking is left to the review; a language is shown and changes nothing that is
    /// stored.
    pub fn play(&mut self, open: &mut Open, op: &Op) -> Result<Option<Saved>, AnswerError> {
        match op {
            Op::Set {
                path,
                value,
                nonresponse,
                reason,
            } => {
                let place = open.interview().find(path)?;
                let answer = match nonresponse {
                    Some(kind) => Answer::Missing {
                        kind: *kind,
                        reason: reason.clone(),
                    },
                    None => Answer::Value(value.as_ref().map(OpValue::text).unwrap_or_default()),
                };
                self.answer(open, &place, answer, &Words::default()).map(Some)
            }
            Op::AddRepeat { path, count } => {
                let repeat = open.interview().find(path)?;
                for _ in 0..*count {
                    self.add_instance(open, &repeat)?;
                }
                Ok(None)
            }
            Op::RemoveRepeat { path } => {
                let instance = open.interview().find(path)?;
                self.remove_instance(open, &instance).map(Some)
            }
            Op::Language { value } => {
                if let Some(language) = open.form().languages().find(value) {
                    open.set_language(language);
                }
                Ok(None)
            }
            Op::Validate => Ok(None),
        }
    }
}
