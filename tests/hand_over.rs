//! A half-done interview in two hands, on two laptops with real bundles: handed over, filled there, given back.

use std::path::Path;

use serde_json::Value;

use crate::support::Laptop;

fn merge(laptop: &Laptop, bundle: &Path) {
    laptop
        .run(&["merge", "--accept-new", &bundle.display().to_string()])
        .succeeds();
}

fn answer(shown: &Value, path: &str) -> Value {
    let answers = shown["answers"].as_array().expect("answers");
    answers
        .iter()
        .find(|answer| answer["path"] == path)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn on_two_screens_a_group_goes_to_a_colleague_and_comes_back() {
    let (ana, ben) = (Laptop::of("T1", "A01"), Laptop::of("T2", "B02"));
    let id = ana.agrees_core(&[]);
    let mut screen = ana.opens();
    screen.shows("Zorgho");
    // From home: the interview opens and the question what goes to whom with it.
    screen.types("h").shows("Hand over what, or take back what?");
    screen.types("Frame\r").shows("To whom?");
    screen.types("B02\r").shows("The bundle to carry there");
    screen
        .types("\x15out.json\r")
        .shows("Handed over to B02: A. Frame.");
    screen.types("\t").shows("⇢ B02");
    screen.types("\t\x07a_strat\r").shows("⇢ B02 · A. Frame");
    screen
        .types("2\r")
        .shows("This part is with B02. What is written here is kept");
    screen.types("\x03").ends();

    merge(&ben, &ana.path("out.json"));
    let mut screen = ben.opens();
    screen.shows("handed over by A01");
    // It opens in what was handed over.
    screen.types("\r").shows("A. Frame 11/91");
    screen.types("\x07a_strat\r").shows("written document");
    screen.types("1\r").shows("saved");
    screen.types("h").shows("Give back: A. Frame");
    screen.types("\r").shows("The bundle to carry there");
    screen
        .types("\x15back.json\r")
        .shows("Handed over to A01: A. Frame.");
    screen.types("\x03").ends();

    merge(&ana, &ben.path("back.json"));
    let both = ana.shows(&id);
    assert_eq!(both["handed_over"][0]["to"], "A01");
    assert_eq!(both["handed_over"][0]["here"], true);
    // Both wrote, neither had read the other: a person decides, as after any merge.
    assert_eq!(answer(&both, "/data/ga/a_strat")["conflict"], true);
    let mut screen = ana.opens();
    assert!(!screen.shows("Zorgho").contains("with B02"));
    screen.types("\x03").ends();
    ana.run(&["check"]).succeeds();
}

#[test]
fn in_line_mode_and_by_command_the_same_hand_over_is_written() {
    let (ana, ben) = (Laptop::of("T1", "A01"), Laptop::of("T2", "B02"));
    let id = ana.agrees_core(&[]);
    let said = ana.talks(":remettre 1\n:handover 4 B02 out.json\n:g a_strat\n:q\n");
    assert!(said.contains("4 A. Frame"), "{said}");
    assert!(said.contains("Handed over to B02: A. Frame."), "{said}");
    assert!(said.contains("This part is with B02."), "{said}");
    let first = ana.shows(&id)["handed_over"].clone();
    assert_eq!(
        (&first[0]["group"], &first[0]["to"], &first[0]["here"]),
        (&"/data/ga".into(), &"B02".into(), &false.into())
    );

    merge(&ben, &ana.path("out.json"));
    let back = ben.path("back.json").display().to_string();
    let hand = [
        "interview",
        "hand-over",
        &id,
        "--group",
        "ga",
        "--to",
        "A01",
        "-o",
        &back,
    ];
    assert!(ben.run(&hand).succeeds().contains("/data/ga — with A01"));
    merge(&ana, Path::new(&back));
    assert_eq!(ana.shows(&id)["handed_over"][0]["here"], true);

    // The whole interview goes and is taken back without a word from the other side.
    ana.run(&["interview", "hand-over", &id, "--to", "B02"])
        .succeeds();
    let all = ana.shows(&id)["handed_over"].clone();
    assert_eq!(
        (all.as_array().map(Vec::len), &all[0]["group"]),
        (Some(1), &"".into())
    );
    ana.run(&["interview", "take-back", &id]).succeeds();
    assert_eq!(ana.shows(&id)["handed_over"][0]["here"], true);
    ana.run(&["interview", "hand-over", &id]).refuses(2);
}

#[test]
fn an_informant_who_has_not_agreed_answers_for_no_group() {
    let ana = Laptop::of("T1", "A01");
    let id = ana.agrees_core(&[]);
    let hand = [
        "interview",
        "hand-over",
        &id,
        "--group",
        "ga",
        "--informant",
        "DG2",
    ];
    assert!(
        ana.run(&hand)
            .refuses(1)
            .contains("DG2: consent is not noted yet")
    );
    ana.run(&[
        "interview",
        "informant",
        &id,
        "DG2",
        "--role",
        "dgs",
        "--consent",
        "given",
    ])
    .succeeds();
    ana.run(&hand).succeeds();
    ana.talks("1\n:g a_strat\n1\n:q\n");
    let history = ana
        .run(&["interview", "history", &id, "a_strat", "--format", "json"])
        .json();
    assert_eq!(history["versions"][0]["informant"], "DG2");
    ana.run(&["withdraw", &id, "--informant", "DG2", "asked for"])
        .succeeds();
    assert_eq!(answer(&ana.shows(&id), "/data/ga/a_strat"), Value::default());
}
