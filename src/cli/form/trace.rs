//! `repere form trace`: the form after each act of a script, as the conformance cases ask for it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::{Failure, Out, Setting};
use crate::interview::{Env, Moments, Op, Person, trace};

use super::load::load;
use super::words::Given;

/// Runs a script over a form and prints the steps and the snapshots asked for.
pub fn run(
    given: &Given,
    script: &Path,
    after: Option<&str>,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let form = load(given, setting, out)?;
    let script = read_script(script, setting)?;
    let moments = after.map_or(Ok(Moments::All), |list| moments(list, setting))?;
    // Nobody's device and number are read: a trace prints the same bytes on every machine.
    let env = Env {
        person: Person::invented(),
        ..Env::at(setting.world.now())
    };
    let traced = trace(&form, &script, &env, &moments);
    let value = serde_json::to_value(&traced).expect("invariant: a trace is plain data");
    Ok(out.json(&value)?)
}

/// The acts of a script file.
pub fn read_script(file: &Path, setting: &Setting) -> Result<Vec<Op>, Failure> {
    let value = setting.read_json(file)?;
    serde_json::from_value(value).map_err(|error| {
        let args = [
            ("file", file.display().to_string().into()),
            ("why", error.to_string().into()),
        ];
        Failure::data(setting.messages.with("cli-bad-script", &args))
    })
}

fn moments(list: &str, setting: &Setting) -> Result<Moments, Failure> {
    let parsed: Option<BTreeSet<Option<usize>>> = list
        .split(',')
        .map(|word| {
            if word.trim() == "start" {
                Some(None)
            } else {
                word.trim().parse().ok().map(Some)
            }
        })
        .collect();
    parsed.map(Moments::Some).ok_or_else(|| {
        Failure::usage(
            setting
                .messages
                .with("cli-bad-after", &[("value", list.to_owned().into())]),
        )
    })
}
