//! The open interview: where it stands, what is answered, added, taken back.

use super::super::effect::{Go, News};
use super::super::sheet::Mark;
use super::desk::Desk;
use super::{Driver, code, inbox};
use crate::interview::{Answer, Failure, Place};
use crate::locale::Messages;
use crate::session::{AnswerError, Saved};
use crate::speech;

impl Driver {
    pub(super) fn open(&mut self, id: &str) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let found = session
            .interviews()
            .map(|all| all.into_iter().find(|line| line.id.to_string() == id));
        let line = match found {
            Ok(Some(line)) => line,
            Ok(None) => return Vec::new(),
            Err(error) => return vec![News::Failed(self.sentence(&error))],
        };
        match session.open_interview(line.id) {
            Ok(open) => {
                let left = session.left_at(&open).ok().flatten().map(|(place, _)| place);
                let own = session.identity().person;
                // What comes back opens on what is asked; what comes from a colleague on what was handed over.
                let passed = open.record().standing_handovers().into_iter().rev();
                let given = passed
                    .filter(|passed| passed.is_with(&own))
                    .find_map(|passed| open.interview().place_of_key(&passed.group));
                let at = inbox::asked_place(&open).or(left).or(given);
                let mut desk = Desk::new(open, at.as_ref(), &own, &self.messages);
                desk.learn(&self.abbreviations);
                self.desk = Some(desk);
                self.stand(false);
                self.sheet()
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    pub(super) fn sheet(&self) -> Vec<News> {
        match (&self.desk, &self.session) {
            (Some(desk), Some(session)) => vec![News::Sheet(Box::new(desk.sheet(session, &self.messages)))],
            _ => Vec::new(),
        }
    }

    /// Remembers where one stands, for the next start. A bookmark that cannot be kept costs a few keys, no answer.
    pub(super) fn keep_place(&mut self) {
        if let (Some(desk), Some(session)) = (&self.desk, &mut self.session)
            && let Some(place) = desk.place().cloned()
        {
            let _ = session.bookmark(&desk.open, &place, 0);
            self.passing = false;
        }
    }

    /// Remembers where one stands without making the key wait for the disk; the next pause does.
    fn pass(&mut self) {
        if let (Some(desk), Some(session)) = (&self.desk, &mut self.session)
            && let Some(place) = desk.place()
        {
            let _ = session.pass(&desk.open, place);
            self.passing = true;
        }
    }

    /// Nobody types: what the last keys did not wait for is made durable now.
    pub(super) fn pause(&mut self) {
        if self.passing {
            self.keep_place();
        }
    }

    fn refused(&self, error: &AnswerError) -> String {
        speech::answer_error(error, &self.messages).sentence
    }

    /// What an act led to: saved with the new snapshot, or not with the reason.
    pub(super) fn acted<T>(&mut self, done: Result<T, AnswerError>) -> Result<Vec<News>, Vec<News>> {
        self.led_to(done, |desk, _, messages| desk.refresh(messages))
    }

    /// The same for an answer, after which only what it changed is worked out anew.
    pub(super) fn answered(&mut self, done: Result<Saved, AnswerError>) -> Result<Vec<News>, Vec<News>> {
        self.led_to(done, |desk, saved, messages| desk.revise(&saved.change, messages))
    }

    fn led_to<T>(
        &mut self,
        done: Result<T, AnswerError>,
        renew: impl FnOnce(&mut Desk, &T, &Messages),
    ) -> Result<Vec<News>, Vec<News>> {
        match done {
            Ok(done) => {
                self.pace.act();
                if let Some(desk) = &mut self.desk {
                    renew(desk, &done, &self.messages);
                }
                let mut news = vec![News::Saved(self.time())];
                news.extend(self.sheet());
                Ok(news)
            }
            Err(AnswerError::NotSaved(error)) => Err(vec![News::SaveFailed(
                speech::store_error(&error, &self.messages).sentence,
            )]),
            Err(error) => Err(vec![News::Refused(self.refused(&error))]),
        }
    }

    pub(super) fn go(&mut self, go: &Go) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let (moved, otherwise) = match go {
            Go::Next => (desk.next(), Some("interview-end")),
            Go::NextIfSound => {
                let interview = desk.open.interview();
                let view = desk.place().and_then(|place| interview.view_chosen(place));
                let sound = view.is_none_or(|view| {
                    let wrong = |failure: &Failure| !matches!(failure, Failure::Required { .. });
                    // Another informant's words are not judged: they stand beside the answer.
                    !desk.speaker.is_empty()
                        || !view.failures.iter().any(wrong)
                            && (view.warning.is_none() || !matches!(view.answer, Answer::Value(_)))
                });
                if sound {
                    (desk.next(), Some("interview-end"))
                } else {
                    (false, None)
                }
            }
            Go::Previous => (desk.previous(), None),
            Go::To(place) => (desk.go_to(place), None),
            Go::NextOpen => (desk.next_marked(&[Mark::Open]), Some("interview-nothing-open")),
            Go::NextDoubtful => (
                desk.next_marked(&[Mark::Doubtful, Mark::Invalid, Mark::Conflict, Mark::AskedBack]),
                Some("interview-nothing-doubtful"),
            ),
            Go::NextAsked => (
                desk.next_marked(&[Mark::AskedBack]),
                Some("interview-nothing-asked"),
            ),
            Go::Back => (desk.go_back(), None),
        };
        let mut news = Vec::new();
        if !moved && let Some(id) = otherwise {
            news.push(News::Notice(self.messages.text(id)));
        }
        if moved {
            self.pass();
            let jumped = matches!(go, Go::To(_) | Go::NextOpen | Go::NextDoubtful | Go::Back);
            self.stand(jumped);
        }
        news.extend(self.sheet());
        news
    }

    /// Notes at which question one stands since when, in which language and with whom.
    pub(super) fn stand(&mut self, jumped: bool) {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return;
        };
        let interview = desk.open.interview();
        let Some(key) = desk.place().map(|place| interview.key(place)) else {
            return;
        };
        let language = code(interview.form().languages().name(interview.language()));
        self.pace.heard(&language, &desk.speaker);
        self.pace.arrive(&key, jumped, session.world().uptime());
        if self.pace.is_long() {
            self.keep_pace();
            self.stand(jumped);
        }
    }

