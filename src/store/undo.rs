//! Taking back what one merge brought: into quarantine, out of every list and of the digest, still here.
//!
//! What another merge brought too stays. Nothing is taken back once something held here rests on it: a later event, a
//! signed run, a bundle that was sent. A withdrawal is never taken back.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction, params};

use super::append::{find_device, number};
use super::branch::overlaps;
use super::query::read_device;
use super::rows::Rows;
use super::{Store, StoreError, projection, query};
use crate::log::{Body, DeviceId, Event, EventId, Frontier, InterviewId, Segment, fold_under};

/// What an undo took back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// How many events.
    pub events: u64,
    /// The interviews that it changed, and whether anything of each is left.
    pub interviews: Vec<(InterviewId, bool)>,
    /// Parts that stay because another bundle brought them too, or because they withdraw something.
    pub kept: u64,
}

/// Why a merge is not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hold {
    /// No merge brought a bundle of this name, or it was taken back already.
    Unknown,
    /// This event, held here, was written by someone who had seen what would go.
    Event {
        /// The event that rests on it.
        event: EventId,
        /// Its kind.
        kind: String,
        /// The interview that it is about.
        interview: Option<InterviewId>,
    },
    /// A device wrote two histories under one name: which event is which follows from all that is held.
    Forked {
        /// A device that the merge brought.
        device: DeviceId,
    },
    /// A bundle of this folder has carried it on.
    Sent {
        /// When, by this machine's clock.
        at: i64,
    },
}

/// A segment of the merge, with the positions of the parts that go.
struct Leaving {
    no: i64,
    segment: Segment,
    device: i64,
    positions: BTreeSet<usize>,
    whole: bool,
}

impl Store {
    /// Takes back what only this bundle's merge brought. `Err` inside says what holds it.
    pub fn undo_merge(
        &mut self,
        bundle: [u8; 24],
        at: i64,
        rehearse: bool,
    ) -> Result<Result<Undone, Hold>, StoreError> {
        self.transact(!rehearse, |transaction| undo(transaction, bundle, at))
    }

    /// The bundles whose content is set aside, with what is left of their segments.
    pub fn set_aside(&self) -> Result<Vec<([u8; 24], Segment)>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT bundle, segment FROM aside ORDER BY bundle, id")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((
                row.get(0)?,
                super::erase::read_segment(&row.get::<_, String>(1)?)?,
            ));
        }
        Ok(found)
    }
}

