//! Choice between values, truth.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::pattern::Pattern;
use crate::xpath::tree::{Call, Term};
use crate::xpath::value::Value;

const F: Family = Family::Logic;

pub(super) const ROWS: &[Function] = &[
    row(
        "if",
        "(condition, then, else)",
        (3, 3),
        Gives::Any,
        F,
        "Gives one of two values; only the one taken is worked out.",
        choose,
    ),
    row(
        "not",
        "(x)",
        (1, 1),
        Gives::Boolean,
        F,
        "Turns true into false and false into true.",
        not,
    ),
    row("true", "()", (0, 0), Gives::Boolean, F, "True.", |_, _| {
        Ok(Value::Boolean(true))
    }),
    row("false", "()", (0, 0), Gives::Boolean, F, "False.", |_, _| {
        Ok(Value::Boolean(false))
    }),
    row(
        "boolean",
        "(x)",
        (1, 1),
        Gives::Boolean,
        F,
        "True for a text that is not empty and a number that is not 0.",
        boolean,
    ),
    row(
        "boolean-from-string",
        "(text)",
        (1, 1),
        Gives::Boolean,
        F,
        "True for 'true' and '1'.",
        from_string,
    ),
    row(
        "coalesce",
        "(a, b)",
        (2, 2),
        Gives::Any,
        F,
        "Gives a unless it is empty, else b.",
        coalesce,
    ),
    row(
        "once",
        "(x)",
        (1, 1),
        Gives::Any,
        F,
        "Keeps the question's value if it has one, else gives x.",
        once,
    ),
    row(
        "checklist",
        "(min, max, answers…)",
        (3, 3),
        Gives::Boolean,
        F,
        "Whether between min and max of the answers are true; -1 is no bound, and any text is true.",
        checklist,
    )
    .many(),
    row(
        "weighted-checklist",
        "(min, max, answer, weight, …)",
        (4, 4),
        Gives::Boolean,
        F,
        "Whether the weights of the answers that are true sum up to between min and max.",
        weighted,
    )
    .many()
    .every(2),
    row(
        "regex",
        "(text, pattern)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether the whole text matches a regular expression.",
        regex,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn choose<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let taken = if run.truth(&call.arguments[0])? { 1 } else { 2 };
    run.value(&call.arguments[taken])
}

fn not<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    Ok(Value::Boolean(!run.truth(&call.arguments[0])?))
}

fn boolean<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    Ok(Value::Boolean(run.truth(&call.arguments[0])?))
}

fn from_string<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let text = run.text(&call.arguments[0])?;
    Ok(Value::Boolean(text.eq_ignore_ascii_case("true") || text == "1"))
}

fn coalesce<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let first = run.atomic(&call.arguments[0])?;
    let blank = match &first {
        Value::Text(text) => text.is_empty(),
        Value::Number(number) => number.is_nan(),
        _ => false,
    };
    if blank {
        run.atomic(&call.arguments[1])
    } else {
        Ok(first)
    }
}

fn once<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let current = run.scope.current();
    if run.scope.text(current).is_empty() {
        run.value(&call.arguments[0])
    } else {
        Ok(run.atom(current))
    }
}

fn bounded<'a>(run: &Evaluation<'a, '_>, call: &'a Call, sum: f64) -> Outcome<'a> {
    let (least, most) = (run.number(&call.arguments[0])?, run.number(&call.arguments[1])?);
    Ok(Value::Boolean(
        (least < 0.0 || sum >= least) && (most < 0.0 || sum <= most),
    ))
}

fn checklist<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut sum = 0.0;
    run.each(&call.arguments[2..], |value| {
        sum += f64::from(u8::from(value.truth()));
        Ok(())
    })?;
    bounded(run, call, sum)
}

fn weighted<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut sum = 0.0;
    for pair in call.arguments[2..].chunks_exact(2) {
        let [answer, weight]: &[Term] = pair else { continue };
        if run.truth(answer)? {
            sum += run.number(weight)?;
        }
    }
    bounded(run, call, sum)
}

fn regex<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let text = run.text(&call.arguments[0])?;
    if let Some(pattern) = &call.pattern {
        return Ok(Value::Boolean(pattern.matches(&text)?));
    }
    let source = run.text(&call.arguments[1])?;
    let pattern = Pattern::parse(&source).map_err(|reason| EvalError::BadPattern {
        pattern: source.to_string(),
        reason,
    })?;
    Ok(Value::Boolean(pattern.matches(&text)?))
}
