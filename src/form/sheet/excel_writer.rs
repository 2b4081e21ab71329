//! An `.xlsx` as a person expects it: headers bold and frozen, columns as wide as their text, long text wrapped.

use rust_xlsxwriter::{Format, FormatAlign, XlsxError};

use super::SheetError;
use crate::form::{Sheet, Workbook};
use crate::text;

/// What a cell of a spreadsheet holds at most.
const MAX_CELL: usize = 32_767;
const WIDEST: usize = 60;

/// Writes a workbook as `.xlsx`; every cell is text, so that codes keep their zeros.
pub fn write_xlsx(book: &Workbook) -> Result<Vec<u8>, SheetError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    for sheet in &book.sheets {
        write_sheet(file.add_worksheet(), sheet)?;
    }
    file.save_to_buffer().map_err(|error| SheetError::Damaged {
        what: error.to_string(),
    })
}

fn write_sheet(out: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) -> Result<(), SheetError> {
    let failed = |error: XlsxError| SheetError::SheetName {
        sheet: sheet.name.clone(),
        what: error.to_string(),
    };
    out.set_name(&sheet.name).map_err(failed)?;
    let head = Format::new().set_bold().set_num_format("@");
    let body = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let mut widths = vec![0_usize; sheet.headers.len()];
    for (column, header) in sheet.headers.iter().enumerate() {
        fits(sheet, 1, column, header)?;
        widths[column] = text::cells(header) + 2;
        out.write_string_with_format(0, column as u16, header, &head)
            .map_err(failed)?;
    }
    for row in &sheet.rows {
        for cell in row.cells.iter().filter(|cell| !cell.text.is_empty()) {
            fits(sheet, row.number, cell.column, &cell.text)?;
            let longest = cell.text.lines().map(text::cells).max().unwrap_or(0);
            widths[cell.column] = widths[cell.column].max(longest + 1);
            let place = (row.number.saturating_sub(1), cell.column as u16);
            out.write_string_with_format(place.0, place.1, &cell.text, &body)
                .map_err(failed)?;
        }
    }
    for (column, width) in widths.into_iter().enumerate() {
        let width = width.clamp(8, WIDEST) as f64;
        out.set_column_width(column as u16, width).map_err(failed)?;
    }
    // Type and name stay in sight in the survey, where rows are long.
    let frozen = if sheet.name.eq_ignore_ascii_case("survey") {
        2
    } else {
        0
    };
    out.set_freeze_panes(1, frozen).map_err(failed)?;
    Ok(())
}

fn fits(sheet: &Sheet, row: u32, column: usize, text: &str) -> Result<(), SheetError> {
    let length = text.encode_utf16().count();
    if length <= MAX_CELL {
        return Ok(());
    }
    let column = sheet.headers[column].clone();
    Err(SheetError::LongCell {
        sheet: sheet.name.clone(),
        row,
        column,
        length,
        limit: MAX_CELL,
    })
}
