//! What the store's errors say.

use std::path::Path;

use crate::locale::{Arg, Messages};
use crate::speech::Said;
use crate::store::StoreError;

/// The sentence for a store error.
pub fn store_error(error: &StoreError, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, Arg<'_>)]| messages.with(id, args);
    match error {
        StoreError::Missing { path } => Said::data(say("store-missing", &[("path", shown(path))])),
        StoreError::Exists { path } => Said::data(say("store-exists", &[("path", shown(path))])),
        StoreError::Busy { holder } if holder.pid == 0 => Said::machine(say("store-busy-unknown", &[])),
        StoreError::Busy { holder } => Said::machine(say(
            "store-busy",
            &[
                ("program", holder.program.clone().into()),
                ("pid", holder.pid.to_string().into()),
                ("since", clock(holder.since).into()),
            ],
        )),
        StoreError::Full => Said::machine(say("store-full", &[])),
        StoreError::ReadOnly { path } => Said::machine(say("store-read-only", &[("path", shown(path))])),
        StoreError::Closed => Said::machine(say("store-closed", &[])),
        StoreError::OpenedForReading => Said::machine(say("store-opened-for-reading", &[])),
        StoreError::NewerThanUs { needs, .. } => {
            Said::data(say("store-newer", &[("needs", needs.clone().into())]))
        }
        StoreError::Outdated => Said::data(say("store-outdated", &[])),
        StoreError::WrongKey => Said::data(say("store-wrong-key", &[])),
        StoreError::Locked => Said::data(say("store-locked", &[])),
        StoreError::Corrupt { detail } => {
            Said::data(say("store-corrupt", &[("detail", detail.clone().into())]))
        }
        StoreError::KeyFile { path, detail } => Said::data(say(
            "store-key-file",
            &[("path", shown(path)), ("detail", detail.clone().into())],
        )),
        StoreError::Unfit { what, answer } => Said::machine(say(
            "store-unfit",
            &[("what", (*what).into()), ("answer", answer.clone().into())],
        )),
        StoreError::OutOfStep { expected, found } => Said::machine(say(
            "store-out-of-step",
            &[
                ("expected", expected.to_string().into()),
                ("found", found.to_string().into()),
            ],
        )),
        StoreError::Equivocation { device, n } => Said::data(say(
            "store-equivocation",
            &[("device", device.clone().into()), ("n", n.to_string().into())],
        )),
        StoreError::Io { path, source } => Said::machine(say(
            "store-io",
            &[("path", shown(path)), ("why", source.to_string().into())],
        )),
        StoreError::Sql(source) => Said::machine(say("store-sql", &[("why", source.to_string().into())])),
    }
}

fn shown(path: &Path) -> Arg<'static> {
    path.display().to_string().into()
}

/// A moment by its author's clock, as a person reads it; nothing depends on it.
fn clock(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds)
        .map(|t| t.strftime("%Y-%m-%d %H:%M UTC").to_string())
        .unwrap_or_default()
}
