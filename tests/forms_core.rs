//! The core questionnaire as an interviewer meets it: the gate, the screening, the links followed, the checks.

use repere::form::NonResponse;
use repere::interview::Failure;

use crate::support::talk::Talk;

/// The first questions of the parts that follow consent.
const AFTER: [&str; 6] = [
    "/data/resp/h_role",
    "/data/ga/a_strat",
    "/data/gb/s_coop",
    "/data/gc/gc0",
    "/data/gd/d_coord",
    "/data/ev[1]/ev_title",
];

#[test]
fn nothing_is_asked_before_consent_and_a_refusal_keeps_only_its_reason() {
    let mut talk = Talk::new("core");
    talk.set("/data/hdr/h_mode", "face");
    assert!(AFTER.iter().all(|path| !talk.is_asked(path)));
    talk.set("/data/cons/c_ok", "no");
    assert!(AFTER.iter().all(|path| !talk.is_asked(path)));
    assert_eq!(
        talk.asked().iter().rev().take(3).rev().collect::<Vec<_>>(),
        ["c_ok", "x_res", "x_ref"]
    );
}

#[test]
fn consent_opens_what_follows_and_conditions_are_noted() {
    for (answer, condition) in [("full", false), ("part", true)] {
        let mut talk = Talk::new("core");
        talk.set("/data/hdr/h_mode", "phone");
        talk.set("/data/cons/c_ok", answer);
        assert!(AFTER.iter().all(|path| talk.is_asked(path)), "{answer}");
        assert_eq!(talk.is_asked("/data/cons/c_cond"), condition);
        assert!(!talk.is_asked("/data/clo/x_ref"));
    }
}

#[test]
fn documents_need_no_consent_and_have_no_respondent() {
    let mut talk = Talk::new("core");
    talk.set("/data/hdr/h_mode", "docs");
    assert!(!talk.is_asked("/data/cons/c_ok"));
    assert!(!talk.is_asked("/data/resp/h_role"));
    assert!(AFTER[1..].iter().all(|path| talk.is_asked(path)));
    assert!(!talk.is_asked("/data/clo/x_miss"));
}

#[test]
fn the_screening_finds_the_links_to_follow() {
    let mut talk = Talk::agreed();
    talk.set("/data/gb/s_coop", "susp");
    talk.set("/data/gb/s_orig", "cur");
    talk.set("/data/gb/s_twin", "no");
    talk.say("/data/gb/s_priv", NonResponse::DontKnow);
    assert_eq!(talk.choices("/data/gc/gc0"), ["COOP", "MIGR"]);
    assert_eq!(talk.value("/data/pr[1]/pr_depth"), "light");
    assert!(talk.is_asked("/data/pr[7]/pf/pr_state"));
    assert!(!talk.is_asked("/data/pr[2]/pf/pr_ind"));
    assert_eq!(
        talk.view("/data/pr[1]/pf").label.text,
        "Coopération décentralisée"
    );
}

#[test]
fn a_chosen_link_gets_the_full_block_and_the_others_a_light_one() {
    let light = [
        "pr_ind",
        "pr_bef",
        "pr_not",
        "pr_ex",
        "pr_state",
        "pr_hold",
        "pr_agency",
    ];
    let full = [
        "pr_year",
        "pr_act",
        "pr_body",
        "pr_formal",
        "pr_res",
        "pr_surv",
        "pr_link",
        "pr_eval",
        "pr_vis",
    ];
    let mut talk = Talk::agreed();
    talk.set("/data/gb/s_coop", "cur");
    talk.set("/data/gb/s_netw", "cur");
    talk.set("/data/gc/gc0", "COOP");
    talk.set("/data/gc/gc1", "PRIV");
    for (pass, deep) in [(1, true), (3, false), (10, true)] {
        assert!(
            light
                .iter()
                .all(|name| talk.is_asked(&format!("/data/pr[{pass}]/pf/{name}")))
        );
        assert!(
            full.iter()
                .all(|name| talk.is_asked(&format!("/data/pr[{pass}]/pf/{name}")) == deep),
            "{pass}"
        );
    }
    assert!(
        talk.is_asked("/data/pr[10]/pf/pr_talk"),
        "PRIV is read as regulation"
    );
    assert!(!talk.is_asked("/data/pr[1]/pf/pr_rule"));
    talk.set("/data/pr[1]/pf/pr_agency", "endured");
    assert!(talk.is_asked("/data/pr[1]/pf/pr_rule"));
    assert!(!talk.is_asked("/data/pr[1]/pf/pr_why"));
}

