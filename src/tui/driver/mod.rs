//! Does what the screens ask: the only place of this room that touches session, disk and clock.

mod asking;
mod behind;
mod desk;
mod folder;
mod handover;
mod home;
mod inbox;
mod keep;
mod migrate;
mod notes;
mod profile;
mod review;
mod travel;
mod voices;
pub mod words;

use super::effect::{Effect, News};
use crate::bundle::BundleId;
use crate::exchange::Progress;
use crate::locale::{Language, Messages};
use crate::session::{Authority, Beginning, Pace, Secret, Session, SessionError, Standing, World};
use crate::speech;
use crate::text::short::Abbreviations;
use desk::Desk;
use std::ops::ControlFlow;
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
    /// The bundles that the last merge brought something of.
    merged: Vec<BundleId>,
    /// Whether the person accepts devices not met before.
    accept_new: bool,
    /// The conflicts shown.
    shown: Vec<travel::Shown>,
    /// The lines of the inbox shown.
    items: Vec<crate::coordinate::Item>,
    /// The migration that is previewed.
    plan: Option<migrate::Plan>,
    /// Who locked the folder: it opens where it was for nobody else.
    locked_by: Option<String>,
    /// Whether the person was asked to look at the clock.
    clock_told: bool,
    /// How the sitting goes in time.
    pace: Pace,
    /// The person's own abbreviations.
    pub abbreviations: Abbreviations,
    /// One went on since the disk last heard where one stands.
    passing: bool,
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
            merged: Vec::new(),
            accept_new: false,
            shown: Vec::new(),
            items: Vec::new(),
            plan: None,
            locked_by: None,
            clock_told: false,
            pace: Pace::default(),
            abbreviations: Abbreviations::default(),
            passing: false,
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

    /// Does one effect in view of the person, who is told how far it is and can stop it where that leaves things whole.
    pub fn perform_watched(
        &mut self,
        effect: Effect,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Vec<News>, Vec<News>> {
        match effect {
            Effect::Rehearse(files) => Ok(self.rehearse(&files, watch)),
            Effect::Merge { accept_new } => {
                self.accept_new = accept_new;
                Ok(self.merge(watch))
            }
            effect => self.perform(effect),
        }
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
            Effect::LoadVersions(interview) => Ok(self.versions(&interview)),
            Effect::PreviewMigration {
                interview,
                to,
                renames,
            } => Ok(self.preview_migration(&interview, &to, &renames)),
            Effect::Migrate => Ok(self.migrate()),
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
            Effect::OpenToHandOver(id) => {
                let mut news = self.open(&id);
                if self.desk.is_some() {
                    news.extend(self.ask_hand_over());
                }
                Ok(news)
            }
            Effect::AskHandOver => Ok(self.ask_hand_over()),
            Effect::SuggestHandOver { group, to } => Ok(self.suggest_hand_over(group, &to)),
            Effect::HandOver {
                group,
                to,
                informant,
                file,
            } => self.hand_over(group.as_ref(), &to, &informant, &file),
            Effect::TakeBack { group } => self.take_back(group.as_ref()),
            Effect::Speak(code) => Ok(self.speak(&code)),
            Effect::Introduce { code, said, speaks } => self.introduce(&code, said, speaks),
            Effect::LoadEarlier(place) => Ok(self.earlier(&place)),
            Effect::LoadThread(place) => Ok(self.thread(&place)),
            Effect::LookAtFile(path) => Ok(vec![News::FileSeen(super::outside::file(&path, &self.messages))]),
            Effect::AddInstance(repeat) => self.add_instance(&repeat),
            Effect::RemoveInstance(instance) => self.remove_instance(&instance),
            Effect::Draft { place, text, cursor } => Ok(self.draft(&place, &text, cursor)),
            Effect::Pause => {
                self.pause();
                Ok(Vec::new())
            }
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
            effect @ (Effect::Rehearse(_) | Effect::Merge { .. }) => {
                self.perform_watched(effect, &mut |_| ControlFlow::Continue(()))
            }
            Effect::UndoMerge => Ok(self.undo_merge()),
            Effect::Send { path, to } => Ok(self.send(&path, &to)),
            Effect::LoadConflicts => Ok(self.conflicts()),
            Effect::LoadInbox => Ok(self.inbox()),
            Effect::AcceptAll(items) => Ok(self.accept_all(&items)),
            Effect::Inbox { item, act, text } => self.decide_item(item, act, &text),
            Effect::Reply(text) => self.reply(&text),
            Effect::AskField(text) => self.ask_field(&text),
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
                let own = session.identity().person;
                let mut desk = Desk::new(open, None, &own, &self.messages);
                desk.go_to_first_open();
                desk.learn(&self.abbreviations);
                self.desk = Some(desk);
                self.stand(false);
                let mut news = self.sheet();
                news.push(News::Saved(self.time()));
                news
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
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
