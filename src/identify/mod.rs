//! The identification rules and the profile of an authority.
//!
//! Integers and ordered tables only: the same answers give the same profile on any machine.
