//! A questionnaire being filled: instances, answers, recomputation, checks, way through.
//!
//! Pure: time, randomness and ids come in as arguments, and nothing here is durable. An act is staged (applied in
//! memory, its writes listed), made durable by the caller, then kept or undone.

mod answer;
mod env;
mod place;
pub mod typed;
mod view;
mod write;

pub use answer::{Answer, Facts, InstanceFact};
pub use env::{Env, Person};
pub use place::{InstanceId, Place};
pub use view::{ChoiceView, Failure, OutlineItem, Progress, QuestionView, Shown};
pub use write::{Auto, Change, Command, Refusal, Write};
