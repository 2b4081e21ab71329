//! Repère: a field-survey instrument that identifies the internationalisation processes of local authorities.
//!
//! The crate is a house of rooms. A room may use the rooms below it, never those above; `tests/layering.rs` reads the
//! `use` lines and holds this table:
//!
//! | room | uses | never |
//! |---|---|---|
//! | text, locale, xpath | nothing of ours | |
//! | form | xpath, text | disk (except its sheet reader), clock |
//! | interview | form, xpath, text | disk, clock, randomness, store, log |
//! | log | text | form, disk, clock |
//! | store | log | form, interview, screen |
//! | session | interview, store, log | screen |
//! | bundle, exchange, coordinate, identify | store, log, form, session | screen |
//! | translation | identify, form | disk, screen |
//! | report | identify, form, session, locale, text | screen |
//! | demonstration | interview, log, session | screen |
//! | manual | locale | |
//! | paper | form, xpath, text, locale | disk, clock, screen |
//! | speech | locale and all rooms whose errors it says | disk, screen |
//! | tui | all of the above | SQL, rules |
//! | line | all of the above, and of tui its table of actions, effects, driver and what they tell | SQL, drawing |
//! | cli | all of the above | SQL, rules |
//!
//! Time, randomness, ids and the environment come in as arguments.

pub mod bundle;
pub mod cli;
pub mod coordinate;
pub mod demonstration;
pub mod exchange;
pub mod form;
pub mod identify;
pub mod interview;
pub mod line;
pub mod locale;
pub mod log;
pub mod manual;
pub mod paper;
pub mod report;
pub mod session;
pub mod speech;
pub mod store;
pub mod text;
pub mod translation;
pub mod tui;
pub mod xpath;
