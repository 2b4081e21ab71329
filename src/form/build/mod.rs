//! From sheets to a form.
//!
//! In two passes: rows become nodes first ([`rows`]), because an expression may name a row further down; then the cells
//! that hold expressions and texts are parsed and their references resolved ([`bind`]). Problems are collected, all of
//! them; a form comes out only when none is an error.

mod bind;
mod check;
mod entities;
mod entity_check;
mod entity_place;
mod expression;
mod files;
mod lists;
mod loops;
mod parameters;
#[cfg(test)]
pub(super) use parameters::names as parameter_names;
mod range_labels;
mod rows;
mod search;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::graph::Graph;
use super::headers::{Columns, Table};
use super::layout::Layout;
use super::{
    Address, Attachments, ChoiceList, Form, Languages, ListId, Node, NodeId, Problem, ProblemKind, Settings,
    Severity, Workbook,
};

/// What is known while a form is made.
pub(super) struct Builder<'a> {
    book: &'a Workbook,
    attachments: &'a Attachments,
    settings: Settings,
    languages: Languages,
    nodes: Vec<Node>,
    drafts: Vec<Draft>,
    lists: Vec<ChoiceList>,
    list_ids: HashMap<String, ListId>,
    names: HashMap<String, Vec<NodeId>>,
    /// The columns of the survey by meaning, with the headers as written.
    survey_headers: Vec<(String, String)>,
    /// The names under each node, by their lower case.
    siblings: HashMap<(NodeId, String), Vec<String>>,
    problems: Vec<Problem>,
}

/// The cells of a node, cleaned, before they are understood.
#[derive(Debug, Clone, Default)]
struct Draft {
    /// The sheet it comes from; the survey where none is named.
    sheet: Option<&'static str>,
    row: Option<u32>,
    cells: Vec<DraftCell>,
}

#[derive(Debug, Clone)]
struct DraftCell {
    // Shared by all rows: a form has thousands of cells and a dozen columns.
    column: Rc<str>,
    language: Option<Rc<str>>,
    header: Rc<str>,
    text: String,
}

impl Draft {
    fn get(&self, column: &str) -> Option<&DraftCell> {
        self.cells
            .iter()
            .find(|cell| *cell.column == *column && cell.language.is_none())
    }

    fn text(&self, column: &str) -> &str {
        self.get(column).map_or("", |cell| cell.text.as_str())
    }

    fn at(&self, cell: Option<&DraftCell>) -> Address {
        Address {
            sheet: self.sheet.unwrap_or("survey").into(),
            row: self.row,
            column: cell
                .map(|cell| cell.header.to_string())
                .filter(|header| !header.is_empty()),
        }
    }

    /// A cell that no sheet holds: what the form adds by itself.
    fn with(mut self, column: &str, text: &str) -> Self {
        self.cells.push(DraftCell {
            column: column.into(),
            language: None,
            header: "".into(),
            text: text.into(),
        });
        self
    }
}

impl Form {
    /// Makes a form of its sheets and files; `None` when a problem is an error.
    pub fn build(book: &Workbook, attachments: &Attachments) -> (Option<Arc<Self>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let settings = Settings::read(book, &mut problems);
        let languages = languages(book, &settings);
        let mut builder = Builder {
            book,
            attachments,
            settings,
            languages,
            nodes: Vec::new(),
            drafts: Vec::new(),
            lists: Vec::new(),
            list_ids: HashMap::new(),
            names: HashMap::new(),
            survey_headers: Vec::new(),
            siblings: HashMap::new(),
            problems,
        };
        builder.read_lists();
        builder.read_rows();
        builder.add_meta();
        builder.number();
        builder.bind();
        builder.check();
        let graph = Graph::build(&builder.nodes, &builder.lists, &mut builder.problems);
        builder.problems.sort_by_key(|problem| problem.at.row);
        if builder.settings.flag(super::LENIENT, false) {
            super::lenient::forgive(&mut builder.problems);
        }
        let broken = builder
            .problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        if broken {
            return (None, builder.problems);
        }
        let problems = std::mem::take(&mut builder.problems);
        (Some(Arc::new(builder.finish(graph))), problems)
    }
}

