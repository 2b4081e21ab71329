//! Who plays which role, and how far migrants and diasporas take part.

use super::*;

impl Testimony {
    /// One pass of the inventory of actors.
    fn lists(self, row: &str, family: &str, roles: &str, who: &str) -> Self {
        let row = format!("ac:{row}");
        let said = |text: &str| Said::Value(text.into());
        self.put("ac_fam", &row, None, said(family))
            .put("ac_role", &row, None, said(roles))
            .put("ac_who", &row, None, said(who))
            .put("ac_proc", &row, None, said("MIGR"))
    }
}

fn standing(testimonies: Vec<Testimony>, family: &str, role: &str) -> Option<&'static str> {
    profile(testimonies)
        .roles
        .iter()
        .find(|found| found.process.is_none() && found.family == family && found.role == role)
        .map(|found| found.standing)
}

#[test]
fn what_a_family_says_of_itself_is_claimed() {
    let said = informant("R1", "dias").says("rl_self", "R05");
    assert_eq!(standing(vec![said], "dias", "R05"), Some("claimed"));
}

#[test]
fn what_others_alone_say_is_attributed() {
    let said = informant("R1", "dgs").says("rl_mig", "R05");
    assert_eq!(standing(vec![said], "dias", "R05"), Some("attributed"));
}

#[test]
fn one_of_the_family_and_one_of_another_make_a_role_held() {
    let own = informant("R1", "dias").says("rl_self", "R05");
    let other = informant("R2", "dgs").says("rl_mig", "R05");
    assert_eq!(standing(vec![own, other], "dias", "R05"), Some("held"));
}

#[test]
fn two_of_the_same_family_only_claim() {
    let one = informant("R1", "dias").says("rl_self", "R05");
    let two = informant("R2", "dias").says("rl_self", "R05");
    assert_eq!(standing(vec![one, two], "dias", "R05"), Some("claimed"));
}

#[test]
fn a_document_or_both_voices_in_the_inventory_make_a_role_held() {
    let shown = informant("R1", "dgs").lists("1", "assoc", "R02", "doc");
    assert_eq!(standing(vec![shown], "assoc", "R02"), Some("held"));
    let both = informant("R1", "dgs").lists("1", "assoc", "R02", "both");
    assert_eq!(standing(vec![both], "assoc", "R02"), Some("held"));
}

#[test]
fn the_executive_and_its_services_are_one_family() {
    let service = informant("R1", "intl").says("rl_self", "R03");
    let other = informant("R2", "assoc").says("rl_la", "R03");
    assert_eq!(standing(vec![service, other], "la", "R03"), Some("held"));
}

#[test]
fn roles_are_told_over_all_and_process_by_process() {
    let said = informant("R1", "assoc").lists("1", "dias", "R02 R05", "other");
    let roles = profile(vec![said]).roles;
    let migr = roles
        .iter()
        .filter(|role| role.process.as_deref() == Some("MIGR"))
        .count();
    assert_eq!((roles.len(), migr), (4, 2));
}

#[test]
fn whoever_began_a_process_is_its_initiator() {
    let said = informant("R1", "dgs").of("COOP", "pr_init", "dias");
    let roles = profile(vec![said]).roles;
    assert!(roles.iter().any(|role| role.process.as_deref() == Some("COOP")
        && role.family == "dias"
        && role.role == "R01"
        && role.standing == "attributed"));
}

#[test]
fn only_held_roles_count_in_the_first_dimension() {
    let held = |testimonies| {
        let profile = profile(testimonies);
        profile.dimensions[0].items[0].points
    };
    assert_eq!(held(vec![informant("R1", "dgs")]), None, "nobody was asked");
    let claimed = informant("R1", "dias").says("rl_self", "R05");
    assert_eq!(held(vec![claimed.clone()]), Some(0));
    let other = informant("R2", "assoc").says("rl_mig", "R05");
    // One role covers associations of migrants and of a diaspora: its word is that of both families.
    assert_eq!(held(vec![claimed, other]), Some(2));
}

#[test]
fn participation_keeps_the_lowest_and_the_highest_level_apart_for_both_groups() {
    let one = informant("R1", "dgs")
        .says("di_level", "v3")
        .says("mg_level", "v1");
    let two = informant("R2", "dias").says("di_level", "v1");
    let parts = profile(vec![one, two]).participation;
    let read: Vec<_> = parts
        .iter()
        .map(|part| (part.group.as_str(), part.low, part.high, part.voices))
        .collect();
    assert_eq!(read, [("migr", 1, 1, 1), ("dias", 1, 3, 2)]);
}
