//! Tables as text: `| survey |` on a line of its own, then a header row and rows that leave the first cell empty.

use super::grid::{self, GridRow};
use crate::form::Workbook;

/// Reads tables; lines that do not start with `|` are no part of them.
pub(super) fn read(text: &str) -> Workbook {
    let mut sheets: Vec<(String, Vec<GridRow>)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('|')) {
        let cells = cells(line);
        let is_rule =
            |cell: &String| !cell.is_empty() && cell.chars().all(|letter| matches!(letter, '-' | ':'));
        if cells.iter().all(|cell| cell.is_empty() || is_rule(cell)) && cells.iter().any(is_rule) {
            continue;
        }
        match cells.split_first() {
            Some((name, _)) if !name.is_empty() => sheets.push((name.clone(), Vec::new())),
            Some((_, rest)) => {
                if let Some((_, rows)) = sheets.last_mut() {
                    let number = rows.len() as u32 + 1;
                    rows.push((number, rest.iter().cloned().enumerate().collect()));
                }
            }
            None => {}
        }
    }
    Workbook {
        sheets: sheets
            .into_iter()
            .map(|(name, rows)| grid::sheet(&name, rows))
            .collect(),
    }
}

/// The cells between the bars; `\|` is a bar in a cell.
fn cells(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut letters = line.chars().skip(1).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                if let Some(cell) = found.last_mut() {
                    cell.push('|');
                }
            }
            '|' => found.push(String::new()),
            _ => {
                if let Some(cell) = found.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    // What follows the last bar is no cell, unless the bar was forgotten.
    if found.last().is_some_and(|cell| cell.trim().is_empty()) {
        found.pop();
    }
    found.iter().map(|cell| cell.trim().to_owned()).collect()
}
