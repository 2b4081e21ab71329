//! The main job through the real binary: interviews on two laptops, bundles carried, two coordinators, one profile.

use serde_json::Value;

use crate::support::{Laptop, Ran};

/// The scripts of the demonstration, one folder an authority.
fn demo(path: &str) -> String {
    format!("{}/demo/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// Begins an interview about the invented town with an industrial park and fills it by one of the demonstration's scripts.
#[track_caller]
fn fill(laptop: &Laptop, script: &str, informant: &str) -> String {
    let words = [
        "interview",
        "fill",
        "core",
        "--script",
        &demo(script),
        "--authority",
        "Birhan Kela",
        "--country",
        "eth",
        "--informant",
        informant,
        "--submit",
        "--format",
        "json",
    ];
    id_of(laptop.run(&words))
}

#[track_caller]
fn id_of(ran: Ran) -> String {
    ran.json()["id"].as_str().expect("an id is printed").to_owned()
}

/// Writes everything that a laptop holds into a bundle.
#[track_caller]
fn bundle(laptop: &Laptop, name: &str) -> String {
    let file = laptop.path(name).to_string_lossy().into_owned();
    laptop
        .run(&["bundle", "create", "-o", &file, "--all", "--unsealed"])
        .succeeds();
    file
}

#[track_caller]
fn merge(laptop: &Laptop, files: &[&str]) -> Value {
    let mut words = vec!["merge", "--accept-new", "--format", "json"];
    words.extend(files);
    laptop.run(&words).json()
}

#[track_caller]
fn digest(laptop: &Laptop) -> String {
    laptop.run(&["digest"]).succeeds()
}

#[track_caller]
fn profile(laptop: &Laptop) -> String {
    laptop
        .run(&["profile", "Birhan Kela", "--format", "json"])
        .succeeds()
}

#[test]
fn two_laptops_two_coordinators_in_opposite_order_hold_the_same() {
    let (first, second) = (Laptop::of("T1", "A01"), Laptop::of("T2", "B02"));
    let (north, south) = (Laptop::of("C", "C01"), Laptop::of("C", "C02"));

    // The first laptop begins; the second takes the interview over, and both go on with it at once.
    let shared = fill(&first, "birhan-kela/R1-administration.json", "R1");
    let begun = bundle(&first, "begun.json");
    merge(&second, &[&begun]);
    let edit = |laptop: &Laptop, year: &str| {
        let script = laptop.file(
            "edit.json",
            &format!(r#"[{{"op":"set","path":"/data/gd/d_deb","value":"{year}"}}]"#),
        );
        laptop
            .run(&["interview", "fill", &shared, "--script", &script])
            .succeeds();
    };
    edit(&first, "3");
    edit(&second, "7");
    // The second also hears others about the same authority, who contradict the first.
    fill(&second, "birhan-kela/R2-investissement.json", "R2");
    fill(&second, "birhan-kela/R3-ong.json", "R3");

    let (one, two) = (bundle(&first, "one.json"), bundle(&second, "two.json"));
    merge(&north, &[&one, &two]);
    merge(&south, &[&two]);
    merge(&south, &[&one, &begun]);

    assert_eq!(digest(&north), digest(&south));
    for coordinator in [&north, &south] {
        let again = merge(coordinator, &[&two, &one, &begun]);
        assert_eq!(again["events"], 0, "a second merge writes nothing: {again}");
        let conflicts = coordinator.run(&["conflicts", "--format", "json"]).json();
        let values: Vec<&str> = conflicts["conflicts"][0]["values"]
            .as_array()
            .expect("both values stand")
            .iter()
            .filter_map(|v| v["value"].as_str())
            .collect();
        assert_eq!(
            conflicts["conflicts"].as_array().map(Vec::len),
            Some(1),
            "{conflicts}"
        );
        assert!(values.contains(&"3") && values.contains(&"7"), "{conflicts}");
    }
    let read = profile(&north);
    assert_eq!(read, profile(&south), "byte for byte");
    let read: Value = serde_json::from_str(&read).expect("a profile is JSON");
    let processes = read["processes"].as_array().expect("a list of processes");
    assert_eq!(processes.len(), 22);
    assert!(processes.iter().any(|p| p["contradiction"] == true), "{read}");
    assert!(
        processes.iter().any(|p| p["status"] == "unknown"),
        "unknown stays unknown: {read}"
    );
}

#[test]
fn a_rehearsed_merge_writes_nothing() {
    let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
    fill(&field, "birhan-kela/R1-administration.json", "R1");
    let file = bundle(&field, "b.json");
    let before = digest(&desk);
    let rehearsed = desk
        .run(&["merge", "--dry-run", "--accept-new", "--format", "json", &file])
        .json();
    assert!(rehearsed["events"].as_u64() > Some(0));
    assert_eq!(digest(&desk), before);
    merge(&desk, &[&file]);
    assert_eq!(digest(&desk), digest(&field));
}

#[test]
fn an_unknown_device_waits_until_it_is_accepted() {
    let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
    fill(&field, "birhan-kela/R1-administration.json", "R1");
    let file = bundle(&field, "b.json");
    let waiting = desk.run(&["merge", "--format", "json", &file]).json();
    assert_eq!(waiting["events"], 0);
    assert_eq!(waiting["waiting"].as_array().map(Vec::len), Some(1), "{waiting}");
    merge(&desk, &[&file]);
    assert_eq!(digest(&desk), digest(&field));
}

#[test]
fn damaged_bundles_are_refused_in_a_sentence_and_nothing_is_written() {
    let (field, desk) = (Laptop::of("T1", "A01"), Laptop::of("C", "C01"));
    fill(&field, "birhan-kela/R1-administration.json", "R1");
    let whole = std::fs::read_to_string(bundle(&field, "b.json")).expect("the bundle is text");
    let before = digest(&desk);

    let truncated = desk.file("cut.json", &whole[..whole.len() / 2]);
    let altered = desk.file("altered.json", &whole.replacen("Birhan", "Birham", 1));
    let foreign = desk.file(
        "photo.json",
        "{\"type\": \"FeatureCollection\", \"features\": []}",
    );
    let empty = desk.file("empty.json", "");
    for file in [&truncated, &altered, &foreign, &empty] {
        let said = desk.run(&["merge", "--accept-new", file]).refuses(1);
        assert!(said.contains(".json"), "the sentence names the file: {said}");
    }
    desk.run(&["merge", "no-such-file.json"]).refuses(1);
    assert_eq!(digest(&desk), before);

    // One bad file does not keep the good one out.
    let good = desk.file("good.json", &whole);
    desk.run(&["merge", "--accept-new", &truncated, &good]).refuses(1);
    assert_eq!(digest(&desk), digest(&field));
}

#[test]
fn a_bundle_of_another_study_is_refused() {
    let desk = Laptop::of("C", "C01");
    let other = Laptop::new();
    other
        .run(&[
            "init",
            "--study",
            "OTHER",
            "--team",
            "T1",
            "--person",
            "A01",
            "--no-passphrase",
        ])
        .succeeds();
    fill(&other, "birhan-kela/R1-administration.json", "R1");
    let file = bundle(&other, "b.json");
    let said = desk.run(&["merge", "--accept-new", &file]).refuses(1);
    assert!(said.contains("OTHER") && said.contains("TEST"), "{said}");
}

#[test]
fn what_cannot_be_is_said_with_the_right_status() {
    let laptop = Laptop::of("T1", "A01");
    let script = laptop.file("s.json", "[]");
    let unknown = [
        "interview",
        "fill",
        "cor",
        "--script",
        &script,
        "--authority",
        "X",
        "--country",
        "fra",
    ];
    assert!(laptop.run(&unknown).refuses(1).contains("cor"));
    laptop
        .run(&["interview", "fill", "core", "--script", &script])
        .refuses(2);
    laptop.run(&["interview", "show", "999"]).refuses(1);
    laptop.run(&["frobnicate"]).refuses(2);
    laptop
        .run(&[
            "init",
            "--study",
            "x y",
            "--team",
            "T",
            "--person",
            "P",
            "--no-passphrase",
        ])
        .refuses(2);
    laptop
        .run(&[
            "init",
            "--study",
            "TEST",
            "--team",
            "T",
            "--person",
            "P",
            "--no-passphrase",
        ])
        .refuses(1);
    Laptop::new().run(&["interview", "list"]).refuses(1);
}

#[test]
fn a_script_that_stops_keeps_what_came_before() {
    let laptop = Laptop::of("T1", "A01");
    let script = laptop.file(
        "s.json",
        r#"[{"op":"set","path":"h_wave","value":"2"},{"op":"set","path":"no_such_question","value":"1"}]"#,
    );
    let words = [
        "interview",
        "fill",
        "core",
        "--script",
        &script,
        "--authority",
        "Zorgho",
        "--country",
        "bfa",
    ];
    let said = laptop.run(&words).refuses(1);
    assert!(said.contains("no_such_question") && said.contains('2'), "{said}");
    let shown = laptop.shows("1");
    let wave = shown["answers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["path"] == "/data/hdr/h_wave")
        .unwrap();
    assert_eq!(wave["value"], "2");
}

#[test]
fn an_interview_begins_with_what_the_study_knows() {
    let laptop = Laptop::of("T1", "A01");
    laptop.begins_core();
    let shown = laptop.shows("1");
    let value = |path: &str| {
        let answers = shown["answers"].as_array().unwrap();
        answers
            .iter()
            .find(|a| a["path"] == path)
            .map(|a| a["value"].as_str().unwrap().to_owned())
    };
    assert_eq!(value("/data/hdr/h_study").as_deref(), Some("TEST"));
    assert_eq!(value("/data/hdr/h_enum").as_deref(), Some("A01"));
    assert_eq!(value("/data/hdr/h_ctry").as_deref(), Some("bfa"));
    assert_eq!(value("/data/hdr/h_la").as_deref(), Some("Zorgho"));
}
