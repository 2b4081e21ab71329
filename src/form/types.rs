//! The words of the `type` column and what they become (appendix A of the study of the standard).

use super::{Kind, Preload};

/// What a row is, by its type cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowType {
    /// A question or a value; some bring their own constraint.
    Plain {
        kind: Kind,
        constraint: Option<&'static str>,
    },
    /// A question with choices.
    Select {
        kind: Kind,
        source: SelectSource,
        or_other: bool,
    },
    /// The start of a group, repeat or loop.
    Begin(Block),
    /// Its end.
    End(Block),
    /// A file that only expressions read.
    External { extension: &'static str },
}

/// Where the type cell says that choices come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SelectSource {
    List(String),
    /// A list of the sheet `external_choices`.
    External(String),
    File(String),
    Reference(String),
}

/// What holds rows between its begin and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    Group,
    Repeat,
    /// A group for each choice of a list.
    Loop(String),
}

const PLAIN: &[(&str, Kind)] = &[
    ("text", Kind::Text),
    ("string", Kind::Text),
    ("add text prompt", Kind::Text),
    ("q string", Kind::Text),
    ("phone number", Kind::Text),
    ("integer", Kind::Integer),
    ("int", Kind::Integer),
    ("add integer prompt", Kind::Integer),
    ("q int", Kind::Integer),
    ("percentage", Kind::Integer),
    ("number of days in last month", Kind::Integer),
    ("number of days in last six months", Kind::Integer),
    ("number of days in last year", Kind::Integer),
    ("decimal", Kind::Decimal),
    ("add decimal prompt", Kind::Decimal),
    ("q decimal", Kind::Decimal),
    ("range", Kind::Range),
    ("note", Kind::Note),
    ("add note prompt", Kind::Note),
    ("q note", Kind::Note),
    ("date", Kind::Date),
    ("add date prompt", Kind::Date),
    ("q date", Kind::Date),
    ("time", Kind::Time),
    ("dateTime", Kind::DateTime),
    ("datetime", Kind::DateTime),
    ("date time", Kind::DateTime),
    ("add date time prompt", Kind::DateTime),
    ("add dateTime prompt", Kind::DateTime),
    ("q date time", Kind::DateTime),
    ("q dateTime", Kind::DateTime),
    ("geopoint", Kind::Geopoint),
    ("gps", Kind::Geopoint),
    ("location", Kind::Geopoint),
    ("add location prompt", Kind::Geopoint),
    ("q geopoint", Kind::Geopoint),
    ("q location", Kind::Geopoint),
    ("geotrace", Kind::Geotrace),
    ("q geotrace", Kind::Geotrace),
    ("geoshape", Kind::Geoshape),
    ("q geoshape", Kind::Geoshape),
    ("image", Kind::Image),
    ("photo", Kind::Image),
    ("add image prompt", Kind::Image),
    ("add photo prompt", Kind::Image),
    ("q image", Kind::Image),
    ("q picture", Kind::Image),
    ("audio", Kind::Audio),
    ("add audio prompt", Kind::Audio),
    ("q audio", Kind::Audio),
    ("video", Kind::Video),
    ("add video prompt", Kind::Video),
    ("q video", Kind::Video),
    ("file", Kind::File),
    ("add file prompt", Kind::File),
    ("barcode", Kind::Barcode),
    ("add barcode prompt", Kind::Barcode),
    ("q barcode", Kind::Barcode),
    ("acknowledge", Kind::Acknowledge),
    ("trigger", Kind::Acknowledge),
    ("add acknowledge prompt", Kind::Acknowledge),
    ("q acknowledge", Kind::Acknowledge),
    ("calculate", Kind::Calculate),
    ("add calculate prompt", Kind::Calculate),
    ("q calculate", Kind::Calculate),
    ("hidden", Kind::Hidden),
    ("start", Kind::Meta(Preload::Start)),
    ("start time", Kind::Meta(Preload::Start)),
    ("get start time", Kind::Meta(Preload::Start)),
    ("end", Kind::Meta(Preload::End)),
    ("end time", Kind::Meta(Preload::End)),
    ("get end time", Kind::Meta(Preload::End)),
    ("today", Kind::Meta(Preload::Today)),
    ("get today", Kind::Meta(Preload::Today)),
    ("deviceid", Kind::Meta(Preload::DeviceId)),
    ("device id", Kind::Meta(Preload::DeviceId)),
    ("get device id", Kind::Meta(Preload::DeviceId)),
    ("imei", Kind::Meta(Preload::DeviceId)),
    ("uri:deviceid", Kind::Background),
    ("username", Kind::Meta(Preload::Username)),
    ("uri:username", Kind::Background),
    ("email", Kind::Meta(Preload::Email)),
    ("uri:email", Kind::Background),
    ("phonenumber", Kind::Meta(Preload::PhoneNumber)),
    ("get phone number", Kind::Meta(Preload::PhoneNumber)),
    ("uri:phonenumber", Kind::Background),
    ("simserial", Kind::Meta(Preload::SimSerial)),
    ("sim id", Kind::Meta(Preload::SimSerial)),
    ("get sim id", Kind::Meta(Preload::SimSerial)),
    ("uri:simserial", Kind::Background),
    ("subscriberid", Kind::Meta(Preload::SubscriberId)),
    ("subscriber id", Kind::Meta(Preload::SubscriberId)),
    ("get subscriber id", Kind::Meta(Preload::SubscriberId)),
    ("uri:subscriberid", Kind::Background),
    ("audit", Kind::Background),
    ("background-audio", Kind::Background),
    ("background-geopoint", Kind::Background),
    ("start-geopoint", Kind::Background),
];

