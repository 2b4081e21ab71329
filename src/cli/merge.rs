//! `repere merge`, `conflicts` and `digest`: what came in, what it contradicts, and whether two folders hold the same.

use std::io::IsTerminal as _;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::bundle::BundleId;
use crate::cli::args::{Format, Merge, MergeCommand};
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, apart};
use crate::exchange::{How, Progress, Report, Touched, digest, merge_watched};
use crate::speech::{self, exchange_error, refused, store_error, waiting};
use crate::store::Hold;
use crate::text::clean;

/// `repere merge`: brings bundles in, or says with `--dry-run` what that would do.
pub fn run(typed: &Merge, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match &typed.command {
        None => merge_files(typed, setting, out),
        Some(MergeCommand::Undo { bundle, dry_run }) => undo(bundle, *dry_run, setting, out),
        Some(MergeCommand::Log) => log(setting, out),
        Some(MergeCommand::Refused { leave: true }) => apart::leave(setting, out),
        Some(MergeCommand::Refused { leave: false }) => apart::refused(setting, out),
    }
}

fn merge_files(typed: &Merge, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere merge")?;
    let how = How {
        rehearse: typed.dry_run,
        accept_new: typed.accept_new,
    };
    let watch = Watch::start(typed.files.len());
    let report = merge_watched(&mut session, &typed.files, how, &mut |progress| {
        watch.step(progress, out)
    })
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
    if report.stopped {
        lines.push(setting.messages.text("merge-cancelled"));
    }
    if report.merged.len() > 1 {
        lines.extend(
            report
                .merged
                .iter()
                .map(|merged| speech::brought(merged, &setting.messages)),
        );
    }
    let touched = || report.merged.iter().flat_map(|m| &m.touched);
    lines.push(count("cli-merge-events", report.events()));
    lines.push(count("cli-merge-new", touched().filter(|t| t.new).count() as u64));
    lines.push(count(
        "cli-merge-joined",
        touched().filter(|t| !t.new).count() as u64,
    ));
    let decisions: u64 = touched().map(Touched::to_decide).sum();
    lines.push(count("cli-merge-decide", decisions));
    let aside: u64 = report.merged.iter().map(|m| m.aside).sum();
    if aside > 0 {
        lines.push(count("cli-merge-aside", aside));
    }
    for stranger in report.merged.iter().flat_map(|m| &m.strangers) {
        let args = [
            ("team", stranger.team.clone().into()),
            ("person", stranger.person.clone().into()),
            ("device", stranger.device().to_string().into()),
        ];
        lines.push(setting.messages.with("cli-merge-stranger", &args));
    }
    lines.extend(report.waiting.iter().map(|w| waiting(w, &setting.messages)));
    lines.extend(
        report
            .parcels
            .iter()
            .map(|taken| speech::parcel(taken, &taken.from.to_string(), &setting.messages)),
    );
    for merged in &report.merged {
        if merged.lower {
            let args = [
                ("file", merged.file.display().to_string().into()),
                ("from", merged.from.to_string().into()),
            ];
            lines.push(setting.messages.with("cli-merge-lower", &args));
        }
        for fork in &merged.forks {
            let args = [
                ("device", fork.device.to_string().into()),
                ("n", fork.at.to_string().into()),
            ];
            lines.push(setting.messages.with("cli-merge-fork", &args));
        }
    }
    if report.renewed {
        lines.push(setting.messages.text("cli-merge-renewed"));
    }
    lines
}

/// Tells a person at a terminal how far a large merge is, and lets Ctrl-C stop it between two bundles.
struct Watch {
    stop: Arc<AtomicBool>,
    telling: bool,
}

impl Watch {
    /// Fewer files than this are merged before anyone wonders.
    const MANY: usize = 5;

    fn start(files: usize) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        if files >= Self::MANY {
            // Where the handler cannot be set, Ctrl-C ends the process: each bundle is durable by itself all the same.
            let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
        }
        Self {
            stop,
            telling: files >= Self::MANY && std::io::stderr().is_terminal(),
        }
    }

    fn step(&self, progress: Progress, out: &mut Out<'_>) -> ControlFlow<()> {
        if self.telling && progress.done.is_multiple_of(Self::MANY) {
            out.remark(&format!("{}/{}", progress.done, progress.of));
        }
        if self.stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
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
                "events": m.events, "segments": m.segments, "forms": m.forms, "waiting": m.waiting, "aside": m.aside,
                "accepted": m.accepted.iter().map(|c| c.device().to_string()).collect::<Vec<_>>(),
                "strangers": m.strangers.iter().map(|c| c.device().to_string()).collect::<Vec<_>>(),
                "forks": m.forks.iter().map(|fork| fork.device.to_string()).collect::<Vec<_>>(),
                "lower": m.lower, "interviews": touched,
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
        "parcels": report.parcels.iter().map(|p| json!({
            "file": p.file.display().to_string(), "from": p.from.to_string(), "parts": p.parts, "whole": p.whole,
            "wanted": p.wanted, "lacks": p.lacks,
        })).collect::<Vec<_>>(),
        "refused": set_aside,
        "waiting": report.waiting.iter().map(|w| waiting(w, &setting.messages)).collect::<Vec<_>>(),
        "renewed": report.renewed,
        "stopped": report.stopped,
    })
}

