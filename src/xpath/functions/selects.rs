//! Choices and their labels.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::tree::Call;
use crate::xpath::value::Value;

const F: Family = Family::Selects;

pub(super) const ROWS: &[Function] = &[
    row(
        "selected",
        "(answer, choice)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether the choice is among the answers.",
        selected,
    ),
    row(
        "selected-at",
        "(answer, number)",
        (2, 2),
        Gives::Text,
        F,
        "Gives the choice at a place, counted from 0.",
        selected_at,
    ),
    row(
        "count-selected",
        "(answer)",
        (1, 1),
        Gives::Number,
        F,
        "Counts the choices of an answer.",
        count,
    ),
    row(
        "jr:choice-name",
        "(choice, '${question}')",
        (2, 2),
        Gives::Text,
        F,
        "Gives the label of a choice in the language shown.",
        choice_name,
    )
    .paths(&[1]),
    row(
        "jr:itext",
        "(id)",
        (1, 1),
        Gives::Text,
        F,
        "Gives a text of the form by its id.",
        itext,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn selected<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (answer, choice) = (run.text(&call.arguments[0])?, run.text(&call.arguments[1])?);
    let (answer, choice) = (answer.trim(), choice.trim());
    // Nothing is selected in nothing: both engines say true.
    let blank = answer.is_empty() && choice.is_empty();
    Ok(Value::Boolean(
        blank || answer.split_whitespace().any(|word| word == choice),
    ))
}

fn selected_at<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let answer = run.text(&call.arguments[0])?;
    let place = run.number(&call.arguments[1])?.trunc();
    if place.is_nan() || place < 0.0 {
        return Ok(Value::BLANK);
    }
    let word = answer.split_whitespace().nth(place as usize).unwrap_or_default();
    Ok(Value::text(word.to_owned()))
}

fn count<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let answer = run.text(&call.arguments[0])?;
    Ok(Value::Number(answer.split_whitespace().count() as f64))
}

fn choice_name<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let choice = run.text(&call.arguments[0])?;
    let question = run.raw_nodes(&call.arguments[1], "jr:choice-name")?;
    let label = question
        .first()
        .and_then(|question| run.scope.choice_label(question, &choice));
    Ok(label.map_or(Value::BLANK, Value::Text))
}

fn itext<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let id = run.text(&call.arguments[0])?;
    let text = run.scope.itext(&id);
    Ok(text.map_or_else(|| Value::text(format!("[itext:{id}]")), Value::Text))
}
