//! French typography: the spaces that must not break.
//!
//! Sources are typed with ordinary spaces, as every keyboard gives them; whatever is printed has a no-break space before
//! `; : ? ! » %`, after `«` and between the thousands of a number, so that no line begins with a mark and no number is cut.

/// The no-break space, which every terminal font has; the narrow one many lack.
const NO_BREAK: char = '\u{a0}';

/// The text with its no-break spaces. Twice is as good as once; what has no such mark is left as it is.
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1);
        let breaks = before == Some('«')
            || after.is_some_and(|mark| ";:?!»%".contains(*mark))
            || thousands(&letters, at);
        out.push(if *letter == ' ' && breaks {
            NO_BREAK
        } else {
            *letter
        });
    }
    out
}

/// Whether the letter at `at` stands between a digit and three digits that end there.
fn thousands(letters: &[char], at: usize) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    at > 0 && digit(at - 1) && (1..=3).all(|next| digit(at + next)) && !digit(at + 4)
}

#[cfg(test)]
mod tests {
    use super::french;

    #[test]
    fn marks_hold_on_to_their_word() {
        assert_eq!(
            french("« Qui ? » : 1 %, vraiment !"),
            "«\u{a0}Qui\u{a0}?\u{a0}»\u{a0}: 1\u{a0}%, vraiment\u{a0}!"
        );
    }

    #[test]
    fn twice_is_as_good_as_once_and_the_rest_is_left() {
        let text = "de 0 à 5 000 ; a:b, http://x";
        assert_eq!(french(&french(text)), french(text));
        assert_eq!(french("sans marque"), "sans marque");
        assert_eq!(french("a:b"), "a:b");
    }

    #[test]
    fn a_number_is_not_cut_between_its_thousands() {
        assert_eq!(
            french("de 50 000 à 1 000 000"),
            "de 50\u{a0}000 à 1\u{a0}000\u{a0}000"
        );
        assert_eq!(french("en 2020 2021, 3 mars 1999"), "en 2020 2021, 3 mars 1999");
    }
}
