//! The six criteria, the caps, the holder and the reading of what is endured.

use super::*;

/// A cooperation with every criterion at its best, held by the authority.
fn rooted() -> Testimony {
    informant("I1", "intl")
        .of("COOP", "pr_hold", "us")
        .of("COOP", "pr_formal", "f2")
        .of("COOP", "pr_res", "bud ext")
        .of("COOP", "pr_year", "2007")
        .of("COOP", "pr_surv", "lead crisis")
        .of("COOP", "pr_act", "serv forla assoc util")
        .of("COOP", "pr_body", "body")
        .of("COOP", "pr_link", "water health")
        .of("COOP", "pr_eval", "e2")
        .of("COOP", "pr_vis", "bull event")
        .shows("Convention", "conv", "seen", "COOP1")
        .shows("Budget", "budg", "cited", "COOP2")
}

/// The same without the answers to some questions.
fn without(mut testimony: Testimony, questions: &[&str]) -> Testimony {
    testimony
        .facts
        .retain(|fact| !questions.contains(&fact.question.as_str()));
    testimony
}

/// The same with another answer.
fn with(testimony: Testimony, question: &str, value: &str) -> Testimony {
    without(testimony, &[question]).of("COOP", question, value)
}

fn level(testimony: Testimony) -> Option<(u32, u32)> {
    finding("COOP", vec![testimony])
        .maturity
        .map(|maturity| (maturity.low, maturity.high))
}

fn criterion(code: &str, testimony: Testimony) -> (u32, u32) {
    let finding = finding("COOP", vec![testimony]);
    let criterion = finding
        .criteria
        .into_iter()
        .find(|criterion| criterion.code == code)
        .unwrap();
    (criterion.low, criterion.high)
}

#[test]
fn twelve_points_are_institutionalised() {
    assert_eq!(level(rooted()), Some((4, 4)));
}

#[test]
fn a_missing_criterion_widens_the_interval() {
    assert_eq!(level(without(rooted(), &["pr_link"])), Some((4, 4)), "10 to 12");
    assert_eq!(
        level(without(rooted(), &["pr_link", "pr_year"])),
        Some((3, 4)),
        "8 to 12"
    );
    assert_eq!(criterion("L", without(rooted(), &["pr_link"])), (0, 2));
}

#[test]
fn two_points_for_paper_or_money_must_be_proven() {
    let unproven = |question: &str, value: &str| {
        with(
            without(rooted(), &["ev_seen", "ev_type", "ev_title", "ev_ind"]),
            question,
            value,
        )
        .of("COOP", "pr_ind", "COOP1 COOP2")
    };
    assert_eq!(criterion("F", unproven("pr_formal", "f2")), (1, 1));
    assert_eq!(criterion("R", unproven("pr_res", "bud")), (1, 1));
    assert_eq!(criterion("F", unproven("pr_formal", "f0")), (0, 0));
    assert_eq!(criterion("R", unproven("pr_res", "none")), (0, 0));
}

#[test]
fn no_paper_or_no_means_cap_the_level() {
    assert_eq!(
        level(with(rooted(), "pr_formal", "f0")),
        Some((2, 2)),
        "10 points, capped"
    );
    assert_eq!(level(with(rooted(), "pr_res", "none")), Some((2, 2)));
}

#[test]
fn time_needs_a_trial_passed() {
    assert_eq!(criterion("T", rooted()), (2, 2));
    assert_eq!(
        criterion("T", with(rooted(), "pr_surv", "none")),
        (1, 1),
        "never tested"
    );
    assert_eq!(
        criterion("T", with(rooted(), "pr_surv", "stop")),
        (1, 1),
        "it did stop"
    );
    assert_eq!(criterion("T", without(rooted(), &["pr_surv"])), (1, 2));
    assert_eq!(
        criterion("T", with(rooted(), "pr_year", "2023")),
        (1, 1),
        "three years"
    );
    assert_eq!(
        criterion("T", with(rooted(), "pr_year", "2026")),
        (0, 0),
        "under one year"
    );
}

#[test]
fn four_families_need_a_body_that_decides_together() {
    assert_eq!(criterion("A", rooted()), (2, 2));
    assert_eq!(criterion("A", without(rooted(), &["pr_body"])), (1, 2));
    assert_eq!(criterion("A", with(rooted(), "pr_act", "serv forla")), (1, 1));
    assert_eq!(criterion("A", with(rooted(), "pr_act", "serv")), (0, 0));
}

#[test]
fn links_and_telling() {
    assert_eq!(
        criterion("L", with(rooted(), "pr_link", "plan")),
        (2, 2),
        "the general plan"
    );
    assert_eq!(criterion("L", with(rooted(), "pr_link", "water")), (1, 1));
    assert_eq!(criterion("L", with(rooted(), "pr_link", "none")), (0, 0));
    assert_eq!(
        criterion("V", with(rooted(), "pr_vis", "none")),
        (1, 1),
        "evaluated, not told"
    );
    assert_eq!(
        criterion("V", with(rooted(), "pr_eval", "e1")),
        (1, 1),
        "reported"
    );
    assert_eq!(criterion("V", without(rooted(), &["pr_eval"])), (1, 2));
    assert_eq!(
        criterion("V", with(with(rooted(), "pr_eval", "e0"), "pr_vis", "none")),
        (0, 0)
    );
}

#[test]
fn maturity_is_the_authoritys_own() {
    assert_eq!(level(with(rooted(), "pr_hold", "memb")), None);
    assert_eq!(
        level(with(rooted(), "pr_hold", "us assoc")),
        Some((4, 4)),
        "shared"
    );
    assert_eq!(
        level(without(rooted(), &["pr_hold"])),
        None,
        "not known who holds it"
    );
    let finding = finding("COOP", vec![with(rooted(), "pr_hold", "memb")]);
    assert_eq!(finding.holder, ["memb"]);
}

#[test]
fn what_is_endured_is_read_as_regulation() {
    let mine = informant("I1", "econ")
        .of("PRIV", "pr_hold", "priv")
        .of("PRIV", "pr_talk", "reg")
        .of("PRIV", "pr_rule", "no")
        .of("PRIV", "pr_act", "serv firm farm union")
        .shows("Compte administratif", "budg", "seen", "PRIV3");
    let finding = finding("PRIV", vec![mine]);
    let points = |code: &str| {
        let criterion = finding
            .criteria
            .iter()
            .find(|criterion| criterion.code == code)
            .unwrap();
        (criterion.low, criterion.high)
    };
    assert_eq!((points("A"), points("L")), ((2, 2), (0, 0)));
}

#[test]
fn steering_is_said_by_those_who_are_the_authority() {
    let firm = informant("I1", "firm")
        .at("Usine")
        .says("s_priv", "cur")
        .of("PRIV", "pr_agency", "sought");
    let town = informant("I2", "econ").of("PRIV", "pr_agency", "endured");
    let profile = profile(vec![firm, town]);
    assert_eq!(
        profile.process("PRIV").unwrap().steering.as_deref(),
        Some("endured")
    );
    assert!(asked(&profile, "PRIV").contains(&"steering_differs"));
}
