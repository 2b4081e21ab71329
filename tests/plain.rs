//! Line mode through the real binary: a pipe fills an interview as a script does, and a crash costs no question.

use std::collections::HashMap;
use std::io::Write as _;
use std::process::Stdio;
use std::time::Duration;

use repere::form::Kind;
use repere::interview::{Answer, Op, OpValue, QuestionView};
use repere::line::{Talk, perform};
use repere::locale::Language;
use repere::session::World;
use repere::tui::driver::{Driver, Errand};
use repere::tui::sheet::{Card, Instance, Mark};
use serde_json::Value;

use crate::support::{Laptop, Ran};

/// First start and the beginning of an interview, as a person types them.
const START: [&str; 13] = [
    "1", "1", "TEST", "T1", "A01", "", "", "n", "", "france", "Valbrune", "", ":g 1",
];

/// Runs line mode in French and gives it these lines, then the end of the input.
fn pipe(laptop: &Laptop, lines: &[String]) -> Ran {
    laptop.talks_with(&["--lang", "fr"], &format!("{}\n", lines.join("\n")))
}

fn said(laptop: &Laptop, lines: &[&str]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    pipe(laptop, &lines).succeeds()
}

/// A person who answers as a script of the demonstration says, one question after the other.
struct Respondent {
    answers: HashMap<String, Answer>,
    instances: HashMap<String, usize>,
    lines: Vec<String>,
}

impl Respondent {
    fn of(script: &str) -> Self {
        let path = format!("{}/demo/{script}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("a script");
        let ops: Vec<Op> = serde_json::from_str(&text).expect("a list of acts");
        let mut answers = HashMap::new();
        let mut instances = HashMap::new();
        for op in ops {
            match op {
                Op::Set {
                    path,
                    value,
                    nonresponse,
                    reason,
                } => {
                    let answer = match nonresponse {
                        Some(kind) => Answer::Missing { kind, reason },
                        None => Answer::Value(match value {
                            Some(OpValue::Text(text)) => text,
                            other => panic!("{path}: {other:?}"),
                        }),
                    };
                    answers.insert(path, answer);
                }
                Op::AddRepeat { path, count } => *instances.entry(path).or_insert(1) += count as usize,
                other => panic!("a person cannot type {other:?}"),
            }
        }
        Self {
            answers,
            instances,
            lines: Vec::new(),
        }
    }

    fn wants(&self, view: &QuestionView) -> Option<&Answer> {
        self.answers
            .get(&view.path)
            .or_else(|| self.answers.get(&view.name))
    }

    /// The line that answers what is asked now.
    fn line(&self, talk: &Talk) -> String {
        let Some((sheet, row)) = talk.sheet() else {
            return String::new();
        };
        match &sheet.card {
            Card::Signs(signs) => {
                let (sign, _) = &signs.rows[row];
                if let Some(Answer::Missing { kind, .. }) = self.wants(&signs.columns[0]) {
                    return command(*kind).to_owned();
                }
                let holds = |view: &QuestionView| {
                    self.wants(view)
                        .is_some_and(|answer| answer.text().split_whitespace().any(|held| held == sign))
                };
                let column = signs.columns.iter().position(holds);
                column.map_or("", |index| ["m", "a", "n"][index]).to_owned()
            }
            Card::Repeat(repeat) => {
                let path = format!("/data/{}", sheet.lines[sheet.here].name);
                let first = format!("{path}[1]");
                if !repeat.open || !self.answers.keys().any(|at| at.starts_with(&first)) {
                    return String::new();
                }
                let blank = |instance: &Instance| instance.marks.iter().all(|mark| *mark == Mark::Open);
                let wanted = self.instances.get(&path).copied().unwrap_or(1);
                match repeat.instances.iter().position(blank) {
                    Some(index) if index < wanted => (index + 1).to_string(),
                    None if repeat.instances.len() < wanted => "+".to_owned(),
                    _ => String::new(),
                }
            }
            _ => talk.asking().map_or_else(String::new, |view| self.answer(&view)),
        }
    }

    fn answer(&self, view: &QuestionView) -> String {
        match self.wants(view) {
            None => String::new(),
            Some(answer) if *answer == view.answer => String::new(),
            Some(Answer::Missing { kind, reason }) => format!("{} {reason}", command(*kind)),
            Some(Answer::Value(value)) if view.kind.is_select() => {
                let number = |value: &str| {
                    let at = view.choices.iter().position(|choice| choice.value == value);
                    (at.unwrap_or_else(|| panic!("{}: {value}", view.path)) + 1).to_string()
                };
                let numbers: Vec<String> = value.split_whitespace().map(number).collect();
                numbers.join(" ")
            }
            Some(Answer::Value(value))
                if view.kind == Kind::Text && view.appearance.iter().any(|a| a == "multiline") =>
            {
                format!("{value}\n.")
            }
            Some(Answer::Value(value)) => value.clone(),
        }
    }

    /// Talks to line mode inside this process until the interview is submitted, and notes every line.
    fn talk(mut self) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let world = World::pinned("2026-11-20T09:00:00+00:00[UTC]".parse().expect("a moment"), 3);
        let mut driver = Driver::new(&folder.path().join("data"), world, Language::FR);
        let mut talk = Talk::new(Language::FR, driver.today());
        for item in driver.start(None).expect("a folder that opens") {
            talk.told(item);
        }
        for line in START {
            self.say(&mut talk, &mut driver, line);
        }
        let mut before = None;
        for _ in 0..2_000 {
            let at = talk.sheet().map(|(sheet, row)| (sheet.place().cloned(), row));
            let line = self.line(&talk);
            // The end: nothing is left to go to, twice.
            if line.is_empty() && at == before && talk.speak().contains("Fin du questionnaire") {
                for line in [":relire", ":submit", "oui"] {
                    self.say(&mut talk, &mut driver, line);
                }
                assert_eq!(driver.errand, None::<Errand>);
                return self.lines;
            }
            before = at;
            for line in line.split('\n') {
                self.say(&mut talk, &mut driver, line);
            }
        }
        panic!("the interview does not end: {:?}", talk.asking());
    }

