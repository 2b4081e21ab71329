//! A person's own keys: `keys.toml`, one line an action, `note = ["n", "Alt-n"]`.
//!
//! What cannot be read is named and left out; the rest holds. No mistake in this file keeps anybody from an interview.

use super::action::{ACTIONS, Action, Scope};
use super::key::Key;
use super::keymap;
use crate::locale::Messages;
use crate::text::clean;

/// The keys that a person wants in place of the table's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides(Vec<(Action, Vec<Key>)>);

impl Overrides {
    /// The keys wanted for an action, if the file names it; none takes its keys away.
    pub fn get(&self, action: Action) -> Option<&[Key]> {
        self.0
            .iter()
            .find(|(named, _)| *named == action)
            .map(|(_, keys)| keys.as_slice())
    }
}

/// What is wrong with a line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyProblem {
    /// The file is no TOML.
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// No action has this id.
    NoAction {
        /// As written.
        id: String,
        /// The nearest id there is.
        near: Option<&'static str>,
    },
    /// The value is no key and no list of keys.
    NoKey {
        /// The action.
        id: String,
        /// As written.
        key: String,
    },
    /// Terminals keep this key for themselves: it would never arrive.
    Kept {
        /// The action.
        id: String,
        /// The key.
        key: String,
    },
    /// Another action has this key where this one is done; it keeps it.
    Taken {
        /// The action that wanted it.
        id: String,
        /// The key.
        key: String,
        /// The action that has it.
        by: &'static str,
    },
}

/// Keys that a terminal in raw mode delivers as others, or not at all.
pub const KEPT: [&str; 5] = ["Ctrl-H", "Ctrl-I", "Ctrl-M", "Ctrl-Q", "Ctrl-S"];

/// Reads the file. A key that is wanted twice, or that an action without a line of its own has, stays where it is.
pub fn read(text: &str) -> (Overrides, Vec<KeyProblem>) {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            let error: toml::de::Error = error;
            let at = error.span().map_or(0, |span| span.start);
            let line = text[..at.min(text.len())].matches('\n').count() + 1;
            let why = error.message().to_owned();
            return (Overrides::default(), vec![KeyProblem::Unreadable { line, why }]);
        }
    };
    let mut problems = Vec::new();
    let mut wanted: Vec<(Action, Vec<Key>)> = Vec::new();
    for (id, value) in &table {
        let Some(row) = ACTIONS.iter().find(|row| row.id == id) else {
            let near = crate::xpath::nearest(id, ACTIONS.iter().map(|row| row.id))
                .first()
                .copied();
            problems.push(KeyProblem::NoAction { id: id.clone(), near });
            continue;
        };
        let written: Vec<String> = match value {
            toml::Value::String(key) => vec![key.clone()],
            toml::Value::Array(keys) => keys
                .iter()
                .map(|key| key.as_str().unwrap_or(key.type_str()).to_owned())
                .collect(),
            other => vec![other.type_str().to_owned()],
        };
        let mut keys = Vec::new();
        for key in written {
            let id = id.clone();
            if KEPT.contains(&key.as_str()) {
                problems.push(KeyProblem::Kept { id, key });
                continue;
            }
            match Key::parse(&key) {
                Some(key) => keys.push(key),
                None => problems.push(KeyProblem::NoKey { id, key }),
            }
        }
        wanted.push((row.action, keys));
    }
    (settle(wanted, &mut problems), problems)
}

