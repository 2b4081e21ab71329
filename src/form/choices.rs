//! Lists of choices, and what a select offers.

use super::{Address, Bound, NodeId, Texts};

/// The number of a choice list in its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(crate) u32);

/// The choices of one list, in the order of the sheet.
#[derive(Debug, Clone)]
pub struct ChoiceList {
    /// The list's name, or the stem of the file it comes from.
    pub name: String,
    /// The names of the extra columns.
    pub columns: Vec<String>,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Texts,
    /// The extra columns, beside [`ChoiceList::columns`].
    pub cells: Vec<String>,
    /// Where it stands.
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
        self.choices.iter().find(|choice| choice.value == value)
    }
}
