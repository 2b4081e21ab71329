//! Text. Lengths and places count UTF-16 units, as the engines in the field do.

use std::borrow::Cow;

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::number::print_number;
use crate::xpath::tree::Call;
use crate::xpath::value::Value;

const F: Family = Family::Text;

pub(super) const ROWS: &[Function] = &[
    row(
        "concat",
        "(x…)",
        (0, 0),
        Gives::Text,
        F,
        "Joins texts; a set of nodes gives all its values.",
        concat,
    )
    .many(),
    row(
        "join",
        "(separator, x…)",
        (1, 1),
        Gives::Text,
        F,
        "Joins texts or the values of nodes with a separator, blanks too.",
        join,
    )
    .many(),
    row(
        "string",
        "(x)",
        (0, 1),
        Gives::Text,
        F,
        "Gives the value as text.",
        string,
    ),
    row(
        "string-length",
        "(text?)",
        (0, 1),
        Gives::Number,
        F,
        "Counts the characters.",
        length,
    ),
    row(
        "substr",
        "(text, start, end?)",
        (2, 3),
        Gives::Text,
        F,
        "Cuts a text: counted from 0, end not included, negative from the end.",
        substr,
    ),
    row(
        "substring",
        "(text, start, length?)",
        (2, 3),
        Gives::Text,
        F,
        "Cuts a text: counted from 1, with a length.",
        substring,
    ),
    row(
        "substring-before",
        "(text, mark)",
        (2, 2),
        Gives::Text,
        F,
        "Gives what stands before the mark, nothing if it is not there.",
        before,
    ),
    row(
        "substring-after",
        "(text, mark)",
        (2, 2),
        Gives::Text,
        F,
        "Gives what stands after the mark, nothing if it is not there.",
        after,
    ),
    row(
        "contains",
        "(text, part)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether the part occurs in the text.",
        contains,
    ),
    row(
        "starts-with",
        "(text, part)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether the text starts with the part.",
        starts,
    ),
    row(
        "ends-with",
        "(text, part)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether the text ends with the part.",
        ends,
    ),
    row(
        "translate",
        "(text, from, to)",
        (3, 3),
        Gives::Text,
        F,
        "Replaces characters one by one; those without partner fall away.",
        translate,
    ),
    row(
        "normalize-space",
        "(text?)",
        (0, 1),
        Gives::Text,
        F,
        "Takes blanks off the ends and makes one of several.",
        normalize,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Outcome<'a> {
    Ok(Value::Text(text.into()))
}

fn concat<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut out = String::new();
    run.each_text(&call.arguments, |part| out.push_str(part))?;
    text(out)
}

fn join<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let separator = run.text(&call.arguments[0])?;
    let mut out = String::new();
    let mut first = true;
    run.each_text(&call.arguments[1..], |part| {
        if !first {
            out.push_str(&separator);
        }
        first = false;
        out.push_str(part);
    })?;
    text(out)
}

fn string<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let Some(argument) = call.arguments.first() else {
        return text(run.node_text(run.item));
    };
    match run.value(argument)? {
        // Forms ask `string(number(x)) = 'NaN'`; everywhere else NaN reads as blank.
        Value::Number(number) if number.is_nan() => text("NaN"),
        Value::Number(number) => text(print_number(number)),
        value => text(run.text_of(value)),
    }
}

/// The argument, or the value of `.` where there is none.
fn own<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Result<Cow<'a, str>, EvalError> {
    match call.arguments.first() {
        Some(argument) => run.text(argument),
        None => Ok(run.node_text(run.item)),
    }
}

fn length<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    Ok(Value::Number(own(run, call)?.encode_utf16().count() as f64))
}

/// The units from `start` to `end`; half a character at the edge is left out.
fn cut(units: &[u16], start: usize, end: usize) -> String {
    let end = end.min(units.len());
    let units = units.get(start.min(end)..end).unwrap_or_default();
    char::decode_utf16(units.iter().copied())
        .filter_map(Result::ok)
        .collect()
}

fn substr<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let units: Vec<u16> = run.text(&call.arguments[0])?.encode_utf16().collect();
    let size = units.len() as f64;
    let place = |number: f64| {
        let number = if number.is_nan() { 0.0 } else { number.trunc() };
        let number = if number < 0.0 { number + size } else { number };
        number.clamp(0.0, size) as usize
    };
    let start = place(run.number(&call.arguments[1])?);
    let end = match call.arguments.get(2) {
        Some(end) => place(run.number(end)?),
        None => units.len(),
    };
    text(cut(&units, start, end))
}

fn substring<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    // XPath 1.0: the characters at places p with round(start) <= p < round(start) + round(length).
    let units: Vec<u16> = run.text(&call.arguments[0])?.encode_utf16().collect();
    let round = |number: f64| (number + 0.5).floor();
    let start = round(run.number(&call.arguments[1])?);
    let end = match call.arguments.get(2) {
        Some(length) => start + round(run.number(length)?),
        None => f64::INFINITY,
    };
    if start.is_nan() || end.is_nan() {
        return text("");
    }
    let place = |number: f64| (number - 1.0).clamp(0.0, units.len() as f64) as usize;
    text(cut(&units, place(start), place(end)))
}

fn two<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Result<(Cow<'a, str>, Cow<'a, str>), EvalError> {
    Ok((run.text(&call.arguments[0])?, run.text(&call.arguments[1])?))
}

fn before<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (whole, mark) = two(run, call)?;
    text(
        whole
            .split_once(&*mark)
            .map_or(String::new(), |(before, _)| before.to_owned()),
    )
}

fn after<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (whole, mark) = two(run, call)?;
    text(
        whole
            .split_once(&*mark)
            .map_or(String::new(), |(_, after)| after.to_owned()),
    )
}

fn contains<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (whole, part) = two(run, call)?;
    Ok(Value::Boolean(whole.contains(&*part)))
}

fn starts<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (whole, part) = two(run, call)?;
    Ok(Value::Boolean(whole.starts_with(&*part)))
}

fn ends<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (whole, part) = two(run, call)?;
    Ok(Value::Boolean(whole.ends_with(&*part)))
}

fn translate<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let whole = run.text(&call.arguments[0])?;
    let from: Vec<char> = run.text(&call.arguments[1])?.chars().collect();
    let to: Vec<char> = run.text(&call.arguments[2])?.chars().collect();
    let replace = |letter: char| match from.iter().position(|known| *known == letter) {
        Some(place) => to.get(place).copied(),
        None => Some(letter),
    };
    text(whole.chars().filter_map(replace).collect::<String>())
}

fn normalize<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let whole = own(run, call)?;
    text(whole.split_whitespace().collect::<Vec<_>>().join(" "))
}
