//! `repere translations`: the consent text and the names of the processes, out to translators and back.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::args::Format;
use super::{Failure, Out, Setting};
use crate::form::sheet;
use crate::speech;
use crate::text::clean;
use crate::translation::{self, Coverage, Translation, TranslationError, items, read_table, table};

/// `repere translations …`.
#[derive(Debug, Subcommand)]
pub enum Translations {
    /// Write the table for translators.
    Export {
        /// Languages, by their ISO 639-3 code; without, all there are.
        languages: Vec<String>,
        #[arg(short, long, value_name = "FILE.xlsx")]
        /// The file to write.
        output: PathBuf,
    },
    /// Take the table back.
    Import {
        #[arg(value_name = "FILE.xlsx")]
        /// The table.
        file: PathBuf,
    },
    /// How much of each language is there, and how far it can be trusted.
    Coverage,
    /// The texts of one language, to be printed or read aloud.
    Show {
        /// Its ISO 639-3 code.
        language: String,
    },
}

/// Runs a command on translations.
pub fn run(typed: &Translations, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match typed {
        Translations::Export { languages, output } => export(languages, output, setting, out),
        Translations::Import { file } => import(file, setting, out),
        Translations::Coverage => coverage(setting, out),
        Translations::Show { language } => show(language, setting, out),
    }
}

/// Where a folder keeps the languages that do not ship.
fn place(setting: &Setting) -> PathBuf {
    setting.data.join("translations")
}

pub(super) fn refused(file: &Path, error: &TranslationError, setting: &Setting) -> Failure {
    let args = [
        ("file", file.display().to_string().into()),
        ("why", speech::translation_error(error, &setting.messages).into()),
    ];
    Failure::data(setting.messages.with("translations-refused", &args))
}

/// The languages there are: those that ship, then those of the folder.
pub(super) fn all(setting: &Setting) -> Result<Vec<Translation>, Failure> {
    let mut languages = translation::shipped();
    let place = place(setting);
    let mut files: Vec<PathBuf> = match std::fs::read_dir(&place) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(setting.unreadable(&place, &error)),
    };
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    for file in files {
        let read = Translation::read(&setting.read(&file)?);
        languages.push(read.map_err(|error| refused(&file, &error, setting))?);
    }
    Ok(languages)
}

fn export(codes: &[String], output: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let known = all(setting)?;
    let mut languages: Vec<Translation> = Vec::new();
    if codes.is_empty() {
        // French and English stand in the table already, as what is to be translated.
        languages.extend(
            known
                .into_iter()
                .filter(|one| !["fra", "eng"].contains(&one.language.as_str())),
        );
    } else {
        for code in codes {
            let found = known.iter().find(|one| one.language == *code).cloned();
            let one = found.unwrap_or_else(|| Translation::blank(code, &name_of(code)));
            one.check(&items())
                .map_err(|error| refused(output, &error, setting))?;
            languages.push(one);
        }
    }
    let book = table(&languages);
    let bytes = workbook(&book).map_err(|error| unsaid(output, &error, setting))?;
    std::fs::write(output, bytes).map_err(|error| setting.unwritable(output, &error))?;
    let args = [
        ("file", output.display().to_string().into()),
        ("count", languages.len().into()),
    ];
    Ok(out.line(&setting.messages.with("translations-exported", &args))?)
}

fn unsaid(file: &Path, error: &sheet::SheetError, setting: &Setting) -> Failure {
    let said = speech::sheet_error(file, error, &setting.messages);
    match said.blame {
        speech::Blame::Data => Failure::data(said.sentence),
        speech::Blame::Machine => Failure::machine(said.sentence),
    }
}

#[cfg(feature = "sheets")]
fn workbook(book: &crate::form::Workbook) -> Result<Vec<u8>, sheet::SheetError> {
    sheet::write_xlsx(book)
}

#[cfg(not(feature = "sheets"))]
fn workbook(_: &crate::form::Workbook) -> Result<Vec<u8>, sheet::SheetError> {
    Err(sheet::SheetError::NoSpreadsheets)
}

/// The name of a language in the questionnaires' list, or its code.
fn name_of(code: &str) -> String {
    let wording = crate::identify::wording::Wording::default_forms();
    wording
        .answer("core", "h_lang", code, "fr")
        .unwrap_or_else(|| code.to_owned())
}

fn import(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let bytes = setting.read_bytes(file)?;
    let book = sheet::read(&bytes).map_err(|error| unsaid(file, &error, setting))?;
    let languages = read_table(&book).map_err(|error| refused(file, &error, setting))?;
    let place = place(setting);
    std::fs::create_dir_all(&place).map_err(|error| setting.unwritable(&place, &error))?;
    for one in &languages {
        let path = place.join(format!("{}.json", one.language));
        std::fs::write(&path, one.json()).map_err(|error| setting.unwritable(&path, &error))?;
    }
    print(&languages, setting, out)
}

fn coverage(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    print(&all(setting)?, setting, out)
}

fn print(languages: &[Translation], setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let items = items();
    let told: Vec<Coverage> = languages.iter().map(|one| one.coverage(&items)).collect();
    if setting.format == Format::Json {
        return Ok(out.json(&json!(told))?);
    }
    for one in told {
        let args = [
            ("language", one.language.into()),
            ("name", clean::name(&one.name).into_owned().into()),
            (
                "state",
                setting
                    .messages
                    .text(&format!("translations-{}", one.state.word()))
                    .into(),
            ),
            ("texts", one.texts.into()),
            ("back", one.back.into()),
            ("items", one.items.into()),
        ];
        out.line(&setting.messages.with("translations-line", &args))?;
    }
    Ok(())
}

fn show(code: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let languages = all(setting)?;
    let Some(one) = languages.iter().find(|one| one.language == code) else {
        let known: Vec<&str> = languages.iter().map(|one| one.language.as_str()).collect();
        let args = [
            ("language", clean::name(code).into_owned().into()),
            ("known", known.join(", ").into()),
        ];
        return Err(Failure::data(
            setting.messages.with("translations-unknown", &args),
        ));
    };
    let state = setting
        .messages
        .text(&format!("translations-{}", one.state.word()));
    out.line(&format!("{} ({state})", clean::name(&one.name)))?;
    for item in items() {
        let text = one.text(&item.code).unwrap_or("–");
        out.line(&format!("{}  {}", item.code, clean::prose_line(text)))?;
    }
    Ok(())
}
