//! Several profiles side by side, two waves of one authority, both sides of a partnership.

use serde_json::json;

use super::{Reading, WIDTH, profile, rules, scope};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::identify::gather::{Scope, sheets};
use crate::identify::wording::Wording;
use crate::identify::{Profile, Rules, mirror as sides, render, wave};
use crate::session::Session;
use crate::text::fold::name_key;
use crate::text::page::Page;

/// Every authority of the study.
pub fn all(
    session: &Session,
    rules: &Rules,
    reading: &Reading,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let authorities = session.authorities().map_err(|e| setting.refused(&e))?;
    let mut ids: Vec<String> = authorities.into_iter().map(|line| line.authority.id).collect();
    ids.sort();
    let scope = scope(reading);
    let profiles: Result<Vec<Profile>, Failure> = ids
        .iter()
        .map(|id| profile(session, rules, id, &scope, setting))
        .collect();
    let profiles = profiles?;
    if setting.format == Format::Json {
        return Ok(out.line(&listed(&profiles))?);
    }
    let page = render::compared(&profiles, rules, &setting.messages, WIDTH);
    print(&page, setting, out)
}

/// Those named: `NAME`, or `NAME@2` for what was known by its second wave. Two of one authority are told apart by what changed.
pub fn compare(
    named: &[String],
    reading: &Reading,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let rules = rules(reading, setting)?;
    let mut profiles = Vec::new();
    for typed in named {
        let (name, until) = match typed.rsplit_once('@') {
            Some((name, wave)) if wave.parse::<u32>().is_ok() => (name, wave.parse().ok()),
            _ => (typed.as_str(), None),
        };
        let id = find::authority(&session, name, setting)?.authority.id;
        let scope = Scope {
            until,
            ..scope(reading)
        };
        profiles.push(profile(&session, &rules, &id, &scope, setting)?);
    }
    let changes: Vec<_> = profiles
        .windows(2)
        .filter(|pair| pair[0].authority.id == pair[1].authority.id)
        .map(|pair| wave::changes(&rules, &pair[0], &pair[1]))
        .collect();
    let met: Vec<sides::Mirror> = sides::read(
        &rules,
        &sheets(&session, &rules).map_err(|e| setting.refused(&e))?,
    )
    .into_iter()
    .filter(|mirror| {
        let among = |side: &sides::Side| {
            profiles
                .iter()
                .any(|profile| profile.authority.id == side.authority)
        };
        mirror.sides.iter().all(among)
    })
    .collect();
    if setting.format == Format::Json {
        let all: Result<Vec<serde_json::Value>, _> = profiles.iter().map(serde_json::to_value).collect();
        let all = all.expect("invariant: strings, integers and lists only");
        return Ok(out.json(&json!({"profiles": all, "changes": changes, "partnerships": met}))?);
    }
    let messages = &setting.messages;
    let mut page = render::compared(&profiles, &rules, messages, WIDTH);
    for changes in &changes {
        render::changes(&mut page, changes, &rules, messages);
    }
    let wording = Wording::default_forms();
    for mirror in &met {
        render::mirror(&mut page, mirror, &rules, &wording, messages);
    }
    print(&page, setting, out)
}

/// Both sides of one partnership, or of every one.
pub fn mirror(
    code: Option<&str>,
    reading: &Reading,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let rules = rules(reading, setting)?;
    let sheets = sheets(&session, &rules).map_err(|e| setting.refused(&e))?;
    let wanted = code.map(name_key);
    let found: Vec<sides::Mirror> = sides::read(&rules, &sheets)
        .into_iter()
        .filter(|mirror| {
            wanted
                .as_ref()
                .is_none_or(|wanted| name_key(&mirror.partnership) == *wanted)
        })
        .collect();
    if found.is_empty() {
        let args = [("code", code.unwrap_or_default().to_owned().into())];
        let id = if code.is_some() {
            "identify-no-mirror"
        } else {
            "identify-no-mirrors"
        };
        return Err(Failure::data(setting.messages.with(id, &args)));
    }
    if setting.format == Format::Json {
        return Ok(out.json(&json!(found))?);
    }
    let wording = Wording::default_forms();
    let mut page = Page::default();
    for mirror in &found {
        render::mirror(&mut page, mirror, &rules, &wording, &setting.messages);
    }
    print(&page, setting, out)
}

fn print(page: &Page, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let written = match setting.format {
        Format::Html => page.html(setting.messages.language().tag()),
        _ => page.lines(WIDTH),
    };
    Ok(out.write(&written)?)
}

fn listed(profiles: &[Profile]) -> String {
    let all: Vec<String> = profiles
        .iter()
        .map(|profile| profile.json().trim_end().to_owned())
        .collect();
    format!("[{}]", all.join(",\n"))
}