const CONSTRAINTS: &[(&str, &str)] = &[
    ("percentage", "0 <= . and . <= 100"),
    ("number of days in last six months", "0 <= . and . <= 183"),
    ("number of days in last month", "0 <= . and . <= 31"),
    ("number of days in last year", "0 <= . and . <= 365"),
    ("phone number", "regex(., '^\\d*$')"),
];

/// Select words, longer ones before their beginnings; the last member says whether a file follows.
const SELECTS: &[(&str, Kind, bool)] = &[
    ("add select one prompt using", Kind::SelectOne, false),
    ("add select multiple prompt using", Kind::SelectMultiple, false),
    ("select all that apply from", Kind::SelectMultiple, false),
    ("select all that apply", Kind::SelectMultiple, false),
    ("select one from file", Kind::SelectOne, true),
    ("select one external", Kind::SelectOne, false),
    ("select one using", Kind::SelectOne, false),
    ("select one from", Kind::SelectOne, false),
    ("select one", Kind::SelectOne, false),
    ("select1", Kind::SelectOne, false),
    ("q select1", Kind::SelectOne, false),
    ("select multiple from file", Kind::SelectMultiple, true),
    ("select multiple using", Kind::SelectMultiple, false),
    ("select multiple from", Kind::SelectMultiple, false),
    ("select multiple", Kind::SelectMultiple, false),
    ("q select", Kind::SelectMultiple, false),
    ("rank", Kind::Rank, false),
];

const OTHER: &[&str] = &[" or_other", " or other", " or_specify_other", " or specify other"];

/// What the type cell means, and whether its spelling is another than the standard's; `None` = unknown.
pub(crate) fn parse(cell: &str) -> Option<(RowType, bool)> {
    let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(found) = parse_words(&words) {
        return Some((found, false));
    }
    // Another case: accepted, and said (pyxform refuses it).
    let (head, tail) = split_argument(&words);
    let lowered = format!("{}{tail}", head.to_lowercase());
    parse_words(&lowered).map(|found| (found, true))
}

/// The words of a type cell and its argument, which keeps its case.
fn split_argument(words: &str) -> (&str, &str) {
    let lowered = words.to_lowercase().replace('_', " ");
    if lowered.len() == words.len() {
        for (word, ..) in SELECTS {
            if lowered
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(' '))
            {
                return words.split_at(word.len());
            }
        }
    }
    (words, "")
}

fn parse_words(words: &str) -> Option<RowType> {
    if let Some(block) = block(words) {
        return Some(block);
    }
    match words {
        "csv-external" => return Some(RowType::External { extension: "csv" }),
        "xml-external" => return Some(RowType::External { extension: "xml" }),
        _ => {}
    }
    if words == "osm" || words.starts_with("osm ") {
        return Some(RowType::Plain {
            kind: Kind::Background,
            constraint: None,
        });
    }
    let spaced = words.replace('_', " ");
    let plain = |word: &str| {
        PLAIN
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, kind)| *kind)
    };
    if let Some(kind) = plain(words).or_else(|| plain(&spaced)) {
        let constraint = CONSTRAINTS
            .iter()
            .find(|(word, _)| *word == spaced)
            .map(|(_, rule)| *rule);
        return Some(RowType::Plain { kind, constraint });
    }
    select(words, &spaced)
}

fn block(words: &str) -> Option<RowType> {
    let (verb, noun) = words.split_once([' ', '_'])?;
    let block = match noun.replace('_', " ").as_str() {
        "group" => Block::Group,
        "repeat" | "lgroup" | "looped group" => Block::Repeat,
        "loop" => Block::Loop(String::new()),
        _ => Block::Loop(noun.strip_prefix("loop over ")?.trim().to_owned()),
    };
    match verb {
        "begin" => Some(RowType::Begin(block)),
        "end" => Some(RowType::End(block)),
        _ => None,
    }
}

