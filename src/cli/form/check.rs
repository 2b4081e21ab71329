//! `repere form check`: everything that is wrong with a form, at once, with its cell.

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Problem, Severity};
use crate::speech::problem;
use crate::text::clean;

use super::load::{check, problems_as_json};
use super::words::Given;

/// Checks a form; errors make the exit status 1, warnings do not.
pub fn run(given: &Given, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let loaded = check(given, setting)?;
    let errors = loaded
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    if setting.format == Format::Json {
        out.json(&problems_as_json(&loaded.problems, setting))?;
    } else {
        for found in &loaded.problems {
            out.line(&line(found, setting))?;
        }
        let warnings = loaded.problems.len() - errors;
        let args = [("errors", errors.into()), ("warnings", warnings.into())];
        out.line(&setting.messages.with("cli-check-count", &args))?;
    }
    if errors > 0 { Err(Failure::told()) } else { Ok(()) }
}

fn line(found: &Problem, setting: &Setting) -> String {
    let severity = if found.severity == Severity::Error {
        "cli-severity-error"
    } else {
        "cli-severity-warning"
    };
    let row = found.at.row.map(|row| row.to_string());
    let place: Vec<&str> = [
        Some(found.at.sheet.as_str()),
        row.as_deref(),
        found.at.column.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let place = place.join(":");
    let mut text = format!(
        "{place}: {} {}: {}",
        setting.messages.text(severity),
        found.code(),
        problem(found, &setting.messages)
    );
    if let Some(near) = &found.suggestion {
        text.push(' ');
        text.push_str(
            &setting
                .messages
                .with("cli-usage-near", &[("near", near.clone().into())]),
        );
    }
    clean::prose_line(&text)
}
