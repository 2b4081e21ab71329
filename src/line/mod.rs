//! Line mode: the interview as a plain conversation.
//!
//! One question, one line, one answer: no redraw, no colour, no cursor movement, so that a screen reader, a serial link
//! and a pipe follow. It does what the full screen does, through the same driver, effects and news, and its commands
//! are those of the same table of actions. State in, effects out: [`Talk`] hears a line or a piece of news, says words
//! and names effects; only [`run`] touches input, output and the driver.

mod answer;
pub mod command;
mod desk;
mod entry;
mod help;
mod interview;
mod run;
mod say;
mod start;
mod talk;
#[cfg(test)]
mod tests;

pub use run::{Failure, Options, perform, run};
pub use talk::Talk;
