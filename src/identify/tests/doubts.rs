//! Contradictions, and what is only to be cleared up at the table.

use super::*;

#[test]
fn two_informants_who_differ_on_a_sign_contradict_each_other() {
    let yes = informant("I1", "intl").of("COOP", "pr_ind", "COOP1");
    let no = informant("I2", "dgs").of("COOP", "pr_not", "COOP1");
    let profile = profile(vec![yes, no]);
    assert!(profile.process("COOP").unwrap().contradiction);
    let question = profile
        .questions_back
        .iter()
        .find(|question| question.kind == "contradiction")
        .unwrap();
    assert_eq!(question.sign.as_deref(), Some("COOP1"));
    assert_eq!(question.informants, ["I1", "I2"]);
}

#[test]
fn a_document_beats_a_denial_for_the_status_and_the_flag_stays() {
    let shown = informant("I1", "intl").shows("Convention", "conv", "seen", "COOP1");
    let denies = informant("I2", "exec").says("s_coop", "no");
    let finding = finding("COOP", vec![shown, denies]);
    assert_eq!(
        (finding.status, finding.strength, finding.contradiction),
        ("present", Some("A"), true)
    );
    let contested = finding
        .reasons
        .iter()
        .find(|reason| reason.answer == "no")
        .unwrap();
    assert_eq!(contested.rule, "X");
}

#[test]
fn a_screening_no_stands_only_against_a_specific_decisive_or_core_sign() {
    let no = || informant("I2", "exec").says("s_coop", "no");
    let against = |positive: Testimony| finding("COOP", vec![positive, no()]).contradiction;
    assert!(against(informant("I1", "intl").tells("COOP", "COOP3")));
    assert!(
        !against(informant("I1", "cit").of("COOP", "pr_ind", "COOP3")),
        "a general word"
    );
    assert!(
        !against(informant("I1", "intl").tells("COOP", "COOP6")),
        "a supporting sign"
    );
}

#[test]
fn a_denial_by_who_cannot_know_contradicts_nothing() {
    let yes = || informant("I1", "firm").at("Mine").tells("PRIV", "PRIV2");
    let no = |who: Testimony| finding("PRIV", vec![yes(), who.says("s_priv", "no")]).contradiction;
    assert!(no(informant("I2", "exec")));
    assert!(!no(informant("I2", "exec").in_post(0)), "six months in post");
    assert!(!no(informant("I2", "intl")), "not competent for firms");
}

#[test]
fn one_informant_who_says_both_is_asked_at_the_table() {
    let both =
        informant("I1", "intl")
            .of("COOP", "pr_not", "COOP1")
            .shows("Convention", "conv", "seen", "COOP1");
    let profile = profile(vec![both]);
    assert!(!profile.process("COOP").unwrap().contradiction);
    assert!(asked(&profile, "COOP").contains(&"clear_up"));
}

#[test]
fn what_the_interviewer_saw_can_contradict_the_informant() {
    let fearful = informant("I1", "dgs").says("s_priv", "no").says("x_ind", "PRIV2");
    let finding = finding("PRIV", vec![fearful]);
    assert_eq!(
        (finding.status, finding.rule.as_str(), finding.contradiction),
        ("probable", "P5", true)
    );
}

#[test]
fn words_of_different_times_do_not_contradict() {
    let then = informant("I1", "intl")
        .on(date(2024, 11, 16))
        .tells("COOP", "COOP1");
    let now = informant("I2", "dgs").of("COOP", "pr_not", "COOP1");
    assert!(
        !finding("COOP", vec![then, now.clone()]).contradiction,
        "24 months apart"
    );
    let later = informant("I1", "intl")
        .on(date(2024, 11, 17))
        .tells("COOP", "COOP1");
    assert!(finding("COOP", vec![later, now]).contradiction, "a day less");
}

#[test]
fn an_old_document_does_not_speak_of_today() {
    let old = |date: &str| {
        let shown = informant("I1", "intl").shows("Serment", "delib", "seen", "TWIN1");
        shown.put("ev_date", "ev:Serment", None, Said::Value(date.into()))
    };
    let no = informant("I2", "exec").of("TWIN", "pr_not", "TWIN1");
    assert!(!finding("TWIN", vec![old("1987"), no.clone()]).contradiction);
    assert!(finding("TWIN", vec![old("2026-02"), no]).contradiction);
}

#[test]
fn no_longer_stands_against_now_but_not_against_never() {
    let now = informant("I1", "intl").of("TWIN", "pr_ind", "TWIN2");
    let before = informant("I2", "dgs").of("TWIN", "pr_bef", "TWIN2");
    let not = informant("I3", "exec").of("TWIN", "pr_not", "TWIN2");
    assert!(finding("TWIN", vec![now, before.clone()]).contradiction);
    assert!(!finding("TWIN", vec![before, not]).contradiction);
}
