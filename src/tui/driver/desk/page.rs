//! The page around a question: what its field-list holds, each as it stands.

use super::Desk;
use crate::form::Kind;
use crate::interview::{Answer, QuestionView};
use crate::locale::Messages;
use crate::text::clean::prose_line;
use crate::tui::driver::words;
use crate::tui::sheet::{Item, Line, LineKind, Mark, Page};
use std::sync::Arc;

impl Desk {
    /// The page on which a question stands, its line given; none where it stands alone.
    pub(super) fn page(&self, view: &QuestionView, here: usize, messages: &Messages) -> Option<Page> {
        let interview = self.open.interview();
        let page = interview.page_of(&view.place)?;
        // What a group holds follows it in the outline, and is deeper; a group that gave its line to its instance has none.
        let inside = |line: &&Arc<Line>| {
            let mut around = interview.parent(&line.place);
            while let Some(found) = around {
                if found == page {
                    return true;
                }
                around = interview.parent(&found);
            }
            false
        };
        let before = self.lines[..here].iter().rev().take_while(inside).count();
        let after = self.lines[here..].iter().take_while(inside).count();
        let lines = &self.lines[here - before..here + after];
        let mut items: Vec<Item> = Vec::new();
        let mut focus = 0;
        // Rows of a screening are one item; so is a repeat.
        let mut whole: Option<usize> = None;
        for line in lines {
            if whole.is_some_and(|depth| line.depth > depth) {
                continue;
            }
            whole = (line.kind != LineKind::Question && line.stop || line.kind == LineKind::Repeat)
                .then_some(line.depth);
            if line.place == view.place {
                focus = items.len();
            }
            items.push(self.item(line, messages));
        }
        let asked = items.iter().filter(|item| item.line.stop).count();
        if asked < 2 {
            return None;
        }
        let own = self.lines.iter().find(|line| line.place == page);
        let called = own.filter(|line| line.kind == LineKind::Instance);
        Some(Page {
            label: prose_line(&self.own_label(&page)),
            called: called.map(|line| line.label.clone()).unwrap_or_default(),
            place: page,
            items,
            here: focus,
        })
    }

    fn item(&self, line: &Arc<Line>, messages: &Messages) -> Item {
        let interview = self.open.interview();
        let label = interview.label_in(&line.place, interview.language());
        let other = self.other_language().filter(|_| self.two);
        let second = other.and_then(|language| interview.label_in(&line.place, language));
        let mut item = Item {
            line: Arc::clone(line),
            label: label.unwrap_or_default(),
            second: second.map(|shown| prose_line(&shown.text)).unwrap_or_default(),
            failures: Vec::new(),
            warning: String::new(),
        };
        if item.second == prose_line(&item.label.text) {
            item.second.clear();
        }
        if line.kind != LineKind::Question {
            // A group of rows may bear the words of the notes in it; an instance's are its answers'.
            line.label.clone_into(&mut item.label.text);
            return item;
        }
        // Choices are many and are not shown: a view is made only where something of it is.
        let grave = |mark: &Mark| {
            matches!(
                mark,
                Mark::Invalid | Mark::AskedBack | Mark::Conflict | Mark::Doubtful
            )
        };
        let heard = !self.speaker.is_empty();
        if (heard || line.marks.iter().any(grave))
            && interview.form().node(line.place.node()).kind != Kind::Note
            && let Some(view) = if heard {
                interview.view(&line.place)
            } else {
                interview.view_chosen(&line.place)
            }
        {
            let view = self.heard(view);
            if let Some(shown) = &view.warning {
                shown.text.clone_into(&mut item.warning);
            }
            item.failures.clone_from(&view.failures);
            if heard {
                let line = Arc::make_mut(&mut item.line);
                let said = words::answer(&view, messages);
                line.marks = vec![match &view.answer {
                    answer if answer.is_blank() => Mark::Open,
                    Answer::Missing { .. } => Mark::Missing,
                    Answer::Value(_) => Mark::Answered,
                }];
                line.answer = if view.sensitive && !said.is_empty() {
                    "•••".to_owned()
                } else {
                    said
                };
            }
        }
        item
    }
}
