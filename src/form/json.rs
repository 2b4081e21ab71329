//! The JSON of a form: an object of sheets, each a list of rows, in the order of the file.
//!
//! Written by hand over serde's visitors because order and repeated keys matter: a map would lose both.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Address, Cell, Problem, ProblemKind, Row, Sheet, Workbook};

impl Workbook {
    /// Reads the JSON of a form: `{"survey": [{"type": "text", …}, …], "choices": […], …}`.
    pub fn from_json(text: &str) -> Result<Self, Box<Problem>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Sheets(raw) = serde_json::from_str(text).map_err(|error| {
            Problem::error(
                Address::default(),
                ProblemKind::BadJson {
                    line: error.line().to_string(),
                    what: error.to_string(),
                },
            )
        })?;
        Ok(Self {
            sheets: raw
                .into_iter()
                .map(|(name, Rows(rows))| sheet(name, rows))
                .collect(),
        })
    }
}

fn sheet(name: String, raw: Vec<Vec<(String, String)>>) -> Sheet {
    let mut headers: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(raw.len());
    for (index, pairs) in raw.into_iter().enumerate() {
        let mut row = Row {
            number: index as u32 + 2,
            cells: Vec::with_capacity(pairs.len()),
        };
        for (header, text) in pairs {
            let column = headers
                .iter()
                .position(|known| *known == header)
                .unwrap_or_else(|| {
                    headers.push(header);
                    headers.len() - 1
                });
            // A cell without text is no cell, as in a spreadsheet; its header still counts.
            if !text.is_empty() {
                row.cells.push(Cell { column, text });
            }
        }
        rows.push(row);
    }
    Sheet { name, headers, rows }
}

struct Sheets(Vec<(String, Rows)>);
struct Rows(Vec<Vec<(String, String)>>);
struct Pairs(Vec<(String, String)>);
struct Text(String);

impl<'de> Deserialize<'de> for Sheets {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Sheets;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object of sheets")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sheets, A::Error> {
                let mut sheets = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    sheets.push(entry);
                }
                Ok(Sheets(sheets))
            }
        }
        from.deserialize_map(Reader)
    }
}

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Rows;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of rows")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Rows, A::Error> {
                let mut rows = Vec::new();
                while let Some(Pairs(pairs)) = seq.next_element()? {
                    rows.push(pairs);
                }
                Ok(Rows(rows))
            }
            /// A sheet of one row may be written without its list.
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Rows, A::Error> {
                let Pairs(pairs) = Pairs::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Rows(vec![pairs]))
            }
        }
        from.deserialize_any(Reader)
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Pairs;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a row: an object of cells")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some((header, Text(text))) = map.next_entry::<String, Text>()? {
                    pairs.push((header, text));
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(Reader)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Text;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a cell: text, a number, true, false or null")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Text, E> {
                Ok(Text(if value { "TRUE" } else { "FALSE" }.to_owned()))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_unit<E: de::Error>(self) -> Result<Text, E> {
                Ok(Text(String::new()))
            }
        }
        from.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_and_their_numbers() {
        let book = Workbook::from_json(
            r#"{"survey": [{"type": "text", "name": "b"}, {"name": "a", "label": 1}], "settings": []}"#,
        )
        .unwrap();
        let survey = book.sheet("Survey").unwrap();
        assert_eq!(survey.headers, ["type", "name", "label"]);
        assert_eq!(survey.rows[1].number, 3);
        assert_eq!(survey.rows[1].text(2), Some("1"));
    }

    #[test]
    fn what_is_no_form_says_the_line() {
        let problem = Workbook::from_json("{\n \"survey\": [3]}").unwrap_err();
        assert_eq!(problem.code(), "JSON_001");
        assert!(matches!(problem.kind, ProblemKind::BadJson { line, .. } if line == "2"));
    }
}
