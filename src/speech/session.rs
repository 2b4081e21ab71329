//! What the session's errors say.

use crate::locale::Messages;
use crate::session::SessionError;
use crate::speech::{Said, refusal, sheet_error, store_error};

/// The sentence for a session error.
pub fn session_error(error: &SessionError, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        messages.with(id, &args)
    };
    match error {
        SessionError::Store(error) => store_error(error, messages),
        SessionError::UnknownForm {
            name,
            suggestion: None,
        } => Said::data(say("session-unknown-form", &[("name", name.clone())])),
        SessionError::UnknownForm {
            name,
            suggestion: Some(near),
        } => Said::data(say(
            "session-unknown-form-near",
            &[("name", name.clone()), ("near", near.clone())],
        )),
        SessionError::FormFile { path, source } => sheet_error(path, source, messages),
        SessionError::BrokenForm { name, problems } => Said::data(say(
            "session-broken-form",
            &[("name", name.clone()), ("count", problems.len().to_string())],
        )),
        SessionError::ChangedForm {
            id,
            version,
            kept,
            found,
        } => Said::data(say(
            "session-changed-form",
            &[
                ("id", id.clone()),
                ("version", version.clone()),
                ("kept", kept.clone()),
                ("found", found.clone()),
            ],
        )),
        SessionError::OtherForm { id, other } => Said::data(say(
            "session-other-form",
            &[("id", id.clone()), ("other", other.clone())],
        )),
        SessionError::WaitingForForm {
            id, version, hash, ..
        } => Said::data(say(
            "session-waiting-for-form",
            &[
                ("id", id.clone()),
                ("version", version.clone()),
                ("hash", hash.clone()),
            ],
        )),
        SessionError::UnknownInterview { interview } => Said::data(say(
            "session-unknown-interview",
            &[("interview", interview.to_string())],
        )),
        SessionError::Refused(refused) => refusal(refused, messages),
        SessionError::File { path, why } => super::refusal::file_refusal(path, why, messages),
        SessionError::NoConsent { informant, refused } => super::no_consent(informant, *refused, messages),
        SessionError::NothingToUndo => Said::data(say("session-nothing-to-undo", &[])),
        SessionError::Withdrawn { interview } => {
            Said::data(say("session-withdrawn", &[("interview", interview.to_string())]))
        }
        SessionError::WaitingForBeginning { interview } => Said::data(say(
            "session-waiting-for-beginning",
            &[("interview", interview.to_string())],
        )),
    }
}
