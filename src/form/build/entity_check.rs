//! What the standard refuses of entities: the sheet, and the questions saved to their properties.

use super::super::headers::{Columns, Table};
use super::super::{Address, ProblemKind};
use super::{Builder, Draft};

/// The columns of the sheet.
const HEADERS: [&str; 7] = [
    "list_name",
    "dataset",
    "label",
    "entity_id",
    "create_if",
    "update_if",
    "repeat",
];

impl Builder<'_> {
    pub(super) fn check_entities(&mut self, drafts: &[Draft]) {
        let lists = self.check_entity_rows();
        let mut saved: Vec<(String, String)> = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let Some(cell) = draft.get("save_to").filter(|_| draft.row.is_some()) else {
                continue;
            };
            let (at, text) = (draft.at(Some(cell)), cell.text.clone());
            if text.matches('#').count() > 1 {
                self.error(
                    at.clone(),
                    ProblemKind::EntityDelimiters {
                        property: text.clone(),
                    },
                );
                continue;
            }
            let (list, property) = match text.split_once('#') {
                Some((list, property)) => (Some(list.to_owned()), property.to_owned()),
                None => (None, text),
            };
            if lists.is_empty() {
                self.error(
                    at.clone(),
                    ProblemKind::SavedWithoutEntities {
                        property: property.clone(),
                    },
                );
            } else if let Some(list) = list.clone().filter(|list| !lists.contains(list)) {
                self.error(at.clone(), ProblemKind::UnknownEntityList { list });
            } else if list.is_none() && lists.len() > 1 {
                self.error(
                    at.clone(),
                    ProblemKind::EntityPrefix {
                        property: property.clone(),
                    },
                );
            }
            if self.nodes[index].kind.is_group() {
                self.error(
                    at.clone(),
                    ProblemKind::SavedGroup {
                        property: property.clone(),
                    },
                );
            }
            self.check_entity_name(&property, &at, false);
            let whole = (
                list.or_else(|| lists.first().cloned()).unwrap_or_default(),
                property.clone(),
            );
            if saved.contains(&whole) {
                self.error(at, ProblemKind::DuplicateProperty { property });
            }
            saved.push(whole);
        }
    }

    /// Checks the sheet; gives the lists that it names.
    fn check_entity_rows(&mut self) -> Vec<String> {
        let Some(sheet) = self.book.sheet("entities") else {
            return Vec::new();
        };
        let columns = Columns::read(sheet, Table::Entities, &mut Vec::new());
        let at = |row: u32, column: Option<usize>| Address {
            sheet: sheet.name.clone(),
            row: Some(row),
            column: column.map(|column| sheet.headers[column].clone()),
        };
        for (column, meaning) in columns.meanings().iter().enumerate() {
            if !HEADERS.contains(&meaning.column.as_str()) && !meaning.column.is_empty() {
                let header = sheet.headers[column].clone();
                self.error(at(1, Some(column)), ProblemKind::UnknownEntityHeader { header });
            }
        }
        let mut lists = Vec::new();
        for row in &sheet.rows {
            let column = columns.find("list_name").or(columns.find("dataset"));
            let text = |column: Option<usize>| {
                column
                    .and_then(|column| row.text(column))
                    .unwrap_or_default()
                    .trim()
            };
            let has = |name: &str| !text(columns.find(name)).is_empty();
            let list = text(column).to_owned();
            if list.is_empty() {
                if row.cells.iter().any(|cell| !cell.text.trim().is_empty()) {
                    self.error(at(row.number, column), ProblemKind::EntityWithoutList {});
                }
                continue;
            }
            if lists.contains(&list) {
                let kind = ProblemKind::DuplicateEntityList { list: list.clone() };
                self.error(at(row.number, column), kind);
            }
            self.check_entity_name(&list, &at(row.number, column), true);
            let (id, create, update) = (has("entity_id"), has("create_if"), has("update_if"));
            if !id && !has("label") {
                self.error(
                    at(row.number, columns.find("label")),
                    ProblemKind::EntityWithoutLabel { list: list.clone() },
                );
            }
            if id && create && !update {
                let at = at(row.number, columns.find("update_if"));
                self.error(at, ProblemKind::EntityWithoutUpdate { list: list.clone() });
            }
            if update && !id {
                let at = at(row.number, columns.find("entity_id"));
                self.error(at, ProblemKind::EntityWithoutId { list: list.clone() });
            }
            lists.push(list);
        }
        lists
    }
}
