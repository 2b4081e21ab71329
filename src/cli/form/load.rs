//! From a form's id or file to its sheets and its form.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::cli::{Failure, Setting};
use crate::form::sheet::{self, SheetError};
use crate::form::{Form, Problem, Severity, shipped};
use crate::speech::{problem, sheet_error};

/// A form as far as it could be read, with everything that is wrong with it.
pub struct Loaded {
    /// The form, if no problem is an error.
    pub form: Option<Arc<Form>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Reads a form by its id (shipped, or installed in the data folder) or from a file.
///
/// The attachments are the files of `attachments`, else of the folder `NAME-media` beside the file, as ODK lays them.
pub fn load(name: &str, attachments: Option<&Path>, setting: &Setting) -> Result<Loaded, Failure> {
    let file = Path::new(name);
    if !file.exists() {
        if let Some(shipped) = shipped().iter().find(|form| form.id == name) {
            let (form, problems) = shipped.build();
            return Ok(Loaded { form, problems });
        }
        let installed = setting.data.join("forms").join(format!("{name}.json"));
        if installed.exists() {
            return load_file(&installed, attachments, setting);
        }
        if file.extension().is_none() {
            let args = [("name", crate::text::clean::name(name).into_owned().into())];
            return Err(Failure::data(
                setting.messages.with("session-unknown-form", &args),
            ));
        }
    }
    load_file(file, attachments, setting)
}

fn load_file(file: &Path, attachments: Option<&Path>, setting: &Setting) -> Result<Loaded, Failure> {
    let refused = |why: &SheetError| setting.said(sheet_error(file, why, &setting.messages));
    let book = match sheet::read_path(file) {
        Ok(book) => book,
        Err(SheetError::Json(problem)) => {
            return Ok(Loaded {
                form: None,
                problems: vec![*problem],
            });
        }
        Err(why) => return Err(refused(&why)),
    };
    let files = match attachments {
        Some(folder) => sheet::read_media(folder),
        None => sheet::read_media_beside(file),
    }
    .map_err(|why| refused(&why))?;
    let (form, problems) = Form::build(&book, &files);
    Ok(Loaded { form, problems })
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
