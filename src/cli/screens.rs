//! No command: the full screen, or line mode with `--plain`.

use std::path::Path;

use crate::cli::{Failure, Out, Setting};
use crate::line;
use crate::session::Secret;
use crate::tui::theme::Theme;
use crate::tui::{Ending, Failure as Broken, Options};
use std::process::Command;

/// Starts the screens on a data folder.
pub fn run(dir: &Path, from_paper: bool, setting: &Setting) -> Result<(), Failure> {
    let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let options = Options {
        dir: dir.to_owned(),
        language: setting.messages.language(),
        theme: if colourless { Theme::Mono } else { Theme::Dark },
        ascii: setting.ascii,
        keys: setting.keys(),
        abbreviations: setting.abbreviations(),
        from_paper,
        secret: setting.passphrase_given()?.map(Secret::passphrase),
    };
    let ending = crate::tui::run(options, setting.world.clone()).map_err(|broken| match broken {
        Broken::Folder(error) => setting.refused(&error),
        Broken::NoTerminal => Failure::usage(setting.messages.text("tui-no-terminal")),
        Broken::Terminal { source } => Failure::machine(
            setting
                .messages
                .with("tui-terminal", &[("why", source.to_string().into())]),
        ),
    })?;
    match ending {
        Ending::Left => Ok(()),
        Ending::Plain { language, dir } => {
            let mut command = Command::new(std::env::current_exe()?);
            command
                .args(["--plain", "--lang", language.tag(), "--data"])
                .arg(dir);
            if from_paper {
                command.arg("--from-paper");
            }
            Ok(become_other(command)?)
        }
    }
}

/// Goes on as another command. A fresh process hears the signals of its terminal in the plain way again.
fn become_other(mut command: Command) -> std::io::Result<()> {
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut command));
    #[cfg(not(unix))]
    command.status().map(|_| ())
}

/// Talks line by line on standard input and output.
pub fn talk(dir: &Path, from_paper: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    use std::io::{ErrorKind, IsTerminal as _};
    let options = line::Options {
        abbreviations: setting.abbreviations(),
        dir: dir.to_owned(),
        language: setting.messages.language(),
        secret: setting.passphrase_given()?.map(Secret::passphrase),
        terminal: std::io::stdin().is_terminal(),
        from_paper,
    };
    let mut input = std::io::stdin().lock();
    match line::run(options, setting.world.clone(), &mut input, out.stream()) {
        // Whoever listened has gone; every answer is saved.
        Err(line::Failure::Stream(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(line::Failure::Stream(error)) => Err(error.into()),
        Err(line::Failure::Folder(error)) => Err(setting.refused(&error)),
        Ok(()) => Ok(()),
    }
}
