//! The table that ships, and how strictly a table is read.

use super::super::rules::{Class, RulesError, RulesProblem};
use super::*;

fn shipped() -> serde_json::Value {
    serde_json::from_str(include_str!("../../../forms/identification.json")).unwrap()
}

fn problems(table: &serde_json::Value) -> Vec<RulesProblem> {
    match Rules::read(&table.to_string()) {
        Err(RulesError::Problems(problems)) => problems,
        Err(error) => panic!("{error}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn ships_22_processes_and_112_signs() {
    let rules = Rules::shipped();
    assert_eq!(rules.processes.len(), 22);
    assert_eq!(rules.signs.len(), 112);
    for process in &rules.processes {
        assert!(!process.fr.is_empty() && !process.en.is_empty());
        let decisive = rules
            .signs
            .iter()
            .any(|sign| sign.process == process.code && sign.class == Class::D);
        assert!(decisive, "{} has a decisive sign", process.code);
    }
    // The amendments, section 3.
    assert_eq!(rules.sign("PRIV3").map(|sign| sign.class), Some(Class::D));
    assert_eq!(rules.sign("FLOW3").map(|sign| sign.class), Some(Class::S));
    assert!(rules.sign("HUMA1").unwrap().fr.contains("territoire étranger"));
    assert!(
        rules
            .sign("AGEN1")
            .unwrap()
            .fr
            .contains("au-delà de l’obligation légale")
    );
}

#[test]
fn an_unknown_key_is_a_problem_with_its_place() {
    let mut table = shipped();
    table["maturity"]["bandes"] = 3.into();
    table["signs"][4]["clas"] = "D".into();
    let mut found = problems(&table);
    found.sort_by_key(ToString::to_string);
    assert_eq!(
        found,
        [
            RulesProblem::UnknownKey {
                path: "/maturity/bandes".into()
            },
            RulesProblem::UnknownKey {
                path: "/signs/4/clas".into()
            },
        ]
    );
}

#[test]
fn codes_that_point_nowhere_are_all_reported() {
    let mut table = shipped();
    table["signs"][0]["process"] = "CUUP".into();
    table["competence"][0]["processes"] = serde_json::json!(["AGEM"]);
    table["rules"].as_array_mut().unwrap().pop();
    let found = problems(&table);
    assert!(found.contains(&RulesProblem::Undefined {
        table: "signs",
        code: "CUUP".into()
    }));
    assert!(found.contains(&RulesProblem::Undefined {
        table: "competence",
        code: "AGEM".into()
    }));
    assert!(found.contains(&RulesProblem::NoLastRule));
}

#[test]
fn a_wrong_shape_says_line_and_column() {
    let error = Rules::read("{\n \"version\": 3\n}").unwrap_err();
    assert!(matches!(error, RulesError::Shape { line: 2, .. }), "{error}");
}

#[test]
fn a_profile_keeps_the_version_of_its_rules() {
    let mut rules = Rules::shipped();
    rules.version = "7-study".into();
    assert_eq!(identify(&rules, &Observations::default()).rules, "7-study");
}

#[test]
fn competence_is_read_by_role_and_process() {
    let rules = Rules::shipped();
    let k =
        |role: &str, process: &str| informant("I1", role).competence(&rules, rules.process(process).unwrap());
    assert_eq!(
        [
            k("exec", "COOP"),
            k("exec", "AGEN"),
            k("exec", "PEAC"),
            k("exec", "REGI")
        ],
        [2, 2, 2, 2]
    );
    assert_eq!(
        [k("dgs", "PRIV"), k("cab", "MIGR"), k("deleg", "HUMA")],
        [1, 1, 1]
    );
    assert_eq!(
        [
            k("intl", "TWIN"),
            k("intl", "HUMA"),
            k("intl", "MIGR"),
            k("intl", "PRIV")
        ],
        [2, 2, 0, 0]
    );
    assert_eq!(
        [
            k("state", "PRIV"),
            k("trad", "PRIV"),
            k("trad", "MIGR"),
            k("state", "XBRD")
        ],
        [2, 2, 2, 2]
    );
    assert_eq!([k("cit", "COOP"), k("opp", "COOP"), k("oth", "DIGI")], [0, 0, 0]);
    assert_eq!(k("cit dias", "MIGR"), 2, "the better of two roles counts");
}
