//! The page that says what runs (`docs/forms.md`), held to the tables of the program in both directions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{APPEARANCES, COLUMNS, Means, SETTINGS, appearance};
use crate::form::build::parameter_names;
use crate::form::lint::is_degraded;
use crate::form::types;
use crate::xpath::functions::table as functions;

const PAGE: &str = include_str!("../../../docs/forms.md");

/// The words of a table of the page, each with what the page says of it.
fn told(heading: &str) -> BTreeMap<String, String> {
    let (_, after) = PAGE.split_once(&format!("\n### {heading}\n")).unwrap();
    let section = after.split("\n#").next().unwrap();
    let mut found = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [words, mark, status, ..] = cells[..] else {
            panic!("{row}")
        };
        assert!(matches!(mark, "core" | "common" | "rare"), "{row}");
        for word in words.split('`').skip(1).step_by(2) {
            let before = found.insert(word.to_owned(), status.trim_end_matches(" |").to_owned());
            assert_eq!(before, None, "{word} has two rows");
        }
    }
    assert!(!found.is_empty(), "{heading}");
    found
}

fn status(means: Means) -> String {
    let word = match means {
        Means::Whole => "runs",
        Means::Instead(_) => "degraded",
        Means::Nothing => "no effect",
    };
    word.to_owned()
}

fn declared(table: &[(&str, Means)]) -> BTreeMap<String, String> {
    let row = |(word, means): &(&str, Means)| (word.replace("search(", "search(…)"), status(*means));
    table.iter().map(row).collect()
}

#[test]
fn the_page_has_a_row_for_every_appearance_column_and_setting_and_no_other() {
    assert_eq!(told("Appearances"), declared(APPEARANCES));
    assert_eq!(told("Columns of the survey"), declared(COLUMNS));
    assert_eq!(told("Settings"), declared(SETTINGS));
}

#[test]
fn the_page_has_a_row_for_every_type_and_no_other() {
    let plain = |word: &str| word.replace('_', " ");
    let told: BTreeMap<String, String> = told("Types")
        .into_iter()
        .map(|(word, status)| (plain(&word), status))
        .collect();

    let known: BTreeSet<String> = types::all_words().map(plain).collect();
    assert_eq!(told.keys().cloned().collect::<BTreeSet<_>>(), known);
    for (word, status) in &told {
        let cell = match word.as_str() {
            "csv-external" | "xml-external" => continue,
            "select one from file" | "select multiple from file" => format!("{word} f.csv"),
            word if types::lacks_list(word) || word == "begin loop over" => format!("{word} l"),
            word => word.to_owned(),
        };
        let (row, respelt) = types::parse(&cell).unwrap_or_else(|| panic!("{cell} is no type"));
        assert!(!respelt, "{cell}");
        let here = if is_degraded(&row) { "degraded" } else { "runs" };
        assert_eq!(status, here, "{word}");
    }
}

#[test]
fn the_page_has_a_row_for_every_parameter_and_function_and_no_other() {
    let parameters: BTreeSet<String> = parameter_names().map(str::to_owned).collect();
    assert_eq!(
        told("Parameters").into_keys().collect::<BTreeSet<_>>(),
        parameters
    );

    let table = functions().iter().map(|function| function.name.to_owned());
    assert_eq!(
        told("Functions").into_keys().collect::<BTreeSet<_>>(),
        table.collect()
    );
}

/// Every `.rs` file of the program.
fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn what_the_program_looks_for_is_in_the_tables() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    // Our own, which `docs/forms.md` explains elsewhere.
    let ours = |word: &str| word.starts_with("sign-");
    let mut count = 0;
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        for after in text.split(".looks(\"").skip(1) {
            let word = after.split('"').next().unwrap();
            count += 1;
            assert!(
                appearance(word).is_some() || ours(word),
                "{word} in {}",
                file.display()
            );
        }
        for after in text.split("settings().get(\"").skip(1) {
            let word = after.split('"').next().unwrap();
            let known = SETTINGS.iter().any(|(known, _)| *known == word);
            // `timing` and `lenient` are ours.
            assert!(
                known || matches!(word, "timing" | "lenient"),
                "{word} in {}",
                file.display()
            );
        }
    }
    assert!(count > 0, "the sources are where they were");
}
