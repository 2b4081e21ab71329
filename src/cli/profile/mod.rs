//! `repere profile`: what the rules find of an authority, with the reasons; or several side by side.

mod errand;
mod several;
mod typed;

use std::borrow::Cow;
use std::path::Path;

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::identify::gather::{Scope, observe};
use crate::identify::wording::Wording;
use crate::identify::{Profile, Rules, RulesError, identify, render};
use crate::session::Session;
use crate::speech;

pub use typed::{Reading, Several, Typed};

/// The page of a terminal that nobody widened.
const WIDTH: usize = 80;

/// Prints the profile of one authority, the comparison of several, or the two sides of a partnership.
pub fn run(typed: &Typed, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match &typed.command {
        Some(Several::Compare { authorities, reading }) => {
            return several::compare(authorities, reading, setting, out);
        }
        Some(Several::Mirror { partnership, reading }) => {
            return several::mirror(partnership.as_deref(), reading, setting, out);
        }
        Some(Several::Ask { authority, number }) => return errand::run(authority, *number, setting, out),
        Some(Several::Rules { file }) => return check(file.as_deref(), setting, out),
        None => {}
    }
    let session = setting.open_to_read()?;
    let rules = rules(&typed.reading, setting)?;
    let Some(name) = &typed.authority else {
        return several::all(&session, &rules, &typed.reading, setting, out);
    };
    let id = find::authority(&session, name, setting)?.authority.id;
    let profile = profile(&session, &rules, &id, &scope(&typed.reading), setting)?;
    let wording = Wording::shipped(&profile);
    let messages = &setting.messages;
    match setting.format {
        Format::Json => out.write(&profile.json())?,
        Format::Html => {
            out.write(&render::page(&profile, &rules, &wording, messages).html(messages.language().tag()))?;
        }
        Format::Text => out.write(&render::text(&profile, &rules, &wording, messages, WIDTH))?,
    }
    Ok(())
}

fn scope(reading: &Reading) -> Scope {
    Scope {
        accepted: reading.accepted,
        wave: reading.wave,
        until: None,
        at: reading.at,
    }
}

/// The rules to read by: those that ship, or a table of the user's own, refused with every problem it has.
fn rules(reading: &Reading, setting: &Setting) -> Result<Cow<'static, Rules>, Failure> {
    match &reading.rules {
        None => Ok(Cow::Borrowed(Rules::shipped())),
        Some(file) => read(file, setting).map(Cow::Owned),
    }
}

fn read(file: &Path, setting: &Setting) -> Result<Rules, Failure> {
    Rules::read(&setting.read(file)?).map_err(|error| refused(file, &error, setting))
}

/// Every problem of a table, a line each, below a sentence that names the file.
fn refused(file: &Path, error: &RulesError, setting: &Setting) -> Failure {
    let lines = speech::rules_error(error, &setting.messages);
    let args = [
        ("file", file.display().to_string().into()),
        ("count", lines.len().into()),
    ];
    let head = setting.messages.with("rules-refused", &args);
    Failure::data(format!("{head}\n{}", lines.join("\n")))
}

/// Prints the table that ships, to be amended; or says whether an amended one can be used.
fn check(file: Option<&Path>, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let Some(file) = file else {
        return Ok(out.write(Rules::shipped_text())?);
    };
    let rules = read(file, setting)?;
    let args = [
        ("version", rules.version.clone().into()),
        ("processes", rules.processes.len().into()),
        ("signs", rules.signs.len().into()),
        ("rules", rules.rules.len().into()),
    ];
    Ok(out.line(&setting.messages.with("rules-sound", &args))?)
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
