//! `repere keys`: who can open the folder, and by what.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Subcommand;
use fast_qr::QRBuilder;
use serde_json::json;

use crate::cli::args::Format;
use crate::cli::charter::{self, StudyCommand};
use crate::cli::{Failure, Out, Setting};
use crate::locale::Language;
use crate::session::{Secret, is_person_code};

/// `repere keys …`.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Change the passphrase.
    Passphrase {
        #[arg(long, value_name = "FILE")]
        /// A file whose first line is the new one.
        new_file: Option<PathBuf>,
    },
    /// Make a recovery key.
    Recovery,
    #[command(flatten)]
    Study(StudyCommand),
    /// Let another person in.
    Admit {
        /// The person's code.
        person: String,
        #[arg(long, value_name = "FILE")]
        /// A file whose first line is that person's passphrase.
        new_file: Option<PathBuf>,
    },
}

/// Runs a command about keys.
pub fn run(command: KeysCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        KeysCommand::Passphrase { new_file } => passphrase(new_file, setting, out),
        KeysCommand::Recovery => recovery(setting, out),
        KeysCommand::Study(command) => charter::run(command, setting, out),
        KeysCommand::Admit { person, new_file } => admit(&person, new_file, setting, out),
    }
}

fn passphrase(file: Option<PathBuf>, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere keys passphrase")?;
    let had = session.identity().passphrase;
    let secret = new_secret(file, setting)?;
    session
        .change_passphrase(&secret)
        .map_err(|e| setting.refused(&e))?;
    out.line(&setting.messages.text("cli-keys-passphrase-done"))?;
    out.remark(&setting.messages.text(if had {
        "cli-keys-old-copies"
    } else {
        "cli-keys-was-open"
    }));
    Ok(())
}

fn recovery(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere keys recovery")?;
    if !session.identity().passphrase {
        return Err(Failure::data(setting.messages.text("cli-keys-no-passphrase")));
    }
    let french = setting.messages.language() == Language::FR;
    let key = session
        .make_recovery_key(french)
        .map_err(|e| setting.refused(&e))?;
    if setting.format == Format::Json {
        return Ok(out.json(&json!({ "words": key.words() }))?);
    }
    out.line(&setting.messages.text("cli-keys-recovery-words"))?;
    for (row, words) in key.words().split(' ').collect::<Vec<_>>().chunks(4).enumerate() {
        let numbered: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| format!("{:>2} {word:<12}", row * 4 + at + 1))
            .collect();
        out.line(&format!("  {}", numbered.join(" ").trim_end()))?;
    }
    // The square holds the words themselves, so that any reader of such squares gives them back.
    if let Ok(square) = QRBuilder::new(key.words().as_bytes()).build()
        && !setting.ascii
    {
        out.line(&square.to_str())?;
    }
    out.remark(&setting.messages.text("cli-keys-recovery-once"));
    Ok(())
}

fn admit(person: &str, file: Option<PathBuf>, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere keys admit")?;
    if !is_person_code(person) {
        let args = [("option", "PERSON".into()), ("value", person.to_owned().into())];
        return Err(Failure::usage(setting.messages.with("cli-bad-code", &args)));
    }
    if !session.identity().passphrase {
        return Err(Failure::data(setting.messages.text("cli-keys-no-passphrase")));
    }
    let secret = new_secret(file, setting)?;
    session.admit(person, &secret).map_err(|e| setting.refused(&e))?;
    Ok(out.line(
        &setting
            .messages
            .with("cli-keys-admit-done", &[("person", person.to_owned().into())]),
    )?)
}

/// A new passphrase: from the file named, else typed twice.
fn new_secret(file: Option<PathBuf>, setting: &Setting) -> Result<Secret, Failure> {
    let Some(file) = file else {
        if !std::io::stdin().is_terminal() {
            return Err(Failure::usage(setting.messages.text("cli-keys-new-needed")));
        }
        return setting.ask_for_a_new_passphrase();
    };
    let text = setting.read(&file)?;
    match text.lines().next().unwrap_or_default() {
        "" => Err(Failure::usage(setting.messages.text("cli-empty-passphrase"))),
        line => Ok(Secret::passphrase(line)),
    }
}
