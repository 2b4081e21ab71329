//! `repere form show`: a form as an outline, one line a row, indented by its groups.

use serde_json::json;

use super::load::load;
use super::text_of;
use super::words::Given;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Form, Kind, Node, NodeId};
use crate::text;

/// What a line holds on the narrowest terminal that is promised.
const WIDTH: usize = 80;

/// Prints the outline.
pub fn run(given: &Given, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let form = load(given, setting, out)?;
    // What the form keeps about itself is no part of the questionnaire.
    let shown = |node: &&Node| node.id != form.root().id && node.row.is_some();
    let nodes = form.nodes().iter().filter(shown);
    if setting.format == Format::Json {
        let list: Vec<_> = nodes
            .map(|node| {
                json!({
                    "path": node.path, "name": node.name, "type": node.kind.word(), "depth": depth(&form, node.id),
                    "label": text_of(&form, &node.label, setting), "row": node.row,
                    "required": node.required.is_some(),
                    "relevant": node.relevant.as_ref().map(|bound| &bound.text),
                    "constraint": node.constraint.as_ref().map(|bound| &bound.text),
                    "calculation": node.calculation.as_ref().map(|bound| &bound.text),
                })
            })
            .collect();
        let about = json!({
            "form": form.id(), "version": form.version(), "title": form.title(), "hash": form.hash(), "nodes": list,
        });
        return Ok(out.json(&about)?);
    }
    let title = format!("{} · {} · {}", form.id(), form.version(), form.title());
    out.line(&text::truncate(&text::clean::prose_line(&title), WIDTH, "…"))?;
    for node in nodes {
        let indent = "  ".repeat(depth(&form, node.id));
        for (number, text) in std::iter::once(line(&form, node, setting))
            .chain(rules(node, setting))
            .enumerate()
        {
            let deeper = if number > 0 { "    " } else { "" };
            let line = format!("{indent}{deeper}{}", text::clean::prose_line(&text));
            out.line(&text::truncate(&line, WIDTH, "…"))?;
        }
    }
    Ok(())
}

fn line(form: &Form, node: &Node, setting: &Setting) -> String {
    let mark = if node.required.is_some() { " *" } else { "" };
    let label = match node.kind {
        Kind::Calculate | Kind::Hidden => String::new(),
        _ => text_of(form, &node.label, setting),
    };
    format!("{}{mark} [{}] {label}", node.name, node.kind.word())
}

/// When a row is asked, and how it is worked out: what one must know to follow the questionnaire.
fn rules(node: &Node, setting: &Setting) -> Vec<String> {
    let rules = [
        ("cli-outline-relevant", node.relevant.as_ref()),
        ("cli-outline-count", node.count.as_ref()),
        ("cli-outline-calculation", node.calculation.as_ref()),
    ];
    rules
        .into_iter()
        .filter_map(|(id, bound)| {
            let args = [("rule", bound?.text.clone().into())];
            Some(setting.messages.with(id, &args))
        })
        .collect()
}

fn depth(form: &Form, node: NodeId) -> usize {
    let mut depth = 0;
    let mut at = form.node(node).parent;
    while let Some(parent) = at.filter(|parent| *parent != form.root().id) {
        depth += 1;
        at = form.node(parent).parent;
    }
    depth
}
