//! A form on its way: the sheets as canonical JSON, under the hash of their content.

use std::collections::BTreeSet;

use crate::form::{Attachments, Workbook, content_hash};

/// A form that travels in a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedForm {
    /// Hash of its content.
    pub hash: String,
    /// Its `form_id`.
    pub id: String,
    /// Its `version`.
    pub version: String,
    /// Its sheets as JSON, without white space between values.
    pub json: String,
}

impl CarriedForm {
    /// Whether the sheets are what the hash names, with no name used twice: two readers must not see two forms.
    pub fn holds(&self) -> bool {
        let Ok(book) = Workbook::from_json(&self.json) else {
            return false;
        };
        let mut sheets = BTreeSet::new();
        let once = book.sheets.iter().all(|sheet| {
            let rows = sheet.rows.iter().all(|row| {
                let mut columns = BTreeSet::new();
                row.cells.iter().all(|cell| columns.insert(cell.column))
            });
            rows && sheets.insert(sheet.name.as_str())
        });
        once && content_hash(&book, &Attachments::default()) == self.hash
    }
}

/// The same JSON without white space outside strings.
pub(super) fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        if inside {
            inside = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c.is_ascii_whitespace() {
            continue;
        } else {
            inside = c == '"';
        }
        out.push(c);
    }
    out
}
