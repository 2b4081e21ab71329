//! The questionnaires that are part of the program.

use std::io::Read as _;
use std::sync::{Arc, OnceLock};

use brotli::Decompressor;

use super::{Attachments, Form, Problem, Workbook};

/// A form that ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its sheets as JSON, packed by `build.rs`.
    packed: &'static [u8],
}

/// What a piece of packed text is unpacked by at a time.
const PIECE: usize = 1 << 16;

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        const SHIPPED: &[Shipped] =
            &[$(Shipped { id: $id, packed: include_bytes!(concat!(env!("OUT_DIR"), "/forms/", $id, ".br")) }),*];
    };
}

shipped![
    "core", "scr", "con", "act", "app", "cit", "eco", "ele", "eve", "inn", "mis", "par", "trn"
];

/// The forms that ship, the core questionnaire first.
pub fn shipped() -> &'static [Shipped] {
    SHIPPED
}

fn position(id: &str) -> Option<usize> {
    SHIPPED.iter().position(|form| form.id == id)
}

/// A shipped form by its id, built once.
pub fn shipped_form(id: &str) -> Option<Arc<Form>> {
    static BUILT: [OnceLock<Option<Arc<Form>>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let index = position(id)?;
    BUILT[index].get_or_init(|| SHIPPED[index].build().0).clone()
}

impl Shipped {
    /// Its sheets as JSON, unpacked once.
    pub fn json(&self) -> &'static str {
        static TEXTS: [OnceLock<String>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
        let index = position(self.id).expect("invariant: only this table makes a shipped form");
        TEXTS[index].get_or_init(|| {
            let mut text = String::new();
            Decompressor::new(self.packed, PIECE)
                .read_to_string(&mut text)
                .expect("invariant: build.rs packed a text file");
            text
        })
    }

    /// Builds the form and says what is wrong with it: nothing, or a test fails.
    pub fn build(&self) -> (Option<Arc<Form>>, Vec<Problem>) {
        match Workbook::from_json(self.json()) {
            Ok(book) => Form::build(&book, &Attachments::default()),
            Err(problem) => (None, vec![*problem]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_form_builds_without_a_word() {
        for shipped in shipped() {
            let (form, problems) = shipped.build();
            assert_eq!(problems, [], "{}", shipped.id);
            assert_eq!(form.unwrap().id(), shipped.id);
        }
    }
}
