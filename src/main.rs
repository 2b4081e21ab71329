//! Reads the arguments, chooses a face, turns a failure into an exit code.

fn main() {}
