//! Lists that come from files: CSV, GeoJSON, XML.

use super::super::{Address, Choice, ChoiceList, ListId, ProblemKind, Texts};
use super::Builder;

/// Rows of a file by column.
#[derive(Debug, Default)]
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Builder<'_> {
    /// The list that a file holds, with the columns that give value and label.
    pub(super) fn file_list(
        &mut self,
        file: &str,
        value: Option<&str>,
        label: Option<&str>,
        at: &Address,
    ) -> ListId {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let geo = file.ends_with(".geojson");
        let value = value.unwrap_or(if geo { "id" } else { "name" });
        let label = label.unwrap_or(if geo { "title" } else { "label" });
        let key = format!("{stem}\n{value}\n{label}");
        if let Some(id) = self.list_ids.get(&key) {
            return *id;
        }
        let found = self
            .attachments
            .get(file)
            .map(|bytes| (file, bytes))
            .or_else(|| self.attachments.by_stem(stem));
        let mut list = ChoiceList {
            name: stem.to_owned(),
            ..ChoiceList::default()
        };
        match found {
            None => self.warning(
                at.clone(),
                ProblemKind::MissingFile {
                    file: file.to_owned(),
                },
            ),
            Some((name, bytes)) => match read(name, bytes) {
                Err(what) => self.error(
                    at.clone(),
                    ProblemKind::BadFile {
                        file: file.to_owned(),
                        what,
                    },
                ),
                Ok(rows) => {
                    list.present = true;
                    fill(&mut list, rows, value, label);
                }
            },
        }
        let id = self.add_list(&key, list.finish());
        // The first reader of a file gives it its id as a secondary instance.
        self.list_ids.entry(stem.to_owned()).or_insert(id);
        id
    }
}

fn fill(list: &mut ChoiceList, rows: Rows, value: &str, label: &str) {
    let place = |name: &str| rows.columns.iter().position(|column| column == name);
    let (value, label) = (place(value), place(label));
    list.choices = rows
        .rows
        .into_iter()
        .enumerate()
        .map(|(index, cells)| Choice {
            value: value.map(|column| cells[column].clone()).unwrap_or_default(),
            label: label
                .map(|column| Texts::shared(cells[column].clone()))
                .unwrap_or_default(),
            cells,
            row: Some(index as u32 + 2),
            at: Address::default(),
        })
        .collect();
    list.columns = rows.columns;
}

fn read(name: &str, bytes: &[u8]) -> Result<Rows, String> {
    match name
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
        .to_ascii_lowercase()
        .as_str()
    {
        "geojson" => geojson(bytes),
        "xml" => xml(bytes),
        _ => csv(bytes),
    }
}

fn csv(bytes: &[u8]) -> Result<Rows, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.split(|byte| *byte == sign).count();
    let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(bytes);
    let headers = reader.byte_headers().map_err(|error| error.to_string())?;
    let columns: Vec<String> = headers
        .iter()
        .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
        .collect();
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|error| error.to_string())?;
        let cell = |index: usize| {
            record
                .get(index)
                .map(|cell| String::from_utf8_lossy(cell).into_owned())
        };
        rows.push(
            (0..columns.len())
                .map(|index| cell(index).unwrap_or_default())
                .collect(),
        );
    }
    Ok(Rows { columns, rows })
}

/// Each feature becomes a row: `id`, its properties, and its geometry as a submission writes it.
fn geojson(bytes: &[u8]) -> Result<Rows, String> {
    let root: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let features = root
        .get("features")
        .and_then(serde_json::Value::as_array)
        .ok_or("no features")?;
    let mut out = Rows::default();
    for feature in features {
        let mut pairs: Vec<(String, String)> = Vec::new();
        if let Some(id) = feature.get("id") {
            pairs.push(("id".into(), scalar(id)));
        }
        for (key, value) in feature
            .get("properties")
            .and_then(serde_json::Value::as_object)
            .into_iter()
            .flatten()
        {
            if key != "id" || feature.get("id").is_none() {
                pairs.push((key.clone(), scalar(value)));
            }
        }
        let geometry = feature.get("geometry").map(geometry).unwrap_or_default();
        pairs.push(("geometry".into(), geometry));
        out.push(pairs);
    }
    Ok(out)
}

