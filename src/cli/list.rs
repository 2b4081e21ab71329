//! `repere list`: a study's own lists, from CSV into a form.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Failure, Out, Setting};
use crate::form::{ListChange, ListError, Workbook, import_list, sheet, shipped};
use crate::speech;
use crate::text::clean;

/// `repere list …`.
#[derive(Debug, Subcommand)]
pub enum List {
    /// Put a list from a CSV file into a form.
    Import {
        #[arg(value_name = "FILE.csv")]
        /// Columns code, fr, en, then the list's own.
        file: PathBuf,
        #[arg(long, value_name = "FORM")]
        /// A form's id or file.
        form: String,
        #[arg(long, value_name = "LIST")]
        /// Name of the list; without, that of the file.
        name: Option<String>,
        #[arg(short, long, value_name = "FILE.json|.xlsx")]
        /// Where the form goes.
        output: PathBuf,
    },
}

/// Runs a command on lists.
pub fn run(typed: &List, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let List::Import {
        file,
        form,
        name,
        output,
    } = typed;
    let mut book = workbook(form, setting)?;
    let name = match name {
        Some(name) => name.clone(),
        None => file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    };
    let change = import_list(&mut book, &name, &setting.read(file)?)
        .map_err(|error| refused(file, &error, setting))?;
    write(&book, output, setting)?;
    tell(&name, &change, output, setting, out)
}

fn workbook(form: &str, setting: &Setting) -> Result<Workbook, Failure> {
    let path = Path::new(form);
    if !path.exists()
        && let Some(known) = shipped().iter().find(|known| known.id == form)
    {
        return Ok(
            Workbook::from_json(known.json()).expect("invariant: the shipped forms are read by a test")
        );
    }
    sheet::read_path(path).map_err(|error| unsaid(path, &error, setting))
}

fn write(book: &Workbook, output: &Path, setting: &Setting) -> Result<(), Failure> {
    let spreadsheet = output
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = if spreadsheet {
        packed(book).map_err(|error| unsaid(output, &error, setting))?
    } else {
        sheet::write_json(book).into_bytes()
    };
    std::fs::write(output, bytes).map_err(|error| setting.unwritable(output, &error))
}

#[cfg(feature = "sheets")]
fn packed(book: &Workbook) -> Result<Vec<u8>, sheet::SheetError> {
    sheet::write_xlsx(book)
}

#[cfg(not(feature = "sheets"))]
fn packed(_: &Workbook) -> Result<Vec<u8>, sheet::SheetError> {
    Err(sheet::SheetError::NoSpreadsheets)
}

fn unsaid(file: &Path, error: &sheet::SheetError, setting: &Setting) -> Failure {
    let said = speech::sheet_error(file, error, &setting.messages);
    match said.blame {
        speech::Blame::Data => Failure::data(said.sentence),
        speech::Blame::Machine => Failure::machine(said.sentence),
    }
}

fn refused(file: &Path, error: &ListError, setting: &Setting) -> Failure {
    let shown = |code: &str| clean::name(code).into_owned();
    let (id, line, what) = match error {
        ListError::Csv { line, detail } => ("list-csv", *line, detail.clone()),
        ListError::NoColumn { column } => ("list-no-column", 1, (*column).to_owned()),
        ListError::BadCode { line, code } => ("list-bad-code", *line, shown(code)),
        ListError::Twice { line, code } => ("list-twice", *line, shown(code)),
        ListError::NoLabel { line, code } => ("list-no-label", *line, shown(code)),
    };
    let args = [
        ("file", file.display().to_string().into()),
        ("line", line.to_string().into()),
        ("what", what.into()),
    ];
    Failure::data(setting.messages.with(id, &args))
}

fn tell(
    name: &str,
    change: &ListChange,
    output: &Path,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let args = [
        ("list", clean::name(name).into_owned().into()),
        ("file", output.display().to_string().into()),
        ("added", change.added.len().into()),
        ("changed", change.changed.len().into()),
    ];
    out.line(&setting.messages.with("list-imported", &args))?;
    if !change.kept.is_empty() {
        let kept = [
            ("count", change.kept.len().into()),
            ("codes", clean::prose_line(&change.kept.join(", ")).into()),
        ];
        out.line(&setting.messages.with("list-kept", &kept))?;
    }
    Ok(out.line(&setting.messages.text("list-version"))?)
}
