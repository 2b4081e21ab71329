//! Whether a default is a literal or an expression.
//!
//! The standard has no mark for it: pyxform runs a small lexer over the text and calls it an expression when an
//! operator, a call or a reference comes out. The rules here give its measured verdicts.

use super::Kind;

/// Whether the default of a node of that kind is worked out rather than copied.
pub(crate) fn is_dynamic(text: &str, kind: Kind) -> bool {
    let dated = matches!(
        kind,
        Kind::Date | Kind::DateTime | Kind::Time | Kind::Geopoint | Kind::Geotrace | Kind::Geoshape
    );
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let first = bytes[at];
        match first {
            b'\'' | b'"' => {
                // A quoted text is one token; without its end the quote stands alone.
                at += 1 + rest[1..].find(first as char).map_or(0, |end| end + 1);
            }
            b'$' if rest.starts_with("${") && rest.contains('}') => return true,
            b'+' | b'*' | b'|' => return true,
            b'-' => {
                if let Some(length) = number(rest) {
                    at += length;
                } else if dated {
                    at += 1;
                } else {
                    return true;
                }
            }
            b'0'..=b'9' | b'.' => at += number(rest).unwrap_or(1),
            _ => {
                let length = name(rest);
                if length == 0 {
                    at += rest.chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                let after = &rest[length..];
                if after.starts_with('(') {
                    return true;
                }
                let spaced =
                    at > 0 && bytes[at - 1].is_ascii_whitespace() && after.starts_with([' ', '\t', '\n']);
                if spaced && matches!(&rest[..length], "div" | "mod") {
                    return true;
                }
                at += length;
            }
        }
    }
    false
}

/// The length of a number with its sign.
fn number(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    let mut length = whole;
    if unsigned[whole..].starts_with('.') {
        let fraction = digits(&unsigned[whole + 1..]);
        if whole + fraction == 0 {
            return None;
        }
        length += 1 + fraction;
    }
    (length > 0).then_some(length + text.len() - unsigned.len())
}

/// The length of an XML name (prefix included) at the start of the text.
fn name(text: &str) -> usize {
    let mut length = 0;
    for character in text.chars() {
        let fits = character == '_' || character.is_alphabetic();
        let inner = character.is_numeric() || matches!(character, '-' | '.' | ':');
        if fits || length > 0 && inner {
            length += character.len_utf8();
        } else {
            break;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_those_measured_with_pyxform() {
        for text in [
            "a-b",
            "5-3",
            "-5",
            "2020-01-01",
            "hello (world)",
            "pre[1]",
            "a/b",
            "01:02",
            "https://example.org/x?y=1",
            "abc",
            "2.50",
            "y n",
        ] {
            assert!(!is_dynamic(text, Kind::Text), "{text}");
        }
        for text in [
            "5 - 3",
            "A - B",
            "x*y",
            "C++",
            "a|b",
            "+44 1",
            "${x}",
            "now()",
            "7 mod 2",
            "concat('a', 'b')",
        ] {
            assert!(is_dynamic(text, Kind::Text), "{text}");
        }
        assert!(!is_dynamic("2020 - 1", Kind::Date));
    }
}
