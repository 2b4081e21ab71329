//! The demonstration data: expected readings, written from the rules, against what the engine reads.

use std::path::{Path, PathBuf};

use repere::identify::gather::{Card, testify};
use repere::identify::observe::{Fact, Observations, Said};
use repere::identify::{Profile, Rules, identify};
use serde_json::Value;

const PROCESSES: [&str; 22] = [
    "COOP", "TWIN", "NETW", "AIDP", "SSCO", "EXPT", "MIGR", "WELC", "ECON", "PRIV", "FLOW", "TOUR", "KNOW",
    "CULT", "YOUT", "CIVS", "HUMA", "REGI", "XBRD", "AGEN", "PEAC", "DIGI",
];

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

/// The answers of a script as facts, read plainly: every path is a place, every answer stands.
fn facts(script: &Value, interview: &str) -> Vec<Fact> {
    let mut facts: Vec<Fact> = PROCESSES
        .iter()
        .enumerate()
        .map(|(index, code)| {
            fact(
                "pr_code",
                &format!("/data/pr[{}]", index + 1),
                Said::Value((*code).into()),
                String::new(),
            )
        })
        .collect();
    for (n, op) in items(script)
        .iter()
        .enumerate()
        .filter(|(_, op)| op["op"] == "set")
    {
        let path = text(&op["path"]);
        let (row, question) = path.rsplit_once('/').unwrap_or(("", path));
        let row = row
            .split_once(']')
            .map_or(String::new(), |(row, _)| format!("{row}]"));
        let said = match op["nonresponse"].as_str() {
            Some(kind) => Said::Missing(kind.into()),
            None => Said::Value(text(&op["value"]).into()),
        };
        facts.push(fact(question, &row, said, format!("{interview}.{n:03}")));
    }
    facts
}

fn fact(question: &str, row: &str, answer: Said, event: String) -> Fact {
    Fact {
        question: question.into(),
        row: row.into(),
        process: None,
        answer,
        event,
    }
}

fn observations(study: &Value, at: &str) -> Observations {
    let rules = Rules::shipped();
    let testimonies = items(&study["interviews"]).iter().map(|interview| {
        let script = text(&interview["script"]);
        let facts = facts(&read(&demo().join(script)), script);
        let card = Card {
            interview: script.into(),
            form: "core".into(),
            state: "submitted".into(),
            begun: jiff::civil::date(2026, 1, 1),
        };
        testify(
            &rules,
            &card,
            text(&interview["informant"]),
            facts.clone(),
            &facts,
        )
        .expect("as the file promises")
    });
    Observations {
        authority: "demo".into(),
        name: text(&study["authority"]["name"]).into(),
        reference: Some(at.parse().expect("as the file promises")),
        testimonies: testimonies.collect(),
        unread: Vec::new(),
    }
}

/// Every difference between an expected reading and a profile, said in full.
pub fn differences(expected: &Value, profile: &Profile) -> Vec<String> {
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
    let rules = Rules::shipped();
    let mut wrong = Vec::new();
    for study in items(&read(&demo().join("demo.json"))) {
        for reading in items(&study["expected"]) {
            let file = text(&reading["file"]);
            let expected = read(&demo().join(file));
            let profile = identify(&rules, &observations(study, text(&reading["at"])));
            wrong.extend(
                differences(&expected, &profile)
                    .into_iter()
                    .map(|line| format!("{file}: {line}")),
            );
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
