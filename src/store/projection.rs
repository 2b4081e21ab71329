//! Lists and answers for quick reading, made from what the log folds to; nothing here is truth.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Transaction, params};

use super::StoreError;
use super::append::Progress;
use crate::log::{Answer, Body, Record};

/// The question that an event can change the heads of.
pub(super) fn key(body: &Body) -> Option<&str> {
    match body {
        Body::Revised(revision) => Some(&revision.key),
        _ => None,
    }
}

/// Brings an interview's line and the heads of the questions named up to its record.
pub(super) fn update<'a>(
    transaction: &Transaction<'_>,
    interview: i64,
    record: &Record,
    keys: impl Iterator<Item = &'a str>,
) -> Result<(), StoreError> {
    summary(transaction, interview, record)?;
    for key in keys.collect::<BTreeSet<_>>() {
        heads(transaction, interview, record, key)?;
    }
    Ok(())
}

/// Replaces all that is projected of an interview.
pub(super) fn replace(
    transaction: &Transaction<'_>,
    interview: i64,
    record: &Record,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached("DELETE FROM head WHERE interview = ?1")?
        .execute([interview])?;
    update(
        transaction,
        interview,
        record,
        record.answers.keys().map(String::as_str),
    )
}

fn heads(
    transaction: &Transaction<'_>,
    interview: i64,
    record: &Record,
    key: &str,
) -> Result<(), StoreError> {
    let place = place(transaction, key)?;
    transaction
        .prepare_cached("DELETE FROM head WHERE interview = ?1 AND place = ?2")?
        .execute(params![interview, place])?;
    let Some(answered) = record.answers.get(key) else {
        return Ok(());
    };
    for (at, head) in answered.heads.iter().enumerate() {
        let (missing, value) = match &head.answer {
            Answer::Value(text) => (None, text),
            Answer::Missing { kind, reason } => (Some(kind.word()), reason),
        };
        let device = super::append::device(transaction, head.event.device)?;
        transaction
            .prepare_cached(
                "INSERT INTO head (interview, place, device, n, missing, value, shown)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                interview,
                place,
                device,
                head.event.n as i64,
                missing,
                value,
                at == answered.shown
            ])?;
    }
    Ok(())
}

fn summary(transaction: &Transaction<'_>, interview: i64, record: &Record) -> Result<(), StoreError> {
    let nothing = crate::log::Begun::default();
    let begun = record.begun.as_ref().unwrap_or(&nothing);
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO summary (interview, form_id, form_version, form_hash, authority_id,
               authority_country, authority_name, wave, language, state, changed_since, conflicts, notes, questions,
               unknown, begun_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            interview,
            begun.form,
            begun.version,
            begun.hash,
            begun.authority,
            begun.country,
            begun.name,
            begun.wave,
            begun.language,
            record.state.word(),
            record.changed_since,
            record.conflicts().count() as i64,
            record.notes.len() as i64,
            record.open_questions().count() as i64,
            record.unknown.values().sum::<usize>() as i64,
            record.began_at.unwrap_or(record.touched_at),
            record.touched_at,
        ])?;
    Ok(())
}

pub(super) fn progress(transaction: &Transaction<'_>, interview: i64, p: Progress) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO progress (interview, questions, answered, missing, required, invalid, warned)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![interview, p.questions, p.answered, p.missing, p.required, p.invalid, p.warned])?;
    Ok(())
}

fn place(transaction: &Transaction<'_>, key: &str) -> Result<i64, StoreError> {
    let find = "SELECT no FROM place WHERE key = ?1";
    let found = transaction
        .prepare_cached(find)?
        .query_row([key], |row| row.get(0))
        .optional()?;
    match found {
        Some(no) => Ok(no),
        None => Ok(transaction
            .prepare_cached("INSERT INTO place (key) VALUES (?1)")?
            .insert([key])?),
    }
}
