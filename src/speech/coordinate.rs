//! What the coordinator's acts say when they do not happen, and how the inbox names its lines.

use crate::coordinate::{CoordinateError, Need};
use crate::locale::Messages;
use crate::speech::{Said, answer_error, session_error};
use crate::store::Hold;

/// The sentence for a coordinator's act that did not happen.
pub fn coordinate_error(error: &CoordinateError, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        Said::data(messages.with(id, &args))
    };
    match error {
        CoordinateError::Session(error) => session_error(error, messages),
        CoordinateError::Answer(error) => answer_error(error, messages),
        CoordinateError::State {
            interview,
            state,
            act,
        } => say(
            "coordinate-state",
            &[
                ("id", interview.to_string()),
                ("state", messages.text(&format!("state-{}", state.word()))),
                ("act", messages.text(&format!("act-{}", act.word()))),
            ],
        ),
        CoordinateError::Changed { interview } => say("coordinate-changed", &[("id", interview.to_string())]),
        CoordinateError::UnknownQuestion { question } => {
            say("coordinate-unknown-question", &[("id", question.to_string())])
        }
        CoordinateError::NoConflict { key } => say("coordinate-no-conflict", &[("key", key.clone())]),
        CoordinateError::NoVersion { key, count } => say(
            "coordinate-no-version",
            &[("key", key.clone()), ("count", count.to_string())],
        ),
        CoordinateError::Same { id } => say("coordinate-same", &[("id", id.clone())]),
        CoordinateError::MainInformant { interview, informant } => say(
            "coordinate-main-informant",
            &[("id", interview.to_string()), ("informant", informant.clone())],
        ),
    }
}

/// Why a merge is not taken back.
pub fn hold(hold: &Hold, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        Said::data(messages.with(id, &args))
    };
    match hold {
        Hold::Event {
            event,
            kind,
            interview,
        } => say(
            "undo-held-event",
            &[
                ("event", event.to_string()),
                (
                    "kind",
                    if kind.is_empty() {
                        String::new()
                    } else {
                        format!(" ({kind})")
                    },
                ),
                ("interview", interview.map(|i| i.to_string()).unwrap_or_default()),
            ],
        ),
        Hold::Sent { at } => {
            let day = jiff::Timestamp::from_second(*at).map(|at| at.strftime("%Y-%m-%d").to_string());
            say("undo-held-sent", &[("day", day.unwrap_or_default())])
        }
        Hold::Forked { device } => say("undo-held-fork", &[("device", device.to_string())]),
        _ => say("undo-unknown", &[]),
    }
}

/// What an inbox line asks for, in one sentence.
pub fn need(need: &Need, messages: &Messages) -> String {
    let id = format!("need-{}", need.word());
    let args: Vec<(&str, String)> = match need {
        Need::Fork(device) | Need::Waiting(device) => vec![("device", device.to_string())],
        Need::Request { kind, revoked, .. } => {
            let why = if *revoked {
                "need-request-revoked"
            } else {
                "need-request-role"
            };
            vec![("kind", kind.clone()), ("why", messages.text(why))]
        }
        Need::Conflict { key, label } => vec![(
            "label",
            if label.is_empty() {
                key.clone()
            } else {
                label.clone()
            },
        )],
        Need::Instance { key, label } if label.is_empty() => vec![("label", key.clone())],
        Need::Instance { label, .. } => vec![("label", label.clone())],
        Need::Question { text, .. } | Need::Answered { text, .. } => vec![("text", text.clone())],
        Need::Duplicate(other) => vec![("other", other.to_string())],
        Need::Lookalike(one, other) => vec![("one", one.clone()), ("other", other.clone())],
        Need::Refused(_, why) => vec![("why", messages.text(&format!("refused-{why}")))],
        Need::Apart(_, count) => return messages.with(&id, &[("count", (*count).into())]),
        Need::Silent(_, days) => vec![("days", days.to_string())],
        Need::Withdrawal | Need::Changed | Need::Review | Need::Newer => Vec::new(),
    };
    let args: Vec<_> = args
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    messages.with(&id, &args)
}
