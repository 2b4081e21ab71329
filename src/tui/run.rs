//! The loop: an event, an update, its effects, a drawing. Nothing moves while nobody types: no tick, no frame rate.

use super::action::{Action, Scope};
use super::battery::Battery;
use super::driver::{Driver, Errand};
use super::due::Due;
use super::effect::{Effect, News};
use super::event::{self, Event};
use super::model::Model;
use super::term::{self, Screen};
use super::theme::Theme;
use super::told::told;
use super::ui::Ui;
use super::update::update;
use crate::exchange::Progress;
use crate::locale::Language;
use crate::session::{Secret, SessionError, World};
use crate::text::short::Abbreviations;
use crossterm::event as raw;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How the screens are started.
#[derive(Debug)]
pub struct Options {
    /// The data folder.
    pub dir: PathBuf,
    /// The language of the interface.
    pub language: Language,
    /// The styles.
    pub theme: Theme,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// The person's own keys, with what is wrong in their file.
    pub keys: (super::keys::Overrides, Vec<super::keys::KeyProblem>),
    /// The person's own abbreviations, or what is wrong in their file.
    pub abbreviations: Result<Abbreviations, String>,
    /// What is typed was filled on paper: said before, typed now.
    pub from_paper: bool,
    /// The passphrase, where it was given by file or descriptor.
    pub secret: Option<Secret>,
}

/// How the screens ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// The person wants to go on line by line.
    Plain {
        /// In this language.
        language: Language,
        /// In this folder.
        dir: PathBuf,
    },
}

/// Why the screens could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Standard input or output is no terminal.
    #[error("no terminal")]
    NoTerminal,
    /// The data folder cannot be opened.
    #[error(transparent)]
    Folder(#[from] SessionError),
    /// The terminal cannot be used.
    #[error("terminal: {source}")]
    Terminal {
        /// The machine's word.
        source: io::Error,
    },
}

impl From<io::Error> for Failure {
    fn from(source: io::Error) -> Self {
        Self::Terminal { source }
    }
}

/// A folder with a passphrase locks itself when nobody touched a key for so long.
const IDLE: Duration = Duration::from_mins(10);

/// Runs the screens until the person leaves.
pub fn run(options: Options, world: World) -> Result<Ending, Failure> {
    use std::io::IsTerminal as _;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    let mut driver = Driver::new(&options.dir, world, options.language);
    let mut model = Model::new(
        Ui::new(options.language, options.theme, options.ascii),
        driver.today(),
    );
    let (overrides, problems) = options.keys;
    model.ui.keymap = super::keymap::Keymap::with(&overrides);
    model.from_paper = options.from_paper;
    let abbreviations = options.abbreviations;
    driver.abbreviations = abbreviations.clone().unwrap_or_default();
    let news = driver.start(options.secret)?;
    let (guard, mut screen) = term::enter()?;
    term::watch_signals()?;
    let size = screen.size()?;
    model.ui.size = (size.width, size.height);
    hear(&mut model, &mut driver, news);
    if let Some(problem) = problems.first() {
        let problem = super::keys::sentence(problem, &model.ui.messages);
        let said = model.ui.with("keys-notice", &[("problem", problem.into())]);
        model.notice = Some((said, super::theme::Role::Warning));
    }
    if let Err(problem) = abbreviations {
        model.notice = Some((problem, super::theme::Role::Warning));
    }
    let ended = turn(&mut model, &mut driver, &mut screen);
    drop(guard);
    ended
}

fn turn(model: &mut Model, driver: &mut Driver, screen: &mut Screen) -> Result<Ending, Failure> {
    // A draft is due only after something was typed.
    let (began, mut due) = (Instant::now(), Due::default());
    let mut touched = Instant::now();
    loop {
        let clock = driver.clock();
        if clock != model.ui.clock {
            model.ui.clock = clock;
            look_at_battery(model);
        }
        model.today = driver.today();
        draw(model, screen)?;
        let event = match due.left(began.elapsed()) {
            Some(Duration::ZERO) => Event::Tick,
            left => next(left.unwrap_or_else(|| until_next_minute(driver)))?,
        };
        match event {
            Event::Key(_) | Event::Paste(_) => {
                touched = Instant::now();
                due.typed(began.elapsed());
            }
            Event::Tick => due.kept(),
            _ => {}
        }
        let event = if event == Event::Tick && touched.elapsed() >= IDLE {
            touched = Instant::now();
            Event::Idle
        } else {
            event
        };
        let effects = update(model, event);
        if effects.iter().any(Effect::is_slow) {
            // Deriving a key takes its time on purpose; nobody shall wonder whether the key was pressed.
            let before = model
                .notice
                .replace((model.ui.say("page-working"), super::theme::Role::Quiet));
            draw(model, screen)?;
            model.notice = before;
        }
        perform_in_view(model, driver, screen, effects);
        // Keys that came in together are drawn together; keys that come without end do not keep the journal waiting.
        while driver.errand.is_none() && !due.is_due(began.elapsed()) && raw::poll(Duration::ZERO)? {
            if let Some(event) = event::read(raw::read()?) {
                due.typed(began.elapsed());
                let effects = update(model, event);
                perform(model, driver, effects);
            }
        }
        match driver.errand.take() {
            None => {}
            Some(Errand::Quit) => return Ok(Ending::Left),
            Some(Errand::Plain) => {
                return Ok(Ending::Plain {
                    language: model.ui.messages.language(),
                    dir: driver.dir().to_owned(),
                });
            }
            Some(Errand::Redraw) => redraw(screen)?,
            Some(Errand::Suspend) => {
                term::give_back();
                term::stop();
                term::take()?;
                redraw(screen)?;
            }
            Some(Errand::Edit(text)) => {
                term::give_back();
                let edited = super::outside::edit(&text);
                term::take()?;
                redraw(screen)?;
                let news = match edited {
                    Ok(text) => vec![News::Edited(text)],
                    Err(error) => {
                        vec![News::Failed(
                            model
                                .ui
                                .with("editor-failed", &[("why", error.to_string().into())]),
                        )]
                    }
                };
                hear(model, driver, news);
            }
        }
    }
}

