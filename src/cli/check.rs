//! `repere check`: whether everything that was saved is there and as it was.

use serde_json::json;

use crate::cli::args::{Check, Format};
use crate::cli::{Failure, Out, Setting};
use crate::exchange::digest;
use crate::speech::{finding, store_error};
use crate::text::clean;

/// Examines the data folder; with `--rebuild` throws away what can be computed and makes it again first.
pub fn run(typed: &Check, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let refused = |error| setting.said(store_error(&error, &setting.messages));
    let session = if typed.rebuild {
        let mut session = setting.open_to_write("repere check")?;
        session.store_mut().rebuild().map_err(refused)?;
        session
    } else {
        setting.open_to_read()?
    };
    let findings = session.store().check().map_err(refused)?;
    let held = digest(session.store()).map_err(refused)?;
    let mendable = findings.iter().any(crate::store::Finding::is_mended_by_rebuild);
    if setting.format == Format::Json {
        let list: Vec<String> = findings
            .iter()
            .map(|found| finding(found, &setting.messages))
            .collect();
        out.json(&json!({
            "sound": findings.is_empty(), "findings": list, "digest": held.to_string(),
            "events": held.events, "interviews": held.interviews,
        }))?;
    } else {
        for found in &findings {
            out.line(&clean::prose_line(&finding(found, &setting.messages)))?;
        }
        let args = [
            ("events", held.events.to_string().into()),
            ("interviews", held.interviews.to_string().into()),
            ("digest", held.to_string().into()),
        ];
        if findings.is_empty() {
            out.line(&setting.messages.with("cli-check-sound", &args))?;
        } else if mendable {
            out.line(&setting.messages.text("cli-check-rebuild"))?;
        }
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Failure::told())
    }
}
