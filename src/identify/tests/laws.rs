//! What must hold whatever the interviews say.

use proptest::prelude::*;

use super::super::rules::{Need, Status};
use super::*;

const ROLES: [&str; 8] = ["exec", "intl", "dgs", "dias", "firm", "univ", "state", "cit"];
const PROCESSES: [&str; 5] = ["COOP", "MIGR", "PRIV", "KNOW", "TWIN"];

/// Something that an informant may say or show of a process.
#[derive(Debug, Clone)]
enum Said1 {
    Screened(usize),
    Signs(&'static str, u8),
    Document(&'static str, u8),
    Saw(u8),
    State(&'static str),
}

fn said() -> impl Strategy<Value = (usize, Said1)> {
    let what = prop_oneof![
        (0usize..6).prop_map(Said1::Screened),
        (prop::sample::select(vec!["pr_ind", "pr_bef", "pr_not"]), 1u8..6)
            .prop_map(|(q, n)| Said1::Signs(q, n)),
        (prop::sample::select(vec!["seen", "cited", "none"]), 1u8..6)
            .prop_map(|(s, n)| Said1::Document(s, n)),
        (1u8..6).prop_map(Said1::Saw),
        prop::sample::select(vec!["act", "susp", "end", "plan"]).prop_map(Said1::State),
    ];
    (0..PROCESSES.len(), what)
}

fn person() -> impl Strategy<Value = (usize, u32, i16, Vec<(usize, Said1)>)> {
    (
        0..ROLES.len(),
        0u32..4,
        2019i16..2027,
        prop::collection::vec(said(), 0..8),
    )
}

fn testimony(index: usize, (role, years, year, all): (usize, u32, i16, Vec<(usize, Said1)>)) -> Testimony {
    let who = informant(&format!("I{index}"), ROLES[role])
        .in_post(years)
        .on(date(year, 5, 4));
    let who = if ROLES[role] == "exec" {
        who
    } else {
        who.at(&format!("U{role}"))
    };
    all.into_iter()
        .fold(who, |who, (process, what)| add(who, PROCESSES[process], &what))
}

fn add(who: Testimony, process: &str, what: &Said1) -> Testimony {
    let lower = process.to_lowercase();
    match what {
        Said1::Screened(answer) => {
            let answer = ["cur", "susp", "past", "plan", "no", "no"][*answer];
            if process == "MIGR" {
                who.says("s_migr", answer).says("s_orig", answer)
            } else {
                who.says(&format!("s_{lower}"), answer)
            }
        }
        Said1::Signs(question, n) => {
            let who = who.of(process, question, &format!("{process}{n}"));
            if n % 2 == 0 {
                who.of(process, "pr_ex", "one example")
            } else {
                who
            }
        }
        Said1::Document(seen, n) => {
            let title = format!("{process}{n}{}", who.facts.len());
            who.shows(&title, "rep", seen, &format!("{process}{n}"))
        }
        Said1::Saw(n) => who.says("x_ind", &format!("{process}{n}")),
        Said1::State(state) => who.of(process, "pr_state", state),
    }
}

fn statuses(profile: &Profile) -> Vec<Status> {
    let all = [Status::Absent, Status::Unknown, Status::Probable, Status::Present];
    profile
        .processes
        .iter()
        .map(|finding| *all.iter().find(|status| status.code() == finding.status).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_interviews_and_answers_changes_nothing(
        people in prop::collection::vec(person(), 1..6),
        seed in any::<u64>(),
    ) {
        let one: Vec<Testimony> = people.into_iter().enumerate().map(|(index, person)| testimony(index, person)).collect();
        let mut other = one.clone();
        let turn = seed as usize % other.len();
        other.rotate_left(turn);
        for testimony in &mut other {
            testimony.facts.reverse();
        }
        prop_assert_eq!(profile(one).json(), profile(other).json());
    }

    #[test]
    fn one_more_positive_observation_never_lowers_a_status(
        people in prop::collection::vec(person(), 1..6),
        process in 0..PROCESSES.len(),
        n in 1u8..6,
        how in 0..4usize,
        role in 0..ROLES.len(),
        screened in any::<bool>(),
    ) {
        let mut before: Vec<Testimony> = people.into_iter().enumerate().map(|(index, person)| testimony(index, person)).collect();
        // Chance alone seldom leaves a process to its screening, which is where a sign could do harm.
        if screened {
            before.push(add(informant("I97", "dgs"), PROCESSES[process], &Said1::Screened(0)));
        }
        let what = match how {
            0 => Said1::Signs("pr_ind", n),
            1 => Said1::Signs("pr_bef", n),
            2 => Said1::Document("cited", n),
            _ => Said1::Saw(n),
        };
        let mut after = before.clone();
        if role % 2 == 0 {
            let first = after.remove(0);
            after.push(add(first, PROCESSES[process], &what));
        } else {
            after.push(add(informant("I99", ROLES[role]), PROCESSES[process], &what));
        }
        let (before, after) = (statuses(&profile(before)), statuses(&profile(after)));
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(after >= before, "{before:?} fell to {after:?}");
        }
    }

    #[test]
    fn an_unknown_code_survives_any_company(people in prop::collection::vec(person(), 0..4)) {
        let mut all: Vec<Testimony> = people.into_iter().enumerate().map(|(index, person)| testimony(index, person)).collect();
        let without = statuses(&profile(all.clone()));
        all.push(informant("I98", "intl").of("COOP", "pr_ind", "COOP77 ZZZZ1"));
        let profile = profile(all);
        let kept: Vec<&str> = profile.unknown_signs.iter().map(|sign| sign.sign.as_str()).collect();
        prop_assert_eq!(kept, ["COOP77", "ZZZZ1"]);
        prop_assert_eq!(statuses(&profile), without);
    }
}

/// A law that nothing can break proves nothing: under the rules as the dossier first had them, a sign lowers a status.
#[test]
fn the_law_of_the_added_sign_fails_under_the_rules_before_they_were_amended() {
    let mut rules = Rules::shipped().clone();
    let said = rules.rules.iter_mut().find(|rule| rule.id == "P7").unwrap();
    for needs in &mut said.any {
        needs.push(Need::NoPositiveSign);
    }
    let screened = informant("I1", "intl").says("s_twin", "cur");
    let with_a_sign = add(screened.clone(), "TWIN", &Said1::Saw(4)).says("s_netw", "no");
    let under = |rules: &Rules, testimony: Testimony| {
        let observations = Observations {
            testimonies: vec![testimony],
            ..Observations::default()
        };
        identify(rules, &observations).process("TWIN").unwrap().status
    };
    // TWIN4 supports only, and is seen: P6 would catch it, were the screening not read so.
    rules.rules.retain(|rule| rule.id != "P6");
    assert_eq!(under(&rules, screened.clone()), "probable");
    assert_eq!(
        under(&rules, with_a_sign.clone()),
        "unknown",
        "the law would fail"
    );
    assert_eq!(under(Rules::shipped(), with_a_sign), "probable");
}

/// Nor would the law of the order hold of an engine that looked at the order: two days exchanged change the profile.
#[test]
fn what_the_law_of_the_order_compares_tells_two_contents_apart() {
    let told = |day: i8, state: &str, code: &str| {
        informant(code, "intl")
            .on(date(2026, 5, day))
            .of("COOP", "pr_state", state)
            .of("COOP", "pr_ind", "COOP1")
    };
    let one = vec![told(4, "act", "I1"), told(5, "end", "I2")];
    let other = vec![told(5, "act", "I1"), told(4, "end", "I2")];
    assert_ne!(profile(one.clone()).json(), profile(other).json());
    assert_eq!(
        profile(one.clone()).json(),
        profile(one.into_iter().rev().collect()).json()
    );
}

/// A code counts as unknown only where it is: with the sign in the table it would not be reported.
#[test]
fn the_law_of_the_unknown_code_fails_for_a_code_that_is_known() {
    let told = informant("I1", "intl").of("COOP", "pr_ind", "COOP1 COOP77");
    let profile = profile(vec![told]);
    let kept: Vec<&str> = profile
        .unknown_signs
        .iter()
        .map(|sign| sign.sign.as_str())
        .collect();
    assert_eq!(kept, ["COOP77"]);
}
