//! A form with a question of every kind, in four languages.

/// Its sheets.
pub(super) const EVERY_KIND: &str = include_str!("every_kind.json");
