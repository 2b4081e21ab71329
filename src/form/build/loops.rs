//! Rows that are asked several times: loops over the choices of a list, and the counts of repeats.

use super::super::types::{self, Block, RowType};
use super::super::{Choice, Kind, NodeId, ProblemKind, Template};
use super::rows::{MAX_NESTING, Open};
use super::{Builder, Draft, DraftCell};

/// How many nodes loops may make.
const MAX_NODES: usize = 100_000;

impl Builder<'_> {
    /// A loop: its rows once for each choice of a list, in a group named after it.
    pub(super) fn read_loop(&mut self, draft: &Draft, list: &str, rows: &[Draft], open: &mut Vec<Open>) {
        let parent = open.last().map_or(NodeId(0), |block| block.node);
        let at = draft.at(draft.get("type"));
        let Some(id) = self.list_ids.get(list).copied() else {
            self.error(
                at,
                ProblemKind::UnknownList {
                    list: list.to_owned(),
                },
            );
            return;
        };
        let Some(name) = self.name_of(draft, parent, false) else {
            return;
        };
        let choices = self.lists[id.0 as usize].choices.len();
        if open.len() >= MAX_NESTING || choices * rows.len() > MAX_NODES - self.nodes.len().min(MAX_NODES) {
            self.error(
                at,
                ProblemKind::TooLarge {
                    limit: MAX_NODES.to_string(),
                },
            );
            return;
        }
        let outer = self.add(Some(parent), &name, Kind::Group, draft.clone());
        let choices = self.lists[id.0 as usize].choices.clone();
        for choice in choices {
            let group = self.add(Some(outer), &choice.value, Kind::Group, Draft::default());
            self.nodes[group.index()].label = choice.label.clone();
            open.push(Open {
                node: group,
                block: Block::Loop(list.to_owned()),
                name: name.clone(),
                at: at.clone(),
                relevant: None,
                headed: None,
            });
            let mut rows: Vec<Draft> = rows.iter().map(|row| self.for_choice(row, &choice)).collect();
            self.read_drafts(&mut rows, open);
            while open.last().is_some_and(|block| block.node != group) {
                open.pop();
            }
            open.pop();
        }
    }

    /// A row of a loop, with the choice's name and label in the place of `%(name)s` and `%(label)s`.
    fn for_choice(&self, row: &Draft, choice: &Choice) -> Draft {
        let mut row = row.clone();
        for cell in &mut row.cells {
            if cell.text.contains("%(") {
                let language = cell
                    .language
                    .as_deref()
                    .and_then(|name| self.languages.find(name));
                let language = language.unwrap_or(self.languages.default());
                let label = choice
                    .label
                    .get(language)
                    .map(Template::source)
                    .unwrap_or_default();
                cell.text = cell
                    .text
                    .replace("%(label)s", &label)
                    .replace("%(name)s", &choice.value);
            }
        }
        row
    }

    /// The count of a repeat is a value of its own, `NAME_count`, unless it is the answer to one question.
    pub(super) fn with_count(&mut self, parent: NodeId, name: &str, mut draft: Draft) -> Draft {
        let count = format!("{name}_count");
        let taken = self.siblings.contains_key(&(parent, count.to_lowercase()));
        let Some(cell) = draft
            .cells
            .iter_mut()
            .find(|cell| &*cell.column == "repeat_count")
        else {
            return draft;
        };
        let plain = cell
            .text
            .strip_prefix("${")
            .and_then(|rest| rest.strip_suffix('}'));
        if taken || plain.is_some_and(|name| !name.contains(['$', '#'])) {
            return draft;
        }
        let rule = DraftCell {
            column: "calculation".into(),
            ..cell.clone()
        };
        cell.text = format!("../{count}");
        let value = Draft {
            row: draft.row,
            cells: vec![rule],
            ..Draft::default()
        };
        self.add(
            Some(parent),
            &count,
            Kind::Calculate,
            value.with("readonly", "true()"),
        );
        draft
    }
}

/// How many rows stand before the end of a loop.
pub(super) fn loop_length(rows: &[Draft]) -> Option<usize> {
    let mut depth = 0;
    for (index, row) in rows.iter().enumerate() {
        match types::parse(row.text("type")) {
            Some((RowType::Begin(Block::Loop(_)), _)) => depth += 1,
            Some((RowType::End(Block::Loop(_)), _)) if depth == 0 => return Some(index),
            Some((RowType::End(Block::Loop(_)), _)) => depth -= 1,
            _ => {}
        }
    }
    None
}
