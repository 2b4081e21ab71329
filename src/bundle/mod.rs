//! The document that is carried: write, read, verify, limits.
//!
//! It moves no file and merges nothing: it turns events into bytes and bytes into checked events.
