//! What the problems of a form say.

use crate::form::Problem;
use crate::locale::{Arg, Messages};

/// The sentence for one problem of a form, without its cell and without the suggestion.
pub fn problem(found: &Problem, messages: &Messages) -> String {
    let args: Vec<(&str, Arg<'_>)> = found
        .kind
        .fields()
        .into_iter()
        .map(|(name, value)| (name, Arg::from(value.to_owned())))
        .collect();
    messages.with(found.kind.id(), &args)
}

#[cfg(test)]
mod tests {
    use crate::form::sheet::SheetError;
    use crate::form::{Difference, ProblemKind};
    use crate::locale::{Language, Messages};

    #[test]
    fn every_problem_has_its_sentence_in_every_language() {
        for language in Language::all() {
            let messages = Messages::new(language);
            for id in ProblemKind::IDS
                .iter()
                .chain(SheetError::IDS)
                .chain(Difference::IDS)
            {
                assert!(messages.has(id), "{id}");
            }
        }
    }
}
