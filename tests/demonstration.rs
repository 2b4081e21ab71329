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
    for (n, op) in script
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .filter(|(_, op)| op["op"] == "set")
    {
        let path = op["path"].as_str().unwrap();
        let (row, question) = path.rsplit_once('/').unwrap_or(("", path));
        let row = row
            .split_once(']')
            .map_or(String::new(), |(row, _)| format!("{row}]"));
        let said = match op["nonresponse"].as_str() {
            Some(kind) => Said::Missing(kind.into()),
            None => Said::Value(op["value"].as_str().unwrap().into()),
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
    let testimonies = study["interviews"].as_array().unwrap().iter().map(|interview| {
        let script = interview["script"].as_str().unwrap();
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
            interview["informant"].as_str().unwrap(),
            facts.clone(),
            &facts,
        )
        .unwrap()
    });
    Observations {
        authority: "demo".into(),
        name: study["authority"]["name"].as_str().unwrap().into(),
        reference: Some(at.parse().unwrap()),
        testimonies: testimonies.collect(),
    }
}

/// Every difference between an expected reading and a profile, said in full.
pub fn differences(expected: &Value, profile: &Profile) -> Vec<String> {
    let found: Value = serde_json::from_str(&profile.json()).unwrap();
    let mut differences = Vec::new();
    for line in expected["processes"].as_array().unwrap() {
        let code = line["code"].as_str().unwrap();
        let finding = found["processes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|finding| finding["code"] == code)
            .unwrap();
        for (key, value) in line.as_object().unwrap() {
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
    for study in read(&demo().join("demo.json")).as_array().unwrap() {
        for reading in study["expected"].as_array().unwrap() {
            let file = reading["file"].as_str().unwrap();
            let expected = read(&demo().join(file));
            let profile = identify(&rules, &observations(study, reading["at"].as_str().unwrap()));
            wrong.extend(
                differences(&expected, &profile)
                    .into_iter()
                    .map(|line| format!("{file}: {line}")),
            );
            assert_eq!(expected["processes"].as_array().unwrap().len(), 22, "{file}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_invented_says_so() {
    for study in read(&demo().join("demo.json")).as_array().unwrap() {
        let name = study["authority"]["name"].as_str().unwrap();
        assert_eq!(
            study["invented"].as_bool().unwrap(),
            name.contains("inventée"),
            "{name}"
        );
    }
}
