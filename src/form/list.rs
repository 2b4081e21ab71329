//! A study's own list in a form: from a CSV file into the sheet of choices, old codes kept.
//!
//! A code that answers bear is never taken away: what the new list no longer has stays in the form, and is told. Labels
//! follow the file; columns other than `code` and the languages become columns of the list's own.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Cell, Row, Sheet, Workbook};

/// What an import changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListChange {
    /// Codes that are new.
    pub added: Vec<String>,
    /// Codes whose labels or columns changed.
    pub changed: Vec<String>,
    /// Codes that the file no longer has, and that stay.
    pub kept: Vec<String>,
}

/// Why a list is not taken; the workbook is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ListError {
    /// Not comma-separated text.
    #[error("line {line}: {detail}")]
    Csv {
        /// The line.
        line: u64,
        /// What the reader met.
        detail: String,
    },
    /// A column that must be there.
    #[error("no column {column}")]
    NoColumn {
        /// Its heading.
        column: &'static str,
    },
    /// A code that cannot be one.
    #[error("line {line}: code {code:?}")]
    BadCode {
        /// The line.
        line: u64,
        /// What stands there.
        code: String,
    },
    /// A code that stands twice.
    #[error("line {line}: {code} twice")]
    Twice {
        /// The second line.
        line: u64,
        /// The code.
        code: String,
    },
    /// A choice without a word in any language.
    #[error("line {line}: {code} without a label")]
    NoLabel {
        /// The line.
        line: u64,
        /// The code.
        code: String,
    },
}

struct Entry {
    code: String,
    /// Header of the column in the form, and the text.
    cells: Vec<(String, String)>,
}

/// Puts the list of a CSV file (`code`, `fr`, `en` or other languages, then columns of its own) into a form's choices.
pub fn import_list(book: &mut Workbook, name: &str, text: &str) -> Result<ListChange, ListError> {
    let labels = label_headers(book);
    let entries = read(text, &labels)?;
    let mut change = ListChange::default();
    let sheet = choices(book);
    let (of_list, of_name) = (column(sheet, "list_name"), column(sheet, "name"));
    let mut last = sheet.rows.iter().map(|row| row.number).max().unwrap_or(1);
    for entry in &entries {
        let at = sheet
            .rows
            .iter()
            .position(|row| row.text(of_list) == Some(name) && row.text(of_name) == Some(&entry.code));
        let at = at.unwrap_or_else(|| {
            last += 1;
            let cell = |column, text: &str| Cell {
                column,
                text: text.to_owned(),
            };
            sheet.rows.push(Row {
                number: last,
                cells: vec![cell(of_list, name), cell(of_name, &entry.code)],
            });
            change.added.push(entry.code.clone());
            sheet.rows.len() - 1
        });
        let mut changed = false;
        for (header, text) in &entry.cells {
            let column = column(sheet, header);
            changed |= put(&mut sheet.rows[at], column, text);
        }
        if changed && !change.added.contains(&entry.code) {
            change.changed.push(entry.code.clone());
        }
    }
    let given: BTreeSet<&str> = entries.iter().map(|entry| entry.code.as_str()).collect();
    let of_the_list = sheet.rows.iter().filter(|row| row.text(of_list) == Some(name));
    change.kept = of_the_list
        .filter_map(|row| row.text(of_name))
        .filter(|code| !given.contains(code))
        .map(str::to_owned)
        .collect();
    Ok(change)
}

