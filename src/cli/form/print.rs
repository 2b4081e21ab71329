//! `repere form print F`: the paper questionnaire, one HTML page for A4 print.

use std::path::Path;

use super::load::load;
use super::words::Given;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Form, LanguageId};
use crate::paper;
use crate::text::clean;

/// Prints a form; to standard output, or into a file.
pub fn run(
    name: &str,
    blank: bool,
    languages: &[String],
    output: Option<&Path>,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let form = load(&Given::named(name), setting, out)?;
    let languages = chosen(&form, languages, setting)?;
    let page = paper::html(&paper::Sheet {
        form: &form,
        languages: &languages,
        blank,
        messages: &setting.messages,
    });
    match output {
        None => Ok(out.write(&page)?),
        Some(file) => std::fs::write(file, page).map_err(|error| setting.unwritable(file, &error)),
    }
}

/// The languages asked for, by code or name; without, the interface's where the form has it, else the form's own.
fn chosen(form: &Form, asked: &[String], setting: &Setting) -> Result<Vec<LanguageId>, Failure> {
    let languages = form.languages();
    if asked.is_empty() {
        let own = languages.find_code(setting.messages.language().tag());
        return Ok(vec![own.unwrap_or(languages.default())]);
    }
    let find = |code: &String| {
        languages.find_code(code).ok_or_else(|| {
            let known: Vec<&str> = languages.iter().map(|id| languages.name(id)).collect();
            let args = [
                ("language", clean::name(code).into_owned().into()),
                ("known", clean::name(&known.join(", ")).into_owned().into()),
            ];
            Failure::data(setting.messages.with("paper-no-language", &args))
        })
    };
    asked.iter().map(find).collect()
}
