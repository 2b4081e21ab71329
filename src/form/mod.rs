//! What a questionnaire is: rows, kinds, choices, order of computation, problems.
//!
//! A form is built once and never changes; it knows no answers, no disk and no clock.
