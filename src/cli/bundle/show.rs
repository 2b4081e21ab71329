//! `repere bundle show` and `verify`: what a bundle holds, and whether it is whole.

use std::path::Path;

use serde_json::{Value, json};

use crate::bundle::{self, Bundle, BundleError, Contents, Cover, Opened};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, moment};
use crate::exchange::Knowledge;
use crate::session::Session;
use crate::speech::{bundle_error, store_error};
use crate::text::clean;

/// What this folder knows, if there is one that opens without asking more.
fn knowledge(setting: &Setting) -> Result<Knowledge, Failure> {
    let session: Option<Session> = setting
        .data
        .join("repere.db")
        .exists()
        .then(|| setting.open_to_read().ok())
        .flatten();
    let Some(session) = session else {
        return Ok(Knowledge::default());
    };
    Knowledge::of(session.store()).map_err(|e| setting.said(store_error(&e, &setting.messages)))
}

/// Whether a bundle is whole, signed and for us.
pub(super) fn verify(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let opened = knowledge(setting)?.open_file(file);
    let opened = opened.map_err(|e| setting.said(bundle_error(file, &e, &setting.messages)))?;
    let (bundle, sealed) = (opened.bundle, opened.cover.is_some());
    if setting.format == Format::Json {
        let value = json!({ "whole": true, "sealed": sealed, "bundle": bundle.id().to_string() });
        return Ok(out.json(&value)?);
    }
    let args = [
        ("file", file.display().to_string().into()),
        ("id", bundle.id().to_string().into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-whole", &args))?)
}

/// What can be told of a bundle that was sealed to others.
fn show_cover(cover: &Cover, code: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    if setting.format == Format::Json {
        return Ok(out.json(&json!({ "cover": cover, "code": code, "opens_here": false }))?);
    }
    let [interviews, events] = cover.holds;
    let args = [
        ("study", cover.study.clone().into()),
        ("from", cover.from.clone().into()),
        ("interviews", interviews.into()),
        ("events", events.into()),
        ("id", cover.id.clone().into()),
    ];
    out.line(&clean::prose_line(
        &setting.messages.with("cli-bundle-cover", &args),
    ))?;
    out.line(
        &setting
            .messages
            .with("cli-bundle-code", &[("code", code.to_owned().into())]),
    )?;
    out.remark(&setting.messages.text("cli-bundle-cover-only"));
    Ok(())
}

/// What a bundle holds; of one that was sealed to others, what its cover sheet says.
pub(super) fn show(file: &Path, expand: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let said = |e| setting.said(bundle_error(file, &e, &setting.messages));
    let bytes = bundle::load(file).map_err(said)?;
    let code = bundle::check_code(&if bundle::is_armoured(&bytes) {
        bundle::unarmour(&bytes).map_err(said)?
    } else {
        bytes.clone()
    });
    let Opened { bundle, .. } = match knowledge(setting)?.open(&bytes) {
        Err(BundleError::NotForUs) => {
            return show_cover(&Cover::read(&bytes).map_err(said)?, &code, setting, out);
        }
        opened => opened.map_err(said)?,
    };
    let contents = bundle.contents();
    if setting.format == Format::Json || expand {
        return Ok(out.json(&as_json(&bundle, &contents, expand))?);
    }
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone().into()))
            .collect();
        setting.messages.with(id, &args)
    };
    let mut lines = vec![say(
        "cli-bundle-head",
        &[
            ("study", bundle.study.clone()),
            ("from", bundle.from.to_string()),
            ("made", moment::day(bundle.made, setting)),
            ("id", bundle.id().to_string()),
        ],
    )];
    for device in &contents.devices {
        for (first, last, _) in &device.segments {
            let who = [device.team.clone(), device.person.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ");
            lines.push(say(
                "cli-bundle-device",
                &[
                    ("who", who),
                    ("device", device.device.to_string()),
                    ("first", first.to_string()),
                    ("last", last.to_string()),
                ],
            ));
        }
    }
    for interview in &contents.interviews {
        let begun = interview.record.begun.clone().unwrap_or_default();
        lines.push(say(
            "cli-bundle-interview",
            &[
                ("id", interview.record.interview.to_string()),
                ("authority", begun.name),
                ("form", begun.form),
                (
                    "state",
                    setting
                        .messages
                        .text(&format!("state-{}", interview.record.state.word())),
                ),
                ("events", interview.events.to_string()),
            ],
        ));
    }
    if !contents.needs.is_empty() {
        let needs: Vec<String> = contents.needs.iter().map(ToString::to_string).collect();
        lines.push(say("cli-bundle-needs", &[("needs", needs.join(", "))]));
    }
    lines.push(say("cli-bundle-code", &[("code", code)]));
    if contents.withheld > 0 {
        lines.push(say(
            "cli-bundle-withheld",
            &[("count", contents.withheld.to_string())],
        ));
    }
    for line in lines {
        out.line(&clean::prose_line(&line))?;
    }
    Ok(())
}

/// What a bundle holds, for programs.
pub(super) fn as_json(bundle: &Bundle, contents: &Contents, expand: bool) -> Value {
    let devices: Vec<Value> = contents
        .devices
        .iter()
        .map(|d| {
            let segments: Vec<Value> = d
                .segments
                .iter()
                .map(|(first, last, id)| json!({ "first": first, "last": last, "id": id.to_string() }))
                .collect();
            json!({ "device": d.device.to_string(), "person": d.person, "team": d.team, "segments": segments })
        })
        .collect();
    let interviews: Vec<Value> = contents
        .interviews
        .iter()
        .map(|i| {
            let begun = i.record.begun.clone().unwrap_or_default();
            json!({
                "id": i.record.interview.to_string(), "form": begun.form, "authority": begun.authority,
                "name": begun.name, "state": i.record.state.word(), "events": i.events,
            })
        })
        .collect();
    let forms: Vec<Value> = bundle
        .forms
        .iter()
        .map(|f| json!({ "id": f.id, "version": f.version, "hash": f.hash }))
        .collect();
    let mut value = json!({
        "bundle": bundle.id().to_string(), "study": bundle.study, "from": bundle.from.to_string(),
        "made": bundle.made, "events": contents.events, "withheld": contents.withheld,
        "needs": contents.needs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "devices": devices, "interviews": interviews, "forms": forms,
    });
    if expand {
        value["log"] = bundle
            .events()
            .iter()
            .map(|event| {
                json!({
                    "id": event.id.to_string(),
                    "interview": event.interview.map(|i| i.to_string()),
                    "at": event.at,
                    "parents": event.parents.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    "payload": event.encode(),
                })
            })
            .collect();
    }
    value
}
