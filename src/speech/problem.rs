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
