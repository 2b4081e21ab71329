//! `repere help keys`: every action with its keys and its typed command; `help key-table` is `docs/keys.md`.

use std::fmt::Write as _;

use serde_json::json;

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::line::command::{self, Typed};
use crate::locale::Messages;
use crate::tui::action::{ACTIONS, Row, Scope};
use crate::tui::keymap::Keymap;
use crate::tui::keys::sentence;

/// Prints the table with a person's own keys, and what is wrong in their file.
pub fn run(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let (overrides, problems) = setting.keys();
    let keymap = Keymap::with(&overrides);
    let messages = &setting.messages;
    if setting.format == Format::Json {
        let actions: Vec<_> = ACTIONS
            .iter()
            .map(|row| {
                json!({
                    "id": row.id, "scope": place(row.scope), "keys": keymap.keys(row.action).collect::<Vec<_>>(),
                    "command": command::shown(row.action), "label": messages.text(&format!("action-{}", row.id)),
                })
            })
            .collect();
        let problems: Vec<String> = problems
            .iter()
            .map(|problem| sentence(problem, messages))
            .collect();
        return Ok(out.json(&json!({ "actions": actions, "problems": problems }))?);
    }
    let mut scope = None;
    for row in ACTIONS {
        if scope != Some(row.scope) {
            if scope.is_some() {
                out.line("")?;
            }
            out.line(&messages.text(&format!("keys-in-{}", place(row.scope))))?;
            scope = Some(row.scope);
        }
        let keys: Vec<String> = keymap.keys(row.action).collect();
        let typed = command::shown(row.action).unwrap_or_default();
        let label = messages.text(&format!("action-{}", row.id));
        out.line(format!("  {:<22} {:<26} {typed:<12} {label}", row.id, keys.join("  ")).trim_end())?;
    }
    out.line("")?;
    if let Some(file) = &setting.keys_file {
        let args = [("file", file.display().to_string().into())];
        out.line(&messages.with("keys-file", &args))?;
    }
    for problem in &problems {
        out.remark(&sentence(problem, messages));
    }
    Ok(())
}

/// The table as `docs/keys.md` holds it; a test keeps the file up to date.
pub fn document(messages: &Messages) -> String {
    let keymap = Keymap::default();
    let mut out = messages.text("keys-document");
    let mut scope = None;
    for row in ACTIONS {
        if scope != Some(row.scope) {
            let name = messages.text(&format!("keys-in-{}", place(row.scope)));
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "\n\n## {name}\n\n| id | {} | {} | {} |\n|---|---|---|---|\n",
                messages.text("keys-column-keys"),
                messages.text("keys-column-typed"),
                messages.text("keys-column-does"),
            );
            scope = Some(row.scope);
        } else {
            out.push('\n');
        }
        out.push_str(&line(row, &keymap, messages));
    }
    out.push('\n');
    out
}

fn line(row: &Row, keymap: &Keymap, messages: &Messages) -> String {
    let code = |text: &str| format!("`{}`", text.replace('|', "\\|"));
    let keys: Vec<String> = keymap.keys(row.action).map(|key| code(&key)).collect();
    let typed = match command::typed(row.action) {
        Typed::Command(_) => code(&command::shown(row.action).unwrap_or_default()),
        Typed::Answering => messages.text("keys-typed-answering"),
        Typed::ScreenOnly => messages.text("keys-typed-screen"),
    };
    let label = messages.text(&format!("action-{}", row.id));
    format!("| {} | {} | {typed} | {label} |", row.id, keys.join(" "))
}

/// The name of a scope in message ids.
fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Everywhere => "everywhere",
        Scope::Home => "home",
        Scope::List => "list",
        Scope::Page => "page",
        Scope::Interview => "interview",
        Scope::Choice => "choice",
        Scope::Choices => "choices",
        Scope::Rank => "rank",
        Scope::Rows => "rows",
        Scope::Across => "across",
        Scope::Signs => "signs",
        Scope::Outline => "outline",
        Scope::Repeat => "repeat",
        Scope::Text => "text",
        Scope::Editor => "editor",
        Scope::Review => "review",
        Scope::Profile => "profile",
        Scope::Merge => "merge",
        Scope::Merged => "merged",
        Scope::Migration => "migration",
        Scope::Conflict => "conflict",
        Scope::Inbox => "inbox",
        Scope::Window => "window",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn the_page_of_keys_in_the_documentation_is_up_to_date() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let wanted = document(&Messages::new(Language::EN));
        let found = std::fs::read_to_string(file).expect("docs/keys.md");
        assert!(
            found == wanted,
            "docs/keys.md is out of date: repere help key-table --lang en > docs/keys.md"
        );
    }
}
