//! `repere profile ask`: a question that the profile leaves open becomes a question back to the field.

use serde_json::json;

use super::profile;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::coordinate;
use crate::identify::Rules;
use crate::identify::gather::Scope;
use crate::speech;

/// Lists the questions that a profile leaves open, or asks one of them where it belongs.
pub fn run(
    authority: &str,
    number: Option<usize>,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let mut session = match number {
        Some(_) => setting.open_to_write("repere profile ask")?,
        None => setting.open_to_read()?,
    };
    let rules = Rules::shipped();
    let id = find::authority(&session, authority, setting)?.authority.id;
    let found = profile(&session, rules, &id, &Scope::default(), setting)?;
    let open = speech::open_questions(&found, rules, &setting.messages);
    let taken = coordinate::assigned(&session, &id).map_err(|error| setting.not_done(&error))?;
    let Some(number) = number else {
        if setting.format == Format::Json {
            let listed = open.iter().enumerate().map(|(at, asked)| {
                json!({"number": at + 1, "text": asked.sentence, "processes": asked.processes,
                    "asked": taken.contains(&asked.sentence)})
            });
            return Ok(out.json(&listed.collect())?);
        }
        if open.is_empty() {
            return Ok(out.line(&setting.messages.text("identify-no-questions"))?);
        }
        for (at, asked) in open.iter().enumerate() {
            let mark = if taken.contains(&asked.sentence) {
                "✓"
            } else {
                " "
            };
            out.line(&format!("{:>3} {mark} {}", at + 1, asked.sentence))?;
        }
        return Ok(());
    };
    let Some(asked) = number.checked_sub(1).and_then(|at| open.get(at)) else {
        let args = [("number", number.into()), ("count", open.len().into())];
        return Err(Failure::data(
            setting.messages.with("profile-no-such-question", &args),
        ));
    };
    if taken.contains(&asked.sentence) {
        return Ok(out.line(&setting.messages.text("profile-asked-already"))?);
    }
    let done = coordinate::assign(&mut session, &speech::errand(&id, asked, rules));
    let done = done.map_err(|error| setting.not_done(&error))?;
    let Some(done) = done else {
        return Err(Failure::data(setting.messages.text("profile-may-not-ask")));
    };
    if setting.format == Format::Json {
        let event = done.events.first().map(ToString::to_string);
        return Ok(out.json(&json!({"event": event, "text": asked.sentence}))?);
    }
    Ok(out.line(&setting.messages.text("profile-assigned"))?)
}
