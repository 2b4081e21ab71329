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

            /// All codes, for the test that looks for those of the standard.
            pub const CODES: &'static [&'static str] = &[$($code),*];

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
    /// The first row of a sheet holds what a data row would.
    NoHeaderRow { found } = "HEADER_001", "form-no-header-row";
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
    /// A name of the form's root that XML does not allow.
    BadRootName { name } = "NAMES_009", "form-bad-root-name";
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
    /// References that stand in a list without a comma between them.
    UnseparatedReferences { text } = "PYREF_002", "form-unseparated-references";
    /// A path that leads to no question.
    UnknownPath { path } = "EXPR_017", "form-unknown-path";
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
    /// An expression of blanks.
    EmptyExpression {} = "EXPR_001", "form-expression-empty";
    /// An expression longer than the bound.
    LongExpression { length, limit } = "EXPR_002", "form-expression-long";
    /// Brackets in brackets beyond the bound.
    DeepExpression { limit } = "EXPR_003", "form-expression-deep";
    /// A quote without its end.
    UnclosedQuote { text, position } = "EXPR_004", "form-expression-quote";
    /// A character that means nothing in an expression.
    UnexpectedCharacter { character, position } = "EXPR_005", "form-expression-character";
    /// An operator of another language.
    WrongOperator { found, right, position } = "EXPR_006", "form-expression-operator";
    /// A word or sign that cannot stand there.
    UnexpectedWord { found, position } = "EXPR_007", "form-expression-unexpected";
    /// Nothing follows where a value must.
    UnfinishedExpression { after, position } = "EXPR_008", "form-expression-unfinished";
    /// A bracket without its end.
    UnclosedBracket { open, position } = "EXPR_009", "form-expression-bracket";
    /// A function that does not exist.
    UnknownFunction { name } = "EXPR_010", "form-expression-function";
    /// A function of another system.
    ForeignFunction { name, instead } = "EXPR_011", "form-expression-foreign";
    /// Too few or too many arguments.
    WrongArguments { function, takes, given } = "EXPR_012", "form-expression-arguments";
    /// An argument of the wrong kind.
    BadArgument { function, number, expected } = "EXPR_013", "form-expression-argument";
    /// A regular expression that cannot be read.
    BadPattern { pattern, what } = "EXPR_014", "form-expression-pattern";
    /// An axis that does not exist.
    UnknownAxis { name } = "EXPR_015", "form-expression-axis";
    /// A list or file that an expression reads and that is not there.
    UnknownInstance { id } = "EXPR_016", "form-expression-instance";
    /// A name that the form uses itself.
    ReservedName { name } = "NAMES_005", "form-reserved-name";
    /// A repeat with the name of the form's root.
    RepeatNamedRoot { name } = "NAMES_003", "form-repeat-named-root";
    /// Two repeats of one name.
    DuplicateRepeat { name } = "NAMES_004", "form-duplicate-repeat";
    /// A select without the name of its list.
    SelectWithoutList { kind } = "TYPE_004", "form-select-without-list";
    /// A type that no machine can fill any more.
    DeadType { kind } = "TYPE_005", "form-dead-type";
    /// A question with nothing to read.
    NoLabel { name } = "LABEL_002", "form-no-label";
    /// A repeat without label.
    NoRepeatLabel { name } = "LABEL_003", "form-no-repeat-label";
    /// A label longer than a narrow screen shows at once.
    LongLabel { name, width } = "LABEL_004", "form-long-label";
    /// or_other beside a choice filter.
    OtherWithFilter { name } = "OTHER_001", "form-other-with-filter";
    /// or_other in a form of several languages.
    UntranslatedOther { name } = "OTHER_002", "form-untranslated-other";
    /// A file of choices of an unknown kind.
    BadListFile { file } = "FILE_003", "form-bad-list-file";
    /// Two files that expressions would call by one name.
    FileClash { first, second } = "FILE_004", "form-file-clash";
    /// A parameter that the type does not have.
    UnknownParameter { name, kind } = "SURVEY_005", "form-unknown-parameter";
    /// A bad value of incremental.
    BadIncremental { value } = "SURVEY_003", "form-bad-incremental";
    /// A bad value of reference-geometry.
    BadReferenceGeometry { value } = "SURVEY_006", "form-bad-reference-geometry";
    /// A bad value of capture-accuracy.
    BadCaptureAccuracy { value } = "SURVEY_007", "form-bad-capture-accuracy";
    /// A bad value of warning-accuracy.
    BadWarningAccuracy { value } = "SURVEY_008", "form-bad-warning-accuracy";
    /// A bad value of allow-mock-accuracy.
    BadMockAccuracy { value } = "SURVEY_009", "form-bad-mock-accuracy";
    /// A bad value of another parameter.
    BadParameter { name, value, expected } = "PARAM_001", "form-bad-parameter";
    /// An image without a bound on its size.
    NoMaxPixels { name } = "PARAM_002", "form-no-max-pixels";
    /// A parameter of a range that is no number.
    RangeNotNumber { name, value } = "RANGE_001", "form-range-not-number";
    /// A step of nothing.
    RangeZero { name } = "RANGE_002", "form-range-zero";
    /// A step larger than the whole range.
    RangeTooLarge { name } = "RANGE_003", "form-range-too-large";
    /// A value between two steps.
    RangeNotMultiple { name, step } = "RANGE_004", "form-range-not-multiple";
    /// A value outside the range.
    RangeOutside { name, value } = "RANGE_005", "form-range-outside";
    /// A list of tick labels that is not there.
    RangeUnknownLabels { list } = "RANGE_006", "form-range-unknown-labels";
    /// More or fewer than two tick labels where no ticks are drawn.
    RangeTooManyLabels { list } = "RANGE_007", "form-range-too-many-labels";
    /// Ticks of a range whose appearance draws none.
    RangeAppearance { name } = "RANGE_008", "form-range-appearance";
    /// A tick label whose value is no number.
    RangeLabelNotNumber { list, choice } = "RANGE_009", "form-range-label-not-number";
    /// A tick label outside the range.
    RangeLabelOutside { list, choice } = "RANGE_010", "form-range-label-outside";
    /// A tick label between two ticks.
    RangeLabelNotMultiple { list, choice, step } = "RANGE_011", "form-range-label-not-multiple";
    /// Tick labels elsewhere than at the ends where no ticks are drawn.
    RangeLabelsNotEnds { list } = "RANGE_012", "form-range-labels-not-ends";
    /// A column of choices that expressions cannot name.
    BadChoicesHeader { header } = "HEADER_004", "form-bad-choices-header";
    /// save_to with more than one list.
    EntityDelimiters { property } = "ENTITY_013", "form-entity-delimiters";
    /// Two entities of one list.
    DuplicateEntityList { list } = "NAMES_014", "form-duplicate-entity-list";
    /// An entity without list.
    EntityWithoutList {} = "NAMES_015", "form-entity-without-list";
    /// An audit with a name of its own.
    AuditName { name } = "AUDIT_001", "form-audit-name";
    /// save_to without the sheet entities.
    SavedWithoutEntities { property } = "ENTITY_001", "form-saved-without-entities";
    /// Two questions saved to one property.
    DuplicateProperty { property } = "ENTITY_002", "form-duplicate-property";
    /// save_to on a group or repeat.
    SavedGroup { property } = "ENTITY_003", "form-saved-group";
    /// save_to a list that no entity has.
    UnknownEntityList { list } = "ENTITY_004", "form-unknown-entity-list";
    /// An entity that is created without label.
    EntityWithoutLabel { list } = "ENTITY_005", "form-entity-without-label";
    /// create_if and entity_id without update_if.
    EntityWithoutUpdate { list } = "ENTITY_006", "form-entity-without-update";
    /// update_if without entity_id.
    EntityWithoutId { list } = "ENTITY_007", "form-entity-without-id";
    /// save_to without its list where several are.
    EntityPrefix { property } = "ENTITY_008", "form-entity-prefix";
    /// An entity for which no group is left that holds none.
    EntityWithoutPlace { list, other, scope } = "ENTITY_009", "form-entity-without-place";
    /// save_to in another repeat than the rest of the entity.
    PropertyElsewhere { list, property, scope, other } = "ENTITY_011", "form-property-elsewhere";
    /// An entity that reads a question of another repeat than the rest of it.
    EntityReadsElsewhere { list, name, scope, other } = "ENTITY_012", "form-entity-reads-elsewhere";
    /// A column that the sheet entities does not have.
    UnknownEntityHeader { header } = "HEADER_005", "form-unknown-entity-header";
    /// A name of an entity or property that begins with two underscores.
    EntityUnderscores { name } = "NAMES_010", "form-entity-underscores";
    /// A name of an entity with a point.
    EntityPoint { name } = "NAMES_011", "form-entity-point";
    /// A property that entities have by themselves.
    EntityReserved { name } = "NAMES_012", "form-entity-reserved";
    /// Encryption without an id of the interview.
    KeyWithoutId {} = "SETTINGS_001", "form-key-without-id";
    /// background-geopoint without trigger.
    PointWithoutTrigger { name } = "GEO_001", "form-point-without-trigger";
    /// background-geopoint with a calculation.
    PointWithCalculation { name } = "GEO_002", "form-point-with-calculation";
    /// A sheet whose name is nearly that of a known one.
    MisspeltSheet { sheet } = "NAMES_013", "form-misspelt-sheet";
    /// A language without a code in brackets.
    LanguageWithoutCode { language } = "LANGUAGE_002", "form-language-without-code";
    /// A column that lacks a language of the form.
    MissingTranslation { column, language } = "LANGUAGE_003", "form-missing-translation";
    /// Rows without text in a language in which other rows of the column have one.
    MissingTexts { column, language, count } = "LANGUAGE_004", "form-missing-texts";
    /// A row that is switched off.
    DisabledRow { name } = "ROW_001", "form-disabled-row";
    /// A group that holds nothing.
    EmptyGroup { name } = "GROUP_001", "form-empty-group";
    /// A list that nothing uses.
    UnusedList { list } = "LIST_003", "form-unused-list";
    /// A question of several answers compared as a whole.
    SelectCompared { name } = "EXPR_020", "form-select-compared";
    /// A question compared with a choice it does not have.
    UnknownChoice { name, choice, list } = "EXPR_021", "form-unknown-choice";
    /// A question that is never asked.
    NeverRelevant { name } = "EXPR_022", "form-never-relevant";
    /// Something that a terminal does in another way.
    Degraded { feature, instead } = "TERMINAL_001", "form-degraded";
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
