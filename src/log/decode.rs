//! A row of plain values as an event: the way back of [`super::encode`].

use thiserror::Error;

use super::encode::lengthen;
use super::event::{Answer, Begun, Body, Event, NonResponse, Revision};
use super::id::{DeviceId, EventId, InterviewId};
use super::informant::{Consent, Introduction};
use super::plain::{Plain, PlainError};

/// Why a row is no event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EventError {
    /// The text is no plain value.
    #[error(transparent)]
    Plain(#[from] PlainError),
    /// The row is not a list that begins with a key or a word.
    #[error("event {n}: not a row")]
    Shape {
        /// The event's number.
        n: u64,
    },
    /// A field of the kind is missing or of another type.
    #[error("event {n}, {kind}: field {field} is wrong")]
    Field {
        /// The event's number.
        n: u64,
        /// The kind's word.
        kind: String,
        /// The field's place in the row, from 1.
        field: usize,
    },
    /// An extra that this version does not know: a newer program should have taken a new word.
    #[error("event {n}, {kind}: extra {name} is unknown")]
    Extra {
        /// The event's number.
        n: u64,
        /// The kind's word.
        kind: String,
        /// The extra's name.
        name: String,
    },
}

/// How keys and parents are read: in full, or leaning on the rows before.
pub(super) trait Reading {
    /// The key of a cell, none if the cell is none.
    fn key(&mut self, cell: &Plain, own: DeviceId) -> Option<String>;
    /// The parents where the row names none.
    fn supposed(&self, id: EventId, body: &Body) -> Vec<EventId>;
}

/// Every row for itself.
struct Alone;

impl Reading for Alone {
    fn key(&mut self, cell: &Plain, own: DeviceId) -> Option<String> {
        cell.as_text().map(|key| lengthen(key, own))
    }

    fn supposed(&self, _: EventId, _: &Body) -> Vec<EventId> {
        Vec::new()
    }
}

impl Event {
    /// Reads a payload that [`Event::encode`] wrote.
    pub fn decode(
        id: EventId,
        interview: Option<InterviewId>,
        at: i64,
        lamport: u64,
        payload: &str,
    ) -> Result<Self, EventError> {
        let row = Plain::read(payload)?;
        let cells = row.as_list().ok_or(EventError::Shape { n: id.n })?;
        let mut event = read_row(id, cells, &mut Alone)?;
        event.interview = interview;
        event.at = at;
        event.lamport = lamport;
        Ok(event)
    }
}

/// The cells of one row, taken one by one.
struct Cells<'a> {
    id: EventId,
    kind: &'a str,
    row: &'a [Plain],
    at: usize,
}

impl<'a> Cells<'a> {
    fn wrong(&self) -> EventError {
        EventError::Field {
            n: self.id.n,
            kind: self.kind.to_owned(),
            field: self.at,
        }
    }

    fn next(&mut self) -> Result<&'a Plain, EventError> {
        let cell = self.row.get(self.at);
        self.at += 1;
        cell.ok_or_else(|| self.wrong())
    }

    fn text(&mut self) -> Result<String, EventError> {
        let cell = self.next()?;
        cell.as_text().map(str::to_owned).ok_or_else(|| self.wrong())
    }

    fn flag(&mut self) -> Result<bool, EventError> {
        match self.next()?.as_number() {
            Some(0) => Ok(false),
            Some(1) => Ok(true),
            _ => Err(self.wrong()),
        }
    }

    fn event(&mut self) -> Result<EventId, EventError> {
        let cell = self.next()?;
        event_id(cell, self.id.device).ok_or_else(|| self.wrong())
    }

    fn key(&mut self, reading: &mut dyn Reading) -> Result<String, EventError> {
        let cell = self.next()?;
        reading.key(cell, self.id.device).ok_or_else(|| self.wrong())
    }

    fn answer(&mut self) -> Result<Answer, EventError> {
        match self.next()? {
            Plain::Text(text) => Ok(Answer::Value(text.clone())),
            Plain::List(items) if (1..=2).contains(&items.len()) => {
                let kind = items[0]
                    .as_text()
                    .and_then(NonResponse::from_word)
                    .ok_or_else(|| self.wrong())?;
                let reason = match items.get(1) {
                    Some(cell) => cell
                        .as_text()
                        .filter(|r| !r.is_empty())
                        .ok_or_else(|| self.wrong())?
                        .to_owned(),
                    None => String::new(),
                };
                Ok(Answer::Missing { kind, reason })
            }
            _ => Err(self.wrong()),
        }
    }
}

/// The identity in a cell: a number is the same device's event.
pub(super) fn event_id(cell: &Plain, own: DeviceId) -> Option<EventId> {
    match cell {
        Plain::Number(n) => u64::try_from(*n).ok().filter(|n| *n > 0).map(|n| own.event(n)),
        Plain::Text(text) => text.parse().ok(),
        Plain::List(_) => None,
    }
}

