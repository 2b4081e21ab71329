//! `repere interview list`.

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, moment};
use crate::session::InterviewSummary;

/// Lists the folder's interviews, the latest changed first.
pub fn run(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let interviews = session.interviews().map_err(|e| setting.refused(&e))?;
    if setting.format == Format::Json {
        let list: Vec<_> = interviews.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "interviews": list }))?);
    }
    if interviews.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-no-interviews"))?);
    }
    let say = |id: &str| setting.messages.text(id);
    let mut table = Table::new(
        [
            "cli-column-id",
            "cli-column-authority",
            "cli-column-form",
            "cli-column-state",
            "cli-column-progress",
            "cli-column-changed",
        ]
        .into_iter()
        .map(say)
        .collect(),
    );
    for line in &interviews {
        table.row(vec![
            line.id.to_string(),
            line.authority.name.clone(),
            line.form.id.clone(),
            state(line, setting),
            line.progress.map_or_else(String::new, |p| {
                format!("{}/{}", p.answered + p.missing, p.questions)
            }),
            moment::day(line.changed_at, setting),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// The state in words, with what stands on top of it.
pub fn state(line: &InterviewSummary, setting: &Setting) -> String {
    let mut words = vec![setting.messages.text(&format!("state-{}", line.state.word()))];
    if line.changed_since {
        words.push(setting.messages.text("state-changed"));
    }
    if line.conflicts > 0 {
        words.push(
            setting
                .messages
                .with("cli-conflict-count", &[("count", line.conflicts.into())]),
        );
    }
    words.join(", ")
}

/// One interview for a program.
pub fn as_json(line: &InterviewSummary) -> serde_json::Value {
    json!({
        "id": line.id.to_string(),
        "form": {"id": line.form.id, "version": line.form.version, "hash": line.form.hash},
        "authority": {"id": line.authority.id, "country": line.authority.country, "name": line.authority.name},
        "person": line.person,
        "wave": line.wave,
        "state": line.state.word(),
        "changed_since": line.changed_since,
        "progress": line.progress.map(|p| json!({
            "questions": p.questions, "answered": p.answered, "missing": p.missing,
            "required": p.required, "invalid": p.invalid, "doubtful": p.warned,
        })),
        "conflicts": line.conflicts,
        "notes": line.notes,
        "questions_back": line.questions,
        "begun_at": line.begun_at,
        "changed_at": line.changed_at,
        "own": line.own,
    })
}