fn undo(
    transaction: &Transaction<'_>,
    bundle: [u8; 24],
    at: i64,
) -> Result<Result<Undone, Hold>, StoreError> {
    let mut statement =
        transaction.prepare_cached("SELECT no FROM merge WHERE bundle = ?1 AND undone_at IS NULL")?;
    let merges: BTreeSet<i64> = statement
        .query_map([&bundle[..]], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if merges.is_empty() {
        return Ok(Err(Hold::Unknown));
    }
    let mut undone = Undone::default();
    let leaving = leaving(transaction, &merges, &mut undone)?;
    let mut gone: Vec<Event> = Vec::new();
    for one in &leaving {
        gone.extend(only(&one.segment, &one.positions).events().unwrap_or_default());
    }
    if overlaps(transaction)?
        && let Some(one) = leaving.first()
    {
        return Ok(Err(Hold::Forked {
            device: one.segment.header.device,
        }));
    }
    if let Some(hold) = holds(transaction, &leaving, &gone)? {
        return Ok(Err(hold));
    }
    let mut touched: BTreeSet<InterviewId> = gone.iter().filter_map(Event::concerns).collect();
    for one in &leaving {
        set_aside(transaction, one, bundle)?;
    }
    for event in &gone {
        let Some(device) = find_device(transaction, event.id.device)? else {
            continue;
        };
        undone.events += transaction
            .prepare_cached("DELETE FROM event WHERE device = ?1 AND n = ?2")?
            .execute(params![device, event.id.n as i64])? as u64;
    }
    let rights = super::rights::rights(transaction)?;
    for interview in std::mem::take(&mut touched) {
        let no = number(transaction, interview)?;
        let left = query::events(transaction, no, interview)?;
        if left.is_empty() {
            for table in ["head", "summary", "progress", "bookmark", "draft"] {
                let wipe = format!("DELETE FROM {table} WHERE interview = ?1");
                transaction.prepare_cached(&wipe)?.execute([no])?;
            }
        } else {
            projection::replace(
                &mut Rows::new(transaction)?,
                no,
                &fold_under(&rights, interview, &left),
            )?;
        }
        undone.interviews.push((interview, !left.is_empty()));
    }
    // What waits because of this bundle alone goes with it.
    for merge in &merges {
        let others = "UPDATE waiting SET merge = (SELECT min(merge) FROM brought WHERE segment = waiting.id AND merge <> ?1)
             WHERE merge = ?1 AND EXISTS (SELECT 1 FROM brought WHERE segment = waiting.id AND merge <> ?1)";
        transaction.prepare_cached(others)?.execute([merge])?;
        let waiting = "INSERT OR REPLACE INTO aside (id, bundle, segment) SELECT id, ?2, segment FROM waiting WHERE merge = ?1";
        transaction
            .prepare_cached(waiting)?
            .execute(params![merge, &bundle[..]])?;
        transaction
            .prepare_cached("DELETE FROM waiting WHERE merge = ?1")?
            .execute([merge])?;
        transaction
            .prepare_cached("DELETE FROM brought WHERE merge = ?1")?
            .execute([merge])?;
        transaction
            .prepare_cached("UPDATE merge SET undone_at = ?2 WHERE no = ?1")?
            .execute(params![merge, at])?;
    }
    Ok(Ok(undone))
}

/// The parts that these merges brought and no other did.
fn leaving(
    transaction: &Transaction<'_>,
    merges: &BTreeSet<i64>,
    undone: &mut Undone,
) -> Result<Vec<Leaving>, StoreError> {
    let mut by_segment: BTreeMap<Vec<u8>, BTreeSet<usize>> = BTreeMap::new();
    for merge in merges {
        let mut statement = transaction.prepare_cached(
            "SELECT mine.segment, mine.position, (SELECT count(*) FROM brought AS other WHERE other.segment = mine.segment
               AND other.position = mine.position AND other.merge <> mine.merge) FROM brought AS mine WHERE mine.merge = ?1",
        )?;
        let mut rows = statement.query([merge])?;
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>(2)? == 0 {
                by_segment
                    .entry(row.get(0)?)
                    .or_default()
                    .insert(row.get::<_, i64>(1)? as usize);
            } else {
                undone.kept += 1;
            }
        }
    }
    let mut leaving = Vec::new();
    for (id, mut positions) in by_segment {
        let Some(no) = number_of(transaction, &id)? else {
            continue;
        };
        let segment = super::segment::one_segment(transaction, no)?;
        // A withdrawal is not undone: the part that it stands in stays.
        let withdraws = |position: &usize| {
            let events = only(&segment, &BTreeSet::from([*position])).events();
            events.is_ok_and(|events| {
                events
                    .iter()
                    .any(|event| matches!(event.body, Body::Withdrawn { .. }))
            })
        };
        let stay: Vec<usize> = positions
            .iter()
            .filter(|position| withdraws(position))
            .copied()
            .collect();
        undone.kept += stay.len() as u64;
        positions.retain(|position| !stay.contains(position));
        let whole = segment
            .parts
            .iter()
            .enumerate()
            .all(|(position, part)| part.is_none() || positions.contains(&position));
        let find = "SELECT device FROM segment WHERE no = ?1";
        let device: i64 = transaction
            .prepare_cached(find)?
            .query_row([no], |row| row.get(0))?;
        if !positions.is_empty() {
            leaving.push(Leaving {
                no,
                segment,
                device,
                positions,
                whole,
            });
        }
    }
    Ok(leaving)
}

