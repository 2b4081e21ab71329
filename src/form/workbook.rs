//! The raw sheets of a form, in the order of the file, before anything is understood.
//!
//! Every reader (JSON here, spreadsheets elsewhere) makes one of these; nothing is trimmed or interpreted yet, so a
//! form goes from one file kind to another without loss.

/// The sheets of a form, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workbook {
    /// All sheets, known and unknown.
    pub sheets: Vec<Sheet>,
}

/// One sheet: its name and its rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The name as the file writes it.
    pub name: String,
    /// The headers in the order of their columns.
    pub headers: Vec<String>,
    /// The rows below the header row.
    pub rows: Vec<Row>,
}

/// One row of a sheet: only the cells that are there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The number as a spreadsheet shows it: the header is row 1, the first data row is row 2.
    pub number: u32,
    /// The cells in the order of the file.
    pub cells: Vec<Cell>,
}

/// One cell: the column it stands in and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Index into [`Sheet::headers`].
    pub column: usize,
    /// The text, as typed.
    pub text: String,
}

/// Where something stands in a workbook, for people to find it again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Address {
    /// The sheet's name.
    pub sheet: String,
    /// The row as a spreadsheet numbers it, header included.
    pub row: Option<u32>,
    /// The header of the column, as written.
    pub column: Option<String>,
}

impl Workbook {
    /// The sheet of that name; case does not matter.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets
            .iter()
            .find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
    }

    /// Writes a cell of the first row of a sheet: a setting.
    pub fn set(&mut self, name: &str, header: &str, text: &str) {
        let found = self
            .sheets
            .iter()
            .position(|sheet| sheet.name.trim().eq_ignore_ascii_case(name));
        let index = found.unwrap_or_else(|| {
            self.sheets.push(Sheet {
                name: name.to_owned(),
                ..Sheet::default()
            });
            self.sheets.len() - 1
        });
        let sheet = &mut self.sheets[index];
        let column = sheet
            .headers
            .iter()
            .position(|known| known == header)
            .unwrap_or_else(|| {
                sheet.headers.push(header.to_owned());
                sheet.headers.len() - 1
            });
        if sheet.rows.is_empty() {
            sheet.rows.push(Row {
                number: 2,
                cells: Vec::new(),
            });
        }
        let cells = &mut sheet.rows[0].cells;
        cells.retain(|cell| cell.column != column);
        cells.push(Cell {
            column,
            text: text.to_owned(),
        });
    }
}

impl Row {
    /// The text in a column, if the row has one there.
    pub fn text(&self, column: usize) -> Option<&str> {
        self.cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| cell.text.as_str())
    }
}
