//! `repere bundle …`: the documents that travel, written, shown and verified.

mod args;
mod create;
mod show;

pub use args::BundleCommand;

use crate::cli::{Failure, Out, Setting};
use crate::speech::{Blame, Said};

impl Setting {
    /// What a lower room said, as the failure of a command.
    pub fn said(&self, said: Said) -> Failure {
        match said.blame {
            Blame::Data => Failure::data(said.sentence),
            Blame::Machine => Failure::machine(said.sentence),
        }
    }
}

/// Runs a bundle command.
pub fn run(command: BundleCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        BundleCommand::Create(typed) => create::run(&typed, setting, out),
        BundleCommand::Show { file, expand } => show::show(&file, expand, setting, out),
        BundleCommand::Verify { file } => show::verify(&file, setting, out),
    }
}
