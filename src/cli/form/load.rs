//! From a form's id or file to its sheets and its form.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::words::Given;
use crate::cli::{Failure, Out, Setting};
use crate::form::sheet::{self, SheetError};
use crate::form::{Attachments, Form, Problem, Severity, Workbook, shipped};
use crate::speech::{problem, sheet_error};

/// A form's sheets and files as they were found; or why they are none, as a problem of the form.
pub enum Found {
    /// The raw sheets.
    Sheets {
        /// The sheets.
        book: Workbook,
        /// What travels with them.
        files: Attachments,
    },
    /// The file is there and is not that of a form.
    Broken(Problem),
}

/// A form as far as it could be read, with everything that is wrong with it.
pub struct Loaded {
    /// The form, if no problem is an error.
    pub form: Option<Arc<Form>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Reads the sheets of a form by its id (shipped, or installed in the data folder) or from a file.
///
/// The attachments are the files of `attachments`, else of the folder `NAME-media` beside the file, as ODK lays them.
pub fn find(name: &str, attachments: Option<&Path>, setting: &Setting) -> Result<Found, Failure> {
    let file = Path::new(name);
    if !file.exists() {
        if let Some(shipped) = shipped().iter().find(|form| form.id == name) {
            return Ok(match Workbook::from_json(shipped.json()) {
                Ok(book) => Found::Sheets {
                    book,
                    files: Attachments::default(),
                },
                Err(problem) => Found::Broken(*problem),
            });
        }
        for end in ["json", "xlsx", "xls"] {
            let installed = setting.data.join("forms").join(format!("{name}.{end}"));
            if installed.exists() {
                return find_file(&installed, attachments, setting);
            }
        }
        if file.extension().is_none() {
            let args = [("name", crate::text::clean::name(name).into_owned().into())];
            return Err(Failure::data(
                setting.messages.with("session-unknown-form", &args),
            ));
        }
    }
    find_file(file, attachments, setting)
}

fn find_file(file: &Path, attachments: Option<&Path>, setting: &Setting) -> Result<Found, Failure> {
    let refused = |why: &SheetError| setting.said(sheet_error(file, why, &setting.messages));
    let book = match sheet::read_path(file) {
        Ok(book) => book,
        Err(SheetError::Json(problem)) => return Ok(Found::Broken(*problem)),
        Err(why) => return Err(refused(&why)),
    };
    let files = match attachments {
        Some(folder) => sheet::read_media(folder),
        None => sheet::read_media_beside(file),
    }
    .map_err(|why| refused(&why))?;
    Ok(Found::Sheets { book, files })
}

/// Reads and builds a form, with what is wrong with it and what is doubtful.
pub fn check(given: &Given, setting: &Setting) -> Result<Loaded, Failure> {
    let found = find(&given.form, given.attachments.as_deref(), setting)?;
    Ok(built(found, given.lenient, crate::form::check))
}

/// Reads and builds a form that is to be used; what is wrong with it is printed where that is too much.
pub fn load(given: &Given, setting: &Setting, out: &mut Out<'_>) -> Result<Arc<Form>, Failure> {
    let found = find(&given.form, given.attachments.as_deref(), setting)?;
    let loaded = built(found, given.lenient, Form::build);
    match loaded.form {
        Some(form) => Ok(form),
        None => {
            out.json(&problems_as_json(&loaded.problems, setting))?;
            Err(Failure::told())
        }
    }
}

type Build = fn(&Workbook, &Attachments) -> (Option<Arc<Form>>, Vec<Problem>);

fn built(found: Found, lenient: bool, build: Build) -> Loaded {
    let (form, problems) = match found {
        Found::Sheets { mut book, files } => {
            if lenient {
                book.set("settings", crate::form::LENIENT, "yes");
            }
            build(&book, &files)
        }
        Found::Broken(problem) => (None, vec![problem]),
    };
    Loaded { form, problems }
}

/// The problems as the contract of the conformance cases writes them.
pub fn problems_as_json(problems: &[Problem], setting: &Setting) -> Value {
    let list: Vec<Value> = problems
        .iter()
        .map(|found| {
            let mut value = json!({
                "severity": if found.severity == Severity::Error { "error" } else { "warning" },
                "code": found.code(),
                "sheet": found.at.sheet,
                "row": found.at.row,
                "column": found.at.column,
                "message": problem(found, &setting.messages),
            });
            if let Some(near) = &found.suggestion {
                value["suggestion"] = json!(near);
            }
            value
        })
        .collect();
    json!({ "problems": list })
}
