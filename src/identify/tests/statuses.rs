//! P1 to P10, each alone, and the amended absences.

use super::*;

#[test]
fn p1_one_decisive_sign_well_evidenced() {
    let seen =
        informant("I1", "intl")
            .of("COOP", "pr_ind", "COOP1")
            .shows("Convention", "conv", "seen", "COOP1");
    let cited = informant("I1", "intl").shows("Convention", "conv", "cited", "COOP1");
    assert_eq!(reads("COOP", vec![seen]), ("present", "P1".into(), Some("A")));
    assert_eq!(reads("COOP", vec![cited]), ("present", "P1".into(), Some("B")));
}

#[test]
fn p1_holds_for_a_sign_that_was_there_before() {
    let before = informant("I1", "intl")
        .of("TWIN", "pr_bef", "TWIN1")
        .shows("Serment", "delib", "seen", "TWIN1");
    assert_eq!(reads("TWIN", vec![before]), ("present", "P1".into(), Some("A")));
}

#[test]
fn p2_two_core_signs_cited_or_three_told() {
    let cited = informant("I1", "sect").shows("Bordereau", "rep", "cited", "HUMA2 HUMA3");
    let told = informant("I1", "univ").tells("KNOW", "KNOW2 KNOW3 KNOW4");
    assert_eq!(reads("HUMA", vec![cited]), ("present", "P2".into(), Some("B")));
    assert_eq!(reads("KNOW", vec![told]), ("present", "P2".into(), Some("C")));
}

#[test]
fn p3_a_decisive_and_a_core_sign_told_with_an_example() {
    let told = informant("I1", "dgs").tells("NETW", "NETW1 NETW2");
    assert_eq!(reads("NETW", vec![told]), ("present", "P3".into(), Some("C")));
}

#[test]
fn p4_a_decisive_sign_only_asserted() {
    let said = informant("I1", "cit").of("WELC", "pr_ind", "WELC1");
    assert_eq!(reads("WELC", vec![said]), ("probable", "P4".into(), Some("D")));
}

#[test]
fn p5_one_core_sign_told_or_two_asserted() {
    let told = informant("I1", "univ").tells("KNOW", "KNOW2");
    let said = informant("I1", "cit").of("KNOW", "pr_ind", "KNOW2 KNOW4");
    let one = informant("I1", "cit").of("KNOW", "pr_ind", "KNOW2");
    assert_eq!(reads("KNOW", vec![told]), ("probable", "P5".into(), Some("C")));
    assert_eq!(reads("KNOW", vec![said]), ("probable", "P5".into(), Some("D")));
    assert_eq!(reads("KNOW", vec![one]).0, "unknown");
}

#[test]
fn p6_a_supporting_sign_seen_unless_the_screening_denies() {
    let saw = |who: Testimony| who.says("x_ind", "COOP6");
    assert_eq!(
        reads("COOP", vec![saw(informant("I1", "cit"))]),
        ("probable", "P6".into(), Some("B"))
    );
    let denied = saw(informant("I1", "exec").says("s_coop", "no"));
    assert_eq!(
        reads("COOP", vec![denied]).0,
        "unknown",
        "neither probable nor absent: a sign was seen"
    );
}

#[test]
fn p6_a_supporting_sign_told_by_two_organisations_stands_against_a_denial() {
    let told = |code: &str, role: &str| informant(code, role).tells("MIGR", "MIGR6");
    let both = vec![
        told("I1", "dgs").says("s_migr", "no").says("s_orig", "no"),
        told("I2", "dias").at("Association des ressortissants"),
    ];
    assert_eq!(reads("MIGR", both), ("probable", "P6".into(), Some("B")));
}

#[test]
fn p7_said_at_screening_by_someone_competent() {
    for answer in ["cur", "susp", "past", "plan"] {
        let said = informant("I1", "intl").says("s_twin", answer);
        assert_eq!(
            reads("TWIN", vec![said]),
            ("probable", "P7".into(), Some("D")),
            "{answer}"
        );
    }
    let resident = informant("I1", "cit").says("s_twin", "cur");
    assert_eq!(reads("TWIN", vec![resident]), ("unknown", "P10".into(), None));
}

#[test]
fn p7_applies_whatever_signs_were_observed() {
    let said = informant("I1", "intl")
        .says("s_twin", "cur")
        .of("TWIN", "pr_ind", "TWIN4");
    assert_eq!(reads("TWIN", vec![said]), ("probable", "P7".into(), Some("D")));
}

