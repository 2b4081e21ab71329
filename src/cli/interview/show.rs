//! `repere interview show` and `history`: one interview, question by question, and one question, revision by revision.

use serde_json::{Value, json};

use super::{hand_over, informant};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find, moment};
use crate::form::Kind;
use crate::interview::{Answer, Place, QuestionView};
use crate::locale::Language;
use crate::log::{Record, Voice};
use crate::session::{Open, SessionError, Version, informants};
use crate::text::clean;

/// Shows what stands at every question that is asked and answered, with conflicts whole.
pub fn show(typed: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let id = find::interview(&session, typed, setting)?;
    let mut open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    if let Some(language) = open.form().languages().find_code(language_code(setting)) {
        open.set_language(language);
    }
    let json = setting.format == Format::Json;
    let known = informants(open.record());
    if !json && known.iter().any(|one| !one.main || !one.code.is_empty()) {
        for one in &known {
            out.line(&informant::line(one, setting))?;
        }
        out.line("")?;
    }
    let passed = session.passed(open.record()).map_err(|e| setting.refused(&e))?;
    if !json && !passed.is_empty() {
        for one in &passed {
            out.line(&hand_over::line(one, &open, setting))?;
        }
        out.line("")?;
    }
    let mut answers = Vec::new();
    for place in open.interview().questions() {
        let Some(view) = open.interview().view(&place) else {
            continue;
        };
        let key = open.interview().key(&place);
        let versions = session.history(&open, &key).map_err(|e| setting.refused(&e))?;
        let heads: Vec<&Version> = versions.iter().filter(|v| v.head).collect();
        let conflict = open
            .record()
            .answers
            .get(&key)
            .is_some_and(|answered| answered.conflict);
        let voices = voices(open.record(), &key);
        let noted = open.record().notes.iter().any(|note| note.key == key);
        if view.answer.is_blank() && !conflict && !noted && voices.is_empty() {
            continue;
        }
        if json {
            let mut value = as_json(&view, &key, &heads, conflict);
            value["voices"] = voices.iter().map(|voice| voice_as_json(voice)).collect();
            value["notes"] = notes_as_json(open.record(), &key);
            answers.push(value);
        } else {
            for line in lines(&view, &open, &place, &heads, conflict, setting) {
                out.line(&clean::prose_line(&line))?;
            }
        }
    }
    let mut aside = Vec::new();
    for (key, answer) in open.interview().orphans() {
        if answer.is_blank() {
            continue;
        }
        let value = match answer {
            Answer::Value(text) => text.clone(),
            Answer::Missing { kind, .. } => setting.messages.text(&format!("nonresponse-{}", kind.word())),
        };
        if json {
            aside.push(json!({ "key": key, "value": value }));
        } else {
            let args = [("key", key.clone().into()), ("value", value.into())];
            out.line(&clean::prose_line(
                &setting.messages.with("cli-without-place", &args),
            ))?;
        }
    }
    if json {
        out.json(&json!({
            "id": open.id().to_string(),
            "form": open.form().id(),
            "authority": open.authority().id,
            "state": open.record().state.word(),
            "informants": known.iter().map(informant::as_json).collect::<Vec<_>>(),
            "handed_over": passed.iter().map(hand_over::as_json).collect::<Vec<_>>(),
            "notes": notes_as_json(open.record(), ""),
            "answers": answers,
            "without_place": aside,
        }))?;
    }
    Ok(())
}

fn language_code(setting: &Setting) -> &'static str {
    if setting.messages.language() == Language::FR {
        "fr"
    } else {
        "en"
    }
}

fn lines(
    view: &QuestionView,
    open: &Open,
    place: &Place,
    heads: &[&Version],
    conflict: bool,
    setting: &Setting,
) -> Vec<String> {
    let mut lines = vec![format!("{}  {}", view.path, view.label.text)];
    if conflict {
        for head in heads {
            let args = [
                ("value", shown(&head.answer, view, setting).into()),
                (
                    "person",
                    head.person
                        .clone()
                        .unwrap_or_else(|| head.event.device.to_string())
                        .into(),
                ),
                ("at", moment::day(head.at, setting).into()),
            ];
            lines.push(format!("  ≠ {}", setting.messages.with("cli-one-of-two", &args)));
        }
    } else if view.answer.is_blank() {
        lines.push(format!("  ○ {}", setting.messages.text("review-open")));
    } else {
        lines.push(format!("  {}", shown(&view.answer, view, setting)));
    }
    let key = open.interview().key(place);
    lines.extend(voices(open.record(), &key).into_iter().map(|voice| {
        let said = shown(&crate::session::heard(&voice.answer), view, setting);
        format!("  » {} : {said}", voice.informant)
    }));
    let notes = open.record().notes.iter().filter(|note| note.key == key);
    lines.extend(notes.map(|note| format!("  ✎ {}", note.text)));
    lines
}

