//! What the words typed mean on this machine: folder, language, clock, passphrase.
//!
//! The only place of the command line that asks the environment.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::cli::args::{Common, Format};
use crate::cli::failure::Failure;
use crate::locale::{Language, Messages};
use crate::session::World;
use crate::text::short::Abbreviations;
use crate::tui::keys::{self, KeyProblem, Overrides};

/// The environment's words, read once.
#[derive(Debug, Default, Clone)]
pub struct Environment {
    /// `REPERE_DATA`.
    pub data: Option<OsString>,
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub languages: Vec<String>,
}

impl Environment {
    /// What this process was given.
    pub fn of_the_process() -> Self {
        Self {
            data: std::env::var_os("REPERE_DATA").filter(|v| !v.is_empty()),
            languages: ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .collect(),
        }
    }
}

/// The language asked for on the command line, looked for before anything is parsed, since even a mistake in the words
/// is answered in it.
pub fn language(words: &[OsString], environment: &Environment) -> Result<Language, Failure> {
    let mut words = words.iter().map(|w| w.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang=") {
            Some(value) => value.to_owned(),
            None if word == "--lang" => match words.next() {
                Some(value) => value.into_owned(),
                None => break,
            },
            None if word == "--" => break,
            None => continue,
        };
        return Language::from_tag(&value).ok_or_else(|| {
            let messages = Messages::new(Language::FR);
            Failure::usage(messages.with("cli-bad-lang", &[("value", value.into())]))
        });
    }
    Ok(Language::from_environment(environment.languages.iter().map(String::as_str)).unwrap_or(Language::FR))
}

/// Everything a command needs to know beside its own arguments.
pub struct Setting {
    /// The messages of the language chosen.
    pub messages: Messages,
    /// The language was asked for by name, not taken from the environment.
    pub language_asked: bool,
    /// The data folder, which may not exist yet.
    pub data: PathBuf,
    /// How lists are printed.
    pub format: Format,
    /// Clock and chance.
    pub world: World,
    /// The file of a person's own keys, which may not exist.
    pub keys_file: Option<PathBuf>,
    /// ASCII drawing.
    pub ascii: bool,
    passphrase_file: Option<PathBuf>,
    passphrase_fd: Option<i32>,
}

