//! The commands for authors of forms, through the binary: convert, diff, test, check, show, migrate.

use serde_json::{Value, json};

use crate::support::Laptop;

const FIRST: &str = r#"{"survey": [
    {"type": "integer", "name": "age", "label": "Age"},
    {"type": "begin repeat", "name": "p", "label": "People"}, {"type": "text", "name": "n", "label": "Name"}, {"type": "end repeat"},
    {"type": "text", "name": "why", "label": "Why?", "relevant": "${age} > 17"}, {"type": "text", "name": "old", "label": "Old"}],
    "settings": [{"form_id": "t", "version": "1"}]}"#;

const SECOND: &str = r#"{"survey": [
    {"type": "decimal", "name": "years", "label": "Age"},
    {"type": "begin repeat", "name": "people", "label": "People"}, {"type": "text", "name": "n", "label": "Name"}, {"type": "end repeat"},
    {"type": "begin group", "name": "g", "label": "G"}, {"type": "text", "name": "why", "label": "Why not?"}, {"type": "end group"},
    {"type": "text", "name": "fresh", "label": "Fresh"}],
    "settings": [{"form_id": "t", "version": "2"}]}"#;

const SCRIPT: &str = r#"[{"op": "set", "path": "age", "value": "41"}, {"op": "set", "path": "/data/p[1]/n", "value": "Awa"},
    {"op": "add_repeat", "path": "/data/p"}, {"op": "set", "path": "/data/p[2]/n", "value": "Bo"},
    {"op": "set", "path": "why", "nonresponse": "refused"}, {"op": "set", "path": "old", "value": "kept all the same"}]"#;

#[test]
fn json_goes_to_xlsx_and_back_without_loss() {
    let laptop = Laptop::new();
    let form = laptop.file("form.json", FIRST);
    let (sheet, back) = (laptop.path("form.xlsx"), laptop.path("back.json"));

    laptop
        .run(&["form", "convert", &form, sheet.to_str().unwrap()])
        .succeeds();
    laptop
        .run(&["form", "convert", sheet.to_str().unwrap(), back.to_str().unwrap()])
        .succeeds();

    let read = |path: &std::path::Path| {
        serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    assert_eq!(read(&back), serde_json::from_str::<Value>(FIRST).unwrap());
    let said = laptop
        .run(&["form", "convert", &form, back.to_str().unwrap()])
        .refuses(1);
    assert!(said.contains("--force"), "{said}");
    laptop.run(&["form", "convert", &form, "form.doc"]).refuses(2);
}

#[test]
fn a_difference_is_said_in_words() {
    let laptop = Laptop::new();
    let (one, other) = (laptop.file("one.json", FIRST), laptop.file("other.json", SECOND));

    let said = laptop.run(&["form", "diff", &one, &other]).succeeds();

    for line in [
        "p is now named people (People).",
        "New: fresh (Fresh).",
        "Gone: old (Old).",
        "why moved from data to g.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert_eq!(
        laptop.run(&["form", "diff", &one, &one]).succeeds().trim(),
        "Nothing changed."
    );
}

#[test]
fn scenarios_beside_a_form_are_played() {
    let laptop = Laptop::new();
    let form = laptop.file("form.json", FIRST);
    laptop.run(&["form", "test", &form]).refuses(1);
    laptop.file(
        "form.adults.test.json",
        r#"{"title": "adults", "script": [{"op": "set", "path": "age", "value": "20"}],
            "expect": [{"after": "start", "nodes": {"/data/why": {"relevant": false}}}, {"after": 0, "nodes": {"/data/why": {"relevant": true}}}]}"#,
    );
    assert!(
        laptop
            .run(&["form", "test", &form])
            .succeeds()
            .contains("ok: adults")
    );

    laptop.file(
        "form.test.json",
        r#"[{"title": "minors", "script": [], "expect": [{"after": "start", "nodes": {"/data/why": {"relevant": true}}}]}]"#,
    );

    let ran = laptop.run(&["form", "test", &form]);
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.out.contains("FAILS: minors") && ran.out.contains("relevant is false, not true"),
        "{}",
        ran.out
    );
}

#[test]
fn a_check_tells_everything_at_once_and_a_lenient_one_lets_old_forms_pass() {
    let laptop = Laptop::new();
    let form = laptop.file(
        "old.json",
        r#"{"survey": [{"type": "db:person", "name": "who", "label": "Who"}, {"type": "text", "name": "a", "label": "${whoo}"}]}"#,
    );

    let strict = laptop.run(&["form", "check", &form]);
    assert_eq!(strict.status, Some(1));
    assert!(
        strict.out.contains("survey:2:type") && strict.out.contains("survey:3:label"),
        "{}",
        strict.out
    );

    let lenient = laptop.run(&["form", "check", &form, "--lenient"]).succeeds();
    assert!(
        lenient.contains("db:person") && lenient.contains("whoo"),
        "{lenient}"
    );
}

#[test]
fn an_interview_moves_to_another_version_and_back_with_all_its_answers() {
    let laptop = Laptop::of("t", "p1");
    let (first, second) = (
        laptop.file("first.json", FIRST),
        laptop.file("second.json", SECOND),
    );
    let script = laptop.file("script.json", SCRIPT);
    laptop
        .run(&[
            "interview",
            "fill",
            &first,
            "--script",
            &script,
            "--authority",
            "X",
            "--country",
            "fra",
        ])
        .succeeds();
    let to = |form: &str, rest: &[&str]| {
        let words = [
            &["interview", "migrate", "1", "--to", form, "--format", "json"],
            rest,
        ]
        .concat();
        laptop.run(&words).json()
    };
    let there = ["--rename", "age=years", "--rename", "p=people"];
    let digest = laptop.run(&["digest"]).succeeds();

    let preview = to(&second, &[&there[..], &["--dry-run"]].concat());
    assert_eq!(
        laptop.run(&["digest"]).succeeds(),
        digest,
        "a rehearsal writes nothing"
    );
    let fates: Vec<&Value> = preview["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["fate"])
        .collect();
    assert_eq!(fates, ["moved", "moved", "moved", "moved", "no-place"]);
    assert_eq!(preview["added"], json!(["/data/fresh"]));

    to(&second, &there);

    let shown = laptop.shows("1");
    let values: Vec<&Value> = shown["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|answer| &answer["path"])
        .collect();
    assert_eq!(
        values,
        [
            "/data/years",
            "/data/people[1]/n",
            "/data/people[2]/n",
            "/data/g/why"
        ]
    );
    assert_eq!(
        shown["without_place"],
        json!([{"key": "/data/old", "value": "kept all the same"}])
    );

    to(&first, &["--rename", "years=age", "--rename", "people=p"]);

    let shown = laptop.shows("1");
    let values: Vec<&Value> = shown["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|answer| &answer["path"])
        .collect();
    assert_eq!(
        values,
        [
            "/data/age",
            "/data/p[1]/n",
            "/data/p[2]/n",
            "/data/why",
            "/data/old"
        ]
    );
    laptop.run(&["check"]).succeeds();
}
