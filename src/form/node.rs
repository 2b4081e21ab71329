//! One node of a form: a question, a group, a repeat, a calculation.

use super::{Bound, Default, Kind, NonResponses, Options, Texts};

/// The number of a node in its form; numbers follow document order, the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// One node of a form, with everything its rows say of it.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its number.
    pub id: NodeId,
    /// The node that holds it; only the root has none.
    pub parent: Option<NodeId>,
    /// The nodes it holds, in order.
    pub children: Vec<NodeId>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The path by names alone: `/data/pr/pr_code`.
    pub path: String,
    /// The innermost repeat it stands in; a repeat stands in itself.
    pub repeat: Option<NodeId>,
    /// How many repeats it stands in, itself included.
    pub depth: usize,
    /// The row of the survey sheet, if it comes from one.
    pub row: Option<u32>,
    /// What is asked.
    pub label: Texts,
    /// Help under the question.
    pub hint: Texts,
    /// Longer help, shown on demand.
    pub guidance: Texts,
    /// Whether it is asked at all.
    pub relevant: Option<Bound>,
    /// Whether it must be answered, or the lack of an answer explained.
    pub required: Option<Bound>,
    /// Said when it must be answered and is not.
    pub required_message: Texts,
    /// Whether it is shown but cannot be changed.
    pub readonly: Option<Bound>,
    /// What a value must satisfy.
    pub constraint: Option<Bound>,
    /// Said when it does not.
    pub constraint_message: Texts,
    /// What a value should satisfy; one that does not is kept, with a reason.
    pub warning: Option<Bound>,
    /// Said when it does not.
    pub warning_message: Texts,
    /// How its value is worked out.
    pub calculation: Option<Bound>,
    /// What it holds at first.
    pub default: Option<Default>,
    /// The questions whose change sets it to its calculation.
    pub trigger: Vec<NodeId>,
    /// How many instances a repeat has; without, people add and remove them.
    pub count: Option<Bound>,
    /// What a select offers.
    pub options: Option<Options>,
    /// The kinds of non-answer it allows.
    pub nonresponse: NonResponses,
    /// Whether its answer could harm someone: masked, never in a public export.
    pub sensitive: bool,
    /// Whether its answer is about a person: erased with the person, never exported by name.
    pub personal: bool,
    /// Whether it is kept when time runs short.
    pub must_ask: bool,
    /// What the study's record fills in when an interview begins (`study`, `team`, `person`, `country`, `authority`,
    /// `wave`, `language`); empty where nothing is.
    pub prefill: String,
    /// Whether it is for the interviewer alone: never on the respondent's view.
    pub interviewer: bool,
    /// Whether it is for those who review: not among the questions of a device that may only interview. What is inside a
    /// group of them is too.
    pub supervisor: bool,
    /// The tokens of the appearance column, lower-cased; unknown ones are kept.
    pub appearance: Vec<String>,
    /// The parameters, as written.
    pub parameters: Vec<(String, String)>,
    /// The raw columns that say nothing to us (`bind::…`, `body::…`, `instance::…`, media), by header.
    pub extra: Vec<(String, String)>,
    /// One past the number of the last node inside: a node and all it holds are a run of numbers.
    pub(crate) end: u32,
}

impl NodeId {
    /// The number itself, for arrays beside the nodes of a form.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Node {
    /// Whether the appearance has a token.
    pub fn looks(&self, token: &str) -> bool {
        self.appearance.iter().any(|word| word == token)
    }

    /// Every expression of its row.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Bound> {
        let options = self.options.as_ref();
        let default = match &self.default {
            Some(Default::Dynamic(bound)) => Some(bound),
            _ => None,
        };
        [
            self.relevant.as_ref(),
            self.required.as_ref(),
            self.readonly.as_ref(),
            self.constraint.as_ref(),
            self.warning.as_ref(),
            self.calculation.as_ref(),
            self.count.as_ref(),
            options.and_then(|options| options.filter.as_ref()),
            default,
        ]
        .into_iter()
        .flatten()
        .chain(self.label.outputs())
        .chain(self.hint.outputs())
    }

    /// Whether it is the head of a table, which shows the choices once and is not a question.
    pub fn is_table_head(&self) -> bool {
        self.kind.is_select() && self.looks("label")
    }

    /// The value of a parameter.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }
}
