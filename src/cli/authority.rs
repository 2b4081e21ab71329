//! `repere authority …`: the local authorities of the study and their interviews.

use serde_json::json;

use crate::cli::args::{AuthorityCommand, Format};
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, find, interview, moment};
use crate::coordinate;
use crate::session::AuthoritySummary;

/// Runs an authority command.
pub fn run(command: AuthorityCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        AuthorityCommand::List => list(setting, out),
        AuthorityCommand::Show { authority } => show(&authority, setting, out),
        AuthorityCommand::Alias { one, other, revoke } => alias(&one, &other, !revoke, setting, out),
    }
}

fn list(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let authorities = session.authorities().map_err(|e| setting.refused(&e))?;
    if setting.format == Format::Json {
        let list: Vec<_> = authorities.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "authorities": list }))?);
    }
    if authorities.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-no-authorities"))?);
    }
    let say = |id: &str| setting.messages.text(id);
    let mut table = Table::new(
        [
            "cli-column-authority",
            "cli-column-country",
            "cli-column-interviews",
            "cli-column-submitted",
            "cli-column-changed",
            "cli-column-id",
        ]
        .into_iter()
        .map(say)
        .collect(),
    );
    for line in &authorities {
        table.row(vec![
            line.authority.name.clone(),
            line.authority.country.clone(),
            line.interviews.len().to_string(),
            line.submitted.to_string(),
            moment::day(line.changed_at, setting),
            line.authority.id.clone(),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn show(typed: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let authority = find::authority(&session, typed, setting)?;
    let interviews = session.interviews().map_err(|e| setting.refused(&e))?;
    let own: Vec<_> = interviews
        .iter()
        .filter(|line| authority.interviews.contains(&line.id))
        .collect();
    if setting.format == Format::Json {
        let mut value = as_json(&authority);
        value["interviews"] = own.iter().map(|line| interview::as_json(line)).collect();
        return Ok(out.json(&value)?);
    }
    let mut table = Table::new(vec![
        authority.authority.name.clone(),
        authority.authority.id.clone(),
    ]);
    for line in own {
        table.row(vec![
            line.id.to_string(),
            line.form.id.clone(),
            interview::state(line, setting),
            moment::day(line.changed_at, setting),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn as_json(line: &AuthoritySummary) -> serde_json::Value {
    json!({
        "id": line.authority.id,
        "country": line.authority.country,
        "name": line.authority.name,
        "interviews": line.interviews.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "submitted": line.submitted,
        "changed_at": line.changed_at,
    })
}

/// Says that two authorities are one, or no longer. A revocation names them as they were typed: shown under one id, they
/// can only be told apart by their own.
fn alias(one: &str, other: &str, holds: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere authority")?;
    let pairs = session.aliases().map_err(|e| setting.refused(&e))?;
    let named = |typed: &str| -> Result<String, Failure> {
        let spoken = pairs
            .pairs()
            .iter()
            .any(|pair| pair.one == typed || pair.other == typed);
        if spoken {
            return Ok(typed.to_owned());
        }
        Ok(find::authority(&session, typed, setting)?.authority.id)
    };
    let (one, other) = (named(one)?, named(other)?);
    let event = coordinate::alias(&mut session, &one, &other, holds).map_err(|e| setting.not_done(&e))?;
    let shown = session
        .aliases()
        .map_err(|e| setting.refused(&e))?
        .shown(&one)
        .to_owned();
    if setting.format == Format::Json {
        return Ok(out.json(
            &json!({"one": one, "other": other, "holds": holds, "shown": shown, "event": event.to_string()}),
        )?);
    }
    let args = [
        ("one", one.into()),
        ("other", other.into()),
        ("shown", shown.into()),
    ];
    Ok(out.line(
        &setting
            .messages
            .with(if holds { "alias-holds" } else { "alias-revoked" }, &args),
    )?)
}
