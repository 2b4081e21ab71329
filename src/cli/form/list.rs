//! `repere form list`: the forms at hand.

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting};
use crate::form::{Shipped, shipped};
use crate::session::{FormOrigin, Session, Standing};

/// Lists the forms: those of the data folder where there is one, else those that ship.
pub fn run(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let standing = Session::look(&setting.data).map_err(|e| setting.refused(&e))?;
    let mut lines: Vec<[String; 5]> = Vec::new();
    if matches!(standing, Standing::Present { .. }) {
        let session = setting.open_to_read()?;
        for form in session
            .forms(setting.messages.language().tag())
            .map_err(|e| setting.refused(&e))?
        {
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
            let title = form.title_in(setting.messages.language().tag()).into();
            let (id, version) = (form.id().into(), form.version().into());
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
