//! `repere bundle request` and `repere bundle create --media`: what is lacking here, and the files that others lack.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::args::Create;
use super::carry::{numbered, size};
use super::create::{addressees, scope, write};
use crate::bundle::{Recipient, SHORTEST, armour, check_code};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::exchange::{lacking, parcels, recipient, request, to_ask, wrap};
use crate::log::DeviceId;
use crate::session::Session;
use crate::speech::{exchange_error, store_error, waiting};
use crate::text::clean;

/// Writes the request for what is lacking; without a file to write, says what that is.
pub(super) fn ask(
    output: Option<PathBuf>,
    to: &[String],
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let told = |e| setting.said(store_error(&e, &setting.messages));
    let files = lacking(session.store()).map_err(told)?;
    let waits = crate::exchange::waiting(&session).map_err(told)?;
    let mut whom: Vec<(Option<DeviceId>, Recipient)> = Vec::new();
    for text in to {
        whom.push(recipient(session.store(), text).map_err(said)?);
    }
    if whom.is_empty() {
        for device in to_ask(session.store()).map_err(told)? {
            whom.push(recipient(session.store(), &device.to_string()).map_err(said)?);
        }
    }
    if setting.format == Format::Json {
        let files: Vec<Value> = files
            .iter()
            .map(|lack| {
                json!({
                    "interview": lack.interview.to_string(), "name": lack.file.name, "hash": lack.file.hash,
                    "size": lack.file.size, "missing": lack.missing,
                })
            })
            .collect();
        let waits: Vec<String> = waits.iter().map(|one| waiting(one, &setting.messages)).collect();
        let whom: Vec<String> = whom
            .iter()
            .filter_map(|(d, _)| d.map(|d| d.to_string()))
            .collect();
        out.json(&json!({ "files": files, "waiting": waits, "ask": whom }))?;
    } else {
        for one in &waits {
            out.line(&clean::prose_line(&waiting(one, &setting.messages)))?;
        }
        for lack in &files {
            let missing: u64 = lack.missing.iter().map(|(first, upto)| upto - first).sum();
            let args = [
                ("name", clean::name(&lack.file.name).into_owned().into()),
                ("interview", lack.interview.to_string().into()),
                ("size", setting.kilobytes(missing).into()),
            ];
            out.line(&setting.messages.with("bundle-lacking-file", &args))?;
        }
    }
    let Some(output) = output else {
        if waits.is_empty() && files.is_empty() && setting.format != Format::Json {
            out.line(&setting.messages.text("bundle-lacking-nothing"))?;
        }
        return Ok(());
    };
    let parcel = request(&session).map_err(said)?;
    let recipients: Vec<Recipient> = whom.iter().map(|(_, key)| *key).collect();
    let bytes = wrap(&session, &parcel, &recipients, None).map_err(said)?;
    write(&output, &bytes, setting)?;
    if setting.format == Format::Json {
        return Ok(());
    }
    let args = [
        ("file", output.display().to_string().into()),
        ("code", check_code(&bytes).into()),
    ];
    Ok(out.line(&setting.messages.with("bundle-request-written", &args))?)
}

/// Writes the files that answers name, in as many parcels as the size asks for.
pub(super) fn create(
    typed: &Create,
    session: &Session,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let (receivers, recipients) = addressees(typed, session, setting)?;
    let scope = scope(typed, receivers, session, setting)?;
    let longest = match &typed.max_size {
        Some(text) => size(text, setting)?,
        None => u64::MAX,
    };
    let parcels = parcels(session, &scope, longest.max(SHORTEST)).map_err(said)?;
    let names = numbered(&typed.output, parcels.len());
    let (count, mut total, mut codes) = (parcels.len() as u32, 0, Vec::new());
    for ((parcel, name), number) in parcels.iter().zip(&names).zip(1..) {
        let part = (count > 1).then_some([number, count]);
        let bytes = wrap(session, parcel, &recipients, part).map_err(said)?;
        codes.push(check_code(&bytes));
        let text = typed.armor.then(|| armour(&bytes).into_bytes());
        let bytes = text.as_ref().unwrap_or(&bytes);
        write(name, bytes, setting)?;
        total += bytes.len() as u64;
    }
    let mut hashes: Vec<&str> = parcels
        .iter()
        .flat_map(|parcel| &parcel.files)
        .map(|(span, _)| span.hash.as_str())
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    if setting.format == Format::Json {
        let names: Vec<_> = names.iter().map(|name| name.display().to_string()).collect();
        return Ok(out.json(&json!({ "files": names, "codes": codes, "bytes": total, "media": hashes }))?);
    }
    let args = [
        ("file", names[0].display().to_string().into()),
        ("count", hashes.len().into()),
        ("parcels", parcels.len().into()),
        ("size", setting.kilobytes(total).into()),
    ];
    out.line(&setting.messages.with("bundle-media-written", &args))?;
    for (name, code) in names.iter().zip(codes) {
        out.line(&format!("{}  {code}", name.display()))?;
    }
    Ok(())
}
