//! The nodes that a form adds by itself, under `meta`.

use super::super::clean::clean;
use super::super::headers::{Columns, Table};
use super::super::{Kind, NodeId};
use super::{Builder, Draft};

impl Builder<'_> {
    /// `meta/instanceID`, `meta/instanceName`, and `meta/entity` where the form describes one.
    pub(super) fn add_meta(&mut self) {
        let meta = self.add(Some(NodeId(0)), "meta", Kind::Model, Draft::default());
        let id = self.settings.get("instance_id").map(str::to_owned);
        let id = id.unwrap_or_else(|| "concat('uuid:', uuid())".to_owned());
        self.add(
            Some(meta),
            "instanceID",
            Kind::Calculate,
            Draft::default().with("calculation", &id),
        );
        if let Some(name) = self.settings.get("instance_name").map(str::to_owned) {
            self.add(
                Some(meta),
                "instanceName",
                Kind::Calculate,
                Draft::default().with("calculation", &name),
            );
        }
        self.add_entities(meta);
    }

    fn add_entities(&mut self, meta: NodeId) {
        let Some(sheet) = self.book.sheet("entities") else {
            return;
        };
        let columns = Columns::read(sheet, Table::Entities, &mut self.problems);
        for row in &sheet.rows {
            let text = |column: &str| {
                columns
                    .find(column)
                    .and_then(|column| row.text(column))
                    .map(|text| clean(text, false))
                    .filter(|text| !text.is_empty())
            };
            if text("list_name").is_none() && text("dataset").is_none() {
                continue;
            }
            let entity = self.add(Some(meta), "entity", Kind::Model, Draft::default());
            if let Some(label) = text("label") {
                let draft = Draft {
                    row: None,
                    ..Draft::default()
                }
                .with("calculation", &label)
                .with("readonly", "true()");
                self.add(Some(entity), "label", Kind::Calculate, draft);
            }
        }
    }
}
