//! `repere form diff`: what changed between two versions of a form, in plain words.

use serde_json::{Map, Value, json};

use super::load::load;
use super::words::Given;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Difference, differences};
use crate::text::clean;

/// Prints the differences, one a line, in the order of the new version; none is said too.
pub fn run(old: &str, new: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let old = load(&Given::named(old), setting, out)?;
    let new = load(&Given::named(new), setting, out)?;
    let found = differences(&old, &new);
    if setting.format == Format::Json {
        let list: Vec<Value> = found.iter().map(|found| as_json(found, setting)).collect();
        return Ok(out.json(&json!({ "differences": list }))?);
    }
    if found.is_empty() {
        return Ok(out.line(&setting.messages.text("form-diff-none"))?);
    }
    for found in &found {
        out.line(&clean::prose_line(&sentence(found, setting)))?;
    }
    Ok(())
}

fn sentence(found: &Difference, setting: &Setting) -> String {
    let args: Vec<_> = found
        .fields()
        .into_iter()
        .map(|(name, value)| (name, value.to_owned().into()))
        .collect();
    setting.messages.with(found.id(), &args)
}

fn as_json(found: &Difference, setting: &Setting) -> Value {
    let mut value: Map<String, Value> = found
        .fields()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    value.insert(
        "difference".into(),
        found.id().trim_start_matches("form-diff-").into(),
    );
    value.insert("sentence".into(), sentence(found, setting).into());
    value.into()
}
