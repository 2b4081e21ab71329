//! Does what the screens ask: the only place of this room that touches session, disk and clock.

mod desk;
mod home;
mod inbox;
mod keep;
mod notes;
mod profile;
mod review;
mod travel;
mod voices;
pub mod words;

use super::effect::{Effect, Go, NewFolder, News};
use super::sheet::Mark;
use crate::demonstration::{self, DemonstrationError};
use crate::interview::Answer;
use crate::interview::{Failure, Place};
use crate::locale::{Language, Messages};
use crate::session::{
    AnswerError, Authority, Beginning, Pace, Purpose, Secret, Session, SessionError, Standing, StoreError,
    Unlock, World,
};
use crate::speech;
use desk::Desk;
use std::path::{Path, PathBuf};

/// What does the effects.
pub struct Driver {
    dir: PathBuf,
    world: World,
    messages: Messages,
    session: Option<Session>,
    desk: Option<Desk>,
    /// The files of the merge that is rehearsed.
    files: Vec<PathBuf>,
    /// Whether the person accepts devices not met before.
    accept_new: bool,
    /// The conflicts shown.
    shown: Vec<travel::Shown>,
    /// The lines of the inbox shown.
    items: Vec<crate::coordinate::Item>,
    /// Who locked the folder: it opens where it was for nobody else.
    locked_by: Option<String>,
    /// Whether the person was asked to look at the clock.
    clock_told: bool,
    /// How the sitting goes in time.
    pace: Pace,
    /// What the loop has to do with the terminal.
    pub errand: Option<Errand>,
}

/// What only the loop can do, because it owns the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// End.
    Quit,
    /// End, and go on line by line.
    Plain,
    /// Give the terminal back and stop until the shell continues us.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Give the terminal to another editor with this text.
    Edit(String),
}

impl Driver {
    /// A driver for a data folder.
    pub fn new(dir: &Path, world: World, language: Language) -> Self {
        Self {
            dir: dir.to_owned(),
            world,
            messages: Messages::new(language),
            session: None,
            desk: None,
            files: Vec::new(),
            accept_new: false,
            shown: Vec::new(),
            items: Vec::new(),
            locked_by: None,
            clock_told: false,
            pace: Pace::default(),
            errand: None,
        }
    }

    /// The data folder; an exercise has another than the one that was asked for.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Looks at the place and opens what can be opened without a word.
    ///
    /// A folder that refuses is an error: there is nothing to show, and the shell hears why.
    pub fn start(&mut self, secret: Option<Secret>) -> Result<Vec<News>, SessionError> {
        Ok(match Session::look(&self.dir)? {
            Standing::Absent => vec![News::NoFolder],
            Standing::Present {
                needs_passphrase: true,
                ..
            } if secret.is_none() => {
                vec![News::Locked { wrong: false }]
            }
            Standing::Present { .. } => self.opened(secret.unwrap_or_default())?,
        })
    }

    /// The day on this machine.
    pub fn today(&self) -> jiff::civil::Date {
        self.world.now().date()
    }

    /// The time of day on this machine.
    pub fn clock(&self) -> String {
        self.world.now().strftime("%H:%M").to_string()
    }

    /// The second of the minute, to know when the clock on screen changes.
    pub fn second(&self) -> u8 {
        self.world.now().second().unsigned_abs()
    }

    fn time(&self) -> String {
        self.world.now().strftime("%H:%M:%S").to_string()
    }

    fn sentence(&self, error: &SessionError) -> String {
        speech::session_error(error, &self.messages).sentence
    }

