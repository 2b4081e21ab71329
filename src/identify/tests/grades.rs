//! Evidence grades, sources and organisations.

use super::*;

fn grade(process: &str, sign: &str, testimonies: Vec<Testimony>) -> u8 {
    let finding = finding(process, testimonies);
    let of = |reason: &&super::super::profile::Reason| reason.sign.as_deref() == Some(sign);
    finding
        .reasons
        .iter()
        .filter(of)
        .map(|reason| reason.grade)
        .max()
        .unwrap_or(0)
}

#[test]
fn an_example_raises_the_word_of_the_competent_only() {
    assert_eq!(
        grade(
            "COOP",
            "COOP3",
            vec![informant("I1", "intl").tells("COOP", "COOP3")]
        ),
        2
    );
    assert_eq!(
        grade(
            "COOP",
            "COOP3",
            vec![informant("I1", "cit").tells("COOP", "COOP3")]
        ),
        1
    );
    assert_eq!(
        grade(
            "COOP",
            "COOP3",
            vec![informant("I1", "intl").of("COOP", "pr_ind", "COOP3")]
        ),
        1
    );
}

#[test]
fn a_document_is_seen_cited_or_only_claimed() {
    let shown = |seen: &str| vec![informant("I1", "cit").shows("Délibération", "delib", seen, "COOP1")];
    assert_eq!(
        ["seen", "copy", "cited", "none"].map(|seen| grade("COOP", "COOP1", shown(seen))),
        [4, 4, 3, 1]
    );
}

#[test]
fn two_organisations_that_say_the_same_cross_check_it() {
    let said = |code: &str, role: &str| informant(code, role).of("COOP", "pr_ind", "COOP3");
    let network = said("I2", "net").at("Réseau régional");
    assert_eq!(grade("COOP", "COOP3", vec![said("I1", "intl"), network]), 3);
    assert_eq!(
        grade(
            "COOP",
            "COOP3",
            vec![said("I1", "intl"), said("I2", "dgs").at("Direction")]
        ),
        1
    );
}

#[test]
fn a_document_counts_in_full_for_one_process_only() {
    let report = informant("I1", "intl").shows("Compte rendu 2020", "rep", "seen", "COOP3 HUMA2 HUMA3");
    let profile = profile(vec![report]);
    let line = |code: &str| {
        let finding = profile.process(code).unwrap();
        (finding.status, finding.rule.as_str())
    };
    assert_eq!(line("HUMA"), ("present", "P2"), "it proves most of it");
    assert_eq!(line("COOP"), ("probable", "P6"), "elsewhere it supports");
}

#[test]
fn what_the_interviewer_saw_is_a_source_and_no_organisation() {
    let finding = finding(
        "COOP",
        vec![
            informant("I1", "intl")
                .of("COOP", "pr_ind", "COOP6")
                .says("x_ind", "COOP6"),
        ],
    );
    assert_eq!((finding.sources, finding.organisations), (2, 1));
    let seen = finding
        .reasons
        .iter()
        .find(|reason| reason.question == "x_ind")
        .unwrap();
    assert_eq!((seen.informant.as_str(), seen.grade), ("A01", 4));
}

#[test]
fn a_document_met_twice_is_one_source() {
    let shown =
        |code: &str, role: &str, title: &str| informant(code, role).shows(title, "conv", "seen", "COOP1");
    let twice = vec![
        shown("I1", "intl", "Convention de 2011"),
        shown("I2", "dgs", "convention de  2011"),
    ];
    assert_eq!(finding("COOP", twice).sources, 1);
}

#[test]
fn organisations_are_counted_not_people() {
    let said = |code: &str, role: &str| informant(code, role).of("COOP", "pr_ind", "COOP1");
    let three = vec![
        said("I1", "intl"),
        said("I2", "exec"),
        said("I3", "assoc").at("Comité"),
    ];
    let finding = finding("COOP", three);
    assert_eq!((finding.sources, finding.organisations), (3, 2));
}

#[test]
fn words_are_quoted_only_with_leave() {
    let told = informant("I1", "intl").tells("COOP", "COOP3");
    let mut silent = told.clone();
    silent.informant.quotable = false;
    let quotes = |testimony| {
        let reasons = finding("COOP", vec![testimony]).reasons;
        reasons
            .into_iter()
            .filter_map(|reason| reason.quote)
            .collect::<Vec<_>>()
    };
    assert_eq!(quotes(told), ["in March 2025, at the town hall"]);
    assert!(quotes(silent).is_empty());
}

#[test]
fn low_knowledge_lowers_the_word() {
    let told = informant("I1", "dgs").tells("KNOW", "KNOW2");
    let mut little = told.clone();
    little.informant.knows_little = true;
    assert_eq!(grade("KNOW", "KNOW2", vec![told]), 2);
    assert_eq!(grade("KNOW", "KNOW2", vec![little]), 1);
}

#[test]
fn what_is_read_in_an_open_answer_is_a_general_word() {
    let read = informant("R1", "dgs").says("#", "FLOW2 FLOW4");
    assert_eq!(reads("FLOW", vec![read]), ("probable", "P5".into(), Some("D")));
}

#[test]
fn an_unknown_sign_read_in_an_open_answer_is_kept_and_told() {
    let read = informant("R1", "dgs").says("#", "FLOW9");
    assert_eq!(profile(vec![read]).unknown_signs[0].sign, "FLOW9");
}
