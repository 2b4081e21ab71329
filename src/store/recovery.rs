//! The recovery key: 128 random bits as twelve words, said once, that open a folder whose passphrase is forgotten.
//!
//! The words are those of BIP-39, French or English, so that each is told from every other by its first four letters
//! and a slip of the pen is noticed by the checksum. They are taken with or without accents, in either case.

use bip39::{Language, Mnemonic};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// A recovery key as its owner writes it down. It is kept nowhere.
pub struct RecoveryKey {
    words: Zeroizing<String>,
}

impl RecoveryKey {
    /// The words for these bits, in French or in English.
    pub(super) fn new(bits: &[u8; 16], french: bool) -> Self {
        let language = if french {
            Language::French
        } else {
            Language::English
        };
        let words = Mnemonic::from_entropy_in(language, bits).expect("invariant: 128 bits make twelve words");
        // The list holds letters and accents apart; people write them together.
        let words = Zeroizing::new(words.to_string().nfc().collect());
        Self { words }
    }

    /// The twelve words, with blanks between them.
    pub fn words(&self) -> &str {
        &self.words
    }
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

/// What a text stands for if it is a recovery key: the bits in hexadecimal.
pub(super) fn read(text: &str) -> Option<Zeroizing<String>> {
    let typed: Vec<Zeroizing<String>> = text.split_whitespace().map(plain).collect();
    if typed.len() != 12 {
        return None;
    }
    [Language::English, Language::French]
        .into_iter()
        .find_map(|language| {
            let list = language.word_list();
            let found: Option<Vec<&str>> = typed
                .iter()
                .map(|word| list.iter().copied().find(|known| *plain(known) == **word))
                .collect();
            let mnemonic = Mnemonic::parse_in_normalized(language, &found?.join(" ")).ok()?;
            Some(Zeroizing::new(hex::encode(mnemonic.to_entropy())))
        })
}

/// A word without accents and capitals.
fn plain(word: &str) -> Zeroizing<String> {
    Zeroizing::new(
        word.nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_in_both_languages_without_accents_and_in_capitals() {
        let bits = [0xA7; 16];
        for french in [false, true] {
            let key = RecoveryKey::new(&bits, french);
            assert_eq!(key.words().split(' ').count(), 12);
            let typed: String = key.words().nfd().filter(|c| !is_combining_mark(*c)).collect();
            assert_eq!(
                *read(&format!("  {}\n", typed.to_uppercase())).unwrap(),
                hex::encode(bits)
            );
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_noticed() {
        let bits = std::array::from_fn(|at| at as u8 * 17);
        let key = RecoveryKey::new(&bits, true);
        let swapped: Vec<&str> = key.words().split(' ').rev().collect();
        assert!(read(&swapped.join(" ")).is_none());
        assert!(read("olive").is_none());
    }
}
