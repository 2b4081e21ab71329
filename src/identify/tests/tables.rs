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
    let mut rules = Rules::shipped().clone();
    rules.version = "7-study".into();
    assert_eq!(identify(&rules, &Observations::default()).rules, "7-study");
}

#[test]
fn competence_is_read_by_role_and_process() {
    let rules = Rules::shipped();
    let k =
        |role: &str, process: &str| informant("I1", role).competence(rules, rules.process(process).unwrap());
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

#[test]
fn every_answer_that_the_rules_weigh_is_offered_by_the_core_form() {
    let form = crate::form::shipped_form("core").expect("the core form builds");
    let rules = Rules::shipped();
    let offers = |question: &str, code: &str| {
        let node = form.node(form.find_name(question).expect(question));
        let crate::form::OptionSource::List(list) = node.options.as_ref().expect(question).source else {
            return false;
        };
        form.list(list).find(code).is_some()
    };
    let maturity = &rules.maturity;
    let mut weighed: Vec<(&str, &str)> = Vec::new();
    for rule in [&maturity.formal, &maturity.means] {
        weighed.extend(rule.points.keys().map(|code| (rule.from.as_str(), code.as_str())));
    }
    for rule in [&maturity.endured.talk, &maturity.endured.rule] {
        weighed.extend(rule.points.keys().map(|code| (rule.from.as_str(), code.as_str())));
    }
    weighed.extend(
        maturity
            .time
            .passed
            .iter()
            .map(|code| (maturity.time.through.as_str(), code.as_str())),
    );
    weighed.extend(
        maturity
            .actors
            .not_together
            .iter()
            .map(|code| (maturity.actors.together.as_str(), code.as_str())),
    );
    weighed.extend(
        maturity
            .told
            .reviewed
            .keys()
            .map(|code| (maturity.told.review.as_str(), code.as_str())),
    );
    weighed.extend(
        rules
            .states
            .answers
            .keys()
            .map(|code| (rules.states.from.as_str(), code.as_str())),
    );
    weighed.extend(
        rules
            .steering
            .answers
            .keys()
            .map(|code| (rules.steering.from.as_str(), code.as_str())),
    );
    weighed.extend(
        rules
            .holder
            .ours
            .iter()
            .map(|code| (rules.holder.from.as_str(), code.as_str())),
    );
    weighed.extend(
        rules
            .screening
            .positive
            .iter()
            .map(|code| ("s_coop", code.as_str())),
    );
    weighed.extend(
        rules
            .standing
            .inside
            .iter()
            .map(|code| (rules.questions.role.as_str(), code.as_str())),
    );
    weighed.extend(
        rules
            .standing
            .outside
            .iter()
            .map(|code| (rules.questions.role.as_str(), code.as_str())),
    );
    for (question, code) in weighed {
        assert!(offers(question, code), "{question} does not offer {code}");
    }
}
