//! An interview on the table: the engine that shows it, and the events that it stands on.

use std::sync::Arc;

use super::pen::{Pen, heard};
use super::undo::Acts;
use super::{Authority, Session, SessionError};
use crate::form::{Form, LanguageId};
use crate::interview::{Env, Facts, InstanceFact, Interview, Person};
use crate::log::{Begun, Body, Event, InterviewId, Record, Role, State, fold, fold_under};
use crate::store::{Batch, Progress};

/// An interview that is open for work. Only a [`Session`] changes it.
#[derive(Debug)]
pub struct Open {
    pub(super) interview: Interview,
    pub(super) events: Vec<Event>,
    pub(super) record: Record,
    pub(super) acts: Acts,
}

impl Open {
    /// Which interview.
    pub fn id(&self) -> InterviewId {
        self.record.interview
    }

    /// The engine, to be read: views, outline, ways through.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        self.interview.form()
    }

    /// What its events mean: heads, conflicts, notes, state.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Its events, by device and number.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Whom it is about.
    pub fn authority(&self) -> Authority {
        let begun = self.record.begun.clone().unwrap_or_default();
        Authority {
            id: begun.authority,
            country: begun.country,
            name: begun.name,
        }
    }

    /// Shows it in another language; nothing is written.
    pub fn set_language(&mut self, language: LanguageId) -> crate::interview::Change {
        self.interview.set_language(language)
    }
}

/// What an interview begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// Whom it is about.
    pub authority: Authority,
    /// The wave of the study, empty where there is one only.
    pub wave: String,
    /// The language, by the code in the form's column headers (`fr`) or ISO 639-3; empty for the form's own default.
    pub language: String,
    /// The main informant's code, empty where not known yet.
    pub informant: String,
}

impl Beginning {
    /// About this authority, nothing else being known.
    pub fn about(authority: Authority) -> Self {
        Self {
            authority,
            wave: String::new(),
            language: String::new(),
            informant: String::new(),
        }
    }
}

impl Session {
    /// Begins an interview; its beginning, and what the form fills in by itself, are durable when this returns.
    pub fn begin(&mut self, form: &Arc<Form>, beginning: &Beginning) -> Result<Open, SessionError> {
        let kept = self
            .shelf
            .kept(form.hash())
            .ok_or_else(|| SessionError::UnknownForm {
                name: form.id().to_owned(),
                suggestion: None,
            })?;
        self.refuse_changed_form(form)?;
        let mut pen = self.pen();
        self.continue_device(&mut pen);
        let id = InterviewId(pen.next());
        let study = self.study_record()?;
        let env = Env {
            last_saved: self.last_saved(form)?,
            ..self.env(id)
        };
        let mut interview = Interview::new(Arc::clone(form), &env);
        if let Some(language) = language(form, &beginning.language) {
            interview.set_language(language);
        }
        let shown = form.languages().name(interview.language());
        pen.write(
            Some(id),
            "",
            Vec::new(),
            Body::Begun(Begun {
                form: form.id().to_owned(),
                version: form.version().to_owned(),
                hash: form.hash().to_owned(),
                authority: beginning.authority.id.clone(),
                country: beginning.authority.country.clone(),
                name: beginning.authority.name.clone(),
                wave: beginning.wave.clone(),
                language: language_code(shown),
                informant: beginning.informant.clone(),
            }),
        );
        let record = fold(id, &pen.events);
        let mut initial = interview.take_initial_writes();
        initial.extend(super::prefill::prefill(
            &mut interview,
            &env,
            &self.identity(),
            beginning,
            &study,
        ));
        if study.spares() {
            initial.extend(super::study::spare(&mut interview, &env));
        }
        pen.act(&record, &initial, &super::Words::default(), Some(id.0));
        self.leave_to_reviewers(&mut interview)?;
        let mut open = Open {
            interview,
            events: Vec::new(),
            record,
            acts: Acts::default(),
        };
        let written = self.written(
            &mut open,
            pen,
            Batch {
                forms: &[(*kept).clone()],
                ..Batch::default()
            },
        );
        written?;
        Ok(open)
    }