/// Reads the battery, once a minute, and warns where it is low and nothing else is being said.
fn look_at_battery(model: &mut Model) {
    model.ui.battery = Battery::read();
    if let Some(battery) = model.ui.battery.filter(|battery| battery.is_low())
        && model.notice.is_none()
    {
        let words = model
            .ui
            .with("battery-low", &[("percent", u32::from(battery.percent).into())]);
        model.notice = Some((words, super::theme::Role::Warning));
    }
}

/// The next event: a key, a signal that came, or the time that has passed.
fn next(wait: Duration) -> Result<Event, Failure> {
    let deadline = Instant::now() + wait;
    loop {
        if let Some(signal) = term::signalled() {
            return Ok(signal);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if !raw::poll(left)? {
            return Ok(Event::Tick);
        }
        let read = event::read(raw::read()?);
        // A signal wakes the poll by a change of size; it comes first.
        if let Some(signal) = term::signalled() {
            return Ok(signal);
        }
        if let Some(event) = read {
            return Ok(event);
        }
    }
}

fn until_next_minute(driver: &Driver) -> Duration {
    Duration::from_secs(60 - u64::from(driver.second()).min(59))
}

/// Does the effects in their order; after an act that failed the rest is left.
pub(super) fn perform(model: &mut Model, driver: &mut Driver, effects: Vec<Effect>) {
    perform_watched(model, driver, effects, &mut |_, _| ControlFlow::Continue(()));
}

/// How often the person is told how far it is.
const GLANCE: Duration = Duration::from_millis(100);

/// Does the effects while how far they are shows; Esc stops what can be stopped.
fn perform_in_view(model: &mut Model, driver: &mut Driver, screen: &mut Screen, effects: Vec<Effect>) {
    let mut told = Instant::now();
    perform_watched(model, driver, effects, &mut |model, progress| {
        if told.elapsed() < GLANCE {
            return ControlFlow::Continue(());
        }
        told = Instant::now();
        let args = [("done", progress.done.into()), ("of", progress.of.into())];
        model.notice = Some((model.ui.with("merge-progress", &args), super::theme::Role::Quiet));
        // What cannot be drawn or read now shows at the next turn of the loop.
        let _ = draw(model, screen);
        if asks_to_stop(&model.ui).unwrap_or(false) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
}

/// Whether Esc or Ctrl-C was pressed; other keys have nothing to act on meanwhile.
fn asks_to_stop(ui: &Ui) -> io::Result<bool> {
    let mut stop = false;
    while raw::poll(Duration::ZERO)? {
        if let Some(Event::Key(key)) = event::read(raw::read()?) {
            let action = ui.keymap.action(&[Scope::Window], key, false);
            stop |= action == Some(Action::WindowClose);
        }
    }
    Ok(stop)
}

fn perform_watched(
    model: &mut Model,
    driver: &mut Driver,
    effects: Vec<Effect>,
    watch: &mut dyn FnMut(&mut Model, Progress) -> ControlFlow<()>,
) {
    let mut queue: VecDeque<Effect> = effects.into();
    while let Some(effect) = queue.pop_front() {
        let before = model.notice.clone();
        let done = driver.perform_watched(effect, &mut |progress| watch(model, progress));
        model.notice = before;
        match done {
            Ok(news) => {
                for item in news {
                    queue.extend(told(model, item));
                }
            }
            Err(news) => {
                queue.clear();
                for item in news {
                    queue.extend(told(model, item));
                }
            }
        }
    }
}

pub(super) fn hear(model: &mut Model, driver: &mut Driver, news: Vec<News>) {
    let effects = news.into_iter().flat_map(|item| told(model, item)).collect();
    perform(model, driver, effects);
}

/// Draws, between the two marks of a whole frame: a terminal that knows them never shows half of one screen and half of the
/// one before; one that does not passes over them.
fn draw(model: &Model, screen: &mut Screen) -> Result<(), Failure> {
    queue!(io::stdout(), BeginSynchronizedUpdate)?;
    screen.draw(|frame| {
        let cursor = model.draw(frame.buffer_mut());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    })?;
    execute!(io::stdout(), EndSynchronizedUpdate)?;
    Ok(())
}

/// Everything anew, without asking the terminal where its cursor is.
fn redraw(screen: &mut Screen) -> Result<(), Failure> {
    let area = screen.size()?;
    screen.resize(ratatui::layout::Rect {
        x: 0,
        y: 0,
        width: area.width,
        height: area.height,
    })?;
    Ok(())
}
