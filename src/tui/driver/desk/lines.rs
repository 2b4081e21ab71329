//! The lines of the outline and the stops, from one walk through the interview.

use super::parts::Part;
use super::revise::first_answer;
use super::{Desk, Stop, StopKind, sign_column};
use crate::form::{Kind, Node};
use crate::interview::{OutlineItem, Place, Progress};
use crate::locale::Messages;
use crate::session::{Remark, remarks};
use crate::text::clean::prose_line;
use crate::tui::driver::words;
use crate::tui::sheet::{Line, LineKind, Mark};
use std::collections::HashMap;

impl Desk {
    /// Walks a part of the outline once: the lines of what is asked now, and the stops.
    pub(super) fn walk(&mut self, part: &Part, messages: &Messages) -> (Vec<Line>, Vec<Stop>) {
        let form = std::sync::Arc::clone(self.open.form());
        let interview = self.open.interview();
        let tops = form.root().children[part.tops.clone()].iter();
        let items: Vec<OutlineItem> = tops.flat_map(|top| interview.outline_of(*top)).collect();
        let mut lines: Vec<Line> = Vec::with_capacity(items.len());
        let mut stops = Vec::new();
        let mut index = 0;
        while index < items.len() {
            let item = &items[index];
            let node = form.node(item.place.node());
            if !item.relevant || node.is_table_head() {
                index += 1;
                continue;
            }
            match item.kind {
                Kind::Group if rows_group(&items[index + 1..], item, self) => {
                    let mut line = self.group_line(item, LineKind::Group, true);
                    line.label = prose_line(&self.rows_label(&item.place));
                    lines.push(line);
                    stops.push(Stop {
                        place: item.place.clone(),
                        kind: StopKind::Rows,
                        within: within(self, &item.place),
                    });
                }
                Kind::Group => lines.push(self.group_line(item, LineKind::Group, false)),
                Kind::Repeat if item.instance => lines.push(self.group_line(item, LineKind::Instance, false)),
                Kind::Repeat => {
                    let open = node.count.is_none() && self.is_open(&item.place);
                    lines.push(self.group_line(item, LineKind::Repeat, open));
                    if open {
                        stops.push(Stop {
                            place: item.place.clone(),
                            kind: StopKind::Repeat,
                            within: None,
                        });
                    }
                }
                _ => self.question_line(item, node, &mut lines, &mut stops, messages),
            }
            index += 1;
        }
        self.name_instances(&mut lines, messages);
        prune(&mut lines);
        gather(&mut lines);
        (lines, stops)
    }

    /// Whether anything can be done in a repeat now: the engine calls a repeat as a whole relevant wherever it stands.
    pub(super) fn is_open(&self, whole: &Place) -> bool {
        let interview = self.open.interview();
        let instances = interview.instances(whole);
        interview.can_add(whole)
            && (instances.is_empty() || instances.iter().any(|place| interview.is_relevant(place)))
    }

    pub(super) fn group_line(&self, item: &OutlineItem, kind: LineKind, stop: bool) -> Line {
        Line {
            place: item.place.clone(),
            kind,
            depth: item.depth,
            name: self.open.form().node(item.place.node()).name.clone(),
            label: prose_line(&item.label.text),
            answer: String::new(),
            marks: Vec::new(),
            note: self.has_note(&item.place, Remark::Note),
            flag: false,
            changed: false,
            private: false,
            away: self.away(&item.place, item.depth),
            stop,
        }
    }

