//! Numbers. What has no result (a blank, a root of less than nothing) is NaN, which reads and is stored as blank.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::tree::Call;
use crate::xpath::value::Value;

const F: Family = Family::Numbers;
const N: Gives = Gives::Number;

pub(super) const ROWS: &[Function] = &[
    row(
        "number",
        "(x)",
        (0, 1),
        N,
        F,
        "Reads a value as a number; days since 1970 for dates.",
        number,
    ),
    row(
        "int",
        "(x)",
        (1, 1),
        N,
        F,
        "Cuts the fraction off.",
        |run, call| one(run, call, f64::trunc),
    ),
    row(
        "round",
        "(x, digits?)",
        (1, 2),
        N,
        F,
        "Rounds half up, to digits after the point, negative before it.",
        round,
    ),
    row(
        "floor",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the whole number below.",
        |run, call| one(run, call, f64::floor),
    ),
    row(
        "ceiling",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the whole number above.",
        |run, call| one(run, call, f64::ceil),
    ),
    row(
        "sum",
        "(x…)",
        (1, 1),
        N,
        F,
        "Adds up; blanks and texts are skipped.",
        sum,
    )
    .many(),
    row(
        "min",
        "(x…)",
        (1, 1),
        N,
        F,
        "Gives the smallest; blanks and texts are skipped.",
        least,
    )
    .many(),
    row(
        "max",
        "(x…)",
        (1, 1),
        N,
        F,
        "Gives the greatest; blanks and texts are skipped.",
        greatest,
    )
    .many(),
    row("abs", "(x)", (1, 1), N, F, "Takes the sign off.", |run, call| {
        one(run, call, f64::abs)
    }),
    row(
        "pow",
        "(x, y)",
        (2, 2),
        N,
        F,
        "Raises x to the power y.",
        |run, call| two(run, call, f64::powf),
    ),
    row(
        "sqrt",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the square root.",
        |run, call| one(run, call, f64::sqrt),
    ),
    row(
        "exp",
        "(x)",
        (1, 1),
        N,
        F,
        "Raises e to the power x.",
        |run, call| one(run, call, f64::exp),
    ),
    row(
        "exp10",
        "(x)",
        (1, 1),
        N,
        F,
        "Raises 10 to the power x.",
        |run, call| one(run, call, |x| 10_f64.powf(x)),
    ),
    row(
        "log",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the natural logarithm.",
        |run, call| one(run, call, f64::ln),
    ),
    row(
        "log10",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the decimal logarithm.",
        |run, call| one(run, call, f64::log10),
    ),
    row(
        "sin",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the sine of an angle in radians.",
        |run, call| one(run, call, f64::sin),
    ),
    row(
        "cos",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the cosine of an angle in radians.",
        |run, call| one(run, call, f64::cos),
    ),
    row(
        "tan",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the tangent of an angle in radians.",
        |run, call| one(run, call, f64::tan),
    ),
    row(
        "asin",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the angle of a sine.",
        |run, call| one(run, call, f64::asin),
    ),
    row(
        "acos",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the angle of a cosine.",
        |run, call| one(run, call, f64::acos),
    ),
    row(
        "atan",
        "(x)",
        (1, 1),
        N,
        F,
        "Gives the angle of a tangent.",
        |run, call| one(run, call, f64::atan),
    ),
    row(
        "atan2",
        "(y, x)",
        (2, 2),
        N,
        F,
        "Gives the angle of a point.",
        |run, call| two(run, call, f64::atan2),
    ),
    row("pi", "()", (0, 0), N, F, "Gives 3.141592653589793.", |_, _| {
        Ok(Value::Number(std::f64::consts::PI))
    }),
    row(
        "random",
        "()",
        (0, 0),
        N,
        F,
        "Draws a number between 0 and 1; put it in once() to keep it.",
        random,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn number<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let number = match call.arguments.first() {
        Some(argument) => run.number(argument)?,
        None => run.atom(run.item).number(run.zone()),
    };
    Ok(Value::Number(number))
}

fn one<'a>(run: &Evaluation<'a, '_>, call: &'a Call, function: fn(f64) -> f64) -> Outcome<'a> {
    Ok(Value::Number(function(run.number(&call.arguments[0])?)))
}

fn two<'a>(run: &Evaluation<'a, '_>, call: &'a Call, function: fn(f64, f64) -> f64) -> Outcome<'a> {
    Ok(Value::Number(function(
        run.number(&call.arguments[0])?,
        run.number(&call.arguments[1])?,
    )))
}

fn random<'a>(run: &Evaluation<'a, '_>, _: &'a Call) -> Outcome<'a> {
    Ok(Value::Number(run.scope.random()))
}

fn round<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let number = run.number(&call.arguments[0])?;
    let digits = match call.arguments.get(1) {
        Some(digits) => run.number(digits)?.trunc().clamp(-30.0, 30.0),
        None => 0.0,
    };
    if digits.is_nan() {
        return Ok(Value::Number(f64::NAN));
    }
    Ok(Value::Number(round_decimal(number, digits as i32)))
}

/// Rounds half up on the decimal digits as printed, as JavaRosa does: 1.005 to two digits is 1.01.
fn round_decimal(number: f64, digits: i32) -> f64 {
    if !number.is_finite() || number.abs() >= 1e21 {
        return number;
    }
    // Moving the point in the printed text keeps the decimal reading that multiplying would lose.
    let moved: f64 = format!("{number:e}")
        .split_once('e')
        .and_then(|(mantissa, exponent)| {
            let exponent: i32 = exponent.parse().ok()?;
            format!("{mantissa}e{}", exponent + digits).parse().ok()
        })
        .unwrap_or(number);
    // The fraction is exact where adding a half would lose the last bit: 0.49999999999999994.
    let whole = moved.floor() + if moved - moved.floor() >= 0.5 { 1.0 } else { 0.0 };
    format!("{whole}e{}", -digits).parse().unwrap_or(number)
}

/// The numbers among the values.
fn numbers<'a>(
    run: &Evaluation<'a, '_>,
    call: &'a Call,
    mut visit: impl FnMut(f64),
) -> Result<(), EvalError> {
    run.each(&call.arguments, |value| {
        let number = value.number(run.zone());
        if !number.is_nan() {
            visit(number);
        }
        Ok(())
    })
}

fn sum<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut total = 0.0;
    numbers(run, call, |number| total += number)?;
    Ok(Value::Number(total))
}

fn least<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut found = f64::NAN;
    numbers(run, call, |number| found = found.min(number))?;
    Ok(Value::Number(found))
}

fn greatest<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut found = f64::NAN;
    numbers(run, call, |number| found = found.max(number))?;
    Ok(Value::Number(found))
}
