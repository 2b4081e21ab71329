//! What a person types for a kind of question, as the text a submission would write.
//!
//! `0,5` is a decimal, `12/2/26` a day, `14h07` a time. What cannot be read stays as it was typed: the engine keeps it
//! and marks it invalid, nothing is lost.

use super::QuestionView;
use crate::form::Kind;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How much of a day counts, by the appearance of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// All of it.
    Day,
    /// The month: its first day is stored.
    Month,
    /// The year: its first day is stored.
    Year,
}

impl Grain {
    /// What the appearance of a question says.
    pub fn of(appearance: &[String]) -> Self {
        let looks = |token: &str| appearance.iter().any(|word| word == token);
        if looks("year") {
            Self::Year
        } else if looks("month-year") {
            Self::Month
        } else {
            Self::Day
        }
    }

    /// The end of the message that says how it is typed (`interview-type-…`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "date",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// The canonical text of what was typed; `today` gives a missing year, and the words for today and yesterday a day.
pub fn canonical(kind: Kind, grain: Grain, typed: &str, today: Date) -> String {
    let text = typed.trim();
    if text.is_empty() {
        return String::new();
    }
    match kind {
        Kind::Integer | Kind::Decimal | Kind::Range => number(text).unwrap_or_else(|| text.to_owned()),
        Kind::Date => {
            let read = match grain {
                Grain::Day => day(text, today),
                Grain::Month => month(text, today).or_else(|| day(text, today)),
                Grain::Year => year(text, today).or_else(|| day(text, today)),
            };
            read.map_or_else(|| text.to_owned(), |date| date.to_string())
        }
        Kind::Time => time(text).unwrap_or_else(|| text.to_owned()),
        Kind::DateTime => date_time(text, today).unwrap_or_else(|| text.to_owned()),
        Kind::Geopoint => geopoint(text).unwrap_or_else(|| text.to_owned()),
        // Spaces at the end of a line were typed on purpose no more often than by accident; breaks were.
        _ => typed.trim_end().to_owned(),
    }
}

/// Whether a text is typed in digits alone (`numbers`): a telephone shows its number pad for it.
pub fn takes_digits(view: &QuestionView) -> bool {
    view.kind == Kind::Text && view.appearance.iter().any(|word| word == "numbers")
}

/// What a number pad can type of a text.
pub fn digits(text: &str) -> String {
    let known = |letter: &char| letter.is_ascii_digit() || "+-., ".contains(*letter);
    text.chars().filter(known).collect()
}

/// The value one step up or down: a day, a month or a year where only they count, a whole number. Nothing steps from nothing to
/// today.
pub fn stepped(kind: Kind, grain: Grain, canonical: &str, by: i64, today: Date) -> Option<String> {
    match kind {
        Kind::Date => {
            if canonical.is_empty() {
                return Some(today.to_string());
            }
            let date: Date = canonical.parse().ok()?;
            let span = match grain {
                Grain::Day => by.days(),
                Grain::Month => by.months(),
                Grain::Year => by.years(),
            };
            Some(date.checked_add(span).ok()?.to_string())
        }
        Kind::Integer | Kind::Range => {
            let number: i64 = if canonical.is_empty() {
                0
            } else {
                canonical.parse().ok()?
            };
            Some(number.checked_add(by)?.to_string())
        }
        _ => None,
    }
}

/// A number without blanks between thousands, with a point; `None` where it is none.
fn number(text: &str) -> Option<String> {
    let mut out: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{202f}' && *c != '\'')
        .collect();
    if out.matches(',').count() == 1 && !out.contains('.') {
        out = out.replace(',', ".");
    }
    let digits = out.strip_prefix(['-', '+']).unwrap_or(&out);
    let whole = digits
        .split('.')
        .all(|part| part.chars().all(|c| c.is_ascii_digit()));
    if !whole || digits.matches('.').count() > 1 || !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let negative = out.starts_with('-');
    let (int, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let int = int.trim_start_matches('0');
    let sign = if negative { "-" } else { "" };
    let int = if int.is_empty() { "0" } else { int };
    Some(if fraction.is_empty() {
        format!("{sign}{int}")
    } else {
        format!("{sign}{int}.{fraction}")
    })
}

/// The numbers of a text with anything but digits between them.
fn numbers(text: &str) -> Option<Vec<(i32, usize)>> {
    if text.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | ' ' | ':' | 'h' | 'H')) {
        return None;
    }
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| Some((part.parse().ok()?, part.len())))
        .collect()
}

