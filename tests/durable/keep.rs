//! Copies, folders made again, keys: through the binary, as people do it.

use crate::support::Laptop;

const SCRIPT: &str = r#"[{"op": "set", "path": "h_mode", "value": "face"}]"#;

/// A laptop with one interview begun.
fn filled() -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    fill(&laptop);
    laptop
}

/// Begins an interview about Zorgho.
fn fill(laptop: &Laptop) {
    let script = laptop.file("script.json", SCRIPT);
    let about = ["--authority", "Zorgho", "--country", "bfa"];
    let words = ["interview", "fill", "core", "--script", &script];
    laptop.run(&[&words[..], &about].concat()).succeeds();
}

fn digest(laptop: &Laptop) -> String {
    laptop.run(&["digest"]).succeeds()
}

#[test]
fn a_copy_on_a_stick_makes_the_folder_again() {
    let laptop = filled();
    let before = digest(&laptop);
    let stick = laptop.path("stick");
    std::fs::create_dir(&stick).unwrap();
    laptop
        .run(&["backup", stick.to_str().unwrap(), "--after-each-interview"])
        .succeeds();
    std::fs::write(laptop.data().join("repere.db"), vec![7; 20_000]).unwrap();
    laptop.run(&["check"]).refuses(1);
    let refused = laptop.run(&["restore", stick.to_str().unwrap()]).refuses(1);
    assert!(refused.contains("--replace"), "{refused}");
    laptop
        .run(&["restore", stick.to_str().unwrap(), "--replace"])
        .succeeds();
    assert_eq!(digest(&laptop), before);
    assert!(laptop.path("data.before-1").is_dir(), "nothing is deleted");
}

#[test]
fn a_copy_is_made_after_each_interview_and_a_missing_stick_stops_nothing() {
    let laptop = filled();
    let stick = laptop.path("stick");
    std::fs::create_dir(&stick).unwrap();
    laptop
        .run(&["backup", stick.to_str().unwrap(), "--after-each-interview"])
        .succeeds();
    let interviews = laptop.run(&["interview", "list", "--format", "json"]).json();
    let id = interviews["interviews"][0]["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{interviews}"))
        .to_owned();
    laptop.run(&["interview", "submit", &id]).succeeds();
    let again = laptop.path("again");
    laptop
        .run(&[
            "--data",
            again.to_str().unwrap(),
            "restore",
            stick.to_str().unwrap(),
        ])
        .succeeds();
    assert_eq!(
        laptop
            .run(&["--data", again.to_str().unwrap(), "digest"])
            .succeeds(),
        digest(&laptop)
    );

    std::fs::remove_dir_all(&stick).unwrap();
    let script = laptop.file("script.json", SCRIPT);
    let words = [
        "interview",
        "fill",
        "core",
        "--script",
        &script,
        "--authority",
        "Koudougou",
        "--country",
        "bfa",
        "--submit",
    ];
    let ran = laptop.run(&words);
    assert!(ran.err.contains("second place"), "{}", ran.err);
    ran.succeeds();
}

#[test]
fn a_lost_laptop_is_made_again_from_what_others_hold() {
    let lost = filled();
    let bundle = lost.path("all.json");
    let bundle = bundle.to_str().unwrap();
    lost.run(&["bundle", "create", "-o", bundle, "--unsealed"])
        .succeeds();
    let before = digest(&lost);
    let new = Laptop::new();
    new.run(&["restore", "--from-bundles", bundle, "--no-passphrase"])
        .succeeds();
    assert_eq!(digest(&new), before);
    let identity = new.run(&["check", "--format", "json"]).json();
    assert_eq!(identity["sound"], true, "{identity}");
}

/// What others hold is sealed to them; the study's recovery key opens it where the laptop that could is gone.
#[test]
fn sealed_bundles_make_a_lost_laptop_again_by_the_recovery_key() {
    let lost = Laptop::of("T1", "A01");
    lost.run(&["keys", "study", "--recovery", "recovery.txt"])
        .succeeds();
    fill(&lost);
    let (bundle, recovery) = (lost.path("all.bundle"), lost.path("recovery.txt"));
    let [bundle, recovery] = [&bundle, &recovery].map(|path| path.to_str().unwrap());
    lost.run(&["bundle", "create", "-o", bundle]).succeeds();
    let before = digest(&lost);

    let new = Laptop::new();
    let words = ["restore", "--from-bundles", bundle, "--no-passphrase"];
    let refused = new.run(&words).refuses(1);
    assert!(
        refused.contains("--recovery") && !new.data().exists(),
        "{refused}"
    );
    new.run(&[&words[..], &["--recovery", recovery]].concat())
        .succeeds();
    assert_eq!(digest(&new), before);
    new.run(&["check"]).succeeds();
}

/// A flipped bit is named by the check; what the bundles hold comes back, and the damaged folder is kept.
#[test]
fn a_damaged_folder_is_named_and_made_again_from_what_others_hold() {
    let laptop = filled();
    let bundle = laptop.path("all.json");
    let bundle = bundle.to_str().unwrap();
    laptop
        .run(&["bundle", "create", "-o", bundle, "--unsealed"])
        .succeeds();
    let (before, database) = (digest(&laptop), laptop.data().join("repere.db"));
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let checked = laptop.run(&["check"]);
    assert_eq!(checked.status, Some(1), "{}", checked.out);
    assert!(
        format!("{}{}", checked.out, checked.err).contains("restore"),
        "{}{}",
        checked.out,
        checked.err
    );
    let words = [
        "restore",
        "--from-bundles",
        bundle,
        "--no-passphrase",
        "--replace",
    ];
    laptop.run(&words).succeeds();
    assert_eq!(digest(&laptop), before);
    assert!(laptop.path("data.before-1").is_dir());
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_way_of_the_recovery_key() {
    let laptop = Laptop::new();
    let old = laptop.file("old", "olive\n");
    let new = laptop.file("new", "laurier\n");
    let init = [
        "init",
        "--study",
        "TEST",
        "--team",
        "T1",
        "--person",
        "A01",
        "--passphrase-file",
        &old,
    ];
    laptop.run(&init).succeeds();
    let made = laptop
        .run(&["keys", "recovery", "--format", "json", "--passphrase-file", &old])
        .json();
    let words = laptop.file("words", made["words"].as_str().unwrap());
    laptop
        .run(&[
            "keys",
            "passphrase",
            "--new-file",
            &new,
            "--passphrase-file",
            &words,
        ])
        .succeeds();
    laptop.run(&["check", "--passphrase-file", &old]).refuses(1);
    laptop.run(&["check", "--passphrase-file", &new]).succeeds();
    let kept = std::fs::read_to_string(laptop.data().join("repere.keys")).unwrap();
    assert!(!kept.contains("olive") && !kept.contains("laurier"));
}
