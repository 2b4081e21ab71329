//! Selects side by side: a group with the appearance `table-list`, written out as pyxform writes it.

use super::super::types::SelectSource;
use super::super::{Kind, NodeId};
use super::{Builder, Draft, DraftCell};

impl Builder<'_> {
    /// A select in a table: the first brings a row that shows the choices, all hide their own.
    pub(super) fn in_table(
        &mut self,
        parent: NodeId,
        kind: Kind,
        source: &SelectSource,
        draft: Draft,
        first: bool,
    ) -> Draft {
        if first {
            let name = format!(
                "reserved_name_for_field_list_labels_{}",
                draft.row.unwrap_or_default()
            );
            let head = Draft::default().with("appearance", "label");
            self.select(parent, &name, kind, source.clone(), false, head);
        }
        draft.with("appearance", "list-nolabel")
    }
}

/// A group with the appearance `table-list`: its texts move to a note at its head, as pyxform writes it.
pub(super) fn table_head(mut draft: Draft) -> (Draft, Option<(String, Draft)>) {
    let is_text = |cell: &DraftCell| matches!(&*cell.column, "label" | "hint");
    let head: Vec<DraftCell> = draft.cells.iter().filter(|cell| is_text(cell)).cloned().collect();
    draft.cells.retain(|cell| !is_text(cell));
    if head.is_empty() {
        return (draft, None);
    }
    let name = format!("generated_table_list_label_{}", draft.row.unwrap_or_default());
    (
        draft,
        Some((
            name,
            Draft {
                cells: head,
                ..Draft::default()
            },
        )),
    )
}
