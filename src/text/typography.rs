//! French typography: the spaces that must not break.
//!
//! Sources are typed with ordinary spaces, as every keyboard gives them; whatever is printed has a no-break space before
//! `; : ? ! » %` and after `«`, so that no line begins with a mark.

/// The no-break space, which every terminal font has; the narrow one many lack.
const NO_BREAK: char = '\u{a0}';

/// The text with its no-break spaces. Twice is as good as once; what has no such mark is left as it is.
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1);
        let breaks = before == Some('«') || after.is_some_and(|mark| ";:?!»%".contains(*mark));
        out.push(if *letter == ' ' && breaks {
            NO_BREAK
        } else {
            *letter
        });
    }
    out
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
}
