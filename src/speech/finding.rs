//! What the examination of a data folder found.

use crate::locale::Messages;
use crate::store::Finding;

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
        Finding::Blob { hash } => say("finding-blob", &[("hash", hash.clone())]),
        Finding::Projection { interview } => {
            say("finding-projection", &[("interview", interview.to_string())])
        }
    }
}
