//! `repere interview timing`: how long an interview stood at each question, sitting by sitting.

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find, moment};
use crate::session::{Remark, Visit, visits};
use crate::text::clean;

/// Prints the visits in their order, each sitting under the moment at which it ended.
pub fn run(typed: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let id = find::interview(&session, typed, setting)?;
    let open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let sittings: Vec<(i64, Vec<Visit>)> = open
        .record()
        .notes
        .iter()
        .filter_map(|note| match Remark::of(&note.text) {
            (Remark::Pace, line) => Some((note.at, visits(line))),
            _ => None,
        })
        .collect();
    if setting.format == Format::Json {
        let sittings: Vec<_> = sittings
            .iter()
            .map(|(at, visits)| json!({ "ended": moment::minute(*at, setting), "visits": visits.iter().map(as_json).collect::<Vec<_>>() }))
            .collect();
        return Ok(out.json(&json!({ "sittings": sittings }))?);
    }
    if sittings.is_empty() {
        out.remark(&setting.messages.text("cli-no-timing"));
    }
    for (at, visits) in &sittings {
        let seconds: u64 = visits.iter().map(|visit| visit.seconds).sum();
        let args = [
            ("ended", moment::minute(*at, setting).into()),
            ("minutes", seconds.div_ceil(60).into()),
        ];
        out.line(&setting.messages.with("cli-timing-sitting", &args))?;
        for visit in visits {
            let jump = if visit.jumped { "> " } else { "  " };
            let line = format!(
                "{:>6} s {jump}{} {} {}",
                visit.seconds, visit.question, visit.language, visit.speaker
            );
            out.line(clean::prose_line(&line).trim_end())?;
        }
    }
    Ok(())
}

fn as_json(visit: &Visit) -> serde_json::Value {
    json!({
        "question": visit.question, "seconds": visit.seconds, "jumped": visit.jumped,
        "language": visit.language, "informant": visit.speaker,
    })
}
