//! The way back: questions to the field, replies, returns, acceptances, releases.

use super::CoordinateError;
use crate::log::{Act, Body, EventId, InterviewId, Outcome, Record, Role, State, outcome};
use crate::session::{InterviewSummary, Session, SessionError};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The events, in order.
    pub events: Vec<EventId>,
    /// The role that its author lacks: it is kept and shown as a request.
    pub request: Option<Role>,
    /// Where the interview stands now.
    pub state: State,
}

/// A question back, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The interview.
    pub interview: InterviewId,
    /// The question back and what came of it.
    pub question: crate::log::Question,
    /// Whether a reply or a correction came after it and nobody settled it yet.
    pub answered: bool,
}

/// Asks the field about a question, or about the whole interview where the key is empty.
pub fn ask(
    session: &mut Session,
    interview: InterviewId,
    key: &str,
    text: &str,
) -> Result<Done, CoordinateError> {
    write(
        session,
        interview,
        Body::Asked {
            key: key.to_owned(),
            text: text.to_owned(),
        },
    )
}

/// Replies to a question back.
pub fn reply(session: &mut Session, question: EventId, text: &str) -> Result<Done, CoordinateError> {
    let interview = interview_of(session, question)?;
    write(
        session,
        interview,
        Body::Replied {
            question,
            text: text.to_owned(),
        },
    )
}

/// Says that a question back has what was asked for.
pub fn settle(session: &mut Session, question: EventId, text: &str) -> Result<Done, CoordinateError> {
    let interview = interview_of(session, question)?;
    write(
        session,
        interview,
        Body::Settled {
            question,
            text: text.to_owned(),
        },
    )
}

/// Sends an interview back with the questions that are open in it.
pub fn hand_back(session: &mut Session, interview: InterviewId, text: &str) -> Result<Done, CoordinateError> {
    write(
        session,
        interview,
        Body::Returned {
            text: text.to_owned(),
        },
    )
}

/// Accepts an interview as it stands before its author.
pub fn accept(session: &mut Session, interview: InterviewId, text: &str) -> Result<Done, CoordinateError> {
    write(
        session,
        interview,
        Body::Accepted {
            text: text.to_owned(),
        },
    )
}

/// Opens an accepted interview to analysis.
pub fn release(session: &mut Session, interview: InterviewId, text: &str) -> Result<Done, CoordinateError> {
    write(
        session,
        interview,
        Body::Released {
            text: text.to_owned(),
        },
    )
}

/// Takes acceptance or release back, or lifts a withdrawal that only hides.
pub fn reopen(session: &mut Session, interview: InterviewId, text: &str) -> Result<Done, CoordinateError> {
    write(
        session,
        interview,
        Body::Reopened {
            text: text.to_owned(),
        },
    )
}

/// Withdraws an interview, or what one informant said in it. Values go at once where the author may.
pub fn withdraw(
    session: &mut Session,
    interview: InterviewId,
    informant: Option<&str>,
    text: &str,
) -> Result<Done, CoordinateError> {
    let record = session.record(interview)?;
    if let Some(code) = informant
        && record.main_informant() == code
    {
        return Err(CoordinateError::MainInformant {
            interview,
            informant: code.to_owned(),
        });
    }
    let informant = informant.map(str::to_owned);
    write(
        session,
        interview,
        Body::Withdrawn {
            interview,
            informant,
            text: text.to_owned(),
        },
    )
}

/// Every question back that nobody settled, the oldest first.
pub fn open_questions(session: &Session) -> Result<Vec<Asked>, CoordinateError> {
    let mut found = Vec::new();
    for line in session
        .interviews()?
        .into_iter()
        .filter(|line| line.questions > 0)
    {
        let record = session.record(line.id)?;
        for question in record.open_questions() {
            found.push(Asked {
                interview: line.id,
                question: question.clone(),
                answered: is_answered(&record, question),
            });
        }
    }
    found.sort_by_key(|asked| (asked.question.at, asked.question.event));
    Ok(found)
}

/// Whether the field replied, or corrected the answer that was asked about.
pub fn is_answered(record: &Record, question: &crate::log::Question) -> bool {
    let corrected = record.answers.get(&question.key).is_some_and(|answered| {
        // A revision by another device that is later in causal order: its author had the question before them or not;
        // either way the answer asked about is no longer the one that stands.
        answered.heads.iter().any(|head| {
            !head.auto && head.event.device != question.event.device && head.lamport > question.lamport
        })
    });
    !question.replies.is_empty() || corrected
}

fn interview_of(session: &Session, question: EventId) -> Result<InterviewId, CoordinateError> {
    for line in session.interviews()? {
        if session
            .record(line.id)?
            .questions
            .iter()
            .any(|asked| asked.event == question)
        {
            return Ok(line.id);
        }
    }
    Err(CoordinateError::UnknownQuestion { question })
}

/// Writes one statement of the workflow, unless the state makes it meaningless.
fn write(session: &mut Session, interview: InterviewId, body: Body) -> Result<Done, CoordinateError> {
    let record = session.record(interview)?;
    let rights = session.store().rights()?;
    let own = rights.role(session.identity().device);
    let needed = Role::needed(&body);
    if let Some(act) = Act::of(&body) {
        let refused = CoordinateError::State {
            interview,
            state: record.state,
            act,
        };
        match outcome(record.state, act) {
            Outcome::Without => return Err(refused),
            Outcome::Stays if matches!(act, Act::Submit | Act::Release) => return Err(refused),
            Outcome::IfUnchanged(_) if record.changed_since => {
                return Err(CoordinateError::Changed { interview });
            }
            Outcome::Lifts if record.withdrawals.iter().any(|w| w.erases) => return Err(refused),
            _ => {}
        }
    }
    let events = session.declare(interview, vec![body])?;
    let state = session.record(interview)?.state;
    Ok(Done {
        events,
        request: (own < needed).then_some(needed),
        state,
    })
}

/// Which interviews a bulk act is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only about this authority (its shown id).
    pub authority: Option<String>,
    /// Only with this form.
    pub form: Option<String>,
    /// Only begun by this person.
    pub person: Option<String>,
    /// Only of this country.
    pub country: Option<String>,
    /// Only of this wave.
    pub wave: Option<String>,
    /// Only those with nothing open: no conflict, no question back, nothing invalid, doubtful or required and missing.
    pub clean: bool,
}

impl Filter {
    /// Whether it leaves an interview through; one that was never opened here has no count and is not clean.
    pub fn admits(&self, line: &InterviewSummary) -> bool {
        let is =
            |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
        let sound = line
            .progress
            .is_some_and(|p| p.invalid == 0 && p.warned == 0 && p.required == 0);
        is(&self.authority, &line.authority.id)
            && is(&self.form, &line.form.id)
            && is(&self.person, line.person.as_deref().unwrap_or_default())
            && is(&self.country, &line.authority.country)
            && is(&self.wave, &line.wave)
            && (!self.clean || (line.conflicts == 0 && line.questions == 0 && sound))
    }
}

/// The interviews that a bulk act would reach: in a state in which it means something, and through the filter.
pub fn reached(session: &Session, act: Act, filter: &Filter) -> Result<Vec<InterviewSummary>, SessionError> {
    let mut lines = session.interviews()?;
    lines.retain(|line| {
        let wanted = match act {
            Act::Accept => {
                line.state == State::Submitted || (line.state == State::Accepted && line.changed_since)
            }
            Act::Release => line.state == State::Accepted && !line.changed_since,
            _ => false,
        };
        wanted && filter.admits(line)
    });
    Ok(lines)
}
