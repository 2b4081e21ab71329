//! From text to tokens with their places.

use super::error::ExprError;
use super::tree::Span;

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'s> {
    pub kind: TokenKind<'s>,
    pub span: Span,
}

/// The words and signs of the language; operators that are names (`and`, `div`) are told apart by the parser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TokenKind<'s> {
    Number(f64),
    Text(&'s str),
    /// A name, perhaps with a prefix: `jr:choice-name`.
    Name(&'s str),
    /// `${name}`, the name between the braces.
    Reference(&'s str),
    /// Any other sign: `(`, `[`, `::`, `<=`, …; wrong ones (`==`, `&&`) too.
    Sign(&'s str),
}

const SIGNS: &[&str] = &[
    "===", "!==", "::", "..", "//", "!=", "<=", ">=", "==", "&&", "||", "<>", "=<", "=>", "(", ")", "[", "]",
    ",", "/", ".", "@", "*", "+", "-", "=", "<", ">", "|", "!", "&",
];

/// Cuts a text into tokens.
pub(super) fn tokens(source: &str) -> Result<Vec<Token<'_>>, ExprError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        if first.is_whitespace() || first == '\u{feff}' {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, first, at)?;
        found.push(Token {
            kind,
            span: Span::new(at, at + length),
        });
        at += length;
    }
    Ok(found)
}

fn token(rest: &str, first: char, at: usize) -> Result<(TokenKind<'_>, usize), ExprError> {
    if first == '\'' || first == '"' {
        let Some(length) = rest[1..].find(first) else {
            return Err(ExprError::UnclosedQuote {
                quote: first,
                at: Span::new(at, at + rest.len()),
            });
        };
        return Ok((TokenKind::Text(&rest[1..=length]), length + 2));
    }
    if rest.starts_with("${") {
        return reference(rest, at);
    }
    let digit_follows = |text: &str| text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    if first.is_ascii_digit() || (first == '.' && digit_follows(rest)) {
        return Ok(number(rest));
    }
    if is_name_start(first) {
        let length = name_length(rest);
        return Ok((TokenKind::Name(&rest[..length]), length));
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => Ok((TokenKind::Sign(&rest[..sign.len()]), sign.len())),
        None => Err(ExprError::UnexpectedCharacter {
            character: first,
            at: Span::new(at, at + first.len_utf8()),
        }),
    }
}

fn reference(rest: &str, at: usize) -> Result<(TokenKind<'_>, usize), ExprError> {
    // The name ends at the brace; a blank line of sight further than this means that the brace is missing.
    let end = rest.find('}');
    let name = end.map(|end| rest[2..end].trim());
    match (end, name) {
        (Some(end), Some(name)) if is_reference_name(name) => Ok((TokenKind::Reference(name), end + 1)),
        _ => {
            let stop = rest[2..]
                .find(|c: char| !is_name_part(c) && c != '#')
                .map_or(rest.len(), |stop| stop + 2);
            let stop = end.map_or(stop, |end| {
                if rest[2..end].contains("${") {
                    stop
                } else {
                    end + 1
                }
            });
            let text = rest[..stop].to_owned();
            Err(ExprError::BadReference {
                text,
                at: Span::new(at, at + stop),
            })
        }
    }
}

/// Whether this may stand between the braces of a reference.
fn is_reference_name(text: &str) -> bool {
    let name = text.strip_prefix("last-saved#").unwrap_or(text);
    name.chars().next().is_some_and(is_name_start) && name.chars().all(|c| is_name_part(c) || c == ':')
}

fn number(rest: &str) -> (TokenKind<'_>, usize) {
    let mut point = false;
    let mut length = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            // `5..` would be a number and a dot: no form writes it, both readings end in an error.
            b'.' if !point => point = true,
            _ => break,
        }
        length = at + 1;
    }
    let value = rest[..length].parse().unwrap_or(f64::NAN);
    (TokenKind::Number(value), length)
}

pub(super) fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}') || is_mark(c)
}

/// Combining marks belong to names: letters of Indian and African scripts are written with them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{135d}'..='\u{135f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{ebc}' | '\u{610}'..='\u{6dc}')
        && !c.is_ascii_punctuation()
}

fn name_length(rest: &str) -> usize {
    let plain = |text: &str| text.find(|c: char| !is_name_part(c)).unwrap_or(text.len());
    let mut length = plain(rest);
    let after = &rest[length..];
    // A prefix, but not an axis (`child::x`).
    if let Some(local) = after.strip_prefix(':')
        && local.chars().next().is_some_and(is_name_start)
    {
        length += 1 + plain(local);
    }
    length
}
