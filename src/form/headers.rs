//! What the headers of the sheets mean: aliases, languages, raw columns.

use super::{Address, Problem, ProblemKind, Sheet};

/// The columns of a sheet by meaning.
pub(crate) struct Columns {
    meanings: Vec<Meaning>,
}

/// What one header means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Meaning {
    /// The canonical name of the column.
    pub column: String,
    /// The language, for texts and media.
    pub language: Option<String>,
}

/// Which sheet's aliases apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Survey,
    Choices,
    Settings,
    Entities,
}

/// Columns that may be written once per language.
const TRANSLATED: &[&str] = &[
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "warning_message",
    "image",
    "big-image",
    "audio",
    "video",
];

/// Survey headers that mean another column (the table of appendix A of the study of the standard).
const SURVEY: &[(&str, &str)] = &[
    ("command", "type"),
    ("tag", "name"),
    ("value", "name"),
    ("caption", "label"),
    ("relevance", "relevant"),
    ("read_only", "readonly"),
    ("requiredmsg", "required_message"),
    ("constraining_message", "constraint_message"),
    ("calculate", "calculation"),
    ("count", "repeat_count"),
    ("jr:count", "repeat_count"),
    ("noapperrorstring", "no_app_error_string"),
    ("bind::relevant", "relevant"),
    ("bind::required", "required"),
    ("bind::readonly", "readonly"),
    ("bind::constraint", "constraint"),
    ("bind::calculate", "calculation"),
    ("bind::jr:constraintmsg", "constraint_message"),
    ("bind::jr:requiredmsg", "required_message"),
    ("bind::jr:noapperrorstring", "no_app_error_string"),
    ("bind::entities:saveto", "save_to"),
    ("control::appearance", "appearance"),
    ("control::jr:count", "repeat_count"),
    ("control::rows", "rows"),
    ("control::autoplay", "autoplay"),
    ("control::intent", "intent"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
];

const CHOICES: &[(&str, &str)] = &[
    ("caption", "label"),
    ("value", "name"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
];

const SETTINGS: &[(&str, &str)] = &[
    ("id_string", "form_id"),
    ("set_form_id", "form_id"),
    ("title", "form_title"),
    ("set_form_title", "form_title"),
];

impl Columns {
    /// Reads the header row of a sheet and reports headers that mean one column twice.
    pub fn read(sheet: &Sheet, table: Table, problems: &mut Vec<Problem>) -> Self {
        let meanings: Vec<Meaning> = sheet
            .headers
            .iter()
            .map(|header| meaning(header, table))
            .collect();
        for (index, meaning) in meanings.iter().enumerate() {
            let Some(first) = meanings[..index].iter().position(|earlier| earlier == meaning) else {
                continue;
            };
            if sheet.headers[index].trim().is_empty() {
                continue;
            }
            problems.push(Problem::error(
                Address {
                    sheet: sheet.name.clone(),
                    row: Some(1),
                    column: Some(sheet.headers[index].clone()),
                },
                ProblemKind::DuplicateHeader {
                    first: sheet.headers[first].clone(),
                    second: sheet.headers[index].clone(),
                },
            ));
        }
        Self { meanings }
    }

    /// The meaning of each column.
    pub fn meanings(&self) -> &[Meaning] {
        &self.meanings
    }

    /// The index of the column without language.
    pub fn find(&self, column: &str) -> Option<usize> {
        self.meanings
            .iter()
            .position(|meaning| meaning.column == column && meaning.language.is_none())
    }

    /// The languages of all translated columns, in the order of the sheet; `None` for columns without.
    pub fn languages(&self) -> impl Iterator<Item = Option<&str>> {
        self.meanings
            .iter()
            .filter(|meaning| TRANSLATED.contains(&meaning.column.as_str()))
            .map(|meaning| meaning.language.as_deref())
    }
}

/// What a header means in a sheet.
pub(crate) fn meaning(header: &str, table: Table) -> Meaning {
    let parts = split(header, table);
    let aliases = match table {
        Table::Survey => SURVEY,
        Table::Choices => CHOICES,
        Table::Settings => SETTINGS,
        Table::Entities => &[],
    };
    let known = |name: &str| {
        aliases
            .iter()
            .find(|(alias, _)| *alias == name)
            .map(|(_, column)| *column)
    };
    let first = fold(&parts[0]);
    let first = if first == "body" && table == Table::Survey {
        "control".to_owned()
    } else {
        first
    };
    if parts.len() > 1 {
        let two = format!("{first}::{}", fold(&parts[1]));
        if let Some(column) = known(&two) {
            let language = parts
                .get(2)
                .map(|part| part.trim().to_owned())
                .filter(|_| is_translated(column));
            return Meaning {
                column: column.to_owned(),
                language,
            };
        }
        let column = known(&first).unwrap_or(&first);
        if is_translated(column) {
            return Meaning {
                column: column.to_owned(),
                language: Some(parts[1].trim().to_owned()),
            };
        }
        // A raw column: its name is kept as written after the first part.
        let rest: Vec<&str> = parts[1..].iter().map(|part| part.trim()).collect();
        return Meaning {
            column: format!("{first}::{}", rest.join("::")),
            language: None,
        };
    }
    let column = known(&first).unwrap_or(&first).to_owned();
    if table == Table::Choices && !is_choice_column(&column) {
        // Extra columns become element names: their case is significant.
        return Meaning {
            column: header.trim().to_owned(),
            language: None,
        };
    }
    Meaning {
        column,
        language: None,
    }
}

fn is_choice_column(column: &str) -> bool {
    matches!(column, "list_name" | "name") || is_translated(column)
}

pub(crate) fn is_translated(column: &str) -> bool {
    TRANSLATED.contains(&column)
}

/// Splits at `::`, or at a single `:` in old forms where what stands before it takes a language or a key.
fn split(header: &str, table: Table) -> Vec<String> {
    if header.contains("::") {
        return header.split("::").map(str::to_owned).collect();
    }
    if let Some((first, rest)) = header.split_once(':') {
        let folded = fold(first);
        if is_translated(&folded)
            || table == Table::Survey
                && matches!(
                    folded.as_str(),
                    "bind" | "body" | "control" | "media" | "instance" | "caption"
                )
            || table == Table::Choices && matches!(folded.as_str(), "media" | "caption")
        {
            let mut parts = vec![first.to_owned()];
            // A prefix is part of the key: `bind:jr:constraintMsg`.
            let prefixed = ["jr:", "odk:", "entities:", "orx:"]
                .iter()
                .any(|prefix| rest.trim().starts_with(prefix));
            parts.extend(rest.splitn(if prefixed { 1 } else { 2 }, ':').map(str::to_owned));
            return parts;
        }
    }
    vec![header.to_owned()]
}

/// A header as it is matched: trimmed, lower-cased, blanks as underscores.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_means(header: &str, column: &str, language: Option<&str>) {
        let meaning = meaning(header, Table::Survey);
        assert_eq!(
            (meaning.column.as_str(), meaning.language.as_deref()),
            (column, language),
            "{header}"
        );
    }

    #[test]
    fn headers_mean_their_columns_whatever_their_spelling() {
        assert_means("Type ", "type", None);
        assert_means("relevance", "relevant", None);
        assert_means("bind::relevant", "relevant", None);
        assert_means("Constraint Message", "constraint_message", None);
        assert_means("label::Français (fr)", "label", Some("Français (fr)"));
        assert_means("label:English", "label", Some("English"));
        assert_means("media::image::English (en)", "image", Some("English (en)"));
        assert_means("jr:count", "repeat_count", None);
        assert_means("body::accuracyThreshold", "control::accuracyThreshold", None);
        assert_means(
            "bind::jr:constraintMsg::English",
            "constraint_message",
            Some("English"),
        );
        assert_means("bind:jr:constraintMsg", "constraint_message", None);
        assert_means("repeat_count", "repeat_count", None);
    }

    #[test]
    fn extra_columns_of_choices_keep_their_case() {
        assert_eq!(meaning("District", Table::Choices).column, "District");
        assert_eq!(meaning("list name", Table::Choices).column, "list_name");
    }
}
