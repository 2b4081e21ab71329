//! What the store's errors say.

use std::path::Path;

use crate::locale::{Arg, Messages};
use crate::speech::Said;
use crate::store::StoreError;
use crate::store::place::Warning;

/// The sentence for a store error.
pub fn store_error(error: &StoreError, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, Arg<'_>)]| messages.with(id, args);
    match error {
        StoreError::Missing { path } => Said::data(say("store-missing", &[("path", shown(path))])),
        StoreError::Exists { path } => Said::data(say("store-exists", &[("path", shown(path))])),
        StoreError::Within { path } => Said::data(say("store-within", &[("path", shown(path))])),
        StoreError::KnownPerson { person } => {
            Said::data(say("store-known-person", &[("person", person.clone().into())]))
        }
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
        StoreError::Gone { path } => Said::machine(say("store-gone", &[("path", shown(path))])),
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
        StoreError::Disk { code } => Said::machine(say("store-disk", &[("code", code.to_string().into())])),
        StoreError::Place { path, warning } => Said::machine(say(
            "store-place",
            &[("path", shown(path)), ("why", place(warning, messages).into())],
        )),
        StoreError::Sql(source) => Said::machine(say("store-sql", &[("why", source.to_string().into())])),
    }
}

/// What is to be said of a place where a data folder lies or is to lie.
pub fn place(warning: &Warning, messages: &Messages) -> String {
    let mebibytes = |bytes: &u64| Arg::from((bytes / (1024 * 1024)) as i64);
    let say = |id: &str, args: &[(&str, Arg<'_>)]| messages.with(id, args);
    match warning {
        Warning::ReadOnly => say("place-read-only", &[]),
        Warning::Full { free } => say("place-full", &[("free", mebibytes(free))]),
        Warning::NearlyFull { free } => say("place-nearly-full", &[("free", mebibytes(free))]),
        Warning::Fat => say("place-fat", &[]),
        Warning::Network { kind } => say("place-network", &[("kind", (*kind).into())]),
        Warning::Memory => say("place-memory", &[]),
        Warning::Removable => say("place-removable", &[]),
        Warning::Synchronised { by, root } => say(
            "place-synchronised",
            &[("by", (*by).into()), ("root", shown(root))],
        ),
        Warning::OpenToOthers => say("place-open-to-others", &[]),
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
