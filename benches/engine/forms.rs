//! The forms that are measured: the same as those the peers' engines were measured on, row for row.

use std::fmt::Write as _;

use repere::form::{Attachments, Form, Workbook};
use serde_json::{Value, json};
use std::sync::Arc;

/// Questions in pages of ten: a third of them selects, a fifth asked only after some answer, a tenth with a constraint,
/// a tenth calculated, and one total over the first two hundred integers.
fn flat(questions: usize) -> Vec<Value> {
    let mut rows = vec![
        json!({"type": "start", "name": "start"}),
        json!({"type": "today", "name": "today"}),
    ];
    let (mut integers, mut select): (Vec<String>, Option<String>) = (Vec::new(), None);
    for number in 0..questions {
        let name = format!("q{number}");
        if number % 10 == 0 {
            if number > 0 {
                rows.push(json!({"type": "end_group"}));
            }
            let page = number / 10;
            rows.push(json!({
                "type": "begin_group", "name": format!("g{page}"), "label": format!("Page {page}"), "appearance": "field-list"
            }));
        }
        let mut row = json!({"name": name, "label": format!("Question {number}")});
        row["type"] = match number % 10 {
            0 | 4 | 7 => "select_one yn",
            1 | 5 => "integer",
            2 => "text",
            3 => "date",
            6 => "select_multiple opts",
            8 => "decimal",
            _ => "calculate",
        }
        .into();
        match number % 10 {
            2 | 8 => {
                if let Some(select) = &select {
                    row["relevant"] = format!("${{{select}}} = 'yes'").into();
                }
            }
            5 => {
                row["constraint"] = ". >= 0 and . <= 120".into();
                row["constraint_message"] = "0 to 120".into();
            }
            9 => {
                let last = integers.last().cloned().unwrap_or_default();
                row["calculation"] = format!("if(${{{last}}} > 10, concat('a', ${{{last}}}), 'b')").into();
            }
            _ => {}
        }
        if row["type"] == "integer" {
            integers.push(name.clone());
        }
        if number % 10 == 0 {
            select = Some(name);
        }
        rows.push(row);
    }
    rows.push(json!({"type": "end_group"}));
    let mut total = String::new();
    for (number, name) in integers.iter().take(200).enumerate() {
        let plus = if number > 0 { " + " } else { "" };
        let _ = write!(total, "{plus}coalesce(${{{name}}}, 0)");
    }
    rows.push(json!({"type": "calculate", "name": "total", "calculation": total}));
    rows
}

/// A flat form of a thousand questions and a counted repeat of twenty chained calculations an instance: one of them
/// reads an answer outside, three aggregates outside read all instances.
fn with_instances() -> Vec<Value> {
    let mut rows = flat(1_000);
    rows.extend([
        json!({"type": "decimal", "name": "rate", "label": "Rate", "default": "2"}),
        json!({"type": "integer", "name": "n", "label": "How many?"}),
        json!({"type": "begin_repeat", "name": "item", "label": "Item", "repeat_count": "${n}"}),
        json!({"type": "integer", "name": "qty", "label": "Quantity"}),
        json!({"type": "decimal", "name": "price", "label": "Price"}),
    ]);
    for number in 0..20 {
        let calculation = match number {
            0 => "coalesce(${qty}, 0) * coalesce(${price}, 0)".to_owned(),
            1 => "${c0} * ${rate}".to_owned(),
            2 => "position(..)".to_owned(),
            _ => format!("${{c{}}} + 1", number - 1),
        };
        rows.push(json!({"type": "calculate", "name": format!("c{number}"), "calculation": calculation}));
    }
    rows.extend([
        json!({"type": "end_repeat"}),
        json!({"type": "calculate", "name": "sum_last", "calculation": "sum(${c19})"}),
        json!({"type": "calculate", "name": "max_first", "calculation": "max(${c0})"}),
        json!({"type": "calculate", "name": "cnt", "calculation": "count(${item})"}),
    ]);
    rows
}

fn book(survey: Vec<Value>, further: &[Value]) -> String {
    let mut choices: Vec<Value> = ["yes", "no"]
        .iter()
        .map(|name| json!({"list_name": "yn", "name": name, "label": name}))
        .collect();
    choices.extend(
        (0..8).map(
            |number| json!({"list_name": "opts", "name": format!("o{number}"), "label": format!("Option {number}")}),
        ),
    );
    choices.extend_from_slice(further);
    json!({"survey": survey, "choices": choices, "settings": [{"form_id": "perf"}]}).to_string()
}

/// The flat form, as the text of its file.
pub fn flat_text(questions: usize) -> String {
    book(flat(questions), &[])
}

/// The form with the counted repeat, as the text of its file.
pub fn instances_text() -> String {
    book(with_instances(), &[])
}

/// A hundred regions of five hundred towns: a list of fifty thousand choices behind a cascading filter.
pub fn cascade_text() -> String {
    let survey = vec![
        json!({"type": "select_one region", "name": "region", "label": "Region"}),
        json!({"type": "select_one town", "name": "town", "label": "Town", "choice_filter": "region = ${region}"}),
    ];
    let mut choices: Vec<Value> = (0..100)
        .map(|region| json!({"list_name": "region", "name": format!("r{region}"), "label": format!("Region {region}")}))
        .collect();
    choices.extend((0..50_000).map(|town| {
        json!({
            "list_name": "town", "name": format!("t{town}"), "label": format!("Town {town}"),
            "region": format!("r{}", town % 100),
        })
    }));
    book(survey, &choices)
}

/// A form that looks five thousand rows of a file up, and the file.
pub fn lookup_text() -> (String, Attachments) {
    let survey = vec![
        json!({"type": "csv-external", "name": "towns"}),
        json!({"type": "text", "name": "code", "label": "Code"}),
        json!({"type": "calculate", "name": "people", "calculation": "pulldata('towns', 'people', 'code', ${code})"}),
    ];
    let mut file = String::from("code,name,people\n");
    for town in 0..5_000 {
        let _ = writeln!(file, "t{town},Town {town},{}", town * 7);
    }
    let mut files = Attachments::default();
    files.insert("towns.csv", file);
    (book(survey, &[]), files)
}

/// The form that a text makes.
pub fn form(text: &str, files: &Attachments) -> Arc<Form> {
    let book = Workbook::from_json(text).expect("the form is JSON");
    let (form, problems) = Form::build(&book, files);
    form.unwrap_or_else(|| panic!("the form is refused: {problems:?}"))
}
