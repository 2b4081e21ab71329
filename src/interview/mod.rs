//! A questionnaire being filled: instances, answers, recomputation, checks, way through.
//!
//! Pure: time, randomness and ids come in as arguments, and nothing here is durable.
