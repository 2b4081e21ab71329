//! What becomes of the standard's words in a terminal: one row a word, for the appearances, columns and settings.
//!
//! The words of the `type` column stand in [`super::types`], the parameters of each type in `build::parameters`, the
//! functions in the expression language. `docs/forms.md` has a row for every word of all of them, and a test holds it to
//! these tables. A word that stands in none of them is legal and means nothing.

/// What is done with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// It does what the standard says.
    Whole,
    /// It does something else: the word that chooses the sentence of `form check`.
    Instead(&'static str),
    /// It is read and has no effect here: the look of a telephone or of a web page.
    Nothing,
}

use Means::{Instead, Nothing, Whole};

/// What is done instead.
pub(crate) mod instead {
    pub(crate) const LEFT_OUT: &str = "left-out";
    pub(crate) const LIST: &str = "list";
    pub(crate) const LOG: &str = "log";
    pub(crate) const PATH: &str = "path";
    pub(crate) const PLAIN: &str = "plain";
    pub(crate) const SCANNER: &str = "scanner";
    pub(crate) const TYPED: &str = "typed";
    pub(crate) const GREGORIAN: &str = "gregorian";
    pub(crate) const BLANK: &str = "blank";
    pub(crate) const PEOPLE: &str = "people";
}

use instead::{GREGORIAN, LEFT_OUT, LIST, PATH, PEOPLE, PLAIN, TYPED};

/// Appearances; of one with an argument (`ex:org.example.app(…)`) what stands before it, with the bracket of a call.
pub(crate) const APPEARANCES: &[(&str, Means)] = &[
    ("field-list", Whole),
    ("minimal", Whole),
    ("autocomplete", Whole),
    ("search", Whole),
    // Whole where the file is at hand.
    ("search(", Instead(PLAIN)),
    ("label", Whole),
    ("list-nolabel", Whole),
    ("table-list", Whole),
    ("numbers", Whole),
    ("multiline", Whole),
    ("masked", Whole),
    ("thousands-sep", Whole),
    ("no-calendar", Whole),
    ("month-year", Whole),
    ("year", Whole),
    ("ethiopian", Whole),
    ("coptic", Whole),
    ("islamic", Whole),
    ("persian", Whole),
    ("buddhist", Whole),
    ("bikram-sambat", Instead(GREGORIAN)),
    ("myanmar", Instead(GREGORIAN)),
    ("list", Nothing),
    ("quick", Whole),
    ("likert", Whole),
    ("columns", Whole),
    ("columns-pack", Whole),
    ("compact", Whole),
    ("horizontal", Whole),
    ("horizontal-compact", Whole),
    ("no-buttons", Nothing),
    ("url", Nothing),
    ("counter", Nothing),
    ("vertical", Nothing),
    ("no-ticks", Nothing),
    ("picker", Nothing),
    ("rating", Nothing),
    ("distress", Nothing),
    ("map", Instead(LIST)),
    ("image-map", Instead(LIST)),
    ("placement-map", Instead(TYPED)),
    ("maps", Instead(TYPED)),
    ("hide-input", Instead(TYPED)),
    ("streets", Instead(TYPED)),
    ("bearing", Instead(TYPED)),
    ("ex", Instead(TYPED)),
    ("printer", Instead(LEFT_OUT)),
    ("hidden-answer", Instead(LEFT_OUT)),
    ("signature", Instead(PATH)),
    ("draw", Instead(PATH)),
    ("annotate", Instead(PATH)),
    ("new", Instead(PATH)),
    ("new-front", Instead(PATH)),
];

/// Columns of the survey, by the name that all their spellings have (raw columns by their beginning).
pub(crate) const COLUMNS: &[(&str, Means)] = &[
    ("type", Whole),
    ("name", Whole),
    ("label", Whole),
    ("hint", Whole),
    ("guidance_hint", Whole),
    ("relevant", Whole),
    ("required", Whole),
    ("required_message", Whole),
    ("constraint", Whole),
    ("constraint_message", Whole),
    ("calculation", Whole),
    ("default", Whole),
    ("readonly", Whole),
    ("appearance", Whole),
    ("choice_filter", Whole),
    ("repeat_count", Whole),
    ("trigger", Whole),
    ("parameters", Whole),
    ("save_to", Whole),
    ("disabled", Whole),
    ("image", Instead(LEFT_OUT)),
    ("big-image", Instead(LEFT_OUT)),
    ("audio", Instead(LEFT_OUT)),
    ("video", Instead(LEFT_OUT)),
    ("intent", Instead(LEFT_OUT)),
    ("autoplay", Nothing),
    ("rows", Nothing),
    ("no_app_error_string", Nothing),
    ("bind::", Nothing),
    ("control::", Nothing),
    ("instance::", Nothing),
];

/// Settings.
pub(crate) const SETTINGS: &[(&str, Means)] = &[
    ("form_id", Whole),
    ("form_title", Whole),
    ("version", Whole),
    ("default_language", Whole),
    ("instance_name", Whole),
    ("instance_id", Whole),
    ("name", Whole),
    ("allow_choice_duplicates", Whole),
    ("clean_text_values", Whole),
    ("flat", Whole),
    ("style", Nothing),
    ("namespaces", Nothing),
    ("omit_instanceID", Nothing),
    ("add_none_option", Nothing),
    ("client_editable", Nothing),
    ("public_key", Instead(PEOPLE)),
    ("submission_url", Instead(LEFT_OUT)),
    ("auto_send", Instead(LEFT_OUT)),
    ("auto_delete", Instead(LEFT_OUT)),
];

/// The appearance that a token of a cell is, with what is done with it.
pub(crate) fn appearance(token: &str) -> Option<&'static (&'static str, Means)> {
    let known = |word: &str| APPEARANCES.iter().find(|(known, _)| *known == word);
    let word = token.split([':', '(']).next().unwrap_or_default();
    if token.starts_with("search(") {
        return known("search(");
    }
    // `columns-3`, `compact-2`: how many is part of the word.
    known(word)
        .or_else(|| known(word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-')))
}

#[cfg(test)]
mod tests;
