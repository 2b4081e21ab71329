//! Columns of text for people: as wide as their content, measured on the grid, cut with a sign where a line is full.

use crate::text;

/// Lines of cells, the first line being the heading.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

/// How wide a line may be: the narrowest terminal that is promised.
const WIDTH: usize = 80;
const GAP: usize = 2;

impl Table {
    /// A table with this heading.
    pub fn new(heading: Vec<String>) -> Self {
        Self { rows: vec![heading] }
    }

    /// Adds a line; foreign text is cleaned here, once.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows
            .push(cells.iter().map(|cell| text::clean::prose_line(cell)).collect());
    }

    /// The lines, without a final newline. The first column is never cut: it names what the line is about.
    pub fn lines(&self) -> Vec<String> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|c| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(c))
                    .map(|cell| text::cells(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        self.rows
            .iter()
            .map(|row| {
                let mut line = String::new();
                for (c, cell) in row.iter().enumerate() {
                    line.push_str(cell);
                    if c + 1 < row.len() {
                        line.push_str(&" ".repeat(widths[c] - text::cells(cell) + GAP));
                    }
                }
                text::truncate(
                    line.trim_end(),
                    WIDTH.max(widths.first().copied().unwrap_or(0)),
                    "…",
                )
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_measured_on_the_grid_and_escapes_are_shown() {
        let mut table = Table::new(vec!["Nom".into(), "État".into()]);
        table.row(vec!["Méguet".into(), "soumis".into()]);
        table.row(vec!["لا\u{1b}[2J".into(), "x".into()]);
        let lines = table.lines();
        let column =
            |line: &str, word: &str| text::cells(&line[..line.find(word).expect("the word stands there")]);
        assert_eq!(column(&lines[0], "État"), column(&lines[1], "soumis"));
        assert_eq!(column(&lines[0], "État"), column(&lines[2], "x"));
        assert!(!lines[2].contains('\u{1b}'));
    }
}
