//! Steps of an editor, taken back and done again; letters typed in a row are one step, word by word.

/// One replacement in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The byte where it begins.
    pub(super) at: usize,
    /// What stood there.
    pub(super) removed: String,
    /// What stands there now.
    pub(super) added: String,
}

/// How many steps are kept.
const LIMIT: usize = 1000;

/// The steps done and those taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    /// Each with the cursor before it.
    done: Vec<(Edit, usize)>,
    undone: Vec<(Edit, usize)>,
}

impl History {
    pub(super) fn push(&mut self, edit: Edit, cursor: usize) {
        self.undone.clear();
        if let Some((last, _)) = self.done.last_mut()
            && continues(last, &edit)
        {
            last.added.push_str(&edit.added);
            return;
        }
        self.done.push((edit, cursor));
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    pub(super) fn undo(&mut self) -> Option<(Edit, usize)> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<Edit> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step.0)
    }
}

/// Whether a step carries on the word that the last one was typing.
fn continues(last: &Edit, next: &Edit) -> bool {
    last.removed.is_empty()
        && next.removed.is_empty()
        && next.at == last.at + last.added.len()
        && next.added.chars().count() == 1
        && !last.added.ends_with('\n')
        && !(last.added.ends_with(' ') && next.added != " ")
}
