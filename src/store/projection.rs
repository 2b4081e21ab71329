//! Lists and answers for quick reading, made from what the log folds to; nothing here is truth.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::StoreError;
use super::append::Progress;
use super::rows::{self, Rows};
use crate::log::{Answer, Answered, Body, FOLD, Record, Remark};

/// Which lists stand in a file, made by which rules; a file with others is brought up to these when it is opened.
pub(super) fn edition() -> String {
    // The second counts the interviewer's notes alone, not what the program writes down as notes.
    format!("{FOLD}.2")
}

/// One standing answer as it is listed: place, device, number, non-answer, text, shown.
type HeadRow = (String, String, u64, Option<String>, String, bool);

/// What is listed of one interview.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Projected {
    texts: [String; 9],
    numbers: [i64; 7],
    heads: Vec<HeadRow>,
}

const TEXTS: &str = "form_id, form_version, form_hash, authority_id, authority_country, authority_name, wave, language, state";
const NUMBERS: &str = "changed_since, conflicts, notes, questions, unknown, begun_at, changed_at";

impl Projected {
    /// What a record is listed as.
    pub(super) fn of(record: &Record) -> Self {
        let mut heads: Vec<HeadRow> = record
            .answers
            .keys()
            .flat_map(|key| head_rows(record, key))
            .collect();
        heads.sort_unstable();
        Self {
            texts: texts(record),
            numbers: numbers(record),
            heads,
        }
    }

    /// What an interview is listed as now.
    pub(super) fn read(connection: &Connection, interview: i64) -> Result<Option<Self>, StoreError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {TEXTS}, {NUMBERS} FROM summary WHERE interview = ?1"
        ))?;
        let row = statement
            .query_row([interview], |row| {
                let mut texts: [String; 9] = Default::default();
                for (at, text) in texts.iter_mut().enumerate() {
                    *text = row.get(at)?;
                }
                let mut numbers = [0; 7];
                for (at, number) in numbers.iter_mut().enumerate() {
                    *number = row.get(9 + at)?;
                }
                Ok((texts, numbers))
            })
            .optional()?;
        let Some((texts, numbers)) = row else {
            return Ok(None);
        };
        let mut statement = connection.prepare_cached(
            "SELECT place.key, device.id, head.n, missing, value, shown FROM head
             JOIN place ON place.no = head.place JOIN device ON device.no = head.device WHERE interview = ?1",
        )?;
        let rows = statement.query_map([interview], |row| {
            let n: i64 = row.get(2)?;
            Ok((
                row.get(0)?,
                row.get(1)?,
                n as u64,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            ))
        })?;
        let mut heads = rows.collect::<Result<Vec<HeadRow>, _>>()?;
        heads.sort_unstable();
        Ok(Some(Self {
            texts,
            numbers,
            heads,
        }))
    }
}

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
    summary(transaction, "INSERT OR REPLACE", interview, record)?;
    let mut rows = Rows::new(transaction)?;
    for key in keys.collect::<BTreeSet<_>>() {
        let place = rows.place(key)?;
        transaction
            .prepare_cached("DELETE FROM head WHERE interview = ?1 AND place = ?2")?
            .execute(params![interview, place])?;
        if let Some(answered) = record.answers.get(key) {
            rows.heads(interview, &mut of(place, answered).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

/// Replaces all that is projected of an interview.
pub(super) fn replace(rows: &mut Rows<'_>, interview: i64, record: &Record) -> Result<(), StoreError> {
    for table in ["head", "summary"] {
        rows.transaction
            .prepare_cached(&format!("DELETE FROM {table} WHERE interview = ?1"))?
            .execute([interview])?;
    }
    add(rows, interview, record)
}

/// Projects an interview of which nothing is projected.
pub(super) fn add(rows: &mut Rows<'_>, interview: i64, record: &Record) -> Result<(), StoreError> {
    summary(rows.transaction, "INSERT", interview, record)?;
    let mut heads = Vec::with_capacity(record.answers.len());
    for (key, answered) in &record.answers {
        heads.extend(of(rows.place(key)?, answered));
    }
    rows.heads(interview, &mut heads)
}

/// The standing answers of a question.
fn of(place: i64, answered: &Answered) -> impl Iterator<Item = rows::HeadRow<'_>> {
    let heads = answered.heads.iter().enumerate();
    heads.map(move |(at, head)| (place, head, at == answered.shown))
}

fn head_rows<'a>(record: &'a Record, key: &'a str) -> impl Iterator<Item = HeadRow> + 'a {
    record.answers.get(key).into_iter().flat_map(move |answered| {
        answered.heads.iter().enumerate().map(move |(at, head)| {
            let (missing, value) = match &head.answer {
                Answer::Value(text) => (None, text),
                Answer::Missing { kind, reason } => (Some(kind.word().to_owned()), reason),
            };
            let device = head.event.device.to_string();
            (
                key.to_owned(),
                device,
                head.event.n,
                missing,
                value.clone(),
                at == answered.shown,
            )
        })
    })
}

fn texts(record: &Record) -> [String; 9] {
    let begun = record.begun.clone().unwrap_or_default();
    [
        begun.form,
        begun.version,
        begun.hash,
        begun.authority,
        begun.country,
        begun.name,
        begun.wave,
        begun.language,
        record.state.word().to_owned(),
    ]
}

/// What a person has to decide in it.
pub(super) fn conflicts(record: &Record) -> u32 {
    (record.conflicts().count() + record.contested().count()) as u32
}

fn numbers(record: &Record) -> [i64; 7] {
    [
        i64::from(record.changed_since),
        i64::from(conflicts(record)),
        record
            .notes
            .iter()
            .filter(|note| Remark::of(&note.text).0 == Remark::Note)
            .count() as i64,
        record.open_questions().count() as i64,
        record.unknown.values().sum::<usize>() as i64,
        record.began_at.unwrap_or(record.touched_at),
        record.touched_at,
    ]
}

fn summary(
    transaction: &Transaction<'_>,
    insert: &str,
    interview: i64,
    record: &Record,
) -> Result<(), StoreError> {
    let [t1, t2, t3, t4, t5, t6, t7, t8, t9] = texts(record);
    let [n1, n2, n3, n4, n5, n6, n7] = numbers(record);
    transaction
        .prepare_cached(&format!(
            "{insert} INTO summary (interview, {TEXTS}, {NUMBERS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        ))?
        .execute(params![
            interview, t1, t2, t3, t4, t5, t6, t7, t8, t9, n1, n2, n3, n4, n5, n6, n7
        ])?;
    Ok(())
}

/// Keeps how far an interview is.
pub(super) fn progress(transaction: &Transaction<'_>, interview: i64, p: Progress) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO progress (interview, questions, answered, missing, required, invalid, warned)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![interview, p.questions, p.answered, p.missing, p.required, p.invalid, p.warned])?;
    Ok(())
}

/// The small number of a question, given at its first mention.
pub(super) fn place(transaction: &Transaction<'_>, key: &str) -> Result<i64, StoreError> {
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
