//! An interview moved to another version of its form: on demand only, and nothing of it is lost.
//!
//! The statement that moves it and the answers that go to other places are one act. What has no place in the new
//! version stays in the log under its own key, and comes back with a version that asks it again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::open::facts;
use super::pen::said;
use super::undo::Acts;
use super::{Open, Session, SessionError};
use crate::form::Form;
use crate::interview::{self, Answer, BadRename, Carry, InstanceId, Interview, Migration, Renames};
use crate::log::{Answered, Body, Revision, Voice, fold};
use crate::store::Batch;

/// What each other informant last said about a question, where it still stands.
fn latest_voices<'o>(open: &'o Open, key: &str) -> Vec<&'o Voice> {
    let mut latest: BTreeMap<&str, &Voice> = BTreeMap::new();
    for voice in open.record.voices.iter().filter(|voice| voice.key == key) {
        latest.insert(&voice.informant, voice);
    }
    let stands = |voice: &&Voice| !crate::session::pen::heard(&voice.answer).is_blank();
    latest.into_values().filter(stands).collect()
}

/// How many notes and other voices stand beside a question.
pub fn beside(open: &Open, key: &str) -> (usize, usize) {
    let notes = open.record.notes.iter().filter(|note| note.key == key);
    (notes.count(), latest_voices(open, key).len())
}

impl Session {
    /// What would become of each answer in another version of the form; nothing is written.
    pub fn preview_migration(
        &self,
        open: &Open,
        form: &Form,
        renames: &Renames,
    ) -> Result<Migration, BadRename> {
        let notes = open.record.notes.iter().map(|note| &note.key);
        let voices = open.record.voices.iter().map(|voice| &voice.key);
        let beside = notes
            .chain(voices)
            .filter(|key| !key.is_empty())
            .cloned()
            .collect();
        interview::migration(open.form(), form, &facts(&open.record), &beside, renames)
    }

    /// Moves an interview to another version of its form, as the preview said; durable when this returns.
    pub fn migrate(
        &mut self,
        mut open: Open,
        form: &Arc<Form>,
        migration: &Migration,
    ) -> Result<Open, SessionError> {
        if form.id() != open.form().id() {
            return Err(SessionError::OtherForm {
                id: open.form().id().to_owned(),
                other: form.id().to_owned(),
            });
        }
        self.refuse_changed_form(form)?;
        let kept = self
            .shelf
            .kept(form.hash())
            .ok_or_else(|| SessionError::UnknownForm {
                name: form.id().to_owned(),
                suggestion: None,
            })?;
        let mut pen = self.pen_for(&open);
        let id = Some(open.id());
        let parents = pen.frontier(&open.record);
        let body = Body::Migrated {
            form: form.id().to_owned(),
            version: form.version().to_owned(),
            hash: form.hash().to_owned(),
        };
        let cause = pen.write(id, "", parents, body);
        let mut n = cause.n;
        let writes = migration.writes(form, || {
            n += 1;
            InstanceId::Added(cause.device.event(n).to_string())
        });
        for write in writes {
            match write {
                Carry::Instance { repeat } => {
                    pen.write(id, "", Vec::new(), Body::Added { repeat });
                }
                Carry::Answer { from, to, answer } => {
                    let head = open.record.answers.get(&from).map(Answered::head);
                    // It stays the words of who said it: a withdrawal reaches it here too.
                    let (informant, reason) =
                        head.map_or(("", ""), |head| (head.informant.as_str(), head.reason.as_str()));
                    let mut revise = |key: String, answer: &Answer, reason: &str| {
                        let parents = open.record.parents(&key);
                        let revision = Revision {
                            key,
                            answer: said(answer),
                            reason: reason.to_owned(),
                            cause: Some(cause),
                            language: String::new(),
                        };
                        pen.write(id, informant, parents, Body::Revised(revision));
                    };
                    if from != to {
                        revise(from, &Answer::Value(String::new()), "");
                    }
                    revise(to, &answer, reason);
                }
                Carry::Words { from, to } => {
                    for note in open.record.notes.iter().filter(|note| note.key == from) {
                        let (key, text) = (to.clone(), note.text.clone());
                        pen.write(id, "", vec![note.event], Body::Noted { key, text });
                    }
                    for voice in latest_voices(&open, &from) {
                        let mut say = |key: &str, answer: crate::log::Answer| {
                            let key = key.to_owned();
                            pen.write(
                                id,
                                &voice.informant,
                                vec![voice.event],
                                Body::Voiced { key, answer },
                            );
                        };
                        say(&from, said(&Answer::Value(String::new())));
                        say(&to, voice.answer.clone());
                    }
                }
                Carry::Left { instance } => {
                    let parents = pen.frontier(&open.record);
                    pen.write(id, "", parents, Body::Removed { instance });
                }
            }
        }
        let mut events = open.events.clone();
        events.extend(pen.events.iter().filter(|event| event.concerns() == id).cloned());
        let record = fold(open.id(), &events);
        let language = open
            .interview
            .form()
            .languages()
            .name(open.interview.language())
            .to_owned();
        open.interview = Interview::restore(Arc::clone(form), &self.env_of(&record), &facts(&record));
        if let Some(language) = form.languages().find(&language) {
            open.interview.set_language(language);
        }
        // What was done before it cannot be taken back by place any more: places may have moved.
        open.acts = Acts::default();
        let batch = Batch {
            forms: &[(*kept).clone()],
            ..Batch::default()
        };
        self.written(&mut open, pen, batch)?;
        Ok(open)
    }
}
