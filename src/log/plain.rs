//! The only values that are hashed and signed: strings, whole numbers and lists, in one spelling.
//!
//! Reading is strict (no object, float, boolean, null, duplicate meaning or number beyond 2^53); writing is compact with
//! minimal escapes. So a document that another tool laid out anew (`jq .`) yields the same bytes to hash, and no two
//! readers can differ on what was signed.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use thiserror::Error;

/// The largest whole number that every JSON reader keeps exactly.
pub const LARGEST: i64 = 9_007_199_254_740_991;
/// A list nests no deeper than this.
const DEEPEST: usize = 16;
/// A value has no more items: a segment of a million events has four million.
const MOST_ITEMS: usize = 8_000_000;

/// A string, a whole number or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain {
    /// A string.
    Text(String),
    /// A whole number within ±(2^53 − 1).
    Number(i64),
    /// A list.
    List(Vec<Plain>),
}

/// Why a text is no plain value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a plain value at line {line}, column {column}: {what}")]
pub struct PlainError {
    /// Line in the text, from 1.
    pub line: usize,
    /// Column in the line, from 1.
    pub column: usize,
    /// What the reader met.
    pub what: String,
}

impl Plain {
    /// Reads a whole text as one plain value.
    pub fn read(text: &str) -> Result<Self, PlainError> {
        // Two bytes of text would become twenty-four in memory each, so they are counted before.
        let begins = |byte: &u8| matches!(byte, b',' | b'[');
        if text.len() > MOST_ITEMS && text.bytes().filter(|byte| begins(byte)).count() > MOST_ITEMS {
            return Err(PlainError {
                line: 1,
                column: 1,
                what: format!("more than {MOST_ITEMS} items"),
            });
        }
        let value: Self = serde_json::from_str(text).map_err(|error| PlainError {
            line: error.line(),
            column: error.column(),
            what: error.to_string(),
        })?;
        if value.depth() > DEEPEST {
            return Err(PlainError {
                line: 1,
                column: 1,
                what: format!("lists nest deeper than {DEEPEST}"),
            });
        }
        Ok(value)
    }

    fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// Appends the one spelling of this value.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_text(text, out),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
        }
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Plain]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

impl From<&str> for Plain {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Plain {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Plain {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(LARGEST))
    }
}

impl From<i64> for Plain {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Plain>> for Plain {
    fn from(items: Vec<Plain>) -> Self {
        Self::List(items)
    }
}

/// Appends a JSON string with the escapes that JSON demands and no others.
pub fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        if short.is_empty() {
            out.push_str("\\u00");
            out.push(if byte < 0x10 { '0' } else { '1' });
            out.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
        } else {
            out.push_str(short);
        }
        from = at + 1;
    }
    out.push_str(&text[from..]);
    out.push('"');
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a whole number within 2^53 or a list")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Plain, E> {
        Ok(Plain::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Plain, E> {
        Ok(Plain::Text(text))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Plain, E> {
        i64::try_from(number)
            .ok()
            .filter(|n| *n <= LARGEST)
            .map(Plain::Number)
            .ok_or_else(|| E::custom("a number beyond 2^53"))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Plain, E> {
        if number >= -LARGEST {
            Ok(Plain::Number(number))
        } else {
            Err(E::custom("a number beyond 2^53"))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Plain::List(list))
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_spelling_whatever_the_layout() {
        let laid_out = " [ \"\\u00e9\\/\" ,\n\t-3, [ ], \"\\u001F\\u007f\\\"\" ] ";
        let value = Plain::read(laid_out).expect("plain");
        assert_eq!(value.to_string(), "[\"é/\",-3,[],\"\\u001f\u{7f}\\\"\"]");
        assert_eq!(Plain::read(&value.to_string()), Ok(value));
    }

    #[test]
    fn what_two_readers_could_take_differently_is_refused() {
        for text in [
            "1.0",
            "1e3",
            "-0",
            "-0.0",
            "9007199254740992",
            "-9007199254740992",
            "18446744073709551616",
            "null",
            "true",
            "{}",
            "[1,]",
            "\"\\ud800\"",
            "[1] 2",
            "\u{feff}[]",
            "\"\u{1}\"",
            "NaN",
            "01",
            "",
        ] {
            assert!(Plain::read(text).is_err(), "{text} was read");
        }
        assert!(Plain::read(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_err());
    }
}
