//! `repere merge refused` and `repere keys trust`: what is held apart, and the way out of it.

use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, moment};
use crate::exchange::{self, Apart, held_apart};
use crate::session::Session;
use crate::speech::{exchange_error, store_error};
use crate::store::{Settlement, StoreError};
use crate::text::clean;

fn word(settled: Settlement) -> &'static str {
    match settled {
        Settlement::Open => "open",
        Settlement::Left => "left",
        Settlement::Taken => "taken",
    }
}

/// A file's name without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Every file that a merge set aside, and why.
pub(super) fn refused(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let said = |e: StoreError| setting.said(store_error(&e, &setting.messages));
    let files = session.store().refused().map_err(said)?;
    if setting.format == Format::Json {
        let list: Vec<Value> = files
            .iter()
            .map(|file| {
                json!({
                    "file": file.file, "hash": hex::encode(file.content), "bytes": file.bytes, "at": file.at,
                    "why": file.why, "state": word(file.settled),
                })
            })
            .collect();
        return Ok(out.json(&json!({ "refused": list }))?);
    }
    if files.is_empty() {
        return Ok(out.line(&setting.messages.text("refused-none"))?);
    }
    let columns = [
        "merge-log-column-at",
        "refused-column-why",
        "refused-column-state",
        "refused-column-size",
        "refused-column-file",
    ];
    let mut table = Table::new(columns.into_iter().map(|id| setting.messages.text(id)).collect());
    for file in &files {
        table.row(vec![
            moment::day(file.at, setting),
            setting.messages.text(&format!("refused-{}", file.why)),
            setting
                .messages
                .text(&format!("refused-settled-{}", word(file.settled))),
            setting.kilobytes(file.bytes),
            clean::name(file_name(&file.file)).into_owned(),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// Leaves all of them at that.
pub(super) fn leave(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere merge refused")?;
    let said = |e: StoreError| setting.said(store_error(&e, &setting.messages));
    let files = session.store().refused().map_err(said)?;
    let open = files.iter().filter(|file| file.settled == Settlement::Open);
    let mut count = 0_u64;
    for file in open {
        session.store_mut().leave_refused(&file.content).map_err(said)?;
        count += 1;
    }
    Ok(out.line(&setting.messages.with("refused-left", &[("count", count.into())]))?)
}

fn apart(session: &Session, setting: &Setting) -> Result<Vec<Apart>, Failure> {
    held_apart(session).map_err(|e| setting.said(store_error(&e, &setting.messages)))
}

/// The devices held apart, for programs.
pub(super) fn as_json(session: &Session, setting: &Setting) -> Result<Value, Failure> {
    let list = apart(session, setting)?.into_iter().map(|one| {
        json!({
            "device": one.device.to_string(), "events": one.events,
            "team": one.card.team, "person": one.card.person,
        })
    });
    Ok(list.collect())
}

/// The devices held apart, a line each.
pub(super) fn tell(session: &Session, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    for one in apart(session, setting)? {
        let args = [
            ("who", clean::name(&one.card.person).into_owned().into()),
            ("team", clean::name(&one.card.team).into_owned().into()),
            ("device", one.device.to_string().into()),
            ("count", one.events.into()),
        ];
        out.line(&setting.messages.with("keys-apart", &args))?;
    }
    Ok(())
}

/// Takes the word of a device that is held apart.
pub(super) fn trust(text: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere keys trust")?;
    let mut named: Vec<Apart> = apart(&session, setting)?;
    named.retain(|one| one.device.to_string() == text || one.card.person == text);
    let [one] = named.as_slice() else {
        let args = [("text", clean::name(text).into_owned().into())];
        return Err(Failure::data(setting.messages.with("keys-no-apart", &args)));
    };
    let count = exchange::trust(&mut session, one.device)
        .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
    let args = [
        ("who", clean::name(&one.card.person).into_owned().into()),
        ("count", count.into()),
    ];
    Ok(out.line(&setting.messages.with("keys-trusted", &args))?)
}