    fn say(&mut self, talk: &mut Talk, driver: &mut Driver, line: &str) {
        self.lines.push(line.to_owned());
        let effects = talk.hear(line);
        perform(talk, driver, effects);
    }
}

fn command(kind: repere::form::NonResponse) -> &'static str {
    use repere::form::NonResponse::{DontKnow, NotApplicable, NotAsked, Refused};
    match kind {
        DontKnow => ":ns",
        Refused => ":ref",
        NotApplicable => ":so",
        NotAsked => ":np",
    }
}

/// What stands for each question, by its path.
fn heads(laptop: &Laptop) -> Vec<(String, Value, Value)> {
    let shown = laptop.shows("1");
    let answers = shown["answers"].as_array().expect("answers").iter();
    let mut heads: Vec<_> = answers
        .map(|a| {
            (
                a["path"].as_str().expect("a path").to_owned(),
                a["value"].clone(),
                a["nonresponse"].clone(),
            )
        })
        .collect();
    heads.sort_by(|one, other| one.0.cmp(&other.0));
    heads
}

#[test]
fn a_pipe_fills_the_core_interview_as_the_script_does() {
    // One by default: each is walked question by question, twice. REPERE_PLAIN=3 walks them all.
    let count = std::env::var("REPERE_PLAIN").map_or(1, |count| count.parse().expect("a count"));
    let scripts = [
        "valbrune/R1-dgs.json",
        "tampelga/R2-secretaire.json",
        "valbrune/R2-economie.json",
    ];
    for script in scripts.into_iter().take(count) {
        let lines = Respondent::of(script).talk();
        let (typed, scripted) = (Laptop::new(), Laptop::of("T1", "A01"));
        let transcript = pipe(&typed, &lines).succeeds();
        assert!(transcript.contains("Entretien soumis."), "{script}");

        let path = format!("{}/demo/{script}", env!("CARGO_MANIFEST_DIR"));
        scripted
            .run(&[
                "interview",
                "fill",
                "core",
                "--script",
                &path,
                "--authority",
                "Valbrune",
                "--country",
                "fra",
                "--submit",
            ])
            .succeeds();
        assert_eq!(heads(&typed), heads(&scripted), "{script}");
    }
}

