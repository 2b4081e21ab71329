//! The interviews of the byte study, as this program would have written them: for what is weighed and what is timed.
//!
//! They are other people's work (`bench/README.md` of the shared folder): read there, never copied.

use std::collections::HashMap;
use std::path::Path;

use repere::bundle::{self, Bundle, CarriedForm, Head, Receipt, Recipient};
use repere::form::{Attachments, Workbook, content_hash};
use repere::log::{
    Answer, Begun, Body, Event, EventId, InterviewId, Revision, SALT_BYTES, Segment, SegmentId, Signer,
};
use serde_json::{Value, json};

/// The form of the study and its interviews; `None`, said loudly, where the shared folder has none.
pub fn study(shared: &Path) -> Option<(CarriedForm, Vec<Value>)> {
    let Ok(text) = std::fs::read_to_string(shared.join("bench/interviews.json")) else {
        eprintln!("SKIPPED: no bench/interviews.json");
        return None;
    };
    let study: Value = serde_json::from_str(&text).expect("JSON");
    let form = study_form(study["form"].as_array().expect("a form"));
    let interviews = study["interviews"].as_array().expect("interviews");
    Some((form, interviews.clone()))
}

/// A device that writes, signs and seals.
pub struct Writer {
    /// Its key.
    pub signer: Signer,
    last: u64,
    previous: Option<SegmentId>,
    chance: u64,
}

impl Writer {
    pub fn new(seed: u8) -> Self {
        Self::of(Signer::from_seed(&[seed; 32]), u64::from(seed))
    }

    pub fn of(signer: Signer, chance: u64) -> Self {
        Self {
            signer,
            last: 0,
            previous: None,
            chance,
        }
    }

    pub fn event(
        &mut self,
        interview: Option<InterviewId>,
        at: i64,
        parents: Vec<EventId>,
        body: Body,
    ) -> Event {
        self.last += 1;
        let id = self.signer.device().event(self.last);
        Event {
            id,
            interview: Some(interview.unwrap_or(InterviewId(id))),
            informant: String::new(),
            at,
            doubt: false,
            lamport: 0,
            parents,
            body,
        }
    }

    pub fn close(&mut self, events: &[Event]) -> Segment {
        let chance = &mut self.chance;
        let mut salts = || {
            let mut salt = [0; SALT_BYTES];
            for byte in &mut salt {
                *chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                *byte = (*chance >> 56) as u8;
            }
            salt
        };
        let segment =
            Segment::close(&self.signer, self.previous, Vec::new(), events, &mut salts).expect("events");
        self.previous = Some(segment.id());
        segment
    }

    /// Bytes of one segment on the wire, to a receiver that knows device and form.
    pub fn wire(&self, segment: &Segment, forms: &[CarriedForm], recipients: usize) -> (usize, usize) {
        let bundle = Bundle {
            study: "rep26".into(),
            from: self.signer.device(),
            made: 1_790_000_000,
            receipt: Receipt::default(),
            cards: Vec::new(),
            forms: Vec::new(),
            segments: vec![segment.clone()],
        };
        let keys: Vec<Recipient> = (0..recipients)
            .map(|n| Recipient::of(&Signer::from_seed(&[200 + n as u8; 32]).public()))
            .collect();
        let head = Head {
            recipients: &keys,
            dictionary: forms,
            card: None,
        };
        let sealed = bundle::write_sealed(&bundle, &self.signer, &head, None).expect("sealed");
        (sealed.len(), bundle::write(&bundle, &self.signer).len())
    }
}

/// A form as a bundle carries it.
pub fn form(id: &str, sheets: &Value) -> CarriedForm {
    let json = sheets.to_string();
    let book = Workbook::from_json(&json).expect("a form");
    CarriedForm {
        hash: content_hash(&book, &Attachments::default()),
        id: id.into(),
        version: "2026032001".into(),
        json,
    }
}

