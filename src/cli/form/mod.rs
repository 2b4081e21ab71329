//! `repere form …`: questionnaires by id or file.

mod build;
mod check;
mod eval;
mod list;
mod load;
mod print;
mod trace;

use crate::cli::args::FormCommand;
use crate::cli::{Failure, Out, Setting};

pub use trace::read_script;

/// Runs a form command.
pub fn run(command: FormCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        FormCommand::Build { dir, check } => build::run(&dir, check, setting, out),
        FormCommand::Check { form } => check::run(&form, setting, out),
        FormCommand::Trace {
            form,
            script,
            after,
            attachments,
        } => trace::run(
            &form,
            &script,
            after.as_deref(),
            attachments.as_deref(),
            setting,
            out,
        ),
        FormCommand::Eval { instance } => eval::run(&instance, setting, out),
        FormCommand::List => list::list(setting, out),
        FormCommand::Print {
            form,
            blank,
            language,
            output,
        } => print::run(&form, blank, &language, output.as_deref(), setting, out),
        FormCommand::Show { form } => list::show(&form, setting, out),
    }
}
