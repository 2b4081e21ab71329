//! The values of expressions and how one becomes another.

use std::borrow::Cow;

use jiff::civil::Date;

use super::number::{parse_number, print_number};
use super::scope::{Kind, NodeSet};
use super::time::{self, Moment, TimeOfDay};

/// What an expression yields.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// An IEEE double.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A calendar day.
    Date(Date),
    /// A moment.
    DateTime(Moment),
    /// A time of day.
    Time(TimeOfDay),
    /// Nodes, whose values only the scope knows.
    Nodes(NodeSet),
}

impl<'a> Value<'a> {
    /// The blank text.
    pub const BLANK: Value<'static> = Value::Text(Cow::Borrowed(""));

    /// A text value.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The typed value that a node of this kind has, given its text; blank and unreadable texts stay text.
    pub fn typed(kind: Kind, text: Cow<'a, str>, zone: &jiff::tz::TimeZone) -> Self {
        let typed = match kind {
            Kind::Number => parse_number(&text).map(Self::Number),
            Kind::Date => time::parse_date(&text).map(Self::Date),
            Kind::DateTime => time::parse_moment(&text, zone).map(Self::DateTime),
            Kind::Time => time::parse_time(&text).map(Self::Time),
            Kind::Text | Kind::Boolean => None,
        };
        typed.unwrap_or(Self::Text(text))
    }

    /// Detaches the value from the expression and the scope.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Number(number) => Value::Number(number),
            Self::Boolean(boolean) => Value::Boolean(boolean),
            Self::Date(date) => Value::Date(date),
            Self::DateTime(moment) => Value::DateTime(moment),
            Self::Time(time) => Value::Time(time),
            Self::Nodes(nodes) => Value::Nodes(nodes),
        }
    }

    /// The text that a submission holds for this value in a node without type: NaN is blank, booleans are `1` and `0`.
    ///
    /// Nodes are blank here: only an evaluation can read them, and [`super::Expr::evaluate`] never yields them.
    pub fn stored(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(print_number(*number)),
            Self::Boolean(true) => Cow::Borrowed("1"),
            Self::Boolean(false) => Cow::Borrowed("0"),
            Self::Date(date) => Cow::Owned(time::print_date(*date)),
            Self::DateTime(moment) => Cow::Owned(moment.print()),
            Self::Time(time) => Cow::Owned(time.print()),
            Self::Nodes(_) => Cow::Borrowed(""),
        }
    }

    /// The boolean that XPath makes of it: a text that is not empty, a number other than 0 and NaN.
    pub fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Boolean(boolean) => *boolean,
            Self::Date(_) | Self::DateTime(_) | Self::Time(_) => true,
            Self::Nodes(nodes) => !nodes.is_empty(),
        }
    }

    /// The number that a value is, days since 1970 for dates and moments (in the zone's own calendar), NaN for none.
    pub fn number(&self, zone: &jiff::tz::TimeZone) -> f64 {
        match self {
            Self::Text(text) => text_to_number(text, zone),
            Self::Number(number) => *number,
            Self::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Self::Date(date) => time::days(*date),
            Self::DateTime(moment) => moment.local_days(zone),
            Self::Time(time) => time.fraction(),
            Self::Nodes(_) => f64::NAN,
        }
    }

    /// The text to store in a node of this kind: numbers become days for dates, dates lose or gain their time.
    pub fn stored_as(&self, kind: Kind, zone: &jiff::tz::TimeZone) -> Cow<'_, str> {
        match (kind, self) {
            (Kind::Date, Self::Number(_) | Self::DateTime(_) | Self::Text(_)) => {
                match time::to_date(self, zone) {
                    Some(date) => Cow::Owned(time::print_date(date)),
                    None => Cow::Borrowed(""),
                }
            }
            (Kind::DateTime, Self::Number(_) | Self::Date(_) | Self::Text(_)) => {
                match time::to_moment(self, zone) {
                    Some(moment) => Cow::Owned(moment.print()),
                    None => Cow::Borrowed(""),
                }
            }
            (Kind::Number, Self::Text(_) | Self::Date(_) | Self::DateTime(_)) => {
                Cow::Owned(print_number(self.number(zone)))
            }
            _ => self.stored(),
        }
    }
}

/// A text as a number; a text that is an ISO date counts its days, as in Web Forms (JavaRosa: NaN).
pub(super) fn text_to_number(text: &str, zone: &jiff::tz::TimeZone) -> f64 {
    if let Some(number) = parse_number(text) {
        return number;
    }
    // The shortest ISO date has ten characters: a cheap test before the dear one.
    if text.len() < 10 || text.as_bytes()[4] != b'-' {
        return f64::NAN;
    }
    if let Some(date) = time::parse_date(text) {
        return time::days(date);
    }
    time::parse_moment(text, zone).map_or(f64::NAN, |moment| moment.local_days(zone))
}
