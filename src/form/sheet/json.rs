//! A workbook as JSON: sheets in order, a row a line, cells in the order of the columns.

use std::fmt::Write as _;

use crate::form::{Sheet, Workbook};

/// Writes a workbook as the JSON that [`Workbook::from_json`] reads.
///
/// The reader takes the order of the columns from the rows. Where the rows alone would change it or lose a column, the
/// first row carries the missing headers with empty texts: the first language of a form is its default.
pub fn write_json(book: &Workbook) -> String {
    let mut out = String::from("{");
    for (number, sheet) in book.sheets.iter().enumerate() {
        out.push_str(if number > 0 { ",\n" } else { "\n" });
        // Writing to a string cannot fail.
        let _ = write!(out, "  {}: [", quoted(&sheet.name));
        write_rows(&mut out, sheet);
        out.push_str(if sheet.rows.is_empty() { "]" } else { "\n  ]" });
    }
    out.push_str("\n}\n");
    out
}

fn write_rows(out: &mut String, sheet: &Sheet) {
    let pinned = !keeps_order(sheet);
    for (number, row) in sheet.rows.iter().enumerate() {
        out.push_str(if number > 0 { ",\n    {" } else { "\n    {" });
        let mut first = true;
        for (column, header) in sheet.headers.iter().enumerate() {
            let text = row.text(column).filter(|text| !text.is_empty());
            let Some(text) = text.or((pinned && number == 0).then_some("")) else {
                continue;
            };
            let comma = if first { "" } else { ", " };
            first = false;
            let _ = write!(out, "{comma}{}: {}", quoted(header), quoted(text));
        }
        out.push('}');
    }
}

/// Whether a reader who meets the headers row by row finds all of them, in order.
fn keeps_order(sheet: &Sheet) -> bool {
    let mut met: Vec<usize> = Vec::new();
    for row in &sheet.rows {
        let mut columns: Vec<usize> = row
            .cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| cell.column)
            .collect();
        columns.sort_unstable();
        for column in columns {
            if !met.contains(&column) {
                met.push(column);
            }
        }
    }
    met.len() == sheet.headers.len() && met.is_sorted()
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