fn day(text: &str, today: Date) -> Option<Date> {
    match crate::text::fold::fold(text).as_str() {
        "aujourd'hui" | "auj" | "today" | "." => return Some(today),
        "hier" | "yesterday" => return today.checked_sub(1.day()).ok(),
        _ => {}
    }
    let (year, month, day) = match *numbers(text)? {
        [(n, 8)] => (n / 10_000, n / 100 % 100, n % 100),
        [(year, 4), (month, _), (day, _)] => (year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, len @ (2 | 4))] => (full_year(year, len, today), month, day),
        [(day, 1..=2), (month, 1..=2)] => (i32::from(today.year()), month, day),
        _ => return None,
    };
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

fn month(text: &str, today: Date) -> Option<Date> {
    let (year, month) = match *numbers(text)? {
        [(year, 4), (month, 1..=2)] => (year, month),
        [(month, 1..=2), (year, len @ (2 | 4))] => (full_year(year, len, today), month),
        [(n, 6)] => (n / 100, n % 100),
        _ => return None,
    };
    Date::new(year.try_into().ok()?, month.try_into().ok()?, 1).ok()
}

fn year(text: &str, today: Date) -> Option<Date> {
    let [(year, len @ (2 | 4))] = *numbers(text)? else {
        return None;
    };
    Date::new(full_year(year, len, today).try_into().ok()?, 1, 1).ok()
}

/// Two digits mean the century that makes the year the nearest to today that is not far ahead.
fn full_year(year: i32, digits: usize, today: Date) -> i32 {
    if digits == 4 {
        return year;
    }
    let this = i32::from(today.year());
    let full = this - this % 100 + year;
    if full > this + 10 { full - 100 } else { full }
}

fn time(text: &str) -> Option<String> {
    let (hour, minute, second) = match *numbers(text)? {
        [(n, 3..=4)] => (n / 100, n % 100, 0),
        [(hour, 1..=2)] => (hour, 0, 0),
        [(hour, 1..=2), (minute, 1..=2)] => (hour, minute, 0),
        [(hour, 1..=2), (minute, 1..=2), (second, 1..=2)] => (hour, minute, second),
        // What the engine itself stores, with milliseconds.
        _ => return None,
    };
    let time = jiff::civil::Time::new(
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.try_into().ok()?,
        0,
    )
    .ok()?;
    Some(format!(
        "{:02}:{:02}:{:02}.000",
        time.hour(),
        time.minute(),
        time.second()
    ))
}

fn date_time(text: &str, today: Date) -> Option<String> {
    let (date, clock) = text.split_once(['T', ' '])?;
    let (clock, zone) = match clock.find(['+', 'Z']) {
        Some(at) => clock.split_at(at),
        None => (clock, ""),
    };
    Some(format!(
        "{}T{}{zone}",
        day(date, today)?,
        time(clock.trim_end_matches(".000"))?
    ))
}

