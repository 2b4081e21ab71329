//! What a questionnaire is: rows, kinds, choices, order of computation, problems.
//!
//! A [`Workbook`] is the raw sheets, whatever file they came from; [`Form::build`] turns it into a [`Form`], once, and
//! reports every [`Problem`] with its sheet, row and column. A form never changes afterwards; it knows no answers, no
//! disk and no clock.

pub mod assemble;
mod attachments;
mod bound;
mod build;
mod choices;
mod clean;
mod defaults;
mod diff;
#[allow(clippy::module_inception, reason = "the noun of the room")]
mod form;
mod graph;
mod hash;
mod headers;
mod json;
mod kind;
mod language;
mod layout;
mod lenient;
mod lint;
mod list;
mod node;
mod nonresponse;
mod order;
mod problem;
mod resolve;
mod settings;
pub mod sheet;
mod shipped;
mod standard;
mod types;
mod workbook;

pub use attachments::Attachments;
pub use bound::{Bound, Default, Part, Template, Texts};
pub use build::check;
pub use choices::{Choice, ChoiceList, ListId, OptionSource, Options};
pub use diff::{Difference, differences};
pub use form::Form;
pub use hash::content_hash;
pub use kind::{DataType, Kind, Preload};
pub use language::{LanguageId, Languages};
pub use lenient::LENIENT;
pub use list::{ListChange, ListError, import_list};
pub use node::{Node, NodeId};
pub use nonresponse::{NonResponse, NonResponses};
pub use problem::{Problem, ProblemKind, Severity};
pub use settings::Settings;
pub use shipped::{Shipped, shipped, shipped_form};
pub use workbook::{Address, Cell, Row, Sheet, Workbook};

/// The choice list that holds no choices but abbreviations: `;name` is typed, the label is written.
pub const ABBREVIATIONS: &str = "abbreviations";

pub(crate) use bound::Target;
pub(crate) use graph::{Aspect, Edge, UnitId};
pub(crate) use layout::Layout;
pub(crate) use resolve::{levels, shared};
