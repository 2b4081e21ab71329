//! The way through an interview: all places in document order, the questions asked, what shares a screen.

use super::tree::{At, FrameId, ROOT};
use super::{Interview, Place};
use crate::form::{Kind, NodeId};

impl Interview {
    /// Visits all nodes in document order: groups and repeats as wholes before what they hold.
    pub(super) fn walk(&self, visit: &mut dyn FnMut(At, bool)) {
        self.walk_inside(
            At {
                frame: ROOT,
                node: self.form().root().id,
            },
            visit,
        );
    }

    pub(super) fn walk_inside(&self, around: At, visit: &mut dyn FnMut(At, bool)) {
        for child in &self.tree.node(around.node).children {
            self.walk_child(around.frame, *child, visit);
        }
    }

    /// One child of what a frame holds, with all it holds.
    pub(super) fn walk_child(&self, frame: FrameId, child: NodeId, visit: &mut dyn FnMut(At, bool)) {
        let at = At { frame, node: child };
        if self.tree.node(child).kind == Kind::Repeat {
            visit(at, true);
            for frame in self.tree.instances(frame, child) {
                let at = At {
                    frame: *frame,
                    node: child,
                };
                visit(at, false);
                self.walk_inside(at, visit);
            }
        } else {
            visit(at, false);
            self.walk_inside(at, visit);
        }
    }

    /// All places in document order, irrelevant ones too: questions, groups, repeats as wholes and their instances.
    pub fn places(&self) -> Vec<Place> {
        let mut found = Vec::new();
        self.walk(&mut |at, _| found.push(self.place(at)));
        found
    }

    /// The questions that are asked now, in document order.
    pub fn questions(&self) -> Vec<Place> {
        let mut found = Vec::new();
        self.walk(&mut |at, whole| {
            if self.is_asked(at, whole) {
                found.push(self.place(at));
            }
        });
        found
    }

    /// Leaves the questions for those who review out of what is asked, shown, counted and demanded. What is answered there
    /// stays, is reckoned with by the form's rules, and travels.
    pub fn without_review_questions(&mut self) {
        self.reviewing = false;
    }

    pub(super) fn is_for_here(&self, at: At) -> bool {
        self.reviewing || !self.tree.node(at.node).supervisor
    }

    pub(super) fn is_asked(&self, at: At, whole: bool) -> bool {
        let node = self.tree.node(at.node);
        // The head of a table shows the choices once and is not a question.
        let head = node.is_table_head();
        !whole && node.kind.has_control() && !head && self.is_for_here(at) && self.tree.slot(at).relevant
    }

    /// The first question asked.
    pub fn first(&self) -> Option<Place> {
        let mut found = None;
        self.walk(&mut |at, whole| {
            if found.is_none() && self.is_asked(at, whole) {
                found = Some(at);
            }
        });
        found.map(|at| self.place(at))
    }

    /// The next question asked after a place; after a group or instance, the first inside it.
    pub fn next(&self, place: &Place) -> Option<Place> {
        let at = self.at(place)?;
        self.questions_around(at).1
    }

    /// The last question asked before a place.
    pub fn previous(&self, place: &Place) -> Option<Place> {
        let at = self.at(place)?;
        self.questions_around(at).0
    }

    fn questions_around(&self, place: At) -> (Option<Place>, Option<Place>) {
        let (mut before, mut after, mut passed) = (None, None, false);
        let target_whole = self.tree.is_whole(place);
        self.walk(&mut |at, whole| {
            if at == place && whole == target_whole {
                passed = true;
            } else if after.is_none() && self.is_asked(at, whole) {
                if passed {
                    after = Some(at);
                } else {
                    before = Some(at);
                }
            }
        });
        (before.map(|at| self.place(at)), after.map(|at| self.place(at)))
    }

    /// The group or instance whose questions share a page with this place: the outermost field-list around it, as far
    /// as the instance in which it stands. The group itself is not on its own page.
    pub fn page_of(&self, place: &Place) -> Option<Place> {
        let mut page = None;
        let mut around = self.tree.parent(self.at(place)?);
        while let Some(found) = around {
            let node = self.tree.node(found.node);
            if node.looks("field-list") || node.looks("table-list") {
                page = Some(found);
            }
            if node.kind == Kind::Repeat {
                break;
            }
            around = self.tree.parent(found);
        }
        page.map(|page| self.place(page))
    }

    /// The instances of a repeat as a whole.
    pub fn instances(&self, whole: &Place) -> Vec<Place> {
        let Some(at) = self.at(whole).filter(|at| self.tree.is_whole(*at)) else {
            return Vec::new();
        };
        let frames = self.tree.instances(at.frame, at.node).iter();
        frames.map(|frame| self.place_of_frame(*frame)).collect()
    }

    /// Whether a person may add an instance to a repeat now.
    pub fn can_add(&self, whole: &Place) -> bool {
        self.at(whole).is_some_and(|at| {
            let node = self.tree.node(at.node);
            self.tree.is_whole(at) && node.count.is_none() && self.asked(at)
        })
    }

    /// The place of the group, instance or form around a place; `None` for the form's own children.
    pub fn parent(&self, place: &Place) -> Option<Place> {
        let parent = self.tree.parent(self.at(place)?)?;
        (parent.node != self.form().root().id).then(|| self.place(parent))
    }
}
