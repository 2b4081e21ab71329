//! The two frames, the dimensions read from other questionnaires, the needs and the levers.

use super::*;
use crate::identify::Offer;

fn points(profile: &Profile, dimension: &str, item: &str) -> Option<u32> {
    let found = profile.dimensions.iter().find(|found| found.code == dimension)?;
    found.items.iter().find(|found| found.code == item)?.points
}

#[test]
fn the_two_scales_stand_apart_and_an_authority_may_be_high_on_both() {
    let one = informant("R1", "exec")
        .says("ec_s_now", "l3")
        .says("ec_i_now", "l2");
    let two = informant("R2", "intl")
        .says("ec_s_now", "l2")
        .says("ec_i_now", "l1");
    let frame = profile(vec![one, two]).frame;
    let tenths: Vec<_> = frame
        .scales
        .iter()
        .map(|scale| scale.now.map(|tenths| (tenths.value, tenths.voices)))
        .collect();
    assert_eq!(tenths, [Some((25, 2)), Some((15, 2))]);
    assert_eq!(frame.cell, Some("mutual"));
    assert_eq!(frame.cell_then, None, "nobody was asked of five years ago");
}

#[test]
fn a_frame_moves_from_solidarity_to_interest() {
    let said = informant("R1", "exec")
        .says("ec_s_now", "l1")
        .says("ec_i_now", "l3")
        .says("ec_frame_then_s", "l3")
        .says("ec_frame_then_i", "l0")
        .says("ec_just", "jobs attr")
        .of("COOP", "pr_why_c", "solid jobs");
    let frame = profile(vec![said]).frame;
    assert_eq!(
        (frame.cell, frame.cell_then),
        (Some("interest"), Some("solidarity"))
    );
    assert_eq!(
        (
            frame.justifications[0].code.as_str(),
            frame.justifications[0].count
        ),
        ("jobs", 2)
    );
}

#[test]
fn one_scale_alone_gives_no_cell() {
    let said = informant("R1", "exec").says("ec_s_now", "l3");
    assert_eq!(profile(vec![said]).frame.cell, None);
}

#[test]
fn residents_who_know_a_right_link_count_by_thirds() {
    let resident = |code: &str, knows: &str, right: &str| {
        informant(code, "cit").says("ci_know", knows).says("ci_ok", right)
    };
    let asked = vec![
        resident("C1", "yes", "yes"),
        resident("C2", "yes", "yes"),
        resident("C3", "yes", "no"),
        informant("C4", "cit").says("ci_know", "no"),
    ];
    assert_eq!(
        points(&profile(asked), "D5", "cit"),
        Some(1),
        "two of four, in whole thirds"
    );
    assert_eq!(points(&profile(Vec::new()), "D5", "cit"), None);
}

#[test]
fn election_documents_count_by_thirds() {
    let document = |code: &str, mentions: &str| informant(code, "cand").says("el_men", mentions);
    let read = vec![document("E1", "yes"), document("E2", "yes"), document("E3", "no")];
    assert_eq!(points(&profile(read), "D6", "el_men"), Some(2));
}

#[test]
fn returns_count_for_each_side_and_twice_for_both() {
    let back =
        |who: Testimony, row: &str, side: &str| who.put("rt_side", row, None, Said::Value(side.into()));
    let said = back(back(informant("R1", "econ"), "rt:1", "us"), "rt:2", "both");
    assert_eq!(points(&profile(vec![said]), "D9", "rt_side"), Some(3));
}

fn offer(name: &str, needs: &[&str]) -> Offer {
    Offer {
        name: name.into(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        ..Offer::default()
    }
}

fn with_offers(testimonies: Vec<Testimony>, offers: Vec<Offer>) -> Profile {
    let observations = Observations {
        testimonies,
        offers,
        ..Observations::default()
    };
    identify(Rules::shipped(), &observations)
}

#[test]
fn a_need_is_met_by_whoever_offers_it() {
    let said = informant("R1", "dgs")
        .says("need1", "comm")
        .says("need2", "legal");
    let profile = with_offers(vec![said], vec![offer("Réseau A", &["comm", "diag"])]);
    let read: Vec<_> = profile
        .needs
        .iter()
        .map(|need| (need.code.as_str(), need.helpers.len()))
        .collect();
    assert_eq!(read, [("comm", 1), ("legal", 0)]);
}

#[test]
fn no_more_than_three_supports_are_named_whatever_their_order() {
    let said = || vec![informant("R1", "dgs").says("need1", "comm")];
    let offers: Vec<Offer> = ["D", "A", "C", "B"]
        .iter()
        .map(|name| offer(name, &["comm"]))
        .collect();
    let mut back = offers.clone();
    back.reverse();
    let one = with_offers(said(), offers);
    let two = with_offers(said(), back);
    assert_eq!(one, two);
    let names: Vec<&str> = one.needs[0]
        .helpers
        .iter()
        .map(|helper| helper.name.as_str())
        .collect();
    assert_eq!(names, ["A", "B", "C"]);
}

#[test]
fn a_suspended_process_without_resilience_suggests_going_on_remotely() {
    let said = informant("R1", "intl")
        .tells("COOP", "COOP1 COOP3")
        .of("COOP", "pr_state", "susp")
        .of("COOP", "pr_surv", "none")
        .says("cr_resp", "none");
    let profile = with_offers(vec![said], vec![offer("Réseau A", &["remote"])]);
    let lever = profile
        .levers
        .iter()
        .find(|lever| lever.code == "remote")
        .expect("suggested");
    assert_eq!(lever.because[0].processes, ["COOP"]);
    assert_eq!(lever.helpers[0].name, "Réseau A");
}

#[test]
fn a_dimension_asked_by_less_than_half_suggests_nothing() {
    let said = informant("R1", "intl")
        .tells("COOP", "COOP1 COOP3")
        .of("COOP", "pr_state", "susp");
    assert!(
        profile(vec![said])
            .levers
            .iter()
            .all(|lever| lever.code != "remote")
    );
}

#[test]
fn how_open_leadership_is_is_a_mean_and_not_the_best_answer() {
    let told = informant("R1", "assoc")
        .says("ac_lead_w", "l3")
        .says("ac_lead_w", "l0")
        .says("ac_lead_y", "l0")
        .says("ac_lead_y", "l1");
    // 3, 0, 0 and 1: one in the mean, where the best alone would say three.
    assert_eq!(points(&profile(vec![told]), "D12", "ac_lead"), Some(1));
    let half = informant("R1", "assoc")
        .says("ac_lead_w", "l2")
        .says("ac_lead_y", "l1");
    assert_eq!(
        points(&profile(vec![half]), "D12", "ac_lead"),
        Some(2),
        "a half counts up"
    );
    assert_eq!(points(&profile(vec![]), "D12", "ac_lead"), None);
}
