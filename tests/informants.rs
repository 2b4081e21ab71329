//! Several informants in one interview, on real binaries: on the screen, in line mode, by command, and on another laptop.

use serde_json::Value;

use crate::support::Laptop;

/// What is exported of informants and of one question, without moments and events.
fn people_and_words(shown: &Value, path: &str) -> (Vec<String>, Vec<String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let people = shown["informants"].as_array().expect("informants").iter();
    let people = people.map(|one| {
        ["code", "role", "consent", "how"]
            .map(|field| text(&one[field]))
            .join(" ")
    });
    let answers = shown["answers"].as_array().expect("answers").iter();
    let voices = answers
        .filter(|answer| answer["path"] == path)
        .flat_map(|answer| answer["voices"].as_array().expect("voices"))
        .map(|voice| format!("{} {}", text(&voice["informant"]), text(&voice["value"])));
    (people.collect(), voices.collect())
}

const WANTED: ([&str; 2], [&str; 1]) = (["DGS   ", "ASSO dias given sign 12"], ["ASSO no"]);

fn holds(laptop: &Laptop, id: &str) {
    let (people, voices) = people_and_words(&laptop.shows(id), "/data/ga/a_strat");
    assert_eq!(
        (people.as_slice(), voices.as_slice()),
        (&WANTED.0.map(str::to_owned)[..], &WANTED.1.map(str::to_owned)[..])
    );
}

#[test]
fn on_the_screen_another_informant_agrees_and_is_heard() {
    let laptop = Laptop::of("T1", "A01");
    let id = laptop.agrees_core(&["--informant", "DGS"]);
    let mut screen = laptop.opens();
    screen.shows("Zorgho");
    screen.types("\r").shows("Zorgho · core · DGS");
    screen.types("\x07a_strat\r").shows("written document");
    screen.types("vASSO\r").shows("which function?");
    screen
        .types("migrant\r")
        .shows("agree that their words be noted?");
    screen.types("\x1b[B\x1b[B12\r").shows("» ASSO");
    screen.types("2\r").shows("saved");
    screen.types("v\r").shows("The main informant speaks");
    screen.types("\x03").ends();
    holds(&laptop, &id);
}

#[test]
fn in_line_mode_the_same_words_leave_the_same_content() {
    let laptop = Laptop::of("T1", "A01");
    let id = laptop.agrees_core(&["--informant", "DGS"]);
    let lines =
        "1\n:g a_strat\n:voix ASSO\n:informant ASSO dias agrees sign 12\n:voix ASSO\n2\n:voix -\n:q\n";
    let said = laptop.talks(lines);
    assert!(said.contains("ASSO: consent is not noted yet"), "{said}");
    assert!(said.contains("(ASSO) "), "{said}");
    holds(&laptop, &id);
}

#[test]
fn by_command_nobody_is_heard_before_they_agree_and_the_consent_travels() {
    let (laptop, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
    let id = laptop.agrees_core(&["--informant", "DGS"]);
    let voice = ["interview", "voice", &id, "ASSO", "a_strat", "no"];
    let refused = laptop.run(&voice).refuses(1);
    assert!(refused.contains("ASSO: consent is not noted yet"), "{refused}");
    let informant = [
        "interview",
        "informant",
        &id,
        "ASSO",
        "--role",
        "dias",
        "--consent",
        "refused",
    ];
    laptop.run(&informant).succeeds();
    assert!(laptop.run(&voice).refuses(1).contains("ASSO refused"));
    let informant = [
        "interview",
        "informant",
        &id,
        "ASSO",
        "--consent",
        "given",
        "--how",
        "sign 12",
        "--on",
        "2026-11-24",
    ];
    laptop.run(&informant).succeeds();
    laptop.run(&voice).succeeds();
    holds(&laptop, &id);

    let bundle = laptop.path("a.json").display().to_string();
    laptop
        .run(&["bundle", "create", "-o", &bundle, "--unsealed"])
        .succeeds();
    desk.run(&["merge", "--accept-new", &bundle]).succeeds();
    holds(&desk, &id);
    assert_eq!(desk.shows(&id)["informants"][1]["on"], "2026-11-24");

    // What is withdrawn of an informant takes function and consent along.
    laptop
        .run(&["withdraw", &id, "--informant", "ASSO", "asked for"])
        .succeeds();
    assert_eq!(laptop.shows(&id)["informants"].as_array().map(Vec::len), Some(1));
    laptop.run(&["check"]).succeeds();
}
