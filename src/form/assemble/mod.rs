//! The shipped questionnaires made from single sources, so that a code, a list or a consent text is changed in one place.
//!
//! Texts in the plain format of `docs/forms.md` (parts, lists, forms) and reference lists in CSV go in; one XLSForm
//! workbook in JSON per form comes out, always the same bytes for the same sources. It checks only what it must
//! understand to assemble; whether the form is sound is the business of `Form::build`. It reads and writes no files.

mod lists;
mod rows;
mod source;
mod workbook;

#[cfg(test)]
mod tests;

use thiserror::Error;

/// One source: its file name, which errors repeat, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The name under which errors speak of it; a name ending in `.csv` is a reference list.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// One form, assembled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assembled {
    /// The form's id, which is also its file name without `.json`.
    pub id: String,
    /// The workbook in JSON, one row a line, with a final newline.
    pub json: String,
}

/// Why the sources do not make a form, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {fault}")]
pub struct AssembleError {
    /// The source's name.
    pub file: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong in a source.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A line that opens nothing known.
    #[error("unknown word: {word}")]
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A property that no column carries.
    #[error("unknown property: {key}")]
    UnknownProperty {
        /// Its name.
        key: String,
    },
    /// A statement that lacks a word.
    #[error("incomplete line: {statement}")]
    Incomplete {
        /// The statement as written.
        statement: String,
    },
    /// A property, an entry or an `end` outside of what it belongs to.
    #[error("out of place: {statement}")]
    OutOfPlace {
        /// The statement as written.
        statement: String,
    },
    /// A part, a list or an `@name` that no source defines.
    #[error("{what} not found: {name}")]
    NotFound {
        /// Part, list or name.
        what: &'static str,
        /// The name looked for.
        name: String,
    },
    /// A part, list or form defined twice.
    #[error("{what} defined twice: {name}")]
    Twice {
        /// Part, list, form or code.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A list entry whose number of fields is not that of its list.
    #[error("{found} fields, {expected} expected")]
    Fields {
        /// Fields expected.
        expected: usize,
        /// Fields found.
        found: usize,
    },
    /// `@names` that go round in a circle.
    #[error("@{name} needs itself")]
    Circle {
        /// The name.
        name: String,
    },
    /// A reference list that is no CSV.
    #[error("no CSV: {detail}")]
    Csv {
        /// What the reader of CSV says.
        detail: String,
    },
}

/// The forms that the sources make, in the order of the sources; or every fault found.
pub fn assemble(sources: &[Source<'_>]) -> Result<Vec<Assembled>, Vec<AssembleError>> {
    let library = source::read(sources)?;
    let mut forms = Vec::new();
    let mut faults = Vec::new();
    for form in &library.forms {
        match workbook::write(form, &library) {
            Ok(json) => forms.push(Assembled {
                id: form.id.clone(),
                json,
            }),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(forms) } else { Err(faults) }
}
