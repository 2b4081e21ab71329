//! The shipped forms are what their sources make; `UPDATE_FORMS=1` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use repere::form::assemble::{Source, assemble};

fn forms() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("forms")
}

/// Every source below `forms/`, by name, in a fixed order.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (folder, ending) in [("source", "txt"), ("lists", "csv")] {
        let entries = fs::read_dir(forms().join(folder)).expect("the folder of sources");
        for entry in entries.map(|e| e.expect("an entry").path()) {
            if entry.extension().is_some_and(|e| e == ending) {
                let name = entry.file_name().expect("a name").to_string_lossy();
                found.push((
                    format!("{folder}/{name}"),
                    fs::read_to_string(&entry).expect("a text"),
                ));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_shipped_forms_are_what_their_sources_make() {
    let texts = sources();
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let made = assemble(&sources).unwrap_or_else(|faults| panic!("{faults:#?}"));
    for form in made {
        let file = forms().join(format!("{}.json", form.id));
        if std::env::var_os("UPDATE_FORMS").is_some() {
            fs::write(&file, &form.json).expect("the form is written");
        }
        let shipped = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            shipped == form.json,
            "{} is not up to date: UPDATE_FORMS=1 cargo test sources",
            form.id
        );
    }
}
