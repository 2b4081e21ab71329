//! The table of the study's points in `docs/coverage.md`: every point once, and nothing named that does not exist.

use std::collections::BTreeSet;
use std::path::Path;

use clap::CommandFactory;
use repere::cli::args::Line;
use repere::demonstration::studies;
use repere::form::{shipped, shipped_form};
use repere::identify::Rules;

struct Row {
    point: String,
    served: Vec<String>,
    state: String,
}

fn rows() -> Vec<Row> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    let text = std::fs::read_to_string(&file).expect("the table");
    let lines = text.lines().filter(|line| line.starts_with("| S"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            Row {
                point: cells[1].to_owned(),
                served: cells[3]
                    .split('`')
                    .skip(1)
                    .step_by(2)
                    .map(str::to_owned)
                    .collect(),
                state: cells[4].to_owned(),
            }
        })
        .collect()
}

/// Whether what a table line names exists.
fn exists(named: &str) -> bool {
    let Some((kind, what)) = named.split_once(':') else {
        return false;
    };
    let rules = Rules::shipped();
    match kind {
        "rule" => rules.rules.iter().any(|rule| rule.id == what),
        "dimension" => rules.dimensions.iter().any(|dimension| dimension.code == what),
        "lever" => rules.levers.iter().any(|lever| lever.code == what),
        "list" => listed(what),
        "demonstration" => studies().iter().any(|study| study.name == what),
        "screen" => what == "profile",
        "command" => {
            let mut command = Line::command();
            what.split(' ').all(|word| {
                let found = command.find_subcommand(word).cloned();
                found.is_some_and(|found| {
                    command = found;
                    true
                })
            })
        }
        form => shipped_form(form).is_some_and(|form| form.find_name(what).is_some()),
    }
}

/// A choice list of a form, or a table of `forms/lists`.
fn listed(name: &str) -> bool {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("forms/lists/{name}.csv"));
    table.exists()
        || shipped().iter().any(|form| {
            let text = form.json();
            text.contains(&format!("\"list_name\":\"{name}\""))
                || text.contains(&format!("\"list_name\": \"{name}\""))
        })
}

#[test]
fn every_point_of_the_study_stands_once() {
    let points: Vec<String> = rows().into_iter().map(|row| row.point).collect();
    let expected: Vec<String> = (1..=45).map(|number| format!("S{number:02}")).collect();
    assert_eq!(points, expected);
}

#[test]
fn everything_that_the_table_names_exists() {
    let named = rows().into_iter().flat_map(|row| row.served);
    let missing: BTreeSet<String> = named.filter(|named| !exists(named)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_point_is_served_partly_or_not_and_says_what_is_missing() {
    for row in rows() {
        let said = row.state == "served"
            || ["partly: ", "not served: "]
                .iter()
                .any(|word| row.state.starts_with(word) && row.state.len() > 20);
        assert!(said, "{}: {}", row.point, row.state);
        assert!(
            row.state.starts_with("not") || !row.served.is_empty(),
            "{}",
            row.point
        );
    }
}

#[test]
fn a_name_that_points_nowhere_is_noticed() {
    assert!(exists("core:pr_ind") && exists("command:profile mirror"));
    assert!(!exists("core:pr_indd") && !exists("rule:P11") && !exists("command:profil"));
}
