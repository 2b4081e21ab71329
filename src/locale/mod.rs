//! The interface's messages in French and English, with plurals and a fallback.
//!
//! It does not hold the labels of forms: those travel with their form.
