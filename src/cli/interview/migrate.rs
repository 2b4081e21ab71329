//! `repere interview migrate`: an interview moved to another version of its form, after a look at every question.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::form::text_of;
use crate::cli::{Failure, Out, Setting, find};
use crate::form::{Form, NodeId};
use crate::interview::{Answer, BadRename, Fate, Migration, MigrationStep, NoPlace, Renames};
use crate::session::Open;
use crate::text::clean;

/// `repere interview migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// The interview's id, or the beginning of one.
    pub id: String,
    #[arg(long, value_name = "FORM")]
    /// The version to move to: an id or a file.
    pub to: String,
    #[arg(long, value_name = "OLD=NEW")]
    /// A question that has another name in the new version.
    pub rename: Vec<String>,
    #[arg(long, value_name = "FILE.json")]
    /// A file of such names: `{"old": "new"}`.
    pub map: Option<PathBuf>,
    #[arg(long)]
    /// Say what would happen; write nothing.
    pub dry_run: bool,
}

/// Shows what becomes of every answer, and unless it is a rehearsal does it.
pub fn run(typed: &Migrate, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = if typed.dry_run {
        setting.open_to_read()?
    } else {
        setting.open_to_write("repere interview migrate")?
    };
    let id = find::interview(&session, &typed.id, setting)?;
    let open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let form = session.form(&typed.to).map_err(|e| setting.refused(&e))?;
    if form.hash() == open.form().hash() {
        return Ok(out.line(&setting.messages.text("cli-migrate-same"))?);
    }
    let renames = renames(typed, setting)?;
    let migration = session
        .preview_migration(&open, &form, &renames)
        .map_err(|bad| Failure::usage(bad_rename(&bad, setting)))?;
    tell(&open, &form, &migration, typed.dry_run, setting, out)?;
    if !typed.dry_run {
        session
            .migrate(open, &form, &migration)
            .map_err(|e| setting.refused(&e))?;
    }
    Ok(())
}

fn renames(typed: &Migrate, setting: &Setting) -> Result<Renames, Failure> {
    let mut renames = Renames::new();
    if let Some(file) = &typed.map {
        let value = setting.read_json(file)?;
        let read: Renames = serde_json::from_value(value).map_err(|error| {
            let args = [
                ("file", file.display().to_string().into()),
                ("why", error.to_string().into()),
            ];
            Failure::data(setting.messages.with("cli-not-json", &args))
        })?;
        renames.extend(read);
    }
    for pair in &typed.rename {
        let Some((old, new)) = pair.split_once('=') else {
            let args = [("pair", clean::name(pair).into_owned().into())];
            return Err(Failure::usage(setting.messages.with("cli-migrate-pair", &args)));
        };
        renames.insert(old.trim().to_owned(), new.trim().to_owned());
    }
    Ok(renames)
}

fn bad_rename(bad: &BadRename, setting: &Setting) -> String {
    let (id, name) = match bad {
        BadRename::Old { name } => ("cli-migrate-no-old", name),
        BadRename::New { name } => ("cli-migrate-no-new", name),
        BadRename::Twice { name } => ("cli-migrate-twice", name),
    };
    let args = [("name", clean::name(name).into_owned().into())];
    setting.messages.with(id, &args)
}

fn tell(
    open: &Open,
    form: &Form,
    migration: &Migration,
    rehearsed: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    if setting.format == Format::Json {
        let steps: Vec<Value> = migration.steps.iter().map(|step| as_json(step, form)).collect();
        let added: Vec<&str> = migration
            .added
            .iter()
            .map(|node| form.node(*node).path.as_str())
            .collect();
        return Ok(out.json(&json!({
            "interview": open.id().to_string(),
            "from": { "form": open.form().id(), "version": open.form().version(), "hash": open.form().hash() },
            "to": { "form": form.id(), "version": form.version(), "hash": form.hash() },
            "written": !rehearsed, "answers": steps, "added": added,
        }))?);
    }
    for step in &migration.steps {
        out.line(&clean::prose_line(&line(step, open, form, setting)))?;
    }
    for node in &migration.added {
        let args = [
            ("to", form.node(*node).path.clone().into()),
            ("label", text_of(form, &form.node(*node).label, setting).into()),
        ];
        out.line(&clean::prose_line(
            &setting.messages.with("cli-migrate-added", &args),
        ))?;
    }
    let count = |wanted: &str| {
        migration
            .steps
            .iter()
            .filter(|step| word(&step.fate) == wanted)
            .count()
    };
    let id = if rehearsed {
        "cli-migrate-would"
    } else {
        "cli-migrate-done"
    };
    let args = [
        ("form", form.id().to_owned().into()),
        ("version", form.version().to_owned().into()),
        ("kept", (count("kept") + count("former")).into()),
        ("moved", count("moved").into()),
        ("converted", count("converted").into()),
        ("aside", count("no-place").into()),
        ("added", migration.added.len().into()),
    ];
    Ok(out.line(&setting.messages.with(id, &args))?)
}

fn word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Former => "former",
        Fate::Moved => "moved",
        Fate::Converted(_) => "converted",
        Fate::NoPlace(_) => "no-place",
    }
}

fn why(fate: &Fate) -> &'static str {
    match fate {
        Fate::NoPlace(NoPlace::Gone) => "gone",
        Fate::NoPlace(NoPlace::NotAsked) => "not-asked",
        Fate::NoPlace(NoPlace::Level) => "level",
        Fate::NoPlace(NoPlace::Unfit) => "unfit",
        _ => "",
    }
}

fn line(step: &MigrationStep, open: &Open, form: &Form, setting: &Setting) -> String {
    let label = match (step.from, step.to) {
        (Some(node), _) => text_of(open.form(), &open.form().node(node).label, setting),
        (None, Some(node)) => text_of(form, &form.node(node).label, setting),
        (None, None) => String::new(),
    };
    let path = |node: NodeId| form.node(node).path.clone();
    let args = [
        ("from", step.key.clone().into()),
        ("label", label.into()),
        ("to", step.to.map(path).unwrap_or_default().into()),
        ("value", shown(&step.answer, setting).into()),
        (
            "now",
            match &step.fate {
                Fate::Converted(answer) => shown(answer, setting).into(),
                _ => String::new().into(),
            },
        ),
        ("why", why(&step.fate).into()),
    ];
    setting
        .messages
        .with(&format!("cli-migrate-{}", word(&step.fate)), &args)
}

fn shown(answer: &Answer, setting: &Setting) -> String {
    match answer {
        Answer::Value(text) => text.clone(),
        Answer::Missing { kind, .. } => setting.messages.text(&format!("nonresponse-{}", kind.word())),
    }
}

fn as_json(step: &MigrationStep, form: &Form) -> Value {
    let answer = |answer: &Answer| match answer {
        Answer::Value(text) => json!({ "value": text }),
        Answer::Missing { kind, reason } => json!({ "nonresponse": kind.word(), "reason": reason }),
    };
    let mut value = json!({
        "key": step.key, "fate": word(&step.fate), "answer": answer(&step.answer),
        "to": step.to.map(|node| form.node(node).path.clone()),
    });
    if let Fate::Converted(now) = &step.fate {
        value["now"] = answer(now);
    }
    if !why(&step.fate).is_empty() {
        value["why"] = why(&step.fate).into();
    }
    value
}