fn select(words: &str, spaced: &str) -> Option<RowType> {
    for (word, kind, file) in SELECTS {
        let Some(rest) = spaced.strip_prefix(word) else {
            continue;
        };
        if !rest.starts_with(' ') {
            continue;
        }
        let mut argument = words[word.len()..].trim();
        let mut or_other = false;
        for suffix in OTHER {
            if let Some(list) = argument.strip_suffix(suffix) {
                argument = list.trim();
                or_other = true;
            }
        }
        if argument.is_empty() {
            return None;
        }
        let source = if *word == "select one external" {
            SelectSource::External(argument.to_owned())
        } else if *file {
            SelectSource::File(argument.to_owned())
        } else if argument.starts_with("${") {
            SelectSource::Reference(argument.to_owned())
        } else {
            SelectSource::List(argument.to_owned())
        };
        return Some(RowType::Select {
            kind: *kind,
            source,
            or_other,
        });
    }
    None
}

/// Whether the words are those of a select whose list is missing.
pub(crate) fn lacks_list(cell: &str) -> bool {
    let words = cell
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
        .replace('_', " ");
    let words = OTHER
        .iter()
        .find_map(|other| words.strip_suffix(&other.replace('_', " ")))
        .unwrap_or(&words);
    SELECTS.iter().any(|(word, ..)| *word == words)
}

/// Every word that the column may hold (of selects, what stands before the list), for the page that names them.
#[cfg(test)]
pub(crate) fn all_words() -> impl Iterator<Item = &'static str> {
    let blocks = ["group", "repeat", "lgroup", "looped group"];
    let begun = blocks.map(|block| [format!("begin {block}"), format!("end {block}")]);
    let blocks = begun
        .into_iter()
        .flatten()
        .chain(["begin loop over".to_owned(), "end loop".to_owned()]);
    let blocks = blocks.map(|word| &*word.leak());
    let selects = SELECTS.iter().map(|(word, ..)| *word);
    let others = ["csv-external", "xml-external", "osm"];
    PLAIN
        .iter()
        .map(|(word, _)| *word)
        .chain(selects)
        .chain(blocks)
        .chain(others)
}

/// Every word of the table, for the nearest right one.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let blocks = [
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "select_one",
        "select_multiple",
    ];
    PLAIN.iter().map(|(word, _)| *word).chain(blocks).chain([
        "select_one_from_file",
        "select_multiple_from_file",
        "rank",
        "csv-external",
        "xml-external",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_kind(cell: &str, kind: Kind) {
        assert_eq!(
            parse(cell),
            Some((
                RowType::Plain {
                    kind,
                    constraint: None
                },
                false
            )),
            "{cell}"
        );
    }

    #[track_caller]
    fn assert_select(cell: &str, kind: Kind, list: &str, or_other: bool) {
        let source = SelectSource::List(list.to_owned());
        assert_eq!(
            parse(cell),
            Some((
                RowType::Select {
                    kind,
                    source,
                    or_other
                },
                false
            )),
            "{cell}"
        );
    }

    #[test]
    fn old_and_new_spellings_mean_the_same() {
        assert_kind("text", Kind::Text);
        assert_kind("q  string", Kind::Text);
        assert_kind("date_time", Kind::DateTime);
        assert_select("select_one yn", Kind::SelectOne, "yn", false);
        assert_select("select one from yes_no", Kind::SelectOne, "yes_no", false);
        assert_select(
            "select all that apply from l_1",
            Kind::SelectMultiple,
            "l_1",
            false,
        );
        assert_select(
            "select_multiple fuel or_other",
            Kind::SelectMultiple,
            "fuel",
            true,
        );
        assert_eq!(
            parse("begin_repeat"),
            Some((RowType::Begin(Block::Repeat), false))
        );
        assert_eq!(parse("end lgroup"), Some((RowType::End(Block::Repeat), false)));
    }

    #[test]
    fn another_case_is_understood_and_told() {
        assert_eq!(
            parse("TEXT"),
            Some((
                RowType::Plain {
                    kind: Kind::Text,
                    constraint: None
                },
                true
            ))
        );
        assert_eq!(parse("Begin Group"), Some((RowType::Begin(Block::Group), true)));
        let source = SelectSource::List("Yn".into());
        let select = RowType::Select {
            kind: Kind::SelectOne,
            source,
            or_other: false,
        };
        assert_eq!(parse("Select_One Yn"), Some((select, true)));
    }

    #[test]
    fn what_is_no_type_is_not_guessed() {
        assert_eq!(parse("txet"), None);
        assert_eq!(parse("select_one"), None);
    }
}
