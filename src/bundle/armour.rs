//! A bundle as text, for mail and chat: they wrap lines, quote them, add greetings and turn dashes into something finer.
//!
//! Between two marks stands the base64 of the file, and in the first mark the check code of what it must come out as.
//! Whatever is no letter of base64 in between is passed over.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::code::check_code;
use super::error::{BundleError, Layer};

const BEGIN: &str = "BEGIN REPERE BUNDLE";
const END: &str = "END REPERE BUNDLE";
/// Mail keeps lines of this length whole.
const WIDTH: usize = 64;
/// How far into a text the first mark is looked for: a greeting may stand before it, not a book.
const PREFACE: usize = 64 << 10;

/// Writes bytes as armoured text.
pub fn armour(bytes: &[u8]) -> String {
    let mut out = format!("-----{BEGIN} {}-----\n", check_code(bytes));
    let text = STANDARD.encode(bytes);
    for line in text.as_bytes().chunks(WIDTH) {
        out.push_str(&String::from_utf8_lossy(line));
        out.push('\n');
    }
    out + "-----" + END + "-----\n"
}

/// The same on one line, as short as it gets: for a code to scan.
pub fn armour_line(bytes: &[u8]) -> String {
    format!("{BEGIN} {}-{}-{END}", check_code(bytes), STANDARD.encode(bytes))
}

/// Whether this is a text with a bundle in it. A document is none, whatever an answer in it says.
pub fn is_armoured(bytes: &[u8]) -> bool {
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
        return false;
    }
    let front = &bytes[..bytes.len().min(PREFACE)];
    find(front, BEGIN).is_some()
}

/// The bytes in an armoured text.
pub fn unarmour(bytes: &[u8]) -> Result<Vec<u8>, BundleError> {
    let damaged = || BundleError::Damaged { layer: Layer::Armour };
    let start = find(bytes, BEGIN).ok_or_else(damaged)? + BEGIN.len();
    let rest = &bytes[start..];
    let end = find(rest, END).ok_or_else(damaged)?;
    let (code, body) = split_code(&rest[..end]).ok_or_else(damaged)?;
    let letters: Vec<u8> = body
        .iter()
        .copied()
        .filter(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
        .collect();
    let bytes = STANDARD.decode(letters).map_err(|_| damaged())?;
    if check_code(&bytes) == code {
        Ok(bytes)
    } else {
        Err(damaged())
    }
}

/// The check code at the front, and what follows it.
fn split_code(bytes: &[u8]) -> Option<(String, &[u8])> {
    let start = bytes.iter().position(u8::is_ascii_alphanumeric)?;
    let length = super::code::LENGTH;
    let code = std::str::from_utf8(bytes.get(start..start + length)?).ok()?;
    Some((code.to_ascii_lowercase(), &bytes[start + length..]))
}

fn find(bytes: &[u8], mark: &str) -> Option<usize> {
    bytes
        .windows(mark.len())
        .position(|window| window == mark.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_survives_what_mail_and_chat_do_to_it() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let text = armour(&bytes);
        assert_eq!(unarmour(text.as_bytes()).expect("whole"), bytes);
        let quoted = format!("Bonjour,\n\nvoici.\n{}\nÀ demain", text.replace('\n', "\r\n> "));
        let wrapped = text.replace("-----", "—").replace('\n', "\n \u{a0}");
        for altered in [quoted, wrapped, text.replace('\n', " "), armour_line(&bytes)] {
            assert!(is_armoured(altered.as_bytes()));
            assert_eq!(unarmour(altered.as_bytes()).expect("whole"), bytes, "{altered}");
        }
    }

    #[test]
    fn a_lost_line_and_a_lost_end_are_noticed() {
        let text = armour(&[7; 1000]);
        let lines: Vec<&str> = text.lines().collect();
        let short = [&lines[..3], &lines[4..]].concat().join("\n");
        assert!(unarmour(short.as_bytes()).is_err());
        assert!(unarmour(lines[..lines.len() - 1].join("\n").as_bytes()).is_err());
    }
}
