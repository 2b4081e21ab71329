//! Who may use whom: the table of the design's second section, held against the `use` lines of every room.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may use, and the outside names it must never mention, with the reason.
const HOUSE: &[(&str, &[&str], &[&str])] = &[
    ("text", &[], PURE),
    ("locale", &[], PURE),
    ("xpath", &[], PURE),
    ("form", &["xpath", "text"], CLOCKLESS),
    ("interview", &["form", "xpath", "text"], PURE),
    ("log", &["text"], PURE),
    ("store", &["log"], &["ratatui", "crossterm"]),
    ("session", &["interview", "form", "store", "log", "text"], NO_SQL),
    ("bundle", &["store", "log", "form", "session", "text"], NO_SQL),
    (
        "exchange",
        &["bundle", "store", "log", "form", "session", "text"],
        NO_SQL,
    ),
    (
        "coordinate",
        &["store", "log", "form", "session", "interview", "text"],
        NO_SQL,
    ),
    (
        "identify",
        &["store", "log", "form", "session", "interview", "text", "locale"],
        NO_SQL,
    ),
    ("translation", &["form", "identify"], NO_SQL),
    ("demonstration", &["log", "interview", "session"], NO_SQL),
    (
        "report",
        &["form", "session", "identify", "locale", "text"],
        NO_SQL,
    ),
    (
        "export",
        &["store", "log", "form", "session", "interview", "text"],
        NO_SQL,
    ),
    ("manual", &["locale"], PURE),
    ("paper", &["form", "xpath", "text", "locale"], PURE),
    (
        "speech",
        &[
            "locale",
            "text",
            "xpath",
            "form",
            "interview",
            "log",
            "store",
            "session",
            "bundle",
            "exchange",
            "coordinate",
            "identify",
            "translation",
        ],
        NO_SQL,
    ),
    (
        "line",
        &[
            "manual",
            "text",
            "locale",
            "xpath",
            "form",
            "interview",
            "log",
            "session",
            "bundle",
            "exchange",
            "coordinate",
            "identify",
            "demonstration",
            "export",
            "speech",
            // One driver and one table of actions move both faces; what draws stays out by its name.
            "tui",
        ],
        &["rusqlite", "ratatui", "crossterm", "Pen", "theme::"],
    ),
    (
        "tui",
        &[
            "manual",
            "text",
            "locale",
            "xpath",
            "form",
            "interview",
            "log",
            "session",
            "bundle",
            "exchange",
            "coordinate",
            "identify",
            "demonstration",
            "export",
            "speech",
        ],
        &["rusqlite"],
    ),
    (
        "cli",
        &[
            "manual",
            "text",
            "locale",
            "xpath",
            "form",
            "interview",
            "log",
            "store",
            "session",
            "bundle",
            "exchange",
            "coordinate",
            "identify",
            "translation",
            "report",
            "demonstration",
            "export",
            "paper",
            "speech",
            "tui",
            "line",
        ],
        &["rusqlite", "ratatui"],
    ),
];

/// Same input, same output, on every device and in every test.
const PURE: &[&str] = &[
    "rusqlite",
    "ratatui",
    "crossterm",
    "std::fs",
    "std::env",
    "SystemTime::now",
    "Zoned::now",
    "Uuid::new_v4",
    "getrandom",
];
/// The form's sheet reader alone may touch the disk.
const CLOCKLESS: &[&str] = &[
    "rusqlite",
    "ratatui",
    "crossterm",
    "SystemTime::now",
    "Zoned::now",
    "getrandom",
];
/// Screens and databases stay on their own sides.
const NO_SQL: &[&str] = &["rusqlite", "ratatui", "crossterm"];

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let mut offences = Vec::new();
    for (room, files) in rooms() {
        let Some((_, allowed, banned)) = HOUSE.iter().find(|(name, ..)| *name == room) else {
            offences.push(format!("src/{room} is not in the table of tests/layering.rs"));
            continue;
        };
        for file in files {
            let source = production_code(&fs::read_to_string(&file).expect("a source file is readable"));
            for used in rooms_named(&source) {
                if used != room && !allowed.contains(&used.as_str()) {
                    offences.push(format!("{} uses crate::{used}", file.display()));
                }
            }
            for name in *banned {
                if mentions(&source, name) {
                    offences.push(format!("{} mentions {name}", file.display()));
                }
            }
        }
    }
    assert!(
        offences.is_empty(),
        "rooms that reach where they may not:\n{}",
        offences.join("\n")
    );
}

#[test]
fn a_line_that_reaches_upwards_is_noticed() {
    let source = production_code(
        "use crate::tui::Model;\n// crate::store in a comment\nfn f() { crate::cli::run() }\n",
    );
    assert_eq!(
        rooms_named(&source),
        BTreeSet::from(["tui".to_owned(), "cli".to_owned()])
    );
}

/// The rooms under src/, each with all its files.
fn rooms() -> Vec<(String, Vec<PathBuf>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<(String, Vec<PathBuf>)> = Vec::new();
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    for file in files {
        let inside = file.strip_prefix(&src).expect("collected under src");
        let first = inside
            .components()
            .next()
            .expect("a file has a name")
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let room = first.trim_end_matches(".rs").to_owned();
        if matches!(room.as_str(), "main" | "lib") {
            continue;
        }
        match rooms.iter_mut().find(|(name, _)| *name == room) {
            Some((_, files)) => files.push(file),
            None => rooms.push((room, vec![file])),
        }
    }
    rooms
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry is readable").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs")
            && path.file_stem().is_some_and(|s| s != "tests")
        {
            into.push(path);
        }
    }
}

/// The source without comments and without its own unit tests, which may reach for anything they need.
fn production_code(source: &str) -> String {
    let before_tests = source.split("#[cfg(test)]").next().unwrap_or_default();
    before_tests
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn rooms_named(source: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split(';').next().unwrap_or_default();
            for part in list.split(',') {
                let name = part.trim().split("::").next().unwrap_or_default();
                named.insert(
                    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '_')
                        .to_owned(),
                );
            }
        } else {
            named.insert(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    named.retain(|name| HOUSE.iter().any(|(room, ..)| room == name));
    named
}

/// Whether the source names this thing as a word of its own.
fn mentions(source: &str, name: &str) -> bool {
    source.match_indices(name).any(|(at, _)| {
        let before = source[..at].chars().next_back();
        let after = source[at + name.len()..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
