//! Arabic letters take the form that their neighbours ask for, because terminals that do not shape show them apart.
//!
//! Vowel signs are kept, and a lam-alef becomes one glyph: the caller is told how many letters each glyph stands for,
//! so that a cursor can find its way. Only runs of Arabic letters come here.

use super::graphemes;
use ar_reshaper::config::LigaturesFlags;
use ar_reshaper::prelude::LigatureNames;
use ar_reshaper::{ArabicReshaper, Language, ReshaperConfig};
use std::sync::OnceLock;

/// Whether a letter takes part in Arabic joining (letters and their vowel signs, not digits or punctuation).
pub(super) fn joins(c: char) -> bool {
    is_sign(c)
        || matches!(u32::from(c), 0x620..=0x64A | 0x66E..=0x6D3 | 0x6D5 | 0x6EE..=0x6EF | 0x6FA..=0x6FF)
}

/// Whether a character is a vowel sign or another mark over or under a letter.
fn is_sign(c: char) -> bool {
    matches!(u32::from(c),
        0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED | 0x8D4..=0x8FF)
}

fn reshaper() -> &'static ArabicReshaper {
    static RESHAPER: OnceLock<ArabicReshaper> = OnceLock::new();
    RESHAPER.get_or_init(|| {
        let mut config = ReshaperConfig::new(Language::ArabicV2, LigaturesFlags::none());
        config.delete_harakat = false;
        config.support_ligatures = true;
        for name in [
            LigatureNames::ARABIC_LIGATURE_LAM_WITH_ALEF,
            LigatureNames::ARABIC_LIGATURE_LAM_WITH_ALEF_WITH_HAMZA_ABOVE,
            LigatureNames::ARABIC_LIGATURE_LAM_WITH_ALEF_WITH_HAMZA_BELOW,
            LigatureNames::ARABIC_LIGATURE_LAM_WITH_ALEF_WITH_MADDA_ABOVE,
        ] {
            config.update_ligature(name, true);
        }
        config.to_reshaper()
    })
}

/// The glyphs of a run of Arabic letters, in logical order, each with the number of graphemes it stands for.
pub(super) fn shape(run: &str) -> Vec<(String, usize)> {
    // The reshaper counts from the letter before a sign; a run that begins with a sign has none.
    let lead: usize = run.chars().take_while(|c| is_sign(*c)).map(char::len_utf8).sum();
    let (signs, letters) = run.split_at(lead);
    let mut out: Vec<(String, usize)> = graphemes(signs).map(|g| (g.to_owned(), 1)).collect();
    let shaped = reshaper().reshape(letters);
    for glyph in graphemes(&shaped) {
        let ligature = glyph
            .chars()
            .next()
            .is_some_and(|c| matches!(u32::from(c), 0xFEF5..=0xFEFC));
        out.push((glyph.to_owned(), if ligature { 2 } else { 1 }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(run: &str) -> String {
        shape(run).into_iter().map(|(glyph, _)| glyph).collect()
    }

    #[test]
    fn letters_join() {
        assert_eq!(shaped("ما"), "\u{FEE3}\u{FE8E}");
    }

    #[test]
    fn vowel_signs_are_kept() {
        assert!(shaped("يومًا").contains('\u{64B}'));
        assert!(shaped("\u{64B}ما").starts_with('\u{64B}'));
    }

    #[test]
    fn lam_alef_is_one_glyph_for_two_letters() {
        assert_eq!(shape("لا"), [("\u{FEFB}".to_owned(), 2)]);
        let signed = shape("لَا");
        assert_eq!(signed.iter().map(|(_, n)| n).sum::<usize>(), 2, "{signed:?}");
    }

    #[test]
    fn every_letter_is_accounted_for() {
        for word in ["السلام", "الآن", "إلا", "لأن", "مُحَمَّد", "پچژگ", "لإدارة"]
        {
            let counted: usize = shape(word).iter().map(|(_, n)| n).sum();
            assert_eq!(counted, graphemes(word).count(), "{word}");
        }
    }
}
