//! `repere merge`, `conflicts` and `digest`: what came in, what it contradicts, and whether two folders hold the same.

use serde_json::{Value, json};

use crate::cli::args::{Format, Merge};
use crate::cli::{Failure, Out, Setting};
use crate::exchange::{How, Report, digest, merge};
use crate::interview::Answer;
use crate::session::{Session, Version};
use crate::speech::{exchange_error, refused, store_error, waiting};
use crate::text::clean;

/// `repere merge`: brings bundles in, or says with `--dry-run` what that would do.
pub fn run(typed: &Merge, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere merge")?;
    let how = How {
        rehearse: typed.dry_run,
        accept_new: typed.accept_new,
    };
    let report = merge(&mut session, &typed.files, how)
        .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
    if setting.format == Format::Json {
        out.json(&as_json(&report, typed.dry_run, setting))?;
    } else {
        for line in lines(&report, typed.dry_run, setting) {
            out.line(&clean::prose_line(&line))?;
        }
    }
    let mut worst: Option<Failure> = None;
    for file in &report.refused {
        let failure = setting.said(refused(file, &setting.messages));
        out.remark(&failure.sentence);
        if worst
            .as_ref()
            .is_none_or(|w| failure.kind.status() > w.kind.status())
        {
            worst = Some(Failure {
                said: true,
                ..failure
            });
        }
    }
    worst.map_or(Ok(()), Err)
}

fn lines(report: &Report, rehearsed: bool, setting: &Setting) -> Vec<String> {
    let count = |id: &str, n: u64| setting.messages.with(id, &[("count", n.into())]);
    let mut lines = vec![setting.messages.text(if rehearsed {
        "cli-merge-rehearsed"
    } else {
        "cli-merge-done"
    })];
    let touched = || report.merged.iter().flat_map(|m| &m.touched);
    lines.push(count("cli-merge-events", report.events()));
    lines.push(count("cli-merge-new", touched().filter(|t| t.new).count() as u64));
    lines.push(count(
        "cli-merge-joined",
        touched().filter(|t| !t.new).count() as u64,
    ));
    let decisions: u64 = touched()
        .map(|t| u64::from(t.conflicts.saturating_sub(t.conflicts_before)))
        .sum();
    lines.push(count("cli-merge-decide", decisions));
    for stranger in report.merged.iter().flat_map(|m| &m.strangers) {
        let args = [
            ("team", stranger.team.clone().into()),
            ("person", stranger.person.clone().into()),
            ("device", stranger.device().to_string().into()),
        ];
        lines.push(setting.messages.with("cli-merge-stranger", &args));
    }
    lines.extend(report.waiting.iter().map(|w| waiting(w, &setting.messages)));
    if report.renewed {
        lines.push(setting.messages.text("cli-merge-renewed"));
    }
    lines
}

fn as_json(report: &Report, rehearsed: bool, setting: &Setting) -> Value {
    let merged: Vec<Value> = report
        .merged
        .iter()
        .map(|m| {
            let touched: Vec<Value> = m
                .touched
                .iter()
                .map(|t| {
                    json!({
                        "interview": t.interview.to_string(), "authority": t.authority, "new": t.new,
                        "conflicts_before": t.conflicts_before, "conflicts": t.conflicts,
                    })
                })
                .collect();
            json!({
                "file": m.file.display().to_string(), "bundle": m.bundle.to_string(), "from": m.from.to_string(),
                "events": m.events, "segments": m.segments, "forms": m.forms, "waiting": m.waiting,
                "accepted": m.accepted.iter().map(|c| c.device().to_string()).collect::<Vec<_>>(),
                "strangers": m.strangers.iter().map(|c| c.device().to_string()).collect::<Vec<_>>(),
                "interviews": touched,
            })
        })
        .collect();
    let set_aside: Vec<Value> = report
        .refused
        .iter()
        .map(|r| json!({ "file": r.file.display().to_string(), "why": refused(r, &setting.messages).sentence }))
        .collect();
    json!({
        "dry_run": rehearsed,
        "events": report.events(),
        "merged": merged,
        "refused": set_aside,
        "waiting": report.waiting.iter().map(|w| waiting(w, &setting.messages)).collect::<Vec<_>>(),
        "renewed": report.renewed,
    })
}