impl Setting {
    /// Settles what was typed against the environment.
    pub fn settle(common: &Common, environment: &Environment, messages: Messages) -> Result<Self, Failure> {
        let data = match (&common.data, &environment.data) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => PathBuf::from(dir),
            (None, None) => directories::ProjectDirs::from("", "", "repere")
                .map(|dirs| dirs.data_dir().to_owned())
                .ok_or_else(|| Failure::machine(messages.text("cli-no-home")))?,
        };
        Ok(Self {
            world: world(common, &messages)?,
            language_asked: common.lang.is_some(),
            data,
            format: common.format,
            keys_file: directories::ProjectDirs::from("", "", "repere")
                .map(|dirs| dirs.config_dir().join("keys.toml")),
            ascii: common.ascii,
            passphrase_file: common.passphrase_file.clone(),
            passphrase_fd: common.passphrase_fd,
            messages,
        })
    }

    /// A person's own abbreviations, beside their keys; an error is a sentence for them.
    pub fn abbreviations(&self) -> Result<Abbreviations, String> {
        let Some(file) = self
            .keys_file
            .as_ref()
            .map(|keys| keys.with_file_name("abbreviations.toml"))
        else {
            return Ok(Abbreviations::default());
        };
        let said = |line: usize, why: String| {
            let path = file.display().to_string();
            let args = [("path", path.into()), ("line", line.into()), ("why", why.into())];
            self.messages.with("abbreviations-unreadable", &args)
        };
        match std::fs::read_to_string(&file) {
            Ok(text) => Abbreviations::read(&text).map_err(|(line, why)| said(line, why)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Abbreviations::default()),
            Err(error) => Err(said(1, self.why(&error))),
        }
    }

    /// A person's own keys, with what is wrong in their file; a file that is not there is none.
    pub fn keys(&self) -> (Overrides, Vec<KeyProblem>) {
        let text = self.keys_file.as_ref().map(std::fs::read_to_string);
        match text {
            Some(Ok(text)) => keys::read(&text),
            Some(Err(error)) if error.kind() != std::io::ErrorKind::NotFound => {
                let why = self.why(&error);
                (
                    Overrides::default(),
                    vec![KeyProblem::Unreadable { line: 1, why }],
                )
            }
            _ => (Overrides::default(), Vec::new()),
        }
    }

    /// The passphrase from the file or the descriptor named, if one was.
    pub fn passphrase_given(&self) -> Result<Option<String>, Failure> {
        let text = match (&self.passphrase_file, self.passphrase_fd) {
            (Some(file), _) => self.read(file)?,
            (None, Some(descriptor)) => self.read(&PathBuf::from(format!("/dev/fd/{descriptor}")))?,
            (None, None) => return Ok(None),
        };
        Ok(Some(text.lines().next().unwrap_or_default().to_owned()))
    }

    /// A file as text, or the sentence that says why not.
    pub fn read(&self, file: &Path) -> Result<String, Failure> {
        let mut text = String::new();
        std::fs::File::open(file)
            .and_then(|mut f| f.read_to_string(&mut text))
            .map(|_| text)
            .map_err(|error| self.unreadable(file, &error))
    }

    /// A file's bytes, or the sentence that says why not.
    pub fn read_bytes(&self, file: &Path) -> Result<Vec<u8>, Failure> {
        std::fs::read(file).map_err(|error| self.unreadable(file, &error))
    }

    /// The sentence for a file or folder that could not be read.
    pub fn unreadable(&self, file: &Path, error: &std::io::Error) -> Failure {
        let args = [
            ("file", file.display().to_string().into()),
            ("why", self.why(error).into()),
        ];
        let sentence = self.messages.with("cli-cannot-read", &args);
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::data(sentence)
        } else {
            Failure::machine(sentence)
        }
    }

    /// The sentence for a file that could not be written.
    pub fn unwritable(&self, file: &Path, error: &std::io::Error) -> Failure {
        let args = [
            ("file", file.display().to_string().into()),
            ("why", self.why(error).into()),
        ];
        Failure::machine(self.messages.with("cli-cannot-write", &args))
    }

    /// Why the machine refused, in the user's language where the reason is a common one.
    fn why(&self, error: &std::io::Error) -> String {
        use std::io::ErrorKind::{IsADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
        let id = match error.kind() {
            NotFound => "cli-why-not-found",
            PermissionDenied => "cli-why-permission",
            ReadOnlyFilesystem => "cli-why-read-only",
            StorageFull => "cli-why-full",
            IsADirectory => "cli-why-folder",
            std::io::ErrorKind::InvalidData => "cli-why-not-text",
            _ => return error.to_string(),
        };
        self.messages.text(id)
    }

    /// A JSON file, or the sentence that says why not.
    pub fn read_json(&self, file: &Path) -> Result<serde_json::Value, Failure> {
        serde_json::from_str(&self.read(file)?).map_err(|error| {
            let args = [
                ("file", file.display().to_string().into()),
                ("why", error.to_string().into()),
            ];
            Failure::data(self.messages.with("cli-not-json", &args))
        })
    }
}

/// The machine's clock, or one that stands still where `--now` says, in the zone that `--tz` names.
fn world(common: &Common, messages: &Messages) -> Result<World, Failure> {
    let zone = match &common.tz {
        None => TimeZone::system(),
        Some(name) => TimeZone::get(name)
            .map_err(|_| Failure::usage(messages.with("cli-bad-tz", &[("value", name.clone().into())])))?,
    };
    let stands_at: Option<Zoned> = match &common.now {
        None => None,
        Some(text) => Some(
            text.parse::<DateTime>()
                .and_then(|local| local.to_zoned(zone.clone()))
                .map_err(|_| {
                    Failure::usage(messages.with("cli-bad-now", &[("value", text.clone().into())]))
                })?,
        ),
    };
    let started = Instant::now();
    let chance = |bytes: &mut [u8]| {
        getrandom::fill(bytes).expect("invariant: the operating system gives random bytes");
    };
    Ok(match stands_at {
        Some(now) => World::new(move || now.clone(), || Duration::ZERO, chance),
        None => World::new(
            move || jiff::Timestamp::now().to_zoned(zone.clone()),
            move || started.elapsed(),
            chance,
        ),
    })
}