    /// Does one effect; an act that is refused or not saved stops the effects that were to follow it.
    pub fn perform(&mut self, effect: Effect) -> Result<Vec<News>, Vec<News>> {
        match effect {
            Effect::Quit => {
                self.end_sitting();
                self.errand = Some(Errand::Quit);
                Ok(Vec::new())
            }
            Effect::Plain => {
                self.end_sitting();
                self.errand = Some(Errand::Plain);
                Ok(Vec::new())
            }
            Effect::Suspend => {
                self.keep_place();
                self.errand = Some(Errand::Suspend);
                Ok(Vec::new())
            }
            Effect::Redraw => {
                self.errand = Some(Errand::Redraw);
                Ok(Vec::new())
            }
            Effect::EditOutside(text) => {
                self.errand = Some(Errand::Edit(text));
                Ok(Vec::new())
            }
            Effect::KeepLanguage(language) => {
                self.messages = Messages::new(language);
                Ok(Vec::new())
            }
            Effect::Retell => Ok(self.retell()),
            Effect::Create(folder) => Ok(self.create(&folder)),
            Effect::Practise => Ok(self.practise()),
            Effect::Unlock(passphrase) => Ok(self.unlock(Secret::passphrase(passphrase))),
            Effect::LoadHome => Ok(self.home()),
            Effect::SearchAll(text) => Ok(self.search(&text)),
            Effect::SuggestAuthorities { name, country } => Ok(self.suggest(&name, &country)),
            Effect::SuggestFile => Ok(self.suggest_file()),
            Effect::Begin {
                form,
                country,
                authority,
                informant,
            } => Ok(self.begin(&form, &country, &authority, &informant)),
            Effect::Open(id) => Ok(self.open(&id)),
            Effect::Close => {
                self.end_sitting();
                self.desk = None;
                if let Some(session) = &mut self.session {
                    // If this cannot be kept, the next start opens the interview instead of home.
                    let _ = session.put_away();
                }
                let mut news = vec![News::AtHome];
                news.extend(self.home());
                news.extend(self.copy_after_interview());
                Ok(news)
            }
            Effect::Answer {
                place,
                answer,
                reason,
            } => self.answer(&place, answer, &reason),
            Effect::Go(go) => Ok(self.go(&go)),
            Effect::Note { place, text } => self.note(place.as_ref(), &text),
            Effect::Flag(place) => self.flag(&place),
            Effect::Translate { place, text } => self.translate(&place, &text),
            Effect::Presence { code, arrives } => self.presence(&code, arrives),
            Effect::Evening(on) => self.evening(on),
            Effect::LoadNotes => Ok(self.notes()),
            Effect::AttachNote { note, place } => self.attach_note(note, &place),
            Effect::Speak(code) => Ok(self.speak(&code)),
            Effect::LoadEarlier(place) => Ok(self.earlier(&place)),
            Effect::LookAtFile(path) => Ok(vec![News::FileSeen(super::outside::file(&path, &self.messages))]),
            Effect::AddInstance(repeat) => self.add_instance(&repeat),
            Effect::RemoveInstance(instance) => self.remove_instance(&instance),
            Effect::Draft { place, text, cursor } => Ok(self.draft(&place, &text, cursor)),
            Effect::FormLanguage(index) => Ok(self.form_language(index)),
            Effect::TwoLanguages(on) => {
                if let Some(desk) = &mut self.desk {
                    desk.two = on;
                }
                Ok(self.sheet())
            }
            Effect::UndoAnswer { redo } => self.undo(redo),
            Effect::TenMinutes => self.ten_minutes(),
            Effect::LoadReview => Ok(self.review()),
            Effect::Submit => self.submit(),
            Effect::LoadHistory(place) => Ok(self.history(&place)),
            Effect::LoadProfile(authority) => Ok(self.profile(&authority)),
            Effect::LoadComparison(authority) => Ok(self.comparison(&authority)),
            Effect::OpenAnswer { interview, event } => Ok(self.answer_of(&interview, &event)),
            Effect::TakeQuestion { authority, text } => Ok(self.take(&authority, &text)),
            Effect::ExportProfile(authority) => Ok(self.export_profile(&authority)),
            Effect::Rehearse(files) => Ok(self.rehearse(&files)),
            Effect::Merge { accept_new } => {
                self.accept_new = accept_new;
                Ok(self.merge())
            }
            Effect::Send(path) => Ok(self.send(&path)),
            Effect::LoadConflicts => Ok(self.conflicts()),
            Effect::LoadInbox => Ok(self.inbox()),
            Effect::Inbox { item, act, text } => self.decide_item(item, act, &text),
            Effect::Reply(text) => self.reply(&text),
            Effect::AskConflict { conflict, text } => self.ask_conflict(conflict, &text),
            Effect::Decide {
                conflict,
                answer,
                reason,
            } => self.decide(conflict, &answer, &reason),
            Effect::Lock { idle } => Ok(self.lock(idle)),
            Effect::CheckFolder => Ok(self.examine()),
            Effect::SaveElsewhere(place) => Ok(self.save_elsewhere(&place)),
        }
    }