    /// Opens an interview for whoever sits here; nothing is written. Where the study's grants make this device one that
    /// only interviews, the questions for those who review are not asked.
    pub fn open_interview(&self, interview: InterviewId) -> Result<Open, SessionError> {
        let mut open = self.open_whole(interview)?;
        self.leave_to_reviewers(&mut open.interview)?;
        Ok(open)
    }

    /// Leaves out what this device has no part in.
    fn leave_to_reviewers(&self, interview: &mut Interview) -> Result<(), SessionError> {
        if self.store.rights()?.role(self.identity().device) == Role::Field {
            interview.without_review_questions();
        }
        Ok(())
    }

    /// Opens an interview with all its questions: what it means is the same whoever reads it.
    pub fn open_whole(&self, interview: InterviewId) -> Result<Open, SessionError> {
        let events = self.store.events(interview)?;
        if events.is_empty() {
            return Err(SessionError::UnknownInterview { interview });
        }
        let record = self.store.meaning(interview, &events)?;
        if record.state == State::Withdrawn {
            return Err(SessionError::Withdrawn { interview });
        }
        let Some(begun) = &record.begun else {
            return Err(SessionError::WaitingForBeginning { interview });
        };
        let form = self
            .form_by_hash(&begun.hash)?
            .or_else(|| self.shipped_of(&begun.hash))
            .ok_or_else(|| {
                let (id, version, hash) = (begun.form.clone(), begun.version.clone(), begun.hash.clone());
                SessionError::WaitingForForm {
                    interview,
                    id,
                    version,
                    hash,
                }
            })?;
        let mut shown = Interview::restore(Arc::clone(&form), &self.env_of(&record), &facts(&record));
        if let Some(language) = language(&form, &begun.language) {
            shown.set_language(language);
        }
        Ok(Open {
            interview: shown,
            events,
            record,
            acts: Acts::default(),
        })
    }

    /// What an interview's events mean, without its form.
    pub fn record(&self, interview: InterviewId) -> Result<Record, SessionError> {
        let events = self.store.events(interview)?;
        if events.is_empty() {
            Err(SessionError::UnknownInterview { interview })
        } else {
            Ok(self.store.meaning(interview, &events)?)
        }
    }

    /// Makes what the pen wrote durable and brings the interview on the table up to it. On failure the engine is left to
    /// the caller; events and record are as they were, or as the disk turned out to hold them.
    pub(super) fn written(
        &mut self,
        open: &mut Open,
        pen: Pen,
        batch: Batch<'_>,
    ) -> Result<(), crate::store::StoreError> {
        let rights = self.store.rights()?;
        let known = open.events.len();
        open.events.extend(
            pen.events
                .iter()
                .filter(|event| event.concerns() == Some(open.record.interview))
                .cloned(),
        );
        let own = &open.events[known..];
        let mut follows = own.iter();
        // An answer is put on top of what is known; only what changes more than its question is folded with all the rest.
        if !follows.all(|event| open.record.follow(&rights, event)) {
            open.record = fold_under(&rights, open.id(), &open.events);
        }
        let progress = open.interview.progress_in_all();
        let batch = Batch {
            events: &pen.events,
            seen: &pen.seen,
            record: Some(&open.record),
            progress: Some(Progress {
                questions: progress.questions,
                answered: progress.answered,
                missing: progress.missing,
                required: progress.required,
                invalid: progress.invalid,
                warned: progress.warned,
            }),
            ..batch
        };
        if let Err(error) = self.store.append(&batch) {
            open.events.truncate(known);
            open.record = fold_under(&rights, open.id(), &open.events);
            return Err(error);
        }
        #[cfg(all(test, debug_assertions))]
        if std::env::var_os("REPERE_KEYS").is_none() {
            let folded = fold_under(&rights, open.id(), &open.events);
            assert_eq!(open.record, folded, "an answer follows as it would be folded");
        }
        for seen in &pen.seen {
            self.noted.see(seen.event);
        }
        Ok(())
    }

