//! The demonstration data: expected readings, written from the rules, against what the engine reads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use repere::identify::gather::{Scope, observe};
use repere::identify::{Profile, Rules, identify};
use repere::interview::{Answer, Op, OpValue};
use repere::session::{
    AnswerError, Authority, Beginning, Open, Purpose, Secret, Session, Unlock, Words, World,
};
use serde_json::Value;

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

/// A folder in which every scripted interview was filled, through the door that a person's answers take.
fn filled() -> (Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::pinned("2026-11-20T09:00:00+00:00[UTC]".parse().expect("a moment"), 3);
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
    let mut session = Session::create(folder.path(), &purpose, &unlock, world).expect("a folder made");
    for study in items(&read(&demo().join("demo.json"))) {
        let authority = Authority::named(
            text(&study["authority"]["country"]),
            text(&study["authority"]["name"]),
        );
        for interview in items(&study["interviews"]) {
            let form = session.form(text(&interview["form"])).expect("a shipped form");
            let beginning = Beginning {
                informant: text(&interview["informant"]).into(),
                ..Beginning::about(authority.clone())
            };
            let mut open = session.begin(&form, &beginning).expect("an interview");
            let script = text(&interview["script"]);
            let ops: Vec<Op> = serde_json::from_value(read(&demo().join(script))).expect("a script");
            for (number, op) in ops.iter().enumerate() {
                act(&mut session, &mut open, op)
                    .unwrap_or_else(|error| panic!("{script}, act {}: {error}", number + 1));
            }
            let wrong = open.interview().failures();
            assert!(wrong.is_empty(), "{script}: {wrong:?}");
        }
    }
    (session, folder)
}

fn act(session: &mut Session, open: &mut Open, op: &Op) -> Result<(), AnswerError> {
    match op {
        Op::Set {
            path,
            value,
            nonresponse,
            reason,
        } => {
            let place = open.interview().find(path)?;
            let answer = match nonresponse {
                Some(kind) => Answer::Missing {
                    kind: *kind,
                    reason: reason.clone(),
                },
                None => Answer::Value(value.as_ref().map(OpValue::text).unwrap_or_default()),
            };
            session.answer(open, &place, answer, &Words::default())?;
            assert!(open.interview().is_relevant(&place), "{path} is not asked");
        }
        Op::AddRepeat { path, .. } => {
            let repeat = open.interview().find(path)?;
            session.add_instance(open, &repeat)?;
        }
        other => panic!("the demonstration has no {other:?}"),
    }
    Ok(())
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
    let (session, _folder) = filled();
    let mut wrong = Vec::new();
    for study in items(&read(&demo().join("demo.json"))) {
        let authority = Authority::named(
            text(&study["authority"]["country"]),
            text(&study["authority"]["name"]),
        );
        for reading in items(&study["expected"]) {
            let file = text(&reading["file"]);
            let expected = read(&demo().join(file));
            let scope = Scope {
                at: Some(text(&reading["at"]).parse().expect("a day")),
                ..Scope::default()
            };
            let observations = observe(&session, Rules::shipped(), &authority.id, &scope).expect("readable");
            let profile = identify(Rules::shipped(), &observations);
            let found = differences(&expected, &profile);
            wrong.extend(found.into_iter().map(|line| format!("{file}: {line}")));
            assert_eq!(items(&expected["processes"]).len(), 22, "{file}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_invented_says_so() {
    for study in items(&read(&demo().join("demo.json"))) {
        let name = text(&study["authority"]["name"]);
        assert_eq!(
            study["invented"].as_bool().expect("as the file promises"),
            name.contains("inventée"),
            "{name}"
        );
    }
}
