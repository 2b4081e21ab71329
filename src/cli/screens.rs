//! No command: the full screen.

use crate::cli::{Failure, Setting};
use crate::session::Secret;
use crate::tui::theme::Theme;
use crate::tui::{Failure as Broken, Options};

/// Starts the screens on the data folder.
pub fn run(setting: &Setting) -> Result<(), Failure> {
    let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let options = Options {
        dir: setting.data.clone(),
        language: setting.messages.language(),
        theme: if colourless { Theme::Mono } else { Theme::Dark },
        ascii: setting.ascii,
        secret: setting.passphrase_given()?.map(Secret::passphrase),
    };
    crate::tui::run(options, setting.world.clone()).map_err(|broken| match broken {
        Broken::NoTerminal => Failure::usage(setting.messages.text("tui-no-terminal")),
        Broken::Terminal { source } => Failure::machine(
            setting
                .messages
                .with("tui-terminal", &[("why", source.to_string().into())]),
        ),
    })
}
