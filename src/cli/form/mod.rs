//! `repere form …`: questionnaires by id or file.

mod build;
mod check;
mod load;
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
        _ => Err(Failure::usage("not yet")),
    }
}