#[test]
fn p8_one_voice_settles_absence_where_it_would_know() {
    let no = |who: Testimony| vec![who.says("s_twin", "no")];
    assert_eq!(
        reads("TWIN", no(informant("I1", "intl"))),
        ("absent", "P8".into(), None)
    );
    assert_eq!(
        reads("TWIN", no(informant("I1", "exec").in_post(2))),
        ("absent", "P8".into(), None)
    );
    assert_eq!(
        reads("TWIN", no(informant("I1", "exec").in_post(1))).0,
        "unknown",
        "new in post"
    );
    assert_eq!(
        reads("TWIN", no(informant("I1", "assoc"))).0,
        "unknown",
        "not competent"
    );
    let mut unsaid = informant("I1", "intl");
    unsaid.informant.years = None;
    assert_eq!(
        reads("TWIN", no(unsaid)).0,
        "unknown",
        "two years in post must be said"
    );
}

#[test]
fn p8_is_for_four_processes_only() {
    let no = informant("I1", "intl")
        .says("s_expt", "no")
        .says("s_netw", "no")
        .says("s_xbrd", "no")
        .says("s_coop", "no");
    let profile = profile(vec![no]);
    let status = |code: &str| profile.process(code).unwrap().status;
    assert_eq!([status("NETW"), status("XBRD"), status("COOP")], ["absent"; 3]);
    assert_eq!(status("EXPT"), "unknown");
}

#[test]
fn p9_two_organisations_are_needed_elsewhere() {
    let no = |code: &str, role: &str| informant(code, role).says("s_know", "no");
    let university = no("I2", "univ").at("Université");
    assert_eq!(
        reads("KNOW", vec![no("I1", "dgs"), university.clone()]),
        ("absent", "P9".into(), None)
    );
    assert_eq!(
        reads("KNOW", vec![no("I1", "dgs"), no("I2", "exec")]).0,
        "unknown",
        "one organisation"
    );
    assert_eq!(reads("KNOW", vec![university]).0, "unknown", "one voice");
    assert_eq!(
        reads("KNOW", vec![no("I1", "dgs"), no("I2", "firm").at("Usine")]).0,
        "unknown",
        "a firm is not competent for knowledge"
    );
}

#[test]
fn p9_asks_for_a_voice_from_outside_where_the_authority_may_not_see() {
    let no = |code: &str, role: &str| informant(code, role).says("s_priv", "no");
    let outside = vec![no("I1", "dgs"), no("I2", "firm").at("Chambre de commerce")];
    assert_eq!(reads("PRIV", outside), ("absent", "P9".into(), None));
}

#[test]
fn absence_of_diaspora_links_needs_both_questions_denied() {
    let half = |code: &str, role: &str| informant(code, role).says("s_migr", "no");
    let whole = |code: &str, role: &str| half(code, role).says("s_orig", "no");
    let association = "Association";
    assert_eq!(
        reads(
            "MIGR",
            vec![half("I1", "dgs"), half("I2", "dias").at(association)]
        )
        .0,
        "unknown"
    );
    assert_eq!(
        reads(
            "MIGR",
            vec![whole("I1", "dgs"), whole("I2", "dias").at(association)]
        )
        .0,
        "absent"
    );
}

#[test]
fn p10_silence_and_dont_know_prove_nothing() {
    let rules = Rules::shipped();
    let mut silent = informant("I1", "exec");
    for question in rules.processes.iter().flat_map(|process| &process.screening) {
        silent = silent.leaves(question, "dont_know");
    }
    let profile = profile(vec![silent]);
    for finding in &profile.processes {
        assert_eq!(
            (finding.status, finding.rule.as_str(), finding.sources),
            ("unknown", "P10", 0)
        );
        assert_eq!(asked(&profile, &finding.code), ["who_knows"]);
    }
}

#[test]
fn a_box_left_unticked_denies_nothing() {
    let unticked = informant("I1", "intl")
        .says("s_coop", "cur")
        .of("COOP", "pr_ind", "COOP6");
    let told = informant("I2", "net")
        .at("Réseau")
        .of("COOP", "pr_ind", "COOP1 COOP3");
    assert!(!finding("COOP", vec![unticked, told]).contradiction);
}

#[test]
fn planned_only_is_probable_planned_and_not_begun() {
    let planned = informant("I1", "intl")
        .says("s_ssco", "plan")
        .of("SSCO", "pr_state", "plan")
        .of("SSCO", "pr_hold", "us")
        .of("SSCO", "pr_formal", "f2");
    let finding = finding("SSCO", vec![planned]);
    assert_eq!((finding.status, finding.rule.as_str()), ("probable", "P7"));
    assert_eq!(finding.time_state.as_deref(), Some("planned"));
    assert_eq!(
        finding.maturity.map(|maturity| (maturity.low, maturity.high)),
        Some((0, 0))
    );
}

#[test]
fn suspended_keeps_its_status_and_says_since_when() {
    let suspended = informant("I1", "intl")
        .says("s_coop", "susp")
        .of("COOP", "pr_bef", "COOP1")
        .of("COOP", "pr_state", "susp")
        .of("COOP", "pr_last", "2023-08-01")
        .shows("Convention", "conv", "copy", "COOP1");
    let finding = finding("COOP", vec![suspended]);
    assert_eq!((finding.status, finding.strength), ("present", Some("A")));
    assert_eq!(finding.time_state.as_deref(), Some("suspended"));
    assert_eq!(finding.since.as_deref(), Some("2023-08-01"));
}

