//! Days and times. A text that is no date reads as blank and is reported to the scope.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::time::{self, Moment};
use crate::xpath::tree::{Call, Term};
use crate::xpath::value::Value;

const F: Family = Family::Dates;

pub(super) const ROWS: &[Function] = &[
    row(
        "today",
        "()",
        (0, 0),
        Gives::Date,
        F,
        "The day of the act, here.",
        today,
    ),
    row(
        "now",
        "()",
        (0, 0),
        Gives::DateTime,
        F,
        "The moment of the act, here.",
        now,
    ),
    row(
        "date",
        "(x)",
        (1, 1),
        Gives::Date,
        F,
        "Reads a text or a number of days since 1970 as a day.",
        date,
    ),
    row(
        "date-time",
        "(x)",
        (1, 1),
        Gives::DateTime,
        F,
        "Reads a text or a number of days since 1970 as a moment.",
        date_time,
    ),
    row(
        "decimal-date-time",
        "(x)",
        (1, 1),
        Gives::Number,
        F,
        "Days since 1970, the time as a fraction.",
        decimal,
    ),
    row(
        "decimal-time",
        "(x)",
        (1, 1),
        Gives::Number,
        F,
        "The time as a fraction of the day.",
        decimal_time,
    ),
    row(
        "format-date",
        "(x, pattern)",
        (2, 2),
        Gives::Text,
        F,
        "Prints a day: %Y %y %m %n %b %d %e %a %W.",
        format,
    ),
    row(
        "format-date-time",
        "(x, pattern)",
        (2, 2),
        Gives::Text,
        F,
        "Prints a moment: as format-date, and %H %h %M %S %3.",
        format,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn today<'a>(run: &Evaluation<'a, '_>, _: &'a Call) -> Outcome<'a> {
    Ok(Value::Date(run.scope.now().date()))
}

fn now<'a>(run: &Evaluation<'a, '_>, _: &'a Call) -> Outcome<'a> {
    let now = run.scope.now();
    Ok(Value::DateTime(Moment {
        at: now.timestamp(),
        offset: now.offset(),
    }))
}

/// The value of an argument through a reader of dates; what it cannot read is reported, blanks are not.
fn read<T>(
    run: &Evaluation<'_, '_>,
    value: &Value<'_>,
    reader: impl Fn(&Value<'_>) -> Option<T>,
) -> Option<T> {
    let found = reader(value);
    let blank = match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Number(number) => number.is_nan(),
        _ => false,
    };
    if found.is_none() && !blank {
        run.scope.report(&EvalError::NoDate {
            text: value.stored().into_owned(),
        });
    }
    found
}

fn moment<'a>(run: &Evaluation<'a, '_>, term: &'a Term) -> Result<Option<Moment>, EvalError> {
    let value = run.atomic(term)?;
    Ok(read(run, &value, |value| time::to_moment(value, run.zone())))
}

fn date<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let value = run.atomic(&call.arguments[0])?;
    let found = read(run, &value, |value| time::to_date(value, run.zone()));
    Ok(found.map_or(Value::BLANK, Value::Date))
}

fn date_time<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    Ok(moment(run, &call.arguments[0])?.map_or(Value::BLANK, Value::DateTime))
}

fn decimal<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let value = run.atomic(&call.arguments[0])?;
    if let Value::Number(number) = value {
        return Ok(Value::Number(number));
    }
    let found = read(run, &value, |value| time::to_moment(value, run.zone()));
    Ok(Value::Number(found.map_or(f64::NAN, |moment| moment.utc_days())))
}

fn decimal_time<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let value = run.atomic(&call.arguments[0])?;
    let fraction = read(run, &value, |value| match value {
        Value::Time(time) => Some(time.fraction()),
        Value::DateTime(moment) => Some(moment.local_days(run.zone()).rem_euclid(1.0)),
        Value::Date(_) => Some(0.0),
        Value::Text(text) => time::parse_time(text).map(|time| time.fraction()).or_else(|| {
            time::parse_moment(text, run.zone()).map(|moment| moment.local_days(run.zone()).rem_euclid(1.0))
        }),
        _ => None,
    });
    Ok(Value::Number(fraction.unwrap_or(f64::NAN)))
}

fn format<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let value = run.atomic(&call.arguments[0])?;
    let pattern = run.text(&call.arguments[1])?;
    let language = run.scope.language();
    if let Value::Time(time) = value {
        let local = run.scope.now().date().to_datetime(time.time);
        return Ok(Value::text(time::format(local, &pattern, language)));
    }
    let found = read(run, &value, |value| time::to_moment(value, run.zone()));
    Ok(match found {
        Some(moment) => Value::text(time::format(moment.local(run.zone()), &pattern, language)),
        None => Value::BLANK,
    })
}
