//! Reads the arguments, chooses a face, turns a failure into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    repere::cli::main(std::env::args_os().collect())
}