/// What others than the main informant say of a question, each one's latest word.
fn voices<'r>(record: &'r Record, key: &str) -> Vec<&'r Voice> {
    let mut last: Vec<&Voice> = Vec::new();
    for voice in record.voices.iter().filter(|voice| voice.key == key) {
        last.retain(|before| before.informant != voice.informant);
        last.push(voice);
    }
    last
}

fn voice_as_json(voice: &Voice) -> Value {
    let mut value = answer_as_json(&crate::session::heard(&voice.answer));
    value["informant"] = json!(voice.informant);
    value["event"] = json!(voice.event.to_string());
    value["at"] = json!(voice.at);
    value
}

fn notes_as_json(record: &Record, key: &str) -> Value {
    let notes = record.notes.iter().filter(|note| note.key == key);
    notes
        .map(|note| json!({ "event": note.event.to_string(), "at": note.at, "text": note.text }))
        .collect()
}

/// An answer as a person reads it: labels for choices, words for non-answers.
fn shown(answer: &Answer, view: &QuestionView, setting: &Setting) -> String {
    match answer {
        Answer::Missing { kind, reason } => {
            let words = setting.messages.text(&format!("nonresponse-{}", kind.word()));
            if reason.is_empty() {
                format!("– {words}")
            } else {
                format!("– {words} ({reason})")
            }
        }
        Answer::Value(text) if view.kind.is_select() || view.kind == Kind::Rank => text
            .split_whitespace()
            .map(|word| {
                view.choices
                    .iter()
                    .find(|choice| choice.value == word)
                    .map_or_else(|| word.to_owned(), |choice| choice.label.text.clone())
            })
            .collect::<Vec<_>>()
            .join(" ; "),
        Answer::Value(_) => view.displayed(),
    }
}

fn as_json(view: &QuestionView, key: &str, heads: &[&Version], conflict: bool) -> Value {
    let mut value = answer_as_json(&view.answer);
    value["path"] = json!(view.path);
    value["key"] = json!(key);
    value["label"] = json!(view.label.text);
    value["relevant"] = json!(view.relevant);
    value["valid"] = json!(view.valid);
    value["conflict"] = json!(conflict);
    if conflict {
        value["heads"] = heads.iter().map(|head| version_as_json(head)).collect();
    }
    value
}

fn answer_as_json(answer: &Answer) -> Value {
    match answer {
        Answer::Value(text) => json!({ "value": text }),
        Answer::Missing { kind, reason } => {
            json!({ "value": "", "nonresponse": kind.word(), "reason": reason })
        }
    }
}

fn version_as_json(version: &Version) -> Value {
    let mut value = answer_as_json(&version.answer);
    value["event"] = json!(version.event.to_string());
    value["person"] = json!(version.person);
    value["informant"] = json!(version.informant);
    value["at"] = json!(version.at);
    value["language"] = json!(version.language);
    value["doubt"] = json!(version.doubt);
    value["auto"] = json!(version.auto);
    value["head"] = json!(version.head);
    value["shown"] = json!(version.shown);
    if !version.reason.is_empty() {
        value["because"] = json!(version.reason);
    }
    value
}

/// Every value that a question has had, the earliest first in causal order.
pub fn history(typed: &str, path: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let id = find::interview(&session, typed, setting)?;
    let open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let place = open
        .interview()
        .find(path)
        .map_err(|refusal| setting.refused(&SessionError::Refused(refusal)))?;
    let key = open.interview().key(&place);
    let versions = session.history(&open, &key).map_err(|e| setting.refused(&e))?;
    if setting.format == Format::Json {
        let list: Vec<Value> = versions.iter().map(version_as_json).collect();
        return Ok(out.json(&json!({ "key": key, "versions": list }))?);
    }
    if versions.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-no-history"))?);
    }
    let view = open.interview().view(&place);
    for version in &versions {
        let mark = if version.head { "▸" } else { " " };
        let what = view
            .as_ref()
            .map_or_else(String::new, |view| shown(&version.answer, view, setting));
        let who = version
            .person
            .clone()
            .unwrap_or_else(|| version.event.device.to_string());
        out.line(&clean::prose_line(&format!(
            "{mark} {}  {who}  {what}",
            moment::day(version.at, setting)
        )))?;
    }
    Ok(())
}
