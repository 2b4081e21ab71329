//! Taking an act back: new revisions that say again what stood before; nothing is deleted.

use super::act::{AnswerError, Saved, answered};
use super::pen::said;
use super::{Open, Session};
use crate::interview::{Answer, Change, Write};
use crate::log::{self, Body, Record, Revision};
use crate::store::Batch;

/// What has to be said to take one act back.
#[derive(Debug, Clone)]
pub(super) struct Undo {
    /// Questions with what stood before; the person's own first.
    answers: Vec<(String, log::Answer)>,
    /// An instance that was added (false) or removed (true): whether it is wanted back.
    instance: Option<(String, bool)>,
}

/// The acts of one sitting, the last one last.
#[derive(Debug, Default)]
pub(super) struct Acts {
    done: Vec<Undo>,
    undone: Vec<Undo>,
}

impl Acts {
    pub(super) fn done(&mut self, undo: Undo) {
        self.done.push(undo);
        self.undone.clear();
    }
}

impl Undo {
    /// What stood before these writes; `own` is what the engine showed at the person's own place.
    pub(super) fn of(record: &Record, writes: &[Write], own: Option<(String, Answer)>) -> Self {
        let stood = |key: &str| match &own {
            Some((own, answer)) if own == key => said(answer),
            _ => record
                .answers
                .get(key)
                .map_or_else(blank, |answered| answered.answer().clone()),
        };
        let instance = writes.iter().find_map(|write| match write {
            Write::Added { key } => Some((key.clone(), false)),
            Write::Removed { key } => Some((key.clone(), true)),
            Write::Answer { .. } => None,
        });
        Self {
            answers: answered(writes).map(|key| (key.to_owned(), stood(key))).collect(),
            instance,
        }
    }

    /// What would take this undoing back.
    fn inverse(&self, record: &Record) -> Self {
        let standing = |key: &str| {
            record
                .answers
                .get(key)
                .map_or_else(blank, |answered| answered.answer().clone())
        };
        Self {
            answers: self
                .answers
                .iter()
                .map(|(key, _)| (key.clone(), standing(key)))
                .collect(),
            instance: self.instance.clone().map(|(key, wanted)| (key, !wanted)),
        }
    }
}

fn blank() -> log::Answer {
    log::Answer::Value(String::new())
}

impl Session {
    /// Takes back the last act of this sitting, with what the engine wrote because of it.
    pub fn undo(&mut self, open: &mut Open) -> Result<Saved, AnswerError> {
        let undo = open.acts.done.pop().ok_or(AnswerError::NothingToUndo)?;
        let redo = undo.inverse(&open.record);
        match self.say_again(open, &undo) {
            Ok(saved) => {
                open.acts.undone.push(redo);
                Ok(saved)
            }
            Err(error) => {
                open.acts.done.push(undo);
                Err(error)
            }
        }
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, open: &mut Open) -> Result<Saved, AnswerError> {
        let redo = open.acts.undone.pop().ok_or(AnswerError::NothingToUndo)?;
        let undo = redo.inverse(&open.record);
        match self.say_again(open, &redo) {
            Ok(saved) => {
                open.acts.done.push(undo);
                Ok(saved)
            }
            Err(error) => {
                open.acts.undone.push(redo);
                Err(error)
            }
        }
    }

    fn say_again(&mut self, open: &mut Open, undo: &Undo) -> Result<Saved, AnswerError> {
        let mut pen = self.pen_for(open);
        let interview = Some(open.id());
        let own = pen.next();
        let mut cause = None;
        if let Some((instance, wanted)) = &undo.instance {
            let removals = open
                .record
                .instances
                .iter()
                .find(|i| i.key == *instance)
                .map(|i| i.removals.clone());
            let (parents, body) = if *wanted {
                (
                    removals.unwrap_or_default(),
                    Body::Restored {
                        instance: instance.clone(),
                    },
                )
            } else {
                (
                    pen.frontier(&open.record),
                    Body::Removed {
                        instance: instance.clone(),
                    },
                )
            };
            cause = Some(pen.write(interview, "", parents, body));
        }
        for (key, answer) in &undo.answers {
            let revision = Revision {
                key: key.clone(),
                answer: answer.clone(),
                reason: String::new(),
                cause,
                language: String::new(),
            };
            let id = pen.write(interview, "", open.record.parents(key), Body::Revised(revision));
            cause = cause.or(Some(id));
        }
        let (at, doubt) = pen.clock();
        match self.written(open, pen, Batch::default()) {
            Ok(()) => {
                self.restore(open);
                let keys = undo.answers.iter();
                let values = keys.filter_map(|(key, _)| open.interview.place_of_key(key));
                Ok(Saved {
                    change: Change {
                        values: values.collect(),
                        ..Change::default()
                    },
                    at,
                    doubt,
                    event: own,
                })
            }
            Err(error) => Err(self.not_saved(open, error)),
        }
    }
}
