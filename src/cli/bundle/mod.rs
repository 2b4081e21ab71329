//! `repere bundle …`: the documents that travel, written, shown and verified.

mod args;
mod carry;
mod create;
mod media;
mod receipts;
mod show;

pub use args::BundleCommand;
pub(super) use create::write;

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
        BundleCommand::Split { file, max_size } => carry::split(&file, &max_size, setting, out),
        BundleCommand::Join { files, output } => carry::join(&files, &output, setting, out),
        BundleCommand::Armor { file } => carry::armor(&file, setting, out),
        BundleCommand::Qr { file } => carry::qr(&file, setting, out),
        BundleCommand::Request { output, receiver } => media::ask(output, &receiver, setting, out),
        BundleCommand::Log => receipts::log(setting, out),
        BundleCommand::Receipts => receipts::receipts(setting, out),
    }
}
