//! Questions back over plain files: two real programs, real bundles, command by command.

use serde_json::Value;

use crate::support::Laptop;

/// The interviewer's and the coordinator's laptop, the interview, and what the coordinator holds of it.
struct Loop {
    field: Laptop,
    desk: Laptop,
    interview: String,
    bundles: std::cell::Cell<usize>,
}

impl Loop {
    fn begun() -> Self {
        let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
        let script = format!(
            "{}/demo/birhan-kela/R1-administration.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let words = [
            "interview",
            "fill",
            "core",
            "--script",
            &script,
            "--authority",
            "Birhan Kela",
            "--country",
            "eth",
            "--informant",
            "R1",
            "--submit",
            "--format",
            "json",
        ];
        let interview = field.run(&words).json()["id"].as_str().expect("an id").to_owned();
        let carried = Self {
            field,
            desk,
            interview,
            bundles: std::cell::Cell::new(0),
        };
        carried.carry(&carried.field, &carried.desk);
        carried
    }

    /// Takes everything from one laptop to the other in a file.
    #[track_caller]
    fn carry(&self, from: &Laptop, to: &Laptop) -> Value {
        self.bundles.set(self.bundles.get() + 1);
        let file = from
            .path(&format!("{}.json", self.bundles.get()))
            .to_string_lossy()
            .into_owned();
        from.run(&["bundle", "create", "-o", &file, "--all", "--unsealed"])
            .succeeds();
        to.run(&["merge", "--accept-new", "--format", "json", &file])
            .json()
    }

