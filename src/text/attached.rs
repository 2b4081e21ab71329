//! A file as an answer holds it: `plan.jpg;sha256=…;size=48213`.
//!
//! The answer is a text like any other, so that expressions, revisions and bundles treat it as one; the bytes lie apart
//! and are found by their hash. A submission writes the name alone, as ODK does.

use std::fmt;

/// A file that an answer names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name, without folders.
    pub name: String,
    /// The SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// Bytes.
    pub size: u64,
}

impl Attached {
    /// The file that an answer names; `None` for any other text.
    pub fn read(answer: &str) -> Option<Self> {
        let (rest, size) = answer.rsplit_once(";size=")?;
        let (name, hash) = rest.rsplit_once(";sha256=")?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let is_name = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
        (is_hash && is_name).then_some(())?;
        Some(Self {
            name: name.to_owned(),
            hash: hash.to_owned(),
            size: size.parse().ok()?,
        })
    }

    /// The hashes of all files that a text names, wherever they stand in it: a log's line, a segment.
    pub fn hashes(text: &str) -> impl Iterator<Item = &str> {
        text.match_indices(";sha256=")
            .filter_map(|(at, mark)| text.get(at + mark.len()..at + mark.len() + 64))
    }
}

impl fmt::Display for Attached {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{};sha256={};size={}", self.name, self.hash, self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_its_file_and_other_texts_name_none() {
        let file = Attached {
            name: "a;b.jpg".to_owned(),
            hash: "0f".repeat(32),
            size: 12,
        };
        let text = file.to_string();
        assert_eq!(Attached::read(&text), Some(file));
        assert_eq!(Attached::hashes(&text).collect::<Vec<_>>(), ["0f".repeat(32)]);
        for other in ["plan.jpg", "x;sha256=00;size=1", &text.replace("a;b", "../b")] {
            assert_eq!(Attached::read(other), None, "{other}");
        }
    }
}
