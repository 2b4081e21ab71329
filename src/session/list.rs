//! What the faces list: interviews, authorities, forms.

use std::collections::BTreeMap;

use super::{Authority, Session, SessionError};
use crate::interview::Progress;
use crate::log::{Aliases, DeviceId, InterviewId, State};
use crate::store::Line;

/// A search shows no more answers than a person will look through.
const SEARCH_LIMIT: u32 = 200;

/// Whose folder this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The study's code.
    pub study: String,
    /// The team's code.
    pub team: String,
    /// The person's code.
    pub person: String,
    /// The person's key on this laptop.
    pub device: DeviceId,
    /// A folder to learn in, that sends nothing.
    pub practice: bool,
    /// Whether a passphrase protects the data; without, the key lies beside it.
    pub passphrase: bool,
}

/// One line of the list of interviews.
#[derive(Debug, Clone, PartialEq)]
pub struct InterviewSummary {
    /// Which interview.
    pub id: InterviewId,
    /// The form's id, version and content hash.
    pub form: FormRef,
    /// Whom it is about, under the id that shows where several are one; the name is the one typed.
    pub authority: Authority,
    /// The interviewer's person code, where the device is known.
    pub person: Option<String>,
    /// The wave of the study, empty where there is one only.
    pub wave: String,
    /// The language that it was begun in.
    pub language: String,
    /// Where it stands in the workflow, computed from its events.
    pub state: State,
    /// Whether something arrived after the standing workflow event.
    pub changed_since: bool,
    /// Progress, absent where the interview came in a bundle and was not opened since.
    pub progress: Option<Progress>,
    /// Questions whose answer is in conflict.
    pub conflicts: u32,
    /// Notes that stand.
    pub notes: u32,
    /// Questions back that nobody settled.
    pub questions: u32,
    /// Statements of kinds that only a newer program knows.
    pub unknown: u32,
    /// When it was begun, as Unix seconds by its author's clock.
    pub begun_at: i64,
    /// When it last changed, likewise.
    pub changed_at: i64,
    /// Whether this folder's own device began it.
    pub own: bool,
}

/// One line of the list of authorities.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthoritySummary {
    /// Which authority.
    pub authority: Authority,
    /// Its interviews, as the list of interviews orders them.
    pub interviews: Vec<InterviewId>,
    /// Of these, how many are submitted, accepted or released.
    pub submitted: u32,
    /// When one of them last changed, as Unix seconds.
    pub changed_at: i64,
}

/// A form by name and content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormRef {
    /// `form_id`.
    pub id: String,
    /// `version`.
    pub version: String,
    /// Hash of its content, design section 3.
    pub hash: String,
}

/// One line of the list of forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSummary {
    /// Which form.
    pub form: FormRef,
    /// Its title in the language asked for.
    pub title: String,
    /// Where it comes from.
    pub origin: FormOrigin,
}

/// Where a form comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormOrigin {
    /// Compiled into the program.
    Shipped,
    /// A file in the data folder.
    Installed,
    /// Kept with the interviews that were begun with it.
    Kept,
}

/// Something found by a search over interviews.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The interview.
    pub interview: InterviewId,
    /// The key of the place whose answer or note matched, or nothing where the authority's name did.
    pub key: Option<String>,
    /// The text that matched.
    pub text: String,
}

impl Session {
    /// Every interview, the latest changed first.
    pub fn interviews(&self) -> Result<Vec<InterviewSummary>, SessionError> {
        let aliases = self.aliases()?;
        Ok(self
            .store
            .lines()?
            .into_iter()
            .map(|line| self.summary(line, &aliases))
            .collect())
    }

    /// One interview's line.
    pub fn interview(&self, interview: InterviewId) -> Result<InterviewSummary, SessionError> {
        let line = self
            .store
            .line(interview)?
            .ok_or(SessionError::UnknownInterview { interview })?;
        Ok(self.summary(line, &self.aliases()?))
    }

    /// Every authority that an interview is about, the latest changed first.
    pub fn authorities(&self) -> Result<Vec<AuthoritySummary>, SessionError> {
        let mut found: Vec<AuthoritySummary> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for line in self
            .interviews()?
            .into_iter()
            .filter(|line| !line.authority.id.is_empty())
        {
            let at = *known.entry(line.authority.id.clone()).or_insert(found.len());
            if at == found.len() {
                found.push(AuthoritySummary {
                    authority: line.authority,
                    interviews: Vec::new(),
                    submitted: 0,
                    changed_at: line.changed_at,
                });
            }
            found[at].interviews.push(line.id);
            found[at].submitted += u32::from(is_submitted(line.state));
        }
        Ok(found)
    }

    /// Interviews whose authority's name or standing answers hold this text, case and accents of names aside.
    pub fn search(&self, text: &str) -> Result<Vec<Found>, SessionError> {
        let wanted = crate::text::fold::fold(text.trim());
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let named = self
            .store
            .lines()?
            .into_iter()
            .filter(|line| crate::text::fold::fold(&line.name).contains(&wanted));
        let mut found: Vec<Found> = named
            .map(|line| Found {
                interview: line.interview,
                key: None,
                text: line.name,
            })
            .collect();
        let hits = self.store.search(text.trim(), SEARCH_LIMIT)?.into_iter();
        found.extend(hits.map(|hit| Found {
            interview: hit.interview,
            key: Some(hit.key),
            text: hit.text,
        }));
        Ok(found)
    }

    fn summary(&self, line: Line, aliases: &Aliases) -> InterviewSummary {
        InterviewSummary {
            own: line.interview.0.device == self.store.device(),
            id: line.interview,
            form: FormRef {
                id: line.form,
                version: line.version,
                hash: line.hash,
            },
            authority: Authority {
                id: aliases.shown(&line.authority).to_owned(),
                country: line.country,
                name: line.name,
            },
            person: line.person,
            wave: line.wave,
            language: line.language,
            state: State::from_word(&line.state).unwrap_or(State::Draft),
            changed_since: line.changed_since,
            progress: line.progress.map(shown),
            conflicts: line.conflicts,
            notes: line.notes,
            questions: line.questions,
            unknown: line.unknown,
            begun_at: line.begun_at,
            changed_at: line.changed_at,
        }
    }
}

fn is_submitted(state: State) -> bool {
    matches!(state, State::Submitted | State::Accepted | State::Released)
}

fn shown(kept: crate::store::Progress) -> Progress {
    let crate::store::Progress {
        questions,
        answered,
        missing,
        required,
        invalid,
        warned,
    } = kept;
    Progress {
        questions,
        answered,
        missing,
        required,
        invalid,
        warned,
    }
}
