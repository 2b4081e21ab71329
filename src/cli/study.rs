//! `repere study …`: the study's record, which every team's interviews are begun from.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::args::Format;
use super::{Failure, Out, Setting, find, translations};
use crate::text::clean;
use crate::translation::{State, Translation};

/// `repere study …`.
#[derive(Debug, Subcommand)]
pub enum Study {
    /// What the record says.
    Show,
    /// Say what an entry is.
    Set {
        #[arg(value_enum)]
        /// Which entry.
        entry: Entry,
        /// What it says; empty takes it back.
        value: String,
    },
    /// The consent text that interviews in a language show.
    Consent {
        /// The language, by its ISO 639-3 code.
        language: String,
        #[arg(value_name = "FILE.txt")]
        /// The text; without, that of the translations.
        file: Option<PathBuf>,
        #[arg(long, value_name = "STATE")]
        /// How far a text of one's own can be trusted.
        state: Option<String>,
    },
    /// Mark what is sensitive and open in one interview as not asked.
    Spare {
        /// The interview.
        id: String,
    },
}

/// An entry that a person sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Entry {
    /// For whom one works.
    Organisation,
    /// Until when answers are kept.
    Retention,
    /// Where to have them corrected or erased.
    Contact,
    /// Whether sensitive questions are asked: `on`, `off`.
    Sensitive,
}

impl Entry {
    fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Retention => "retention",
            Self::Contact => "contact",
            Self::Sensitive => "sensitive",
        }
    }
}

/// Runs a command on the study's record.
pub fn run(typed: &Study, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match typed {
        Study::Show => show(setting, out),
        Study::Set { entry, value } => set(*entry, value, setting, out),
        Study::Consent {
            language,
            file,
            state,
        } => consent(language, file.as_ref(), state.as_deref(), setting, out),
        Study::Spare { id } => spare(id, setting, out),
    }
}

fn show(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let record = session.study_record().map_err(|e| setting.refused(&e.into()))?;
    if setting.format == Format::Json {
        let entries: serde_json::Map<String, serde_json::Value> = record
            .entries()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        return Ok(out.json(&json!(entries))?);
    }
    if record.entries().next().is_none() {
        return Ok(out.line(&setting.messages.text("study-blank"))?);
    }
    for (name, value) in record.entries() {
        out.line(&format!("{}  {}", clean::name(name), clean::prose_line(value)))?;
    }
    Ok(())
}

fn set(entry: Entry, value: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    if entry == Entry::Sensitive && !["on", "off"].contains(&value) {
        return Err(Failure::usage(setting.messages.text("study-on-or-off")));
    }
    let mut session = setting.open_to_write("repere study")?;
    session
        .set_of_study(entry.word(), value.trim())
        .map_err(|e| setting.refused(&e))?;
    said(&session, setting, out)
}

/// Whether what was said takes effect, or is a request until somebody who may says it.
fn said(session: &crate::session::Session, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let rights = session.store().rights().map_err(|e| setting.refused(&e.into()))?;
    let may = rights.role(session.store().device()) >= crate::log::Role::Study;
    let id = if may { "study-said" } else { "study-requested" };
    Ok(out.line(&setting.messages.text(id))?)
}

fn consent(
    language: &str,
    file: Option<&PathBuf>,
    state: Option<&str>,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let (text, state) = match file {
        Some(file) => {
            let word = state.unwrap_or(State::Draft.word());
            let Some(state) = State::of(word) else {
                return Err(Failure::usage(setting.messages.text("study-no-such-state")));
            };
            // The study's own words need no blanks; only the code of the language is looked at.
            Translation::blank(language, language)
                .check(&[])
                .map_err(|error| translations::refused(file, &error, setting))?;
            (setting.read(file)?.trim().to_owned(), state)
        }
        None => {
            let known = translations::all(setting)?;
            let found = known.iter().find(|one| one.language == language);
            let text = found.and_then(|one| Some((one.text("consent")?.to_owned(), one.state)));
            let args = [("language", clean::name(language).into_owned().into())];
            text.ok_or_else(|| Failure::data(setting.messages.with("study-no-consent", &args)))?
        }
    };
    let mut session = setting.open_to_write("repere study")?;
    session
        .enter_consent(language, &text, state.word())
        .map_err(|e| setting.refused(&e))?;
    said(&session, setting, out)
}

fn spare(id: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere study")?;
    let id = find::interview(&session, id, setting)?;
    let mut open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let count = session.spare(&mut open).map_err(|e| setting.refused(&e.into()))?;
    let args = [("count", count.into())];
    Ok(out.line(&setting.messages.with("study-spared", &args))?)
}