    pub(super) fn question_line(
        &mut self,
        item: &OutlineItem,
        node: &Node,
        lines: &mut Vec<Line>,
        stops: &mut Vec<Stop>,
        messages: &Messages,
    ) {
        let mark = self.mark(&item.place, &item.progress);
        if let Some(column) = sign_column(node)
            && column > 0
        {
            // The three columns of a grid of signs are one line: the gravest of their marks, answered if one is.
            if let Some(first) = lines
                .iter_mut()
                .rev()
                .find(|line| line.kind == LineKind::Question)
            {
                let both = [first.marks.first().copied().unwrap_or(Mark::Open), mark];
                let grave = both.iter().copied().filter(|mark| *mark < Mark::Missing).min();
                let said = both.iter().copied().find(|mark| *mark == Mark::Answered);
                let merged = grave.or(said).unwrap_or_else(|| both[0].min(both[1]));
                first.marks = vec![merged];
                first.changed |= self.changed_since(&item.place);
            }
            return;
        }
        let in_rows = stops.last().is_some_and(|stop| {
            stop.kind == StopKind::Rows
                && self.open.interview().parent(&item.place).as_ref() == Some(&stop.place)
        });
        if in_rows && item.kind == Kind::Note {
            return;
        }
        let answer = self.shown_answer(&item.place, messages);
        lines.push(Line {
            place: item.place.clone(),
            kind: LineKind::Question,
            depth: item.depth,
            name: node.name.clone(),
            label: prose_line(&item.label.text),
            answer,
            marks: if item.kind == Kind::Note {
                Vec::new()
            } else {
                vec![mark]
            },
            note: self.has_note(&item.place, Remark::Note),
            flag: self.has_note(&item.place, Remark::Flag),
            changed: self.changed_since(&item.place),
            private: node.interviewer,
            away: self.away(&item.place, item.depth),
            stop: true,
        });
        if !in_rows {
            let kind = if sign_column(node).is_some() {
                StopKind::Signs
            } else {
                StopKind::Question
            };
            stops.push(Stop {
                place: item.place.clone(),
                kind,
                within: within(self, &item.place),
            });
        }
    }

    /// The state of a question.
    pub(super) fn mark(&self, place: &Place, progress: &Progress) -> Mark {
        let key = self.open.interview().key(place);
        let record = self.open.record();
        if progress.invalid > 0 {
            Mark::Invalid
        } else if record
            .questions
            .iter()
            .any(|question| question.key == key && question.settled.is_empty())
        {
            Mark::AskedBack
        } else if record.answers.get(&key).is_some_and(|answered| answered.conflict) {
            Mark::Conflict
        } else if progress.warned > 0 {
            Mark::Doubtful
        } else if progress.missing > 0 {
            Mark::Missing
        } else if progress.answered > 0 {
            Mark::Answered
        } else {
            Mark::Open
        }
    }

    /// Whether an answer came after the interview was last sent in, sent back or accepted: what stood then does not
    /// cover it.
    pub(super) fn changed_since(&self, place: &Place) -> bool {
        let record = self.open.record();
        let Some(stand) = record.stands.first() else {
            return false;
        };
        let key = self.open.interview().key(place);
        let heads = record.answers.get(&key).map(|answered| &answered.heads);
        heads.is_some_and(|heads| heads.iter().any(|head| !stand.head.covers(head.event)))
    }

    pub(super) fn has_note(&self, place: &Place, remark: Remark) -> bool {
        if self.open.record().notes.is_empty() {
            return false;
        }
        let key = self.open.interview().key(place);
        remarks(&self.open, &key, remark).next().is_some()
    }

    /// The answer of a question in words, masked where it is sensitive or the form asks for it.
    pub(super) fn shown_answer(&mut self, place: &Place, messages: &Messages) -> String {
        let answer = self.in_words(place, messages);
        let node = self.open.form().node(place.node());
        if (node.sensitive || node.looks("masked")) && !answer.is_empty() {
            "•••".to_owned()
        } else {
            answer
        }
    }

    /// The answer of a question in words; worked out again only where it changed.
    fn in_words(&mut self, place: &Place, messages: &Messages) -> String {
        let Some(answer) = self.open.interview().answer(place) else {
            return String::new();
        };
        if answer.is_blank() {
            return String::new();
        }
        if let Some((known, words)) = self.answers.get(place)
            && *known == answer
        {
            return words.clone();
        }
        let Some(view) = self.open.interview().view_chosen(place) else {
            return String::new();
        };
        let words = words::answer(&view, messages);
        self.answers.insert(place.clone(), (answer, words.clone()));
        words
    }