/// `repere merge undo`: takes back what one merge alone brought.
fn undo(typed: &str, rehearse: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere merge undo")?;
    let said = |error| setting.said(store_error(&error, &setting.messages));
    let log = session.store().merge_log().map_err(said)?;
    let standing = log.iter().filter(|line| line.undone_at.is_none());
    let mut named: Vec<[u8; 24]> = standing
        .map(|line| line.origin.bundle)
        .filter(|bundle| name(bundle).starts_with(typed))
        .collect();
    named.sort_unstable();
    named.dedup();
    let bundle = match named.as_slice() {
        [one] => *one,
        [] => return Err(setting.said(speech::hold(&Hold::Unknown, &setting.messages))),
        many => {
            let ids: Vec<String> = many.iter().map(name).collect();
            let args = [
                ("typed", clean::name(typed).into_owned().into()),
                ("ids", ids.join(", ").into()),
            ];
            return Err(Failure::data(setting.messages.with("undo-many", &args)));
        }
    };
    let at = setting.world.now().timestamp().as_second();
    let undone = session
        .store_mut()
        .undo_merge(bundle, at, rehearse)
        .map_err(said)?
        .map_err(|hold| setting.said(speech::hold(&hold, &setting.messages)))?;
    if setting.format == Format::Json {
        let interviews: Vec<Value> = undone
            .interviews
            .iter()
            .map(|(interview, left)| json!({"interview": interview.to_string(), "left": left}))
            .collect();
        return Ok(out.json(&json!({
            "dry_run": rehearse, "bundle": name(&bundle), "events": undone.events, "kept": undone.kept,
            "interviews": interviews,
        }))?);
    }
    let id = if rehearse { "undo-would" } else { "undo-done" };
    out.line(&setting.messages.with(id, &[("count", undone.events.into())]))?;
    if undone.kept > 0 {
        out.line(
            &setting
                .messages
                .with("undo-kept", &[("count", undone.kept.into())]),
        )?;
    }
    Ok(())
}

/// `repere merge log`: what came from where, the latest last.
fn log(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let said = |error| setting.said(store_error(&error, &setting.messages));
    let log = session.store().merge_log().map_err(said)?;
    let cards = session.store().cards().map_err(said)?;
    let who = |device: crate::log::DeviceId| {
        let card = cards.iter().find(|card| card.device() == device);
        card.map_or_else(
            || device.to_string(),
            |card| format!("{}, {}", card.person, card.team),
        )
    };
    if setting.format == Format::Json {
        let list: Vec<Value> = log
            .iter()
            .map(|line| {
                json!({
                    "bundle": name(&line.origin.bundle), "from": line.origin.sender.to_string(),
                    "who": who(line.origin.sender), "made": line.origin.made, "file": line.origin.file,
                    "at": line.origin.at, "events": line.events, "segments": line.segments,
                    "waiting": line.waiting, "undone_at": line.undone_at,
                })
            })
            .collect();
        return Ok(out.json(&json!({ "merges": list }))?);
    }
    if log.is_empty() {
        return Ok(out.line(&setting.messages.text("merge-log-empty"))?);
    }
    let columns = ["bundle", "at", "from", "events", "state"];
    let mut table = Table::new(
        columns
            .into_iter()
            .map(|id| setting.messages.text(&format!("merge-log-column-{id}")))
            .collect(),
    );
    for line in &log {
        let state = match (line.undone_at, line.waiting) {
            (Some(at), _) => {
                let day = crate::cli::moment::day(at, setting);
                setting.messages.with("merge-log-undone", &[("day", day.into())])
            }
            (None, 0) => setting.messages.text("merge-log-done"),
            (None, count) => setting
                .messages
                .with("merge-log-waiting", &[("count", count.into())]),
        };
        table.row(vec![
            name(&line.origin.bundle),
            crate::cli::moment::day(line.origin.at, setting),
            who(line.origin.sender),
            line.events.to_string(),
            state,
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// A bundle's name as it is shown and typed.
fn name(bundle: &[u8; 24]) -> String {
    BundleId::from_bytes(*bundle).to_string()
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
