//! `repere form test`: scenarios that authors keep beside a form, played.
//!
//! A scenario file is JSON: `{"title", "now", "tz", "script": [op…], "expect": [{"after", "nodes": {path: {member}}}]}`
//! or a list of those. They lie beside `NAME.xlsx` as `NAME.test.json`, `NAME.ANYTHING.test.json`, or as any `.json` in
//! the folder `NAME-tests`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::load::load;
use super::words::Given;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::interview::{Miss, Scenario};
use crate::text::clean;

/// Plays the scenarios; one expectation that does not hold makes the exit status 1.
pub fn run(
    given: &Given,
    scenarios: &[PathBuf],
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let form = load(given, setting, out)?;
    let files = if scenarios.is_empty() {
        beside(Path::new(&given.form), setting)?
    } else {
        scenarios.to_vec()
    };
    if files.is_empty() {
        let args = [("form", given.form.clone().into())];
        return Err(Failure::data(setting.messages.with("cli-test-none", &args)));
    }
    let mut results = Vec::new();
    let (mut held, mut failed) = (0_usize, 0_usize);
    for file in &files {
        for (number, scenario) in read(file, setting)?.into_iter().enumerate() {
            let misses = scenario.play(&form).map_err(|bad| {
                let args = [
                    ("file", file.display().to_string().into()),
                    ("why", bad.to_string().into()),
                ];
                Failure::data(setting.messages.with("cli-not-json", &args))
            })?;
            let title = title(file, &scenario, number);
            if misses.is_empty() {
                held += 1;
            } else {
                failed += 1;
            }
            if setting.format == Format::Json {
                results.push(json!({ "file": file.display().to_string(), "title": title, "misses": misses }));
            } else {
                tell(&title, &misses, setting, out)?;
            }
        }
    }
    if setting.format == Format::Json {
        out.json(&json!({ "held": held, "failed": failed, "scenarios": results }))?;
    } else {
        let args = [("held", held.into()), ("failed", failed.into())];
        out.line(&setting.messages.with("cli-test-count", &args))?;
    }
    if failed > 0 { Err(Failure::told()) } else { Ok(()) }
}

fn title(file: &Path, scenario: &Scenario, number: usize) -> String {
    if scenario.title.is_empty() {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        format!("{name} {}", number + 1)
    } else {
        scenario.title.clone()
    }
}

fn tell(title: &str, misses: &[Miss], setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let id = if misses.is_empty() {
        "cli-test-held"
    } else {
        "cli-test-failed"
    };
    let args = [("title", title.to_owned().into())];
    out.line(&clean::prose_line(&setting.messages.with(id, &args)))?;
    for miss in misses {
        let after = match miss.after.as_u64() {
            Some(number) => (number + 1).to_string(),
            None => miss.after.as_str().unwrap_or_default().to_owned(),
        };
        let args = [
            ("after", after.into()),
            ("path", miss.path.clone().into()),
            ("member", miss.member.clone().into()),
            ("expected", plain(&miss.expected).into()),
            ("found", plain(&miss.found).into()),
        ];
        let line = setting.messages.with("cli-test-miss", &args);
        out.line(&format!("  {}", clean::prose_line(&line)))?;
    }
    Ok(())
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), |text| format!("“{text}”"))
}

/// The scenarios of a file: one, or a list.
fn read(file: &Path, setting: &Setting) -> Result<Vec<Scenario>, Failure> {
    let value = setting.read_json(file)?;
    let list = match value {
        Value::Array(list) => list,
        one => vec![one],
    };
    list.into_iter()
        .map(|value| {
            serde_json::from_value(value).map_err(|error| {
                let args = [
                    ("file", file.display().to_string().into()),
                    ("why", error.to_string().into()),
                ];
                Failure::data(setting.messages.with("cli-bad-script", &args))
            })
        })
        .collect()
}

/// The scenario files that lie beside a form, by name.
fn beside(form: &Path, setting: &Setting) -> Result<Vec<PathBuf>, Failure> {
    let (Some(stem), Some(folder)) = (form.file_stem(), form.parent()) else {
        return Ok(Vec::new());
    };
    let stem = stem.to_string_lossy().into_owned();
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut found = Vec::new();
    let mut look = |folder: &Path, wanted: &dyn Fn(&str) -> bool| -> Result<(), Failure> {
        for entry in std::fs::read_dir(folder).map_err(|why| setting.unreadable(folder, &why))? {
            let path = entry.map_err(|why| setting.unreadable(folder, &why))?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            if path.is_file() && name.is_some_and(|name| wanted(&name)) {
                found.push(path);
            }
        }
        Ok(())
    };
    if form.exists() {
        look(folder, &|name| {
            let rest = name
                .strip_prefix(&stem)
                .and_then(|rest| rest.strip_suffix(".test.json"));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
    }
    let tests = folder.join(format!("{stem}-tests"));
    if tests.is_dir() {
        look(&tests, &|name| {
            Path::new(name).extension().is_some_and(|end| end == "json")
        })?;
    }
    found.sort();
    Ok(found)
}
