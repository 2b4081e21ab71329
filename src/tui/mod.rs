//! The screens: what a person sees and types at a full-screen terminal.
//!
//! State in, effects out: `update` changes the model and names what must be done, the driver does it through the
//! session, `draw` shows the model and changes nothing. No SQL, no rules and no meaning by colour alone live here.

pub mod action;
pub mod battery;
pub mod driver;
mod due;
pub mod effect;
pub mod event;
pub mod field;
pub mod key;
pub mod keymap;
pub mod keys;
mod listed;
pub mod model;
mod outside;
pub mod paint;
pub mod picture;
mod run;
pub mod screen;
pub mod sheet;
mod svg;
pub mod term;
pub mod theme;
pub mod told;
pub mod ui;
pub mod update;
pub mod widget;
pub mod window;

#[cfg(test)]
mod tests;

pub use outside::edit as edit_outside;
pub use run::{Ending, Failure, Options, run};
