//! `repere report`: what the study gives back, as text, as a page, as data.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::args::Format;
use super::{Failure, Out, Setting, find};
use crate::form::{Form, shipped_form};
use crate::identify::Rules;
use crate::report::{Kind, Material, PublicFile, Reader, codebook, write};

/// `repere report …`.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// What was collected, what is found, what changed, where sources disagree.
    Study(Whom),
    /// A few pages: the study's questions and what stays open.
    Synthesis(Whom),
    /// Needs against abilities and offers.
    Needs(Whom),
    /// A brief for a support network.
    Network {
        /// Its name in the register, or the beginning of it.
        name: Option<String>,
        #[command(flatten)]
        /// Who is named.
        whom: Whom,
    },
    /// The catalogue of publications and documents.
    Publications(Whom),
    /// What was promised, authority by authority: the team’s own list.
    Promises,
    /// One page about one authority, for one kind of reader.
    Page {
        /// Its name or id.
        authority: String,
        #[arg(long = "for", value_parser = reader(), value_name = "READER")]
        /// Who reads it.
        reader: Reader,
        #[command(flatten)]
        /// Who is named.
        whom: Whom,
    },
    /// Counts and a file that anyone may read: bands, no name, no small number.
    Public {
        #[arg(short, long, value_name = "FILE.csv")]
        /// Write the records there.
        output: Option<PathBuf>,
    },
    /// A form for data archives: DDI-Codebook.
    Codebook {
        /// The form's id.
        form: String,
        #[arg(long, value_name = "TITLE")]
        /// The study's title, for the citation; the form's without.
        study: Option<String>,
    },
    /// What was answered in one form, question by question.
    Answers {
        /// The form's id.
        form: String,
        #[command(flatten)]
        /// Who is named.
        whom: Whom,
    },
}

/// Who is named.
#[derive(Debug, Args)]
pub struct Whom {
    #[arg(long)]
    /// Name every authority: for the team's own eyes.
    pub named: bool,
}

/// Reads the word for a reader.
fn reader() -> impl TypedValueParser<Value = Reader> {
    PossibleValuesParser::new(Reader::ALL.map(Reader::word)).map(|word| {
        let found = Reader::ALL.into_iter().find(|reader| reader.word() == word);
        found.expect("invariant: one of the words of Reader::ALL")
    })
}

/// The page of a terminal that nobody widened.
const WIDTH: usize = 80;

/// Prints a report.
pub fn run(typed: &Report, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let unnamed = Whom { named: false };
    let (kind, whom) = match typed {
        Report::Codebook { form, study } => {
            let form = shipped(form, setting)?;
            return Ok(out.write(&codebook(&form, study.as_deref().unwrap_or_else(|| form.title())))?);
        }
        Report::Study(whom) => (Kind::Study, whom),
        Report::Synthesis(whom) => (Kind::Synthesis, whom),
        Report::Needs(whom) => (Kind::Needs, whom),
        Report::Publications(whom) => (Kind::Publications, whom),
        Report::Promises => (Kind::Promises, &Whom { named: true }),
        Report::Network { name, whom } => (Kind::Network(name.clone()), whom),
        Report::Answers { form, whom } => {
            shipped(form, setting)?;
            (Kind::Answers(form.clone()), whom)
        }
        Report::Public { .. } => (Kind::Public, &unnamed),
        Report::Page { reader, whom, .. } => (Kind::Audience(*reader, String::new()), whom),
    };
    let session = setting.open_to_read()?;
    let kind = match (kind, typed) {
        (Kind::Audience(reader, _), Report::Page { authority, .. }) => Kind::Audience(
            reader,
            find::authority(&session, authority, setting)?.authority.id,
        ),
        (kind, _) => kind,
    };
    let rules = Rules::shipped();
    let material = Material::gather(&session, rules).map_err(|e| setting.refused(&e))?;
    if let Report::Public { output: Some(file) } = typed {
        publish(&material, rules, file, setting)?;
    }
    let messages = &setting.messages;
    let page = write(&kind, &material, rules, messages, whom.named);
    match setting.format {
        Format::Text => out.write(&page.lines(WIDTH))?,
        Format::Html => out.write(&page.html(messages.language().tag()))?,
        Format::Json => out.json(&page.json())?,
    }
    Ok(())
}

fn shipped(form: &str, setting: &Setting) -> Result<Arc<Form>, Failure> {
    shipped_form(form).ok_or_else(|| {
        let args = [("form", crate::text::clean::name(form).into_owned().into())];
        Failure::data(setting.messages.with("report-no-form", &args))
    })
}

/// Writes the public records; where none may leave, nothing is written and the reason is said.
fn publish(material: &Material, rules: &Rules, file: &Path, setting: &Setting) -> Result<(), Failure> {
    let records = PublicFile::of(material);
    if records.is_empty() {
        let args = [("count", material.units.len().into())];
        return Err(Failure::data(setting.messages.with("report-not-public", &args)));
    }
    std::fs::write(file, records.csv(rules)).map_err(|error| setting.unwritable(file, &error))
}
