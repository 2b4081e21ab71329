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
    /// Two folders of a study without a key: bundles travel open.
    fn begun() -> Self {
        let it = Self::filled(Laptop::of("T1", "A01"), Laptop::of("C", "C01"), FORM);
        carry(&it.field, &it.desk, "there.json");
        it
    }

    /// Two laptops of a study with a key: what one sends is sealed to the other, and only what the other has not confirmed.
    fn sealed() -> Self {
        Self::sealed_with(FORM)
    }

    fn sealed_with(form: &str) -> Self {
        let (field, desk) = (Laptop::new(), Laptop::of("C", "C01"));
        let at = |laptop: &Laptop, name: &str| laptop.path(name).to_string_lossy().into_owned();
        let (paper, invitation, card) = (at(&desk, "paper"), at(&desk, "invitation"), at(&field, "card"));
        desk.run(&["keys", "study", "--recovery", &paper]).succeeds();
        desk.run(&["keys", "invite", "-o", &invitation]).succeeds();
        let bound = [
            "init",
            "--invite",
            &invitation,
            "--team",
            "T1",
            "--person",
            "A01",
            "--no-passphrase",
        ];
        field.run(&bound).succeeds();
        field.run(&["keys", "card", "-o", &card]).succeeds();
        desk.run(&["keys", "add", &card]).succeeds();
        let it = Self::filled(field, desk, form);
        it.send("first");
        it.give_back("receipt");
        it.send("heard");
        it
    }

    /// The field's news, sealed to the desk and merged there; how many bytes travelled.
    #[track_caller]
    fn send(&self, name: &str) -> u64 {
        travel(&self.field, &self.desk, name, &[])
    }

    /// The desk's news for the interviewer; how many bytes travelled.
    #[track_caller]
    fn give_back(&self, name: &str) -> u64 {
        travel(&self.desk, &self.field, name, &["--for", "A01"])
    }

    fn filled(field: Laptop, desk: Laptop, form: &str) -> Self {
        let form = field.file("loop.json", form);
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
        Self {
            field,
            desk,
            interview,
        }
    }
}

/// A file from one laptop, merged on the other.
#[track_caller]
fn travel(from: &Laptop, to: &Laptop, name: &str, words: &[&str]) -> u64 {
    let file = from.path(name).to_string_lossy().into_owned();
    from.run(&[&["bundle", "create", "-o", &file], words].concat())
        .succeeds();
    to.run(&["merge", &file]).succeeds();
    std::fs::metadata(&file).expect("the file that travelled").len()
}

/// Alt-g, which asks the field about the question in front; `Q` where no text has the focus.
const ASK: &str = "\x1bg";

/// The ceiling of the design for a question back, and for its answer.
const WAY_BACK: u64 = 900;

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
    let it = Loop::sealed();
    // The coordinator opens the interview on a question, asks, and returns it from the inbox or by command.
    let mut screen = it.desk.opens();
    screen.shows("Zorgho");
    screen.types("\r");
    screen.shows("Which office?");
    screen.types("\x07year\r");
    screen.shows("Since which year");
    screen.types(ASK);
    screen.shows("What to ask the field?");
    screen.types("Which deed says so?\r");
    screen.shows("Asked");
    screen.types("\x1b");
    screen.shows("Authorities (1)");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    it.desk.run(&["return", &it.interview]).succeeds();
    let bytes = it.give_back("back");
    assert!(bytes <= WAY_BACK, "{bytes} bytes to ask back");

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
    let bytes = it.send("again");
    assert!(bytes <= WAY_BACK, "{bytes} bytes to reply");

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
    it.give_back("last");
    it.send("confirmed");
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
    // Whatever is open, the corner counts what is to be decided.
    screen.types("\r");
    let open = screen.shows("Two versions of this answer");
    assert!(open.contains("≠1"), "{open}");
    screen.types("\x1b");
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

