//! Days, moments and times of day: reading the texts that forms hold, counting, printing.
//!
//! A day is a day in the local calendar, whatever the zone: `date('2024-02-29') + 0` is 19782 everywhere. A moment
//! keeps the offset it was written with. The clock is never asked here.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::value::Value;

const DAY_MS: f64 = 86_400_000.0;
const DAY_SECONDS: i64 = 86_400;

/// A moment, to the millisecond, with the offset it is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The offset it is written with.
    pub offset: Offset,
}

/// A time of day with the offset it was written with, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    /// The time on the clock.
    pub time: Time,
    /// The offset, if written.
    pub offset: Option<Offset>,
}

impl Moment {
    /// The time on the wall clock of the zone.
    pub fn local(&self, zone: &TimeZone) -> DateTime {
        zone.to_datetime(self.at)
    }

    /// Days since 1970 on the wall clock of the zone, the time as a fraction.
    pub fn local_days(&self, zone: &TimeZone) -> f64 {
        let local = self.local(zone);
        days(local.date()) + fraction(local.time())
    }

    /// Days since 1970-01-01T00:00Z with the time as a fraction.
    pub fn utc_days(&self) -> f64 {
        self.at.as_millisecond() as f64 / DAY_MS
    }

    /// ISO 8601 with milliseconds and offset, `Z` for none.
    pub fn print(&self) -> String {
        let local = self.offset.to_datetime(self.at);
        format!(
            "{}T{}{}",
            print_date(local.date()),
            print_clock(local.time()),
            print_offset(self.offset)
        )
    }
}

impl TimeOfDay {
    /// The fraction of the day that has passed.
    pub fn fraction(&self) -> f64 {
        fraction(self.time)
    }

    /// `HH:MM:SS.sss` and the offset if it has one.
    pub fn print(&self) -> String {
        format!(
            "{}{}",
            print_clock(self.time),
            self.offset.map(print_offset).unwrap_or_default()
        )
    }
}

/// Whole days since 1970-01-01.
pub fn days(date: Date) -> f64 {
    epoch_day(date) as f64
}

fn epoch_day(date: Date) -> i64 {
    // Exact: a midnight in UTC is a whole number of days.
    Offset::UTC
        .to_timestamp(date.to_datetime(Time::midnight()))
        .map_or(0, |at| at.as_second().div_euclid(DAY_SECONDS))
}

/// The day that lies this many days after 1970-01-01 (a fraction is cut), none outside the calendar.
pub fn day(number: f64) -> Option<Date> {
    if !number.is_finite() || number.abs() > 5_000_000.0 {
        return None;
    }
    let seconds = (number.floor() as i64).checked_mul(DAY_SECONDS)?;
    Timestamp::from_second(seconds)
        .ok()
        .map(|at| Offset::UTC.to_datetime(at).date())
}

fn fraction(time: Time) -> f64 {
    let ms = i64::from(time.hour()) * 3_600_000
        + i64::from(time.minute()) * 60_000
        + i64::from(time.second()) * 1000
        + i64::from(time.subsec_nanosecond()) / 1_000_000;
    ms as f64 / DAY_MS
}

/// Reads `2024-02-29` (also `2024-2-9`), nothing else.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = digits(parts.next()?, 4, 4)?;
    let month = digits(parts.next()?, 1, 2)?;
    let day = digits(parts.next()?, 1, 2)?;
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// Reads `2024-02-29T10:30:00.000+02:00`; without an offset the time is the zone's own, without a time it is midnight.
pub fn parse_moment(text: &str, zone: &TimeZone) -> Option<Moment> {
    let text = text.trim();
    let Some((date, clock)) = text.split_once(['T', ' ']) else {
        return start_of(parse_date(text)?, zone);
    };
    let date = parse_date(date)?;
    let time = parse_time(clock)?;
    let local = date.to_datetime(time.time);
    match time.offset {
        Some(offset) => offset.to_timestamp(local).ok().map(|at| Moment { at, offset }),
        None => moment_at(local, zone),
    }
}

/// Reads `09:15`, `09:15:00`, `09:15:00.000Z`, `09:15:00.000+02:00`.
pub fn parse_time(text: &str) -> Option<TimeOfDay> {
    let text = text.trim();
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => (&text[..at], Some(parse_offset(&text[at..])?)),
        None => (text, None),
    };
    let (clock, sub) = clock.split_once(['.', ',']).unwrap_or((clock, ""));
    let mut parts = clock.splitn(3, ':');
    let hour = digits(parts.next()?, 1, 2)?;
    let minute = digits(parts.next()?, 2, 2)?;
    let second = parts.next().map_or(Some(0), |text| digits(text, 2, 2))?;
    let ms = if sub.is_empty() {
        0
    } else {
        digits(format!("{sub:0<3}").get(..3)?, 3, 3)?
    };
    let time = Time::new(hour as i8, minute as i8, second as i8, ms * 1_000_000).ok()?;
    Some(TimeOfDay { time, offset })
}

