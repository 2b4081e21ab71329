//! What runs, but probably not as its author meant: warnings that need the whole form.
//!
//! Nothing here keeps a form from being used, and nothing here is needed to use it: a form is linted when somebody asks
//! what is wrong with it, never when it is loaded.

mod logic;
mod terminal;

use std::collections::{BTreeMap, HashSet};

use super::{Address, Form, ListId, NodeId, OptionSource, Problem, ProblemKind, Texts};
use crate::text;

#[cfg(test)]
pub(super) use terminal::is_degraded;

/// Half the height of the narrowest screen that is promised: twelve lines of eighty columns.
const WIDEST: usize = 12 * 80;

/// Everything that can be said of a form that builds, in the order of its rows.
pub(super) fn lint(form: &Form) -> Vec<Problem> {
    let mut problems = Vec::new();
    long_labels(form, &mut problems);
    missing_texts(form, &mut problems);
    unused_lists(form, &mut problems);
    logic::check(form, &mut problems);
    terminal::check(form, &mut problems);
    problems
}

/// The cell of a node's row in a column of the survey.
fn cell(form: &Form, node: NodeId, column: &str) -> Address {
    Address {
        sheet: "survey".into(),
        row: form.node(node).row,
        column: Some(column.to_owned()),
    }
}

fn long_labels(form: &Form, problems: &mut Vec<Problem>) {
    let width = |texts: &Texts| {
        let all = form.languages().iter().filter_map(|language| texts.get(language));
        all.map(|template| text::cells(&template.source())).max()
    };
    for node in form.nodes() {
        if let Some(width) = width(&node.label).filter(|width| *width > WIDEST) {
            let kind = ProblemKind::LongLabel {
                name: node.name.clone(),
                width: width.to_string(),
            };
            problems.push(Problem::warning(cell(form, node.id, "label"), kind));
        }
    }
}

/// Cells without text in a language in which other cells of the column have one: told once a column and language.
fn missing_texts(form: &Form, problems: &mut Vec<Problem>) {
    let mut missing: BTreeMap<(&str, &str, usize), (Address, usize)> = BTreeMap::new();
    let mut look = |sheet: &'static str, column: &'static str, texts: &Texts, at: &dyn Fn() -> Address| {
        if texts.is_empty() {
            return;
        }
        for (number, language) in form.languages().iter().enumerate() {
            if texts.get(language).is_none() {
                let (_, count) = missing
                    .entry((sheet, column, number))
                    .or_insert_with(|| (at(), 0));
                *count += 1;
            }
        }
    };
    for node in form.nodes() {
        for (column, texts) in [
            ("label", &node.label),
            ("hint", &node.hint),
            ("guidance_hint", &node.guidance),
            ("required_message", &node.required_message),
            ("constraint_message", &node.constraint_message),
            ("warning_message", &node.warning_message),
        ] {
            look("survey", column, texts, &|| cell(form, node.id, column));
        }
    }
    for choice in form.lists().iter().flat_map(|list| &list.choices) {
        look("choices", "label", &choice.label, &|| choice.at.clone());
    }
    for ((_, column, language), (at, count)) in missing {
        let language = form
            .languages()
            .iter()
            .nth(language)
            .map(|id| form.languages().name(id));
        let kind = ProblemKind::MissingTexts {
            column: column.to_owned(),
            language: language.unwrap_or_default().to_owned(),
            count: count.to_string(),
        };
        problems.push(Problem::warning(at, kind));
    }
}

fn unused_lists(form: &Form, problems: &mut Vec<Problem>) {
    let mut used: HashSet<ListId> = HashSet::new();
    for node in form.nodes() {
        if let Some(OptionSource::List(list)) = node.options.as_ref().map(|options| options.source) {
            used.insert(list);
        }
        used.extend(
            node.parameter("tick_labelset")
                .and_then(|name| form.find_list(name)),
        );
        let read = node.rules().flat_map(|bound| bound.expr.instances());
        used.extend(read.filter_map(|(id, _)| form.find_list(id)));
    }
    for (number, list) in form.lists().iter().enumerate() {
        let first = list.choices.first();
        // The rows of files have no cell, and `search()` writes the names of columns where choices would stand.
        let Some(at) = first
            .map(|choice| choice.at.clone())
            .filter(|at| !at.sheet.is_empty())
        else {
            continue;
        };
        if list.name == super::ABBREVIATIONS {
            continue;
        }
        if !used.contains(&ListId(number as u32)) && form.find_list(&list.name) == Some(ListId(number as u32))
        {
            let kind = ProblemKind::UnusedList {
                list: list.name.clone(),
            };
            problems.push(Problem::warning(at, kind));
        }
    }
}

#[cfg(test)]
mod tests;
