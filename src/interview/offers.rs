//! The choices that a select offers now, and their labels.

use std::cell::Cell;

use super::Env;
use super::scope::{World, handle, list_root, list_row, row_of, unhandle};
use super::tree::{At, Tree};
use crate::form::{Bound, LanguageId, OptionSource, Options, Part, Template, Texts};
use crate::xpath::{NodeSet, random};

/// One choice on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    /// A row of a list.
    Row(u32, u32),
    /// The value of a question in a repeat.
    Node(At),
}

/// The choices on offer, in the order shown.
pub(super) fn offers(tree: &Tree, env: &Env, at: At, language: LanguageId) -> Vec<Offer> {
    let Some(options) = &tree.node(at.node).options else {
        return Vec::new();
    };
    let mut found = match options.source {
        OptionSource::List(list) => match &options.filter {
            None => (0..tree.form.list(list).choices.len() as u32)
                .map(|row| Offer::Row(list.0, row))
                .collect(),
            Some(filter) => {
                let world = World::new(tree, env, language, at, filter);
                let rows = filter
                    .expr
                    .filter(&world, list_root(list.0), "item")
                    .unwrap_or_default();
                rows.iter()
                    .filter_map(row_of)
                    .map(|row| Offer::Row(list.0, row))
                    .collect()
            }
        },
        OptionSource::Repeat(_) => repeat_offers(tree, env, at, options, language),
    };
    if let Some(seed) = &options.randomize {
        shuffle(tree, env, at, seed.as_ref(), language, &mut found);
    }
    found
}

/// The values of a question in the instances of its repeat; blank and irrelevant ones are left out.
fn repeat_offers(tree: &Tree, env: &Env, at: At, options: &Options, language: LanguageId) -> Vec<Offer> {
    let Some(nodes) = &options.nodes else {
        return Vec::new();
    };
    let world = World::new(tree, env, language, at, nodes);
    let found = nodes.expr.nodes(&world).unwrap_or_default();
    let filled = |at: &At| !tree.is_whole(*at) && tree.is_relevant(*at) && !tree.slot(*at).value.is_empty();
    found
        .iter()
        .filter_map(unhandle)
        .filter(filled)
        .filter(|node| passes_in_repeat(tree, env, at, options, *node, language))
        .map(Offer::Node)
        .collect()
}

fn passes_in_repeat(
    tree: &Tree,
    env: &Env,
    at: At,
    options: &Options,
    node: At,
    language: LanguageId,
) -> bool {
    let Some(filter) = &options.filter else {
        return true;
    };
    let Some(repeat) = tree.node(node.node).repeat else {
        return true;
    };
    let world = World::new(tree, env, language, at, filter);
    let item = NodeSet::from(handle(At {
        frame: node.frame,
        node: repeat,
    }));
    filter
        .expr
        .retain(&world, item)
        .is_ok_and(|kept| !kept.is_empty())
}

/// The order that a seed gives; without a seed, one order for each interview and question.
fn shuffle(tree: &Tree, env: &Env, at: At, seed: Option<&Bound>, language: LanguageId, items: &mut [Offer]) {
    let seed = match seed {
        Some(bound) => {
            let world = World::new(tree, env, language, at, bound);
            bound.expr.text(&world).map_or(0, |text| random::seed(&text))
        }
        None => (env.seed >> 33) as i64 + i64::from(at.node.0),
    };
    let mut numbers = random::ParkMiller::new(seed);
    random::shuffle(items, || numbers.draw());
}

/// The value that a choice stores.
pub(super) fn value_of(tree: &Tree, offer: Offer) -> &str {
    match offer {
        Offer::Row(list, row) => &tree.form.lists()[list as usize].choices[row as usize].value,
        Offer::Node(at) => &tree.slot(at).value,
    }
}

/// Whether a value is on offer now; a list whose file is missing offers whatever was chosen.
pub(super) fn is_offered(tree: &Tree, env: &Env, at: At, value: &str, language: LanguageId) -> bool {
    let node = tree.node(at.node);
    let Some(options) = &node.options else { return true };
    // A file that is not at hand may offer anything.
    if options.loose || options.elsewhere {
        return true;
    }
    let OptionSource::List(id) = options.source else {
        return offers(tree, env, at, language)
            .into_iter()
            .any(|offer| value_of(tree, offer) == value);
    };
    let list = tree.form.list(id);
    if !list.present {
        return true;
    }
    let Some(filter) = &options.filter else {
        return list.position(value).is_some();
    };
    // Several rows may have one value (a town of the same code in each district).
    let rows: NodeSet = (0..list.choices.len() as u32)
        .skip(list.position(value).unwrap_or(list.choices.len()))
        .filter(|row| list.choices[*row as usize].value == value)
        .map(|row| list_row(id.0, row))
        .collect();
    let world = World::new(tree, env, language, at, filter);
    filter
        .expr
        .retain(&world, rows)
        .map_or(true, |kept| !kept.is_empty())
}

/// The label of a value among all choices of a question, on offer or not.
pub(super) fn label_of(tree: &Tree, env: &Env, at: At, value: &str, language: LanguageId) -> Option<String> {
    let options = tree.node(at.node).options.as_ref()?;
    match options.source {
        OptionSource::List(list) => {
            let choice = tree.form.list(list).find(value)?;
            Some(shown(tree, env, at, &choice.label, language).0)
        }
        OptionSource::Repeat(_) => {
            let found = offers(tree, env, at, language)
                .into_iter()
                .find(|offer| value_of(tree, *offer) == value)?;
            Some(value_of(tree, found).to_owned())
        }
    }
}

/// A text in a language, or in the first one that has it; the second member is that one.
pub(super) fn shown(
    tree: &Tree,
    env: &Env,
    at: At,
    texts: &Texts,
    language: LanguageId,
) -> (String, Option<LanguageId>) {
    if let Some(template) = texts.get(language) {
        return (render(tree, env, at, template, language), None);
    }
    // The form's own first language before any other.
    let default = tree.form.languages().default();
    let other = texts.get(default).map(|_| default).or_else(|| texts.any());
    match other.and_then(|other| texts.get(other).map(|template| (other, template))) {
        Some((other, template)) => (render(tree, env, at, template, other), Some(other)),
        None => (String::new(), None),
    }
}

/// A text with its references replaced by the values that stand.
pub(super) fn render(tree: &Tree, env: &Env, at: At, template: &Template, language: LanguageId) -> String {
    let mut out = String::new();
    for part in &template.parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Output(bound) => {
                let world = World {
                    draws: Cell::new(0),
                    ..World::new(tree, env, language, at, bound)
                };
                if let Ok(text) = bound.expr.text(&world) {
                    out.push_str(&text);
                }
            }
        }
    }
    out
}
