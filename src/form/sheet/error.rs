//! Why a file cannot be read or written as the sheets of a form.

use std::path::PathBuf;

use crate::form::Problem;

/// What went wrong; the sentence is made at the edge, from [`SheetError::id`] and [`SheetError::fields`].
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The disk refused.
    #[error("{path}: {source}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The content is JSON, but not that of a form.
    #[error("the JSON is not that of a form")]
    Json(Box<Problem>),
    /// Larger than any form.
    #[error("{bytes} bytes, more than {limit}")]
    TooLarge {
        /// How large it is, or would become.
        bytes: u64,
        /// The bound.
        limit: u64,
    },
    /// A pointer that Git LFS left in place of the file.
    #[error("a Git LFS pointer, not the file")]
    LfsPointer,
    /// The lock file that an office program leaves beside an open document.
    #[error("a lock file of an office program")]
    LockFile,
    /// An old or foreign kind of spreadsheet (.ods, .xlsb).
    #[error("a spreadsheet of the kind {kind}")]
    OtherSpreadsheet {
        /// The kind.
        kind: &'static str,
    },
    /// This binary was built without spreadsheets.
    #[error("built without spreadsheets")]
    NoSpreadsheets,
    /// A spreadsheet that is damaged.
    #[error("the spreadsheet cannot be read: {what}")]
    Damaged {
        /// What its reader says.
        what: String,
    },
    /// Text in no known encoding.
    #[error("the text is not UTF-8")]
    NotText,
    /// No sheet of a form is in it.
    #[error("no sheet named survey")]
    NoSheets,
    /// More text in a cell than a spreadsheet holds.
    #[error("the cell {sheet}, row {row}, {column} holds {length} characters, more than {limit}")]
    LongCell {
        /// The sheet.
        sheet: String,
        /// The row.
        row: u32,
        /// The column's header.
        column: String,
        /// How many characters.
        length: usize,
        /// How many a spreadsheet holds.
        limit: usize,
    },
    /// A sheet's name that a spreadsheet does not allow.
    #[error("{sheet} is no name for a sheet: {what}")]
    SheetName {
        /// The name.
        sheet: String,
        /// What its writer says.
        what: String,
    },
}

impl SheetError {
    /// The name of the message that words this error.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Disk { .. } => "sheet-disk",
            Self::Json(problem) => problem.kind.id(),
            Self::TooLarge { .. } => "sheet-too-large",
            Self::LfsPointer => "sheet-lfs-pointer",
            Self::LockFile => "sheet-lock-file",
            Self::OtherSpreadsheet { .. } => "sheet-other-spreadsheet",
            Self::NoSpreadsheets => "sheet-no-spreadsheets",
            Self::Damaged { .. } => "sheet-damaged",
            Self::NotText => "sheet-not-text",
            Self::NoSheets => "sheet-no-sheets",
            Self::LongCell { .. } => "sheet-long-cell",
            Self::SheetName { .. } => "sheet-name",
        }
    }

    /// The names and values that the message needs.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Disk { path, source } => {
                vec![("path", path.display().to_string()), ("what", source.to_string())]
            }
            Self::Json(problem) => {
                let fields = problem.kind.fields().into_iter();
                fields.map(|(name, value)| (name, value.to_owned())).collect()
            }
            Self::TooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::OtherSpreadsheet { kind } => vec![("kind", (*kind).to_owned())],
            Self::Damaged { what } => vec![("what", what.clone())],
            Self::LongCell {
                sheet,
                row,
                column,
                length,
                limit,
            } => vec![
                ("sheet", sheet.clone()),
                ("row", row.to_string()),
                ("column", column.clone()),
                ("length", length.to_string()),
                ("limit", limit.to_string()),
            ],
            Self::SheetName { sheet, what } => vec![("sheet", sheet.clone()), ("what", what.clone())],
            Self::LfsPointer | Self::LockFile | Self::NoSpreadsheets | Self::NotText | Self::NoSheets => {
                Vec::new()
            }
        }
    }

    /// The ids of the messages of this type, for the test that holds both languages complete.
    pub const IDS: &'static [&'static str] = &[
        "sheet-disk",
        "sheet-too-large",
        "sheet-lfs-pointer",
        "sheet-lock-file",
        "sheet-other-spreadsheet",
        "sheet-no-spreadsheets",
        "sheet-damaged",
        "sheet-not-text",
        "sheet-no-sheets",
        "sheet-long-cell",
        "sheet-name",
    ];
}