#[test]
fn past_only_is_never_absent() {
    let past = informant("I1", "intl")
        .says("s_twin", "past")
        .of("TWIN", "pr_bef", "TWIN4");
    let newer = informant("I2", "exec").says("s_twin", "no");
    let finding = finding("TWIN", vec![past, newer]);
    assert_eq!(
        (finding.status, finding.time_state.as_deref()),
        ("probable", Some("ended"))
    );
}

#[test]
fn an_old_statement_leaves_the_present_state_unknown() {
    let then = informant("I1", "intl")
        .on(date(2020, 11, 30))
        .of("COOP", "pr_state", "act")
        .shows("Convention", "conv", "seen", "COOP1");
    let now = informant("I2", "exec").leaves("s_coop", "dont_know");
    let profile = profile(vec![then, now]);
    let finding = profile.process("COOP").unwrap();
    assert_eq!(
        (finding.status, finding.time_state.as_deref()),
        ("present", Some("unknown"))
    );
    let question = profile
        .questions_back
        .iter()
        .find(|question| question.kind == "what_became")
        .unwrap();
    assert_eq!(question.since.as_deref(), Some("2020-11-30"));
}

#[test]
fn what_the_law_makes_compulsory_only_supports() {
    let plan = |country: &str| {
        informant("I1", "sect")
            .says("h_ctry", country)
            .says("h_latype", "inter")
            .says("h_pop", "p4")
            .shows("Plan climat", "strat", "seen", "AGEN1")
    };
    assert_eq!(
        reads("AGEN", vec![plan("fra")]),
        ("probable", "P6".into(), Some("B"))
    );
    assert_eq!(
        reads("AGEN", vec![plan("bfa")]),
        ("present", "P1".into(), Some("A"))
    );
}

#[test]
fn an_unknown_sign_is_kept_and_asked_back() {
    let newer =
        informant("I1", "intl")
            .of("COOP", "pr_ind", "COOP9")
            .shows("Convention", "conv", "seen", "COOP1");
    let profile = profile(vec![newer]);
    assert_eq!(profile.unknown_signs.len(), 1);
    assert_eq!(
        (
            profile.unknown_signs[0].sign.as_str(),
            profile.unknown_signs[0].informant.as_str()
        ),
        ("COOP9", "I1")
    );
    assert!(
        profile
            .questions_back
            .iter()
            .any(|question| question.kind == "unknown_sign")
    );
    assert_eq!(profile.process("COOP").unwrap().rule, "P1");
}

#[test]
fn two_teams_records_give_the_same_bytes_in_either_order() {
    let ours = informant("I1", "intl")
        .says("s_coop", "cur")
        .tells("COOP", "COOP1 COOP3");
    let theirs = informant("B1", "dias")
        .at("Union des ressortissants")
        .says("s_coop", "no")
        .of("COOP", "pr_not", "COOP3");
    let one = profile(vec![ours.clone(), theirs.clone()]);
    let other = profile(vec![theirs, ours]);
    assert_eq!(one.json(), other.json());
    assert!(one.json().contains("\"B1\"") && one.json().contains("\"I1\""));
}

/// A sheet about a partnership implies signs, as its informant's word and no more.
#[test]
fn a_partnership_sheet_implies_signs_of_cooperation() {
    let mut sheet = informant("I1", "intl")
        .says("pa_legal", "conv")
        .says("pa_state", "act")
        .says("pa_out", "2")
        .says("pa_in", "1");
    sheet.form = "par".into();
    assert_eq!(
        reads("COOP", vec![sheet.clone()]),
        ("probable", "P4".into(), Some("D"))
    );
    let finding = finding("COOP", vec![sheet]);
    let signs: Vec<&str> = finding
        .reasons
        .iter()
        .filter(|reason| reason.answer == "implied")
        .filter_map(|reason| reason.sign.as_deref())
        .collect();
    assert_eq!(signs, ["COOP1", "COOP3"]);
}

#[test]
fn missions_one_way_a_suspended_agreement_and_another_form_imply_nothing() {
    let one_way = |form: &str, state: &str, back: &str| {
        let mut sheet = informant("I1", "intl")
            .says("pa_legal", "conv")
            .says("pa_state", state)
            .says("pa_out", "2")
            .says("pa_in", back);
        sheet.form = form.into();
        sheet
    };
    assert_eq!(reads("COOP", vec![one_way("par", "susp", "0")]).0, "unknown");
    assert_eq!(reads("COOP", vec![one_way("core", "act", "3")]).0, "unknown");
}
