//! `repere form …`: questionnaires by id or file.

mod build;
mod check;
mod convert;
mod diff;
mod eval;
mod list;
mod load;
mod print;
mod show;
mod test;
mod trace;
mod words;

use crate::cli::{Failure, Out, Setting};
use crate::form::{Form, Texts};
use crate::locale::Language;

pub use trace::read_script;
pub use words::FormCommand;

/// Runs a form command.
pub fn run(command: FormCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        FormCommand::Build { dir, check } => build::run(&dir, check, setting, out),
        FormCommand::Check { form } => check::run(&form, setting, out),
        FormCommand::Convert { input, output, force } => convert::run(&input, &output, force, setting, out),
        FormCommand::Diff { old, new } => diff::run(&old, &new, setting, out),
        FormCommand::Test { form, scenario } => test::run(&form, &scenario, setting, out),
        FormCommand::Trace { form, script, after } => {
            trace::run(&form, &script, after.as_deref(), setting, out)
        }
        FormCommand::Eval { instance } => eval::run(&instance, setting, out),
        FormCommand::List => list::run(setting, out),
        FormCommand::Print {
            form,
            blank,
            language,
            output,
        } => print::run(&form, blank, &language, output.as_deref(), setting, out),
        FormCommand::Show { form } => show::run(&form, setting, out),
    }
}

/// A text in the user's language where the form has it, with references as they are written.
pub fn text_of(form: &Form, texts: &Texts, setting: &Setting) -> String {
    let code = if setting.messages.language() == Language::FR {
        "fr"
    } else {
        "en"
    };
    let language = form
        .languages()
        .find_code(code)
        .unwrap_or_else(|| form.languages().default());
    let template = texts
        .get(language)
        .or_else(|| texts.any().and_then(|any| texts.get(any)));
    template.map(crate::form::Template::source).unwrap_or_default()
}