#[test]
fn what_is_for_those_who_review_is_asked_at_the_desk_and_not_in_the_field() {
    let (sure, label) = ("twice confirmed", "How sure are we?");
    let question = format!(
        r#"{{"type": "begin group", "name": "desk", "label": "At the desk", "supervisor": "yes"}},
  {{"type": "text", "name": "sure", "label": "{label}", "required": "yes"}}, {{"type": "end group"}},
  {{"type": "text", "name": "partner""#
    );
    // The field submits although the question, which is required, has no answer: it is none of the field's.
    let it = Loop::sealed_with(&FORM.replace(r#"{"type": "text", "name": "partner""#, &question));
    let mut screen = it.field.opens();
    screen.shows("Zorgho");
    screen.types("\r").shows("With whom?");
    screen.types("\t");
    let outline = screen.shows("Which office?");
    assert!(outline.contains("3/3"), "{outline}");
    assert!(
        !outline.contains(label) && !outline.contains("At the desk"),
        "{outline}"
    );
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);

    let mut screen = it.desk.opens();
    screen.shows("Zorgho");
    screen.types("\r").shows("3/4");
    screen.types("\t");
    screen.shows("At the desk");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    let script = it.desk.file(
        "sure.json",
        &format!(r#"[{{"op":"set","path":"/data/desk/sure","value":"{sure}"}}]"#),
    );
    it.desk
        .run(&["interview", "fill", &it.interview, "--script", &script])
        .succeeds();
    it.give_back("sure");
    let read = |laptop: &Laptop| laptop.run(&["interview", "show", &it.interview]).succeeds();
    assert!(read(&it.desk).contains(sure), "{}", read(&it.desk));
    assert!(!read(&it.field).contains(sure), "{}", read(&it.field));
    assert_eq!(
        it.field.run(&["digest"]).succeeds(),
        it.desk.run(&["digest"]).succeeds()
    );
}

#[test]
fn a_merge_is_rehearsed_made_and_undone_by_keys() {
    let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
    let it = Loop::filled(field, desk, FORM);
    let file = it.field.path("there.json").to_string_lossy().into_owned();
    it.field
        .run(&["bundle", "create", "-o", &file, "--all", "--unsealed"])
        .succeeds();
    let count = || {
        let list = it.desk.run(&["interview", "list", "--format", "json"]).json();
        list["interviews"].as_array().map(Vec::len)
    };

    let mut screen = it.desk.opens();
    screen.shows("No interview yet");
    screen.types("r");
    screen.shows("Which bundles");
    screen.types(&format!("{file}\r"));
    screen.shows("A01, team T1, is not known here yet");
    assert_eq!(count(), Some(0), "a rehearsal writes nothing");
    screen.types("a");
    screen.shows("undo the merge");
    assert_eq!(count(), Some(1));
    screen.types("u");
    screen.shows("Merge undone");
    assert_eq!(count(), Some(0));
    screen.types("\r");
    screen.shows("undo the merge");
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    assert_eq!(count(), Some(1), "the same bundle brings it back");
}

#[test]
fn the_same_officer_twice_is_compared_side_by_side_and_told_by_a_key() {
    let it = Loop::begun();
    let form = it.field.path("loop.json").to_string_lossy().into_owned();
    let twice = |role: &str| {
        let script = it.field.file(
            "twice.json",
            &format!(r#"[{{"op":"set","path":"role","value":"{role}"}}]"#),
        );
        let words = [
            "interview",
            "fill",
            &form,
            "--script",
            &script,
            "--authority",
            "Boulsa",
            "--country",
            "bfa",
            "--informant",
            "R1",
        ];
        it.field.run(&words).succeeds();
    };
    twice("mayor");
    twice("clerk");
    let mut screen = it.field.opens();
    screen.shows("Boulsa");
    screen.types("i");
    screen.shows("To decide");
    screen.types("\r");
    let shown = screen.shows("two that are both valid");
    assert!(
        shown
            .lines()
            .any(|line| line.contains("mayor") && line.contains("clerk")),
        "{shown}"
    );
    screen.types("\x1b");
    screen.until("the list again", |text| !text.contains("both valid"));
    screen.types("d");
    screen.until("the pair is told", |text| {
        text.contains("Done.") && !text.contains("may be one")
    });
    screen.types("\x03");
    assert_eq!(screen.ends(), 0);
    let left = it.field.run(&["duplicates", "--format", "json"]).json();
    assert_eq!(left["interviews"].as_array().map(Vec::len), Some(0));
}
