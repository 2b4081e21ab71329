//! The questionnaires that are part of the program.

use std::sync::{Arc, OnceLock};

use super::{Attachments, Form, Problem, Workbook};

/// A form that ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its sheets as JSON.
    pub json: &'static str,
}

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        const SHIPPED: &[Shipped] =
            &[$(Shipped { id: $id, json: include_str!(concat!("../../forms/", $id, ".json")) }),*];
    };
}

shipped![
    "core", "scr", "con", "act", "app", "cit", "eco", "ele", "eve", "inn", "mis", "par", "trn"
];

/// The forms that ship, the core questionnaire first.
pub fn shipped() -> &'static [Shipped] {
    SHIPPED
}

/// A shipped form by its id, built once.
pub fn shipped_form(id: &str) -> Option<Arc<Form>> {
    static BUILT: [OnceLock<Option<Arc<Form>>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let index = SHIPPED.iter().position(|form| form.id == id)?;
    BUILT[index].get_or_init(|| SHIPPED[index].build().0).clone()
}

impl Shipped {
    /// Builds the form and says what is wrong with it: nothing, or a test fails.
    pub fn build(&self) -> (Option<Arc<Form>>, Vec<Problem>) {
        match Workbook::from_json(self.json) {
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
