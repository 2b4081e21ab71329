//! What a questionnaire is: rows, kinds, choices, order of computation, problems.
//!
//! A [`Workbook`] is the raw sheets, whatever file they came from; [`Form::build`] turns it into a [`Form`], once, and
//! reports every [`Problem`] with its sheet, row and column. A form never changes afterwards; it knows no answers, no
//! disk and no clock.

pub mod assemble;
mod bound;
mod choices;
mod kind;
mod language;
mod node;
mod nonresponse;
mod problem;
mod workbook;

pub use bound::{Bound, Default, Part, Template, Texts};
pub use choices::{Choice, ChoiceList, ListId, OptionSource, Options};
pub use kind::{DataType, Kind, Preload};
pub use language::{LanguageId, Languages};
pub use node::{Node, NodeId};
pub use nonresponse::{NonResponse, NonResponses};
pub use problem::{Problem, ProblemKind, Severity};
pub use workbook::{Address, Cell, Row, Sheet, Workbook};
