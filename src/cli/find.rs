//! From what a person types to the thing meant: an interview by the beginning of its id, an authority by name or id.

use crate::cli::{Failure, Setting};
use crate::log::InterviewId;
use crate::session::{AuthoritySummary, Session};
use crate::text::{clean, fold};

/// The interview whose id is, or begins with, what was typed; its number alone is enough where one device wrote it all.
pub fn interview(session: &Session, typed: &str, setting: &Setting) -> Result<InterviewId, Failure> {
    let interviews = session.interviews().map_err(|e| setting.refused(&e))?;
    let ids: Vec<String> = interviews.iter().map(|line| line.id.to_string()).collect();
    let matches: Vec<usize> = match ids.iter().position(|id| id == typed) {
        Some(exact) => vec![exact],
        None => (0..ids.len())
            .filter(|i| {
                ids[*i].starts_with(typed) || ids[*i].rsplit_once('.').is_some_and(|(_, n)| n == typed)
            })
            .collect(),
    };
    let shown = ("typed", clean::name(typed).into_owned().into());
    match matches.as_slice() {
        [one] => Ok(interviews[*one].id),
        [] => Err(Failure::data(setting.messages.with("cli-no-interview", &[shown]))),
        many => {
            let list: Vec<&str> = many.iter().map(|i| ids[*i].as_str()).collect();
            let args = [shown, ("ids", list.join(", ").into())];
            Err(Failure::data(setting.messages.with("cli-many-interviews", &args)))
        }
    }
}

/// The authority whose id or name, case and accents aside, is what was typed.
pub fn authority(session: &Session, typed: &str, setting: &Setting) -> Result<AuthoritySummary, Failure> {
    let mut authorities = session.authorities().map_err(|e| setting.refused(&e))?;
    let key = fold::name_key(typed);
    let matches: Vec<usize> = match authorities.iter().position(|a| a.authority.id == typed) {
        Some(exact) => vec![exact],
        None => (0..authorities.len())
            .filter(|i| fold::name_key(&authorities[*i].authority.name) == key)
            .collect(),
    };
    let shown = ("typed", clean::name(typed).into_owned().into());
    match matches.as_slice() {
        [one] => Ok(authorities.swap_remove(*one)),
        [] => {
            let near = authorities
                .iter()
                .map(|a| a.authority.name.as_str())
                .filter(|name| fold::name_key(name).contains(&key) || key.contains(&fold::name_key(name)))
                .collect::<Vec<_>>()
                .join(", ");
            let id = if near.is_empty() {
                "cli-no-authority"
            } else {
                "cli-no-authority-near"
            };
            Err(Failure::data(
                setting.messages.with(id, &[shown, ("near", near.into())]),
            ))
        }
        many => {
            let ids: Vec<&str> = many
                .iter()
                .map(|i| authorities[*i].authority.id.as_str())
                .collect();
            let args = [shown, ("ids", ids.join(", ").into())];
            Err(Failure::data(
                setting.messages.with("cli-many-authorities", &args),
            ))
        }
    }
}
