//! From cells by place to a sheet: the first row with text holds the headers, gaps end the sheet as in pyxform.

use crate::form::{Cell, Row, Sheet};

/// After so many rows without text in a row, the rest is not read: notes and leftovers stand there.
const EMPTY_ROWS: u32 = 60;
/// After so many columns without header, the rest is not read.
const EMPTY_COLUMNS: usize = 20;

/// The cells of one row: its number as the spreadsheet shows it, and the texts by column.
pub(super) type GridRow = (u32, Vec<(usize, String)>);

/// Makes a sheet of rows in ascending order; cells without text are left out.
pub(super) fn sheet(name: &str, rows: impl IntoIterator<Item = GridRow>) -> Sheet {
    let mut sheet = Sheet {
        name: name.to_owned(),
        headers: Vec::new(),
        rows: Vec::new(),
    };
    // The column of the file that each header stands in.
    let mut columns: Vec<usize> = Vec::new();
    let mut last = 0;
    for (number, mut cells) in rows {
        cells.retain(|(_, text)| !text.is_empty());
        cells.sort_by_key(|(column, _)| *column);
        if cells.iter().all(|(_, text)| text.trim().is_empty()) {
            continue;
        }
        if columns.is_empty() {
            last = number;
            for (column, text) in cells {
                let before = columns.last().map_or(0, |last| last + 1);
                if column - before >= EMPTY_COLUMNS {
                    break;
                }
                columns.push(column);
                sheet.headers.push(text);
            }
            continue;
        }
        if number - last > EMPTY_ROWS {
            break;
        }
        for between in last + 1..number {
            sheet.rows.push(Row {
                number: between,
                cells: Vec::new(),
            });
        }
        last = number;
        let placed = cells.into_iter().filter_map(|(column, text)| {
            let column = columns.binary_search(&column).ok()?;
            Some(Cell { column, text })
        });
        sheet.rows.push(Row {
            number,
            cells: placed.collect(),
        });
    }
    sheet
}
