//! Answers, moments and versions in words, for snapshots.

use super::super::sheet::Version;
use crate::interview::{Answer, Interview, Place, QuestionView};
use crate::locale::Messages;
use crate::log::{DeviceId, Head};
use crate::text::attached::Attached;
use crate::text::clean::prose_line;

/// A standing answer in words.
pub fn answer(view: &QuestionView, messages: &Messages) -> String {
    of(&view.answer, Some(view), messages)
}

/// An answer in words: labels of choices, the name of a non-answer, the value itself.
pub fn of(answer: &Answer, view: Option<&QuestionView>, messages: &Messages) -> String {
    match answer {
        Answer::Missing { kind, reason } => {
            let word = messages.text(&format!("nonresponse-{}", kind.word()));
            if reason.is_empty() {
                word
            } else {
                format!("{word} ({})", prose_line(reason))
            }
        }
        Answer::Value(value) => match view {
            Some(view) if view.kind.is_select() => {
                let label = |value: &str| {
                    let choice = view.choices.iter().find(|choice| choice.value == value);
                    choice.map_or_else(|| value.to_owned(), |choice| prose_line(&choice.label.text))
                };
                value.split_whitespace().map(label).collect::<Vec<_>>().join(", ")
            }
            _ => Attached::read(value).map_or_else(
                || prose_line(value),
                |file| crate::tui::outside::file_seen(&file.name, file.size, messages),
            ),
        },
    }
}

/// A moment of some device's clock: `2026-11-22 14:07`.
pub fn moment(at: i64) -> String {
    match jiff::Timestamp::from_second(at) {
        Ok(at) => at
            .to_zoned(jiff::tz::TimeZone::system())
            .strftime("%Y-%m-%d %H:%M")
            .to_string(),
        Err(_) => String::new(),
    }
}

/// A head of a question in conflict.
pub fn version(
    head: &Head,
    place: Option<&Place>,
    interview: &Interview,
    people: &[(DeviceId, String)],
    messages: &Messages,
) -> Version {
    let view = place.and_then(|place| interview.view(place));
    Version {
        answer: of(&heard(&head.answer), view.as_ref(), messages),
        value: heard(&head.answer),
        who: who(head.event.device, people),
        when: moment(head.at),
        reason: head.reason.clone(),
        beside: Vec::new(),
    }
}

/// The code of the person who writes on a device, or the device's own name.
pub fn who(device: DeviceId, people: &[(DeviceId, String)]) -> String {
    people
        .iter()
        .find(|(known, _)| *known == device)
        .map_or_else(|| device.to_string(), |(_, person)| person.clone())
}

/// The log's answer as the engine's.
pub fn heard(answer: &crate::log::Answer) -> Answer {
    match answer {
        crate::log::Answer::Value(text) => Answer::Value(text.clone()),
        crate::log::Answer::Missing { kind, reason } => Answer::Missing {
            kind: missing(*kind),
            reason: reason.clone(),
        },
    }
}

fn missing(kind: crate::log::NonResponse) -> crate::form::NonResponse {
    use crate::form::NonResponse;
    match kind {
        crate::log::NonResponse::DontKnow => NonResponse::DontKnow,
        crate::log::NonResponse::Refused => NonResponse::Refused,
        crate::log::NonResponse::NotApplicable => NonResponse::NotApplicable,
        crate::log::NonResponse::NotAsked => NonResponse::NotAsked,
    }
}
