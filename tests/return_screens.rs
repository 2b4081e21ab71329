//! Questions back at the keyboard: both programs on real terminals, real bundles between them.

use serde_json::Value;

use crate::support::Laptop;

/// A questionnaire of two questions, filled and submitted, and held by the coordinator.
struct Loop {
    field: Laptop,
    desk: Laptop,
    interview: String,
}

const FORM: &str = r#"{"survey": [
  {"type": "text", "name": "role", "label": "Which office?"},
  {"type": "integer", "name": "year", "label": "Since which year?"},
  {"type": "text", "name": "partner", "label": "With whom?"}
], "settings": [{"form_id": "loop", "version": "1"}]}"#;

impl Loop {
    fn begun() -> Self {
        let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
        let form = field.file("loop.json", FORM);
        let script = field.file(
            "fill.json",
            r#"[{"op":"set","path":"role","value":"dgs"},{"op":"set","path":"year","value":"2007"},
                {"op":"set","path":"partner","value":"Lyon"}]"#,
        );
        let words = [
            "interview",
            "fill",
            &form,
            "--script",
            &script,
            "--authority",
            "Zorgho",
            "--country",
            "bfa",
            "--submit",
            "--format",
            "json",
        ];
        let interview = field.run(&words).json()["id"].as_str().expect("an id").to_owned();
        let it = Self {
            field,
            desk,
            interview,
        };
        carry(&it.field, &it.desk, "there.json");
        it
    }
}

/// Carries everything from one laptop to the other.
#[track_caller]
fn carry(from: &Laptop, to: &Laptop, name: &str) {
    let file = from.path(name).to_string_lossy().into_owned();
    from.run(&["bundle", "create", "-o", &file, "--all", "--unsealed"])
        .succeeds();
    to.run(&["merge", "--accept-new", &file]).succeeds();
}

#[test]
fn what_is_asked_back_opens_on_its_question_is_explained_settled_and_accepted_by_keys() {
    let it = Loop::begun();
    it.desk
        .run(&["ask", &it.interview, "year", "Which deed says so?"])
        .succeeds();
    it.desk.run(&["return", &it.interview]).succeeds();
    carry(&it.desk, &it.field, "back.json");

    // The interviewer opens the interview: it stands on the question asked; y, the reply, Enter.
    let mut screen = it.field.opens();
    screen.shows("Zorgho");
    if !screen.screen().contains("Since which year") {
        screen.types("\r");
    }
    let shown = screen.shows("Since which year");
    assert!(shown.contains("Which deed says so?"), "{shown}");
    screen.types("\x1bp");
    screen.shows("Reply to the coordinator");
    screen.types("The deed of 2007\r");
    screen.shows("Replied");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    carry(&it.field, &it.desk, "again.json");

    // The coordinator: i, s settles the answered question, a accepts the interview.
    let mut screen = it.desk.opens();
    screen.shows("Zorgho");
    screen.types("i");
    screen.shows("answered: Which deed says so?");
    screen.types("s");
    screen.until("the question is settled", |text| !text.contains("answered:"));
    screen.types("a");
    screen.shows("Nothing waits for a decision");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);

    let list: Value = it.desk.run(&["interview", "list", "--format", "json"]).json();
    assert_eq!(list["interviews"][0]["state"], "accepted", "{list}");
    carry(&it.desk, &it.field, "last.json");
    assert_eq!(
        it.field.run(&["digest"]).succeeds(),
        it.desk.run(&["digest"]).succeeds()
    );
}

#[test]
fn a_routine_conflict_is_two_keys_and_says_who_had_read_what() {
    let it = Loop::begun();
    let set = |laptop: &Laptop, value: &str| {
        let script = laptop.file(
            "set.json",
            &format!(r#"[{{"op":"set","path":"year","value":"{value}"}}]"#),
        );
        laptop
            .run(&["interview", "fill", &it.interview, "--script", &script])
            .succeeds();
    };
    set(&it.field, "2011");
    set(&it.desk, "2019");
    carry(&it.field, &it.desk, "two.json");

    // A command leaves no interview open: the program starts at home.
    let mut screen = it.desk.opens();
    screen.shows("1 question to decide");
    screen.types("=");
    let card = screen.shows("had read: 2007");
    assert!(
        card.contains("2011") && card.contains("2019") && card.contains("A01, T1"),
        "{card}"
    );
    screen.types("1");
    screen.shows("Nothing to decide");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    let left = it.desk.run(&["conflicts", "--format", "json"]).json();
    assert_eq!(left["conflicts"].as_array().map(Vec::len), Some(0));
}
