//! A laptop of a test: a data folder of its own, a cleared environment, and the real binary run in it.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The words that begin an interview on the core questionnaire about Zorgho.
pub const BEGIN_CORE: [&str; 7] = [
    "interview",
    "new",
    "core",
    "--authority",
    "Zorgho",
    "--country",
    "bfa",
];

/// One person's laptop, thrown away at the end of the test.
pub struct Laptop {
    folder: TempDir,
}

/// What a command printed and how it ended.
pub struct Ran {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Exit status, `None` if a signal ended it.
    pub status: Option<i32>,
}

impl Laptop {
    /// A laptop without a data folder.
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder can be made"),
        }
    }

    /// A laptop with a folder of the study `TEST`, without passphrase.
    #[track_caller]
    pub fn of(team: &str, person: &str) -> Self {
        let laptop = Self::new();
        laptop
            .run(&[
                "init",
                "--study",
                "TEST",
                "--team",
                team,
                "--person",
                person,
                "--no-passphrase",
            ])
            .succeeds();
        laptop
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A path beside the data folder, for scripts and bundles.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the data folder and returns its path as text.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a test file can be written");
        path.to_string_lossy().into_owned()
    }

    /// The binary, ready to be given arguments, with nothing of the tester's environment.
    pub fn command(&self) -> Command {
        let mut command = Command::new(binary());
        command
            .env_clear()
            .envs(self.environment())
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// All that the binary is told of its surroundings.
    pub fn environment(&self) -> [(&'static str, OsString); 4] {
        [
            ("HOME", self.folder.path().into()),
            ("LANG", "en_GB.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("REPERE_DATA", self.data().into()),
        ]
    }

    /// Begins an interview on the core questionnaire about Zorgho.
    #[track_caller]
    pub fn begins_core(&self) {
        self.run(&BEGIN_CORE).succeeds();
    }

    /// Begins an interview on the citizens' questionnaire about a town.
    #[track_caller]
    pub fn begins_cit(&self, town: &str) {
        let words = ["interview", "new", "cit", "--authority", town, "--country", "bfa"];
        self.run(&words).succeeds();
    }

    /// Begins an interview on the core questionnaire about Zorgho, of which the main informant agreed; its id.
    #[track_caller]
    pub fn agrees_core(&self, words: &[&str]) -> String {
        let script = self.file(
            "agreed.json",
            r#"[{"op":"set","path":"h_mode","value":"face"},{"op":"set","path":"c_ok","value":"full"}]"#,
        );
        let fill: &[&str] = &["interview", "fill", "core", "--script", &script];
        let about: &[&str] = &["--authority", "Zorgho", "--country", "bfa", "--format", "json"];
        let told = self.run(&[fill, about, words].concat()).json();
        told["id"].as_str().expect("an id").to_owned()
    }

    /// An interview, as `interview show` gives it to scripts.
    #[track_caller]
    pub fn shows(&self, interview: &str) -> serde_json::Value {
        self.run(&["interview", "show", interview, "--format", "json"])
            .json()
    }

    /// Types these lines into line mode through a pipe, and gives what it said.
    #[track_caller]
    pub fn talks(&self, lines: &str) -> String {
        self.talks_with(&[], lines).succeeds()
    }

    /// The same with these words after `--plain`, and how it ended.
    #[track_caller]
    pub fn talks_with(&self, words: &[&str], lines: &str) -> Ran {
        let mut child = self
            .command()
            .arg("--plain")
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(lines.as_bytes()).expect("the binary reads");
        drop(input);
        child.wait_with_output().expect("the binary ends").into()
    }

    /// Runs the binary with these words.
    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, words: &[S]) -> Ran {
        let output = self.command().args(words).output().expect("the binary starts");
        output.into()
    }
}

/// The binary under test.
pub fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_repere"))
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            status: output.status.code(),
        }
    }
}

impl Ran {
    /// Asserts exit status 0 and gives what was printed.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!(self.status, Some(0), "stdout: {}\nstderr: {}", self.out, self.err);
        self.out
    }

    /// Asserts the exit status of a refusal and gives the sentence on standard error.
    #[track_caller]
    pub fn refuses(self, status: i32) -> String {
        assert_eq!(
            self.status,
            Some(status),
            "stdout: {}\nstderr: {}",
            self.out,
            self.err
        );
        assert!(!self.err.trim().is_empty(), "a refusal says a sentence");
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.err
    }

    /// Asserts exit status 0 and reads what was printed as JSON.
    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        let out = self.succeeds();
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("not JSON ({e}): {out}"))
    }
}
