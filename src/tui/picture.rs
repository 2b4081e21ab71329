//! Pictures of the real screens, for the README and the manual: the demonstration study in a folder that is thrown away,
//! a clock that stands still, the keys of a person.
//!
//! Nothing is drawn here that the screens do not draw themselves.

use super::action::Action;
use super::driver::Driver;
use super::effect::{Effect, Go};
use super::model::{Model, text_of};
use super::run::{hear, perform};
use super::svg;
use super::theme::Theme;
use super::ui::Ui;
use super::update::act;
use crate::demonstration::{self, DemonstrationError};
use crate::locale::Language;
use crate::session::{Secret, Unlock, World};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What can be pictured, by name.
pub const SUBJECTS: [&str; 6] = ["home", "question", "screening", "signs", "review", "profile"];

/// How a picture is taken.
#[derive(Debug)]
pub struct Frame {
    /// One of [`SUBJECTS`].
    pub subject: String,
    /// The language of the interface and of the questions.
    pub language: Language,
    /// The styles.
    pub theme: Theme,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Nothing of that name can be pictured.
    #[error("no subject {name}")]
    UnknownSubject {
        /// The name asked for.
        name: String,
    },
    /// The folder that is thrown away could not be made.
    #[error("scratch folder: {source}")]
    Scratch {
        /// The machine's word.
        #[from]
        source: io::Error,
    },
    /// The demonstration could not be filled.
    #[error(transparent)]
    Demonstration(#[from] DemonstrationError),
}

/// A picture taken.
#[derive(Debug)]
pub struct Picture {
    buffer: Buffer,
    theme: Theme,
}

impl Picture {
    /// As text, line by line.
    pub fn text(&self) -> String {
        text_of(&self.buffer)
    }

    /// As a drawing that a web page can show.
    pub fn svg(&self) -> String {
        svg::draw(&self.buffer, self.theme)
    }
}

/// Takes a picture.
pub fn picture(frame: &Frame) -> Result<Picture, PictureError> {
    if !SUBJECTS.contains(&frame.subject.as_str()) {
        return Err(PictureError::UnknownSubject {
            name: frame.subject.clone(),
        });
    }
    let scratch = Scratch::new()?;
    let world = World::pinned(
        "2026-06-15T14:07:31+00:00[UTC]"
            .parse()
            .expect("invariant: a moment"),
        7,
    );
    let unlock = Unlock {
        patience: Duration::ZERO,
        ..Unlock::to_write(Secret::None, "repere screenshot")
    };
    let place = scratch.0.join("data");
    drop(demonstration::practice(&place, &unlock, world.clone())?);
    let mut stage = Stage::new(&place, world, frame)?;
    stage.set(&frame.subject);
    let mut buffer = Buffer::empty(Rect::new(0, 0, frame.size.0, frame.size.1));
    stage.model.draw(&mut buffer);
    Ok(Picture {
        buffer,
        theme: frame.theme,
    })
}

/// The screens without a terminal.
struct Stage {
    model: Model,
    driver: Driver,
}

impl Stage {
    fn new(place: &Path, world: World, frame: &Frame) -> Result<Self, PictureError> {
        let mut driver = Driver::new(place, world, frame.language);
        let mut model = Model::new(Ui::new(frame.language, frame.theme, frame.ascii), driver.today());
        model.ui.size = frame.size;
        model.ui.clock = driver.clock();
        let news = driver.start(None).map_err(DemonstrationError::from)?;
        hear(&mut model, &mut driver, news);
        Ok(Self { model, driver })
    }

    /// Goes where the subject is on screen.
    fn set(&mut self, subject: &str) {
        match subject {
            "home" => {}
            "profile" => {
                let shown = self.model.home().and_then(|home| {
                    let lines = &home.data.authorities;
                    lines
                        .iter()
                        .find(|line| line.name.contains(AUTHORITY))
                        .map(|line| line.id.clone())
                });
                self.does(shown.map(Effect::LoadProfile));
            }
            question => {
                let shown = self.model.home().and_then(|home| {
                    let lines = &home.data.interviews;
                    lines
                        .iter()
                        .find(|line| line.authority.contains(AUTHORITY))
                        .map(|line| line.id.clone())
                });
                self.does(shown.map(Effect::Open));
                self.speaks_the_language();
                match question {
                    "screening" => self.goes_to("gb"),
                    "signs" => self.goes_to("pr_ind"),
                    "review" => {
                        let effects = act(&mut self.model, Action::Review);
                        self.does(effects);
                    }
                    _ => self.goes_to("a_port"),
                }
            }
        }
        self.model.notice = None;
    }

    fn does(&mut self, effects: impl IntoIterator<Item = Effect>) {
        perform(&mut self.model, &mut self.driver, effects.into_iter().collect());
    }

    /// The questions in the language of the interface, where the form has it.
    fn speaks_the_language(&mut self) {
        let wanted = format!("({})", self.model.ui.messages.language().tag());
        let index = self.model.interview().and_then(|shown| {
            shown
                .sheet
                .languages
                .iter()
                .position(|name| name.ends_with(&wanted))
        });
        self.does(index.map(Effect::FormLanguage));
    }

    fn goes_to(&mut self, name: &str) {
        let place = self.model.interview().and_then(|shown| {
            let line = shown.sheet.lines.iter().find(|line| line.name == name);
            line.map(|line| line.place.clone())
        });
        self.does(place.map(|place| Effect::Go(Go::To(place))));
    }
}

/// The invented authority that is shown.
const AUTHORITY: &str = "Birhan Kela";

/// A folder of our own, gone when the picture is taken.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("repere-picture-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
