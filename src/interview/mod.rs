//! A questionnaire being filled: instances, answers, recomputation, checks, way through.
//!
//! Pure: time, randomness and ids come in as arguments, and nothing here is durable. An act is staged (applied in
//! memory, its writes listed), made durable by the caller, then kept or undone.

mod act;
mod agenda;
mod answer;
mod calendar;
mod display;
mod env;
mod eval;
mod growth;
#[cfg(test)]
mod laws;
mod migrate;
mod offers;
mod outline;
mod path;
mod place;
mod scenario;
mod scope;
mod script;
mod settle;
mod show;
mod tree;
pub mod typed;
mod value;
mod view;
mod way;
mod write;

pub use act::{Interview, Staged};
pub use answer::{Answer, Facts, InstanceFact};
pub use env::{Env, Person};
pub use eval::{EvalCase, EvalResult, eval};
pub use migrate::{BadRename, Carry, Fate, Migration, NoPlace, Renames, Step as MigrationStep, migration};
pub use place::{InstanceId, Place};
pub use scenario::{BadMoment, Expectation, Miss, Scenario, trial};
pub use script::{ChoiceState, Moments, NodeState, Op, OpValue, Snapshot, Step, Trace, trace};
pub use show::{ExpressionError, Verdict};
pub use view::{ChoiceView, Failure, OutlineItem, Progress, QuestionView, Shown};
pub use write::{Auto, Change, Command, Refusal, Write};
