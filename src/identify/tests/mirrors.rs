//! Both sides of a partnership, and two waves of one authority.

use super::*;
use crate::identify::mirror::{Mirror, Sheet, read};
use crate::identify::wave::changes;

fn sheet(name: &str, testimony: Testimony) -> Sheet {
    Sheet {
        authority: name.to_lowercase(),
        name: name.into(),
        testimony: Testimony {
            form: "par".into(),
            ..testimony.says("pa_code", "REIMS-GANZ")
        },
    }
}

fn met(one: Testimony, two: Testimony) -> Mirror {
    let sheets = [sheet("B", two), sheet("A", one)];
    read(Rules::shipped(), &sheets).pop().expect("two sides")
}

fn outcome(mirror: &Mirror, question: &str) -> (&'static str, Option<u32>) {
    let item = mirror
        .items
        .iter()
        .find(|item| item.question == question)
        .expect("an item");
    (item.outcome, item.gap)
}

#[test]
fn sides_agree_differ_or_one_is_silent() {
    let mirror = met(
        informant("R1", "intl")
            .says("pa_y0", "2007")
            .says("pa_state", "act")
            .says("pa_legal", "conv"),
        informant("P1", "exec")
            .says("pa_y0", "2007")
            .says("pa_state", "susp"),
    );
    assert_eq!(mirror.sides[0].name, "A");
    assert_eq!(outcome(&mirror, "pa_y0"), ("agree", Some(0)));
    assert_eq!(outcome(&mirror, "pa_state"), ("differ", Some(10)));
    assert_eq!(outcome(&mirror, "pa_legal"), ("silent", None));
}

#[test]
fn what_one_sends_the_other_receives_and_us_there_is_them_here() {
    let mirror = met(
        informant("R1", "intl").says("pa_out", "4").says("pa_dec", "us"),
        informant("P1", "exec").says("pa_in", "4").says("pa_dec", "them"),
    );
    assert_eq!(outcome(&mirror, "pa_out"), ("agree", Some(0)));
    assert_eq!(outcome(&mirror, "pa_dec"), ("agree", Some(0)));
}

#[test]
fn the_three_widest_gaps_are_named() {
    let mirror = met(
        informant("R1", "intl")
            .says("pa_y0", "2007")
            .says("pa_state", "act")
            .says("pa_equal", "a5")
            .says("pa_out", "10"),
        informant("P1", "exec")
            .says("pa_y0", "2008")
            .says("pa_state", "susp")
            .says("pa_equal", "a1")
            .says("pa_in", "5"),
    );
    assert_eq!(mirror.widest, ["pa_state", "pa_equal", "pa_out"]);
}

#[test]
fn words_cross_only_where_they_may_be_quoted_and_no_code_of_a_person_crosses() {
    let mut secret = informant("P1", "exec").says("pa_they", "trop peu");
    secret.informant.quotable = false;
    let mirror = met(informant("R1", "intl").says("pa_we", "la patience"), secret);
    let item = mirror
        .items
        .iter()
        .find(|item| item.question == "pa_we")
        .expect("an item");
    assert_eq!(
        (item.first.as_deref(), item.second.as_deref()),
        (Some("la patience"), None)
    );
    assert!(!serde_json::to_string(&mirror).unwrap().contains("P1"));
}

#[test]
fn an_operator_is_a_third_voice_and_no_side() {
    let sheets = [
        sheet("A", informant("R1", "intl").says("pa_side", "north")),
        sheet("O", informant("O1", "net").says("pa_side", "oper")),
    ];
    assert!(read(Rules::shipped(), &sheets).is_empty());
}

#[test]
fn the_shipped_items_are_those_that_the_form_mirrors() {
    let form: serde_json::Value = serde_json::from_str(include_str!("../../../forms/par.json")).unwrap();
    let mut marked: Vec<(String, String)> = form["survey"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| Some((row["name"].as_str()?.into(), row["mirror"].as_str()?.into())))
        .collect();
    let mut known: Vec<(String, String)> = Rules::shipped()
        .mirror
        .items
        .iter()
        .map(|item| (item.here.clone(), item.there.clone()))
        .collect();
    marked.sort();
    known.sort();
    assert_eq!(marked, known);
}

#[test]
fn two_waves_tell_what_changed() {
    let then = profile(vec![
        informant("R1", "intl")
            .tells("COOP", "COOP1 COOP3")
            .of("COOP", "pr_state", "act"),
    ]);
    let now = profile(vec![
        informant("R1", "intl")
            .tells("COOP", "COOP1 COOP3")
            .of("COOP", "pr_state", "susp"),
    ]);
    let changed = changes(Rules::shipped(), &then, &now);
    let read: Vec<_> = changed
        .iter()
        .map(|change| {
            (
                change.process.as_str(),
                change.what,
                change.from.as_str(),
                change.to.as_str(),
            )
        })
        .collect();
    assert_eq!(read, [("COOP", "time_state", "active", "suspended")]);
}