/// Reads the cells of one event, its time taken off; interview, informant of the part, time and Lamport are the caller's.
pub(super) fn read_row(id: EventId, cells: &[Plain], reading: &mut dyn Reading) -> Result<Event, EventError> {
    let what = cells.first().ok_or(EventError::Shape { n: id.n })?;
    let is_key = match what {
        Plain::Text(text) if text.is_empty() => return Err(EventError::Shape { n: id.n }),
        Plain::Text(text) => text.starts_with('/'),
        Plain::Number(_) => true,
        Plain::List(_) => return Err(EventError::Shape { n: id.n }),
    };
    let kind = if is_key {
        "revise"
    } else {
        what.as_text().unwrap_or_default()
    };
    let mut row = Cells {
        id,
        kind,
        row: cells,
        at: usize::from(!is_key),
    };
    let body = match read_body(&mut row, reading)? {
        Some(body) => body,
        None => {
            let mut rest = String::new();
            Plain::List(cells[1..].to_vec()).write(&mut rest);
            Body::Unknown {
                kind: kind.to_owned(),
                rest: rest[1..rest.len() - 1].to_owned(),
            }
        }
    };
    let mut event = Event {
        id,
        interview: None,
        informant: String::new(),
        at: 0,
        doubt: false,
        lamport: 0,
        parents: Vec::new(),
        body,
    };
    if matches!(event.body, Body::Unknown { .. }) {
        return Ok(event);
    }
    event.parents = match row.row.get(row.at) {
        Some(Plain::List(items)) => {
            row.at += 1;
            let parents: Option<Vec<_>> = items.iter().map(|item| event_id(item, id.device)).collect();
            parents
                .filter(|p| p.is_sorted_by(|a, b| a < b))
                .ok_or_else(|| row.wrong())?
        }
        _ => reading.supposed(id, &event.body),
    };
    read_extras(&mut row, &mut event)?;
    Ok(event)
}

fn read_body(row: &mut Cells, reading: &mut dyn Reading) -> Result<Option<Body>, EventError> {
    Ok(Some(match row.kind {
        "revise" => {
            if row.at != 0 {
                // The word itself is not how a revision is written.
                return Err(row.wrong());
            }
            Body::Revised(Revision {
                key: row.key(reading)?,
                answer: row.answer()?,
                reason: String::new(),
                cause: None,
                language: String::new(),
            })
        }
        "begin" => Body::Begun(Begun {
            form: row.text()?,
            version: row.text()?,
            hash: row.text()?,
            authority: row.text()?,
            country: row.text()?,
            name: row.text()?,
            wave: row.text()?,
            language: row.text()?,
            informant: row.text()?,
        }),
        "migrate" => Body::Migrated {
            form: row.text()?,
            version: row.text()?,
            hash: row.text()?,
        },
        "add" => Body::Added {
            repeat: row.key(reading)?,
        },
        "remove" => Body::Removed {
            instance: row.key(reading)?,
        },
        "restore" => Body::Restored {
            instance: row.key(reading)?,
        },
        "note" => Body::Noted {
            key: row.key(reading)?,
            text: row.text()?,
        },
        "voice" => Body::Voiced {
            key: row.key(reading)?,
            answer: row.answer()?,
        },
        "informant" => Body::Introduced(Introduction {
            code: row.text()?,
            role: row.text()?,
            consent: Consent::from_word(&row.text()?).ok_or_else(|| row.wrong())?,
            how: row.text()?,
            on: row.text()?,
        }),
        "submit" => Body::Submitted,
        "return" => Body::Returned { text: row.text()? },
        "accept" => Body::Accepted { text: row.text()? },
        "release" => Body::Released { text: row.text()? },
        "reopen" => Body::Reopened { text: row.text()? },
        "ask" => Body::Asked {
            key: row.key(reading)?,
            text: row.text()?,
        },
        "reply" => Body::Replied {
            question: row.event()?,
            text: row.text()?,
        },
        "settle" => Body::Settled {
            question: row.event()?,
            text: row.text()?,
        },
        "handover" => Body::HandedOver {
            group: row.key(reading)?,
            to: row.text()?,
        },
        "withdraw" => Body::Withdrawn {
            interview: InterviewId(row.event()?),
            informant: match row.next()?.as_list() {
                Some([]) => None,
                Some([Plain::Text(code)]) => Some(code.clone()),
                _ => return Err(row.wrong()),
            },
            text: row.text()?,
        },
        "alias" => Body::Alias {
            one: row.text()?,
            other: row.text()?,
            holds: row.flag()?,
        },
        "duplicate" => Body::Duplicate {
            of: InterviewId(row.event()?),
            holds: row.flag()?,
        },
        "fieldnote" => Body::FieldNoted {
            authority: row.text()?,
            text: row.text()?,
        },
        "study" => Body::Studied {
            name: row.text()?,
            value: row.text()?,
        },
        "continue" => Body::Continued {
            from: row.text()?.parse().map_err(|_| row.wrong())?,
            text: row.text()?,
        },
        _ => return Ok(None),
    }))
}

