//! The expression language: XPath 1.0 with the functions of ODK.
//!
//! It knows no form: it sees nodes through a scope that the caller supplies.
