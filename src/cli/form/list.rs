//! `repere form list` and `show`: the forms at hand, and one of them as an outline.

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Form, Node, NodeId, Shipped, shipped};
use crate::locale::Language;
use crate::session::{FormOrigin, Session, Standing};
use crate::text;

use super::load::{load, problems_as_json};

/// Lists the forms: those of the data folder where there is one, else those that ship.
pub fn list(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let standing = Session::look(&setting.data).map_err(|e| setting.refused(&e))?;
    let mut lines: Vec<[String; 5]> = Vec::new();
    if matches!(standing, Standing::Present { .. }) {
        let session = setting.open_to_read()?;
        for form in session.forms().map_err(|e| setting.refused(&e))? {
            let origin = match form.origin {
                FormOrigin::Shipped => "shipped",
                FormOrigin::Installed => "installed",
                FormOrigin::Kept => "kept",
            };
            lines.push([
                form.form.id,
                form.form.version,
                form.title,
                origin.into(),
                form.form.hash,
            ]);
        }
    } else {
        for form in shipped().iter().filter_map(|shipped: &Shipped| shipped.build().0) {
            let (id, version, title) = (form.id().into(), form.version().into(), form.title().into());
            lines.push([id, version, title, "shipped".into(), form.hash().into()]);
        }
    }
    if setting.format == Format::Json {
        let list: Vec<_> = lines
            .iter()
            .map(|[id, version, title, origin, hash]| {
                json!({ "id": id, "version": version, "title": title, "origin": origin, "hash": hash })
            })
            .collect();
        return Ok(out.json(&json!({ "forms": list }))?);
    }
    let say = |id: &str| setting.messages.text(id);
    let mut table = Table::new(
        [
            "cli-column-form",
            "cli-column-version",
            "cli-column-origin",
            "cli-column-title",
        ]
        .into_iter()
        .map(say)
        .collect(),
    );
    for [id, version, title, origin, _] in lines {
        table.row(vec![id, version, say(&format!("cli-origin-{origin}")), title]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// Prints a form as an outline: one line a question, indented by its groups.
pub fn show(name: &str, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let loaded = load(name, None, setting)?;
    let Some(form) = loaded.form else {
        out.json(&problems_as_json(&loaded.problems, setting))?;
        return Err(Failure::told());
    };
    let nodes = form.nodes().iter().filter(|node| node.id != form.root().id);
    if setting.format == Format::Json {
        let list: Vec<_> = nodes
            .map(|node| {
                json!({
                    "path": node.path, "name": node.name, "kind": format!("{:?}", node.kind),
                    "label": label(&form, node, setting), "depth": depth(&form, node.id),
                })
            })
            .collect();
        return Ok(out.json(&json!({ "form": form.id(), "version": form.version(), "nodes": list }))?);
    }
    out.line(&text::clean::prose_line(&format!(
        "{} · {} · {}",
        form.id(),
        form.version(),
        form.title()
    )))?;
    for node in nodes {
        let line = format!(
            "{}{}  {}",
            "  ".repeat(depth(&form, node.id)),
            node.name,
            label(&form, node, setting)
        );
        out.line(&text::truncate(&text::clean::prose_line(&line), 80, "…"))?;
    }
    Ok(())
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

/// The label in the user's language where the form has it, with references as they are written.
fn label(form: &Form, node: &Node, setting: &Setting) -> String {
    let code = if setting.messages.language() == Language::FR {
        "fr"
    } else {
        "en"
    };
    let language = form
        .languages()
        .find_code(code)
        .unwrap_or_else(|| form.languages().default());
    let template = node
        .label
        .get(language)
        .or_else(|| node.label.any().and_then(|any| node.label.get(any)));
    template.map(crate::form::Template::source).unwrap_or_default()
}
