//! Which names a JSON document bears, and which ones `docs/json.md` promises.

use std::collections::BTreeSet;

use serde_json::Value;

/// What stands for all below a name.
const BELOW: char = '…';

/// Every name that stands in these documents, with its way: `merged[].file`. Names that are null, or a list with nothing in
/// it, are there all the same.
pub fn names<'a>(documents: impl IntoIterator<Item = &'a Value>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for document in documents {
        gather(document, "", &mut found);
    }
    found
}

fn gather(value: &Value, way: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if way.is_empty() { "" } else { "." };
                gather(value, &format!("{way}{dot}{name}"), found);
            }
        }
        Value::Array(items) => {
            let below = format!("{way}[]");
            for item in items {
                gather(item, &below, found);
            }
        }
        _ => {
            found.insert(way.to_owned());
        }
    }
}

/// The names that the page promises under a heading.
pub fn promised(page: &str, heading: &str) -> BTreeSet<String> {
    let mut sections = page.split("\n## ").skip(1);
    let section = sections.find(|section| section.lines().next() == Some(heading));
    let lines = section
        .unwrap_or_default()
        .lines()
        .filter(|line| line.starts_with("- `"));
    lines
        .flat_map(|line| {
            // Up to the sentence only: a word there may be quoted as well.
            let end = line.find("`: ").map_or(line.len(), |at| at + 1);
            line[..end].split('`').skip(1).step_by(2)
        })
        .map(str::to_owned)
        .collect()
}

/// Asserts that nothing is printed that is not promised, and that all is promised that is printed but for `unseen`, which
/// these documents do not happen to show.
#[track_caller]
pub fn keeps<'a>(page: &str, heading: &str, documents: impl IntoIterator<Item = &'a Value>, unseen: &[&str]) {
    let (promised, printed) = (promised(page, heading), names(documents));
    assert!(!promised.is_empty(), "no section {heading}");
    let below = |name: &str| {
        let mut open = promised.iter().filter_map(|one| one.strip_suffix(BELOW));
        open.any(|one| name.strip_prefix(one).is_some_and(|rest| rest.starts_with('.')))
    };
    let more: Vec<_> = printed
        .iter()
        .filter(|name| !promised.contains(*name) && !below(name))
        .collect();
    assert!(
        more.is_empty(),
        "{heading} prints more than the page says: {more:?}"
    );
    let fewer: Vec<_> = promised
        .iter()
        .filter(|name| !name.ends_with(BELOW) && !printed.contains(*name))
        .filter(|name| !unseen.contains(&name.as_str()))
        .collect();
    assert!(fewer.is_empty(), "{heading} does not print: {fewer:?}");
}
