//! Comma-separated text: one file with all sheets, a folder or an archive with a file a sheet.

use std::fs;
use std::path::Path;

use super::grid::{self, GridRow};
use super::{MAX_BYTES, SheetError, known, ordered, text_of};
use crate::form::{Sheet, Workbook};

/// Reads one file that holds all sheets: the first column names the sheet, the rows below leave it empty.
pub(super) fn read_sheets(text: &str) -> Result<Workbook, SheetError> {
    let mut sheets: Vec<(String, Vec<GridRow>)> = Vec::new();
    for (_, mut cells) in rows(text)? {
        let name = cells
            .iter()
            .position(|(column, text)| *column == 0 && !text.trim().is_empty());
        if let Some(at) = name {
            let (_, name) = cells.swap_remove(at);
            sheets.push((name.trim().to_owned(), Vec::new()));
        }
        if cells.iter().all(|(_, text)| text.trim().is_empty()) {
            continue;
        }
        if let Some((_, rows)) = sheets.last_mut() {
            let number = rows.len() as u32 + 1;
            let cells = cells.into_iter().filter(|(column, _)| *column > 0);
            rows.push((number, cells.map(|(column, text)| (column - 1, text)).collect()));
        }
    }
    Ok(Workbook {
        sheets: sheets
            .into_iter()
            .map(|(name, rows)| grid::sheet(&name, rows))
            .collect(),
    })
}

/// Reads a folder with `survey.csv`, `choices.csv` and so on.
pub(super) fn read_folder(folder: &Path) -> Result<Workbook, SheetError> {
    let disk = |source| SheetError::Disk {
        path: folder.to_owned(),
        source,
    };
    let mut sheets = Vec::new();
    for entry in fs::read_dir(folder).map_err(disk)? {
        let path = entry.map_err(disk)?.path();
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let is_csv = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        let Some(name) = name.filter(|name| is_csv && !name.starts_with('.')) else {
            continue;
        };
        let bytes = fs::read(&path).map_err(|source| SheetError::Disk {
            path: path.clone(),
            source,
        })?;
        sheets.push(read_one(&name, &bytes)?);
    }
    known(ordered(sheets))
}

/// Reads an archive of such files, in a folder or not.
#[cfg(feature = "sheets")]
pub(super) fn read_archive(
    archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>,
) -> Result<Workbook, SheetError> {
    use std::io::Read as _;

    let damaged = |what: String| SheetError::Damaged { what };
    let mut sheets = Vec::new();
    for number in 0..archive.len() {
        let file = archive
            .by_index(number)
            .map_err(|error| damaged(error.to_string()))?;
        let path = file
            .name()
            .map_err(|error| damaged(error.to_string()))?
            .into_owned();
        let name = path.rsplit('/').next().unwrap_or_default();
        let Some((name, extension)) = name.rsplit_once('.') else {
            continue;
        };
        // macOS adds its own files to archives, under names that start with a dot or in a folder of their own.
        if !extension.eq_ignore_ascii_case("csv") || name.starts_with('.') || path.starts_with("__MACOSX") {
            continue;
        }
        let mut bytes = Vec::new();
        file.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(error.to_string()))?;
        sheets.push(read_one(name, &bytes)?);
    }
    known(ordered(sheets))
}

fn read_one(name: &str, bytes: &[u8]) -> Result<Sheet, SheetError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SheetError::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_BYTES,
        });
    }
    Ok(grid::sheet(name, rows(&text_of(bytes)?)?))
}

/// The rows of a text; the separator is the one that the first line holds most of.
fn rows(text: &str) -> Result<Vec<GridRow>, SheetError> {
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: char| line.matches(separator).count();
    let separator = if count(';') > count(',') {
        b';'
    } else if count('\t') > count(',') {
        b'\t'
    } else {
        b','
    };
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut found = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| SheetError::Damaged {
            what: error.to_string(),
        })?;
        found.push((
            at as u32 + 1,
            record.iter().map(str::to_owned).enumerate().collect(),
        ));
    }
    Ok(found)
}
