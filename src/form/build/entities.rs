//! The nodes that a form adds by itself, under `meta`: the interview's id and name, and what it says of entities.
//!
//! An entity is a node of its own with attributes (`@dataset`, `@id`, …) and a label; where it stands is decided by
//! [`super::entity_place`]. Attributes are nodes whose name begins with `@`: a path finds them by that name alone.

use super::super::clean::clean;
use super::super::headers::{Columns, Table};
use super::super::{Kind, NodeId};
use super::{Builder, Draft, DraftCell};

/// One row of the sheet.
pub(super) struct Entity {
    /// The list whose entities it makes or changes.
    pub list: String,
    /// Its row, and its cells by column.
    pub draft: Draft,
}

impl Builder<'_> {
    /// `meta/instanceID`, `meta/instanceName`, and `meta/entity` where the form describes one.
    pub(super) fn add_meta(&mut self) {
        let meta = self.add(Some(NodeId(0)), "meta", Kind::Model, Draft::default());
        let id = self.settings.get("instance_id").map(str::to_owned);
        let id = id.unwrap_or_else(|| "concat('uuid:', uuid())".to_owned());
        self.add_value(meta, "instanceID", &id);
        if let Some(name) = self.settings.get("instance_name").map(str::to_owned) {
            self.add_value(meta, "instanceName", &name);
        }
        let entities = self.read_entities();
        let places = self.place_entities(&entities);
        for (entity, place) in entities.iter().zip(&places) {
            let meta = match place {
                NodeId(0) => meta,
                place => self.add(Some(*place), "meta", Kind::Model, Draft::default()),
            };
            self.add_entity(meta, entity);
        }
        if places.iter().any(|place| *place != NodeId(0)) {
            self.put_in_order();
        }
    }

    /// The rows of the sheet that name a list.
    fn read_entities(&mut self) -> Vec<Entity> {
        let Some(sheet) = self.book.sheet("entities") else {
            return Vec::new();
        };
        let columns = Columns::read(sheet, Table::Entities, &mut self.problems);
        let rows = sheet.rows.iter().map(|row| {
            let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
            Draft {
                sheet: Some("entities"),
                row: Some(row.number),
                cells: cells
                    .map(|cell| DraftCell {
                        column: columns.meanings()[cell.column].column.as_str().into(),
                        language: None,
                        header: sheet.headers[cell.column].as_str().into(),
                        text: clean(&cell.text, false),
                    })
                    .collect(),
            }
        });
        rows.filter_map(|draft| {
            let list = draft.get("list_name").or_else(|| draft.get("dataset"))?;
            Some(Entity {
                list: list.text.clone(),
                draft,
            })
        })
        .collect()
    }

    /// The node of an entity: what is done with it, which one it is, from which state one began, what it is called.
    fn add_entity(&mut self, meta: NodeId, entity: &Entity) {
        let Entity { list, draft } = entity;
        let node = self.add(Some(meta), "entity", Kind::Model, Draft::default());
        self.add_value(node, "@dataset", &format!("'{list}'"));
        let id = draft.get("entity_id");
        if id.is_none() || draft.get("create_if").is_some() {
            self.add_told(node, "@create", draft, "create_if", "'1'");
        }
        if let Some(id) = id {
            self.add_told(node, "@update", draft, "update_if", "'1'");
            // The list as it was when the interview began comes as a file of its name.
            self.file_list(
                &format!("{list}.csv"),
                None,
                None,
                &draft.at(draft.get("entity_id")),
            );
            for (name, column) in [
                ("@baseVersion", "__version"),
                ("@trunkVersion", "__trunkVersion"),
                ("@branchId", "__branchId"),
            ] {
                let path = format!("instance('{list}')/root/item[name={}]/{column}", id.text);
                self.add_value(node, name, &path);
            }
        }
        self.add_told(node, "@id", draft, "entity_id", "uuid()");
        if draft.get("label").is_some() {
            self.add_told(node, "label", draft, "label", "''");
        }
    }

    /// A value that a cell of the sheet says how to work out, or else a fixed expression.
    fn add_told(&mut self, parent: NodeId, name: &str, row: &Draft, column: &str, otherwise: &str) {
        let Some(cell) = row.get(column) else {
            self.add_value(parent, name, otherwise);
            return;
        };
        let mut told = Draft {
            cells: Vec::new(),
            ..row.clone()
        };
        told.cells.push(DraftCell {
            column: "calculation".into(),
            ..cell.clone()
        });
        self.add(
            Some(parent),
            name,
            Kind::Calculate,
            told.with("readonly", "true()"),
        );
    }

    fn add_value(&mut self, parent: NodeId, name: &str, expression: &str) {
        let draft = Draft::default()
            .with("calculation", expression)
            .with("readonly", "true()");
        self.add(Some(parent), name, Kind::Calculate, draft);
    }

    /// Numbers the nodes anew in document order, where some were added inside a group that was closed before.
    fn put_in_order(&mut self) {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent.index()].push(index);
            }
        }
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![0];
        while let Some(index) = open.pop() {
            order.push(index);
            open.extend(children[index].iter().rev());
        }
        let mut place = vec![NodeId(0); self.nodes.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = NodeId(new as u32);
        }
        let nodes = std::mem::take(&mut self.nodes);
        let drafts = std::mem::take(&mut self.drafts);
        let mut pairs: Vec<_> = nodes.into_iter().zip(drafts).collect();
        for (node, _) in &mut pairs {
            node.id = place[node.id.index()];
            node.parent = node.parent.map(|parent| place[parent.index()]);
        }
        pairs.sort_by_key(|(node, _)| node.id);
        (self.nodes, self.drafts) = pairs.into_iter().unzip();
        let siblings = std::mem::take(&mut self.siblings);
        let moved = siblings
            .into_iter()
            .map(|((parent, name), names)| ((place[parent.index()], name), names));
        self.siblings = moved.collect();
    }
}