fn read_extras(row: &mut Cells, event: &mut Event) -> Result<(), EventError> {
    // Their order is fixed, so that a row has one spelling.
    const ORDER: [&str; 5] = ["why", "cause", "lang", "doubt", "of"];
    let mut reached = 0;
    while row.at < row.row.len() {
        let name = row.text()?;
        let rank = ORDER.iter().position(|known| *known == name);
        let unknown = || EventError::Extra {
            n: event.id.n,
            kind: row.kind.to_owned(),
            name: name.clone(),
        };
        let rank = rank.filter(|rank| rank + 1 > reached).ok_or_else(unknown)?;
        reached = rank + 1;
        match (&mut event.body, ORDER[rank]) {
            (Body::Revised(r), "why") => r.reason = row.text()?,
            (Body::Revised(r), "cause") => r.cause = Some(row.event()?),
            (Body::Revised(r), "lang") => r.language = row.text()?,
            (_, "doubt") => event.doubt = row.flag()?,
            (_, "of") => event.informant = row.text()?,
            _ => return Err(unknown()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(payload: &str) -> Result<Event, EventError> {
        Event::decode(DeviceId::of_key(&[1; 32]).event(20), None, 5, 7, payload)
    }

    #[test]
    fn every_kind_is_read_back_as_it_was_written() {
        let other = DeviceId::of_key(&[2; 32]);
        let payloads = [
            r#"["begin","core","1","ab12","FR-51454","fra","Grand Reims","","fra","M1"]"#.to_owned(),
            r#"["migrate","core","2","cd34",[19]]"#.to_owned(),
            r#"["/data/h_role","dgs"]"#.to_owned(),
            r#"["/data/pr{.12}/pr_code","COOP",[4,19],"why","vu sur place","cause",18,"lang","eng","doubt",1,"of","M2"]"#.to_owned(),
            format!(r#"["/data/pr{{{other}.3}}/a",["refused","trop \"tôt\""],["{other}.9"]]"#),
            r#"["/data/a",["dont_know"]]"#.to_owned(),
            r#"["add","/data/pr"]"#.to_owned(),
            r#"["remove","/data/pr{1}",[19]]"#.to_owned(),
            r#"["restore","/data/pr{1}",[19]]"#.to_owned(),
            r#"["note","/data/a","à relire",[3]]"#.to_owned(),
            r#"["voice","/data/a","non","of","M2"]"#.to_owned(),
            r#"["informant","","dgs","given","signed","2026-11-25",[4],"of","M2"]"#.to_owned(),
            r#"["informant","M1","","unasked","",""]"#.to_owned(),
            r#"["submit",[19]]"#.to_owned(),
            r#"["return","incomplet",[19]]"#.to_owned(),
            r#"["accept","",[19]]"#.to_owned(),
            r#"["release","",[19]]"#.to_owned(),
            r#"["reopen","",[19]]"#.to_owned(),
            r#"["ask","/data/a","Depuis quand ?"]"#.to_owned(),
            format!(r#"["reply","{other}.4","Depuis 2011."]"#),
            r#"["settle",3,""]"#.to_owned(),
            r#"["handover","/data/g","P07"]"#.to_owned(),
            format!(r#"["withdraw","{other}.1",[],"demande"]"#),
            r#"["withdraw",1,["M2"],""]"#.to_owned(),
            r#"["alias","bfa/ganzourgou","bfa/guanzourgou",1]"#.to_owned(),
            r#"["duplicate",1,0]"#.to_owned(),
            r#"["fieldnote","","route coupée"]"#.to_owned(),
            r#"["study","retention","2030"]"#.to_owned(),
            format!(r#"["continue","{other}","copied"]"#),
            r#"["zoom",[1,["x"]],"later"]"#.to_owned(),
            r#"["zoom"]"#.to_owned(),
        ];
        for payload in payloads {
            let event = read(&payload).unwrap_or_else(|error| panic!("{payload}: {error}"));
            assert_eq!(event.encode(), payload);
            assert_eq!((event.at, event.lamport), (5, 7));
        }
    }

    #[test]
    fn what_is_no_event_is_refused_with_its_place() {
        for payload in [
            "[]",
            "3",
            "[[1]]",
            "[\"\"]",
            "[0]",
            "[\"/a\"]",
            "[\"/a\",3]",
            "[\"/a\",\"x\",[0]]",
            "[\"/a\",\"x\",[3,2]]",
            "[\"/a\",[\"perhaps\"]]",
            "[\"/a\",[\"refused\",\"\"]]",
            "[\"/a\",\"x\",\"of\"]",
            "[\"/a\",\"x\",\"new\",1]",
            "[\"/a\",\"x\",\"of\",\"M\",\"of\",\"M\"]",
            "[\"revise\",\"/a\",\"x\"]",
            "[\"alias\",\"a\",\"b\",2]",
            "[\"begin\",\"core\"]",
            "[\"informant\",\"\",\"dgs\",\"perhaps\",\"\",\"\"]",
            "[\"submit\",[],\"why\",\"x\"]",
        ] {
            assert!(read(payload).is_err(), "{payload} was read");
        }
        assert_eq!(
            read("[\"ask\",\"/a\",7]"),
            Err(EventError::Field {
                n: 20,
                kind: "ask".into(),
                field: 3
            })
        );
    }
}
