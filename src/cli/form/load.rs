//! From a form's id or file to its sheets and its form.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::cli::{Failure, Setting};
use crate::form::{Attachments, Form, Problem, Severity, Workbook, shipped};
use crate::speech::problem;

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
    let book = match Workbook::from_json(&setting.read(file)?) {
        Ok(book) => book,
        Err(problem) => {
            return Ok(Loaded {
                form: None,
                problems: vec![*problem],
            });
        }
    };
    let beside = file.file_stem().map(|stem| {
        let mut name = stem.to_owned();
        name.push("-media");
        file.with_file_name(name)
    });
    let folder: Option<PathBuf> = attachments
        .map(Path::to_owned)
        .or(beside.filter(|dir| dir.is_dir()));
    let mut files = Attachments::default();
    if let Some(folder) = folder {
        let entries = std::fs::read_dir(&folder).map_err(|e| setting.unreadable(&folder, &e))?;
        for path in entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
        {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            files.insert(&name, setting.read_bytes(&path)?);
        }
    }
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
