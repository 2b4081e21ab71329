//! The local SQLite file: the only place that knows SQL.
//!
//! It keeps events and answers questions about them; it does not interpret forms.
