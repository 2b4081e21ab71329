//! An event as a row of plain values.
//!
//! A row is `[what, field…, [parent…]?, name, value, name, value…]`: `what` is the question's key for a revision, else
//! the kind's word (a key begins with `/`, a word does not); the fields are those of the kind, in the order of
//! [`Body`]; the list of parents stands where it is not what a reader would suppose; named extras come last.
//! An event of the same device is written as its number, one of another as `device.n`; `{.12}` in a key is the
//! instance that the same device's event 12 added.
//!
//! CHANGING WHAT IS WRITTEN HERE CHANGES WHAT IS HASHED AND SIGNED: a new shape takes a new word.

use std::fmt::Write as _;

use super::event::{Answer, Body, Event};
use super::id::{DeviceId, EventId};
use super::plain::Plain;

/// How keys and parents are spelled: in full (the store), or leaning on the rows before (a part).
pub(super) trait Spelling {
    /// The cell of a key.
    fn key(&mut self, key: &str, own: DeviceId) -> Plain;
    /// The parents to write, none where the reader will suppose the right ones.
    fn parents(&mut self, event: &Event) -> Option<Vec<EventId>>;
    /// Whether the row must name the informant.
    fn names_informant(&self) -> bool;
}

/// Every row for itself: the store's payload.
pub(super) struct Alone;

impl Spelling for Alone {
    fn key(&mut self, key: &str, own: DeviceId) -> Plain {
        Plain::Text(shorten(key, own))
    }

    fn parents(&mut self, event: &Event) -> Option<Vec<EventId>> {
        (!event.parents.is_empty()).then(|| event.parents.clone())
    }

    fn names_informant(&self) -> bool {
        true
    }
}

impl Event {
    /// The event as canonical text, without its identity, interview and time: what the store keeps as payload.
    ///
    /// ```
    /// use repere::log::{Answer, Body, DeviceId, Event, Revision};
    ///
    /// let event = Event {
    ///     id: DeviceId::of_key(&[7; 32]).event(9),
    ///     interview: None,
    ///     informant: String::new(),
    ///     at: 1_790_000_000,
    ///     doubt: false,
    ///     lamport: 9,
    ///     parents: vec![DeviceId::of_key(&[7; 32]).event(4)],
    ///     body: Body::Revised(Revision {
    ///         key: "/data/h_role".into(),
    ///         answer: Answer::Value("dgs".into()),
    ///         reason: String::new(),
    ///         cause: None,
    ///         language: String::new(),
    ///     }),
    /// };
    /// assert_eq!(event.encode(), r#"["/data/h_role","dgs",[4]]"#);
    /// ```
    pub fn encode(&self) -> String {
        let mut out = String::new();
        write_row(&row(self, &mut Alone), &mut out);
        out
    }
}

/// One cell of a row: a plain value, or the items of an unknown kind, word for word.
pub(super) enum Cell {
    Plain(Plain),
    Verbatim(String),
}

impl<T: Into<Plain>> From<T> for Cell {
    fn from(value: T) -> Self {
        Self::Plain(value.into())
    }
}

/// Appends the row as a list.
pub(super) fn write_row(cells: &[Cell], out: &mut String) {
    out.push('[');
    let mut first = true;
    for cell in cells {
        if matches!(cell, Cell::Verbatim(items) if items.is_empty()) {
            continue;
        }
        if !first {
            out.push(',');
        }
        first = false;
        match cell {
            Cell::Plain(value) => value.write(out),
            Cell::Verbatim(items) => out.push_str(items),
        }
    }
    out.push(']');
}

