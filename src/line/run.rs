//! The loop: say, ask, read a line, do what it leads to. It waits for nothing but the next line.

use super::talk::Talk;
use crate::locale::Language;
use crate::session::{Secret, SessionError, World};
use crate::text::clean;
use crate::text::short::Abbreviations;
use crate::tui::driver::{Driver, Errand};
use crate::tui::effect::{Effect, News};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _, Write};
use std::path::PathBuf;

/// How line mode is started.
#[derive(Debug)]
pub struct Options {
    /// The data folder.
    pub dir: PathBuf,
    /// The language of the interface.
    pub language: Language,
    /// The person's own abbreviations, or what is wrong in their file.
    pub abbreviations: Result<Abbreviations, String>,
    /// The passphrase, where it was given by file or descriptor.
    pub secret: Option<Secret>,
    /// What is typed was filled on paper: said before, typed now.
    pub from_paper: bool,
    /// Lines come from a terminal, which echoes what is typed; else they are repeated, so that the record reads well.
    pub terminal: bool,
}

/// Why the talk could not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The data folder cannot be opened.
    #[error(transparent)]
    Folder(#[from] SessionError),
    /// A stream failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}

/// A line longer than this is cut: no answer is so long, and a stream without line breaks must not fill the memory.
const LONGEST_LINE: u64 = 1 << 20;

/// Talks until the person leaves or the input ends.
pub fn run(
    options: Options,
    world: World,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let mut driver = Driver::new(&options.dir, world, options.language);
    let mut talk = Talk::new(options.language, driver.today());
    talk.key_from_paper(options.from_paper);
    match options.abbreviations {
        Ok(own) => driver.abbreviations = own,
        Err(problem) => talk.warn(&problem),
    }
    let terminal = options.terminal;
    let news = driver.start(options.secret)?;
    hear_news(&mut talk, &mut driver, news);
    loop {
        match driver.errand.take() {
            Some(Errand::Quit | Errand::Plain) => break,
            Some(Errand::Edit(text)) if terminal => {
                let news = match crate::tui::edit_outside(&text) {
                    Ok(text) => News::Edited(text),
                    Err(error) => News::Failed(talk.editor_failed(&error.to_string())),
                };
                hear_news(&mut talk, &mut driver, vec![news]);
            }
            Some(Errand::Edit(_)) => {
                let news = News::Failed(talk.editor_failed("stdin"));
                hear_news(&mut talk, &mut driver, vec![news]);
            }
            _ => {}
        }
        output.write_all(talk.speak().as_bytes())?;
        output.write_all(talk.prompt().as_bytes())?;
        output.flush()?;
        let effects = match next_line(&talk, terminal, input, output)? {
            Some(line) => {
                talk.set_today(driver.today());
                talk.hear(&line)
            }
            None => {
                output.write_all(b"\n")?;
                talk.end()
            }
        };
        perform(&mut talk, &mut driver, effects);
    }
    output.write_all(talk.speak().as_bytes())?;
    Ok(output.flush()?)
}

/// The next line, without its end; none where the input has ended.
fn next_line(
    talk: &Talk,
    terminal: bool,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<Option<String>> {
    if talk.secret() && terminal {
        return match rpassword::read_password() {
            Ok(line) => Ok(Some(line)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        };
    }
    let mut bytes = Vec::new();
    if input.take(LONGEST_LINE).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&bytes);
    let line = clean::typed(text.trim_end_matches(['\n', '\r']));
    if !terminal {
        let shown = if talk.secret() { "" } else { line.as_str() };
        writeln!(output, "{shown}")?;
    }
    Ok(Some(line))
}

/// Does the effects in their order; after an act that failed the rest is left.
pub fn perform(talk: &mut Talk, driver: &mut Driver, effects: Vec<Effect>) {
    let mut queue: VecDeque<Effect> = effects.into();
    while let Some(effect) = queue.pop_front() {
        let (news, failed) = match driver.perform(effect) {
            Ok(news) => (news, false),
            Err(news) => (news, true),
        };
        if failed {
            queue.clear();
        }
        for item in news {
            queue.extend(talk.told(item));
        }
    }
}

fn hear_news(talk: &mut Talk, driver: &mut Driver, news: Vec<News>) {
    let effects = news.into_iter().flat_map(|item| talk.told(item)).collect();
    perform(talk, driver, effects);
}
