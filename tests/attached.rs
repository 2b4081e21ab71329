//! Files as answers, through the binary: read where their path is typed, kept with the interview, given back.

use crate::support::Laptop;

const FORM: &str = r#"{"survey": [{"type": "image", "name": "plan", "label": "Plan", "parameters": "max-pixels=1000"},
    {"type": "text", "name": "seen", "label": "Seen ${plan}"}], "settings": [{"form_id": "pictures", "version": "1"}]}"#;

fn fill(laptop: &Laptop, path: &str) -> crate::support::Ran {
    let form = laptop.file("pictures.json", FORM);
    let script = format!(r#"[{{"op": "set", "path": "plan", "value": "{path}"}}]"#);
    let script = laptop.file("script.json", &script);
    let about = ["--authority", "Zorgho", "--country", "bfa"];
    laptop.run(&[&["interview", "fill", &form, "--script", &script], &about[..]].concat())
}

fn only(laptop: &Laptop) -> String {
    let list = laptop.run(&["interview", "list", "--format", "json"]).json();
    let id = &list.as_array().or(list["interviews"].as_array()).unwrap()[0]["id"];
    id.as_str().unwrap().to_owned()
}

#[test]
fn a_picture_outlives_the_file_that_it_was_read_from() {
    let laptop = Laptop::of("T1", "A01");
    let picture = laptop.file("plan.jpg", "not much of a picture");
    fill(&laptop, &picture).succeeds();
    std::fs::remove_file(&picture).unwrap();

    let media = laptop.path("media");
    let id = only(&laptop);
    let said = laptop
        .run(&["interview", "media", &id, "-o", media.to_str().unwrap()])
        .succeeds();

    assert!(said.contains("one file"), "{said}");
    let kept = std::fs::read_to_string(media.join("plan.jpg")).unwrap();
    assert_eq!(kept, "not much of a picture");
    let shown = laptop.run(&["interview", "show", &id]).succeeds();
    assert!(shown.lines().any(|line| line.trim() == "plan.jpg"), "{shown}");
    laptop.run(&["check"]).succeeds();
}

#[test]
fn what_is_no_file_is_refused_in_a_sentence() {
    let laptop = Laptop::of("T1", "A01");
    laptop.file("empty.jpg", "");
    let large = std::fs::File::create(laptop.path("large.jpg")).unwrap();
    large.set_len((20 << 20) + 1).unwrap();
    for (path, words) in [
        ("nothing.jpg", "no file nothing.jpg"),
        (".", "is a folder"),
        ("empty.jpg", "is empty"),
        ("large.jpg", "at most 20 MB"),
    ] {
        let said = fill(&laptop, path).refuses(1);
        assert!(said.contains(words), "{path}: {said}");
    }
}

#[test]
fn a_form_that_asks_for_an_audit_gets_its_file_with_the_answers() {
    let laptop = Laptop::of("T1", "A01");
    let form = laptop.file(
        "audited.json",
        r#"{"survey": [{"type": "text", "name": "a", "label": "A"},
            {"type": "audit", "name": "audit", "parameters": "track-changes=true identify-user=true"}],
            "settings": [{"form_id": "audited", "version": "1"}]}"#,
    );
    let script = laptop.file("s.json", r#"[{"op": "set", "path": "a", "value": "x, y"}]"#);
    laptop
        .run(&[
            "interview",
            "fill",
            &form,
            "--script",
            &script,
            "--authority",
            "Kaya",
            "--country",
            "bfa",
            "--submit",
        ])
        .succeeds();
    let folder = laptop.path("out");

    laptop
        .run(&["interview", "media", "1", "-o", folder.to_str().unwrap()])
        .succeeds();

    let written = std::fs::read_to_string(folder.join("audit.csv")).unwrap();
    let rows: Vec<&str> = written.lines().collect();
    assert_eq!(rows[0], "event,node,start,end,old-value,new-value,user");
    assert!(
        rows[1].starts_with("form start,,") && rows[1].ends_with(",,,,A01"),
        "{written}"
    );
    assert!(rows[2].starts_with("form finalize,,"), "{written}");
}