#[test]
fn a_slip_in_the_screening_costs_no_follow_up() {
    let mut talk = Talk::agreed();
    talk.set("/data/gb/s_coop", "cur");
    talk.set("/data/gb/s_twin", "cur");
    talk.set("/data/gc/gc0", "COOP");
    talk.set("/data/pr[1]/pf/pr_state", "act");
    talk.set("/data/pr[2]/pf/pr_state", "end");
    assert_eq!(talk.view("/data/gc/gc0").warning, None);

    talk.set("/data/gb/s_coop", "no");
    talk.set("/data/gb/s_twin", "no");
    assert_eq!(talk.value("/data/gc/gc0"), "COOP");
    assert!(talk.view("/data/gc/gc0").warning.is_some());
    assert!(talk.is_asked("/data/pr[1]/pf/pr_state"));
    assert!(!talk.is_asked("/data/pr[2]/pf/pr_state"));
    talk.set("/data/gb/s_twin", "cur");
    assert_eq!(talk.value("/data/pr[2]/pf/pr_state"), "end");
}

#[test]
fn at_most_five_links_and_two_more() {
    let mut talk = Talk::agreed();
    for row in ["coop", "twin", "netw", "aidp", "ssco", "expt"] {
        talk.set(&format!("/data/gb/s_{row}"), "cur");
    }
    talk.set("/data/gc/gc0", "COOP TWIN NETW AIDP SSCO EXPT");
    assert!(!talk.view("/data/gc/gc0").valid);
    talk.set("/data/gc/gc0", "COOP TWIN NETW AIDP SSCO");
    assert!(talk.view("/data/gc/gc0").valid);
    assert!(!talk.choices("/data/gc/gc1").contains(&"COOP".to_owned()));
    talk.set("/data/gc/gc1", "PRIV FLOW TOUR");
    assert!(!talk.view("/data/gc/gc1").valid);
}

#[test]
fn signs_now_before_and_not_exclude_each_other_whatever_the_order() {
    let mut talk = Talk::agreed();
    talk.set("/data/gb/s_migr", "cur");
    assert_eq!(talk.choices("/data/pr[7]/pf/pr_ind").len(), 6);
    talk.set("/data/pr[7]/pf/pr_bef", "MIGR1 MIGR2");
    talk.set("/data/pr[7]/pf/pr_ind", "MIGR3");
    talk.set("/data/pr[7]/pf/pr_not", "MIGR6");
    assert!(talk.view("/data/pr[7]/pf/pr_bef").valid);

    talk.set("/data/pr[7]/pf/pr_ind", "MIGR2 MIGR6");
    let before = talk.view("/data/pr[7]/pf/pr_bef");
    let not = talk.view("/data/pr[7]/pf/pr_not");
    assert_eq!(
        before.answer.text(),
        "MIGR1 MIGR2",
        "kept, never dropped in silence"
    );
    let [Failure::Constraint { message, .. }] = &before.failures[..] else {
        panic!("{before:?}")
    };
    assert_eq!(
        message.text,
        "Un même signe ne peut pas être dit présent aujourd’hui et disparu."
    );
    assert!(!not.valid);
}

#[test]
fn each_need_leaves_out_the_earlier_ones() {
    let mut talk = Talk::agreed();
    assert!(!talk.is_asked("/data/gd/need2"));
    talk.set("/data/gd/need1", "legal");
    assert!(!talk.choices("/data/gd/need2").contains(&"legal".to_owned()));
    talk.set("/data/gd/need2", "diag");
    let third = talk.choices("/data/gd/need3");
    assert_eq!(third.len(), 14);
    assert!(!third.contains(&"legal".to_owned()) && !third.contains(&"diag".to_owned()));
}

#[test]
fn a_date_to_come_is_doubted_not_refused() {
    let mut talk = Talk::agreed();
    talk.set("/data/gb/s_coop", "cur");
    talk.set("/data/gc/gc0", "COOP");
    talk.set("/data/hdr/h_date", "2026-02-16");
    talk.set("/data/pr[1]/pf/pr_last", "2026-03-01");
    talk.set("/data/pr[1]/pf/pr_year", "2027");
    for path in [
        "/data/hdr/h_date",
        "/data/pr[1]/pf/pr_last",
        "/data/pr[1]/pf/pr_year",
    ] {
        assert!(talk.view(path).valid, "{path}");
        assert!(talk.view(path).warning.is_some(), "{path}");
    }
    talk.set("/data/hdr/h_date", "2026-02-15");
    assert_eq!(talk.view("/data/hdr/h_date").warning, None);
}

#[test]
fn north_and_south_are_asked_about_cooperation_in_their_own_words() {
    let mut talk = Talk::agreed();
    assert_eq!(
        talk.view("/data/gb/s_ssco").label.text,
        "… une action menée à trois, avec des collectivités de deux autres pays\u{a0}?"
    );
    assert!(
        talk.view("/data/gb/s_regi")
            .label
            .text
            .contains("Union européenne")
    );
    talk.set("/data/hdr/h_ctry", "bfa");
    let south = talk.view("/data/gb/s_ssco").label.text;
    assert!(
        south.contains("d'un autre pays d'Afrique, d'Asie ou d'Amérique latine"),
        "{south}"
    );
    assert!(talk.view("/data/gb/s_regi").label.text.contains("UEMOA"));
    let english = talk
        .interview
        .form()
        .languages()
        .find_code("en")
        .expect("English");
    talk.interview.set_language(english);
    assert_eq!(
        talk.view("/data/gb/s_ssco").label.text,
        "… a cooperation with a local authority in another country of Africa, Asia or Latin America?"
    );
}

