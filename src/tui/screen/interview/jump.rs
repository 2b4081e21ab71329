//! Jumping by typing: a number, a name, words of a label or of an answer.

use crate::text::fold::fold;
use crate::tui::sheet::{LineKind, Sheet};
use crate::tui::window::{Line, Target};

/// The lines that a window shows for what was typed.
pub fn lines(sheet: &Sheet, typed: &str) -> Vec<Line> {
    find(sheet, typed)
        .into_iter()
        .take(200)
        .map(|index| {
            let line = &sheet.lines[index];
            Line {
                text: line.label.clone(),
                right: line.answer.clone(),
                target: Target::Line(index),
            }
        })
        .collect()
}

/// The lines of a sheet that match what was typed, best first.
///
/// A number is the number of the question in the interview; a name is exact or its beginning; words are looked for in
/// labels first, then in answers.
pub fn find(sheet: &Sheet, typed: &str) -> Vec<usize> {
    let wanted = fold(typed.trim());
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let number = wanted.parse::<usize>().ok();
    let mut asked = 0;
    let mut found: Vec<(u8, usize)> = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate() {
        if line.kind == LineKind::Question && !line.marks.is_empty() {
            asked += 1;
        }
        if !line.stop {
            continue;
        }
        let name = fold(&line.name);
        let label = fold(&line.label);
        let rank = if wanted.is_empty() {
            5
        } else if number == Some(asked) && line.kind == LineKind::Question {
            0
        } else if name == wanted {
            1
        } else if name.starts_with(&wanted) {
            2
        } else if words.iter().all(|word| label.contains(word)) {
            3
        } else if words.iter().all(|word| fold(&line.answer).contains(word)) {
            4
        } else {
            continue;
        };
        found.push((rank, index));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, index)| index).collect()
}