fn read(text: &str, labels: &[(String, String)]) -> Result<Vec<Entry>, ListError> {
    let broken = |error: csv::Error| ListError::Csv {
        line: error.position().map_or(1, csv::Position::line),
        detail: error.to_string(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().map_err(broken)?.clone();
    let at = heads
        .iter()
        .position(|head| head == "code")
        .ok_or(ListError::NoColumn { column: "code" })?;
    let header = |head: &str| {
        let label = labels.iter().find(|(code, _)| code == head);
        label.map_or_else(|| head.to_owned(), |(_, header)| header.clone())
    };
    if !heads
        .iter()
        .any(|head| labels.iter().any(|(code, _)| code == head))
    {
        return Err(ListError::NoColumn { column: "fr" });
    }
    let mut entries: Vec<Entry> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(1, csv::Position::line);
        let code = record.get(at).unwrap_or_default().to_owned();
        // A code is a word of an answer: a blank in it would make two.
        if code.is_empty()
            || code
                .chars()
                .any(|letter| letter.is_whitespace() || letter.is_control())
        {
            return Err(ListError::BadCode { line, code });
        }
        if entries.iter().any(|entry| entry.code == code) {
            return Err(ListError::Twice { line, code });
        }
        let cells: Vec<(String, String)> = heads
            .iter()
            .zip(record.iter())
            .filter(|(head, _)| *head != "code")
            .map(|(head, text)| (header(head), text.to_owned()))
            .collect();
        let labelled = cells
            .iter()
            .any(|(header, text)| header.starts_with("label") && !text.is_empty());
        if !labelled {
            return Err(ListError::NoLabel { line, code });
        }
        entries.push(Entry { code, cells });
    }
    Ok(entries)
}

/// The languages of a form's labels with their headers: `fr` and `label::Français (fr)`; French and English where the
/// form has none yet.
fn label_headers(book: &Workbook) -> Vec<(String, String)> {
    let sheets = ["survey", "choices"]
        .into_iter()
        .filter_map(|name| book.sheet(name));
    let mut found: Vec<(String, String)> = Vec::new();
    for header in sheets.flat_map(|sheet| &sheet.headers) {
        let code = header
            .strip_prefix("label::")
            .and_then(|language| language.rsplit_once('('))
            .map(|(_, code)| code.trim_end_matches(')').trim().to_owned());
        if let Some(code) = code
            && !found.iter().any(|(known, _)| *known == code)
        {
            found.push((code, header.clone()));
        }
    }
    if found.is_empty() {
        found = vec![
            ("fr".into(), "label::Français (fr)".into()),
            ("en".into(), "label::English (en)".into()),
        ];
    }
    found
}

fn choices(book: &mut Workbook) -> &mut Sheet {
    let at = book
        .sheets
        .iter()
        .position(|sheet| sheet.name.trim().eq_ignore_ascii_case("choices"));
    let at = at.unwrap_or_else(|| {
        book.sheets.push(Sheet {
            name: "choices".into(),
            ..Sheet::default()
        });
        book.sheets.len() - 1
    });
    &mut book.sheets[at]
}

/// The column of a header, added at the end where it is not there.
fn column(sheet: &mut Sheet, header: &str) -> usize {
    match sheet.headers.iter().position(|known| known == header) {
        Some(at) => at,
        None => {
            sheet.headers.push(header.to_owned());
            sheet.headers.len() - 1
        }
    }
}

/// Puts a text in a cell; whether it was another one before.
fn put(row: &mut Row, column: usize, text: &str) -> bool {
    match row.cells.iter_mut().find(|cell| cell.column == column) {
        Some(cell) if cell.text == text => false,
        Some(cell) => {
            text.clone_into(&mut cell.text);
            true
        }
        None if text.is_empty() => false,
        None => {
            row.cells.push(Cell {
                column,
                text: text.to_owned(),
            });
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Workbook {
        Workbook::from_json(
            r#"{"survey": [{"type": "select_one town", "name": "t", "label::Français (fr)": "Où ?"}],
                "choices": [{"list_name": "town", "name": "a", "label::Français (fr)": "Alpha"},
                            {"list_name": "town", "name": "b", "label::Français (fr)": "Bêta"}]}"#,
        )
        .expect("sound")
    }

    #[test]
    fn new_codes_are_added_labels_follow_and_old_codes_stay() {
        let mut book = form();
        let change = import_list(&mut book, "town", "code,fr,zone\nb,Béta,n\nc,Gamma,s\n").expect("taken");
        assert_eq!(
            (change.added, change.changed, change.kept),
            (vec!["c".to_owned()], vec!["b".to_owned()], vec!["a".to_owned()])
        );
        let (form, problems) = super::super::Form::build(&book, &super::super::Attachments::default());
        assert!(form.is_some(), "{problems:?}");
    }

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let mut book = form();
        let file = "code,fr\nc,Gamma\n";
        import_list(&mut book, "town", file).expect("taken");
        let before = book.clone();
        let again = import_list(&mut book, "town", file).expect("taken");
        assert_eq!(book, before);
        assert!(again.added.is_empty() && again.changed.is_empty());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_nothing_is_taken() {
        let mut book = form();
        let mut wrong = |file: &str| import_list(&mut book, "town", file).unwrap_err();
        assert_eq!(wrong("fr\nGamma\n"), ListError::NoColumn { column: "code" });
        assert_eq!(wrong("code,zone\nc,n\n"), ListError::NoColumn { column: "fr" });
        let twice = ListError::Twice {
            line: 3,
            code: "c".into(),
        };
        assert_eq!(wrong("code,fr\nc,Gamma\nc,Delta\n"), twice);
        let blank = ListError::BadCode {
            line: 2,
            code: "c d".into(),
        };
        assert_eq!(wrong("code,fr\nc d,Gamma\n"), blank);
        let bare = ListError::NoLabel {
            line: 2,
            code: "c".into(),
        };
        assert_eq!(wrong("code,fr\nc,\n"), bare);
        assert_eq!(book, form());
    }
}
