//! `repere duplicates`: interviews that may be one, side by side, and what a person says of them.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, find};
use crate::coordinate::{self, Pair};
use crate::log::Answer;

/// `repere duplicates …`; without a word it lists.
#[derive(Debug, Args)]
pub struct Duplicates {
    #[command(subcommand)]
    /// What to do.
    pub command: Option<Command>,
}

/// What to do with possible duplicates.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Pairs that may be one.
    List {
        #[arg(long)]
        /// Those already decided too.
        all: bool,
    },
    /// Two interviews side by side.
    Compare {
        /// One interview.
        one: String,
        /// The other.
        other: String,
        #[arg(long)]
        /// Questions with equal answers too.
        all: bool,
    },
    /// Say what a pair is.
    Mark {
        /// One interview.
        one: String,
        /// The other.
        other: String,
        #[arg(long, conflicts_with = "duplicate")]
        /// Both are valid.
        both_valid: bool,
        #[arg(long)]
        /// The first repeats the second.
        duplicate: bool,
    },
}

/// Runs a duplicates command.
pub fn run(typed: &Duplicates, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match &typed.command {
        None => list(false, setting, out),
        Some(Command::List { all }) => list(*all, setting, out),
        Some(Command::Compare { one, other, all }) => compare(one, other, *all, setting, out),
        Some(Command::Mark {
            one,
            other,
            both_valid,
            duplicate,
        }) => {
            if !both_valid && !duplicate {
                return Err(Failure::usage(setting.messages.text("duplicate-no-choice")));
            }
            mark(one, other, *duplicate, setting, out)
        }
    }
}

fn list(all: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let pairs = coordinate::duplicates(&session, all).map_err(|e| setting.not_done(&e))?;
    let names = coordinate::lookalikes(&session).map_err(|e| setting.not_done(&e))?;
    if setting.format == Format::Json {
        let interviews: Vec<Value> = pairs.iter().map(as_json).collect();
        let authorities: Vec<Value> = names
            .iter()
            .map(|pair| {
                let one = |(id, name): &(String, String)| json!({"id": id, "name": name});
                json!({"one": one(&pair.one), "other": one(&pair.other), "slips": pair.slips})
            })
            .collect();
        return Ok(out.json(&json!({"interviews": interviews, "authorities": authorities}))?);
    }
    if pairs.is_empty() && names.is_empty() {
        return Ok(out.line(&setting.messages.text("duplicate-none"))?);
    }
    let mut table = Table::new(
        [
            "duplicate-column-pair",
            "duplicate-column-about",
            "duplicate-column-why",
        ]
        .into_iter()
        .map(|id| setting.messages.text(id))
        .collect(),
    );
    for pair in &pairs {
        let causes: Vec<String> = pair
            .causes
            .iter()
            .map(|cause| setting.messages.text(&format!("duplicate-{}", cause.word())))
            .collect();
        let about = if pair.one.authority.name == pair.other.authority.name {
            pair.one.authority.name.clone()
        } else {
            format!("{} / {}", pair.one.authority.name, pair.other.authority.name)
        };
        table.row(vec![
            format!("{} {}", pair.one.id, pair.other.id),
            about,
            causes.join(", "),
        ]);
    }
    for pair in &names {
        table.row(vec![
            format!("{} {}", pair.one.0, pair.other.0),
            format!("{} / {}", pair.one.1, pair.other.1),
            setting.messages.text("duplicate-names"),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn as_json(pair: &Pair) -> Value {
    let one = |line: &crate::session::InterviewSummary| crate::cli::interview::as_json(line);
    json!({
        "one": one(&pair.one),
        "other": one(&pair.other),
        "causes": pair.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>(),
        "shared": pair.shared,
        "equal": pair.equal,
        "marked": pair.marked.map(|holds| if holds { "duplicate" } else { "both_valid" }),
    })
}

fn compare(one: &str, other: &str, all: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let (one, other) = (
        find::interview(&session, one, setting)?,
        find::interview(&session, other, setting)?,
    );
    let mut lines = coordinate::compare(&session, one, other).map_err(|e| setting.not_done(&e))?;
    lines.retain(|line| all || line.one != line.other);
    if setting.format == Format::Json {
        let list: Vec<Value> = lines
            .iter()
            .map(|line| {
                json!({"key": line.key, "label": line.label, "one": said_json(line.one.as_ref()),
                    "other": said_json(line.other.as_ref()), "equal": line.one == line.other})
            })
            .collect();
        return Ok(out.json(&json!({"one": one.to_string(), "other": other.to_string(), "lines": list}))?);
    }
    if lines.is_empty() {
        return Ok(out.line(&setting.messages.text("duplicate-equal"))?);
    }
    let mut table = Table::new(vec![
        setting.messages.text("duplicate-column-question"),
        one.to_string(),
        other.to_string(),
    ]);
    for line in &lines {
        let mark = if line.one == line.other { "=" } else { "≠" };
        let name = line.key.rsplit('/').next().unwrap_or_default();
        table.row(vec![
            format!("{mark} {name}"),
            said(line.one.as_ref(), setting),
            said(line.other.as_ref(), setting),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn said(answer: Option<&Answer>, setting: &Setting) -> String {
    match answer {
        None => "—".to_owned(),
        Some(Answer::Value(text)) => text.clone(),
        Some(Answer::Missing { kind, .. }) => setting.messages.text(&format!("nonresponse-{}", kind.word())),
    }
}

fn said_json(answer: Option<&Answer>) -> Value {
    match answer {
        None => Value::Null,
        Some(Answer::Value(text)) => json!({ "value": text }),
        Some(Answer::Missing { kind, reason }) => {
            json!({"value": "", "nonresponse": kind.word(), "reason": reason})
        }
    }
}

fn mark(one: &str, other: &str, holds: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere duplicates")?;
    let (one, other) = (
        find::interview(&session, one, setting)?,
        find::interview(&session, other, setting)?,
    );
    let event = coordinate::mark(&mut session, one, other, holds).map_err(|e| setting.not_done(&e))?;
    if setting.format == Format::Json {
        return Ok(
            out.json(&json!({"one": one.to_string(), "other": other.to_string(),
            "marked": if holds { "duplicate" } else { "both_valid" }, "event": event.to_string()}))?,
        );
    }
    let args = [
        ("one", one.to_string().into()),
        ("other", other.to_string().into()),
    ];
    let said = if holds {
        "duplicate-marked"
    } else {
        "duplicate-both-valid"
    };
    Ok(out.line(&setting.messages.with(said, &args))?)
}
