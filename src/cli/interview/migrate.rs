//! `repere interview migrate`: an interview moved to another version of its form, after a look at every question.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::form::Form;
use crate::interview::{Answer, Fate, Migration, MigrationStep, Renames};
use crate::session::{Open, beside};
use crate::speech::{bad_rename, fate_reason, fate_word, migration_count, migration_lines};
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
        .map_err(|bad| Failure::usage(bad_rename(&bad, &setting.messages)))?;
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

fn tell(
    open: &Open,
    form: &Form,
    migration: &Migration,
    rehearsed: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    if setting.format == Format::Json {
        let steps: Vec<Value> = migration
            .steps
            .iter()
            .map(|step| as_json(step, open, form))
            .collect();
        let besides = migration.besides.iter().map(|besides| {
            let (notes, voices) = beside(open, &besides.key);
            let to = besides.to.map(|node| form.node(node).path.clone());
            json!({ "key": besides.key, "to": to, "notes": notes, "voices": voices })
        });
        let besides: Vec<Value> = besides.collect();
        let added: Vec<&str> = migration
            .added
            .iter()
            .map(|node| form.node(*node).path.as_str())
            .collect();
        return Ok(out.json(&json!({
            "interview": open.id().to_string(),
            "from": { "form": open.form().id(), "version": open.form().version(), "hash": open.form().hash() },
            "to": { "form": form.id(), "version": form.version(), "hash": form.hash() },
            "written": !rehearsed, "answers": steps, "beside": besides, "added": added,
        }))?);
    }
    for line in migration_lines(open, form, migration, &setting.messages) {
        out.line(&line)?;
    }
    let count = migration_count(open, form, migration, !rehearsed, &setting.messages);
    Ok(out.line(&count)?)
}

fn as_json(step: &MigrationStep, open: &Open, form: &Form) -> Value {
    let answer = |answer: &Answer| match answer {
        Answer::Value(text) => json!({ "value": text }),
        Answer::Missing { kind, reason } => json!({ "nonresponse": kind.word(), "reason": reason }),
    };
    let mut value = json!({
        "key": step.key, "fate": fate_word(&step.fate), "answer": answer(&step.answer),
        "to": step.to.map(|node| form.node(node).path.clone()),
        "notes": beside(open, &step.key).0, "voices": beside(open, &step.key).1,
    });
    if let Fate::Converted(now) = &step.fate {
        value["now"] = answer(now);
    }
    if !fate_reason(&step.fate).is_empty() {
        value["why"] = fate_reason(&step.fate).into();
    }
    value
}
