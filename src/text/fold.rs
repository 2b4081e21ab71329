//! Folding for search: what a hurried person types finds what another person wrote.
//!
//! Case, accents, letters of African alphabets (ɛ = e, ŋ = n, ʋ = u), Arabic vowel signs and letter variants, and
//! Ethiopic letters of one sound fall together. Never used for identity of answers, only to find and to compare names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a text; compare two folded forms, or search one in the other.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Marks fall, so that the order in which they would follow a letter does not matter: each letter goes alone, and
        // most of them without a look into tables.
        if c.is_ascii() {
            push_ascii(c, &mut out);
            continue;
        }
        let parts = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
        for c in parts.flat_map(char::to_lowercase) {
            push(c, &mut out);
        }
    }
    out
}

/// The folded form reduced to letters and digits: two spellings of one place name meet here.
pub fn name_key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn push_ascii(c: char, out: &mut String) {
    match c {
        '`' => out.push('\''),
        c => out.push(c.to_ascii_lowercase()),
    }
}

fn push(c: char, out: &mut String) {
    match c {
        'ɛ' | 'ǝ' | 'ə' => out.push('e'),
        'ɔ' | 'ø' => out.push('o'),
        'ŋ' | 'ɲ' => out.push('n'),
        'ʋ' | 'ʊ' => out.push('u'),
        'ɩ' | 'ı' | 'ɪ' => out.push('i'),
        'ɓ' => out.push('b'),
        'ɗ' | 'đ' | 'ɖ' => out.push('d'),
        'ƙ' => out.push('k'),
        'ƴ' => out.push('y'),
        'ł' => out.push('l'),
        'ƒ' => out.push('f'),
        'ɣ' => out.push('g'),
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        '’' | 'ʼ' | '‘' | 'ʻ' | '´' | '`' => out.push('\''),
        '‐'..='―' => out.push('-'),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        'ـ' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        c => out.push(ethiopic(c)),
    }
}

/// Amharic writes one sound with several letters: ሐ, ኀ and ኸ as ሀ, ሠ as ሰ, ዐ as አ, ፀ as ጸ, each with its seven orders.
fn ethiopic(c: char) -> char {
    let order = |base: u32, onto: u32| char::from_u32(onto + u32::from(c) - base).unwrap_or(c);
    match u32::from(c) {
        0x1210..=0x1216 => order(0x1210, 0x1200),
        0x1280..=0x1286 => order(0x1280, 0x1200),
        0x12B8..=0x12BE => order(0x12B8, 0x1200),
        0x1220..=0x1226 => order(0x1220, 0x1230),
        0x12D0..=0x12D6 => order(0x12D0, 0x12A0),
        0x1340..=0x1346 => order(0x1340, 0x1338),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same letter by letter, by the tables alone.
    fn by_tables(text: &str) -> String {
        let mut out = String::new();
        let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
        for c in letters.flat_map(char::to_lowercase) {
            push(c, &mut out);
        }
        out
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_folds_as_the_tables_do(text in r"[\x00-\x7fÀ-ỿ\u{300}-\u{36f}\u{600}-\u{6ff}\u{1200}-\u{137f}가-힣ﬁ-ﬆ]{0,20}") {
            proptest::prop_assert_eq!(fold(&text), by_tables(&text));
        }
    }

    #[test]
    fn case_and_accents_fall() {
        assert_eq!(fold("Méguet"), "meguet");
        assert_eq!(fold("Cœur"), "coeur");
    }

    #[test]
    fn african_letters_meet_their_plain_ones() {
        assert_eq!(fold("Dɔɔrɛ ŋʋ"), "doore nu");
        assert_eq!(fold("Ɓamako Ŋ"), "bamako n");
    }

    #[test]
    fn spellings_of_a_place_meet_whatever_their_signs() {
        assert_eq!(name_key("Saint-Étienne d’Huy"), name_key("SAINT ETIENNE D'HUY"));
    }

    #[test]
    fn arabic_is_found_without_vowel_signs() {
        assert_eq!(fold("مُحَمَّد"), fold("محمد"));
        assert_eq!(fold("إدارة"), fold("اداره"));
    }

    #[test]
    fn ethiopic_letters_of_one_sound_meet() {
        assert_eq!(fold("ሠላም"), fold("ሰላም"));
        assert_eq!(fold("ፀሐይ"), fold("ጸሀይ"));
    }
}
