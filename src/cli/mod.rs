//! The commands, one file each.
//!
//! It formats what the library says; everything a screen can do, a command can do.
