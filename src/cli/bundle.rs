//! `repere bundle …`: the documents that travel, written, shown and verified.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::bundle::{self, Bundle, Contents};
use crate::cli::args::{BundleCommand, Format};
use crate::cli::{Failure, Out, Setting, find, moment};
use crate::exchange::{Scope, outgoing};
use crate::log::{DeviceId, PublicKey};
use crate::session::Session;
use crate::speech::{Blame, Said, bundle_error, exchange_error, store_error};
use crate::text::clean;

impl Setting {
    /// What a lower room said, as the failure of a command.
    pub fn said(&self, said: Said) -> Failure {
        match said.blame {
            Blame::Data => Failure::data(said.sentence),
            Blame::Machine => Failure::machine(said.sentence),
        }
    }
}

/// Runs a bundle command.
pub fn run(command: BundleCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        BundleCommand::Create {
            output,
            authority,
            interview,
            submitted,
            unsealed,
            ..
        } => {
            let typed = Typed {
                authority,
                interview,
                submitted,
            };
            create(&output, &typed, unsealed, setting, out)
        }
        BundleCommand::Show { file, expand } => show(&file, expand, setting, out),
        BundleCommand::Verify { file } => verify(&file, setting, out),
    }
}

/// What was typed of the scope of a bundle.
struct Typed {
    authority: Option<String>,
    interview: Option<String>,
    submitted: bool,
}

fn create(
    output: &Path,
    typed: &Typed,
    unsealed: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere bundle create")?;
    let scope = Scope {
        authority: match &typed.authority {
            Some(name) => Some(find::authority(&session, name, setting)?.authority.id),
            None => None,
        },
        interview: match &typed.interview {
            Some(id) => Some(find::interview(&session, id, setting)?),
            None => None,
        },
        submitted: typed.submitted,
    };
    let bundle =
        outgoing(&mut session, &scope).map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
    let signer = session
        .store()
        .signer()
        .map_err(|e| setting.said(store_error(&e, &setting.messages)))?;
    let text = bundle::write(&bundle, &signer);
    put(output, text.as_bytes(), setting)?;
    if !unsealed {
        out.remark(&setting.messages.text("cli-bundle-unsealed"));
    }
    let contents = bundle.contents();
    if setting.format == Format::Json {
        let mut value = as_json(&bundle, &contents, false);
        value["bytes"] = json!(text.len());
        return Ok(out.json(&value)?);
    }
    let args = [
        ("file", output.display().to_string().into()),
        ("bytes", text.len().to_string().into()),
        ("interviews", contents.interviews.len().into()),
        ("events", contents.events.to_string().into()),
        ("id", bundle.id().to_string().into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-created", &args))?)
}

/// Writes a file whole or not at all, and reads it back: a stick that lies is noticed here and not in the capital.
fn put(output: &Path, bytes: &[u8], setting: &Setting) -> Result<(), Failure> {
    let mut beside = output.file_name().unwrap_or_default().to_owned();
    beside.push(".part");
    let part = output.with_file_name(beside);
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, output)?;
        if let Some(folder) = output.parent() {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&part);
        setting.unwritable(output, &error)
    })?;
    if setting.read_bytes(output)? == bytes {
        Ok(())
    } else {
        let args = [("file", output.display().to_string().into())];
        Err(Failure::machine(
            setting.messages.with("cli-bundle-reread", &args),
        ))
    }
}

/// Reads a bundle; where it brings no card of a device, the folder's own knowledge of that device helps.
fn read(file: &Path, setting: &Setting) -> Result<Bundle, Failure> {
    let session: Option<Session> = setting
        .data
        .join("repere.db")
        .exists()
        .then(|| setting.open_to_read().ok())
        .flatten();
    let known = |device: DeviceId| -> Option<PublicKey> {
        let cards = session.as_ref()?.store().cards().ok()?;
        cards
            .into_iter()
            .find(|card| card.device() == device)
            .map(|card| card.key)
    };
    bundle::read_file(file, &known).map_err(|e| setting.said(bundle_error(file, &e, &setting.messages)))
}

fn verify(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let bundle = read(file, setting)?;
    if setting.format == Format::Json {
        return Ok(out.json(&json!({ "whole": true, "bundle": bundle.id().to_string() }))?);
    }
    let args = [
        ("file", file.display().to_string().into()),
        ("id", bundle.id().to_string().into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-whole", &args))?)
}

fn show(file: &Path, expand: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let bundle = read(file, setting)?;
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

fn as_json(bundle: &Bundle, contents: &Contents, expand: bool) -> Value {
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
