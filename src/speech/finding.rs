//! What the examination of a data folder found.

use crate::locale::{Arg, Messages};
use crate::speech::store::place;
use crate::store::{Finding, Notice};
use crate::text::clean;

/// The sentence for something to know of a folder that is sound.
pub fn notice(found: &Notice, messages: &Messages) -> String {
    let say = |id: &str, args: &[(&str, Arg<'_>)]| messages.with(id, args);
    match found {
        Notice::Place(warning) => say("notice-place", &[("why", place(warning, messages).into())]),
        Notice::Fork(fork) => {
            let branches: Vec<String> = fork.branches.iter().map(ToString::to_string).collect();
            say(
                "notice-fork",
                &[
                    ("device", fork.device.to_string().into()),
                    ("n", fork.at.to_string().into()),
                    ("branches", branches.join(", ").into()),
                ],
            )
        }
        Notice::Replaced { from, by, reason } => say(
            "notice-replaced",
            &[
                ("from", from.to_string().into()),
                ("by", by.to_string().into()),
                ("reason", doubt(reason, messages).into()),
            ],
        ),
        Notice::Waiting { segments } => say("notice-waiting", &[("count", (*segments).into())]),
        Notice::Apart {
            device,
            person,
            events,
        } => {
            let who = if person.is_empty() { "?" } else { person };
            say(
                "notice-apart",
                &[
                    ("who", clean::name(who).into_owned().into()),
                    ("device", device.to_string().into()),
                    ("count", (*events).into()),
                ],
            )
        }
        Notice::Refused { files } => say("notice-refused", &[("count", (*files).into())]),
        Notice::Moved { to } => say("notice-moved", &[("to", to.clone().into())]),
        Notice::NoBackup => say("notice-no-backup", &[]),
        Notice::NoRecoveryKey => say("notice-no-recovery-key", &[]),
    }
}

/// Why a device took another's place; a word from a newer program is said as it is.
fn doubt(reason: &str, messages: &Messages) -> String {
    const KNOWN: [&str; 6] = [
        "other_mark",
        "went_back",
        "copied",
        "no_mark",
        "seen_elsewhere",
        "backup",
    ];
    if KNOWN.contains(&reason) {
        messages.text(&format!("doubt-{}", reason.replace('_', "-")))
    } else {
        reason.to_owned()
    }
}

/// The sentence for one finding: what is wrong, and what to do.
pub fn finding(found: &Finding, messages: &Messages) -> String {
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        messages.with(id, &args)
    };
    match found {
        Finding::Pages { detail } => say("finding-pages", &[("detail", detail.clone())]),
        Finding::Unreadable { detail } => say("finding-unreadable", &[("detail", detail.clone())]),
        Finding::Chain {
            device, interview, ..
        } => say(
            "finding-chain",
            &[
                ("device", device.to_string()),
                (
                    "interview",
                    interview.map_or_else(|| "–".to_owned(), |i| i.to_string()),
                ),
            ],
        ),
        Finding::Hole { device, n } => say(
            "finding-hole",
            &[("device", device.to_string()), ("n", n.to_string())],
        ),
        Finding::Signed { cause } => say("finding-signed", &[("what", cause.to_string())]),
        Finding::Row { device, n } => say(
            "finding-row",
            &[("device", device.to_string()), ("n", n.to_string())],
        ),
        Finding::Confirmed { device, n, last } => say(
            "finding-confirmed",
            &[
                ("device", device.to_string()),
                ("n", n.to_string()),
                ("last", last.to_string()),
            ],
        ),
        Finding::Blob { hash } => say("finding-blob", &[("hash", hash.clone())]),
        Finding::Projection { interview } => {
            say("finding-projection", &[("interview", interview.to_string())])
        }
    }
}
