//! What a form lets both sides say in a number: its questions, in its order, and the choices of each.

use std::collections::HashMap;

use super::super::CarriedForm;
use super::super::dictionary::{questions, words};
use crate::form::Workbook;

/// The questions and choices of some forms, numbered.
#[derive(Default)]
pub(super) struct Codebook {
    /// Keys with every instance left out (`/data/pr{}/pr_code`), in the order of the forms.
    pub(super) keys: Vec<String>,
    places: HashMap<String, usize>,
    /// The choices of each question, as many lists as keys.
    choices: Vec<Vec<String>>,
    /// Ids, versions and hashes of the forms.
    pub(super) marks: Vec<String>,
    /// The forms' own words, which foretell the texts.
    pub(super) words: String,
}

impl Codebook {
    /// The codebook of these forms; what is no form adds nothing.
    pub(super) fn of(forms: &[CarriedForm]) -> Self {
        let mut book = Self::default();
        for form in forms {
            let Ok(workbook) = Workbook::from_json(&form.json) else {
                continue;
            };
            let (questions, lists) = questions(&workbook);
            for question in questions {
                let (key, _) = without_instances(&question.key);
                if book.places.contains_key(&key) {
                    continue;
                }
                book.places.insert(key.clone(), book.keys.len());
                book.keys.push(key);
                book.choices
                    .push(lists.get(&question.list).cloned().unwrap_or_default());
            }
            book.marks
                .extend([&form.id, &form.version, &form.hash].map(String::clone));
            words(&workbook, &mut book.words);
        }
        book
    }

    /// The place of a key without instances.
    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The choices of a question; none where it has none.
    pub(super) fn choices(&self, place: Option<usize>) -> &[String] {
        place
            .and_then(|place| self.choices.get(place))
            .map_or(&[], Vec::as_slice)
    }
}

/// A key with its instances taken out: `/data/pr{.12}/x` gives `/data/pr{}/x` and `.12`.
pub(super) fn without_instances(key: &str) -> (String, Vec<&str>) {
    let (mut bare, mut instances, mut rest) = (String::new(), Vec::new(), key);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((instance, after)) = after.split_once('}') else {
            break;
        };
        bare.push_str(before);
        bare.push_str("{}");
        instances.push(instance);
        rest = after;
    }
    bare.push_str(rest);
    (bare, instances)
}

/// Undoes [`without_instances`].
pub(super) fn with_instances(bare: &str, instances: &[String]) -> String {
    let (mut key, mut rest) = (String::new(), bare);
    for instance in instances {
        let Some((before, after)) = rest.split_once("{}") else {
            break;
        };
        key.push_str(before);
        key.push('{');
        key.push_str(instance);
        key.push('}');
        rest = after;
    }
    key.push_str(rest);
    key
}
