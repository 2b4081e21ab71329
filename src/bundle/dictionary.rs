//! The words that both sides know before the first bundle: what a form says, and interviews of it that nobody gave.
//!
//! A dictionary made from people's answers would carry their words to whoever gets the next bundle. This one is made from
//! the form's sheets and a fixed rule, on each side for itself, and never travels.
//!
//! CHANGING THE RULE MAKES OLDER BUNDLES UNREADABLE: a new rule is a new codec of [`super::pack`], beside this one.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::CarriedForm;
use super::compress::MAX_DICTIONARY;
use crate::form::{Sheet, Workbook};
use crate::log::{Answer, Begun, Body, Event, InterviewId, Revision, Segment, Signer};

/// How many interviews are made up for each form.
const DUMMIES: u64 = 6;
/// A dictionary's name: the first bytes of its hash.
pub(super) const ID_BYTES: usize = 8;

/// A dictionary for the compression of bundles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary {
    bytes: Vec<u8>,
}

/// One question of the survey sheet, as far as the dictionary cares.
pub(super) struct Question {
    pub(super) key: String,
    kind: String,
    pub(super) list: String,
    words: String,
}

impl Dictionary {
    /// The dictionary of these forms, in this order; what is no form adds nothing.
    pub fn of(forms: &[CarriedForm]) -> Self {
        let mut text = String::new();
        let mut dummies = String::new();
        for form in forms {
            let Ok(book) = Workbook::from_json(&form.json) else {
                continue;
            };
            words(&book, &mut text);
            write_dummies(form, &book, &mut dummies);
        }
        // What lies nearest to the data costs least, so the likeliest comes last.
        text.push_str(&dummies);
        text.push_str(SKELETON);
        let start = text.len().saturating_sub(MAX_DICTIONARY);
        let mut bytes = text.as_bytes()[start..].to_vec();
        bytes.push(WALL);
        Self { bytes }
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its name: the first bytes of its hash.
    pub(super) fn id(&self) -> [u8; ID_BYTES] {
        let full = Sha256::digest(&self.bytes);
        let mut id = [0; ID_BYTES];
        id.copy_from_slice(&full[..ID_BYTES]);
        id
    }
}

/// No document holds this byte, so nothing can be copied from across the dictionary's end: the encoder would do it and
/// the decoder not follow (brotli 9, qualities 10 and 11: 14 of 800 texts; with the wall 0 of 6,000).
const WALL: u8 = 0;
/// A document's own words.
const SKELETON: &str = "\"]]]]],\n\"needs\":[\"\"],\n\"holds\":[[\"\"],[\"\"],[\"\"]],\n\"devices\":[[[\"repere-card\",1,\"\"]]],\n\
     \"forms\":[{\"hash\":\"\",\"id\":\"\",\"version\":\"\",\"sheets\":{}}],\n\"segments\":[\n[[\"repere-segment\",1,\"\",1,64,\"\",[],[[\"\",1,62],\
     [\"\",1,63],[\"\",1,64],[\"\",1,65],[\"\",1,66]]],\"\",[[\"\",[0,\"\",1790000000,[0,\"\"]]]]]],\n\"signature\":\"\"}\n\
     {\"repere-bundle\":1,\n\"study\":\"\",\n\"from\":\"\",\n\"made\":1790000000,\n\"needs\":[],\n\"holds\":[[],[],[]],\n\"devices\":[],\n\"forms\":[],\n\
     \"segments\":[\n[[\"repere-segment\",1,\"";

/// Labels, hints and choices: words that open answers borrow.
pub(super) fn words(book: &Workbook, out: &mut String) {
    for sheet in ["choices", "survey"] {
        let Some(sheet) = book.sheet(sheet) else { continue };
        let spoken: Vec<usize> = columns(sheet, |header| {
            header.starts_with("label") || header.starts_with("hint")
        });
        for row in &sheet.rows {
            for column in &spoken {
                if let Some(text) = row.text(*column) {
                    out.push_str(text);
                    out.push('\n');
                }
            }
        }
    }
}

/// The columns wanted, by their headers: a form's hash does not mind their order, so neither may this.
fn columns(sheet: &Sheet, wanted: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut found: Vec<(&str, usize)> = sheet
        .headers
        .iter()
        .enumerate()
        .map(|(column, header)| (header.trim(), column))
        .filter(|(header, _)| wanted(header))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, column)| column).collect()
}

