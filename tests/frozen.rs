//! The first data folders and the first bundle, frozen: every version opens them and reads the same answers.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::Laptop;

fn frozen(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/first")
        .join(name)
}

/// A laptop whose data folder is a copy of a frozen one: opening may bring it up to date.
fn laptop(name: &str) -> Laptop {
    let laptop = Laptop::new();
    std::fs::create_dir(laptop.data()).expect("a folder");
    for entry in std::fs::read_dir(frozen(name)).expect("frozen files").flatten() {
        std::fs::copy(entry.path(), laptop.data().join(entry.file_name())).expect("a copy");
    }
    laptop
}

/// The one interview of a folder, by its whole id: devices that come later may begin with any letter.
#[track_caller]
fn only(laptop: &Laptop, words: &[&str]) -> String {
    let listed = laptop
        .run(&[&["interview", "list", "--format", "json"], words].concat())
        .json();
    let ids: Vec<&str> = listed["interviews"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|line| line["id"].as_str())
        .collect();
    assert_eq!(ids.len(), 1, "{listed}");
    ids[0].to_owned()
}

/// The state of an interview, how many answers it holds, and one of them.
#[track_caller]
fn read(laptop: &Laptop, id: &str, words: &[&str]) -> (String, usize, String) {
    let words = [&["interview", "show", id, "--format", "json"], words].concat();
    let shown = laptop.run(&words).json();
    let answers = shown["answers"].as_array().expect("a list of answers");
    let role = answers
        .iter()
        .find(|a| a["path"] == "/data/resp/h_role")
        .expect("the role");
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    (word(&shown["state"]), answers.len(), word(&role["value"]))
}

#[test]
fn the_first_folder_opens_to_read_and_to_write() {
    let laptop = laptop("open");
    let id = only(&laptop, &[]);
    let before = read(&laptop, &id, &[]);
    assert_eq!((before.0.as_str(), before.1), ("submitted", 59));
    laptop.run(&["check"]).succeeds();
    laptop.begins_core();
    assert_eq!(read(&laptop, &id, &[]), before);
}

#[test]
fn the_first_locked_folder_opens_with_its_passphrase_only() {
    let laptop = laptop("locked");
    let right = laptop.file("right", "correct horse battery staple\n");
    let wrong = laptop.file("wrong", "incorrect horse\n");
    let unlocked = ["--passphrase-file", right.as_str()];
    let found = read(&laptop, &only(&laptop, &unlocked), &unlocked);
    assert_eq!((found.0.as_str(), found.1), ("draft", 52));
    laptop
        .run(&["interview", "list", "--passphrase-file", &wrong])
        .refuses(1);
}

#[test]
fn the_first_bundle_merges_into_what_its_folder_holds() {
    let desk = Laptop::new();
    let words = [
        "init",
        "--study",
        "FROZEN",
        "--team",
        "C",
        "--person",
        "C01",
        "--no-passphrase",
    ];
    desk.run(&words).succeeds();
    let bundle = frozen("bundle.json").display().to_string();
    let merged = desk
        .run(&["merge", "--accept-new", "--format", "json", &bundle])
        .json();
    assert_eq!(merged["events"], 68, "{merged}");
    let again = desk.run(&["merge", "--format", "json", &bundle]).json();
    assert_eq!(again["events"], 0, "{again}");
    assert_eq!(
        desk.run(&["digest"]).succeeds(),
        laptop("open").run(&["digest"]).succeeds()
    );
}
