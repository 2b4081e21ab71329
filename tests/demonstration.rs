//! The demonstration data: expected readings, written from the rules, against what the engine reads.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use repere::demonstration::{self, studies};
use repere::identify::gather::{Scope, observe};
use repere::identify::{Profile, Rules, identify};
use repere::session::{Purpose, Secret, Session, Unlock, World};
use serde_json::Value;
use tempfile::TempDir;

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")
}

fn items(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A practice folder filled once, as `repere practice` fills it, and opened to be read.
fn filled() -> Session {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let world = || World::pinned("2026-11-20T09:00:00+00:00[UTC]".parse().expect("a moment"), 3);
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let unlock = Unlock {
            patience: Duration::ZERO,
            ..Unlock::to_write(Secret::None, "test")
        };
        let purpose = Purpose {
            study: "DEMO".into(),
            team: "T1".into(),
            person: "A01".into(),
            practice: true,
        };
        let mut session = Session::create(folder.path(), &purpose, &unlock, world()).expect("a folder made");
        demonstration::fill(&mut session).unwrap_or_else(|error| panic!("{error}"));
        folder
    });
    Session::open(folder.path(), &Unlock::to_read(Secret::None), world()).expect("opened")
}

#[test]
fn every_answer_of_the_demonstration_is_asked_and_valid() {
    let session = filled();
    let lines = session.interviews().expect("readable");
    let scripted: usize = studies().iter().map(|study| study.interviews.len()).sum();
    assert_eq!(lines.len(), scripted);
    for line in lines {
        let open = session.open_interview(line.id).expect("readable");
        let interview = open.interview();
        let wrong = interview.failures();
        assert!(
            wrong.is_empty(),
            "{} {}: {wrong:?}",
            line.authority.name,
            line.form.id
        );
        for place in interview.places() {
            let said = interview.answer(&place).is_some_and(|answer| !answer.is_blank());
            let asked = interview.is_relevant(&place);
            assert!(
                asked || !said,
                "{} is answered and not asked",
                interview.key(&place)
            );
        }
    }
}

/// Every difference between an expected reading and a profile, said in full.
fn differences(expected: &Value, profile: &Profile) -> Vec<String> {
    let found: Value = serde_json::from_str(&profile.json()).expect("as the file promises");
    let mut differences = Vec::new();
    for line in items(&expected["processes"]) {
        let code = text(&line["code"]);
        let finding = items(&found["processes"])
            .iter()
            .find(|finding| finding["code"] == code)
            .expect("as the file promises");
        for (key, value) in line.as_object().expect("as the file promises") {
            if key != "why" && finding[key] != *value {
                differences.push(format!("{code} {key}: expected {value}, found {}", finding[key]));
            }
        }
    }
    differences
}

#[test]
fn the_demonstration_reads_as_the_rules_say() {
    let session = filled();
    let mut wrong = Vec::new();
    for study in studies() {
        for reading in &study.expected {
            let expected = read(&demo().join(&reading.file));
            let scope = Scope {
                at: Some(reading.at.parse().expect("a day")),
                ..Scope::default()
            };
            let id = study.authority.authority().id;
            let observations = observe(&session, Rules::shipped(), &id, &scope).expect("readable");
            let profile = identify(Rules::shipped(), &observations);
            let found = differences(&expected, &profile);
            wrong.extend(found.into_iter().map(|line| format!("{}: {line}", reading.file)));
            assert_eq!(items(&expected["processes"]).len(), 22, "{}", reading.file);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_invented_says_so() {
    for study in studies() {
        let name = &study.authority.name;
        assert_eq!(study.invented, name.contains("inventée"), "{name}");
    }
}