/// The cells of an event, without its time.
pub(super) fn row(event: &Event, spelling: &mut dyn Spelling) -> Vec<Cell> {
    let own = event.id.device;
    let mut cells: Vec<Cell> = Vec::with_capacity(6);
    let what = event.body.kind();
    if let Body::Unknown { rest, .. } = &event.body {
        return vec![what.into(), Cell::Verbatim(rest.clone())];
    }
    let parents = spelling.parents(event);
    if !matches!(event.body, Body::Revised(_)) {
        cells.push(what.into());
    }
    match &event.body {
        Body::Begun(b) => {
            for text in [
                &b.form,
                &b.version,
                &b.hash,
                &b.authority,
                &b.country,
                &b.name,
                &b.wave,
                &b.language,
                &b.informant,
            ] {
                cells.push(text.as_str().into());
            }
        }
        Body::Migrated { form, version, hash } => {
            cells.extend([form, version, hash].map(|text| text.as_str().into()));
        }
        Body::Revised(r) => {
            cells.push(spelling.key(&r.key, own).into());
            cells.push(answer(&r.answer).into());
        }
        Body::Added { repeat: key } | Body::Removed { instance: key } | Body::Restored { instance: key } => {
            cells.push(spelling.key(key, own).into());
        }
        Body::Noted { key, text } | Body::Asked { key, text } => {
            cells.push(spelling.key(key, own).into());
            cells.push(text.as_str().into());
        }
        Body::Voiced { key, answer: said } => {
            cells.push(spelling.key(key, own).into());
            cells.push(answer(said).into());
        }
        Body::Introduced(said) => {
            let consent = said.consent.word();
            cells.extend([&said.code, &said.role].map(|text| text.as_str().into()));
            cells.extend([consent, &said.how, &said.on].map(Cell::from));
        }
        Body::Submitted | Body::Unknown { .. } => {}
        Body::Returned { text }
        | Body::Accepted { text }
        | Body::Released { text }
        | Body::Reopened { text } => {
            cells.push(text.as_str().into());
        }
        Body::Replied { question, text } | Body::Settled { question, text } => {
            cells.push(id(*question, own).into());
            cells.push(text.as_str().into());
        }
        Body::HandedOver { group, to } => {
            cells.push(spelling.key(group, own).into());
            cells.push(to.as_str().into());
        }
        Body::Withdrawn {
            interview,
            informant,
            text,
        } => {
            cells.push(id(interview.0, own).into());
            cells.push(Plain::List(informant.iter().map(|i| i.as_str().into()).collect()).into());
            cells.push(text.as_str().into());
        }
        Body::Alias { one, other, holds } => {
            cells.push(one.as_str().into());
            cells.push(other.as_str().into());
            cells.push(u64::from(*holds).into());
        }
        Body::Duplicate { of, holds } => {
            cells.push(id(of.0, own).into());
            cells.push(u64::from(*holds).into());
        }
        Body::FieldNoted { authority, text } => {
            cells.push(authority.as_str().into());
            cells.push(text.as_str().into());
        }
        Body::Studied { name, value } => {
            cells.push(name.as_str().into());
            cells.push(value.as_str().into());
        }
        Body::Continued { from, text } => {
            cells.push(from.to_string().into());
            cells.push(text.as_str().into());
        }
    }
    if let Some(mut parents) = parents {
        parents.sort_unstable();
        parents.dedup();
        cells.push(Plain::List(parents.into_iter().map(|p| id(p, own)).collect()).into());
    }
    extras(event, spelling.names_informant(), &mut cells);
    cells
}

fn extras(event: &Event, names_informant: bool, cells: &mut Vec<Cell>) {
    let mut extra = |name: &str, value: Plain| {
        cells.push(name.into());
        cells.push(value.into());
    };
    if let Body::Revised(r) = &event.body {
        if !r.reason.is_empty() {
            extra("why", r.reason.as_str().into());
        }
        if let Some(cause) = r.cause {
            extra("cause", id(cause, event.id.device));
        }
        if !r.language.is_empty() {
            extra("lang", r.language.as_str().into());
        }
    }
    if event.doubt {
        extra("doubt", 1_u64.into());
    }
    if names_informant && !event.informant.is_empty() {
        extra("of", event.informant.as_str().into());
    }
}

fn answer(answer: &Answer) -> Plain {
    match answer {
        Answer::Value(text) => text.as_str().into(),
        Answer::Missing { kind, reason } if reason.is_empty() => Plain::List(vec![kind.word().into()]),
        Answer::Missing { kind, reason } => Plain::List(vec![kind.word().into(), reason.as_str().into()]),
    }
}

/// The cell of an event's identity: its number where it is the same device's.
pub(super) fn id(event: EventId, own: DeviceId) -> Plain {
    if event.device == own {
        event.n.into()
    } else {
        event.to_string().into()
    }
}

/// Writes `{own.12}` as `{.12}`.
pub(super) fn shorten(key: &str, own: DeviceId) -> String {
    if !key.contains('{') {
        return key.to_owned();
    }
    let mut full = String::new();
    let _ = write!(full, "{{{own}.");
    key.replace(&full, "{.")
}

/// Undoes [`shorten`].
pub(super) fn lengthen(key: &str, own: DeviceId) -> String {
    if !key.contains("{.") {
        return key.to_owned();
    }
    key.replace("{.", &format!("{{{own}."))
}
