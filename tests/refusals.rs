//! Folders and screens that refuse: a clear sentence, the right exit status, nothing half-written.

use std::path::Path;
use std::process::Command;

use crate::support::{BEGIN_CORE, Laptop, binary};

/// Another user than root, for whom a folder can be read-only; `None`, said loudly, where there is none.
#[cfg(unix)]
fn as_nobody(laptop: &Laptop) -> Option<Command> {
    use std::os::unix::fs::PermissionsExt as _;
    if !rustix::process::geteuid().is_root() {
        return Some(laptop.command());
    }
    let tried = Command::new("setpriv").args(NOBODY).arg("true").status();
    if !tried.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: run as root and without setpriv, no folder is read-only");
        return None;
    }
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(laptop.path(""), open).expect("the folder around is ours");
    let mut command = Command::new("setpriv");
    command.args(NOBODY).arg(binary());
    command.env_clear().envs(laptop.environment()).current_dir("/");
    Some(command)
}

#[cfg(unix)]
const NOBODY: [&str; 3] = ["--reuid=65534", "--regid=65534", "--clear-groups"];

/// Everything in a folder, with sizes: what a refusal must leave as it was.
fn inventory(folder: &Path) -> Vec<(String, u64)> {
    let mut found: Vec<(String, u64)> = walk(folder);
    found.sort();
    found
}

fn walk(folder: &Path) -> Vec<(String, u64)> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => walk(&path),
            path => vec![(
                path.display().to_string(),
                entry.metadata().expect("a file").len(),
            )],
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_said_with_status_3_and_left_as_it_was() {
    let laptop = Laptop::of("T1", "A01");
    let before = inventory(&laptop.data());
    let Some(mut command) = as_nobody(&laptop) else {
        return;
    };
    if !rustix::process::geteuid().is_root() {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(laptop.data(), std::fs::Permissions::from_mode(0o555)).expect("ours");
    }
    let output = command.args(BEGIN_CORE).output().expect("the binary starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("data") && !said.contains("panicked"), "{said}");
    assert_eq!(inventory(&laptop.data()), before);
}

#[test]
fn a_folder_whose_store_is_damaged_is_not_opened_and_not_touched() {
    let laptop = Laptop::of("T1", "A01");
    let store = walk(&laptop.data())
        .into_iter()
        .max_by_key(|(_, size)| *size)
        .expect("a store")
        .0;
    let damaged = vec![7_u8; 40_000];
    std::fs::write(&store, &damaged).expect("a file of ours");
    let status = laptop.run(&["interview", "list"]);
    assert!(matches!(status.status, Some(1 | 3)), "{}", status.err);
    assert!(
        !status.err.trim().is_empty() && !status.err.contains("panicked"),
        "{}",
        status.err
    );
    assert_eq!(std::fs::read(&store).expect("still there"), damaged);
}

#[test]
fn a_store_of_a_newer_program_is_refused_with_the_version_that_it_needs() {
    let laptop = Laptop::of("T1", "A01");
    let keys = std::fs::read_to_string(laptop.data().join("repere.keys")).expect("the key file");
    let keys: serde_json::Value = serde_json::from_str(&keys).expect("JSON");
    let key = &keys["people"][0]["keys"].as_str().expect("hexadecimal")[..64];
    rusqlite::Connection::open(laptop.data().join("repere.db"))
        .and_then(|store| {
            store.execute_batch(&format!(
                "PRAGMA key = \"x'{key}'\"; PRAGMA user_version = 999;
                 UPDATE setting SET value = '9.1.0' WHERE name = 'needs'"
            ))
        })
        .expect("a store without a passphrase opens with the key beside it");
    let held = || {
        ["repere.db", "repere.keys", "repere.generation"]
            .map(|name| std::fs::read(laptop.data().join(name)).expect("a file of the folder"))
    };
    let before = held();

    let said = laptop.run(&["interview", "list"]).refuses(1);
    assert!(said.contains("Repère 9.1.0"), "{said}");
    let mut screens = laptop.opens();
    assert_eq!(screens.ends(), 1);
    assert!(screens.screen().contains("9.1.0"), "{}", screens.screen());
    assert!(held() == before, "not a byte was changed");
}

#[test]
fn the_screens_tell_the_shell_why_a_folder_does_not_open() {
    let laptop = Laptop::of("T1", "A01");
    let holder = laptop.opens();
    let mut first = holder;
    first.shows("No interview yet");
    let mut second = laptop.opens();
    assert_eq!(second.ends(), 3);
    let said = second.screen();
    assert!(said.contains("repere") && !said.contains("panicked"), "{said}");
    first.types("\x03");
    assert_eq!(first.ends(), 0);
}

#[test]
fn twenty_columns_and_five_rows_are_told_and_a_larger_window_goes_on() {
    let laptop = Laptop::of("T1", "A01");
    let mut terminal = laptop.opens_with(&[], (20, 5));
    let said = terminal.shows("Screen too small");
    assert!(
        said.contains("40×12") && said.contains("Ctrl-C"),
        "all of it fits: {said}"
    );
    terminal.resize(80, 24);
    terminal.shows("No interview yet");
    terminal.resize(20, 5);
    terminal.shows("Screen too small");
    terminal.types("\x03");
    assert_eq!(terminal.ends(), 0);
}

/// Named for what went wrong: of sixty-four bundles, the name of one begins with a hyphen and was taken for an option.
#[test]
fn a_bundle_whose_name_begins_with_a_hyphen_is_looked_for_and_not_taken_for_an_option() {
    let laptop = Laptop::of("T1", "A01");
    for name in ["-oZ8f", "-hZ8f", "-Vabc", "--abc"] {
        let sentence = laptop.run(&["merge", "undo", name, "--dry-run"]).refuses(1);
        assert!(sentence.contains("repere merge log"), "{name}: {sentence}");
    }
}
