//! Acts on an open interview: stage, append, keep. Each is durable when it returns.

use super::attach::{self, FileRefusal};
use super::pen::{Moment, Pen, Words, said};
use super::undo::Undo;
use super::{Open, Session, SessionError, informant};
use std::path::PathBuf;

use crate::interview::{Answer, Change, Command, InstanceId, Place, Refusal, Write};
use crate::log::{Body, EventId, InterviewId};
use crate::store::{Batch, Blob, Bookmark, Draft, StoreError};

/// What became durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it changed on screen.
    pub change: Change,
    /// The wall clock of the device, as Unix seconds: "saved 14:03".
    pub at: i64,
    /// Whether that clock is implausible; the user is asked once to look at it.
    pub doubt: bool,
    /// The person's own event.
    pub event: EventId,
}

/// Why an act did not happen; the interview is as it was.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The form does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be made durable. The text belongs back in its field, and the message stays until it is saved.
    #[error("not saved: {0}")]
    NotSaved(#[from] StoreError),
    /// Whose words they are has not agreed that they are written down.
    #[error("{informant}: no consent")]
    NoConsent {
        /// The informant's code.
        informant: String,
        /// They were asked, and refused.
        refused: bool,
    },
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// The file at the path typed cannot be attached.
    #[error("{}: {why}", path.display())]
    File {
        /// The path as typed.
        path: PathBuf,
        /// What is wrong with it.
        why: FileRefusal,
    },
}

impl From<AnswerError> for SessionError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Refused(refusal) => Self::Refused(refusal),
            AnswerError::NotSaved(error) => Self::Store(error),
            AnswerError::NothingToUndo => Self::NothingToUndo,
            AnswerError::NoConsent { informant, refused } => Self::NoConsent { informant, refused },
            AnswerError::File { path, why } => Self::File { path, why },
        }
    }
}

impl Session {
    /// Answers a question, or clears it with the empty value. On a question in conflict this decides.
    ///
    /// Where a file is asked for, the answer is the path of one, read now and kept with the interview; or what such an
    /// answer reads afterwards ([`crate::text::attached`]).
    pub fn answer(
        &mut self,
        open: &mut Open,
        place: &Place,
        answer: Answer,
        words: &Words<'_>,
    ) -> Result<Saved, AnswerError> {
        informant::gate(open, words.informant)?;
        let key = open.interview.key(place);
        let (answer, blob) = attach::read(open.form().node(place.node()).kind, answer)?;
        self.act(
            open,
            Command::Set {
                place: place.clone(),
                answer,
            },
            words,
            Some(key),
            blob.as_slice(),
        )
    }

    /// Adds an instance to a repeat; its place is the answer.
    pub fn add_instance(&mut self, open: &mut Open, repeat: &Place) -> Result<(Saved, Place), AnswerError> {
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        let id = InstanceId::Added(pen.next().to_string());
        let command = Command::AddInstance {
            repeat: repeat.clone(),
            id: id.clone(),
        };
        let saved = self.act(open, command, &Words::default(), None, &[])?;
        let mut instances = repeat.instances().to_vec();
        instances.push(id);
        // What the study spares, it spares in every pass.
        if self.study_record()?.spares() {
            self.spare(open)?;
        }
        Ok((saved, Place::new(repeat.node(), instances)))
    }

    /// Removes an instance of a repeat with all that it holds; what it held stays in the log.
    pub fn remove_instance(&mut self, open: &mut Open, instance: &Place) -> Result<Saved, AnswerError> {
        self.act(
            open,
            Command::RemoveInstance {
                place: instance.clone(),
            },
            &Words::default(),
            None,
            &[],
        )
    }