/// `48.85, 2.35` → `48.85 2.35 0 0`.
fn geopoint(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([' ', ';']).flat_map(|part| part.split(", ")).collect();
    let parts: Vec<String> = if parts.len() == 1 {
        text.split(',')
            .map(|part| number(part.trim()))
            .collect::<Option<_>>()?
    } else {
        let parts = parts
            .iter()
            .map(|part| part.trim_matches(','))
            .filter(|part| !part.is_empty());
        parts.map(number).collect::<Option<_>>()?
    };
    if !(2..=4).contains(&parts.len()) {
        return None;
    }
    let at = |index: usize| parts.get(index).map_or("0", String::as_str);
    Some(format!("{} {} {} {}", at(0), at(1), at(2), at(3)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(kind: Kind, typed: &str) -> String {
        canonical(kind, Grain::Day, typed, date(2026, 11, 22))
    }

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(read(Kind::Decimal, "0,5"), "0.5");
        assert_eq!(read(Kind::Integer, "1 250 000"), "1250000");
        assert_eq!(read(Kind::Integer, "007"), "7");
        assert_eq!(read(Kind::Decimal, "-3.50"), "-3.50");
        assert_eq!(read(Kind::Integer, "une dizaine"), "une dizaine");
        assert_eq!(read(Kind::Integer, "0"), "0");
    }

    #[test]
    fn days_as_people_write_them() {
        for typed in ["12/02/2026", "12.2.26", "2026-02-12", "12-2-2026", "20260212"] {
            assert_eq!(read(Kind::Date, typed), "2026-02-12", "{typed}");
        }
        assert_eq!(read(Kind::Date, "12/2"), "2026-02-12");
        assert_eq!(read(Kind::Date, "1/1/98"), "1998-01-01");
        assert_eq!(read(Kind::Date, "hier"), "2026-11-21");
        assert_eq!(read(Kind::Date, "31/02/2026"), "31/02/2026");
    }

    #[test]
    fn a_month_is_its_first_day() {
        let month = |typed| canonical(Kind::Date, Grain::Month, typed, date(2026, 11, 22));
        assert_eq!(month("10/2019"), "2019-10-01");
        assert_eq!(month("2019-10"), "2019-10-01");
        assert_eq!(month("12/10/2019"), "2019-10-12");
    }

    #[test]
    fn a_year_is_its_first_day() {
        let year = |typed| canonical(Kind::Date, Grain::Year, typed, date(2026, 11, 22));
        assert_eq!(year("2019"), "2019-01-01");
        assert_eq!(year("98"), "1998-01-01");
        assert_eq!(year("12/10/2019"), "2019-10-12");
        assert_eq!(
            stepped(Kind::Date, Grain::Year, "2019-01-01", 1, date(2026, 11, 22)).as_deref(),
            Some("2020-01-01")
        );
    }

    #[test]
    fn times_as_people_write_them() {
        for typed in ["14h07", "14:07", "1407", "14:07:00"] {
            assert_eq!(read(Kind::Time, typed), "14:07:00.000", "{typed}");
        }
        assert_eq!(read(Kind::Time, "9h"), "09:00:00.000");
        assert_eq!(read(Kind::Time, "25h"), "25h");
    }

    #[test]
    fn points() {
        assert_eq!(read(Kind::Geopoint, "48.85, 2.35"), "48.85 2.35 0 0");
        assert_eq!(read(Kind::Geopoint, "48.85 2.35 120"), "48.85 2.35 120 0");
        assert_eq!(read(Kind::Geopoint, "mairie"), "mairie");
    }

    #[test]
    fn days_and_numbers_step() {
        let today = date(2026, 11, 22);
        assert_eq!(
            stepped(Kind::Date, Grain::Day, "2026-03-01", -1, today).as_deref(),
            Some("2026-02-28")
        );
        assert_eq!(
            stepped(Kind::Date, Grain::Month, "2026-01-01", -1, today).as_deref(),
            Some("2025-12-01")
        );
        assert_eq!(
            stepped(Kind::Date, Grain::Day, "", 1, today).as_deref(),
            Some("2026-11-22")
        );
        assert_eq!(
            stepped(Kind::Integer, Grain::Day, "9", 1, today).as_deref(),
            Some("10")
        );
        assert_eq!(stepped(Kind::Text, Grain::Day, "9", 1, today), None);
    }

    #[test]
    fn texts_keep_their_lines() {
        assert_eq!(read(Kind::Text, "un\n deux  "), "un\n deux");
    }
}