/// The study's form as sheets.
pub fn study_form(questions: &[Value]) -> CarriedForm {
    let (mut survey, mut choices, mut group) = (Vec::new(), Vec::new(), String::new());
    for question in questions {
        let path = question["path"].as_str().expect("a path");
        let (parent, name) = path.rsplit_once('.').expect("a group");
        let (parent, repeat) = parent
            .split_once('[')
            .map_or((parent, false), |(parent, _)| (parent, true));
        if repeat && !path.contains("[1]") {
            continue;
        }
        if parent != group {
            let kind = |begin: bool, repeat: bool| {
                format!(
                    "{} {}",
                    if begin { "begin" } else { "end" },
                    if repeat { "repeat" } else { "group" }
                )
            };
            if !group.is_empty() {
                survey.push(json!({ "type": kind(false, group == "membres") }));
            }
            survey.push(json!({ "type": kind(true, repeat), "name": parent, "label": parent }));
            parent.clone_into(&mut group);
        }
        let kind = match question["type"].as_str().expect("a type") {
            "one" => format!("select_one {name}"),
            "multi" => format!("select_multiple {name}"),
            "int" => "integer".into(),
            "dec" => "decimal".into(),
            "gps" => "geopoint".into(),
            kind @ ("date" | "time") => kind.into(),
            _ => "text".into(),
        };
        survey.push(json!({ "type": kind, "name": name, "label": name.replace('_', " ") }));
        for choice in question["c"].as_array().into_iter().flatten() {
            let word = choice.as_str().expect("a choice");
            choices.push(json!({ "list_name": name, "name": word, "label": word.replace('_', " ") }));
        }
    }
    survey.push(json!({ "type": "end group" }));
    form(
        "menage",
        &json!({ "survey": survey, "choices": choices, "settings": [{ "form_id": "menage", "version": "2026032001" }] }),
    )
}

/// One interview of the study, as this program would have written it.
pub fn interview(writer: &mut Writer, form: &CarriedForm, from: &Value) -> Vec<Event> {
    let rows = from["events"].as_array().expect("events");
    let seconds = |row: &Value| row[0].as_i64().expect("a time") / 1000;
    let begun = Begun {
        form: form.id.clone(),
        version: form.version.clone(),
        hash: form.hash.clone(),
        authority: "ben:boukoumbe".into(),
        country: "ben".into(),
        name: "Boukoumbé".into(),
        language: "fra".into(),
        informant: "M1".into(),
        ..Begun::default()
    };
    let mut events = vec![writer.event(None, seconds(&rows[0]), Vec::new(), Body::Begun(begun))];
    let id = InterviewId(events[0].id);
    let mut members: HashMap<String, String> = HashMap::new();
    let mut heads: HashMap<String, EventId> = HashMap::new();
    for row in rows {
        let path = row[1].as_str().expect("a path").replace('.', "/");
        let key = match path.split_once('[') {
            None => format!("/data/{path}"),
            Some((repeat, rest)) => {
                let (k, rest) = rest.split_once(']').expect("an index");
                if k != "1" && !members.contains_key(k) {
                    let added = Body::Added {
                        repeat: format!("/data/{repeat}"),
                    };
                    events.push(writer.event(Some(id), seconds(row), Vec::new(), added));
                    members.insert(k.into(), events[events.len() - 1].id.to_string());
                }
                format!(
                    "/data/{repeat}{{{}}}{rest}",
                    members.get(k).map_or("1", String::as_str)
                )
            }
        };
        let words = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let value = match &row[2] {
            Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(" "),
            one => words(one),
        };
        let revised = Body::Revised(Revision {
            key: key.clone(),
            answer: Answer::Value(value),
            reason: String::new(),
            cause: None,
            language: String::new(),
        });
        let parents = heads.get(&key).copied().into_iter().collect();
        events.push(writer.event(Some(id), seconds(row), parents, revised));
        heads.insert(key, events[events.len() - 1].id);
    }
    let parents = vec![events[events.len() - 1].id];
    let at = events[events.len() - 1].at + 20;
    events.push(writer.event(Some(id), at, parents, Body::Submitted));
    events
}
