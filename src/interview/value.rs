//! The text of an answer as a submission writes it, and whether it is one at all.

use crate::form::{DataType, Form, Kind, Node, OptionSource};
use crate::xpath::{parse_number, time};
use jiff::tz::TimeZone;

/// The canonical text of an answer; what cannot be read is kept as typed (and is invalid).
pub(super) fn canonical(form: &Form, node: &Node, text: &str) -> String {
    match node.kind.data_type() {
        DataType::Integer => match text.trim().parse::<i64>() {
            Ok(number) => number.to_string(),
            Err(_) => text.trim().to_owned(),
        },
        DataType::Decimal => text.trim().to_owned(),
        DataType::Date => {
            time::parse_date(text.trim()).map_or_else(|| text.trim().to_owned(), time::print_date)
        }
        DataType::Time | DataType::DateTime => text.trim().to_owned(),
        DataType::Geopoint => point(text).unwrap_or_else(|| text.trim().to_owned()),
        DataType::Geotrace | DataType::Geoshape => {
            let points: Option<Vec<String>> = text
                .split(';')
                .filter(|part| !part.trim().is_empty())
                .map(point)
                .collect();
            points.map_or_else(|| text.trim().to_owned(), |points| points.join("; "))
        }
        DataType::Select => choices(form, node, text),
        DataType::Text | DataType::Binary => text.to_owned(),
    }
}

/// Several choices stand in the order of the list (xlsform 17); a rank keeps its own.
fn choices(form: &Form, node: &Node, text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    if node.kind == Kind::SelectOne {
        return text.trim().to_owned();
    }
    for word in text.split_whitespace() {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if node.kind == Kind::SelectMultiple
        && let Some(OptionSource::List(list)) = node.options.as_ref().map(|options| options.source)
    {
        let list = form.list(list);
        words.sort_by_key(|word| list.position(word).unwrap_or(usize::MAX));
    }
    words.join(" ")
}

/// A point with its four numbers, each with a decimal point, as submissions hold it.
fn point(text: &str) -> Option<String> {
    let numbers: Vec<&str> = text.split_whitespace().collect();
    if !(2..=4).contains(&numbers.len()) || numbers.iter().any(|number| parse_number(number).is_none()) {
        return None;
    }
    let missing = std::iter::repeat_n("0", 4 - numbers.len());
    let decimal = |number: &str| {
        let point = if number.contains('.') { "" } else { ".0" };
        format!("{number}{point}")
    };
    let decimals: Vec<String> = numbers.iter().copied().chain(missing).map(decimal).collect();
    Some(decimals.join(" "))
}

/// Whether a text that is not blank is a value of the node's kind.
pub(super) fn fits(node: &Node, text: &str, zone: &TimeZone) -> bool {
    match node.kind.data_type() {
        DataType::Integer => text.parse::<i64>().is_ok(),
        DataType::Decimal => parse_number(text).is_some(),
        DataType::Date => time::parse_date(text).is_some(),
        DataType::Time => time::parse_time(text).is_some(),
        DataType::DateTime => time::parse_moment(text, zone).is_some(),
        DataType::Geopoint => point(text).is_some(),
        DataType::Geotrace | DataType::Geoshape => text.split(';').all(|part| point(part).is_some()),
        DataType::Select | DataType::Text | DataType::Binary => true,
    }
}

/// The bounds and the step of a range, as written or as the standard has them.
pub(super) fn range(node: &Node) -> (String, String, String) {
    let get = |key: &str, otherwise: &str| node.parameter(key).unwrap_or(otherwise).to_owned();
    (get("start", "1"), get("end", "10"), get("step", "1"))
}

/// Whether a number lies in the range and on its steps.
pub(super) fn in_range(node: &Node, text: &str) -> bool {
    let (start, end, step) = range(node);
    let numbers = [text, &start, &end, &step].map(|text| parse_number(text).unwrap_or(f64::NAN));
    let [value, start, end, step] = numbers;
    let (low, high) = if start <= end { (start, end) } else { (end, start) };
    if !(low <= value && value <= high) {
        return false;
    }
    let steps = (value - start) / step;
    (steps - steps.round()).abs() < 1e-9
}
