//! What is wrong with a form, where, and what was probably meant.
//!
//! A problem carries fields, never a sentence: the sentence is made at the edge, in the reader's language, from
//! [`ProblemKind::id`] and [`ProblemKind::fields`].

use super::Address;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The form cannot be used.
    Error,
    /// The form runs, but probably not as its author meant.
    Warning,
}

/// One thing that is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The sheet, row and column.
    pub at: Address,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The nearest right name, where there is one.
    pub suggestion: Option<String>,
}

macro_rules! problem_kinds {
    ($( $(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident),* } = $code:literal, $id:literal; )*) => {
        /// What can be wrong with a form; fields are the words that the sentence needs.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the fields are named by what they hold")]
        pub enum ProblemKind { $( $(#[$doc])* $name { $($(#[$fdoc])* $field: String),* }, )* }

        impl ProblemKind {
            /// The code printed beside the sentence: pyxform's own where it has one.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name { .. } => $code, )* }
            }

            /// The name of the message that words this problem.
            pub fn id(&self) -> &'static str {
                match self { $( Self::$name { .. } => $id, )* }
            }

            /// The names and values that the message needs.
            pub fn fields(&self) -> Vec<(&'static str, &str)> {
                match self { $( Self::$name { $($field),* } => vec![$((stringify!($field), $field.as_str())),*], )* }
            }

            /// The ids of all messages, for the test that holds both languages complete.
            pub const IDS: &'static [&'static str] = &[$($id),*];
        }
    };
}

problem_kinds! {
    /// The file is not JSON, or not the JSON of a form.
    BadJson { line, what } = "JSON_001", "form-bad-json";
    /// A sheet that every form needs is missing.
    MissingSheet { sheet } = "SHEET_001", "form-missing-sheet";
    /// A header that the sheet needs is missing.
    MissingHeader { header } = "HEADER_003", "form-missing-header";
    /// Two headers mean the same column.
    DuplicateHeader { first, second } = "HEADER_002", "form-duplicate-header";
    /// A row has no type.
    NoType {} = "TYPE_001", "form-no-type";
    /// A row has no name.
    NoName {} = "NAMES_000", "form-no-name";
    /// The type is not known.
    UnknownType { kind } = "TYPE_002", "form-unknown-type";
    /// The type is known, in another spelling.
    TypeSpelling { kind } = "TYPE_003", "form-type-spelling";
    /// A name that XML does not allow.
    BadName { name } = "NAMES_008", "form-bad-name";
    /// Two siblings have one name.
    DuplicateName { name } = "NAMES_001", "form-duplicate-name";
    /// Two siblings have names that differ by case only.
    DuplicateNameCase { name } = "NAMES_002", "form-duplicate-name-case";
    /// An end without its begin.
    UnmatchedEnd { kind, name } = "SURVEY_001", "form-unmatched-end";
    /// A begin without its end.
    UnmatchedBegin { kind, name } = "SURVEY_002", "form-unmatched-begin";
    /// A list that the choices sheet does not hold.
    UnknownList { list } = "LIST_001", "form-unknown-list";
    /// A choice without a name.
    ChoiceWithoutName { list } = "NAMES_006", "form-choice-without-name";
    /// A choice without a label.
    ChoiceWithoutLabel { list, name } = "LABEL_001", "form-choice-without-label";
    /// Two choices of a list have one name.
    DuplicateChoice { list, name } = "NAMES_007", "form-duplicate-choice";
    /// A choice with a blank in its name, in a list for several answers.
    ChoiceWithBlank { list, name } = "LIST_002", "form-choice-with-blank";
    /// Groups in groups beyond the bound.
    TooDeep { limit } = "SIZE_001", "form-too-deep";
    /// Loops that make more nodes than the bound.
    TooLarge { limit } = "SIZE_002", "form-too-large";
    /// A file that is not among the attachments.
    MissingFile { file } = "FILE_001", "form-missing-file";
    /// A file that is there but cannot be read.
    BadFile { file, what } = "FILE_002", "form-bad-file";
    /// A `${name}` that no row has.
    UnknownReference { name } = "PYREF_003", "form-unknown-reference";
    /// A `${name}` that several rows have.
    AmbiguousReference { name } = "PYREF_004", "form-ambiguous-reference";
    /// A `${` that is not closed, or holds no name.
    BadReference { text } = "PYREF_001", "form-bad-reference";
    /// An expression that cannot be read.
    BadExpression { text, position, what } = "EXPR_001", "form-bad-expression";
    /// A path that leads to no question.
    UnknownPath { path } = "EXPR_002", "form-unknown-path";
    /// Questions whose answers are computed from each other.
    Cycle { names } = "CYCLE_001", "form-cycle";
    /// A calculate without a calculation.
    NoCalculation { name } = "CALC_001", "form-no-calculation";
    /// A trigger that a person cannot answer.
    HiddenTrigger { name, trigger } = "TRIGGER_001", "form-hidden-trigger";
    /// Parameters that are not `key=value` pairs.
    BadParameters { text } = "SURVEY_004", "form-bad-parameters";
    /// A word in the `nonresponse` column that is no kind of non-answer.
    BadNonResponse { word } = "NONRESPONSE_001", "form-bad-nonresponse";
    /// The default language has no column.
    UnknownLanguage { language } = "LANGUAGE_001", "form-unknown-language";
}

impl Problem {
    /// A problem that keeps the form from being used.
    pub fn error(at: Address, kind: ProblemKind) -> Self {
        Self {
            severity: Severity::Error,
            at,
            kind,
            suggestion: None,
        }
    }

    /// A problem that the form runs with.
    pub fn warning(at: Address, kind: ProblemKind) -> Self {
        Self {
            severity: Severity::Warning,
            at,
            kind,
            suggestion: None,
        }
    }

    /// The same problem with the nearest right name.
    #[must_use]
    pub fn suggest(mut self, name: Option<String>) -> Self {
        self.suggestion = name;
        self
    }

    /// The code of the problem.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}
