//! Painters over borrowed state: nothing here keeps anything.

pub mod field;
pub mod frame;
pub mod list;
