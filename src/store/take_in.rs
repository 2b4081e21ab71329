//! What came from elsewhere into rows, once, and the lists of the interviews that it changes brought up to it.
//!
//! An interview of which nothing was held is folded from what is at hand; one that was there before, from its rows.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{OptionalExtension, Transaction, params};

use super::append::{KeptForm, device, keep_form};
use super::rows::Rows;
use super::segment::{keep_part, keep_segment};
use super::{Piece, Store, StoreError, Touched, projection};
use crate::log::{Body, Card, Event, Fork, InterviewId, Rights, fold_under};

/// What came from elsewhere, checked: signatures hold, the events are those of the parts, Lamport counters are set.
#[derive(Debug, Default)]
pub struct Arrival<'a> {
    /// Devices that introduced themselves.
    pub cards: &'a [Card],
    /// Segments with the events of the parts that are there; of one device, ascending.
    pub pieces: &'a [Piece],
    /// Forms that came along.
    pub forms: &'a [KeptForm],
}

/// What an arrival brought that was not held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// How many events.
    pub events: u64,
    /// How many segments.
    pub segments: u64,
    /// How many forms.
    pub forms: u64,
    /// Devices that wrote two events under one number, where there are any.
    pub forks: Vec<Fork>,
    /// The interviews whose record they change, as they stood and stand.
    pub touched: Vec<Touched>,
}

/// An interview that something came of.
#[derive(Default)]
struct Met<'a> {
    no: i64,
    /// Something of it was held before.
    held: bool,
    /// How it was listed before: questions in conflict.
    before: Option<u32>,
    /// What came of it.
    came: Vec<&'a Event>,
}

impl Store {
    /// Keeps what arrived, once: what is held already changes nothing. One transaction.
    pub fn take_in(&mut self, arrival: &Arrival<'_>) -> Result<TakenIn, StoreError> {
        self.write(|transaction| take_in(transaction, arrival))
    }
}

/// Keeps what arrived, once, and brings the projections of the interviews that it changes up to it.
pub(super) fn take_in(transaction: &Transaction<'_>, arrival: &Arrival<'_>) -> Result<TakenIn, StoreError> {
    let mut taken = TakenIn::default();
    for card in arrival.cards {
        keep_card(transaction, card)?;
    }
    for form in arrival.forms {
        taken.forms += keep_form(transaction, form)?;
    }
    let mut rows = Rows::new(transaction)?;
    let mut met: BTreeMap<InterviewId, Met<'_>> = BTreeMap::new();
    for piece in arrival.pieces {
        take_piece(&mut rows, piece, &mut met, &mut taken)?;
    }
    let rights = super::rights::rights(transaction)?;
    for (interview, met) in met {
        taken.touched.push(list(&mut rows, &rights, interview, &met)?);
    }
    Ok(taken)
}

pub(super) fn keep_card(transaction: &Transaction<'_>, card: &Card) -> Result<(), StoreError> {
    let no = device(transaction, card.device())?;
    transaction
        .prepare_cached("UPDATE device SET card = ?2, person = ?3 WHERE no = ?1 AND card IS NULL")?
        .execute(params![no, card.to_plain().to_string(), card.person])?;
    Ok(())
}

