//! `repere ask | reply | settle | return | accept | release | reopen | withdraw`: the way back, and what it ends in.

use clap::Args;
use serde_json::json;

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::coordinate::{self, CoordinateError, Done, Filter};
use crate::log::{Act, EventId, InterviewId};
use crate::session::{Session, SessionError};
use crate::speech::{Blame, coordinate_error};
use crate::text::clean;

/// `repere ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// The interview's id, or the beginning of one.
    pub id: String,
    /// The question's path or name; `.` for the whole interview.
    pub path: String,
    /// What is asked.
    pub text: String,
}

/// `repere reply` and `settle`.
#[derive(Debug, Args)]
pub struct Answering {
    /// The question back, by its id.
    pub question: String,
    #[arg(default_value = "")]
    /// The words.
    pub text: String,
}

/// `repere return` and `reopen`.
#[derive(Debug, Args)]
pub struct About {
    /// The interview's id, or the beginning of one.
    pub id: String,
    #[arg(default_value = "")]
    /// Why.
    pub text: String,
}

/// `repere accept` and `release`.
#[derive(Debug, Args)]
pub struct Bulk {
    /// Interviews by id, or the beginnings of ids; none takes all that the filters let through.
    pub ids: Vec<String>,
    #[arg(long, value_name = "NAME")]
    /// About this authority only.
    pub authority: Option<String>,
    #[arg(long = "with-form", value_name = "ID")]
    /// With this form only.
    pub form: Option<String>,
    #[arg(long, value_name = "CODE")]
    /// Begun by this person only.
    pub person: Option<String>,
    #[arg(long, value_name = "ISO")]
    /// Of this country only.
    pub country: Option<String>,
    #[arg(long, value_name = "N")]
    /// Of this wave only.
    pub wave: Option<String>,
    #[arg(long)]
    /// Only those in which nothing is open.
    pub clean: bool,
    #[arg(long, value_name = "TEXT", default_value = "")]
    /// A remark.
    pub text: String,
    #[arg(long)]
    /// Say which ones; write nothing.
    pub dry_run: bool,
}

/// `repere withdraw`.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// The interview's id, or the beginning of one.
    pub id: String,
    #[arg(long, value_name = "CODE")]
    /// What this informant said, only.
    pub informant: Option<String>,
    #[arg(default_value = "")]
    /// Why.
    pub text: String,
}

impl Setting {
    /// A coordinator's act that did not happen, as the failure of a command.
    pub fn not_done(&self, error: &CoordinateError) -> Failure {
        let said = coordinate_error(error, &self.messages);
        match said.blame {
            Blame::Data => Failure::data(said.sentence),
            Blame::Machine => Failure::machine(said.sentence),
        }
    }
}

/// Asks the field.
pub fn ask(typed: &Ask, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere ask")?;
    let id = find::interview(&session, &typed.id, setting)?;
    let key = key(&session, id, &typed.path, setting)?;
    let done = coordinate::ask(&mut session, id, &key, &typed.text).map_err(|e| setting.not_done(&e))?;
    told(id, &done, "coordinate-asked", setting, out)
}

/// Replies to a question back, or settles it.
pub fn answer(act: Act, typed: &Answering, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write(if act == Act::Reply {
        "repere reply"
    } else {
        "repere settle"
    })?;
    let question = question(&session, &typed.question, setting)?;
    if act == Act::Reply && typed.text.trim().is_empty() {
        return Err(Failure::usage(setting.messages.text("coordinate-no-text")));
    }
    let (interview, event) = question;
    let done = if act == Act::Reply {
        coordinate::reply(&mut session, event, &typed.text)
    } else {
        coordinate::settle(&mut session, event, &typed.text)
    };
    let done = done.map_err(|e| setting.not_done(&e))?;
    let said = if act == Act::Reply {
        "coordinate-replied"
    } else {
        "coordinate-settled"
    };
    told(interview, &done, said, setting, out)
}

/// Sends an interview back, or takes an acceptance back.
pub fn move_back(act: Act, typed: &About, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write(if act == Act::Return {
        "repere return"
    } else {
        "repere reopen"
    })?;
    let id = find::interview(&session, &typed.id, setting)?;
    let done = if act == Act::Return {
        coordinate::hand_back(&mut session, id, &typed.text)
    } else {
        coordinate::reopen(&mut session, id, &typed.text)
    };
    let done = done.map_err(|e| setting.not_done(&e))?;
    told(
        id,
        &done,
        if act == Act::Return {
            "coordinate-returned"
        } else {
            "coordinate-reopened"
        },
        setting,
        out,
    )
}

