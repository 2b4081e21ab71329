//! What a bundle weighs, on the interviews of the byte study and on filled shipped forms, against the ceilings.
//!
//! `REPERE_BYTES=1 cargo test --test integration bundle_bytes -- --nocapture` prints the table that stands in
//! `benches/README.md`; a run without it measures less and holds the ceilings all the same.

use std::collections::HashMap;

use repere::bundle::{self, Bundle, CarriedForm, Head, Receipt, Recipient};
use repere::form::{Attachments, Workbook, content_hash};
use repere::log::{
    Answer, Begun, Body, Event, EventId, InterviewId, Revision, SALT_BYTES, Segment, SegmentId, Signer,
};
use serde_json::{Value, json};

use crate::support::{shared, talk};

/// A device that writes, signs and seals.
struct Writer {
    signer: Signer,
    last: u64,
    previous: Option<SegmentId>,
    chance: u64,
}

impl Writer {
    fn new(seed: u8) -> Self {
        Self {
            signer: Signer::from_seed(&[seed; 32]),
            last: 0,
            previous: None,
            chance: u64::from(seed),
        }
    }

    fn event(&mut self, interview: Option<InterviewId>, at: i64, parents: Vec<EventId>, body: Body) -> Event {
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

    fn close(&mut self, events: &[Event]) -> Segment {
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
    fn wire(&self, segment: &Segment, forms: &[CarriedForm], recipients: usize) -> (usize, usize) {
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

fn form(id: &str, sheets: &Value) -> CarriedForm {
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
fn study_form(questions: &[Value]) -> CarriedForm {
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
fn interview(writer: &mut Writer, form: &CarriedForm, from: &Value) -> Vec<Event> {
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

fn median(mut sizes: Vec<usize>) -> usize {
    sizes.sort_unstable();
    sizes[sizes.len() / 2]
}

/// The interviews of the byte study: the ceilings of the design.
#[test]
fn the_study_interviews_stay_below_the_ceilings() {
    let Some(shared) = shared() else { return };
    let Ok(text) = std::fs::read_to_string(shared.join("bench/interviews.json")) else {
        eprintln!("SKIPPED: no bench/interviews.json");
        return;
    };
    let study: Value = serde_json::from_str(&text).expect("JSON");
    let form = study_form(study["form"].as_array().expect("a form"));
    let interviews = study["interviews"].as_array().expect("interviews");
    let forms = [form.clone()];

    let mut writer = Writer::new(7);
    let mut rows = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    let all = std::env::var_os("REPERE_BYTES").is_some();
    for one in &interviews[..if all { 30 } else { 5 }] {
        let events = interview(&mut writer, &form, one);
        let segment = writer.close(&events);
        let (sealed, open) = writer.wire(&segment, &forms, 1);
        rows[0].push(sealed);
        rows[3].push(open);
        rows[1].push(if all {
            writer.wire(&segment, &forms, 2).0
        } else {
            0
        });
        rows[2].push(if all { writer.wire(&segment, &[], 1).0 } else { 0 });
    }
    let [sealed, two, bare, open] = rows.map(median);
    println!("| 1 interview (median) | {sealed} | {two} | {bare} | {open} |");
    let batch = |count: usize| {
        let mut writer = Writer::new(9);
        let mut events = Vec::new();
        for one in &interviews[..count] {
            events.extend(interview(&mut writer, &form, one));
        }
        let segment = writer.close(&events);
        let (sealed, open) = writer.wire(&segment, &forms, 1);
        let two = if all {
            writer.wire(&segment, &forms, 2).0
        } else {
            0
        };
        let bare = if all { writer.wire(&segment, &[], 1).0 } else { 0 };
        println!("| {count} interviews | {sealed} | {two} | {bare} | {open} |");
        sealed
    };
    let eight = batch(8);
    if all {
        batch(20);
        let hundred = batch(100);
        assert!(hundred <= 75_000, "a hundred: {hundred} bytes");
    }
    let (asked, answered) = question_and_answer(&forms);
    println!("| a question back | {asked} | | | |");
    println!("| its answer | {answered} | | | |");
    // The design's ceilings.
    assert!(sealed <= 1700, "one interview: {sealed} bytes");
    assert!(eight <= 7_300, "eight: {eight} bytes");
    assert!(
        asked.max(answered) <= 900,
        "a question back: {asked} bytes, its answer {answered}"
    );
}

/// A coordinator asks about one question; the field explains and corrects.
fn question_and_answer(forms: &[CarriedForm]) -> (usize, usize) {
    let (mut coordinator, mut field) = (Writer::new(11), Writer::new(12));
    let begun = field.event(None, 1_790_000_000, Vec::new(), Body::Begun(Begun::default()));
    field.close(std::slice::from_ref(&begun));
    let interview = InterviewId(begun.id);
    let key = "/data/agriculture/superficie_ha".to_owned();
    let text =
        "Neuf hectares pour ce ménage, est-ce bien la surface cultivée cette année, ou la surface possédée ?";
    let ask = Body::Asked {
        key: key.clone(),
        text: text.into(),
    };
    let asked = coordinator.event(Some(interview), 1_790_100_000, Vec::new(), ask);
    let segment = coordinator.close(std::slice::from_ref(&asked));
    let there = coordinator.wire(&segment, forms, 1).0;
    let reply = Body::Replied {
        question: asked.id,
        text: "Possédée. Cette année il en cultive quatre et demi, le reste est prêté à ses frères.".into(),
    };
    let revise = Body::Revised(Revision {
        key,
        answer: Answer::Value("4.5".into()),
        reason: String::new(),
        cause: None,
        language: String::new(),
    });
    let events = [
        field.event(Some(interview), 1_790_200_000, Vec::new(), reply),
        field.event(Some(interview), 1_790_200_040, Vec::new(), revise),
    ];
    let segment = field.close(&events);
    (there, field.wire(&segment, forms, 1).0)
}

/// Filled shipped forms, by respondents made of chance; their texts are few, so they weigh less than people's.
#[test]
fn filled_shipped_forms_are_weighed() {
    let all = std::env::var_os("REPERE_BYTES").is_some();
    let shipped = if all {
        &["core", "act", "mis", "cit"][..]
    } else {
        &["cit"]
    };
    for id in shipped {
        let json = repere::form::shipped()
            .iter()
            .find(|form| form.id == *id)
            .expect("shipped")
            .json();
        let carried = form(id, &serde_json::from_str(json).expect("JSON"));
        let built = talk::shipped(id);
        let env = talk::env();
        let (mut writer, mut sizes) = (Writer::new(5), Vec::new());
        for seed in 0..if all { 5 } else { 1 } {
            let said = crate::support::respondent::said(&built, seed, &env);
            let begin = Body::Begun(Begun {
                form: carried.id.clone(),
                version: carried.version.clone(),
                hash: carried.hash.clone(),
                ..Begun::default()
            });
            let mut events = vec![writer.event(None, 1_790_000_000, Vec::new(), begin)];
            let interview = InterviewId(events[0].id);
            for (key, value) in said {
                let at = events[events.len() - 1].at + 9;
                let revised = Body::Revised(Revision {
                    key,
                    answer: Answer::Value(value),
                    reason: String::new(),
                    cause: None,
                    language: String::new(),
                });
                events.push(writer.event(Some(interview), at, Vec::new(), revised));
            }
            let segment = writer.close(&events);
            sizes.push((
                events.len(),
                writer.wire(&segment, std::slice::from_ref(&carried), 1),
            ));
        }
        let events = median(sizes.iter().map(|(events, _)| *events).collect());
        let sealed = median(sizes.iter().map(|(_, (sealed, _))| *sealed).collect());
        let open = median(sizes.iter().map(|(_, (_, open))| *open).collect());
        println!("| {id}, {events} events (median) | {sealed} | {open} |");
        assert!(sealed < open, "{id}: {sealed} sealed, {open} open");
    }
}
