//! The workbook of a form written as JSON: one row a line, columns in a fixed order, empty cells left out.

use super::rows::{self, COLUMNS};
use super::source::{FormSource, Library};
use super::{AssembleError, Fault};
use crate::text::typography::french;

/// A row ready to be written: columns and cells in order.
type Cells<'a> = Vec<(&'a str, &'a str)>;

/// The JSON text of a form.
pub(super) fn write(form: &FormSource, library: &Library) -> Result<String, Vec<AssembleError>> {
    let settings = settings(form).map_err(|fault| vec![fault])?;
    let survey = rows::survey(form, library)?;
    let survey_rows: Vec<Cells<'_>> = survey
        .rows
        .iter()
        .map(|row| {
            COLUMNS
                .iter()
                .filter_map(|(c, _)| row.get(c).map(|v| (*c, v.as_str())))
                .collect()
        })
        .collect();
    let mut choices: Vec<Cells<'_>> = Vec::new();
    for name in &survey.lists {
        let list = &library.lists[name];
        for entry in &list.entries {
            let mut cells = vec![
                ("list_name", name.as_str()),
                ("name", entry.code.as_str()),
                ("label::Français (fr)", entry.fr.as_str()),
                ("label::English (en)", entry.en.as_str()),
            ];
            let own = list
                .columns
                .iter()
                .zip(&entry.rest)
                .filter(|(_, v)| !v.is_empty());
            cells.extend(own.map(|(c, v)| (c.as_str(), v.as_str())));
            choices.push(cells);
        }
    }
    let settings: Cells<'_> = settings.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut out = String::from("{\n");
    sheet(&mut out, "settings", &[settings]);
    out.push_str(",\n");
    sheet(&mut out, "survey", &survey_rows);
    out.push_str(",\n");
    sheet(&mut out, "choices", &choices);
    out.push_str("\n}\n");
    Ok(out)
}

/// The settings row: title in both languages, id, version and the rest as the form's head says.
fn settings(form: &FormSource) -> Result<Vec<(&'static str, String)>, AssembleError> {
    const KEYS: [(&str, &str); 6] = [
        ("form_title", "fr"),
        ("form_title_en", "en"),
        ("version", "version"),
        ("default_language", "default_language"),
        ("instance_name", "instance_name"),
        ("style", "style"),
    ];
    for (key, _) in &form.head.properties {
        if !KEYS.iter().any(|(_, property)| property == key) {
            return Err(form.head.place.fault(Fault::UnknownProperty { key: key.clone() }));
        }
    }
    let mut row = vec![("form_id", form.id.clone())];
    for (column, property) in KEYS {
        let value = form.head.properties.iter().find(|(key, _)| key == property);
        row.extend(value.map(|(_, v)| (column, v.clone())));
    }
    Ok(row)
}

fn sheet(out: &mut String, name: &str, rows: &[Cells<'_>]) {
    string(out, name);
    out.push_str(": [");
    for (index, row) in rows.iter().enumerate() {
        out.push_str(if index == 0 { "\n{" } else { ",\n{" });
        for (at, (column, cell)) in row.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            string(out, column);
            out.push_str(": ");
            // French is typed with ordinary spaces, and printed with those that must not break.
            if column.ends_with("::Français (fr)") || *column == "form_title" {
                string(out, &french(cell));
            } else {
                string(out, cell);
            }
        }
        out.push('}');
    }
    out.push_str("\n]");
}

fn string(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
