//! Helpers shared by the integration tests.
#![allow(dead_code, unused_imports)]

pub mod byte_study;
pub mod forge;
mod laptop;
pub mod respondent;
pub mod shape;
pub mod talk;
mod terminal;

use std::path::PathBuf;

pub use laptop::{BEGIN_CORE, Laptop, Ran, binary};
pub use terminal::Terminal;

/// The folder of specifications and conformance cases, or `None`, said loudly, where it is missing.
///
/// `REPERE_SHARED` names it; without, it is looked for beside the project.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("REPERE_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no shared folder at {}", folder.display());
    None
}
