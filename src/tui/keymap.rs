//! From keys to actions, through the scopes that hold, nearest first; and back, for footer, help and palette.

use super::action::{ACTIONS, Action, Row, Scope};
use super::key::Key;
use super::keys::Overrides;
use crate::locale::Messages;
use std::collections::HashMap;

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: HashMap<(Scope, Key), Action>,
    overrides: Overrides,
}

/// One thing of the footer: a key and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key as written.
    pub key: String,
    /// What it does.
    pub label: String,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&Overrides::default())
    }
}

impl Keymap {
    /// The keys of the table, but for the actions that a person has given others.
    pub fn with(overrides: &Overrides) -> Self {
        let mut map = Self {
            bindings: HashMap::new(),
            overrides: overrides.clone(),
        };
        for row in ACTIONS {
            for key in map.parsed(row) {
                map.bindings.insert((row.scope, key), row.action);
            }
        }
        map
    }

    fn parsed(&self, row: &Row) -> Vec<Key> {
        match self.overrides.get(row.action) {
            Some(keys) => keys.to_vec(),
            None => row.keys.iter().filter_map(|key| Key::parse(key)).collect(),
        }
    }

    /// The keys of an action as written, the one that is shown first.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = String> {
        self.parsed(row(action)).into_iter().map(|key| key.to_string())
    }

    /// The action of a key in the scopes that hold; with `typing`, keys that type a character are text, not commands.
    pub fn action(&self, scopes: &[Scope], key: Key, typing: bool) -> Option<Action> {
        if typing && key.typed().is_some() {
            return None;
        }
        scopes
            .iter()
            .find_map(|scope| self.bindings.get(&(*scope, key)).copied())
    }

    /// The footer for the scopes that hold: in each scope the rows that have a place, best places first.
    pub fn footer(&self, scopes: &[Scope], typing: bool, messages: &Messages, enter: &str) -> Vec<Hint> {
        let mut rows: Vec<&Row> = ACTIONS
            .iter()
            .filter(|row| row.footer > 0 && scopes.contains(&row.scope))
            // Elsewhere one goes back first; at home nothing else tells how to end.
            .filter(|row| row.action != Action::Leave || scopes.contains(&Scope::Home))
            .collect();
        rows.sort_by_key(|row| row.footer);
        rows.into_iter()
            .filter_map(|row| {
                let key = self.shown_key(row, scopes, typing, messages)?;
                Some(Hint {
                    key: spoken(&key, enter),
                    label: messages.text(&format!("action-{}", row.id)),
                })
            })
            .collect()
    }

    /// The key of a row that would really do it in these scopes: the letter by which the grid of signs calls it in
    /// this language, else the first.
    fn shown_key(&self, row: &Row, scopes: &[Scope], typing: bool, messages: &Messages) -> Option<String> {
        let letter = format!("interview-{}", row.id);
        let letter = messages.has(&letter).then(|| messages.text(&letter));
        let works = |key: &Key| self.action(scopes, *key, typing) == Some(row.action);
        let keys: Vec<String> = self
            .parsed(row)
            .into_iter()
            .filter(works)
            .map(|key| key.to_string())
            .collect();
        let named = keys.iter().find(|key| Some(*key) == letter.as_ref());
        named.or(keys.first()).cloned()
    }
}

/// A key as people name it on screen.
pub fn spoken(key: &str, enter: &str) -> String {
    match key {
        "Enter" => enter.to_owned(),
        "Minus" => "-".to_owned(),
        other => other.to_owned(),
    }
}

/// The row of an action.
pub fn row(action: Action) -> &'static Row {
    ACTIONS
        .iter()
        .find(|row| row.action == action)
        .expect("every action stands in the table once")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::tui::keys::KEPT;
    use std::collections::HashSet;

    #[test]
    fn every_key_of_the_table_can_be_read() {
        for row in ACTIONS {
            for key in row.keys {
                let parsed = Key::parse(key).unwrap_or_else(|| panic!("{}: {key}", row.id));
                assert!(parsed.to_string() == *key || *key == "Minus", "{}: {key}", row.id);
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let mut seen = HashSet::new();
        for row in ACTIONS {
            for key in row.keys {
                assert!(seen.insert((row.scope, Key::parse(key))), "{} {key}", row.id);
            }
        }
    }

    #[test]
    fn ids_are_unique_and_every_action_has_its_words() {
        let mut seen = HashSet::new();
        for row in ACTIONS {
            assert!(seen.insert(row.id), "{}", row.id);
            for language in Language::all() {
                let id = format!("action-{}", row.id);
                assert!(Messages::new(language).has(&id), "{id}");
            }
        }
    }

    #[test]
    fn keys_that_terminals_keep_for_themselves_are_not_bound() {
        for row in ACTIONS {
            for key in row.keys {
                assert!(!KEPT.contains(key), "{} {key}", row.id);
            }
        }
    }

    #[test]
    fn letters_go_to_the_answer_while_typing() {
        let map = Keymap::default();
        let scopes = [Scope::Text, Scope::Interview, Scope::Everywhere];
        let n = Key::parse("n").expect("a key");
        assert_eq!(map.action(&scopes, n, true), None);
        assert_eq!(
            map.action(&[Scope::Choice, Scope::Interview], n, false),
            Some(Action::Note)
        );
        assert_eq!(
            map.action(&scopes, Key::parse("F5").expect("a key"), true),
            Some(Action::DontKnow)
        );
    }

    #[test]
    fn the_footer_shows_only_keys_that_work_now() {
        let map = Keymap::default();
        let messages = Messages::new(Language::EN);
        let typing = map.footer(
            &[Scope::Text, Scope::Interview, Scope::Everywhere],
            true,
            &messages,
            "Enter",
        );
        assert!(typing.iter().any(|hint| hint.key == "Ctrl-G"), "{typing:?}");
        assert!(typing.iter().all(|hint| hint.key != "g"), "{typing:?}");
    }

    #[test]
    fn the_footer_calls_a_sign_by_the_letter_of_the_legend() {
        let map = Keymap::default();
        for (language, letter) in [(Language::EN, "b"), (Language::FR, "a")] {
            let messages = Messages::new(language);
            let hints = map.footer(&[Scope::Signs], false, &messages, "Enter");
            let before = messages.text("action-sign-before");
            let hint = hints.iter().find(|hint| hint.label == before).expect("a hint");
            assert_eq!(hint.key, letter);
        }
    }
}
