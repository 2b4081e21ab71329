//! What the codes of a study look like: short, without spaces, the same on every keyboard.

/// Whether a text can be a study's code; the shared module of the forms asks for the same (`h_study`).
pub fn is_study_code(text: &str) -> bool {
    (3..=20).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a text can be the code of a team or of a person.
pub fn is_person_code(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_plain() {
        assert!(
            is_study_code("IVT-2026")
                && !is_study_code("IV")
                && !is_study_code("ivt-2026")
                && !is_study_code("I V T")
        );
        assert!(
            is_person_code("A01") && is_person_code("t1") && !is_person_code("") && !is_person_code("Zoé")
        );
    }
}
