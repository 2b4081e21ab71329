//! Cell text as the standard reads it.

/// The columns whose text people read.
const PROSE: [&str; 7] = [
    "form_title",
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "warning_message",
];

/// The text of a cell of this column. Quotes are straightened, because expressions know no others; a text that people
/// read keeps the apostrophes of its language, unless it holds an expression.
pub(crate) fn cell(column: &str, text: &str, keep_blanks: bool) -> String {
    if PROSE.contains(&column) && !text.contains("instance(") {
        blanks(text, keep_blanks)
    } else {
        clean(text, keep_blanks)
    }
}

/// The text of a cell: trimmed, runs of blanks as one (unless the form asks to keep them), quotes straightened.
pub(crate) fn clean(text: &str, keep_blanks: bool) -> String {
    let straight: String = text
        .chars()
        .map(|character| match character {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        })
        .collect();
    blanks(&straight, keep_blanks)
}

fn blanks(text: &str, keep: bool) -> String {
    if keep {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if character != ' ' || !out.ends_with(' ') {
            out.push(character);
        }
    }
    out
}

/// The words of the standard for yes and no.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// Whether XML allows the text as an element's name (the prefix is left to the caller).
pub(crate) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first == '_' || first.is_alphabetic())
        && characters.all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_quotes_are_cleaned() {
        assert_eq!(clean("  a   b\n c ", false), "a b\n c");
        assert_eq!(clean("\u{2018}x\u{2019}", false), "'x'");
        assert_eq!(clean(" a  b", true), " a  b");
        assert_eq!(cell("label", " l\u{2019}eau  ", false), "l\u{2019}eau");
        assert_eq!(cell("relevant", "\u{2018}x\u{2019}", false), "'x'");
        assert_eq!(
            cell("label", "instance(\u{2018}x\u{2019})", false),
            "instance('x')"
        );
    }
}