/// The questions with their keys, and the names of the choices by list.
pub(super) fn questions(book: &Workbook) -> (Vec<Question>, HashMap<String, Vec<String>>) {
    let mut lists: HashMap<String, Vec<String>> = HashMap::new();
    if let Some(sheet) = book.sheet("choices") {
        let list = columns(sheet, |h| h == "list_name" || h == "list name");
        let name = columns(sheet, |h| h == "name");
        for row in &sheet.rows {
            let cell = |column: &[usize]| column.first().and_then(|c| row.text(*c)).map(str::to_owned);
            if let (Some(list), Some(name)) = (cell(&list), cell(&name)) {
                lists.entry(list).or_default().push(name);
            }
        }
    }
    let mut questions = Vec::new();
    let Some(sheet) = book.sheet("survey") else {
        return (questions, lists);
    };
    let root = book.sheet("settings").and_then(|settings| {
        let name = columns(settings, |h| h == "name");
        settings.rows.first()?.text(*name.first()?).map(str::to_owned)
    });
    let mut stack = vec![format!("/{}", root.as_deref().unwrap_or("data"))];
    let (kind, name) = (columns(sheet, |h| h == "type"), columns(sheet, |h| h == "name"));
    let label = columns(sheet, |h| h.starts_with("label"));
    for row in &sheet.rows {
        let cell = |column: &[usize]| {
            column
                .first()
                .and_then(|c| row.text(*c))
                .unwrap_or_default()
                .trim()
        };
        let (kind, name) = (cell(&kind), cell(&name));
        let mut words = kind.split_whitespace();
        let here = stack.last().cloned().unwrap_or_default();
        match words.next().unwrap_or_default() {
            "begin_group" => stack.push(format!("{here}/{name}")),
            "begin_repeat" => stack.push(format!("{here}/{name}{{1}}")),
            "begin" if kind.contains("repeat") => stack.push(format!("{here}/{name}{{1}}")),
            "begin" => stack.push(format!("{here}/{name}")),
            "end" | "end_group" | "end_repeat" if stack.len() > 1 => {
                stack.pop();
            }
            "" | "note" | "calculate" | "hidden" => {}
            first if !name.is_empty() => questions.push(Question {
                key: format!("{here}/{name}"),
                kind: first.to_owned(),
                list: words.next().unwrap_or_default().to_owned(),
                words: cell(&label).to_owned(),
            }),
            _ => {}
        }
    }
    (questions, lists)
}

/// Interviews that follow from the form and a counter alone.
fn write_dummies(form: &CarriedForm, book: &Workbook, out: &mut String) {
    let (questions, lists) = questions(book);
    let signer = Signer::from_seed(&[0; 32]);
    let device = signer.device();
    let mut chance = 0_u64;
    for _ in 0..DUMMIES {
        let interview = InterviewId(device.event(1));
        let mut at = 1_790_000_000_i64;
        let mut events = vec![Event {
            id: device.event(1),
            interview: Some(interview),
            informant: String::new(),
            at,
            doubt: false,
            lamport: 1,
            parents: Vec::new(),
            body: Body::Begun(Begun {
                form: form.id.clone(),
                version: form.version.clone(),
                hash: form.hash.clone(),
                language: "fra".into(),
                ..Begun::default()
            }),
        }];
        for question in &questions {
            at += 4 + below(&mut chance, 40) as i64;
            events.push(Event {
                id: device.event(events.len() as u64 + 1),
                at,
                body: Body::Revised(Revision {
                    key: question.key.clone(),
                    answer: Answer::Value(value(question, &lists, &mut chance)),
                    reason: String::new(),
                    cause: None,
                    language: String::new(),
                }),
                ..events[0].clone()
            });
        }
        let closed = Segment::close(&signer, None, Vec::new(), &events, &mut || {
            [0; crate::log::SALT_BYTES]
        });
        for part in closed.iter().flat_map(|segment| segment.parts.iter().flatten()) {
            out.push_str(&part.text);
        }
    }
}

fn value(question: &Question, lists: &HashMap<String, Vec<String>>, chance: &mut u64) -> String {
    let list = lists.get(&question.list).map_or(&[][..], Vec::as_slice);
    let one = |chance: &mut u64| {
        list.get(below(chance, list.len() as u64) as usize)
            .cloned()
            .unwrap_or_default()
    };
    match question.kind.as_str() {
        "select_one" => one(chance),
        "select_multiple" | "rank" => {
            let most = 1 + below(chance, 3);
            (0..most).map(|_| one(chance)).collect::<Vec<_>>().join(" ")
        }
        "integer" | "range" => below(chance, 60).to_string(),
        "decimal" => format!("{}.{}", below(chance, 90), below(chance, 10)),
        "date" => format!("2026-{:02}-{:02}", 1 + below(chance, 12), 1 + below(chance, 28)),
        "time" => format!("{:02}:{:02}:00.000", 7 + below(chance, 12), 5 * below(chance, 12)),
        "geopoint" => format!(
            "{}.{} -1.{} 0 0",
            10 + below(chance, 5),
            below(chance, 9),
            below(chance, 9)
        ),
        "acknowledge" | "trigger" => "OK".into(),
        _ => question.words.chars().take(24).collect(),
    }
}

/// A number below `bound` (SplitMix64): the same on every machine, for ever.
fn below(state: &mut u64, bound: u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % bound.max(1)
}
