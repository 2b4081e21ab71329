//! The functions, one row each, by family.
//!
//! A row says what a function is called, how many arguments it takes, what it gives, what it is for, and runs it.
//! `repere help functions` prints this table. Functions of other systems are listed too, with what to write instead.

mod dates;
mod geo;
mod logic;
mod nodes;
mod numbers;
mod repeats;
mod secrets;
mod selects;
mod strings;

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use super::error::EvalError;
use super::evaluate::Evaluation;
use super::tree::Call;
use super::value::Value;

pub(super) use secrets::is_algorithm;

/// What runs a function.
pub(super) type Run = for<'a> fn(&Evaluation<'a, '_>, &'a Call) -> Result<Value<'a>, EvalError>;

/// One row of the table.
pub struct Function {
    /// The name as written in an expression.
    pub name: &'static str,
    /// What it belongs to.
    pub family: Family,
    /// The arguments as a person reads them.
    pub takes: &'static str,
    /// The fewest arguments.
    pub least: usize,
    /// The most arguments, if there is an end.
    pub most: Option<usize>,
    /// What it gives.
    pub gives: Gives,
    /// One sentence for the person who writes a form.
    pub doc: &'static str,
    /// The arguments (from 0) that must be paths, where they are given.
    pub(super) paths: &'static [usize],
    /// Beyond the fewest, arguments come in groups of this size.
    pub(super) every: usize,
    pub(super) run: Run,
}

/// What a function belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Choice between values, truth.
    Logic,
    /// Text.
    Text,
    /// Numbers.
    Numbers,
    /// Days and times.
    Dates,
    /// Choices and their labels.
    Selects,
    /// Repeats and lists.
    Repeats,
    /// Coordinates.
    Places,
    /// Hashes, encodings, identifiers.
    Secrets,
}

/// The type that a function gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gives {
    /// Text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A moment.
    DateTime,
    /// Nodes.
    Nodes,
    /// Whatever its argument is.
    Any,
}

impl Function {
    /// Whether it can be called with so many arguments.
    pub fn takes_count(&self, given: usize) -> bool {
        given >= self.least
            && self.most.is_none_or(|most| given <= most)
            && (given - self.least).is_multiple_of(self.every)
    }

    /// A row that takes at least `least` arguments, without end.
    const fn many(mut self) -> Self {
        self.most = None;
        self
    }

    /// A row whose arguments at these places must be paths.
    const fn paths(mut self, paths: &'static [usize]) -> Self {
        self.paths = paths;
        self
    }

    /// A row whose further arguments come in groups.
    const fn every(mut self, every: usize) -> Self {
        self.every = every;
        self
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}()", self.name)
    }
}

impl Family {
    /// A word for the family, in English: the key of its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Logic => "logic",
            Self::Text => "text",
            Self::Numbers => "numbers",
            Self::Dates => "dates",
            Self::Selects => "selects",
            Self::Repeats => "repeats",
            Self::Places => "places",
            Self::Secrets => "secrets",
        }
    }
}

impl Gives {
    /// A word for the type, in English.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::DateTime => "dateTime",
            Self::Nodes => "nodes",
            Self::Any => "any",
        }
    }
}

/// Builds a row; the builder methods refine it.
const fn row(
    name: &'static str,
    takes: &'static str,
    (least, most): (usize, usize),
    gives: Gives,
    family: Family,
    doc: &'static str,
    run: Run,
) -> Function {
    Function {
        name,
        family,
        takes,
        least,
        most: Some(most),
        gives,
        doc,
        paths: &[],
        every: 1,
        run,
    }
}

/// Every function, family by family.
pub fn table() -> &'static [&'static Function] {
    static TABLE: LazyLock<Vec<&'static Function>> = LazyLock::new(|| {
        [
            logic::ROWS,
            strings::ROWS,
            numbers::ROWS,
            dates::ROWS,
            selects::ROWS,
            repeats::ROWS,
            nodes::ROWS,
            geo::ROWS,
            secrets::ROWS,
        ]
        .concat_refs()
    });
    &TABLE
}

trait ConcatRefs {
    fn concat_refs(&self) -> Vec<&'static Function>;
}

impl<const N: usize> ConcatRefs for [&'static [Function]; N] {
    fn concat_refs(&self) -> Vec<&'static Function> {
        self.iter().flat_map(|rows| rows.iter()).collect()
    }
}

/// The function of this name.
pub fn find(name: &str) -> Option<&'static Function> {
    static BY_NAME: LazyLock<HashMap<&'static str, &'static Function>> = LazyLock::new(|| {
        table()
            .iter()
            .map(|function| (function.name, *function))
            .collect()
    });
    BY_NAME.get(name).copied()
}

/// What to write instead of a function that only another system (CHT and its kin) has.
pub fn foreign(name: &str) -> Option<&'static str> {
    FOREIGN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, instead)| *instead)
}

const FOREIGN: &[(&str, &str)] = &[
    ("difference-in-days", "int(${b} - ${a})"),
    ("difference-in-weeks", "int((${b} - ${a}) div 7)"),
    ("difference-in-months", "int((${b} - ${a}) div 30.4375)"),
    ("difference-in-years", "int((${b} - ${a}) div 365.25)"),
    ("add-date", "date(${a} + 7)"),
    ("parse-timestamp-to-date", "date-time()"),
    ("to-bikram-sambat", "the appearance bikram-sambat"),
    ("z-score", "a table read with pulldata()"),
    ("cht:difference-in-days", "int(${b} - ${a})"),
    ("cht:difference-in-weeks", "int((${b} - ${a}) div 7)"),
    ("cht:difference-in-months", "int((${b} - ${a}) div 30.4375)"),
    ("cht:difference-in-years", "int((${b} - ${a}) div 365.25)"),
    ("cht:extension-lib", "a calculation"),
    ("cht:strip-whitespace", "normalize-space()"),
    ("cht:validate-luhn", "a calculation"),
    ("search", "the appearance search()"),
    ("trim", "normalize-space()"),
    ("upper-case", "translate(${x}, 'abc…', 'ABC…')"),
    ("lower-case", "translate(${x}, 'ABC…', 'abc…')"),
    ("base64-encode", "base64-decode()"),
    ("matches", "regex()"),
    ("length", "string-length()"),
    ("avg", "sum() div count()"),
    ("average", "sum() div count()"),
    ("iif", "if()"),
    ("isblank", "${x} = ''"),
    ("mod", "${a} mod ${b}"),
    ("and", "${a} and ${b}"),
    ("or", "${a} or ${b}"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{FOREIGN, find, foreign, table};

    #[test]
    fn every_row_has_one_name_and_one_sentence() {
        let names: HashSet<&str> = table().iter().map(|function| function.name).collect();

        assert_eq!(names.len(), table().len());
        for function in table() {
            assert!(function.doc.ends_with('.'), "{}", function.name);
            assert!(function.takes_count(function.least), "{}", function.name);
        }
    }

    #[test]
    fn a_foreign_function_is_not_one_of_ours() {
        assert!(FOREIGN.iter().all(|(name, _)| find(name).is_none()));
        assert!(foreign("difference-in-months").is_some());
    }
}
