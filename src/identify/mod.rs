//! The identification rules and the profile of an authority.
//!
//! [`rules::Rules`] is the rule table, read from `forms/identification.json`; [`observe::Observations`] is what the
//! interviews of one authority say, whoever gathered it; [`profile::Profile`] is what the rules make of it, with the
//! reasons behind every line. The step between them is pure: integers and ordered tables only, no clock, no device
//! order, so that the same answers give the same profile on any machine and after any merge order.
//!
//! What it does not do: add presence, strength, maturity, steering and time state up into one figure; take silence
//! for absence; decide between two informants.

pub mod dimension;
pub mod document;
pub mod doubt;
pub mod engine;
pub mod evidence;
pub mod frame;
pub mod gather;
pub mod lever;
pub mod maturity;
pub mod mirror;
pub mod observe;
pub mod profile;
pub mod question;
pub mod render;
pub mod roles;
pub mod rules;
mod statement;
mod status;
#[cfg(test)]
mod tests;
pub mod wave;
pub mod wording;

pub use engine::identify;
pub use observe::{Fact, Informant, Observations, Offer, Testimony};
pub use profile::Profile;
pub use rules::{Rules, RulesError};