#[test]
fn two_positions_are_the_most_and_the_code_of_a_study_has_a_shape() {
    let mut talk = Talk::agreed();
    talk.set("/data/resp/h_role", "exec deleg");
    assert!(talk.view("/data/resp/h_role").valid);
    talk.set("/data/resp/h_role", "exec deleg dgs");
    assert!(!talk.view("/data/resp/h_role").valid);
    talk.set("/data/hdr/h_study", "ivt 2026");
    assert!(!talk.view("/data/hdr/h_study").valid);
    talk.set("/data/hdr/h_study", "IVT-2026");
    assert!(talk.view("/data/hdr/h_study").valid);
}

#[test]
fn none_goes_with_no_other_answer() {
    let mut talk = Talk::agreed();
    talk.set("/data/gd/d_tools", "rules none");
    assert!(!talk.view("/data/gd/d_tools").valid);
    talk.set("/data/gd/d_tools", "none");
    assert!(talk.view("/data/gd/d_tools").valid);
}

#[test]
fn other_asks_which() {
    let mut talk = Talk::agreed();
    talk.set("/data/hdr/h_lang", "oth");
    assert!(talk.is_asked("/data/hdr/h_lang_oth"));
    talk.set("/data/hdr/h_lang", "fra");
    assert!(!talk.is_asked("/data/hdr/h_lang_oth"));
}

#[test]
fn what_is_kept_in_a_hurry_and_what_the_respondent_never_sees_is_marked() {
    let talk = Talk::agreed();
    let places = talk.interview.places();
    let views: Vec<_> = places
        .iter()
        .filter_map(|place| talk.interview.view(place))
        .collect();
    let named = |name: &str| views.iter().find(|v| v.name == name).expect("a question of core");
    assert!(named("s_coop").must_ask && !named("s_coop").interviewer);
    assert!(named("x_obs").interviewer && named("x_obs").sensitive);
    assert!(!named("pr_zone").must_ask);
    let aloud = views.iter().filter(|v| v.label.text.starts_with("(Enquêteur)"));
    assert_eq!(aloud.filter(|v| !v.interviewer).count(), 0);
}

#[test]
fn a_document_dated_in_ethiopia_shows_its_day_in_that_calendar_and_keeps_it_as_written() {
    let mut talk = Talk::agreed();
    talk.set("/data/ev[1]/ev_date", "2023-09-12");
    assert!(!talk.is_asked("/data/ev[1]/ev_date_et") && !talk.is_asked("/data/ev[1]/ev_et_n"));
    talk.set("/data/hdr/h_ctry", "eth");
    // New Year's days: after a year of four, and after a common one.
    for (day, shown) in [
        ("2023-09-12", "1 Meskerem 2016"),
        ("2023-09-11", "6 Pagumen 2015"),
        ("2007-09-12", "1 Meskerem 2000"),
        ("2026-04-20", "12 Miyazya 2018"),
    ] {
        talk.set("/data/ev[1]/ev_date", day);
        assert!(
            talk.view("/data/ev[1]/ev_et_n").label.text.ends_with(shown),
            "{day}"
        );
    }
    talk.set("/data/ev[1]/ev_date_et", "12 ሚያዝያ 2018");
    assert_eq!(talk.value("/data/ev[1]/ev_date"), "2026-04-20");
}

#[test]
fn the_studys_own_consent_text_stands_in_the_language_of_the_interview_with_its_state() {
    let mut talk = Talk::new("core");
    talk.set("/data/hdr/h_mode", "face");
    let texts = "[mos]Mam yʋʋr la …[/][mos.state]draft[/][fra]Bonjour.[/][fra.state]reviewed[/]";
    talk.set("/data/st_consent", texts);
    talk.set("/data/hdr/h_lang", "mos");
    assert_eq!(talk.view("/data/cons/c_own").label.text, "Mam yʋʋr la …");
    assert!(talk.is_asked("/data/cons/c_own_s") && !talk.is_asked("/data/cons/c_txt"));
    talk.set("/data/hdr/h_lang", "fra");
    assert_eq!(talk.view("/data/cons/c_own").label.text, "Bonjour.");
    assert!(!talk.is_asked("/data/cons/c_own_s"));
    talk.set("/data/hdr/h_lang", "eng");
    assert!(talk.is_asked("/data/cons/c_txt") && !talk.is_asked("/data/cons/c_own"));
}

#[test]
fn types_of_authority_and_schemes_come_from_lists_that_name_their_source() {
    let mut talk = Talk::agreed();
    talk.set("/data/hdr/h_ctry", "bfa");
    assert_eq!(
        talk.choices("/data/ga/a_kind"),
        ["bfa_reg", "bfa_cur", "bfa_cru", "bfa_arr"]
    );
    talk.set("/data/hdr/h_ctry", "jpn");
    assert!(!talk.is_asked("/data/ga/a_kind"), "no list, no question");
}
