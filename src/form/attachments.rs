//! The files that travel with a form: lists to choose from, pictures, sounds.

use std::collections::BTreeMap;

/// The attachments of a form, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachments(BTreeMap<String, Vec<u8>>);

impl Attachments {
    /// Adds a file, or replaces the one of that name.
    pub fn insert(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// The file whose name without extension is `stem`, with its whole name.
    pub fn by_stem(&self, stem: &str) -> Option<(&str, &[u8])> {
        self.0
            .iter()
            .find(|(name, _)| name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem) == stem)
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// All files, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}
