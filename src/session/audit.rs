//! An interview as the rows of ODK's `audit.csv`: what was shown when, for how long, what was added, removed, finished.
//!
//! The times of questions come from the sittings ([`super::pace`]), which are counted in whole seconds back from the moment
//! at which each was put away; everything else from the log. Where an interview keeps no times, its acts remain.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::pen::heard;
use super::{Open, Remark, Session, SessionError, visits};
use crate::form::Kind;
use crate::log::{Body, DeviceId, Event};

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditRow {
    /// The word of the standard: `question`, `jump`, `add repeat`…
    pub event: &'static str,
    /// The path of the question or instance, with positions; empty for the form.
    pub node: String,
    /// When it began, in milliseconds since 1970.
    pub start: i64,
    /// When it ended, for what takes time.
    pub end: Option<i64>,
    /// The answer before, of a question that was changed.
    pub old: String,
    /// The answer after.
    pub new: String,
    /// The code of the person.
    pub user: String,
    /// Why, where it was said.
    pub reason: String,
}

impl Session {
    /// The rows of an interview, in the order of time.
    pub fn audit(&self, open: &Open) -> Result<Vec<AuditRow>, SessionError> {
        let people = self.people()?;
        let person = |device: DeviceId| {
            let known = people.iter().find(|(known, _)| *known == device);
            known.map(|(_, person)| person.clone()).unwrap_or_default()
        };
        let mut rows = Vec::new();
        let mut begun = false;
        for event in open.events() {
            let user = person(event.id.device);
            let row = |kind: &'static str, node: String, start: i64| AuditRow {
                event: kind,
                node,
                start: start * 1000,
                user: user.clone(),
                ..AuditRow::default()
            };
            match &event.body {
                Body::Begun(_) => rows.push(row("form start", String::new(), event.at)),
                Body::Added { repeat } => {
                    let node = path(open, &format!("{repeat}{{{}}}", event.id));
                    rows.push(row("add repeat", node, event.at));
                }
                Body::Removed { instance } => {
                    rows.push(row("delete repeat", path(open, instance), event.at));
                }
                Body::Submitted => rows.push(row("form finalize", String::new(), event.at)),
                Body::Noted { text, .. } => {
                    let (Remark::Pace, line) = Remark::of(text) else {
                        continue;
                    };
                    let visits = visits(line);
                    let whole: u64 = visits.iter().map(|visit| visit.seconds).sum();
                    let mut at = event.at - whole as i64;
                    if std::mem::replace(&mut begun, true) {
                        rows.push(row("form resume", String::new(), at));
                    }
                    for visit in visits {
                        let node = question(open, &visit.question);
                        if visit.jumped {
                            rows.push(row("jump", String::new(), at));
                        }
                        let end = at + visit.seconds as i64;
                        rows.push(AuditRow {
                            end: Some(end * 1000),
                            ..row("question", node, at)
                        });
                        at = end;
                    }
                    rows.push(row("form exit", String::new(), event.at));
                }
                _ => {}
            }
        }
        rows.sort_by_key(|row| row.start);
        put_changes(open, &mut rows);
        Ok(rows)
    }
}

/// Writes what a person changed beside the visit in which it happened.
fn put_changes(open: &Open, rows: &mut [AuditRow]) {
    let mut stood: HashMap<&str, String> = HashMap::new();
    let by_time = |event: &&Event| (event.lamport, event.id);
    let mut events: Vec<&Event> = open.events().iter().collect();
    events.sort_by_key(by_time);
    for event in events {
        let Body::Revised(revision) = &event.body else {
            continue;
        };
        let new = heard(&revision.answer).text().to_owned();
        let old = stood.insert(&revision.key, new.clone()).unwrap_or_default();
        let (node, at) = (path(open, &revision.key), event.at * 1000);
        // The clock of an event and the seconds of a sitting are rounded each for itself.
        let there = |row: &&mut AuditRow| {
            row.event == "question"
                && row.node == node
                && row.start <= at + 1000
                && row.end.is_some_and(|end| at <= end + 1000)
        };
        if let (None, Some(row)) = (revision.cause, rows.iter_mut().find(there)) {
            row.old = old;
            row.new = new;
            row.reason.clone_from(&revision.reason);
        }
    }
}

/// The path of a key with positions; the key itself where the form has no such place.
fn path(open: &Open, key: &str) -> String {
    let place = open.interview().place_of_key(key);
    place.map_or_else(|| key.to_owned(), |place| open.interview().position_path(&place))
}

/// The path of a question as a sitting names it: `pr_ex{3}`.
fn question(open: &Open, named: &str) -> String {
    let (name, instances) = named.find('{').map_or((named, ""), |at| named.split_at(at));
    let form = open.form();
    let Some(found) = form.find_name(name) else {
        return named.to_owned();
    };
    let mut line = Vec::new();
    let mut at = Some(found);
    while let Some(node) = at {
        line.push(form.node(node));
        at = form.node(node).parent;
    }
    let mut ids = instances.split_inclusive('}');
    let mut key = String::new();
    for node in line.into_iter().rev() {
        let id = if node.kind == Kind::Repeat {
            ids.next()
        } else {
            None
        };
        // Writing to a string cannot fail.
        let _ = write!(key, "/{}{}", node.name, id.unwrap_or_default());
    }
    path(open, &key)
}