    /// Keeps how the sitting went: a time that cannot be kept costs no answer.
    pub(super) fn keep_pace(&mut self) {
        if let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) {
            let _ = session.keep_pace(&mut desk.open, &mut self.pace);
        }
    }

    /// The interview is put away: its place and its times are kept.
    pub(super) fn end_sitting(&mut self) {
        self.keep_place();
        self.keep_pace();
    }

    pub(super) fn add_instance(&mut self, repeat: &Place) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.add_instance(&mut desk.open, repeat);
        let added = done.as_ref().ok().map(|(_, place)| place.clone());
        let mut news = self.acted(done)?;
        if let Some(place) = added {
            news.extend(self.go(&Go::To(place)));
        }
        Ok(news)
    }

    pub(super) fn remove_instance(&mut self, instance: &Place) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.remove_instance(&mut desk.open, instance);
        let news = self.acted(done)?;
        Ok(self.saying(news, "interview-removed"))
    }

    pub(super) fn draft(&mut self, place: &Place, text: &str, cursor: usize) -> Vec<News> {
        let (Some(desk), Some(session)) = (&self.desk, &mut self.session) else {
            return Vec::new();
        };
        match session.keep_draft(&desk.open, place, text, cursor.try_into().unwrap_or(u32::MAX)) {
            Ok(()) => {
                self.passing = false;
                vec![News::Kept(self.time())]
            }
            Err(error) => vec![News::SaveFailed(
                speech::store_error(&error, &self.messages).sentence,
            )],
        }
    }

    pub(super) fn form_language(&mut self, index: usize) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let language = desk.open.form().languages().iter().nth(index);
        if let Some(language) = language {
            desk.open.set_language(language);
            desk.respell(&self.messages);
            desk.learn(&self.abbreviations);
        }
        self.sheet()
    }

    pub(super) fn undo(&mut self, redo: bool) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = if redo {
            session.redo(&mut desk.open)
        } else {
            session.undo(&mut desk.open)
        };
        let changed = done
            .as_ref()
            .ok()
            .and_then(|saved| saved.change.values.first().cloned());
        if matches!(done, Err(AnswerError::NothingToUndo)) {
            let id = if redo {
                "interview-nothing-to-redo"
            } else {
                "interview-nothing-to-undo"
            };
            return Err(vec![News::Notice(self.messages.text(id))]);
        }
        // All that followed from the act goes with it.
        let mut news = self.acted(done)?;
        if let Some(place) = changed {
            // What changed is shown, else nobody would know what was undone.
            news.extend(self.go(&Go::To(place)));
        }
        news.push(News::Notice(self.messages.text("interview-undone")));
        Ok(news)
    }

    pub(super) fn history(&self, place: &Place) -> Vec<News> {
        match (&self.desk, &self.session) {
            (Some(desk), Some(session)) => vec![News::History(desk.history(session, place, &self.messages))],
            _ => Vec::new(),
        }
    }
}
