//! What an interview starts with from the study's record and the assignment, so that nobody types it thirty times.
//!
//! A form says in its `prefill` column which of its questions take which word of the record. What is filled in is the
//! program's own writing: it can be changed like any answer, and a person's word beats it.

use super::{Beginning, Identity, StudyRecord};
use crate::interview::{Answer, Auto, Command, Env, Interview, Write};

/// Fills in what the form asks for and is known; gives what is to be made durable.
pub(super) fn prefill(
    interview: &mut Interview,
    env: &Env,
    identity: &Identity,
    beginning: &Beginning,
    record: &StudyRecord,
) -> Vec<Write> {
    let mut writes = Vec::new();
    let consent = record.consent();
    for place in interview.places() {
        let word = interview.form().node(place.node()).prefill.clone();
        let value = match word.as_str() {
            "study" => identity.study.as_str(),
            "team" => identity.team.as_str(),
            "person" => identity.person.as_str(),
            "country" => beginning.authority.country.as_str(),
            "authority" => beginning.authority.name.as_str(),
            "wave" => beginning.wave.as_str(),
            "language" => three_letters(&beginning.language),
            "organisation" | "retention" | "contact" => record.entry(&word),
            "consent" => &consent,
            _ => "",
        };
        if value.is_empty() {
            continue;
        }
        let answer = Answer::Value(value.to_owned());
        // A form may ask for something that this question cannot hold; then it stays open for the interviewer.
        if let Ok(staged) = interview.stage(Command::Set { place, answer }, env) {
            writes.extend(staged.writes().iter().cloned().map(by_the_program));
            interview.keep(staged);
        }
    }
    writes
}

pub(super) fn by_the_program(write: Write) -> Write {
    match write {
        Write::Answer { key, answer, auto } => Write::Answer {
            key,
            answer,
            auto: auto.or(Some(Auto::Preload)),
        },
        other => other,
    }
}

/// The ISO 639-3 code of a language of our interface; others come as the form writes them.
fn three_letters(code: &str) -> &str {
    match code {
        "" | "fr" => "fra",
        "en" => "eng",
        other => other,
    }
}