impl Rows {
    fn push(&mut self, pairs: Vec<(String, String)>) {
        let mut row = vec![String::new(); self.columns.len()];
        for (name, text) in pairs {
            let column = self
                .columns
                .iter()
                .position(|known| *known == name)
                .unwrap_or_else(|| {
                    self.columns.push(name);
                    row.push(String::new());
                    for earlier in &mut self.rows {
                        earlier.push(String::new());
                    }
                    row.len() - 1
                });
            row[column] = text;
        }
        self.rows.push(row);
    }
}

fn scalar(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn geometry(value: &serde_json::Value) -> String {
    fn point(pair: &serde_json::Value) -> Option<String> {
        let pair = pair.as_array()?;
        Some(format!("{} {} 0 0", pair.get(1)?, pair.first()?))
    }
    let kind = value
        .get("type")
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default();
    let coordinates = &value["coordinates"];
    let line = |points: &serde_json::Value| {
        let points = points.as_array().into_iter().flatten().filter_map(point);
        points.collect::<Vec<_>>().join("; ")
    };
    match kind {
        "Point" => point(coordinates).unwrap_or_default(),
        "LineString" => line(coordinates),
        "Polygon" => line(&coordinates[0]),
        _ => String::new(),
    }
}

/// Each child of the root becomes a row, each of its children a column.
fn xml(bytes: &[u8]) -> Result<Rows, String> {
    use quick_xml::events::Event;
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut out = Rows::default();
    let (mut depth, mut pairs, mut name, mut text) = (0_u32, Vec::new(), String::new(), String::new());
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                depth += 1;
                if depth == 3 {
                    tag.local_name().as_ref().clone_into(&mut name);
                    text.clear();
                }
            }
            Event::Empty(tag) if depth == 2 => {
                pairs.push((tag.local_name().as_ref().to_owned(), String::new()));
            }
            Event::Text(part) if depth == 3 => text.push_str(&part),
            Event::CData(part) if depth == 3 => text.push_str(&part),
            Event::GeneralRef(part) if depth == 3 => {
                match part.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(character) => text.push(character),
                    None => {
                        text.push_str(
                            quick_xml::escape::resolve_predefined_entity(&part).unwrap_or_default(),
                        );
                    }
                }
            }
            Event::End(_) => {
                match depth {
                    3 => pairs.push((std::mem::take(&mut name), std::mem::take(&mut text))),
                    2 => out.push(std::mem::take(&mut pairs)),
                    _ => {}
                }
                depth = depth.saturating_sub(1);
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_file_may_use_semicolons_quotes_and_a_mark() {
        let rows = csv("\u{feff}name;label\na;\"x; y\"\nb\n".as_bytes()).unwrap();
        assert_eq!(rows.columns, ["name", "label"]);
        assert_eq!(rows.rows, [["a", "x; y"], ["b", ""]]);
    }

    #[test]
    fn xml_items_become_rows() {
        let rows = xml(b"<root><item><name>a&amp;b</name><f>1</f></item><item><name>c</name></item></root>")
            .unwrap();
        assert_eq!(rows.columns, ["name", "f"]);
        assert_eq!(rows.rows, [["a&b", "1"], ["c", ""]]);
    }

    #[test]
    fn geojson_points_become_places() {
        let rows = geojson(
            br#"{"features":[{"id":"w","geometry":{"type":"Point","coordinates":[2.5,6.25]},"properties":{"title":"T"}}]}"#,
        )
        .unwrap();
        assert_eq!(rows.columns, ["id", "title", "geometry"]);
        assert_eq!(rows.rows[0], ["w", "T", "6.25 2.5 0 0"]);
    }
}
