//! A code short enough to be read to each other on the telephone: does what you have equal what I sent?

use sha2::{Digest, Sha256};

use crate::log::letters;

/// Letters with their hyphens.
pub(super) const LENGTH: usize = 14;

/// Twelve letters in three groups, from the hash of a file's bytes (60 bits): they find a damaged copy and tell two
/// bundles apart. Who sent it is what the signature says.
///
/// ```
/// assert_eq!(repere::bundle::check_code(b"").len(), 14);
/// assert_ne!(repere::bundle::check_code(b"a"), repere::bundle::check_code(b"b"));
/// ```
pub fn check_code(bytes: &[u8]) -> String {
    let hash = Sha256::new()
        .chain_update(b"repere code\0")
        .chain_update(bytes)
        .finalize();
    let text = letters(&hash[..10]);
    format!("{}-{}-{}", &text[..4], &text[4..8], &text[8..12])
}
