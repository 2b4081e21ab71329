//! `repere interview new` and `fill`: an interview begun, and answered by a script, through the same door as a person.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::cli::args::{About, Format};
use crate::cli::{Failure, Out, Setting, find, form, keep};
use crate::form::Form;
use crate::session::{Authority, Beginning, Open, Session, SessionError, is_person_code};
use crate::text::clean;

/// `repere interview new`: begins an interview and prints its id.
pub fn new(name: &str, about: &About, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere interview new")?;
    let form = session.form(name).map_err(|e| setting.refused(&e))?;
    let open = begin(&mut session, &form, about, setting)?;
    put_away(&mut session, setting)?;
    tell(&open, setting, out)
}

/// `repere interview fill`: begins an interview of a form, or takes one up by its id, and does what the script says.
pub fn fill(
    name: &str,
    script: &Path,
    about: &About,
    submit: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let script = form::read_script(script, setting)?;
    let mut session = setting.open_to_write("repere interview fill")?;
    let mut open = match session.form(name) {
        Ok(form) => begin(&mut session, &form, about, setting)?,
        Err(SessionError::UnknownForm { .. }) if looks_like_an_id(name) => {
            let id = find::interview(&session, name, setting)?;
            session.open_interview(id).map_err(|e| setting.refused(&e))?
        }
        Err(error) => return Err(setting.refused(&error)),
    };
    for (number, op) in script.iter().enumerate() {
        session.play(&mut open, op).map_err(|error| {
            let refused = setting.refused(&SessionError::from(error));
            let args = [
                ("number", (number + 1).to_string().into()),
                ("id", open.id().to_string().into()),
                ("why", refused.sentence.into()),
            ];
            Failure {
                sentence: setting.messages.with("cli-script-stopped", &args),
                ..refused
            }
        })?;
    }
    if submit {
        session
            .submit(&mut open)
            .map_err(|e| setting.refused(&e.into()))?;
        keep::after_interview(&mut session, setting, out);
    }
    put_away(&mut session, setting)?;
    tell(&open, setting, out)
}

/// `repere interview submit`.
pub fn submit(typed: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere interview submit")?;
    let id = find::interview(&session, typed, setting)?;
    let mut open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    session
        .submit(&mut open)
        .map_err(|e| setting.refused(&e.into()))?;
    keep::after_interview(&mut session, setting, out);
    tell(&open, setting, out)
}

/// A command leaves no interview on the table: the screens open at home after it.
fn put_away(session: &mut Session, setting: &Setting) -> Result<(), Failure> {
    session
        .put_away()
        .map_err(|e| setting.refused(&SessionError::from(e)))
}

fn looks_like_an_id(text: &str) -> bool {
    !Path::new(text).exists()
        && Path::new(text)
            .extension()
            .is_none_or(|e| e.to_string_lossy().parse::<u64>().is_ok())
}

/// Begins an interview; an authority met before is meant by its name alone, a new one needs its country.
fn begin(session: &mut Session, form: &Arc<Form>, about: &About, setting: &Setting) -> Result<Open, Failure> {
    let Some(name) = &about.authority else {
        return Err(Failure::usage(setting.messages.text("cli-authority-needed")));
    };
    let known = match &about.country {
        Some(_) => None,
        None => find::authority(session, name, setting)
            .ok()
            .map(|line| line.authority),
    };
    let authority = match (known, &about.country) {
        (Some(authority), _) => authority,
        (None, Some(country)) if country.len() == 3 && country.bytes().all(|b| b.is_ascii_alphabetic()) => {
            Authority::named(&country.to_ascii_lowercase(), &clean::typed_line(name))
        }
        (None, Some(country)) => {
            let args = [("value", clean::name(country).into_owned().into())];
            return Err(Failure::usage(setting.messages.with("cli-bad-country", &args)));
        }
        (None, None) => {
            let args = [("name", clean::name(name).into_owned().into())];
            return Err(Failure::usage(setting.messages.with("cli-country-needed", &args)));
        }
    };
    let informant = match &about.informant {
        Some(code) if is_person_code(code) => code.clone(),
        Some(code) => {
            let args = [
                ("option", "--informant".into()),
                ("value", clean::name(code).into_owned().into()),
            ];
            return Err(Failure::usage(setting.messages.with("cli-bad-code", &args)));
        }
        None => String::new(),
    };
    let wave = about.wave.map(|wave| wave.to_string()).unwrap_or_default();
    let beginning = Beginning {
        wave,
        informant,
        // As the screens do: one begins in the language that one reads.
        language: setting.messages.language().tag().to_owned(),
        ..Beginning::about(authority)
    };
    session.begin(form, &beginning).map_err(|e| setting.refused(&e))
}

/// Says which interview it is and how far it has come.
fn tell(open: &Open, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let progress = open.interview().progress_in_all();
    let done = progress.answered + progress.missing;
    if setting.format == Format::Json {
        return Ok(out.json(&json!({
            "id": open.id().to_string(),
            "form": open.form().id(),
            "authority": open.authority().id,
            "state": open.record().state.word(),
            "questions": progress.questions,
            "answered": progress.answered,
            "missing": progress.missing,
            "invalid": progress.invalid,
        }))?);
    }
    let args = [
        ("id", open.id().to_string().into()),
        ("form", open.form().id().to_owned().into()),
        (
            "authority",
            clean::name(&open.authority().name).into_owned().into(),
        ),
        (
            "state",
            setting
                .messages
                .text(&format!("state-{}", open.record().state.word()))
                .into(),
        ),
        ("done", done.to_string().into()),
        ("questions", progress.questions.to_string().into()),
    ];
    Ok(out.line(&setting.messages.with("cli-interview-told", &args))?)
}
