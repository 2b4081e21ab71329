//! `repere form convert`: a form in another kind of file, without loss.

use std::io::Write as _;
use std::path::Path;

use super::load::{Found, find, problems_as_json};
use crate::cli::{Failure, Out, Setting};
use crate::form::Workbook;
use crate::form::sheet::{self, SheetError};
use crate::speech::sheet_error;

/// Writes the sheets of a form as `.json` or `.xlsx`, as the name of the file asks.
pub fn run(
    input: &str,
    output: &Path,
    force: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let book = match find(input, None, setting)? {
        Found::Sheets { book, .. } => book,
        Found::Broken(problem) => {
            out.json(&problems_as_json(&[problem], setting))?;
            return Err(Failure::told());
        }
    };
    let bytes = match output.extension().and_then(|end| end.to_str()) {
        Some(end) if end.eq_ignore_ascii_case("json") => sheet::write_json(&book).into_bytes(),
        Some(end) if end.eq_ignore_ascii_case("xlsx") => {
            xlsx(&book).map_err(|why| setting.said(sheet_error(output, &why, &setting.messages)))?
        }
        _ => {
            let args = [("file", output.display().to_string().into())];
            return Err(Failure::usage(setting.messages.with("cli-convert-ending", &args)));
        }
    };
    if output.exists() && !force {
        let args = [("file", output.display().to_string().into())];
        return Err(Failure::data(setting.messages.with("cli-convert-exists", &args)));
    }
    write_whole(output, &bytes).map_err(|why| setting.unwritable(output, &why))?;
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let args = [
        ("file", output.display().to_string().into()),
        ("sheets", book.sheets.len().into()),
        ("rows", rows.into()),
    ];
    Ok(out.line(&setting.messages.with("cli-converted", &args))?)
}

#[cfg(feature = "sheets")]
fn xlsx(book: &Workbook) -> Result<Vec<u8>, SheetError> {
    sheet::write_xlsx(book)
}

#[cfg(not(feature = "sheets"))]
fn xlsx(_: &Workbook) -> Result<Vec<u8>, SheetError> {
    Err(SheetError::NoSpreadsheets)
}

/// The old file or the new one, never half of it.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let mut to = std::fs::File::create(&part)?;
    to.write_all(bytes)?;
    to.sync_all()?;
    std::fs::rename(&part, file)
}
