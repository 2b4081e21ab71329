//! The one integration binary: scenarios, screens, merges, durability, layering.

#![allow(clippy::print_stderr, clippy::print_stdout)]

mod layering;
mod support;