#[test]
fn after_a_crash_the_conversation_goes_on_at_the_same_question() {
    let laptop = Laptop::new();
    let mut child = laptop
        .command()
        .args(["--plain", "--lang", "fr"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut input = child.stdin.take().expect("a pipe");
    for line in START.iter().chain(&[":g h_pop", "3"]) {
        writeln!(input, "{line}").expect("the binary reads");
    }
    // The answer is durable before the next question is read out: wait for that one, then pull the plug.
    let mut output = child.stdout.take().expect("a pipe");
    let (sender, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = std::io::Read::read(&mut output, &mut buffer) {
            text.extend_from_slice(&buffer[..count]);
            if String::from_utf8_lossy(&text).matches("Enregistré.").count() == 2 {
                let _ = sender.send(());
                break;
            }
        }
    });
    heard
        .recv_timeout(Duration::from_secs(30))
        .expect("the answer is saved");
    child.kill().expect("killed");
    child.wait().expect("gone");

    let again = said(&laptop, &[":p"]);
    assert!(
        again.contains("Réponse actuelle : 10\u{a0}000 à 49\u{a0}999")
            || again.contains("Réponse actuelle : 10 000 à 49 999"),
        "{again}"
    );
}

#[test]
fn a_long_answer_ends_with_a_point_and_keeps_its_lines() {
    let laptop = Laptop::new();
    let mut lines: Vec<&str> = START.to_vec();
    lines.extend([
        ":g h_la",
        "Valbrune",
        ":g h_mode",
        "face",
        ":g c_ok",
        "1",
        ":g d_trend",
        "un",
        "deux",
        "",
        "..",
        "quatre",
        ".",
    ]);
    let transcript = said(&laptop, &lines);
    let found = heads(&laptop)
        .into_iter()
        .find(|(path, ..)| path.ends_with("/d_trend"))
        .unwrap_or_else(|| panic!("{transcript}"));
    assert_eq!(found.1, "un\ndeux\n\n.\nquatre");
}

#[test]
fn nothing_of_line_mode_moves_a_cursor_or_colours() {
    let laptop = Laptop::new();
    let mut lines: Vec<&str> = START.to_vec();
    lines.extend([
        ":",
        ":?",
        ":plan",
        "",
        ":lang",
        ":note \u{1b}[31mrouge\u{202e}",
        ":encore",
    ]);
    let transcript = said(&laptop, &lines);
    assert!(
        transcript.contains("Note:") || transcript.contains("Note :"),
        "{transcript}"
    );
    let harmful = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!transcript.contains(harmful), "{transcript:?}");
}

#[test]
fn the_times_of_a_sitting_are_kept_and_never_said() {
    let laptop = Laptop::new();
    let mut lines: Vec<&str> = START.to_vec();
    lines.extend([":g h_mode", "face", ":b", "1", ":notes"]);
    let transcript = said(&laptop, &lines);
    assert!(transcript.contains("Aucune note"), "{transcript}");
    assert!(!transcript.contains('⧖'), "{transcript}");
    let timing = laptop
        .run(&["interview", "timing", "1", "--format", "json"])
        .json();
    let visits = timing["sittings"][0]["visits"].as_array().expect("visits");
    let jumped = |name: &str| {
        visits
            .iter()
            .any(|visit| visit["question"] == name && visit["jumped"] == true)
    };
    assert!(jumped("h_mode") && jumped("h_study"), "{timing}");
}

#[test]
fn looking_at_an_interview_writes_nothing() {
    let laptop = Laptop::new();
    let mut lines: Vec<&str> = START.to_vec();
    lines.extend([":g h_mode", "face"]);
    said(&laptop, &lines);
    let digest = laptop.run(&["digest"]).succeeds();
    said(&laptop, &[":p", ":p", ":g h_pop", ":b", "1", ":plan"]);
    assert_eq!(laptop.run(&["digest"]).succeeds(), digest);
}

#[test]
fn what_is_keyed_in_from_paper_is_marked_as_said_before() {
    let laptop = Laptop::of("T1", "A01");
    let mut child = laptop
        .command()
        .args(["--plain", "--lang", "fr", "--from-paper"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut input = child.stdin.take().expect("a pipe");
    input
        .write_all(b"n\n\nfrance\nValbrune\n\nface\n")
        .expect("the binary reads");
    drop(input);
    let transcript = Ran::from(child.wait_with_output().expect("the binary ends")).succeeds();
    assert!(transcript.contains("Ce qui suit a été dit avant"), "{transcript}");
}

#[test]
fn a_questionnaire_is_printed_into_a_file_in_two_languages() {
    let laptop = Laptop::new();
    let file = laptop.path("core.html");
    let path = file.to_string_lossy().into_owned();
    let words = [
        "form",
        "print",
        "core",
        "--blank",
        "--language",
        "fr",
        "--language",
        "en",
        "-o",
        &path,
    ];
    laptop.run(&words).succeeds();
    let page = std::fs::read_to_string(&file).expect("a page");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    let refused = laptop
        .run(&["form", "print", "core", "--language", "zz"])
        .refuses(1);
    assert!(refused.contains("zz"), "{refused}");
}

#[test]
fn keys_of_ones_own_are_shown_and_their_conflicts_named() {
    let laptop = Laptop::new();
    std::fs::create_dir_all(laptop.path(".config/repere")).expect("a folder");
    laptop.file(".config/repere/keys.toml", "note = \"F3\"\nhistory = \"g\"\n");
    let shown = laptop.run(&["help", "keys"]);
    assert!(shown.err.contains("\"jump\""), "{}", shown.err);
    let table = shown.succeeds();
    let line = table
        .lines()
        .find(|line| line.trim_start().starts_with("note "))
        .expect("a line");
    assert!(line.contains("F3") && line.contains(":note"), "{line}");
}
