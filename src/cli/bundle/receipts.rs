//! `repere bundle receipts` and `log`: how far each interview has come, who spoke last, what left and what came.

use std::collections::BTreeMap;

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, moment};
use crate::log::DeviceId;
use crate::speech::store_error;
use crate::store::{StoreError, Travel};
use crate::text::clean;

/// The word of a state, for programs and as the end of its message's id.
fn word(travel: Travel) -> &'static str {
    match travel {
        Travel::Here => "here",
        Travel::Sent => "sent",
        Travel::Arrived => "arrived",
        Travel::Twice => "twice",
    }
}

/// Every interview with own statements, and every device met.
pub(super) fn receipts(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let said = |e: StoreError| setting.said(store_error(&e, &setting.messages));
    let store = session.store();
    let travels = store.travels().map_err(said)?;
    let names: BTreeMap<_, _> = store
        .lines()
        .map_err(said)?
        .into_iter()
        .map(|line| (line.interview, format!("{} · {}", line.name, line.form)))
        .collect();
    let mut heard: BTreeMap<DeviceId, i64> = BTreeMap::new();
    for line in store.merge_log().map_err(said)? {
        let at = heard.entry(line.origin.sender).or_default();
        *at = (*at).max(line.origin.at);
    }
    let own = store.device();
    let mut devices = Vec::new();
    for card in store.cards().map_err(said)? {
        let device = card.device();
        if device != own {
            let confirmed = store.confirmed_by(device).map_err(said)?.frontier.last(own);
            devices.push((
                device,
                format!("{} {}", card.team, card.person),
                heard.get(&device).copied(),
                confirmed,
            ));
        }
    }
    if setting.format == Format::Json {
        let interviews: Vec<_> = travels
            .iter()
            .map(|(id, travel)| json!({ "interview": id.to_string(), "state": word(*travel) }))
            .collect();
        let devices: Vec<_> = devices
            .iter()
            .map(|(device, who, heard, confirmed)| {
                json!({ "device": device.to_string(), "who": who, "heard": heard, "confirmed": confirmed })
            })
            .collect();
        return Ok(out.json(&json!({ "interviews": interviews, "devices": devices, "last": store.last() }))?);
    }
    if travels.is_empty() && devices.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-receipts-none"))?);
    }
    for (id, travel) in &travels {
        let name = names.get(id).cloned().unwrap_or_default();
        let state = setting.messages.text(&format!("travel-{}", word(*travel)));
        out.line(&clean::prose_line(&format!("{id}  {name} · {state}")))?;
    }
    for (device, who, heard, confirmed) in &devices {
        let when = match heard {
            Some(at) => moment::day(*at, setting),
            None => setting.messages.text("cli-receipts-never"),
        };
        let args = [
            ("device", device.to_string().into()),
            ("who", who.clone().into()),
            ("when", when.into()),
            ("confirmed", (*confirmed).to_string().into()),
            ("last", store.last().to_string().into()),
        ];
        out.line(&clean::prose_line(
            &setting.messages.with("cli-receipts-device", &args),
        ))?;
    }
    Ok(())
}

/// What left and what came, the latest last.
pub(super) fn log(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let said = |e: StoreError| setting.said(store_error(&e, &setting.messages));
    let mut lines = Vec::new();
    for sending in session.store().sendings().map_err(said)? {
        let who = sending
            .receiver
            .map(|device| device.to_string())
            .unwrap_or_default();
        lines.push((
            sending.at,
            "out",
            who,
            sending.file,
            sending.events,
            sending.bytes,
        ));
    }
    for line in session.store().merge_log().map_err(said)? {
        let who = line.origin.sender.to_string();
        lines.push((line.origin.at, "in", who, line.origin.file, line.events, 0));
    }
    lines.sort_by_key(|line| line.0);
    if setting.format == Format::Json {
        let list: Vec<_> = lines
            .iter()
            .map(|(at, way, who, file, events, bytes)| {
                json!({ "at": at, "way": way, "device": who, "file": file, "events": events, "bytes": bytes })
            })
            .collect();
        return Ok(out.json(&json!({ "log": list }))?);
    }
    if lines.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-bundle-log-none"))?);
    }
    for (at, way, who, file, events, bytes) in lines {
        let args = [
            ("when", moment::day(at, setting).into()),
            ("who", who.into()),
            ("file", file.into()),
            ("events", events.to_string().into()),
            ("bytes", bytes.to_string().into()),
        ];
        let line = setting.messages.with(&format!("cli-bundle-log-{way}"), &args);
        out.line(&clean::prose_line(&line))?;
    }
    Ok(())
}
