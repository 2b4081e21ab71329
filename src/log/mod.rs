//! Events, causality, canonical bytes, fold, states.
//!
//! Pure: it knows no form and no database; the same events in any order fold to the same record.
