//! A value as people read it, where the form's appearance asks for another look than the stored one.

use super::{QuestionView, calendar};
use crate::form::{DataType, Kind};
use crate::text::attached::Attached;

/// What stands for a masked answer, however long it is.
const MASK: &str = "••••••••";
/// Between thousands: narrow, and no place to break a line.
const THIN: char = '\u{202f}';

impl QuestionView {
    /// The value that stands, as a screen or a list shows it: masked, its thousands apart, a date cut to what counts
    /// with another calendar beside it. Choices and non-answers are for their labels, not for this.
    pub fn displayed(&self) -> String {
        let text = self.answer.text();
        let looks = |token: &str| self.appearance.iter().any(|word| word == token);
        if text.is_empty() {
            return String::new();
        }
        if self.kind == Kind::Text && looks("masked") {
            return MASK.to_owned();
        }
        match self.kind.data_type() {
            DataType::Integer | DataType::Decimal | DataType::Text if looks("thousands-sep") => {
                thousands(text)
            }
            DataType::Date => self.dated(text),
            DataType::Binary => Attached::read(text).map_or_else(|| text.to_owned(), |file| file.name),
            _ => text.to_owned(),
        }
    }

    /// The value as its author would type it again: of a file, its name.
    pub fn typed(&self) -> &str {
        let text = self.answer.text();
        match Attached::read(text) {
            Some(file) if self.kind.data_type() == DataType::Binary => &text[..file.name.len()],
            _ => text,
        }
    }

    fn dated(&self, text: &str) -> String {
        let Ok(date) = text.parse::<jiff::civil::Date>() else {
            return text.to_owned();
        };
        let other = self
            .appearance
            .iter()
            .find_map(|word| calendar::named(word, date));
        let looks = |token: &str| self.appearance.iter().any(|word| word == token);
        let cut = if looks("year") {
            4
        } else if looks("month-year") {
            7
        } else {
            text.len()
        };
        let shown = text.get(..cut).unwrap_or(text);
        other.map_or_else(|| shown.to_owned(), |other| format!("{shown} ({other})"))
    }
}

/// A number with its thousands apart; what is no number stays as it is.
fn thousands(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, ""), |(whole, _)| (whole, &digits[whole.len()..]));
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out.push_str(fraction);
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::form::{Attachments, Form, Workbook};
    use crate::interview::{Answer, Command, Env, Interview};

    fn displayed(kind: &str, appearance: &str, value: &str) -> String {
        let book = format!(
            r#"{{"survey": [{{"type": "{kind}", "name": "a", "label": "A", "appearance": "{appearance}"}}]}}"#
        );
        let form = Form::build(&Workbook::from_json(&book).unwrap(), &Attachments::default()).0;
        let env = Env::at("2024-03-15T10:30:00+00:00[UTC]".parse().unwrap());
        let mut interview = Interview::new(Arc::clone(&form.unwrap()), &env);
        let place = interview.find("a").unwrap();
        let answer = Answer::Value(value.to_owned());
        let staged = interview
            .stage(
                Command::Set {
                    place: place.clone(),
                    answer,
                },
                &env,
            )
            .unwrap();
        interview.keep(staged);
        interview.view(&place).unwrap().displayed()
    }

    #[test]
    fn values_are_shown_as_their_appearance_asks() {
        assert_eq!(displayed("text", "masked", "secret"), "••••••••");
        assert_eq!(
            displayed("integer", "thousands-sep", "-1234567"),
            "-1\u{202f}234\u{202f}567"
        );
        assert_eq!(
            displayed("decimal", "thousands-sep", "1234.5678"),
            "1\u{202f}234.5678"
        );
        assert_eq!(displayed("integer", "thousands-sep", "about 10"), "about 10");
        assert_eq!(
            displayed("date", "ethiopian", "2024-03-15"),
            "2024-03-15 (6 Megabit 2016)"
        );
        assert_eq!(displayed("date", "month-year", "2024-03-01"), "2024-03");
        assert_eq!(displayed("text", "", "plain"), "plain");
    }
}
