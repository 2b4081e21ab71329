//! Other calendars, for people who live by them: shown beside the stored date, which stays Gregorian.
//!
//! Arithmetic calendars only, those that forms ask for by an appearance: Ethiopian, Coptic, Islamic (tabular, the civil
//! epoch), Persian and Buddhist. Those that need tables of observation (Bikram Sambat, Myanmar) are told by `form check`.

use jiff::civil::Date;

/// The Julian day number of 1970-01-01.
const EPOCH: i64 = 2_440_588;

const ETHIOPIAN: [&str; 13] = [
    "Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene",
    "Hamle", "Nehase", "Pagumen",
];
const COPTIC: [&str; 13] = [
    "Thout", "Paopi", "Hathor", "Koiak", "Tobi", "Meshir", "Paremhat", "Parmouti", "Pashons", "Paoni",
    "Epip", "Mesori", "Nasie",
];
const ISLAMIC: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi al-awwal",
    "Rabi al-thani",
    "Jumada al-ula",
    "Jumada al-akhira",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-qada",
    "Dhu al-hijja",
];
const PERSIAN: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];

/// A date in the calendar that an appearance names; `None` for the appearances that name none.
pub(super) fn named(appearance: &str, date: Date) -> Option<String> {
    let day = julian(date);
    let (year, month, day) = match appearance {
        "ethiopian" => of_leap_fours(day, 1_723_856),
        "coptic" => of_leap_fours(day, 1_824_665),
        "islamic" => islamic(day),
        "persian" => persian(date, day)?,
        "buddhist" => (
            i64::from(date.year()) + 543,
            i64::from(date.month()),
            i64::from(date.day()),
        ),
        _ => return None,
    };
    let names: &[&str] = match appearance {
        "ethiopian" => &ETHIOPIAN,
        "coptic" => &COPTIC,
        "islamic" => &ISLAMIC,
        "persian" => &PERSIAN,
        _ => return Some(format!("{year:04}-{month:02}-{day:02}")),
    };
    Some(format!(
        "{day} {} {year}",
        names.get(usize::try_from(month).ok()?.checked_sub(1)?)?
    ))
}

fn julian(date: Date) -> i64 {
    let since = date.since(jiff::civil::date(1970, 1, 1));
    EPOCH + since.map_or(0, |span| i64::from(span.get_days()))
}

/// Years of thirteen months, the last of five days or six: every fourth year is a leap year.
fn of_leap_fours(day: i64, epoch: i64) -> (i64, i64, i64) {
    let since = day - epoch;
    let in_four = since.rem_euclid(1_461);
    let in_year = in_four % 365 + 365 * (in_four / 1_460);
    let year = 4 * since.div_euclid(1_461) + in_four / 365 - in_four / 1_460;
    (year, in_year / 30 + 1, in_year % 30 + 1)
}

/// Cycles of thirty years, eleven of them with a day more (years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29).
fn islamic(day: i64) -> (i64, i64, i64) {
    let first = |year: i64, month: i64| {
        (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 1_948_440
    };
    let mut year = (30 * (day - 1_948_440) + 10_646).div_euclid(10_631);
    if first(year + 1, 1) <= day {
        year += 1;
    }
    let month = (2..=12)
        .rev()
        .find(|month| first(year, *month) <= day)
        .unwrap_or(1);
    (year, month, day - first(year, month) + 1)
}

/// Years that begin at the spring equinox, by the rule of thirty-three years that holds from 1799 to 2256.
fn persian(date: Date, day: i64) -> Option<(i64, i64, i64)> {
    if !(1800..=2250).contains(&date.year()) {
        return None;
    }
    // Leap years are 1, 5, 9, 13, 17, 22, 26 and 30 of each thirty-three; 1 Farvardin 1400 is 2021-03-21.
    let leaps = |year: i64| {
        let (cycles, rest) = (year.div_euclid(33), year.rem_euclid(33));
        8 * cycles
            + [1, 5, 9, 13, 17, 22, 26, 30]
                .iter()
                .filter(|leap| **leap < rest)
                .count() as i64
    };
    let first = |year: i64| 1_948_320 + 365 * (year - 1) + leaps(year);
    let mut year = i64::from(date.year()) - 621;
    if first(year) > day {
        year -= 1;
    }
    let in_year = day - first(year);
    let (month, day) = if in_year < 186 {
        (in_year / 31, in_year % 31)
    } else {
        (6 + (in_year - 186) / 30, (in_year - 186) % 30)
    };
    Some((year, month + 1, day + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn shown(appearance: &str, year: i16, month: i8, day: i8) -> String {
        named(appearance, date(year, month, day)).unwrap()
    }

    #[test]
    fn new_years_days_are_where_the_calendars_have_them() {
        assert_eq!(shown("ethiopian", 2007, 9, 12), "1 Meskerem 2000");
        assert_eq!(shown("ethiopian", 2023, 9, 12), "1 Meskerem 2016");
        assert_eq!(shown("ethiopian", 2023, 9, 11), "6 Pagumen 2015");
        assert_eq!(shown("coptic", 2023, 9, 12), "1 Thout 1740");
        assert_eq!(shown("islamic", 2024, 3, 11), "1 Ramadan 1445");
        assert_eq!(shown("islamic", 2023, 7, 19), "1 Muharram 1445");
        assert_eq!(shown("persian", 2024, 3, 20), "1 Farvardin 1403");
        assert_eq!(shown("persian", 2021, 3, 21), "1 Farvardin 1400");
        assert_eq!(shown("persian", 2021, 3, 20), "30 Esfand 1399");
        assert_eq!(shown("buddhist", 2024, 2, 29), "2567-02-29");
        assert_eq!(named("no-calendar", date(2024, 1, 1)), None);
    }

    #[test]
    fn each_day_follows_the_day_before_it() {
        for appearance in ["ethiopian", "coptic", "islamic", "persian"] {
            let mut last = (0, 0, 0);
            for day in date(1990, 1, 1).series(jiff::ToSpan::days(1)).take(20_000) {
                let number = julian(day);
                let now = match appearance {
                    "islamic" => islamic(number),
                    "persian" => persian(day, number).unwrap(),
                    "coptic" => of_leap_fours(number, 1_824_665),
                    _ => of_leap_fours(number, 1_723_856),
                };
                let follows = now.2 == last.2 + 1 && now.1 == last.1
                    || now.2 == 1 && (now.1 == last.1 + 1 || now.1 == 1 && now.0 == last.0 + 1);
                assert!(last == (0, 0, 0) || follows, "{appearance}: {last:?} {now:?}");
                last = now;
            }
        }
    }
}