    /// Says that the interview is complete; what arrives afterwards shows as *changed since*.
    pub fn submit(&mut self, open: &mut Open) -> Result<Saved, AnswerError> {
        let env = self.env(open.id());
        let staged = open.interview.stage(Command::Finish, &env)?;
        let mut pen = self.pen_for(open);
        // What the form fills in at the end comes before the statement that covers it, and belongs to the beginning.
        pen.act(
            &open.record,
            staged.writes(),
            &Words::default(),
            Some(open.id().0),
        );
        let parents = pen.frontier(&open.record);
        let event = pen.write(Some(open.id()), "", parents, Body::Submitted);
        let (at, doubt) = pen.clock();
        match self.written(open, pen, Batch::default()) {
            Ok(()) => Ok(Saved {
                change: open.interview.keep(staged),
                at,
                doubt,
                event,
            }),
            Err(error) => {
                open.interview.undo(staged);
                Err(self.not_saved(open, error))
            }
        }
    }

    /// Writes a note on a question, or on the interview where no place is given; `replaces` names an earlier note of
    /// one's own, an empty text takes it back.
    pub fn note(
        &mut self,
        open: &mut Open,
        place: Option<&Place>,
        text: &str,
        replaces: Option<EventId>,
    ) -> Result<Saved, AnswerError> {
        let key = place.map(|place| open.interview.key(place)).unwrap_or_default();
        let body = Body::Noted {
            key,
            text: text.to_owned(),
        };
        self.state(open, "", replaces.into_iter().collect(), body)
    }

    /// Writes down what another informant says about a question, beside the standing answer.
    pub fn voice(
        &mut self,
        open: &mut Open,
        place: &Place,
        informant: &str,
        answer: &Answer,
    ) -> Result<Saved, AnswerError> {
        informant::gate(open, informant)?;
        let key = open.interview.key(place);
        let earlier = open
            .record
            .voices
            .iter()
            .filter(|v| v.key == key && v.informant == informant);
        let parents = earlier.map(|voice| voice.event).collect();
        self.state(
            open,
            informant,
            parents,
            Body::Voiced {
                key,
                answer: said(answer),
            },
        )
    }

    /// Writes one statement that the engine has no part in.
    pub(super) fn state(
        &mut self,
        open: &mut Open,
        informant: &str,
        parents: Vec<EventId>,
        body: Body,
    ) -> Result<Saved, AnswerError> {
        let mut pen = self.pen_for(open);
        let event = pen.write(Some(open.id()), informant, parents, body);
        let (at, doubt) = pen.clock();
        match self.written(open, pen, Batch::default()) {
            Ok(()) => Ok(Saved {
                change: Change::default(),
                at,
                doubt,
                event,
            }),
            Err(error) => Err(self.not_saved(open, error)),
        }
    }

    /// Keeps text being typed, so that no more than the last second of it can be lost.
    pub fn keep_draft(
        &mut self,
        open: &Open,
        place: &Place,
        text: &str,
        cursor: u32,
    ) -> Result<(), StoreError> {
        let draft = Draft {
            place: open.interview.key(place),
            text: text.to_owned(),
            cursor,
        };
        self.store.keep_draft(open.id(), &draft)
    }

    /// Forgets text being typed, because its author gave it up.
    pub fn drop_draft(&mut self, open: &Open, place: &Place) -> Result<(), StoreError> {
        self.store.drop_draft(open.id(), &open.interview.key(place))
    }

    /// Text that was being typed at a place when the program ended.
    pub fn draft_at(&self, open: &Open, place: &Place) -> Result<Option<Draft>, StoreError> {
        self.store.draft(open.id(), &open.interview.key(place))
    }

    /// Texts that were being typed when the program ended, with their places.
    pub fn drafts(&self, open: &Open) -> Result<Vec<(Place, Draft)>, StoreError> {
        let drafts = self.store.drafts(open.id())?.into_iter();
        Ok(drafts
            .filter_map(|draft| Some((open.interview.place_of_key(&draft.place)?, draft)))
            .collect())
    }

    /// Remembers where the interview is left.
    pub fn bookmark(&mut self, open: &Open, place: &Place, cursor: u32) -> Result<(), StoreError> {
        let place = open.interview.key(place);
        self.store.keep_bookmark(&Bookmark {
            interview: open.id(),
            place,
            cursor,
        })
    }

