//! `repere interview hand-over` and `take-back`: a group in a colleague's hands, or answered by another informant.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::bundle::write;
use crate::cli::{Failure, Out, Setting, find};
use crate::exchange::{bundle_for_colleague, note_sent};
use crate::interview::Place;
use crate::session::{Open, Passed, Session, SessionError, is_person_code};
use crate::speech::exchange_error;
use crate::text::clean;

/// `repere interview hand-over`.
#[derive(Debug, Args)]
pub struct HandOver {
    /// The interview's id, or the beginning of one.
    pub id: String,
    #[arg(long, value_name = "CODE", conflicts_with = "informant")]
    /// The colleague.
    pub to: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with = "output")]
    /// The informant who answers there instead of the main one.
    pub informant: Option<String>,
    #[arg(long, value_name = "PATH")]
    /// The group; without one, the whole interview.
    pub group: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    /// The bundle to carry there.
    pub output: Option<PathBuf>,
}

/// `repere interview take-back`.
#[derive(Debug, Args)]
pub struct TakeBack {
    /// The interview's id, or the beginning of one.
    pub id: String,
    #[arg(long, value_name = "PATH")]
    /// The group; without one, the whole interview.
    pub group: Option<String>,
}

/// Hands over and writes the bundle that goes with it.
pub fn run(typed: &HandOver, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere interview hand-over")?;
    let (mut open, group) = opened(&session, &typed.id, typed.group.as_deref(), setting)?;
    let own = session.identity().person;
    let (to, informant) = match (&typed.to, &typed.informant) {
        (Some(to), None) if is_person_code(to) => (to.as_str(), ""),
        (Some(_), None) => return Err(Failure::usage(setting.messages.text("hand-over-not-a-code"))),
        (None, Some(informant)) => (own.as_str(), informant.as_str()),
        _ => return Err(Failure::usage(setting.messages.text("cli-hand-over-whom"))),
    };
    session
        .hand_over(&mut open, group.as_ref(), to, informant)
        .map_err(|e| setting.refused(&SessionError::from(e)))?;
    if let Some(file) = &typed.output {
        let said = |error| setting.said(exchange_error(&error, &setting.messages));
        let (leaving, bytes, sealed) = bundle_for_colleague(&mut session, open.id(), to).map_err(said)?;
        write(file, &bytes, setting)?;
        let name = file.display().to_string();
        note_sent(&mut session, &leaving, &name, bytes.len() as u64).map_err(|e| said(e.into()))?;
        if !sealed {
            out.remark(&setting.messages.text("cli-bundle-unsealed"));
        }
    }
    tell(&session, &open, setting, out)
}

/// Says that it is here again.
pub fn take_back(typed: &TakeBack, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere interview take-back")?;
    let (mut open, group) = opened(&session, &typed.id, typed.group.as_deref(), setting)?;
    let own = session.identity().person;
    session
        .hand_over(&mut open, group.as_ref(), &own, "")
        .map_err(|e| setting.refused(&SessionError::from(e)))?;
    tell(&session, &open, setting, out)
}

fn opened(
    session: &Session,
    id: &str,
    group: Option<&str>,
    setting: &Setting,
) -> Result<(Open, Option<Place>), Failure> {
    let id = find::interview(session, id, setting)?;
    let open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let place = group
        .map(|path| open.interview().find(path))
        .transpose()
        .map_err(|refusal| setting.refused(&SessionError::Refused(refusal)))?;
    Ok((open, place))
}

/// With whom everything is now.
fn tell(session: &Session, open: &Open, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let passed = session.passed(open.record()).map_err(|e| setting.refused(&e))?;
    if setting.format == Format::Json {
        let all: Vec<Value> = passed.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "interview": open.id().to_string(), "handed_over": all }))?);
    }
    for one in &passed {
        out.line(&line(one, open, setting))?;
    }
    Ok(())
}

/// A hand-over for programs.
pub fn as_json(passed: &Passed) -> Value {
    json!({
        "group": passed.group,
        "from": passed.from,
        "to": passed.to,
        "here": passed.here,
        "informant": passed.informant,
        "at": passed.at,
    })
}

/// A hand-over on one line.
pub fn line(passed: &Passed, open: &Open, setting: &Setting) -> String {
    let interview = open.interview();
    let view = interview
        .place_of_key(&passed.group)
        .map(|place| interview.position_path(&place));
    let group = match (passed.group.as_str(), view) {
        ("", _) => setting.messages.text("hand-over-whole"),
        (key, None) => key.to_owned(),
        (_, Some(path)) => path,
    };
    let (id, who) = if passed.informant.is_empty() {
        ("hand-over-with", &passed.to)
    } else {
        ("hand-over-answers", &passed.informant)
    };
    let with = setting
        .messages
        .with(id, &[("who", clean::name(who).into_owned().into())]);
    let args = [("group", clean::prose_line(&group).into()), ("with", with.into())];
    setting.messages.with("cli-hand-over-line", &args)
}
