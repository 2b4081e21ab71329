//! `repere profile`: what the rules find of an authority, with the reasons; or all authorities side by side.

use crate::cli::args::{Format, Profile as Typed};
use crate::cli::{Failure, Out, Setting, find};
use crate::identify::gather::{Scope, observe};
use crate::identify::wording::Wording;
use crate::identify::{Profile, Rules, identify, render};
use crate::session::Session;

/// The page of a terminal that nobody widened.
const WIDTH: usize = 80;

/// Prints the profile of one authority, or the comparison of all.
pub fn run(typed: &Typed, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let rules = Rules::shipped();
    let scope = Scope {
        accepted: typed.accepted,
        wave: typed.wave,
        at: typed.at,
    };
    let Some(name) = &typed.authority else {
        let authorities = session.authorities().map_err(|e| setting.refused(&e))?;
        let mut ids: Vec<String> = authorities.into_iter().map(|line| line.authority.id).collect();
        ids.sort();
        let profiles: Result<Vec<Profile>, Failure> = ids
            .iter()
            .map(|id| profile(&session, rules, id, &scope, setting))
            .collect();
        let profiles = profiles?;
        match setting.format {
            Format::Json => out.line(&listed(&profiles))?,
            Format::Text => out.write(&render::comparison(&profiles, rules, &setting.messages, WIDTH))?,
        }
        return Ok(());
    };
    let id = find::authority(&session, name, setting)?.authority.id;
    let profile = profile(&session, rules, &id, &scope, setting)?;
    match setting.format {
        Format::Json => out.write(&profile.json())?,
        Format::Text => {
            let wording = Wording::shipped(&profile);
            out.write(&render::text(&profile, rules, &wording, &setting.messages, WIDTH))?;
        }
    }
    Ok(())
}

fn profile(
    session: &Session,
    rules: &Rules,
    id: &str,
    scope: &Scope,
    setting: &Setting,
) -> Result<Profile, Failure> {
    let observations = observe(session, rules, id, scope).map_err(|e| setting.refused(&e))?;
    Ok(identify(rules, &observations))
}

fn listed(profiles: &[Profile]) -> String {
    let all: Vec<String> = profiles
        .iter()
        .map(|profile| profile.json().trim_end().to_owned())
        .collect();
    format!("[{}]", all.join(",\n"))
}