    /// Remembers where one stands without waiting for the disk: what a power cut takes of it costs a few keys.
    pub fn pass(&mut self, open: &Open, place: &Place) -> Result<(), StoreError> {
        let place = open.interview.key(place);
        self.store.jot_bookmark(&Bookmark {
            interview: open.id(),
            place,
            cursor: 0,
        })
    }

    /// Puts every interview away: the program does not open one by itself until the next act.
    pub fn put_away(&mut self) -> Result<(), StoreError> {
        self.store.close_bookmarks()
    }

    /// Where the interview was left, if that place is still there.
    pub fn left_at(&self, open: &Open) -> Result<Option<(Place, u32)>, StoreError> {
        let bookmark = self.store.bookmark(open.id())?;
        Ok(bookmark.and_then(|b| Some((open.interview.place_of_key(&b.place)?, b.cursor))))
    }

    fn act(
        &mut self,
        open: &mut Open,
        command: Command,
        words: &Words<'_>,
        place: Option<String>,
        blobs: &[Blob],
    ) -> Result<Saved, AnswerError> {
        let before = before(open, &command);
        let env = self.env(open.id());
        let staged = open.interview.stage(command, &env)?;
        let mut pen = self.pen_for(open);
        let own = pen.next();
        pen.act(&open.record, staged.writes(), words, None);
        let undo = Undo::of(&open.record, staged.writes(), before);
        let (at, doubt) = pen.clock();
        let batch = Batch {
            typed: place.as_deref(),
            left_at: place.as_deref(),
            blobs,
            ..Batch::default()
        };
        match self.written(open, pen, batch) {
            Ok(()) => {
                open.acts.done(undo);
                Ok(Saved {
                    change: open.interview.keep(staged),
                    at,
                    doubt,
                    event: own,
                })
            }
            Err(error) => {
                open.interview.undo(staged);
                Err(self.not_saved(open, error))
            }
        }
    }

    /// After a failure the interview stands on what the disk holds, which is what it stood on before.
    pub(super) fn not_saved(&self, open: &mut Open, error: StoreError) -> AnswerError {
        if let Ok(events) = self.store.events(open.id())
            && events.len() != open.events.len()
            && let Ok(record) = self.store.meaning(open.id(), &events)
        {
            open.record = record;
            open.events = events;
            self.restore(open);
        }
        AnswerError::NotSaved(error)
    }

    /// A pen for the next act of this folder's device.
    pub(super) fn pen(&mut self) -> Pen {
        let moment = Moment {
            at: self.world.now().timestamp().as_second(),
            uptime: self.world.uptime(),
        };
        let doubt = moment.doubtful(self.store.wrote_at(), self.others, self.moment);
        self.moment = Some(moment);
        Pen::new(
            (self.store.device(), self.store.last(), self.store.lamport()),
            moment.at,
            doubt,
        )
    }

    /// A pen for an act in an interview: what others wrote there is noted as seen.
    pub(super) fn pen_for(&mut self, open: &Open) -> Pen {
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        pen.look(&open.events, &self.noted);
        pen
    }

    /// A device that took another's place says so before anything else.
    pub(super) fn continue_device(&self, pen: &mut Pen) {
        if let Some((from, why)) = self.store.continues() {
            pen.write(
                None::<InterviewId>,
                "",
                Vec::new(),
                Body::Continued {
                    from,
                    text: why.to_owned(),
                },
            );
        }
    }
}

/// What stands at the place that a command is about to change.
fn before(open: &Open, command: &Command) -> Option<(String, Answer)> {
    match command {
        Command::Set { place, .. } => Some((open.interview.key(place), open.interview.answer(place)?)),
        _ => None,
    }
}

/// The keys that an act wrote answers to.
pub(super) fn answered(writes: &[Write]) -> impl Iterator<Item = &str> {
    writes.iter().filter_map(|write| match write {
        Write::Answer { key, .. } => Some(key.as_str()),
        _ => None,
    })
}
