//! The settings sheet: what the form is called and how it is read.

use super::clean::{self, yes_no};
use super::headers::{Columns, Table};
use super::{Problem, Workbook};

/// The settings that mean something to us; the rest is kept by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    values: Vec<(String, String)>,
}

impl Settings {
    pub(crate) fn read(book: &Workbook, problems: &mut Vec<Problem>) -> Self {
        let Some(sheet) = book.sheet("settings") else {
            return Self::default();
        };
        let columns = Columns::read(sheet, Table::Settings, problems);
        let Some(row) = sheet.rows.first() else {
            return Self::default();
        };
        let values = row
            .cells
            .iter()
            .map(|cell| {
                let column = &columns.meanings()[cell.column].column;
                (column.clone(), clean::cell(column, &cell.text, false))
            })
            .filter(|(_, text)| !text.is_empty())
            .collect();
        Self { values }
    }

    /// A setting by its canonical name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, text)| text.as_str())
    }

    pub(crate) fn flag(&self, name: &str, otherwise: bool) -> bool {
        self.get(name).and_then(yes_no).unwrap_or(otherwise)
    }
}