/// Takes in one segment: all of it if it is new, else the parts that were withheld so far.
fn take_piece<'a>(
    rows: &mut Rows<'_>,
    piece: &'a Piece,
    met: &mut BTreeMap<InterviewId, Met<'a>>,
    taken: &mut TakenIn,
) -> Result<(), StoreError> {
    let transaction = rows.transaction;
    let header = &piece.segment.header;
    let device = rows.device(header.device)?;
    let known: Option<i64> = transaction
        .prepare_cached("SELECT no FROM segment WHERE id = ?1")?
        .query_row([&piece.id().bytes()[..]], |row| row.get(0))
        .optional()?;
    // The numbers whose rows are wanted, as runs; none where all are.
    let wanted: Option<Vec<(u64, u64)>> = match known {
        None => {
            keep_segment(rows, device, piece)?;
            taken.segments += 1;
            None
        }
        Some(no) => {
            let mut runs = Vec::new();
            for (position, (head, part)) in header.parts.iter().zip(&piece.segment.parts).enumerate() {
                let withheld = "SELECT 1 FROM part WHERE segment = ?1 AND position = ?2 AND text IS NULL
                                AND erased_by IS NULL";
                if part.is_some()
                    && transaction
                        .prepare_cached(withheld)?
                        .exists(params![no, position as i64])?
                {
                    keep_part(rows, "INSERT OR REPLACE", no, position, piece)?;
                    runs.extend(&head.runs);
                }
            }
            runs.sort_unstable();
            Some(runs)
        }
    };
    let is_wanted = |n: u64| {
        wanted.as_ref().is_none_or(|runs| {
            let after = runs.partition_point(|(first, _)| *first <= n);
            after > 0 && n - runs[after - 1].0 < runs[after - 1].1
        })
    };
    // One look for the whole run spares one for each event, which only a fork or an earlier copy needs.
    let meets_some = transaction
        .prepare_cached("SELECT 1 FROM event WHERE device = ?1 AND n BETWEEN ?2 AND ?3 LIMIT 1")?
        .exists(params![device, header.first as i64, header.last as i64])?;
    let mut new = Vec::new();
    for (event, payload) in piece.rows().filter(|(event, _)| is_wanted(event.id.n)) {
        let holds = "SELECT 1 FROM event WHERE device = ?1 AND n = ?2";
        if meets_some
            && transaction
                .prepare_cached(holds)?
                .exists(params![device, event.id.n as i64])?
        {
            continue;
        }
        let interview = match event.concerns() {
            None => None,
            Some(interview) => {
                let met = match met.entry(interview) {
                    Entry::Occupied(met) => met.into_mut(),
                    Entry::Vacant(place) => place.insert(meet(rows, interview)?),
                };
                met.came.push(event);
                Some(met.no)
            }
        };
        new.push((interview, event, payload));
    }
    rows.events(device, &new)?;
    taken.events += new.len() as u64;
    Ok(())
}

/// How an interview stands before anything of this arrival is in it.
fn meet<'a>(rows: &mut Rows<'_>, interview: InterviewId) -> Result<Met<'a>, StoreError> {
    let no = rows.interview(interview)?;
    let held = "SELECT 1 FROM event WHERE interview = ?1 LIMIT 1";
    let before = "SELECT conflicts FROM summary WHERE interview = ?1";
    Ok(Met {
        no,
        held: rows.transaction.prepare_cached(held)?.exists([no])?,
        before: rows
            .transaction
            .prepare_cached(before)?
            .query_row([no], |row| row.get(0))
            .optional()?,
        came: Vec::new(),
    })
}

/// Brings the lists up to what an interview means now.
fn list(
    rows: &mut Rows<'_>,
    rights: &Rights,
    interview: InterviewId,
    met: &Met<'_>,
) -> Result<Touched, StoreError> {
    // A withdrawal belongs to no interview once it is a row; what is at hand may say otherwise.
    let at_hand = !met.held
        && met
            .came
            .iter()
            .all(|event| !matches!(event.body, Body::Withdrawn { .. }));
    let record = if at_hand {
        fold_under(rights, interview, met.came.iter().copied())
    } else {
        let events = super::query::events(rows.transaction, met.no, interview)?;
        fold_under(rights, interview, &events)
    };
    if met.held || met.before.is_some() {
        projection::replace(rows, met.no, &record)?;
    } else {
        projection::add(rows, met.no, &record)?;
    }
    Ok(Touched {
        interview,
        new: met.before.is_none(),
        conflicts_before: met.before.unwrap_or(0),
        conflicts: projection::conflicts(&record),
        authority: record.begun.map(|begun| begun.name).unwrap_or_default(),
    })
}
