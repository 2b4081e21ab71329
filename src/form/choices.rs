//! Lists of choices, and what a select offers.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Address, Bound, NodeId, Texts};

/// The number of a choice list in its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(crate) u32);

/// The choices of one list, in the order of the sheet, or the rows of a file.
#[derive(Debug, Default)]
pub struct ChoiceList {
    /// The list's name, or the stem of the file it comes from.
    pub name: String,
    /// The names of the columns that expressions can read.
    pub columns: Vec<String>,
    /// The choices.
    pub choices: Vec<Choice>,
    /// Whether the file it should come from is there; a list that is not there drops no choice.
    pub present: bool,
    /// The column that holds the labels in a form without translations; reading it gives the label shown.
    pub(crate) label_column: Option<usize>,
    pub(crate) indexes: Vec<OnceLock<HashMap<String, Vec<u32>>>>,
    pub(crate) by_value: OnceLock<HashMap<String, u32>>,
}

/// One choice.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Texts,
    /// The columns, beside [`ChoiceList::columns`].
    pub cells: Vec<String>,
    /// The row it stands in.
    pub row: Option<u32>,
    /// Where its label was written.
    pub at: Address,
}

/// What a select offers.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the choices come from.
    pub source: OptionSource,
    /// Which of them are offered, as a condition over the columns of each.
    pub filter: Option<Bound>,
    /// Whether they are shown in a random order, and from which seed.
    pub randomize: Option<Option<Bound>>,
    /// Whether a value that is not on offer is kept: old forms look it up in a file of their own.
    pub loose: bool,
    /// Whether the choices are looked up in a file that is not at hand (`search()`): its list only names columns.
    pub elsewhere: bool,
    /// For choices from a repeat: the path to its values.
    pub(crate) nodes: Option<Bound>,
}

/// Where the choices of a select come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionSource {
    /// A list of the choices sheet or of a file.
    List(ListId),
    /// The values of a question in the instances of its repeat.
    Repeat(NodeId),
}

impl ChoiceList {
    /// The choice of that value.
    pub fn find(&self, value: &str) -> Option<&Choice> {
        self.position(value).map(|index| &self.choices[index])
    }

    /// The place of the choice of that value in the list.
    pub fn position(&self, value: &str) -> Option<usize> {
        if self.choices.len() <= 16 {
            return self.choices.iter().position(|choice| choice.value == value);
        }
        let index = self.by_value.get_or_init(|| {
            let mut index = HashMap::with_capacity(self.choices.len());
            for (row, choice) in self.choices.iter().enumerate() {
                index.entry(choice.value.clone()).or_insert(row as u32);
            }
            index
        });
        index.get(value).map(|row| *row as usize)
    }

    /// The rows whose cell in a column is exactly this text, in order.
    pub(crate) fn rows_where(&self, column: usize, text: &str) -> &[u32] {
        let index = self.indexes[column].get_or_init(|| {
            let mut index: HashMap<String, Vec<u32>> = HashMap::new();
            for (row, choice) in self.choices.iter().enumerate() {
                index
                    .entry(choice.cells[column].clone())
                    .or_default()
                    .push(row as u32);
            }
            index
        });
        index.get(text).map_or(&[], Vec::as_slice)
    }

    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Makes room for one index per column.
    pub(crate) fn finish(mut self) -> Self {
        self.indexes = self.columns.iter().map(|_| OnceLock::new()).collect();
        self
    }
}
