//! The outline of an interview, and how far each part of it is.

use super::tree::{At, ROOT};
use super::{Interview, OutlineItem, Place, Progress};
use crate::form::{Kind, Node, NodeId};

impl Interview {
    /// The outline: groups, repeats, instances and questions in document order, irrelevant ones marked.
    pub fn outline(&self) -> Vec<OutlineItem> {
        let mut items = Vec::new();
        self.walk(&mut |at, whole| items.extend(self.item(at, whole)));
        items
    }

    /// The part of the outline that a child of the form's root makes.
    pub fn outline_of(&self, top: NodeId) -> Vec<OutlineItem> {
        let mut items = Vec::new();
        self.walk_child(ROOT, top, &mut |at, whole| items.extend(self.item(at, whole)));
        items
    }

    fn item(&self, at: At, whole: bool) -> Option<OutlineItem> {
        let node = self.tree.node(at.node);
        let stands = node.kind.has_control() || matches!(node.kind, Kind::Group | Kind::Repeat);
        if !stands || !self.is_for_here(at) {
            return None;
        }
        Some(OutlineItem {
            place: self.place(at),
            kind: node.kind,
            instance: node.kind == Kind::Repeat && !whole,
            depth: self.nesting(at, whole),
            label: self.shown(at, &node.label, self.language),
            relevant: if whole {
                self.asked(at)
            } else {
                self.tree.slot(at).relevant
            },
            progress: self.progress_at(at, whole),
        })
    }

    fn nesting(&self, at: At, whole: bool) -> usize {
        let mut depth = usize::from(!whole && self.tree.node(at.node).kind == Kind::Repeat);
        let mut above = self.tree.parent(at);
        while let Some(found) = above {
            let node = self.tree.node(found.node);
            // An instance stands under its repeat: two lines of the outline.
            depth += usize::from(node.parent.is_some()) + usize::from(node.kind == Kind::Repeat);
            above = self.tree.parent(found);
        }
        depth
    }

    /// How far a place is, with all it holds; a repeat as a whole counts all its instances.
    pub fn progress(&self, place: &Place) -> Progress {
        self.at(place).map_or_else(Progress::default, |at| {
            self.progress_at(at, self.tree.is_whole(at))
        })
    }

    /// How far the interview is.
    pub fn progress_in_all(&self) -> Progress {
        self.progress_at(
            At {
                frame: ROOT,
                node: self.form().root().id,
            },
            false,
        )
    }

    fn progress_at(&self, at: At, whole: bool) -> Progress {
        let mut progress = Progress::default();
        if whole {
            for frame in self.tree.instances(at.frame, at.node) {
                let instance = At {
                    frame: *frame,
                    node: at.node,
                };
                self.walk_inside(instance, &mut |at, whole| self.count(at, whole, &mut progress));
            }
        } else {
            self.count(at, false, &mut progress);
            self.walk_inside(at, &mut |at, whole| self.count(at, whole, &mut progress));
        }
        progress
    }

    fn count(&self, at: At, whole: bool, progress: &mut Progress) {
        let node: &Node = self.tree.node(at.node);
        if !self.is_asked(at, whole) || node.kind == Kind::Note {
            return;
        }
        let slot = self.tree.slot(at);
        let blank = slot.value.is_empty();
        progress.questions += 1;
        progress.missing += u32::from(slot.missing.is_some());
        progress.answered += u32::from(!blank);
        progress.required += u32::from(blank && slot.required && slot.missing.is_none());
        progress.invalid += u32::from(!blank && !self.is_valid(at));
        progress.warned += u32::from(!blank && !slot.quiet);
    }
}
