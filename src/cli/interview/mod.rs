//! `repere interview …`: what a person does to an interview, from the command line.

mod fill;
mod hand_over;
mod informant;
mod list;
mod media;
mod migrate;
mod show;
mod timing;

use crate::cli::args::InterviewCommand;
use crate::cli::{Failure, Out, Setting};

pub use hand_over::{HandOver, TakeBack};
pub use informant::{Typed, Voice};
pub use list::{as_json, state};
pub use migrate::Migrate;

/// Runs an interview command.
pub fn run(command: InterviewCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match command {
        InterviewCommand::List => list::run(setting, out),
        InterviewCommand::Show { id } => show::show(&id, setting, out),
        InterviewCommand::New { form, about } => fill::new(&form, &about, setting, out),
        InterviewCommand::Fill {
            form,
            script,
            about,
            submit,
        } => fill::fill(&form, &script, &about, submit, setting, out),
        InterviewCommand::Submit { id } => fill::submit(&id, setting, out),
        InterviewCommand::Migrate(typed) => migrate::run(&typed, setting, out),
        InterviewCommand::Media { id, output } => media::run(&id, &output, setting, out),
        InterviewCommand::Timing { id } => timing::run(&id, setting, out),
        InterviewCommand::HandOver(typed) => hand_over::run(&typed, setting, out),
        InterviewCommand::TakeBack(typed) => hand_over::take_back(&typed, setting, out),
        InterviewCommand::Informant(typed) => informant::run(&typed, setting, out),
        InterviewCommand::Voice(typed) => informant::voice(&typed, setting, out),
        InterviewCommand::History { id, path } => show::history(&id, &path, setting, out),
    }
}
