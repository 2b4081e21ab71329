//! The doors through which bundles and foreign texts come in, over the kept corpus and what becomes of it. What stands behind
//! the signature is tried in the library's own tests (`bundle/tests/resigned.rs`).

use crate::form_fuzz::{entry, try_all};

#[test]
fn no_cover_sheet_panics() {
    try_all("cover", entry::cover);
}

#[test]
fn no_armoured_text_panics() {
    try_all("armour", entry::armour);
}

#[test]
fn no_file_that_somebody_brings_panics() {
    try_all("envelope", entry::envelope);
}

#[test]
fn no_text_gets_past_the_cleaning() {
    try_all("sanitiser", entry::sanitiser);
}
