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

/// The choices of a list as a form offers them.
fn choices(form: &serde_json::Value, list: &str) -> Vec<serde_json::Value> {
    let rows = form["choices"].as_array().expect("choices");
    rows.iter()
        .filter(|row| row["list_name"] == list)
        .cloned()
        .collect()
}

#[test]
fn forms_and_rules_speak_of_the_same_processes_and_signs() {
    let read = |name: &str| -> serde_json::Value {
        let text = fs::read_to_string(forms().join(name)).expect("a shipped file");
        serde_json::from_str(&text).expect("JSON")
    };
    let (core, rules) = (read("core.json"), read("identification.json"));
    let plain = |value: &serde_json::Value| value.as_str().unwrap_or_default().replace('’', "'");
    for (list, section, own) in [("proc", "processes", "family"), ("ind", "signs", "class")] {
        let asked = choices(&core, list);
        let judged = rules[section].as_array().expect("a section of the rules");
        assert_eq!(asked.len(), judged.len(), "{list}");
        for (choice, rule) in asked.iter().zip(judged) {
            assert_eq!(choice["name"], rule["code"]);
            assert_eq!(choice[own], rule[own], "{}", rule["code"]);
            assert_eq!(plain(&choice["label::Français (fr)"]), plain(&rule["fr"]));
            assert_eq!(plain(&choice["label::English (en)"]), plain(&rule["en"]));
        }
    }
}

/// Every question of the shipped forms, with the choices of its list.
fn questions() -> std::collections::BTreeMap<String, Vec<String>> {
    let mut found = std::collections::BTreeMap::<String, Vec<String>>::new();
    for entry in fs::read_dir(forms())
        .expect("the folder of forms")
        .map(|e| e.expect("an entry").path())
    {
        let text = fs::read_to_string(&entry).unwrap_or_default();
        let form: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        for row in form["survey"].as_array().into_iter().flatten() {
            let list = row["type"]
                .as_str()
                .and_then(|kind| kind.split_once(' '))
                .map_or("", |(_, list)| list);
            let codes = choices(&form, list)
                .into_iter()
                .map(|c| c["name"].as_str().unwrap_or_default().to_owned());
            found
                .entry(row["name"].as_str().unwrap_or_default().to_owned())
                .or_default()
                .extend(codes);
        }
    }
    found
}

#[test]
fn every_answer_that_the_dimensions_count_can_be_given() {
    let questions = questions();
    let text = fs::read_to_string(forms().join("identification.json")).expect("the rules");
    let rules: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let dimensions = rules["dimensions"].as_array().expect("dimensions");
    for item in dimensions
        .iter()
        .flat_map(|d| d["items"].as_array().expect("items"))
    {
        let mut offered = Vec::new();
        for name in item["from"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|n| n.as_str())
        {
            offered.extend(
                questions
                    .get(name)
                    .unwrap_or_else(|| panic!("no form asks {name}")),
            );
        }
        for code in item["how"]["points"]
            .as_object()
            .into_iter()
            .flat_map(|points| points.keys())
        {
            assert!(offered.contains(&code), "{}: no form offers {code}", item["code"]);
        }
    }
}

/// The rows of a reference list, cells by column.
fn reference(list: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = fs::read_to_string(forms().join("lists").join(list)).expect("a reference list");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn reference_lists_keep_their_codes_and_name_what_exists() {
    let countries = reference("country.csv");
    assert_eq!(countries.len(), 249, "ISO 3166-1");
    let places = reference("region.csv");
    let codes: Vec<&str> = places.iter().map(|row| row["code"].as_str()).collect();
    for row in &places {
        assert!(
            countries.iter().any(|c| c["code"] == row["country"]),
            "{}",
            row["code"]
        );
        for column in ["parent", "replaced_by"] {
            assert!(
                row[column].is_empty() || codes.contains(&row[column].as_str()),
                "{}",
                row["code"]
            );
        }
    }
    let burkina = |kind: &str| {
        places
            .iter()
            .filter(|r| r["country"] == "bfa" && r["kind"] == kind && r["valid_to"].is_empty())
            .count()
    };
    assert_eq!((burkina("region"), burkina("province")), (17, 47));
}
