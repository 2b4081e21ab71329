//! Regular expressions as Java reads them, which is what ODK Collect does: the whole text must match.

use fancy_regex::{Regex, RegexBuilder};

use super::error::EvalError;

/// The longest pattern read.
const MAX_PATTERN: usize = 8_192;
/// How many steps back a match may take before it is given up.
const BACKTRACK_LIMIT: usize = 200_000;

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    source: Box<str>,
    regex: Regex,
}

impl Pattern {
    /// Reads a pattern; the reason is that of the pattern's reader.
    pub fn parse(source: &str) -> Result<Self, String> {
        if source.len() > MAX_PATTERN {
            return Err(format!("longer than {MAX_PATTERN} bytes"));
        }
        let regex = RegexBuilder::new(&format!("\\A(?:{})\\z", in_java(source)))
            .backtrack_limit(BACKTRACK_LIMIT)
            .delegate_size_limit(4 << 20)
            .build()
            .map_err(|error| error.to_string())?;
        // A bracket too many could close the group around the pattern: it must also stand on its own.
        Regex::new(&in_java(source)).map_err(|error| error.to_string())?;
        Ok(Self {
            source: source.into(),
            regex,
        })
    }

    /// Whether the whole text matches.
    pub fn matches(&self, text: &str) -> Result<bool, EvalError> {
        self.regex.is_match(text).map_err(|error| EvalError::BadPattern {
            pattern: self.source.to_string(),
            reason: error.to_string(),
        })
    }
}

/// Writes the classes `\d`, `\w`, `\s` out as Java means them, in ASCII only; inside brackets without their own.
fn in_java(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut depth = 0usize;
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            match letter {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            out.push(letter);
            continue;
        }
        let Some(code) = letters.next() else {
            out.push('\\');
            break;
        };
        match code {
            'd' if depth > 0 => out.push_str("0-9"),
            'd' => out.push_str("[0-9]"),
            'w' if depth > 0 => out.push_str("A-Za-z0-9_"),
            'w' => out.push_str("[A-Za-z0-9_]"),
            's' if depth > 0 => out.push_str(" \\t\\n\\x0B\\f\\r"),
            's' => out.push_str("[ \\t\\n\\x0B\\f\\r]"),
            'D' => out.push_str("[^0-9]"),
            'W' => out.push_str("[^A-Za-z0-9_]"),
            'S' => out.push_str("[^ \\t\\n\\x0B\\f\\r]"),
            other => {
                out.push('\\');
                out.push(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn the_whole_text_must_match_and_digits_are_those_of_ascii() {
        let pattern = Pattern::parse(r"\d{2}|[\d-]+x").unwrap();

        assert!(pattern.matches("12").unwrap());
        assert!(pattern.matches("1-2x").unwrap());
        assert!(!pattern.matches("123").unwrap());
        assert!(!pattern.matches("١٢").unwrap());
    }

    #[test]
    fn a_bracket_too_many_is_refused() {
        assert!(Pattern::parse("a)|(b").is_err());
        assert!(Pattern::parse("[A-Z").is_err());
    }

    #[test]
    fn a_pattern_that_explodes_ends() {
        let pattern = Pattern::parse(r"(a+)+\1(a+)+\1[bc]").unwrap();

        assert!(!matches!(pattern.matches(&"a".repeat(60)), Ok(true)));
    }
}
