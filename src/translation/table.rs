//! The table that goes out to translators and comes back: a row an item, two columns a language.

use super::{Item, State, Translation, TranslationError, items};
use crate::form::{Cell, Row, Sheet, Workbook};

const TEXTS: &str = "translations";
const LANGUAGES: &str = "languages";
const BACK: &str = " (back)";

/// The workbook for translators: what is there already is filled in.
pub fn table(languages: &[Translation]) -> Workbook {
    let mut headers: Vec<String> = ["item", "fr", "en"].map(str::to_owned).to_vec();
    for language in languages {
        headers.push(language.language.clone());
        headers.push(format!("{}{BACK}", language.language));
    }
    let text_row = |item: &Item| {
        let mut cells = vec![item.code.clone(), item.fr.clone(), item.en.clone()];
        for language in languages {
            cells.push(language.texts.get(&item.code).cloned().unwrap_or_default());
            cells.push(language.back.get(&item.code).cloned().unwrap_or_default());
        }
        cells
    };
    let texts = sheet(TEXTS, headers, items().iter().map(text_row).collect());
    let states = languages
        .iter()
        .map(|language| {
            vec![
                language.language.clone(),
                language.name.clone(),
                language.state.word().to_owned(),
            ]
        })
        .collect();
    let heads = ["language", "name", "state"].map(str::to_owned).to_vec();
    Workbook {
        sheets: vec![texts, sheet(LANGUAGES, heads, states)],
    }
}

fn sheet(name: &str, headers: Vec<String>, rows: Vec<Vec<String>>) -> Sheet {
    let rows = rows.into_iter().enumerate().map(|(at, cells)| Row {
        number: at as u32 + 2,
        cells: cells
            .into_iter()
            .enumerate()
            .map(|(column, text)| Cell { column, text })
            .collect(),
    });
    Sheet {
        name: name.to_owned(),
        headers,
        rows: rows.collect(),
    }
}

/// What came back from translators, language by language; refused with the first thing that is wrong.
pub fn read_table(book: &Workbook) -> Result<Vec<Translation>, TranslationError> {
    let missing = |what: &str| TranslationError::Shape {
        detail: what.to_owned(),
    };
    let texts = book
        .sheet(TEXTS)
        .ok_or_else(|| missing("no sheet translations"))?;
    let states = book
        .sheet(LANGUAGES)
        .ok_or_else(|| missing("no sheet languages"))?;
    let column = |sheet: &Sheet, name: &str| sheet.headers.iter().position(|head| head.trim() == name);
    let code = column(texts, "item").ok_or_else(|| missing("no column item"))?;
    let cell = |row: &Row, column: Option<usize>| -> String {
        let text = column.and_then(|column| row.text(column)).unwrap_or_default();
        text.trim().to_owned()
    };
    let all = items();
    let mut languages = Vec::new();
    for row in &states.rows {
        let language = cell(row, column(states, "language"));
        if language.is_empty() {
            continue;
        }
        let word = cell(row, column(states, "state"));
        let state = State::of(&word).ok_or_else(|| TranslationError::BadState {
            language: language.clone(),
            word,
        })?;
        let mut translation = Translation {
            state,
            ..Translation::blank(&language, &cell(row, column(states, "name")))
        };
        let (text, back) = (
            column(texts, &language),
            column(texts, &format!("{language}{BACK}")),
        );
        for row in &texts.rows {
            let item = cell(row, Some(code));
            for (column, into) in [(text, &mut translation.texts), (back, &mut translation.back)] {
                let words = cell(row, column);
                if !words.is_empty() {
                    into.insert(item.clone(), words);
                }
            }
        }
        translation.check(&all)?;
        languages.push(translation);
    }
    Ok(languages)
}