    /// Shows the interview anew from its events: after an undo, or where another hand changed them.
    pub(super) fn restore(&self, open: &mut Open) {
        let language = open.interview.language();
        let form = Arc::clone(open.form());
        open.interview = Interview::restore(form, &self.env_of(&open.record), &facts(&open.record));
        open.interview.set_language(language);
    }

    /// A form that is shipped but not kept yet: the interview came in a bundle without it.
    fn shipped_of(&self, hash: &str) -> Option<Arc<Form>> {
        let forms = crate::form::shipped()
            .iter()
            .filter_map(|shipped| self.form(shipped.id).ok());
        forms.into_iter().find(|form| form.hash() == hash)
    }

    /// The same id and version must mean the same questions in every interview.
    pub(super) fn refuse_changed_form(&self, form: &Form) -> Result<(), SessionError> {
        for (id, version, kept) in self.store.kept_forms()? {
            if id == form.id() && version == form.version() && kept != form.hash() {
                return Err(SessionError::ChangedForm {
                    id,
                    version,
                    kept,
                    found: form.hash().to_owned(),
                });
            }
        }
        Ok(())
    }

    /// The world of an act in an interview.
    pub(super) fn env(&self, interview: InterviewId) -> Env {
        let person = Person {
            device: self.store.device().to_string(),
            username: self.store.purpose().person.clone(),
            ..Person::default()
        };
        Env {
            person,
            ..Env::at(self.world.now())
        }
        .seeded(&interview.to_string())
    }

    /// The world in which an interview is shown: now while it is being filled, else the moment of its last event.
    pub(super) fn env_of(&self, record: &Record) -> Env {
        let mut env = self.env(record.interview);
        if record.state != State::Draft
            && let Ok(last) = jiff::Timestamp::from_second(record.touched_at)
        {
            env.now = last.to_zoned(env.now.time_zone().clone());
        }
        env
    }
}

/// What is durably known of an interview, as the engine takes it.
pub(super) fn facts(record: &Record) -> Facts {
    let instances = record.instances.iter();
    let answers = record.answers.iter();
    Facts {
        instances: instances
            .map(|i| InstanceFact {
                key: i.key.clone(),
                present: i.present,
            })
            .collect(),
        answers: answers
            .map(|(key, answered)| (key.clone(), heard(answered.answer())))
            .collect(),
    }
}

/// ISO 639-1 and -3 of the languages that forms are likely to have; others go by the code that their forms use.
const CODES: [(&str, &str); 10] = [
    ("fr", "fra"),
    ("en", "eng"),
    ("ar", "ara"),
    ("am", "amh"),
    ("pt", "por"),
    ("es", "spa"),
    ("de", "deu"),
    ("sw", "swa"),
    ("ha", "hau"),
    ("wo", "wol"),
];

/// The language of a form by either code.
fn language(form: &Form, code: &str) -> Option<LanguageId> {
    let other = CODES.iter().find_map(|(two, three)| match code {
        c if c == *two => Some(*three),
        c if c == *three => Some(*two),
        _ => None,
    });
    let languages = form.languages();
    languages
        .find_code(code)
        .or_else(|| languages.find_code(other?))
        .filter(|_| !code.is_empty())
}

/// The ISO 639-3 code of a form's language: `Français (fr)` is `fra`.
fn language_code(name: &str) -> String {
    let code = name
        .rsplit_once('(')
        .map_or(name, |(_, end)| end.trim_end_matches(')'))
        .trim()
        .to_lowercase();
    CODES
        .iter()
        .find(|(two, _)| *two == code)
        .map_or(code, |(_, three)| (*three).to_owned())
}
