//! Choice lists: written in the plain format, or kept as reference lists in CSV.

use super::source::Place;
use super::{AssembleError, Fault, Source};

/// A choice list: codes, both labels, and columns of its own.
#[derive(Debug)]
pub(super) struct List {
    pub place: Place,
    pub columns: Vec<String>,
    pub entries: Vec<Entry>,
}

/// One choice.
#[derive(Debug)]
pub(super) struct Entry {
    pub code: String,
    pub fr: String,
    pub en: String,
    pub rest: Vec<String>,
}

impl List {
    pub(super) fn new(place: Place, columns: Vec<String>) -> Self {
        Self {
            place,
            columns,
            entries: Vec::new(),
        }
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.entries.iter().any(|e| e.code == code)
    }

    /// Adds `code | French | English | own columns…`.
    pub(super) fn push_line(&mut self, line: &str, place: &Place) -> Result<(), AssembleError> {
        self.push(line.split(" | ").map(|f| f.trim().to_owned()).collect(), place)
    }

    fn push(&mut self, fields: Vec<String>, place: &Place) -> Result<(), AssembleError> {
        let (found, expected) = (fields.len(), self.columns.len() + 3);
        let mut fields = fields.into_iter();
        let (Some(code), Some(fr), Some(en), true) =
            (fields.next(), fields.next(), fields.next(), found == expected)
        else {
            return Err(place.fault(Fault::Fields { expected, found }));
        };
        if self.has(&code) {
            return Err(place.fault(Fault::Twice {
                what: "code",
                name: code,
            }));
        }
        self.entries.push(Entry {
            code,
            fr,
            en,
            rest: fields.collect(),
        });
        Ok(())
    }
}

/// A reference list: the columns `code`, `fr`, `en`, then its own.
pub(super) fn from_csv(source: &Source<'_>) -> Result<List, AssembleError> {
    let place = |line| Place {
        file: source.name.to_owned(),
        line,
    };
    let broken = |e: csv::Error| {
        let line = e
            .position()
            .map_or(1, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
        place(line).fault(Fault::Csv {
            detail: e.to_string(),
        })
    };
    let mut reader = csv::Reader::from_reader(source.text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .map_err(broken)?
        .iter()
        .map(str::to_owned)
        .collect();
    if header.iter().take(3).ne(["code", "fr", "en"]) {
        return Err(place(1).fault(Fault::Incomplete {
            statement: header.join(","),
        }));
    }
    let mut list = List::new(place(1), header[3..].to_vec());
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(broken)?;
        list.push(record.iter().map(str::to_owned).collect(), &place(index + 2))?;
    }
    Ok(list)
}