/// `repere conflicts`: every question with two answers that differ, both whole.
pub fn conflicts(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let mut found = Vec::new();
    for line in session.interviews().map_err(|e| setting.refused(&e))? {
        if line.conflicts == 0 {
            continue;
        }
        let record = session.record(line.id).map_err(|e| setting.refused(&e))?;
        let open = session.open_interview(line.id).ok();
        for (key, answered) in &record.answers {
            if !answered.conflict {
                continue;
            }
            let versions = heads(&session, line.id, key, setting)?;
            let label = open.as_ref().and_then(|open| {
                let place = open.interview().place_of_key(key)?;
                Some((
                    open.interview().position_path(&place),
                    open.interview().view(&place)?.label.text,
                ))
            });
            let (path, label) = label.unwrap_or_else(|| (key.clone(), String::new()));
            found.push((
                line.id,
                line.authority.name.clone(),
                path,
                label,
                key.clone(),
                versions,
            ));
        }
    }
    if setting.format == Format::Json {
        let list: Vec<Value> = found
            .iter()
            .map(|(id, authority, path, label, key, versions)| {
                json!({
                    "interview": id.to_string(), "authority": authority, "path": path, "label": label, "key": key,
                    "values": versions.iter().map(value_as_json).collect::<Vec<_>>(),
                })
            })
            .collect();
        return Ok(out.json(&json!({ "conflicts": list }))?);
    }
    if found.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-no-conflicts"))?);
    }
    for (id, authority, path, label, _, versions) in found {
        out.line(&clean::prose_line(&format!(
            "≠ {authority} · {id} · {path}  {label}"
        )))?;
        for version in versions {
            let who = version
                .person
                .clone()
                .unwrap_or_else(|| version.event.device.to_string());
            let what = match &version.answer {
                Answer::Value(text) => text.clone(),
                Answer::Missing { kind, .. } => {
                    setting.messages.text(&format!("nonresponse-{}", kind.word()))
                }
            };
            let when = crate::cli::moment::day(version.at, setting);
            let shown = if version.shown { "▸" } else { " " };
            out.line(&clean::prose_line(&format!("  {shown} {what} — {who}, {when}")))?;
        }
    }
    Ok(())
}

fn heads(
    session: &Session,
    interview: crate::log::InterviewId,
    key: &str,
    setting: &Setting,
) -> Result<Vec<Version>, Failure> {
    let open = session
        .open_interview(interview)
        .map_err(|e| setting.refused(&e))?;
    let versions = session.history(&open, key).map_err(|e| setting.refused(&e))?;
    Ok(versions.into_iter().filter(|v| v.head).collect())
}

fn value_as_json(version: &Version) -> Value {
    let mut value = match &version.answer {
        Answer::Value(text) => json!({ "value": text }),
        Answer::Missing { kind, reason } => {
            json!({ "value": "", "nonresponse": kind.word(), "reason": reason })
        }
    };
    value["event"] = json!(version.event.to_string());
    value["person"] = json!(version.person);
    value["at"] = json!(version.at);
    value["shown"] = json!(version.shown);
    value
}

/// `repere digest`: one figure for the whole content, equal wherever the content is equal.
pub fn print_digest(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let digest = digest(session.store()).map_err(|e| setting.said(store_error(&e, &setting.messages)))?;
    if setting.format == Format::Json {
        return Ok(out.json(&json!({
            "digest": digest.to_string(), "events": digest.events, "interviews": digest.interviews,
        }))?);
    }
    Ok(out.line(&digest.to_string())?)
}