/// Accepts or releases: those named, or all that the filters let through.
pub fn bulk(act: Act, typed: &Bulk, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write(if act == Act::Accept {
        "repere accept"
    } else {
        "repere release"
    })?;
    let mut ids = Vec::new();
    for id in &typed.ids {
        ids.push(find::interview(&session, id, setting)?);
    }
    let authority = match &typed.authority {
        Some(name) => Some(find::authority(&session, name, setting)?.authority.id),
        None => None,
    };
    let filter = Filter {
        authority,
        form: typed.form.clone(),
        person: typed.person.clone(),
        country: typed.country.as_deref().map(str::to_lowercase),
        wave: typed.wave.clone(),
        clean: typed.clean,
    };
    if ids.is_empty() {
        if filter == Filter::default() {
            return Err(Failure::usage(setting.messages.text("coordinate-no-filter")));
        }
        let lines = coordinate::reached(&session, act, &filter).map_err(|e| setting.refused(&e))?;
        ids = lines.into_iter().map(|line| line.id).collect();
    }
    let mut list = Vec::new();
    let mut worst = None;
    for id in ids {
        let done = if typed.dry_run {
            None
        } else {
            let done = if act == Act::Accept {
                coordinate::accept(&mut session, id, &typed.text)
            } else {
                coordinate::release(&mut session, id, &typed.text)
            };
            match done {
                Ok(done) => Some(done),
                Err(error) => {
                    let failure = setting.not_done(&error);
                    out.remark(&failure.sentence);
                    worst = Some(Failure {
                        said: true,
                        ..failure
                    });
                    continue;
                }
            }
        };
        if let Some(role) = done.as_ref().and_then(|done| done.request) {
            out.remark(&setting.messages.with(
                "coordinate-request",
                &[(
                    "role",
                    setting.messages.text(&format!("role-{}", role.word())).into(),
                )],
            ));
        }
        list.push((id, done.map(|done| done.state)));
    }
    if setting.format == Format::Json {
        let done: Vec<_> = list
            .iter()
            .map(|(id, state)| json!({"interview": id.to_string(), "state": state.map(crate::log::State::word)}))
            .collect();
        out.json(&json!({"dry_run": typed.dry_run, "act": act.word(), "interviews": done}))?;
    } else {
        let count = [("count", list.len().into())];
        let id = format!(
            "coordinate-{}{}",
            act.word(),
            if typed.dry_run { "-would" } else { "-done" }
        );
        out.line(&setting.messages.with(&id, &count))?;
        for (id, _) in &list {
            out.line(&format!("  {id}"))?;
        }
    }
    worst.map_or(Ok(()), Err)
}

/// Withdraws.
pub fn withdraw(typed: &Withdraw, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere withdraw")?;
    let id = find::interview(&session, &typed.id, setting)?;
    let done = coordinate::withdraw(&mut session, id, typed.informant.as_deref(), &typed.text)
        .map_err(|e| setting.not_done(&e))?;
    let erased = session
        .record(id)
        .map_err(|e| setting.refused(&e))?
        .withdrawals
        .iter()
        .all(|w| w.erases);
    told(
        id,
        &done,
        if erased {
            "coordinate-withdrawn"
        } else {
            "coordinate-hidden"
        },
        setting,
        out,
    )
}

fn told(
    id: InterviewId,
    done: &Done,
    said: &str,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    if let Some(role) = done.request {
        let role = setting.messages.text(&format!("role-{}", role.word()));
        out.remark(
            &setting
                .messages
                .with("coordinate-request", &[("role", role.into())]),
        );
    }
    if setting.format == Format::Json {
        return Ok(out.json(&json!({
            "interview": id.to_string(),
            "event": done.events.first().map(ToString::to_string),
            "state": done.state.word(),
            "request": done.request.map(crate::log::Role::word),
        }))?);
    }
    let args = [
        ("id", id.to_string().into()),
        (
            "event",
            done.events
                .first()
                .map(ToString::to_string)
                .unwrap_or_default()
                .into(),
        ),
        (
            "state",
            setting
                .messages
                .text(&format!("state-{}", done.state.word()))
                .into(),
        ),
    ];
    Ok(out.line(&setting.messages.with(said, &args))?)
}

/// The key of a path or name; without its form an interview takes keys only.
fn key(session: &Session, id: InterviewId, path: &str, setting: &Setting) -> Result<String, Failure> {
    if path == "." {
        return Ok(String::new());
    }
    match session.open_interview(id) {
        Ok(open) => {
            let found = open.interview().find(path);
            let place = found.map_err(|refusal| setting.refused(&SessionError::Refused(refusal)))?;
            Ok(open.interview().key(&place))
        }
        Err(_) if path.starts_with('/') => Ok(path.to_owned()),
        Err(error) => Err(setting.refused(&error)),
    }
}

/// The question back of an id, or the only open one whose id ends with what was typed.
fn question(session: &Session, typed: &str, setting: &Setting) -> Result<(InterviewId, EventId), Failure> {
    let open = coordinate::open_questions(session).map_err(|e| setting.not_done(&e))?;
    let named: Vec<_> = open
        .iter()
        .filter(|asked| {
            let id = asked.question.event.to_string();
            id == typed || id.starts_with(typed) || id.rsplit_once('.').is_some_and(|(_, n)| n == typed)
        })
        .collect();
    match named.as_slice() {
        [one] => Ok((one.interview, one.question.event)),
        found => {
            let id = if found.is_empty() {
                "coordinate-unknown-question"
            } else {
                "coordinate-many-questions"
            };
            let ids: Vec<String> = found
                .iter()
                .map(|asked| asked.question.event.to_string())
                .collect();
            let args = [
                ("id", clean::name(typed).into_owned().into()),
                ("ids", ids.join(", ").into()),
            ];
            Err(Failure::data(setting.messages.with(id, &args)))
        }
    }
}