    fn inbox(laptop: &Laptop) -> Vec<String> {
        let items = on(laptop, &["inbox"]);
        let items = items["items"].as_array().expect("a list").iter();
        items
            .map(|item| item["need"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

/// Runs a command of which the result is read.
#[track_caller]
fn on(laptop: &Laptop, words: &[&str]) -> Value {
    laptop.run(&[words, &["--format", "json"]].concat()).json()
}

#[test]
fn a_question_goes_back_is_answered_settled_and_the_interview_accepted() {
    let it = Loop::begun();
    let id = it.interview.as_str();
    assert_eq!(Loop::inbox(&it.desk), ["review"]);
    let first = on(&it.desk, &["ask", id, "d_deb", "Which year exactly?"])["event"]
        .as_str()
        .expect("an id")
        .to_owned();
    let second = on(&it.desk, &["ask", id, ".", "Who else was there?"])["event"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(on(&it.desk, &["return", id])["state"], "returned");

    it.carry(&it.desk, &it.field);
    assert_eq!(Loop::inbox(&it.field), ["question", "question"]);
    let reply = on(&it.field, &["reply", &first, "It is in the deed of 2019."]);
    assert_eq!(reply["state"], "returned", "one question is left: {reply}");
    let reply = on(&it.field, &["reply", &second, "The deputy mayor."]);
    assert_eq!(
        reply["state"], "submitted",
        "every question is explained: {reply}"
    );

    it.carry(&it.field, &it.desk);
    assert_eq!(Loop::inbox(&it.desk), ["answered", "answered", "review"]);
    for question in [&first, &second] {
        on(&it.desk, &["settle", question]);
    }
    let accepted = on(&it.desk, &["accept", "--person", "A01", "--with-form", "core"]);
    assert_eq!(accepted["interviews"][0]["state"], "accepted", "{accepted}");
    assert_eq!(Loop::inbox(&it.desk), Vec::<String>::new());

    // What comes after does not slip in under the acceptance, and cannot be released before someone looked.
    it.carry(&it.desk, &it.field);
    let script = it
        .field
        .file("late.json", r#"[{"op":"set","path":"d_deb","value":"7"}]"#);
    it.field
        .run(&["interview", "fill", id, "--script", &script])
        .succeeds();
    it.carry(&it.field, &it.desk);
    assert_eq!(Loop::inbox(&it.desk), ["changed"]);
    it.desk.run(&["release", id]).refuses(1);
    on(&it.desk, &["accept", id]);
    assert_eq!(
        on(&it.desk, &["release", id])["interviews"][0]["state"],
        "released"
    );
    it.carry(&it.desk, &it.field);
    assert_eq!(
        it.field.run(&["digest"]).succeeds(),
        it.desk.run(&["digest"]).succeeds()
    );
}

#[test]
fn a_question_that_the_profile_leaves_open_reaches_who_led_the_interview_on_its_key() {
    let it = Loop::begun();
    let open = on(&it.desk, &["profile", "ask", "Birhan Kela"]);
    let open = open.as_array().expect("a list");
    // The town plans a cooperation: what came of it is asked at the screening's own question.
    let cooperation = open
        .iter()
        .find(|question| question["processes"] == serde_json::json!(["COOP"]))
        .expect("the profile leaves it open");
    let number = cooperation["number"].to_string();
    on(&it.desk, &["profile", "ask", "Birhan Kela", &number]);
    it.carry(&it.desk, &it.field);
    let met = on(&it.field, &["inbox"]);
    let met = &met["items"][0];
    assert_eq!(
        (met["need"].as_str(), &met["text"]),
        (Some("question"), &cooperation["text"])
    );
    assert!(
        met["key"].as_str().is_some_and(|key| key.ends_with("/s_coop")),
        "{met}"
    );
    // Asked once: the list says so, and a second time writes nothing.
    let before = it.desk.run(&["digest"]).succeeds();
    it.desk
        .run(&["profile", "ask", "Birhan Kela", &number])
        .succeeds();
    assert_eq!(it.desk.run(&["digest"]).succeeds(), before);
    it.desk.run(&["profile", "ask", "Birhan Kela", "99"]).refuses(1);
}

#[test]
fn what_a_state_does_not_allow_is_refused_in_a_sentence_and_nothing_is_written() {
    let it = Loop::begun();
    let id = it.interview.as_str();
    let before = it.desk.run(&["digest"]).succeeds();
    for words in [
        &["release", id][..],
        &["reopen", id],
        &["reply", "none.1", "x"],
        &["settle", "none.1"],
        &["ask", id, "nowhere", "x"],
    ] {
        let said = it.desk.run(words).refuses(1);
        assert!(said.len() > 20, "{words:?}: {said}");
    }
    it.desk.run(&["accept"]).refuses(2);
    it.desk.run(&["conflicts", "decide", id, "d_deb"]).refuses(2);
    assert_eq!(it.desk.run(&["digest"]).succeeds(), before);
}

#[test]
fn a_conflict_is_listed_whole_decided_and_two_who_decide_differently_are_a_conflict_again() {
    let it = Loop::begun();
    let other = Laptop::of("C", "C02");
    let id = it.interview.as_str();
    it.carry(&it.field, &other);
    let set = |laptop: &Laptop, value: &str| {
        let script = laptop.file(
            "set.json",
            &format!(r#"[{{"op":"set","path":"d_deb","value":"{value}"}}]"#),
        );
        laptop
            .run(&["interview", "fill", id, "--script", &script])
            .succeeds();
    };
    // Both had the same year's figure before them when each wrote another.
    set(&it.field, "1");
    it.carry(&it.field, &it.desk);
    set(&it.field, "3");
    set(&it.desk, "7");
    it.carry(&it.field, &it.desk);
    it.carry(&it.desk, &other);
    let cards = on(&it.desk, &["conflicts", "list"]);
    let card = &cards["conflicts"][0];
    let number = |cards: &Value, wanted: &str| {
        let values = cards["conflicts"][0]["values"].as_array().expect("both").iter();
        let found = values
            .clone()
            .find(|value| value["value"] == wanted)
            .expect("it stands whole");
        (values.count(), found["number"].to_string())
    };
    let (count, three) = number(&cards, "3");
    assert_eq!((count, number(&cards, "7").0), (2, 2));
    for value in card["values"].as_array().expect("both") {
        let who = if value["value"] == "3" {
            "A01, T1"
        } else {
            "C01, C"
        };
        assert_eq!(value["who"], who);
        assert!(
            value["had_read"].as_array().is_some_and(|read| !read.is_empty()),
            "{card}"
        );
    }

    let decide = ["conflicts", "decide", id, "d_deb"];
    let left = on(
        &it.desk,
        &[&decide[..], &["--take", &three, "--reason", "the deed says so"]].concat(),
    );
    assert_eq!(left["left"], 0);
    on(&other, &[&decide[..], &["--value", "9"]].concat());
    it.carry(&other, &it.desk);
    let cards = on(&it.desk, &["conflicts"]);
    assert_eq!(number(&cards, "3").0, 2);
    let (_, nine) = number(&cards, "9");
    it.desk.run(&[&decide[..], &["--take", "3"]].concat()).refuses(1);
    on(&it.desk, &[&decide[..], &["--take", &nine]].concat());
    it.carry(&it.desk, &other);
    assert_eq!(
        it.desk.run(&["digest"]).succeeds(),
        other.run(&["digest"]).succeeds()
    );
}

#[test]
fn a_merge_is_logged_undone_and_brought_back_by_its_own_bundle() {
    let it = Loop::begun();
    let log = on(&it.desk, &["merge", "log"]);
    let bundle = log["merges"][0]["bundle"].as_str().expect("a name").to_owned();
    let before = it.desk.run(&["digest"]).succeeds();
    let would = on(&it.desk, &["merge", "undo", &bundle[..8], "--dry-run"]);
    assert!(would["events"].as_u64() > Some(10));
    assert_eq!(it.desk.run(&["digest"]).succeeds(), before);
    on(&it.desk, &["merge", "undo", &bundle[..8]]);
    assert!(
        on(&it.desk, &["interview", "list"])["interviews"]
            .as_array()
            .is_some_and(Vec::is_empty)
    );
    it.desk.run(&["merge", "undo", &bundle[..8]]).refuses(1);
    let file = it.field.path("1.json").to_string_lossy().into_owned();
    it.desk.run(&["merge", &file]).succeeds();
    assert_eq!(it.desk.run(&["digest"]).succeeds(), before);
    on(&it.desk, &["accept", &it.interview]);
    let said = it.desk.run(&["merge", "undo", &bundle[..8]]).refuses(1);
    assert!(said.contains("accept"), "{said}");
    assert_eq!(
        on(&it.desk, &["merge", "log"])["merges"].as_array().map(Vec::len),
        Some(2)
    );
}

#[test]
fn the_same_officer_twice_and_a_place_spelled_twice_are_found_compared_and_told() {
    let it = Loop::begun();
    let again = |authority: &str, informant: &str| {
        let words = [
            "interview",
            "new",
            "core",
            "--authority",
            authority,
            "--country",
            "eth",
            "--informant",
            informant,
            "--format",
            "json",
        ];
        it.field.run(&words).json()["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let twice = again("Birhan Kela", "R1");
    again("Birhan Kella", "R7");
    let found = on(&it.field, &["duplicates"]);
    assert_eq!(found["interviews"][0]["causes"][0], "informant", "{found}");
    assert_eq!(found["authorities"].as_array().map(Vec::len), Some(1), "{found}");
    let lines = on(&it.field, &["duplicates", "compare", &twice, &it.interview]);
    assert!(lines["lines"].as_array().is_some_and(|lines| lines.len() > 10));
    it.field
        .run(&["duplicates", "mark", &twice, &it.interview])
        .refuses(2);
    on(
        &it.field,
        &["duplicates", "mark", &twice, &it.interview, "--duplicate"],
    );
    let ids = [
        &found["authorities"][0]["one"]["id"],
        &found["authorities"][0]["other"]["id"],
    ];
    let ids = ids.map(|id| id.as_str().expect("an id").to_owned());
    let joined = on(&it.field, &["authority", "alias", &ids[0], &ids[1]]);
    assert_eq!(joined["shown"], ids[0].as_str());
    let left = on(&it.field, &["duplicates"]);
    assert_eq!(
        (
            left["interviews"].as_array().map(Vec::len),
            left["authorities"].as_array().map(Vec::len)
        ),
        (Some(0), Some(0))
    );
    assert_eq!(
        on(&it.field, &["authority", "list"])["authorities"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    on(&it.field, &["authority", "alias", &ids[0], &ids[1], "--revoke"]);
    assert_eq!(
        on(&it.field, &["authority", "list"])["authorities"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}

#[test]
fn a_withdrawal_leaves_the_event_and_nothing_of_what_was_said() {
    let it = Loop::begun();
    let withdrawn = on(&it.field, &["withdraw", &it.interview, "asked for it"]);
    assert_eq!(withdrawn["state"], "withdrawn");
    it.carry(&it.field, &it.desk);
    for laptop in [&it.field, &it.desk] {
        laptop.run(&["interview", "show", &it.interview]).refuses(1);
        laptop.run(&["check"]).succeeds();
    }
    let old = it.field.path("1.json").to_string_lossy().into_owned();
    it.desk.run(&["merge", &old]).succeeds();
    assert_eq!(
        it.field.run(&["digest"]).succeeds(),
        it.desk.run(&["digest"]).succeeds()
    );
}