    /// Instances are called by the one group in them, or by their first answer, or by their number.
    pub(super) fn name_instances(&self, lines: &mut Vec<Line>, messages: &Messages) {
        let mut number: HashMap<Option<Place>, usize> = HashMap::new();
        let mut index = 0;
        while index < lines.len() {
            if lines[index].kind != LineKind::Instance {
                index += 1;
                continue;
            }
            let whole = self.open.interview().whole(&lines[index].place);
            let count = number.entry(whole).or_insert(0);
            *count += 1;
            let depth = lines[index].depth;
            let inside = lines[index + 1..]
                .iter()
                .take_while(|line| line.depth > depth)
                .count();
            let children: Vec<usize> = (index + 1..=index + inside)
                .filter(|child| {
                    lines[index + 1..*child]
                        .iter()
                        .all(|before| before.depth >= lines[*child].depth)
                })
                .collect();
            let only_group = match children.as_slice() {
                [group] if lines[*group].kind == LineKind::Group => Some(*group),
                _ => None,
            };
            if let Some(group) = only_group {
                lines[index].label = lines.remove(group).label;
                for line in &mut lines[index + 1..index + inside] {
                    line.depth -= 1;
                }
            } else {
                lines[index].label = match first_answer(lines[index + 1..=index + inside].iter()) {
                    Some(name) => name.to_owned(),
                    None => messages.with("interview-instance", &[("number", (*count).into())]),
                };
            }
            index += 1;
        }
    }
}

/// Whether a group is shown as rows with one key each: a list of select_one with the same few choices.
fn rows_group(after: &[OutlineItem], group: &OutlineItem, desk: &Desk) -> bool {
    let form = desk.open.form();
    let node = form.node(group.place.node());
    let is_table = node.looks("table-list") || node.looks("list-nolabel");
    if !is_table && !node.looks("field-list") {
        return false;
    }
    let inside: Vec<&OutlineItem> = after.iter().take_while(|item| item.depth > group.depth).collect();
    let asked = inside.iter().filter(|item| item.kind != Kind::Note);
    // Written out as the standard's manual does it: a head with the choices, then questions without theirs.
    let in_table = |item: &&&OutlineItem| {
        let node = form.node(item.place.node());
        node.is_table_head() || node.looks("list-nolabel")
    };
    if !is_table && !asked.clone().all(|item| in_table(&item)) {
        return false;
    }
    asked.clone().count() > 1 && asked.clone().all(|item| item.kind == Kind::SelectOne)
}

/// The instance of an open repeat in which a place stands.
fn within(desk: &Desk, place: &Place) -> Option<Place> {
    let interview = desk.open.interview();
    let mut around = interview.parent(place);
    while let Some(found) = around {
        let node = desk.open.form().node(found.node());
        if node.kind == Kind::Repeat && node.count.is_none() {
            return Some(found);
        }
        around = interview.parent(&found);
    }
    None
}

/// Leaves out groups and instances in which nothing is asked.
fn prune(lines: &mut Vec<Line>) {
    // From the end: whether a group holds anything is known by the line that is kept after it.
    let mut after: Option<usize> = None;
    let mut kept: Vec<bool> = lines
        .iter()
        .rev()
        .map(|line| {
            let empty = after.is_none_or(|depth| depth <= line.depth);
            let keep = line.kind == LineKind::Question || line.stop || !empty;
            if keep {
                after = Some(line.depth);
            }
            keep
        })
        .collect();
    lines.retain(|_| kept.pop().unwrap_or(true));
}

/// Gives every group the marks of the questions in it.
fn gather(lines: &mut [Line]) {
    for index in 0..lines.len() {
        if lines[index].kind == LineKind::Question {
            continue;
        }
        let depth = lines[index].depth;
        let marks = lines[index + 1..]
            .iter()
            .take_while(|line| line.depth > depth)
            .filter(|line| line.kind == LineKind::Question)
            .flat_map(|line| line.marks.iter().copied())
            .collect();
        lines[index].marks = marks;
    }
}
