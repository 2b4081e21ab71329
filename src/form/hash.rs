//! The content hash of a form: SHA-256 over the RFC 8785 form of its sheets and the hashes of its attachments.
//!
//! Only strings, arrays and objects occur, so the canonical form needs no number rules. White space in the file and the
//! order of columns do not count; the order of rows does.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Attachments, Workbook};

/// The hash of a form's sheets and attachments, in hexadecimal.
pub fn content_hash(book: &Workbook, attachments: &Attachments) -> String {
    let mut canonical = String::from("{\"attachments\":");
    let files: BTreeMap<Utf16<'_>, String> = attachments
        .iter()
        .map(|(name, bytes)| (Utf16(name), quoted(&hex::encode(Sha256::digest(bytes)))))
        .collect();
    object(&mut canonical, &files);
    canonical.push_str(",\"sheets\":");
    let sheets: BTreeMap<Utf16<'_>, String> = book
        .sheets
        .iter()
        .map(|sheet| {
            let rows: Vec<String> = sheet
                .rows
                .iter()
                .map(|row| {
                    let cells: BTreeMap<Utf16<'_>, String> = row
                        .cells
                        .iter()
                        .map(|cell| (Utf16(&sheet.headers[cell.column]), quoted(&cell.text)))
                        .collect();
                    let mut out = String::new();
                    object(&mut out, &cells);
                    out
                })
                .collect();
            (Utf16(&sheet.name), format!("[{}]", rows.join(",")))
        })
        .collect();
    object(&mut canonical, &sheets);
    canonical.push('}');
    hex::encode(Sha256::digest(canonical.as_bytes()))
}

/// A key in the order RFC 8785 asks for: by UTF-16 code units.
#[derive(PartialEq, Eq)]
struct Utf16<'a>(&'a str);

impl Ord for Utf16<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Utf16<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

fn object(out: &mut String, members: &BTreeMap<Utf16<'_>, String>) {
    out.push('{');
    for (index, (key, value)) in members.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&quoted(key.0));
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
}

/// A string as RFC 8785 writes it, which is how serde_json does: short escapes, the rest of the controls as `\u00xx`.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_column_order_do_not_count() {
        let one = Workbook::from_json(r#"{"survey":[{"type":"text","name":"a"}]}"#).unwrap();
        let two = Workbook::from_json("{\"survey\": [ {\"name\": \"a\", \"type\": \"text\"} ]}").unwrap();
        let none = Attachments::default();
        assert_eq!(content_hash(&one, &none), content_hash(&two, &none));
    }

    #[test]
    fn the_bytes_that_are_hashed_are_canonical() {
        // sha256 of {"attachments":{},"sheets":{"survey":[{"name":"é\n","type":"text"}]}}
        let book = Workbook::from_json(r#"{"survey":[{"type":"text","name":"é\n"}]}"#).unwrap();
        let canonical =
            "{\"attachments\":{},\"sheets\":{\"survey\":[{\"name\":\"é\\n\",\"type\":\"text\"}]}}";
        assert_eq!(
            content_hash(&book, &Attachments::default()),
            hex::encode(Sha256::digest(canonical))
        );
    }

    #[test]
    fn an_attachment_counts() {
        let book = Workbook::from_json(r#"{"survey":[]}"#).unwrap();
        let mut files = Attachments::default();
        let before = content_hash(&book, &files);
        files.insert("a.csv", b"x");
        assert_ne!(before, content_hash(&book, &files));
    }
}
