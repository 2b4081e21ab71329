//! What a refused act says.

use crate::interview::Refusal;
use crate::locale::Messages;
use std::path::Path;

use crate::session::{AnswerError, FileRefusal, MAX_FILE};
use crate::speech::{Said, store_error};

/// The sentence for an act that a form refuses.
pub fn refusal(refusal: &Refusal, messages: &Messages) -> Said {
    let say = |id: &str, path: &str| messages.with(id, &[("path", path.to_owned().into())]);
    Said::data(match refusal {
        Refusal::UnknownPlace { path } => say("refusal-unknown-place", path),
        Refusal::NoAnswer { path } => say("refusal-no-answer", path),
        Refusal::ReadOnly { path } => say("refusal-read-only", path),
        Refusal::NonResponse { path, kind } => {
            let kind = messages.text(&format!("nonresponse-{}", kind.word()));
            messages.with(
                "refusal-nonresponse",
                &[("path", path.clone().into()), ("kind", kind.into())],
            )
        }
        Refusal::Counted { path } => say("refusal-counted", path),
        Refusal::NotARepeat { path } => say("refusal-not-a-repeat", path),
        Refusal::DuplicateInstance { path } => say("refusal-duplicate-instance", path),
    })
}

/// The sentence for an act that did not happen.
pub fn answer_error(error: &AnswerError, messages: &Messages) -> Said {
    match error {
        AnswerError::Refused(refused) => refusal(refused, messages),
        AnswerError::NotSaved(error) => store_error(error, messages),
        AnswerError::NoConsent { informant, refused } => super::no_consent(informant, *refused, messages),
        AnswerError::NothingToUndo => Said::data(messages.text("session-nothing-to-undo")),
        AnswerError::File { path, why } => file_refusal(path, why, messages),
    }
}

/// The sentence for a file that cannot be attached.
pub fn file_refusal(path: &Path, why: &FileRefusal, messages: &Messages) -> Said {
    let shown = crate::text::clean::name(&path.display().to_string()).into_owned();
    let path = ("path", shown.into());
    Said::data(match why {
        FileRefusal::Missing => messages.with("attach-missing", &[path]),
        FileRefusal::NotAFile => messages.with("attach-not-a-file", &[path]),
        FileRefusal::Empty => messages.with("attach-empty", &[path]),
        FileRefusal::TooLarge { size } => messages.with(
            "attach-too-large",
            &[
                path,
                ("size", size.div_ceil(1 << 20).into()),
                ("limit", (MAX_FILE >> 20).into()),
            ],
        ),
        FileRefusal::Unreadable { source } => {
            messages.with("attach-unreadable", &[path, ("why", source.to_string().into())])
        }
    })
}