fn number_of(connection: &Connection, id: &[u8]) -> Result<Option<i64>, StoreError> {
    use rusqlite::OptionalExtension as _;
    let mut statement = connection.prepare_cached("SELECT no FROM segment WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// A copy of a segment with these parts alone.
fn only(segment: &Segment, positions: &BTreeSet<usize>) -> Segment {
    let mut copy = segment.clone();
    for (position, part) in copy.parts.iter_mut().enumerate() {
        if !positions.contains(&position) {
            *part = None;
        }
    }
    copy
}

/// What rests on the events that would go.
fn holds(
    transaction: &Transaction<'_>,
    leaving: &[Leaving],
    gone: &[Event],
) -> Result<Option<Hold>, StoreError> {
    let ids: BTreeSet<EventId> = gone.iter().map(|event| event.id).collect();
    let mut first: BTreeMap<(Option<InterviewId>, DeviceId), u64> = BTreeMap::new();
    for event in gone {
        let slot = first
            .entry((event.interview, event.id.device))
            .or_insert(u64::MAX);
        *slot = (*slot).min(event.id.n);
    }
    for one in leaving {
        let sent =
            "SELECT min(at) FROM sent JOIN sending ON sending.no = sent.sending WHERE sent.segment = ?1";
        if let Some(at) = transaction
            .prepare_cached(sent)?
            .query_row([one.no], |row| row.get(0))?
        {
            return Ok(Some(Hold::Sent { at }));
        }
    }
    let interviews: BTreeSet<InterviewId> = gone.iter().filter_map(Event::concerns).collect();
    for interview in interviews {
        let no = number(transaction, interview)?;
        for event in query::events(transaction, no, interview)? {
            if ids.contains(&event.id) {
                continue;
            }
            // Parents of the workflow are frontiers: one number stands for all before it.
            let seen: Frontier = event.parents.iter().copied().collect();
            let rests = seen.events().any(|parent| {
                first
                    .get(&(event.interview, parent.device))
                    .is_some_and(|n| parent.n >= *n)
            }) || ids.contains(&interview.0)
                || named(&event.body).is_some_and(|named| ids.contains(&named));
            if rests {
                return Ok(Some(held(&event)));
            }
        }
    }
    // A signed run that goes whole must not be what another run, or this folder's own device, says it had seen.
    for one in leaving.iter().filter(|one| one.whole) {
        let header = &one.segment.header;
        let marks = (header.device, one.segment.id().mark());
        let mut statement = transaction.prepare_cached("SELECT no FROM segment")?;
        let others: Vec<i64> = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for other in others
            .into_iter()
            .filter(|no| !leaving.iter().any(|l| l.whole && l.no == *no))
        {
            let other = super::segment::one_header(transaction, other)?;
            let rests = other.previous == Some(one.segment.id())
                || other
                    .seen
                    .iter()
                    .any(|s| (s.event.device.trunk(), s.mark) == marks);
            if rests {
                return Ok(Some(Hold::Event {
                    event: other.device.event(other.first),
                    kind: String::new(),
                    interview: None,
                }));
            }
        }
        let mut statement = transaction.prepare_cached(
            "SELECT device.id, seen.n FROM seen JOIN device ON device.no = seen.device
             WHERE other = ?1 AND other_n BETWEEN ?2 AND ?3 ORDER BY seen.n LIMIT 1",
        )?;
        let mut rows = statement.query(params![one.device, header.first as i64, header.last as i64])?;
        if let Some(row) = rows.next()? {
            let event = read_device(&row.get::<_, String>(0)?)?.event(row.get::<_, i64>(1)? as u64);
            return Ok(Some(Hold::Event {
                event,
                kind: String::new(),
                interview: None,
            }));
        }
    }
    Ok(None)
}

fn held(event: &Event) -> Hold {
    Hold::Event {
        event: event.id,
        kind: event.kind().to_owned(),
        interview: event.concerns(),
    }
}

/// The event that a statement speaks of by name.
fn named(body: &Body) -> Option<EventId> {
    match body {
        Body::Replied { question, .. } | Body::Settled { question, .. } => Some(*question),
        Body::Duplicate { of, .. } => Some(of.0),
        Body::Revised(revision) => revision.cause,
        _ => None,
    }
}

fn set_aside(transaction: &Transaction<'_>, one: &Leaving, bundle: [u8; 24]) -> Result<(), StoreError> {
    let copy = only(&one.segment, &one.positions);
    let mut text = String::new();
    copy.write(&mut text);
    transaction
        .prepare_cached("INSERT OR REPLACE INTO aside (id, bundle, segment) VALUES (?1, ?2, ?3)")?
        .execute(params![&copy.id().bytes()[..], &bundle[..], text])?;
    if one.whole {
        transaction
            .prepare_cached("DELETE FROM part WHERE segment = ?1")?
            .execute([one.no])?;
        transaction
            .prepare_cached("DELETE FROM segment WHERE no = ?1")?
            .execute([one.no])?;
    } else {
        for position in &one.positions {
            transaction
                .prepare_cached(
                    "UPDATE part SET salt = NULL, text = NULL, interview = NULL, informant = NULL
                     WHERE segment = ?1 AND position = ?2",
                )?
                .execute(params![one.no, *position as i64])?;
        }
    }
    Ok(())
}
