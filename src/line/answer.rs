//! What a typed line means as the answer to a question: numbers, words, a day, a text.
//!
//! Pure: the question as it stands and the line give an answer, or the choices that the line could have meant.

use crate::form::Kind;
use crate::interview::{Answer, ChoiceView, QuestionView, typed};
use crate::text::fold::fold;
use crate::tui::screen::interview::choose::Folded;
use jiff::civil::Date;

/// What a line came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// An answer.
    Answer(Answer),
    /// These words could be any of these choices, by their number from 0.
    Unclear(String, Vec<usize>),
    /// No choice is called so.
    Unknown(String),
}

/// Reads a line for a question; `today` completes what is typed as a day.
pub fn read(view: &QuestionView, line: &str, today: Date) -> Read {
    let value = |text: String| Read::Answer(Answer::Value(text));
    match view.kind {
        Kind::SelectOne => match choose(&view.choices, line) {
            Ok(index) => value(view.choices[index].value.clone()),
            Err(read) => read,
        },
        Kind::SelectMultiple => {
            several(view, line).map_or_else(|read| read, |values| value(values.join(" ")))
        }
        Kind::Rank => several(view, line).map_or_else(|read| read, |values| value(values.join(" "))),
        kind => {
            let grain = typed::Grain::of(&view.appearance);
            value(typed::canonical(kind, grain, line, today))
        }
    }
}

/// The choice that a number, a code or words name.
pub fn choose(choices: &[ChoiceView], line: &str) -> Result<usize, Read> {
    let line = line.trim();
    if let Ok(number) = line.parse::<usize>()
        && (1..=choices.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let wanted = fold(line);
    let exact = |choice: &ChoiceView| fold(&choice.label.text) == wanted || choice.value == line;
    if let Some(index) = choices.iter().position(exact) {
        return Ok(index);
    }
    match Folded::new(choices).find(line).as_slice() {
        [] => Err(Read::Unknown(line.to_owned())),
        [index] => Ok(*index),
        several => Err(Read::Unclear(line.to_owned(), several.to_vec())),
    }
}

/// Several choices: `1 3`, `1, 3`, `eau, écoles`; `+4` adds to what stands and `-2` takes from it. The order of typing is
/// kept: the first is the main one.
fn several(view: &QuestionView, line: &str) -> Result<Vec<String>, Read> {
    let changes = |part: &str| part.len() > 1 && part.starts_with(['+', '-']);
    let numbers = |part: &str| part.trim_start_matches(['+', '-']).parse::<usize>().is_ok();
    let by_blanks: Vec<&str> = line
        .split([' ', ',', ';'])
        .filter(|part| !part.is_empty())
        .collect();
    // Blanks part numbers; words hold blanks, so commas part them.
    let parts: Vec<&str> = if by_blanks.iter().all(|part| numbers(part)) {
        by_blanks
    } else {
        line.split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect()
    };
    let mut values: Vec<String> = if parts.iter().any(|part| changes(part)) {
        view.answer.text().split_whitespace().map(str::to_owned).collect()
    } else {
        Vec::new()
    };
    for part in parts {
        let removes = changes(part) && part.starts_with('-');
        let named = if changes(part) { &part[1..] } else { part };
        let value = &view.choices[choose(&view.choices, named)?].value;
        if removes {
            values.retain(|held| held != value);
        } else if !values.contains(value) {
            values.push(value.clone());
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::NonResponses;
    use crate::interview::{Place, Shown};
    use jiff::civil::date;

    fn question(kind: Kind, standing: &str, labels: &[&str]) -> QuestionView {
        let shown = |text: &str| Shown {
            text: text.to_owned(),
            fallback: None,
        };
        QuestionView {
            place: Place::new(crate::form::NodeId(0), Vec::new()),
            kind,
            name: "q".into(),
            path: "/data/q".into(),
            label: shown("?"),
            hint: Shown::default(),
            guidance: Shown::default(),
            answer: Answer::Value(standing.into()),
            relevant: true,
            required: false,
            readonly: false,
            valid: true,
            failures: Vec::new(),
            warning: None,
            choices: labels
                .iter()
                .enumerate()
                .map(|(index, label)| ChoiceView {
                    value: format!("c{}", index + 1),
                    label: shown(label),
                    chosen: false,
                })
                .collect(),
            nonresponse: NonResponses::ALL,
            sensitive: false,
            personal: false,
            must_ask: false,
            interviewer: false,
            appearance: Vec::new(),
            parameters: Vec::new(),
        }
    }

    fn said(view: &QuestionView, line: &str) -> String {
        match read(view, line, date(2026, 11, 22)) {
            Read::Answer(answer) => answer.text().to_owned(),
            Read::Unclear(_, found) => format!("{found:?}"),
            Read::Unknown(_) => "?".to_owned(),
        }
    }

    #[test]
    fn one_choice_by_number_code_and_words_without_accents() {
        let view = question(Kind::SelectOne, "", &["Écoles", "Eau", "Eau et santé"]);
        assert_eq!(said(&view, "2"), "c2");
        assert_eq!(said(&view, "c3"), "c3");
        assert_eq!(said(&view, "ecol"), "c1");
        assert_eq!(
            said(&view, "eau"),
            "c2",
            "the whole label comes before its beginning"
        );
        assert_eq!(said(&view, "sante"), "c3");
        assert_eq!(said(&view, "ea"), "[1, 2]");
        assert_eq!(said(&view, "hôpital"), "?");
    }

    #[test]
    fn several_choices_in_the_order_typed_added_and_taken() {
        let view = question(Kind::SelectMultiple, "c1 c2", &["Écoles", "Eau", "Santé"]);
        assert_eq!(said(&view, "3 1"), "c3 c1");
        assert_eq!(said(&view, "sante, eau"), "c3 c2");
        assert_eq!(said(&view, "+3"), "c1 c2 c3");
        assert_eq!(said(&view, "-1"), "c2");
        assert_eq!(said(&view, "1 9"), "?");
    }

    #[test]
    fn days_and_numbers_as_people_write_them() {
        assert_eq!(said(&question(Kind::Date, "", &[]), "12/2"), "2026-02-12");
        assert_eq!(said(&question(Kind::Decimal, "", &[]), "0,5"), "0.5");
    }
}
