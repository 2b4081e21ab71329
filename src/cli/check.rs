//! `repere check`: whether everything that was saved is there and as it was.

use serde_json::json;

use crate::cli::args::{Check, Format};
use crate::cli::{Failure, Out, Setting};
use crate::exchange::digest;
use crate::session::Session;
use crate::speech::{finding, notice, store_error};
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
    tell(&session, setting, out)
}

/// Examines an open folder and prints what was found: damage first, then what a person must know.
pub fn tell(session: &Session, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let refused = |error| setting.said(store_error(&error, &setting.messages));
    let findings = session.store().check().map_err(refused)?;
    let notices = session.notices().map_err(|e| setting.refused(&e))?;
    let notices: Vec<String> = notices
        .iter()
        .map(|found| notice(found, &setting.messages))
        .collect();
    let held = digest(session.store()).map_err(refused);
    // Where an event cannot be read there is no digest; the findings say so already.
    let held = match (held, findings.is_empty()) {
        (Ok(held), _) => Some(held),
        (Err(_), false) => None,
        (Err(failure), true) => return Err(failure),
    };
    let mendable = findings.iter().any(crate::store::Finding::is_mended_by_rebuild);
    if setting.format == Format::Json {
        let list: Vec<String> = findings
            .iter()
            .map(|found| finding(found, &setting.messages))
            .collect();
        out.json(&json!({
            "sound": findings.is_empty(), "findings": list, "notices": notices,
            "digest": held.as_ref().map(ToString::to_string),
            "events": held.as_ref().map(|held| held.events), "interviews": held.as_ref().map(|held| held.interviews),
        }))?;
    } else {
        for found in &findings {
            out.line(&clean::prose_line(&finding(found, &setting.messages)))?;
        }
        if let (true, Some(held)) = (findings.is_empty(), &held) {
            let args = [
                ("events", held.events.to_string().into()),
                ("interviews", held.interviews.to_string().into()),
                ("digest", held.to_string().into()),
            ];
            out.line(&setting.messages.with("cli-check-sound", &args))?;
        } else if mendable {
            out.line(&setting.messages.text("cli-check-rebuild"))?;
        }
        for notice in &notices {
            out.line(&clean::prose_line(notice))?;
        }
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Failure::told())
    }
}
