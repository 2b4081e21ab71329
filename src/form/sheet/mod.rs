//! The file kinds a form comes in: `.xlsx` and `.xls`, `.json`, `.csv` (one file, a folder, a zip), `.md` tables.
//!
//! Files are known by their content, never by their name. Reading gives the raw [`Workbook`]; nothing is interpreted
//! here. Writing gives `.json` and `.xlsx`, and what one writes the other reads back: `json → xlsx → json` is the
//! identity, cells without text apart.

mod csv;
mod error;
#[cfg(feature = "sheets")]
mod excel;
#[cfg(feature = "sheets")]
mod excel_writer;
mod grid;
mod json;
mod markdown;

use std::fs;
use std::path::Path;

pub use error::SheetError;
#[cfg(feature = "sheets")]
pub use excel_writer::write_xlsx;
pub use json::write_json;

use super::{Attachments, Sheet, Workbook};

/// The largest file read, and the most that a packed one may unpack to.
const MAX_BYTES: u64 = 64 << 20;
const MAX_UNPACKED: u64 = 512 << 20;

/// Reads a form from a file, or from a folder of `.csv` files named as the sheets.
pub fn read_path(path: &Path) -> Result<Workbook, SheetError> {
    let disk = |source| SheetError::Disk {
        path: path.to_owned(),
        source,
    };
    let about = fs::metadata(path).map_err(disk)?;
    if about.is_dir() {
        return csv::read_folder(path);
    }
    if about.len() > MAX_BYTES {
        return Err(SheetError::TooLarge {
            bytes: about.len(),
            limit: MAX_BYTES,
        });
    }
    read(&fs::read(path).map_err(disk)?)
}

/// Reads the files that lie in the folder `NAME-media` beside a form, as ODK Central lays them out; none is no error.
pub fn read_media_beside(form: &Path) -> Result<Attachments, SheetError> {
    let Some(stem) = form.file_stem() else {
        return Ok(Attachments::default());
    };
    let mut name = stem.to_owned();
    name.push("-media");
    let folder = form.with_file_name(name);
    if !folder.is_dir() {
        return Ok(Attachments::default());
    }
    read_media(&folder)
}

/// Reads every file of a folder as an attachment, by its name there.
pub fn read_media(folder: &Path) -> Result<Attachments, SheetError> {
    let disk = |path: &Path, source| SheetError::Disk {
        path: path.to_owned(),
        source,
    };
    let mut files = Attachments::default();
    for entry in fs::read_dir(folder).map_err(|why| disk(folder, why))? {
        let path = entry.map_err(|why| disk(folder, why))?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && path.is_file()
        {
            files.insert(name, fs::read(&path).map_err(|why| disk(&path, why))?);
        }
    }
    Ok(files)
}

/// Reads a form from the bytes of a file.
pub fn read(bytes: &[u8]) -> Result<Workbook, SheetError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SheetError::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_BYTES,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return read_packed(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return read_old_spreadsheet(bytes);
    }
    if bytes.starts_with(b"version https://git-lfs") {
        return Err(SheetError::LfsPointer);
    }
    // Word and LibreOffice leave short lock files beside an open document: a length, then a person's name.
    if bytes.len() < 256 && (bytes.first().is_some_and(|byte| *byte < 9) || bytes.starts_with(b",")) {
        return Err(SheetError::LockFile);
    }
    let text = text_of(bytes)?;
    let start = text.trim_start();
    if start.starts_with('{') || start.starts_with('[') {
        return Workbook::from_json(&text).map_err(SheetError::Json);
    }
    let book = if start.starts_with('|') {
        markdown::read(&text)
    } else {
        csv::read_sheets(&text)?
    };
    known(book)
}

/// Text as UTF-8, or as UTF-16 where a mark says so: spreadsheets save "Unicode text" in it.
fn text_of(bytes: &[u8]) -> Result<String, SheetError> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| SheetError::NotText)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| SheetError::NotText),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| SheetError::NotText),
    }
}

/// Whether a sheet of a form is in it at all: any text is a table of one column.
fn known(book: Workbook) -> Result<Workbook, SheetError> {
    if book.sheet("survey").is_some() {
        Ok(book)
    } else {
        Err(SheetError::NoSheets)
    }
}

#[cfg(feature = "sheets")]
fn read_packed(bytes: &[u8]) -> Result<Workbook, SheetError> {
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| SheetError::Damaged {
            what: error.to_string(),
        })?;
    let unpacked: u64 = (0..archive.len())
        .filter_map(|number| archive.by_index_raw(number).ok().map(|file| file.size()))
        .fold(0, u64::saturating_add);
    if unpacked > MAX_UNPACKED {
        return Err(SheetError::TooLarge {
            bytes: unpacked,
            limit: MAX_UNPACKED,
        });
    }
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if holds("xl/workbook.xml") {
        excel::read_xlsx(bytes)
    } else if holds("xl/workbook.bin") {
        Err(SheetError::OtherSpreadsheet { kind: ".xlsb" })
    } else if holds("content.xml") {
        Err(SheetError::OtherSpreadsheet { kind: ".ods" })
    } else {
        csv::read_archive(&mut archive)
    }
}

#[cfg(not(feature = "sheets"))]
fn read_packed(_: &[u8]) -> Result<Workbook, SheetError> {
    Err(SheetError::NoSpreadsheets)
}

#[cfg(feature = "sheets")]
fn read_old_spreadsheet(bytes: &[u8]) -> Result<Workbook, SheetError> {
    excel::read_xls(bytes)
}

#[cfg(not(feature = "sheets"))]
fn read_old_spreadsheet(_: &[u8]) -> Result<Workbook, SheetError> {
    Err(SheetError::NoSpreadsheets)
}

/// Sheets in the order of the standard, the others after them as they came: folders and archives have no order.
fn ordered(mut sheets: Vec<Sheet>) -> Workbook {
    const ORDER: [&str; 6] = [
        "survey",
        "choices",
        "settings",
        "external_choices",
        "entities",
        "osm",
    ];
    let rank = |sheet: &Sheet| {
        ORDER
            .iter()
            .position(|name| sheet.name.eq_ignore_ascii_case(name))
            .unwrap_or(ORDER.len())
    };
    sheets.sort_by_cached_key(|sheet| (rank(sheet), sheet.name.clone()));
    Workbook { sheets }
}

#[cfg(test)]
mod tests;
