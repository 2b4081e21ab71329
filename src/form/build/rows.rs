//! The survey sheet: rows become nodes, begins and ends a tree.

use std::rc::Rc;

use super::super::clean::{self, is_name, yes_no};
use super::super::headers::{Columns, Table};
use super::super::types::{self, Block, RowType, SelectSource};
use super::super::{
    Address, Cell, ChoiceList, Kind, Node, NodeId, NonResponses, OptionSource, Options, Problem, ProblemKind,
    Row, Texts,
};
use super::lists::EXTERNAL;
use super::{Builder, Draft, DraftCell};
use crate::xpath::nearest;

/// How deep groups may stand in groups: what walks a form walks it by recursion.
pub(super) const MAX_NESTING: usize = 100;
/// A group, repeat or loop whose end has not come yet.
pub(super) struct Open {
    pub node: NodeId,
    pub block: Block,
    pub name: String,
    pub at: Address,
    /// The relevance of a group that is no node of its own (`flat`): that of each of its rows.
    pub relevant: Option<DraftCell>,
    /// Of a table: whether the row that shows the choices stands already.
    pub headed: Option<bool>,
}

impl Builder<'_> {
    pub(super) fn read_rows(&mut self) {
        let root = self.settings.get("name").unwrap_or("data").to_owned();
        self.add(None, &root, Kind::Root, Draft::default());
        let Some(sheet) = self.book.sheet("survey") else {
            self.error(
                Address::default(),
                ProblemKind::MissingSheet {
                    sheet: "survey".into(),
                },
            );
            return;
        };
        let columns = Columns::read(sheet, Table::Survey, &mut self.problems);
        if columns.find("type").is_none() {
            let at = Address {
                sheet: sheet.name.clone(),
                row: Some(1),
                column: None,
            };
            if let Some(found) = sheet.headers.iter().find(|header| types::parse(header).is_some()) {
                let found = found.clone();
                self.error(at.clone(), ProblemKind::NoHeaderRow { found });
            }
            self.error(
                at,
                ProblemKind::MissingHeader {
                    header: "type".into(),
                },
            );
            return;
        }
        self.survey_headers = columns
            .meanings()
            .iter()
            .zip(&sheet.headers)
            .map(|(meaning, header)| (meaning.column.clone(), header.clone()))
            .collect();
        let keep = !self.settings.flag("clean_text_values", true);
        let shared: Vec<[Rc<str>; 2]> = columns
            .meanings()
            .iter()
            .zip(&sheet.headers)
            .map(|(meaning, header)| [meaning.column.as_str().into(), header.as_str().into()])
            .collect();
        let languages: Vec<Option<Rc<str>>> = columns
            .meanings()
            .iter()
            .map(|meaning| meaning.language.as_deref().map(Rc::from))
            .collect();
        let cell = |cell: &Cell| DraftCell {
            column: Rc::clone(&shared[cell.column][0]),
            language: languages[cell.column].clone(),
            header: Rc::clone(&shared[cell.column][1]),
            text: clean::cell(&columns.meanings()[cell.column].column, &cell.text, keep),
        };
        let filled = |row: &Row| {
            let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
            cells.map(cell).collect()
        };
        let mut drafts: Vec<Draft> = sheet
            .rows
            .iter()
            .map(|row| Draft {
                row: Some(row.number),
                cells: filled(row),
                ..Draft::default()
            })
            .collect();
        let mut open: Vec<Open> = Vec::new();
        self.read_drafts(&mut drafts, &mut open);
        for block in open.into_iter().rev() {
            let kind = block_word(&block.block).to_owned();
            self.error(
                block.at,
                ProblemKind::UnmatchedBegin {
                    kind,
                    name: block.name,
                },
            );
        }
        self.check_lists();
    }

    pub(super) fn read_drafts(&mut self, drafts: &mut [Draft], open: &mut Vec<Open>) {
        let mut index = 0;
        while index < drafts.len() {
            let draft = std::mem::take(&mut drafts[index]);
            index += 1;
            let Some(list) = looped(&draft) else {
                self.read_row(draft, open);
                continue;
            };
            let rest = &drafts[index..];
            let length = super::loops::loop_length(rest);
            self.read_loop(&draft, &list, &rest[..length.unwrap_or(rest.len())], open);
            index += length.map_or(rest.len(), |length| length + 1);
            if length.is_none() {
                let (kind, name) = ("loop".to_owned(), draft.text("name").to_owned());
                self.error(
                    draft.at(draft.get("type")),
                    ProblemKind::UnmatchedBegin { kind, name },
                );
            }
        }
    }

    fn read_row(&mut self, draft: Draft, open: &mut Vec<Open>) {
        if draft
            .get("disabled")
            .is_some_and(|cell| yes_no(&cell.text) == Some(true))
        {
            let name = draft.text("name").to_owned();
            self.warning(draft.at(draft.get("disabled")), ProblemKind::DisabledRow { name });
            return;
        }
        let type_at = draft.at(draft.get("type"));
        let word = draft.text("type").to_owned();
        if word.is_empty() {
            let labelled = draft.cells.iter().any(|cell| &*cell.column == "label");
            if draft.get("name").is_some() || labelled {
                self.error(self.cell(&draft, "type"), ProblemKind::NoType {});
            }
            return;
        }
        let Some((row, respelt)) = types::parse(&word) else {
            if types::lacks_list(&word) {
                self.error(type_at, ProblemKind::SelectWithoutList { kind: word });
                return;
            }
            // The slip may stand before the name of a list.
            let head = word.split_whitespace().next().unwrap_or_default();
            let near = [word.as_str(), head].into_iter().find_map(|word| {
                nearest(word, types::words())
                    .first()
                    .map(|word| (*word).to_owned())
            });
            self.problems
                .push(Problem::error(type_at, ProblemKind::UnknownType { kind: word }).suggest(near));
            // Read leniently, what nobody knows is a text; else the error stands and the row only keeps its name known.
            self.read_unknown(draft, open);
            return;
        };
        if respelt {
            let suggestion = Some(word.to_lowercase());
            let problem = Problem::warning(type_at.clone(), ProblemKind::TypeSpelling { kind: word.clone() });
            self.problems.push(problem.suggest(suggestion));
        }
        let parent = open.last().map_or(NodeId(0), |block| block.node);
        let draft = open
            .iter()
            .filter_map(|block| block.relevant.as_ref())
            .fold(draft, under);
        match row {
            RowType::End(block) => self.end(&block, &draft, open),
            RowType::Begin(block) => {
                let Some(name) = self.name_of(&draft, parent, false) else {
                    return;
                };
                if open.len() == MAX_NESTING {
                    let limit = MAX_NESTING.to_string();
                    self.error(draft.at(draft.get("type")), ProblemKind::TooDeep { limit });
                }
                let kind = if block == Block::Repeat {
                    Kind::Repeat
                } else {
                    Kind::Group
                };
                let at = draft.at(draft.get("type"));
                let table = draft
                    .text("appearance")
                    .split_whitespace()
                    .any(|word| word == "table-list");
                let (draft, head) = if table {
                    super::tables::table_head(draft)
                } else {
                    (draft, None)
                };
                let flat = kind == Kind::Group && self.settings.flag("flat", false);
                let relevant = draft.get("relevant").filter(|_| flat).cloned();
                let node = if flat {
                    parent
                } else if kind == Kind::Repeat {
                    let draft = self.with_count(parent, &name, draft);
                    self.add(Some(parent), &name, kind, draft)
                } else {
                    self.add(Some(parent), &name, kind, draft)
                };
                if let Some((name, head)) = head {
                    self.add(Some(node), &name, Kind::Note, head);
                }
                open.push(Open {
                    node,
                    block,
                    name,
                    at,
                    relevant,
                    headed: table.then_some(false),
                });
            }
            RowType::External { extension } => {
                let file = format!("{}.{extension}", draft.text("name"));
                let at = draft.at(draft.get("name"));
                self.file_list(&file, None, None, &at);
            }
            RowType::Plain { kind, constraint } => {
                let Some(name) = self.name_of(&draft, parent, kind == Kind::Note) else {
                    return;
                };
                let draft = match constraint {
                    Some(rule) if draft.get("constraint").is_none() => draft.with("constraint", rule),
                    _ => draft,
                };
                self.add(Some(parent), &name, kind, draft);
            }
            RowType::Select {
                kind,
                source,
                or_other,
            } => {
                let Some(name) = self.name_of(&draft, parent, false) else {
                    return;
                };
                let table = open.last_mut().and_then(|block| block.headed.as_mut());
                let draft = match table {
                    Some(headed) => {
                        let first = !std::mem::replace(headed, true);
                        self.in_table(parent, kind, &source, draft, first)
                    }
                    None => draft,
                };
                self.select(parent, &name, kind, source, or_other, draft);
            }
        }
    }

    fn read_unknown(&mut self, draft: Draft, open: &[Open]) {
        let parent = open.last().map_or(NodeId(0), |block| block.node);
        if draft.get("name").is_some()
            && let Some(name) = self.name_of(&draft, parent, false)
        {
            let shown = draft.cells.iter().any(|cell| &*cell.column == "label");
            let kind = if shown { Kind::Text } else { Kind::Hidden };
            self.add(Some(parent), &name, kind, draft);
        }
    }

    fn end(&mut self, block: &Block, draft: &Draft, open: &mut Vec<Open>) {
        let same = |one: &Block, other: &Block| std::mem::discriminant(one) == std::mem::discriminant(other);
        match open.last() {
            Some(last) if same(&last.block, block) => {
                open.pop();
            }
            _ => {
                let name = draft.text("name").to_owned();
                let kind = block_word(block).to_owned();
                self.error(
                    draft.at(draft.get("type")),
                    ProblemKind::UnmatchedEnd { kind, name },
                );
                // The end of an outer block closes what was left open inside, so that one slip is told once.
                if let Some(index) = open.iter().rposition(|outer| same(&outer.block, block)) {
                    open.truncate(index);
                }
            }
        }
    }

    /// The name of a row, checked; `None` if it cannot have a node.
    pub(super) fn name_of(&mut self, draft: &Draft, parent: NodeId, optional: bool) -> Option<String> {
        let at = draft.at(draft.get("name"));
        let name = draft.text("name").to_owned();
        if name.is_empty() {
            if optional {
                return Some(format!("generated_note_name_{}", draft.row.unwrap_or_default()));
            }
            self.error(self.cell(draft, "name"), ProblemKind::NoName {});
            return None;
        }
        if !is_name(&name) {
            self.error(at, ProblemKind::BadName { name });
            return None;
        }
        if name == "meta" && parent == NodeId(0) {
            self.error(at.clone(), ProblemKind::ReservedName { name: name.clone() });
        }
        match self.siblings.get(&(parent, name.to_lowercase())) {
            Some(names) if names.contains(&name) => {
                self.error(at, ProblemKind::DuplicateName { name });
                return None;
            }
            Some(_) => self.warning(at, ProblemKind::DuplicateNameCase { name: name.clone() }),
            None => {}
        }
        Some(name)
    }

    pub(super) fn select(
        &mut self,
        parent: NodeId,
        name: &str,
        kind: Kind,
        source: SelectSource,
        or_other: bool,
        draft: Draft,
    ) {
        let at = draft.at(draft.get("type"));
        let external = matches!(source, SelectSource::External(_));
        let source = match source {
            // Old forms keep these lists in a file beside the form; without it the value is typed.
            SelectSource::External(list) => match self.list_ids.get(&format!("{EXTERNAL}{list}")) {
                Some(id) => Some(OptionSource::List(*id)),
                None => Some(OptionSource::List(
                    self.add_list(&format!("{EXTERNAL}{list}"), ChoiceList::default()),
                )),
            },
            SelectSource::List(list) => match self.list_ids.get(&list) {
                Some(id) => Some(OptionSource::List(*id)),
                None => {
                    let lists: Vec<&str> = self.list_ids.keys().map(String::as_str).collect();
                    let suggestion = nearest(&list, lists).first().map(|list| (*list).to_owned());
                    self.problems
                        .push(Problem::error(at, ProblemKind::UnknownList { list }).suggest(suggestion));
                    None
                }
            },
            SelectSource::File(file) => {
                let parameters = super::parameters::pairs(draft.text("parameters")).unwrap_or_default();
                let parameter = |key: &str| {
                    parameters
                        .iter()
                        .find(|(name, _)| name == key)
                        .map(|(_, value)| value.as_str())
                };
                Some(OptionSource::List(self.file_list(
                    &file,
                    parameter("value"),
                    parameter("label"),
                    &at,
                )))
            }
            // Resolved once all names are known.
            SelectSource::Reference(_) => Some(OptionSource::Repeat(NodeId(0))),
        };
        if or_other && let Some(OptionSource::List(id)) = source {
            self.add_other(id);
        }
        let node = self.add(Some(parent), name, kind, draft);
        self.nodes[node.index()].options = source.map(|source| Options {
            source,
            filter: None,
            randomize: None,
            nodes: None,
            loose: external,
            elsewhere: false,
        });
        if or_other {
            let test = format!("selected(../{name}, 'other')");
            let draft = Draft::default()
                .with("relevant", &test)
                .with("label", "Specify other.");
            self.add(Some(parent), &format!("{name}_other"), Kind::Text, draft);
        }
    }

    pub(super) fn add(&mut self, parent: Option<NodeId>, name: &str, kind: Kind, draft: Draft) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        if let Some(parent) = parent {
            let names = self.siblings.entry((parent, name.to_lowercase())).or_default();
            names.push(name.to_owned());
        }
        self.nodes.push(Node {
            id,
            parent,
            children: Vec::new(),
            name: name.to_owned(),
            kind,
            path: String::new(),
            repeat: None,
            depth: 0,
            row: draft.row.filter(|_| draft.sheet.is_none()),
            label: Texts::default(),
            hint: Texts::default(),
            guidance: Texts::default(),
            relevant: None,
            required: None,
            required_message: Texts::default(),
            readonly: None,
            constraint: None,
            constraint_message: Texts::default(),
            warning: None,
            warning_message: Texts::default(),
            calculation: None,
            default: None,
            trigger: Vec::new(),
            count: None,
            options: None,
            nonresponse: NonResponses::ALL,
            sensitive: false,
            personal: false,
            must_ask: false,
            prefill: String::new(),
            interviewer: false,
            supervisor: false,
            appearance: Vec::new(),
            parameters: Vec::new(),
            extra: Vec::new(),
            end: 0,
        });
        self.drafts.push(draft);
        id
    }
}

fn block_word(block: &Block) -> &'static str {
    match block {
        Block::Group => "group",
        Block::Repeat => "repeat",
        Block::Loop(_) => "loop",
    }
}

/// The list that a row begins a loop over.
fn looped(draft: &Draft) -> Option<String> {
    let word = draft.text("type");
    if !word.to_lowercase().contains("loop") || yes_no(draft.text("disabled")) == Some(true) {
        return None;
    }
    match types::parse(word) {
        Some((RowType::Begin(Block::Loop(list)), _)) => Some(list),
        _ => None,
    }
}

/// A row that is asked only where the group around it is.
fn under(mut draft: Draft, group: &DraftCell) -> Draft {
    match draft.cells.iter_mut().find(|cell| &*cell.column == "relevant") {
        Some(own) => own.text = format!("({}) and ({})", group.text, own.text),
        None => draft.cells.push(group.clone()),
    }
    draft
}