    fn create(&mut self, folder: &NewFolder) -> Vec<News> {
        let purpose = Purpose {
            study: folder.study.clone(),
            team: folder.team.clone(),
            person: folder.person.clone(),
            practice: false,
        };
        let secret = folder.passphrase.clone().map_or(Secret::None, Secret::passphrase);
        match Session::create(
            &self.dir,
            &purpose,
            &Unlock::to_write(secret, "repere"),
            self.world.clone(),
        ) {
            Ok(session) => {
                self.session = Some(session);
                self.home()
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Opens the practice folder, made and filled where it is not there yet.
    fn practise(&mut self) -> Vec<News> {
        let place = demonstration::place(&self.dir);
        match demonstration::practice(
            &place,
            &Unlock::to_write(Secret::None, "repere"),
            self.world.clone(),
        ) {
            Ok(session) => {
                self.dir = place;
                self.session = Some(session);
                self.home()
            }
            Err(DemonstrationError::Folder(error) | DemonstrationError::Act { source: error, .. }) => {
                vec![News::Failed(self.sentence(&error))]
            }
        }
    }

    fn unlock(&mut self, secret: Secret) -> Vec<News> {
        self.opened(secret)
            .unwrap_or_else(|error| vec![News::Failed(self.sentence(&error))])
    }

    /// Opens the folder; a passphrase that does not fit is asked again.
    fn opened(&mut self, secret: Secret) -> Result<Vec<News>, SessionError> {
        let unlock = Unlock::to_write(secret, "repere");
        let session = match Session::open(&self.dir, &unlock, self.world.clone()) {
            Err(SessionError::Store(StoreError::WrongKey | StoreError::Locked)) => {
                return Ok(vec![News::Locked { wrong: true }]);
            }
            other => other?,
        };
        let person = session.identity().person;
        let same = self.locked_by.take().is_none_or(|before| before == person);
        let last = session.last_bookmark().ok().flatten().filter(|_| same);
        let moved = session.store().moved_to();
        self.session = Some(session);
        let mut news = self.home();
        if let Some(to) = moved {
            news.push(News::Failed(
                self.messages.with("notice-moved", &[("to", to.into())]),
            ));
        }
        // After a crash, or when one left from an interview, it is on the table again: it is where one was.
        if let Some(bookmark) = last {
            news.extend(self.open(&bookmark.interview.to_string()));
        }
        Ok(news)
    }

    fn retell(&mut self) -> Vec<News> {
        let mut news = self.home();
        if let Some(desk) = &mut self.desk {
            desk.respell(&self.messages);
            news.extend(self.sheet());
        }
        news
    }

    fn begin(&mut self, form: &str, country: &str, authority: &str, informant: &str) -> Vec<News> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let language = self.messages.language().tag().to_owned();
        let beginning = Beginning {
            language,
            informant: informant.to_owned(),
            ..Beginning::about(Authority::named(country, authority))
        };
        let begun = session
            .form(form)
            .and_then(|form| session.begin(&form, &beginning));
        match begun {
            Ok(open) => {
                let mut desk = Desk::new(open, None, &self.messages);
                desk.go_to_first_open();
                self.desk = Some(desk);
                self.stand(false);
                let mut news = self.sheet();
                news.push(News::Saved(self.time()));
                news
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    fn open(&mut self, id: &str) -> Vec<News> {
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
                // What comes back opens on what is asked.
                let at = inbox::asked_place(&open).or(left);
                self.desk = Some(Desk::new(open, at.as_ref(), &self.messages));
                self.stand(false);
                self.sheet()
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    fn sheet(&self) -> Vec<News> {
        match (&self.desk, &self.session) {
            (Some(desk), Some(session)) => vec![News::Sheet(Box::new(desk.sheet(session, &self.messages)))],
            _ => Vec::new(),
        }
    }

    /// Remembers where one stands, for the next start.
    fn keep_place(&mut self) {
        if let (Some(desk), Some(session)) = (&self.desk, &mut self.session)
            && let Some(place) = desk.place().cloned()
        {
            // A bookmark that cannot be kept costs a few keys at the next start, no answer.
            let _ = session.bookmark(&desk.open, &place, 0);
        }
    }

    fn refused(&self, error: &AnswerError) -> String {
        speech::answer_error(error, &self.messages).sentence
    }

    /// What an act led to: saved with the new snapshot, or not with the reason.
    fn acted<T>(&mut self, done: Result<T, AnswerError>) -> Result<Vec<News>, Vec<News>> {
        match done {
            Ok(_) => {
                self.pace.act();
                if let Some(desk) = &mut self.desk {
                    desk.refresh(&self.messages);
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

    fn go(&mut self, go: &Go) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let (moved, otherwise) = match go {
            Go::Next => (desk.next(), Some("interview-end")),
            Go::NextIfSound => {
                let view = desk.place().and_then(|place| desk.open.interview().view(place));
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
            self.keep_place();
            let jumped = matches!(go, Go::To(_) | Go::NextOpen | Go::NextDoubtful | Go::Back);
            self.stand(jumped);
        }
        news.extend(self.sheet());
        news
    }

    /// Notes at which question one stands since when, in which language and with whom.
    fn stand(&mut self, jumped: bool) {
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
    fn keep_pace(&mut self) {
        if let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) {
            let _ = session.keep_pace(&mut desk.open, &mut self.pace);
        }
    }

    /// The interview is put away: its place and its times are kept.
    fn end_sitting(&mut self) {
        self.keep_place();
        self.keep_pace();
    }

    fn add_instance(&mut self, repeat: &Place) -> Result<Vec<News>, Vec<News>> {
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

    fn remove_instance(&mut self, instance: &Place) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.remove_instance(&mut desk.open, instance);
        let news = self.acted(done)?;
        Ok(self.saying(news, "interview-removed"))
    }

    fn draft(&mut self, place: &Place, text: &str, cursor: usize) -> Vec<News> {
        let (Some(desk), Some(session)) = (&self.desk, &mut self.session) else {
            return Vec::new();
        };
        let kept = session
            .keep_draft(&desk.open, place, text, cursor.try_into().unwrap_or(u32::MAX))
            .and_then(|()| session.bookmark(&desk.open, place, 0));
        match kept {
            Ok(()) => vec![News::Kept(self.time())],
            Err(error) => vec![News::SaveFailed(
                speech::store_error(&error, &self.messages).sentence,
            )],
        }
    }

    fn form_language(&mut self, index: usize) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let language = desk.open.form().languages().iter().nth(index);
        if let Some(language) = language {
            desk.open.set_language(language);
            desk.respell(&self.messages);
        }
        self.sheet()
    }

    fn undo(&mut self, redo: bool) -> Result<Vec<News>, Vec<News>> {
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
        let mut news = self.acted(done)?;
        if let Some(place) = changed {
            // What changed is shown, else nobody would know what was undone.
            news.extend(self.go(&Go::To(place)));
        }
        news.push(News::Notice(self.messages.text("interview-undone")));
        Ok(news)
    }

    fn history(&self, place: &Place) -> Vec<News> {
        match (&self.desk, &self.session) {
            (Some(desk), Some(session)) => vec![News::History(desk.history(session, place, &self.messages))],
            _ => Vec::new(),
        }
    }
}

/// `Français (fr)` → `fr`.
fn code(language: &str) -> String {
    language
        .rsplit_once('(')
        .map_or(language, |(_, code)| code.trim_end_matches(')'))
        .trim()
        .to_owned()
}
