//! The commands, one file each.
//!
//! It formats what the library says; everything a screen can do, a command can do. Results go to standard output,
//! remarks and failures to standard error, and the exit status says who said no: 0 done, 1 the input or the data,
//! 2 the words of the command line, 3 the machine.

mod apart;
pub mod args;
mod authority;
mod bundle;
mod charter;
mod check;
mod conflicts;
mod desk;
mod duplicates;
mod failure;
mod find;
mod form;
mod help;
mod inbox;
mod interview;
mod keep;
mod keys;
mod keytable;
mod list;
mod merge;
mod moment;
mod out;
mod practice;
mod profile;
mod report;
mod review;
mod screens;
mod screenshot;
mod setting;
#[cfg(test)]
#[path = "../../tests/support/shape.rs"]
mod shape;
mod study;
mod table;
mod topic;
mod translations;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::locale::Messages;
use crate::log::Act;
use args::{Command, Line};
pub use failure::{Failure, Kind};
pub use out::Out;
pub use setting::{Environment, Setting};

/// Runs the command line given, on this process's own streams.
pub fn main(words: Vec<OsString>) -> ExitCode {
    let (mut stdout, mut stderr) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut out = Out::new(&mut stdout, &mut stderr);
    match run(words, &Environment::of_the_process(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.said {
                out.remark(&failure.sentence);
            }
            failure.exit_code()
        }
    }
}

/// Runs the command line given.
pub fn run(words: Vec<OsString>, environment: &Environment, out: &mut Out<'_>) -> Result<(), Failure> {
    let messages = Messages::new(setting::language(&words, environment)?);
    let matches = match help::command(&messages).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(asked) if matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            out.write(&asked.to_string())?;
            return Ok(());
        }
        Err(mistake) => return Err(Failure::usage(help::usage_sentence(&mistake, &messages))),
    };
    let line = Line::from_arg_matches(&matches)
        .map_err(|mistake| Failure::usage(help::usage_sentence(&mistake, &messages)))?;
    let setting = Setting::settle(&line.common, environment, messages)?;
    match line.command {
        None if line.plain => screens::talk(&setting.data, line.from_paper, &setting, out),
        Some(Command::Practice) => practice::run(line.plain, &setting, out),
        command => dispatch(command, line.from_paper, &setting, out),
    }
}

fn dispatch(
    command: Option<Command>,
    from_paper: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let pages = matches!(command, Some(Command::Profile(_) | Command::Report(_)));
    if setting.format == args::Format::Html && !pages {
        return Err(Failure::usage(setting.messages.text("cli-no-html")));
    }
    match command {
        Some(Command::Init(typed)) => desk::init(&typed, setting, out),
        None => screens::run(&setting.data, from_paper, setting),
        Some(Command::Practice) => practice::run(false, setting, out),
        Some(Command::Form(command)) => form::run(command, setting, out),
        Some(Command::Interview(command)) => interview::run(command, setting, out),
        Some(Command::Authority(command)) => authority::run(command, setting, out),
        Some(Command::Bundle(command)) => bundle::run(command, setting, out),
        Some(Command::Merge(typed)) => merge::run(&typed, setting, out),
        Some(Command::Conflicts(typed)) => conflicts::run(&typed, setting, out),
        Some(Command::Duplicates(typed)) => duplicates::run(&typed, setting, out),
        Some(Command::Inbox) => inbox::run(setting, out),
        Some(Command::Ask(typed)) => review::ask(&typed, setting, out),
        Some(Command::Reply(typed)) => review::answer(Act::Reply, &typed, setting, out),
        Some(Command::Settle(typed)) => review::answer(Act::Settle, &typed, setting, out),
        Some(Command::Return(typed)) => review::move_back(Act::Return, &typed, setting, out),
        Some(Command::Reopen(typed)) => review::move_back(Act::Reopen, &typed, setting, out),
        Some(Command::Accept(typed)) => review::bulk(Act::Accept, &typed, setting, out),
        Some(Command::Release(typed)) => review::bulk(Act::Release, &typed, setting, out),
        Some(Command::Withdraw(typed)) => review::withdraw(&typed, setting, out),
        Some(Command::Digest) => merge::print_digest(setting, out),
        Some(Command::Backup(typed)) => keep::back_up(&typed, setting, out),
        Some(Command::Restore(typed)) => keep::restore(&typed, setting, out),
        Some(Command::Keys(command)) => keys::run(command, setting, out),
        Some(Command::Check(typed)) => check::run(&typed, setting, out),
        Some(Command::Profile(typed)) => profile::run(&typed, setting, out),
        Some(Command::Study(typed)) => study::run(&typed, setting, out),
        Some(Command::List(typed)) => list::run(&typed, setting, out),
        Some(Command::Translations(typed)) => translations::run(&typed, setting, out),
        Some(Command::Report(typed)) => report::run(&typed, setting, out),
        Some(Command::Help(asked)) => topic::run(&asked, setting, out),
        Some(Command::Screenshot(typed)) => screenshot::run(&typed, setting, out),
    }
}
