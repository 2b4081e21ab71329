//! `repere screenshot`: a picture of one of the real screens, as text or as SVG.

use crate::cli::args::Screenshot;
use crate::cli::{Failure, Out, Setting, practice};
use crate::tui::picture::{Frame, PictureError, SUBJECTS, picture};
use crate::tui::theme::Theme;

/// Prints the picture.
pub fn run(typed: &Screenshot, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let frame = Frame {
        subject: typed.screen.clone(),
        language: setting.messages.language(),
        theme: Theme::Dark,
        ascii: setting.ascii,
        size: (typed.width, typed.height),
    };
    let taken = picture(&frame).map_err(|error| match error {
        PictureError::UnknownSubject { name } => Failure::usage(setting.messages.with(
            "cli-no-such-screen",
            &[
                ("name", crate::text::clean::name(&name).into_owned().into()),
                ("known", SUBJECTS.join(", ").into()),
            ],
        )),
        PictureError::Scratch { source } => setting.unwritable(&std::env::temp_dir(), &source),
        PictureError::Demonstration(error) => practice::refused(&error, setting),
    })?;
    let drawn = if typed.svg { taken.svg() } else { taken.text() };
    Ok(out.write(&drawn)?)
}
