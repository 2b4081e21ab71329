//! From a question that a profile leaves open to a question back: in which interview, at which key, for whom.
//!
//! Nothing new is said in the log: it is the question back that a coordinator could have put by hand, put where
//! whoever goes back to the field will meet it.

use super::{CoordinateError, Done, ask};
use crate::log::{InterviewId, Role, State};
use crate::session::{InterviewSummary, Session, SessionError};

/// A question to take back to the field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errand {
    /// The authority, by its id.
    pub authority: String,
    /// What is to be asked.
    pub text: String,
    /// The questions of a form that it is about, the best one first.
    pub questions: Vec<String>,
    /// The informants concerned; empty where anyone will do.
    pub informants: Vec<String>,
}

/// Asks it in the interview where it belongs; `None` where this folder may not ask, or no interview can carry it.
///
/// Of the authority's interviews that is one with an informant concerned, in a form that has the question, the last
/// begun. Who may not ask back would only leave a request: then nothing is written.
pub fn assign(session: &mut Session, errand: &Errand) -> Result<Option<Done>, CoordinateError> {
    let role = session.store().rights()?.role(session.identity().device);
    if role < Role::Team {
        return Ok(None);
    }
    let Some((interview, key)) = place(session, errand)? else {
        return Ok(None);
    };
    ask(session, interview, &key, &errand.text).map(Some)
}

/// The interview and the key in it, empty where the question is not one of the form's.
fn place(session: &Session, errand: &Errand) -> Result<Option<(InterviewId, String)>, CoordinateError> {
    let lines: Vec<InterviewSummary> = session
        .interviews()?
        .into_iter()
        .filter(|line| line.authority.id == errand.authority && line.state != State::Withdrawn)
        .collect();
    let mut best: Option<((bool, bool, i64, InterviewId), String)> = None;
    for line in lines {
        let record = session.record(line.id)?;
        let concerned = errand
            .informants
            .iter()
            .any(|code| record.informants.contains(code));
        let key = match session.open_interview(line.id) {
            Ok(open) => {
                let interview = open.interview();
                let found = errand.questions.iter().find_map(|name| {
                    let place = interview.find(name).ok()?;
                    interview.is_relevant(&place).then(|| interview.key(&place))
                });
                found.unwrap_or_default()
            }
            // It can be asked about as a whole, even where its form has not arrived.
            Err(SessionError::WaitingForForm { .. }) => String::new(),
            Err(error) => return Err(error.into()),
        };
        let rank = (concerned, !key.is_empty(), line.begun_at, line.id);
        if best.as_ref().is_none_or(|(other, _)| *other < rank) {
            best = Some((rank, key));
        }
    }
    Ok(best.map(|((.., id), key)| (id, key)))
}

/// The words of every question that is open in an interview about this authority.
pub fn assigned(session: &Session, authority: &str) -> Result<Vec<String>, CoordinateError> {
    let mut texts = Vec::new();
    for line in session.interviews()? {
        if line.authority.id == authority && line.questions > 0 {
            let record = session.record(line.id)?;
            texts.extend(record.open_questions().map(|question| question.text.clone()));
        }
    }
    Ok(texts)
}
