//! What is typed is nowhere in clear: not in the database, its log, the journal of keystrokes, copies, or anything else
//! that the program leaves.

use std::path::PathBuf;

use super::*;

/// Twenty words that stand nowhere but in answers.
fn markers() -> Vec<String> {
    (1..=20).map(|n| format!("marqueur{n:02}zorgho")).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// No file holds a marker, in UTF-8 or UTF-16, and no database says what it is.
fn seek(folder: &Path, when: &str) {
    let mut found = Vec::new();
    files(folder, &mut found);
    assert!(
        found.iter().any(|path| path.ends_with("repere.db")),
        "{when}: {found:?}"
    );
    for path in found {
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.starts_with(b"SQLite format 3"),
            "{when}: {}",
            path.display()
        );
        for marker in markers() {
            let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [marker.as_bytes(), &wide] {
                let there = bytes.windows(needle.len()).any(|window| window == needle);
                assert!(!there, "{when}: {marker} in {}", path.display());
            }
        }
    }
}

#[test]
fn twenty_markers_are_in_no_file_that_the_program_leaves() {
    let root = tempfile::tempdir().unwrap();
    let (data, stick) = (root.path().join("data"), root.path().join("stick"));
    std::fs::create_dir(&stick).unwrap();
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: false,
    };
    let unlock = Unlock {
        secret: Secret::passphrase("olive et laurier"),
        ..unlock()
    };
    let mut session = Session::create(&data, &purpose, &unlock, World::system()).unwrap();
    let mut interview = begin(&mut session);
    let (count, other) = (
        interview.interview().find("count").unwrap(),
        interview.interview().find("other").unwrap(),
    );
    for (index, marker) in markers().into_iter().enumerate() {
        match index % 4 {
            0 => drop(
                session
                    .answer(&mut interview, &count, Answer::Value(marker), &Words::default())
                    .unwrap(),
            ),
            1 => session.keep_draft(&interview, &other, &marker, 0).unwrap(),
            2 => drop(session.note(&mut interview, Some(&count), &marker, None).unwrap()),
            _ => {
                session.keep_draft(&interview, &other, &marker, 0).unwrap();
                drop(
                    session
                        .answer(&mut interview, &other, Answer::Value(marker), &Words::default())
                        .unwrap(),
                );
            }
        }
    }
    seek(root.path(), "while it is open");
    session.back_up(&stick).unwrap();
    session.store_mut().rebuild().unwrap();
    seek(root.path(), "after a copy and a rebuild");
    drop(session);
    seek(root.path(), "after it is closed");

    let hits = Session::open(&data, &unlock, World::system())
        .unwrap()
        .search("marqueur20")
        .unwrap();
    assert_eq!(
        hits.len(),
        1,
        "the markers are there for whoever has the passphrase"
    );
}

/// What is made for others: a sealed bundle hides what it holds, and what a person asks to see goes to the standard output
/// alone. Neither leaves anything beside, in the working folder or among the temporary files.
#[test]
fn what_leaves_the_program_leaves_no_marker_on_the_way() {
    let (laptop, outside) = (crate::support::Laptop::new(), tempfile::tempdir().unwrap());
    let outside = |name: &str| outside.path().join(name).to_string_lossy().into_owned();
    let (secret, script) = (outside("secret"), outside("script.json"));
    std::fs::write(&secret, "olive et laurier\n").unwrap();
    let steps = serde_json::json!([
        {"op": "set", "path": "h_mode", "value": "docs"},
        {"op": "set", "path": "x_obs", "value": markers().join(" ")},
    ]);
    std::fs::write(&script, steps.to_string()).unwrap();
    let run = |words: &str| {
        let words = words
            .replace("SCRIPT", &script)
            .replace("RECOVERY", &outside("recovery"));
        let mut command = laptop.command();
        command
            .env("TMPDIR", laptop.path("tmp"))
            .args(words.split(' '))
            .args(["--passphrase-file", &secret]);
        crate::support::Ran::from(command.output().unwrap()).succeeds()
    };
    std::fs::create_dir(laptop.path("tmp")).unwrap();
    run("init --study TEST --team T1 --person A01");
    run("keys study --recovery RECOVERY");
    run("interview fill core --script SCRIPT --authority Zorgho --country bfa --submit");
    run("bundle create -o sealed.bundle");
    run("bundle create -o text.bundle --all --armor");
    let list: serde_json::Value = serde_json::from_str(&run("interview list --format json")).unwrap();
    let id = list["interviews"][0]["id"].as_str().unwrap();
    assert!(run(&format!("interview show {id}")).contains("marqueur20zorgho"));
    for words in [
        "report study",
        "report answers core --named",
        "profile Zorgho --format html",
        "inbox",
    ] {
        run(words);
    }
    assert!(laptop.path("sealed.bundle").is_file() && laptop.path("text.bundle").is_file());
    seek(&laptop.path(""), "after bundles and reports were made");
}
