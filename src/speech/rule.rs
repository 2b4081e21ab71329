//! Rules of a question that an answer breaks.

use crate::form::Kind;
use crate::interview::{Failure, Shown};
use crate::locale::Messages;
use crate::text::clean::prose;

/// A broken rule in the form's own words, where it has any, else in ours.
pub fn broken_rule(failure: &Failure, messages: &Messages) -> String {
    let own = |message: &Shown, id: &str| {
        if message.text.is_empty() {
            messages.text(id)
        } else {
            prose(&message.text).into_owned()
        }
    };
    match failure {
        Failure::Required { message } => own(message, "interview-required"),
        Failure::Constraint { message, .. } => own(message, "interview-constraint"),
        Failure::Type { kind } => messages.text(match kind {
            Kind::Integer => "interview-not-integer",
            Kind::Decimal | Kind::Range => "interview-not-decimal",
            Kind::Date => "interview-not-date",
            Kind::Time => "interview-not-time",
            _ => "interview-not-kind",
        }),
        Failure::Range { start, end, step } => messages.with(
            "interview-out-of-range",
            &[
                ("start", start.as_str().into()),
                ("end", end.as_str().into()),
                ("step", step.as_str().into()),
            ],
        ),
        Failure::Rank => messages.text("interview-rank-all"),
    }
}
