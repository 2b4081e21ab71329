//! The one integration binary: scenarios, screens, merges, durability, layering.

#![allow(clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

mod at_rest;
mod attached;
mod audience_pages;
mod bundle_bytes;
mod bundle_fuzz;
mod bundle_schema;
mod conformance_engine;
mod conformance_refusals;
mod conformance_xpath;
mod coverage;
mod demonstration;
mod durable;
mod exchange_path;
mod fleet;
mod form_bounds;
mod form_commands;
mod form_fuzz;
mod forms_core;
mod forms_length;
mod forms_peers;
mod forms_pyxform;
mod forms_sources;
mod forms_walks;
mod frozen;
mod hand_over;
mod hangup;
mod hostile;
mod informants;
mod json_page;
mod keyboard;
mod killed;
mod layering;
mod main_job;
mod month;
mod page;
mod parcels;
mod pictures;
mod plain;
mod refusals;
mod reports;
mod return_loop;
mod return_screens;
mod support;
mod typed;
