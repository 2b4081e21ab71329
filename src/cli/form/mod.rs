//! `repere form …`: questionnaires by id or file.

mod build;

use crate::cli::args::FormCommand;
use crate::cli::{Failure, Out, Setting};

/// Runs a form command.
pub fn run(command: FormCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        FormCommand::Build { dir, check } => build::run(&dir, check, setting, out),
        _ => Err(Failure::usage("not yet")),
    }
}