/// Gives each key of a scope to one action.
fn settle(wanted: Vec<(Action, Vec<Key>)>, problems: &mut Vec<KeyProblem>) -> Overrides {
    let named = |action: Action| wanted.iter().any(|(other, _)| *other == action);
    let mut held: Vec<(Scope, Key, &'static str)> = ACTIONS
        .iter()
        .filter(|row| !named(row.action))
        .flat_map(|row| {
            row.keys
                .iter()
                .filter_map(|key| Some((row.scope, Key::parse(key)?, row.id)))
        })
        .collect();
    let mut out = Vec::new();
    for (action, keys) in &wanted {
        let row = keymap::row(*action);
        let mut kept = Vec::new();
        for key in keys {
            let taken = held
                .iter()
                .find(|(scope, other, _)| *scope == row.scope && other == key);
            match taken {
                Some((.., by)) => problems.push(KeyProblem::Taken {
                    id: row.id.to_owned(),
                    key: key.to_string(),
                    by,
                }),
                None => {
                    held.push((row.scope, *key, row.id));
                    kept.push(*key);
                }
            }
        }
        out.push((*action, kept));
    }
    Overrides(out)
}

/// A problem in words.
pub fn sentence(problem: &KeyProblem, messages: &Messages) -> String {
    let name = |text: &str| clean::name(text).into_owned();
    match problem {
        KeyProblem::Unreadable { line, why } => messages.with(
            "keys-unreadable",
            &[("line", (*line).into()), ("why", name(why).into())],
        ),
        KeyProblem::NoAction { id, near } => {
            let mut said = messages.with("keys-no-action", &[("id", name(id).into())]);
            if let Some(near) = near {
                said = format!(
                    "{said} {}",
                    messages.with("keys-near", &[("near", (*near).into())])
                );
            }
            said
        }
        KeyProblem::NoKey { id, key } => messages.with(
            "keys-no-key",
            &[("id", name(id).into()), ("key", name(key).into())],
        ),
        KeyProblem::Kept { id, key } => {
            messages.with("keys-kept", &[("id", name(id).into()), ("key", name(key).into())])
        }
        KeyProblem::Taken { id, key, by } => messages.with(
            "keys-taken",
            &[
                ("id", name(id).into()),
                ("key", name(key).into()),
                ("by", (*by).into()),
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;

    fn keys(text: &str, action: Action) -> (Vec<String>, Vec<KeyProblem>) {
        let (overrides, problems) = read(text);
        (Keymap::with(&overrides).keys(action).collect(), problems)
    }

    #[test]
    fn a_line_replaces_the_keys_of_its_action() {
        let (keys, problems) = keys("note = [\"F3\", \"Alt-%\"]", Action::Note);
        assert_eq!(keys, ["F3", "Alt-%"]);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_key_that_another_action_has_stays_there() {
        let (keys, problems) = keys("note = \"g\"", Action::Note);
        assert_eq!(keys, Vec::<String>::new());
        assert_eq!(
            problems,
            [KeyProblem::Taken {
                id: "note".into(),
                key: "g".into(),
                by: "jump"
            }]
        );
    }

    #[test]
    fn two_actions_may_change_keys_with_each_other() {
        let text = "note = \"g\"\njump = \"n\"";
        assert_eq!(keys(text, Action::Note), (vec!["g".to_owned()], Vec::new()));
        assert_eq!(keys(text, Action::Jump), (vec!["n".to_owned()], Vec::new()));
    }

    #[test]
    fn mistakes_are_named_and_the_rest_holds() {
        let text = "note = \"F3\"\nnotte = \"F9\"\njump = \"Hyper-Q\"\nhistory = \"Ctrl-S\"";
        let (found, problems) = keys(text, Action::Note);
        assert_eq!(found, ["F3"]);
        assert_eq!(
            problems,
            [
                KeyProblem::Kept {
                    id: "history".into(),
                    key: "Ctrl-S".into()
                },
                KeyProblem::NoKey {
                    id: "jump".into(),
                    key: "Hyper-Q".into()
                },
                KeyProblem::NoAction {
                    id: "notte".into(),
                    near: Some("note")
                },
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_toml_changes_nothing_and_says_its_line() {
        let (overrides, problems) = read("note = \"n\"\njump = = g");
        assert_eq!(overrides, Overrides::default());
        assert!(
            matches!(problems[0], KeyProblem::Unreadable { line: 2, .. }),
            "{problems:?}"
        );
    }
}
