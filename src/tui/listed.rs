//! What windows list: the palette, the help with the manual under it, the test of the terminal.

use super::action::{ACTIONS, Action, Row, Scope};
use super::keymap;
use super::ui::Ui;
use super::window::{Line, Target};
use crate::text::fold::fold;

/// The lines of the palette for what is typed: what can be done here first, then every other action, to be found.
pub fn palette(ui: &Ui, scopes: &[Scope], typed: &str) -> Vec<Line> {
    let wanted = fold(typed.trim());
    let mut found: Vec<((bool, u8, usize), Line)> = ACTIONS
        .iter()
        .filter(|row| !matches!(row.scope, Scope::Text | Scope::List | Scope::Window))
        .filter_map(|row| {
            // What the question in focus can do comes before what can be done in every place.
            let near = scopes.iter().position(|scope| *scope == row.scope);
            let here = near.is_some();
            let line = line_of(ui, row, here);
            let folded = fold(&line.text);
            let matches = wanted
                .split_whitespace()
                .all(|word| folded.contains(word) || row.id.contains(word));
            let far = match folded.strip_prefix(wanted.as_str()) {
                Some("") => 0,
                Some(_) => 1,
                None => 2,
            };
            matches.then(|| ((!here, far, near.unwrap_or_default()), line))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The lines of the help for what is typed: the keys that work here, the nearest scope first.
pub fn help(ui: &Ui, scopes: &[Scope], typed: &str) -> Vec<Line> {
    let wanted = fold(typed.trim());
    let matches = |line: &Line| fold(&line.text).contains(&wanted) || fold(&line.right).contains(&wanted);
    scopes
        .iter()
        .flat_map(|scope| ACTIONS.iter().filter(move |row| row.scope == *scope))
        .filter(|row| ui.keymap.keys(row.action).next().is_some())
        .map(|row| line_of(ui, row, true))
        .chain(manual(ui).filter(|_| wanted.is_empty()))
        .filter(matches)
        .collect()
}

/// The manual as lines to be read under the keys.
fn manual(ui: &Ui) -> impl Iterator<Item = Line> {
    let width = usize::from(ui.size.0.saturating_sub(16).clamp(20, 76));
    crate::manual::lines(ui.messages.language()).flat_map(move |(_, line)| {
        crate::text::wrap::lines(line, width)
            .into_iter()
            .map(|text| Line {
                text,
                right: String::new(),
                target: Target::Nothing,
            })
    })
}

/// What the terminal is asked to show: who sees boxes or stairs instead chooses ASCII.
pub fn terminal_test(ui: &Ui) -> Vec<Line> {
    let row = |text: String, right: String, target| Line { text, right, target };
    let sample = |id: &str, text: &str| row(ui.say(id), text.to_owned(), Target::Nothing);
    vec![
        sample("terminal-lines", "┌─┬─┐ │ └─┴─┘"),
        sample("terminal-signs", "● ○ ◐ ✗ – ↩ ✎ ≠ ▸"),
        sample("terminal-accents", "É è ç œ « Ñ ß »"),
        sample("terminal-arabic", "السلام عليكم"),
        sample("terminal-ethiopic", "ሰላም ለዓለም"),
        row(
            ui.say("terminal-ascii"),
            String::new(),
            Target::Action(Action::Ascii),
        ),
        row(
            ui.say("terminal-theme"),
            String::new(),
            Target::Action(Action::Theme),
        ),
    ]
}

fn line_of(ui: &Ui, row: &Row, here: bool) -> Line {
    let keys: Vec<String> = ui
        .keymap
        .keys(row.action)
        .map(|key| keymap::spoken(&key, ui.signs().enter))
        .collect();
    Line {
        text: ui.say(&format!("action-{}", row.id)),
        right: if here {
            keys.join("  ")
        } else {
            ui.say("palette-elsewhere")
        },
        target: if here {
            Target::Action(row.action)
        } else {
            Target::Elsewhere
        },
    }
}
