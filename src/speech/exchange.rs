//! What bundles and merges say when something is refused or waits.

use std::path::Path;

use crate::bundle::BundleError;
use crate::exchange::{ExchangeError, Merged, ParcelTaken, Refusal, Refused, Touched, Waiting, Why};
use crate::locale::{Arg, Messages};
use crate::speech::{Said, store_error};
use crate::text::clean;

/// The sentence for a bundle that is not taken.
pub fn bundle_error(path: &Path, error: &BundleError, messages: &Messages) -> Said {
    let say = |id: &str, args: &[(&str, String)]| {
        let path = ("path", path.display().to_string());
        let args: Vec<(&str, Arg<'_>)> = std::iter::once(&path)
            .chain(args)
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        Said::data(messages.with(id, &args))
    };
    let number = |number: &usize| ("number", number.to_string());
    match error {
        BundleError::File { cause, .. } => {
            let said = say("bundle-file", &[("why", cause.to_string())]);
            match cause.kind() {
                std::io::ErrorKind::NotFound | std::io::ErrorKind::IsADirectory => said,
                _ => Said::machine(said.sentence),
            }
        }
        BundleError::TooLong { limit } => say("bundle-too-long", &[("limit", limit.to_string())]),
        BundleError::NotText { offset } => say("bundle-not-text", &[("offset", offset.to_string())]),
        BundleError::CutOff { place } => say(
            "bundle-cut-off",
            &[
                ("line", place.line.to_string()),
                ("column", place.column.to_string()),
            ],
        ),
        BundleError::Json { place, what } => say(
            "bundle-json",
            &[
                ("line", place.line.to_string()),
                ("column", place.column.to_string()),
                ("what", what.clone()),
            ],
        ),
        BundleError::NotABundle => say("bundle-not-a-bundle", &[]),
        BundleError::Newer { found, known } => say(
            "bundle-newer",
            &[("found", found.to_string()), ("known", known.to_string())],
        ),
        BundleError::Twice { field } => say("bundle-twice", &[("field", field.clone())]),
        BundleError::UnknownField { field } => say("bundle-unknown-field", &[("field", field.clone())]),
        BundleError::Field { field } => say("bundle-field", &[("field", (*field).to_owned())]),
        BundleError::Card { number: n, .. } => say("bundle-card", &[number(n)]),
        BundleError::OtherStudy { device, found, study } => say(
            "bundle-other-study",
            &[
                ("device", device.to_string()),
                ("found", found.clone()),
                ("study", study.clone()),
            ],
        ),
        BundleError::Form { number: n, id } => say("bundle-form", &[number(n), ("id", id.clone())]),
        BundleError::LongSegment { number: n, limit } => {
            say("bundle-long-segment", &[number(n), ("limit", limit.to_string())])
        }
        BundleError::TooMany { field, limit } => say(
            "bundle-too-many",
            &[("field", (*field).to_owned()), ("limit", limit.to_string())],
        ),
        BundleError::Segment { number: n, cause } => {
            say("bundle-segment", &[number(n), ("what", cause.to_string())])
        }
        BundleError::RepeatedSegment { number: n } => say("bundle-repeated-segment", &[number(n)]),
        BundleError::NoCard { number: n, device } => {
            say("bundle-no-card", &[number(n), ("device", device.to_string())])
        }
        BundleError::Damaged { layer } => say(&format!("bundle-damaged-{}", layer.word()), &[]),
        BundleError::Sliced { part, parts } => say(
            "bundle-sliced",
            &[("part", part.to_string()), ("parts", parts.to_string())],
        ),
        BundleError::NewerPack { version, codec } => say(
            "bundle-newer",
            &[
                ("found", format!("{version}.{codec}")),
                ("known", "1.1".to_owned()),
            ],
        ),
        BundleError::NotForUs => say("bundle-not-for-us", &[]),
        BundleError::Resealed { from } => say("bundle-resealed", &[("from", from.to_string())]),
        BundleError::Stripped => say("bundle-stripped", &[]),
        BundleError::UnknownSender { device } => {
            say("bundle-unknown-sender", &[("device", device.to_string())])
        }
        BundleError::Bomb { from, length } => say(
            "bundle-bomb",
            &[("from", from.to_string()), ("length", length.to_string())],
        ),
        BundleError::Dictionary { from } => say("bundle-dictionary", &[("from", from.to_string())]),
        BundleError::Parcel { from } => say("bundle-parcel", &[("from", from.to_string())]),
        BundleError::Recipient { text } => Said::data(messages.with(
            "bundle-recipient",
            &[("text", clean::name(text).into_owned().into())],
        )),
        BundleError::NoRecipient => Said::data(messages.text("bundle-no-recipient")),
        BundleError::Signature { from } => say("bundle-signature", &[("from", from.to_string())]),
    }
}

/// The sentence for an exchange that did not happen.
pub fn exchange_error(error: &ExchangeError, messages: &Messages) -> Said {
    match error {
        ExchangeError::Store(error) => store_error(error, messages),
        ExchangeError::Wrap(error) => bundle_error(Path::new(""), error, messages),
        ExchangeError::NothingNew => Said::data(messages.text("exchange-nothing-new")),
        ExchangeError::Ambiguous { text, devices } => {
            let devices: Vec<String> = devices.iter().map(ToString::to_string).collect();
            Said::data(messages.with(
                "exchange-ambiguous",
                &[
                    ("text", clean::name(text).into_owned().into()),
                    ("devices", devices.join(", ").into()),
                ],
            ))
        }
        ExchangeError::Session(error) => super::session_error(error, messages),
        ExchangeError::Bound => Said::data(messages.text("keys-bound")),
        ExchangeError::Unbound => Said::data(messages.text("keys-unbound")),
        ExchangeError::NotOurs => Said::data(messages.text("keys-not-ours")),
        ExchangeError::NotTheKey => Said::data(messages.text("keys-not-the-key")),
        ExchangeError::NotAnInvitation => Said::data(messages.text("keys-not-an-invitation")),
        ExchangeError::NoCard => Said::data(messages.text("keys-no-card")),
        ExchangeError::Revoked { device } => {
            Said::data(messages.with("keys-is-revoked", &[("device", device.to_string().into())]))
        }
        ExchangeError::ForeignCard { found } => Said::data(messages.with(
            "keys-foreign",
            &[("found", clean::name(found).into_owned().into())],
        )),
        ExchangeError::Practice => Said::data(messages.text("exchange-practice")),
        ExchangeError::Unwritten { path, why } => {
            let why = match why {
                Some(error) => error.to_string(),
                None => messages.text("file-differs"),
            };
            let path = ("path", path.display().to_string().into());
            Said::machine(messages.with("not-sent", &[path, ("why", why.into())]))
        }
        ExchangeError::Nothing => Said::data(messages.text("exchange-nothing")),
    }
}

/// The sentence for a file that was refused.
pub fn refused(refused: &Refused, messages: &Messages) -> Said {
    match &refused.cause {
        Refusal::Bundle(error) => bundle_error(&refused.file, error, messages),
        Refusal::Pieces { missing, parts } => {
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            Said::data(messages.with(
                "exchange-pieces",
                &[
                    ("path", refused.file.display().to_string().into()),
                    ("missing", missing.join(", ").into()),
                    ("parts", (*parts).into()),
                ],
            ))
        }
        Refusal::UnknownFile { hash } | Refusal::WrongFile { hash } => {
            let id = match &refused.cause {
                Refusal::UnknownFile { .. } => "exchange-file-unnamed",
                _ => "exchange-file-wrong",
            };
            Said::data(messages.with(
                id,
                &[
                    ("path", refused.file.display().to_string().into()),
                    ("hash", hash.get(..12).unwrap_or_default().to_owned().into()),
                ],
            ))
        }
        Refusal::ForeignStudy { found, ours } => Said::data(messages.with(
            "exchange-foreign-study",
            &[
                ("path", refused.file.display().to_string().into()),
                ("found", found.clone().into()),
                ("ours", ours.clone().into()),
            ],
        )),
    }
}

/// What a parcel brought, or what its sender asks for.
pub fn parcel(taken: &ParcelTaken, who: &str, messages: &Messages) -> String {
    let id = if taken.parts > 0 {
        "exchange-parcel-files"
    } else {
        "exchange-parcel-request"
    };
    let args = [
        ("who", clean::name(who).into_owned().into()),
        ("device", taken.from.to_string().into()),
        ("parts", taken.parts.into()),
        ("whole", taken.whole.into()),
        ("wanted", taken.wanted.into()),
        ("lacks", taken.lacks.into()),
    ];
    messages.with(id, &args)
}

/// What one bundle of several brings.
pub fn brought(merged: &Merged, messages: &Messages) -> String {
    let new = merged.touched.iter().filter(|one| one.new).count();
    let decide: u64 = merged.touched.iter().map(Touched::to_decide).sum();
    let file = merged.file.file_name().unwrap_or(merged.file.as_os_str());
    let args = [
        ("file", clean::name(&file.to_string_lossy()).into_owned().into()),
        ("events", merged.events.into()),
        ("new", new.into()),
        ("joined", (merged.touched.len() - new).into()),
        ("decide", decide.into()),
        ("waiting", merged.waiting.into()),
        ("aside", merged.aside.into()),
    ];
    messages.with("merge-per-bundle", &args)
}

/// The sentence for a segment that waits.
pub fn waiting(waiting: &Waiting, messages: &Messages) -> String {
    let mut args: Vec<(&str, Arg<'_>)> = vec![
        ("device", waiting.device.to_string().into()),
        ("first", waiting.first.to_string().into()),
        ("last", waiting.last.to_string().into()),
    ];
    match &waiting.why {
        Why::Acceptance => messages.with("exchange-waits-acceptance", &args),
        Why::Events(events) => {
            let needs: Vec<String> = events.iter().map(ToString::to_string).collect();
            args.push(("needs", needs.join(", ").into()));
            messages.with("exchange-waits-events", &args)
        }
        Why::Order(event) => {
            args.push(("event", event.to_string().into()));
            messages.with("exchange-waits-order", &args)
        }
    }
}