fn parse_offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.get(1..)?.replace(':', "");
    let (hours, minutes) = match rest.len() {
        2 => (digits(&rest, 2, 2)?, 0),
        4 => (digits(rest.get(..2)?, 2, 2)?, digits(rest.get(2..)?, 2, 2)?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

fn digits(text: &str, least: usize, most: usize) -> Option<i32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The first moment of a day in a zone.
pub fn start_of(date: Date, zone: &TimeZone) -> Option<Moment> {
    moment_at(date.to_datetime(Time::midnight()), zone)
}

fn moment_at(local: DateTime, zone: &TimeZone) -> Option<Moment> {
    let at = zone.to_timestamp(local).ok()?;
    Some(Moment {
        at,
        offset: zone.to_offset(at),
    })
}

/// `date(x)`: the day that a value means, none if it means none.
pub fn to_date(value: &Value<'_>, zone: &TimeZone) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::DateTime(moment) => Some(moment.local(zone).date()),
        Value::Number(number) => day(*number),
        Value::Text(text) => {
            parse_date(text).or_else(|| parse_moment(text, zone).map(|moment| moment.local(zone).date()))
        }
        Value::Boolean(_) | Value::Time(_) | Value::Nodes(_) => None,
    }
}

/// `date-time(x)`: the moment that a value means, none if it means none.
pub fn to_moment(value: &Value<'_>, zone: &TimeZone) -> Option<Moment> {
    match value {
        Value::Date(date) => start_of(*date, zone),
        Value::DateTime(moment) => Some(*moment),
        Value::Number(number) => {
            let ms = number * DAY_MS;
            let at = (ms.abs() < 2e14).then(|| Timestamp::from_millisecond(ms.round() as i64).ok())??;
            Some(Moment {
                at,
                offset: zone.to_offset(at),
            })
        }
        Value::Text(text) => parse_moment(text, zone),
        Value::Boolean(_) | Value::Time(_) | Value::Nodes(_) => None,
    }
}

/// `YYYY-MM-DD`.
pub fn print_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn print_clock(time: Time) -> String {
    let ms = time.subsec_nanosecond() / 1_000_000;
    format!(
        "{:02}:{:02}:{:02}.{ms:03}",
        time.hour(),
        time.minute(),
        time.second()
    )
}

fn print_offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    if seconds == 0 {
        return "Z".to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Prints by the letters of `format-date`; an unknown letter is printed as it stands.
pub fn format(local: DateTime, pattern: &str, language: &str) -> String {
    let (months, weekdays) = names(language);
    let mut out = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let code = letters.next();
        let piece: Cow<'_, str> = match code {
            Some('Y') => format!("{:04}", local.year()).into(),
            Some('y') => format!("{:02}", local.year().rem_euclid(100)).into(),
            Some('m') => format!("{:02}", local.month()).into(),
            Some('n') => local.month().to_string().into(),
            Some('b') => months[(local.month() - 1) as usize].into(),
            Some('d') => format!("{:02}", local.day()).into(),
            Some('e') => local.day().to_string().into(),
            Some('a') => weekdays[local.weekday().to_monday_zero_offset() as usize].into(),
            Some('H') => format!("{:02}", local.hour()).into(),
            Some('h') => local.hour().to_string().into(),
            Some('M') => format!("{:02}", local.minute()).into(),
            Some('S') => format!("{:02}", local.second()).into(),
            Some('3') => format!("{:03}", local.subsec_nanosecond() / 1_000_000).into(),
            Some('W') => format!("{:02}", local.date().iso_week_date().week()).into(),
            Some('%') => "%".into(),
            Some(other) => format!("%{other}").into(),
            None => "%".into(),
        };
        out.push_str(&piece);
    }
    out
}

type Names = (&'static [&'static str; 12], &'static [&'static str; 7]);

const ENGLISH: Names = (
    &[
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
);
const FRENCH: Names = (
    &[
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ],
    &["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
);
const SPANISH: Names = (
    &[
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ],
    &["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
);
const PORTUGUESE: Names = (
    &[
        "jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez.",
    ],
    &["seg.", "ter.", "qua.", "qui.", "sex.", "sáb.", "dom."],
);

/// The short names of months and days (those of the Unicode locale data), English where the language has none here.
fn names(language: &str) -> Names {
    let code = language
        .rsplit_once('(')
        .map_or(language, |(_, code)| code.trim_end_matches(')'));
    match code
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
        .as_str()
    {
        "fr" | "français" => FRENCH,
        "es" | "español" => SPANISH,
        "pt" | "português" => PORTUGUESE,
        _ => ENGLISH,
    }
}