impl Builder<'_> {
    fn error(&mut self, at: Address, kind: ProblemKind) {
        self.problems.push(Problem::error(at, kind));
    }

    fn warning(&mut self, at: Address, kind: ProblemKind) {
        self.problems.push(Problem::warning(at, kind));
    }

    /// Fills what follows from the shape of the tree: paths, repeats, ends, names.
    fn number(&mut self) {
        for index in 0..self.nodes.len() {
            let id = NodeId(index as u32);
            if let Some(parent) = self.nodes[index].parent {
                let above = &self.nodes[parent.index()];
                let (path, repeat, depth) = (
                    format!("{}/{}", above.path, self.nodes[index].name),
                    above.repeat,
                    above.depth,
                );
                let node = &mut self.nodes[index];
                node.path = path;
                let is_repeat = node.kind == super::Kind::Repeat;
                node.repeat = if is_repeat { Some(id) } else { repeat };
                node.depth = depth + usize::from(is_repeat);
                self.nodes[parent.index()].children.push(id);
            } else {
                self.nodes[index].path = format!("/{}", self.nodes[index].name);
            }
            if index > 0 && super::resolve::can_be_named(&self.nodes, id) {
                self.names
                    .entry(self.nodes[index].name.clone())
                    .or_default()
                    .push(id);
            }
        }
        for index in (0..self.nodes.len()).rev() {
            self.nodes[index].end = self.nodes[index].end.max(index as u32 + 1);
            if let Some(parent) = self.nodes[index].parent {
                let end = self.nodes[index].end;
                let above = &mut self.nodes[parent.index()];
                above.end = above.end.max(end);
            }
        }
    }

    fn finish(mut self, graph: Graph) -> Form {
        self.nodes.shrink_to_fit();
        let id = self.settings.get("form_id").unwrap_or("form").to_owned();
        let title = self.settings.get("form_title").unwrap_or(&id).to_owned();
        let version = self.settings.get("version").unwrap_or_default().to_owned();
        let hash = super::content_hash(self.book, self.attachments);
        let layout = Layout::build(&self.nodes, &graph);
        Form {
            id,
            title,
            version,
            hash,
            settings: self.settings,
            languages: self.languages,
            lists: self.lists,
            list_ids: self.list_ids,
            names: self.names,
            nodes: self.nodes,
            graph,
            layout,
        }
    }
}

/// The languages of the text columns, in the order of the sheets.
///
/// A column without language is a language of its own, named `default` and shown first, only where a row has a text
/// there beside one in a language, or a picture: else its texts are those of all languages. `default_language` names it.
fn languages(book: &Workbook, settings: &Settings) -> Languages {
    let default = settings.get("default_language");
    let mut names: Vec<String> = Vec::new();
    let mut mixed = false;
    for (name, table) in [("survey", Table::Survey), ("choices", Table::Choices)] {
        let Some(sheet) = book.sheet(name) else { continue };
        // Headers meaning one column twice are reported where the sheet is read.
        let columns = Columns::read(sheet, table, &mut Vec::new());
        for language in columns.languages().flatten() {
            if !names.iter().any(|known| known == language) {
                names.push(language.to_owned());
            }
        }
        mixed = mixed || sheet.rows.iter().any(|row| is_mixed(&columns, row));
    }
    let named = default.unwrap_or("default");
    if names.is_empty() || mixed && !names.iter().any(|known| known == named) {
        names.insert(0, named.to_owned());
    }
    let first = names.iter().position(|known| known == named).unwrap_or(0);
    Languages::new(names, first)
}

/// Whether a row has a text without language beside one in a language, or a picture or sound without language.
fn is_mixed(columns: &Columns, row: &super::Row) -> bool {
    let filled = || {
        let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
        cells.map(|cell| &columns.meanings()[cell.column])
    };
    filled().filter(|plain| plain.language.is_none()).any(|plain| {
        let media = matches!(plain.column.as_str(), "image" | "big-image" | "audio" | "video");
        media || filled().any(|other| other.column == plain.column && other.language.is_some())
    })
}

/// Makes a form and says more of it than making needs: see [`super::lint`].
pub fn check(book: &Workbook, attachments: &Attachments) -> (Option<Arc<Form>>, Vec<Problem>) {
    let (form, mut problems) = Form::build(book, attachments);
    if let Some(form) = &form {
        problems.extend(super::lint::lint(form));
        problems.sort_by_key(|problem| problem.at.row);
    }
    (form, problems)
}
