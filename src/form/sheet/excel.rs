//! Spreadsheets: `.xlsx` cell by cell (a sheet of two far cells costs two cells), `.xls` as its reader gives it.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Xls, Xlsx};

use super::SheetError;
use super::grid::{self, GridRow};
use crate::form::Workbook;

/// The most cells read of one sheet.
const MAX_CELLS: u64 = 4_000_000;

/// Reads an `.xlsx`.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Workbook, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // Charts and macros are sheets too, without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: Vec<GridRow> = Vec::new();
        let mut count = 0;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let text = text(&Data::from(cell.get_value().clone()));
            if text.is_empty() {
                continue;
            }
            count += 1;
            if count > MAX_CELLS {
                return Err(SheetError::TooLarge {
                    bytes: count,
                    limit: MAX_CELLS,
                });
            }
            let number = row.saturating_add(1);
            match rows.last_mut() {
                Some((last, cells)) if *last == number => cells.push((column as usize, text)),
                _ => rows.push((number, vec![(column as usize, text)])),
            }
        }
        rows.sort_by_key(|(number, _)| *number);
        sheets.push(grid::sheet(&name, rows));
    }
    Ok(Workbook { sheets })
}

/// Reads an `.xls`.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Workbook, SheetError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let rows = range.rows().enumerate().map(|(at, cells)| {
            let cells = cells
                .iter()
                .enumerate()
                .map(|(at, cell)| (left as usize + at, text(cell)));
            (top + at as u32 + 1, cells.collect())
        });
        sheets.push(grid::sheet(&name, rows.collect::<Vec<GridRow>>()));
    }
    Ok(Workbook { sheets })
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged {
        what: error.to_string(),
    }
}

/// The text of a cell as pyxform reads it: whole numbers without a point, dates as ISO, TRUE and FALSE.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => date(moment),
        Data::Error(error) => error.to_string(),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || (0.0..1.0).contains(&moment.as_f64()) {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if moment.as_f64().fract() == 0.0 {
        date
    } else {
        format!("{date}T{clock}")
    }
}
