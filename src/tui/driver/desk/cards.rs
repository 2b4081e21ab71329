//! The snapshot for the screen: the card of the stop, and what stands around it.

use super::{Desk, StopKind, sign_column};
use crate::form::{Kind, LanguageId};
use crate::interview::{Place, QuestionView};
use crate::locale::Messages;
use crate::session::Session;
use crate::text::clean::{name, prose, prose_line};
use crate::tui::driver::words;
use crate::tui::sheet::{Card, Draft, Instance, LineKind, Mark, Repeat, Sheet, Signs, Version};

impl Desk {
    /// The snapshot for the screen.
    pub fn sheet(&self, session: &Session, messages: &Messages) -> Sheet {
        let interview = self.open.interview();
        let form = self.open.form();
        let record = self.open.record();
        let card = self.card();
        let here = self
            .stops
            .get(self.at)
            .and_then(|stop| self.lines.iter().position(|line| line.place == stop.place));
        let here = here.unwrap_or_default();
        let key = self.place().map(|place| interview.key(place)).unwrap_or_default();
        let languages: Vec<String> = form
            .languages()
            .iter()
            .map(|id| form.languages().name(id).to_owned())
            .collect();
        let language = form
            .languages()
            .iter()
            .position(|id| id == interview.language())
            .unwrap_or_default();
        let second = match (self.two, &card) {
            (true, Card::Question(view)) => self
                .other_language()
                .and_then(|id| interview.view_in(&view.place, id).map(|view| view.label.text)),
            _ => None,
        };
        let section = self.lines[..=here.min(self.lines.len().saturating_sub(1))]
            .iter()
            .rev()
            .find(|line| line.depth == 0 && line.kind != LineKind::Question)
            .map(|line| line.label.clone())
            .unwrap_or_default();
        let marks: Vec<Mark> = self
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Question)
            .flat_map(|line| line.marks.clone())
            .collect();
        let done = marks.iter().filter(|mark| **mark != Mark::Open).count() as u32;
        let people = session.people().unwrap_or_default();
        let versions = record
            .answers
            .get(&key)
            .filter(|answered| answered.heads.len() > 1)
            .map(|answered| {
                answered
                    .heads
                    .iter()
                    .map(|head| words::version(head, self.place(), interview, &people, messages))
                    .collect()
            })
            .unwrap_or_default();
        let authority = self.open.authority();
        Sheet {
            title: format!("{} · {}", name(&authority.name), name(form.id())),
            section,
            done: (done, marks.len() as u32),
            lines: self.lines.clone(),
            here,
            card,
            languages: if languages.len() > 1 {
                languages
            } else {
                Vec::new()
            },
            language,
            second,
            notes: record
                .notes
                .iter()
                .filter(|note| note.key == key)
                .map(|note| note.text.clone())
                .collect(),
            asked_back: record
                .questions
                .iter()
                .filter(|question| question.key == key && question.settled.is_empty())
                .map(|question| question.text.clone())
                .collect(),
            versions,
            state: record.state.word(),
            draft: self.draft(session),
        }
    }

    fn draft(&self, session: &Session) -> Option<Draft> {
        let place = self.place()?;
        let drafts = session.drafts(&self.open).ok()?;
        let (_, draft) = drafts.into_iter().find(|(at, _)| at == place)?;
        Some(Draft {
            cursor: draft.cursor as usize,
            text: draft.text,
        })
    }

    /// Another language of the form than the one shown.
    fn other_language(&self) -> Option<LanguageId> {
        let shown = self.open.interview().language();
        self.open.form().languages().iter().find(|id| *id != shown)
    }

    pub(super) fn card(&self) -> Card {
        let Some(stop) = self.stops.get(self.at) else {
            return Card::Empty;
        };
        let interview = self.open.interview();
        match stop.kind {
            StopKind::Question => match interview.view(&stop.place) {
                Some(view) => Card::Question(Box::new(view)),
                None => Card::Empty,
            },
            StopKind::Rows => self.rows(&stop.place),
            StopKind::Signs => self.signs(&stop.place),
            StopKind::Repeat => self.repeat(&stop.place),
        }
    }

    fn children(&self, group: &Place) -> Vec<QuestionView> {
        let interview = self.open.interview();
        let children = &self.open.form().node(group.node()).children;
        children
            .iter()
            .map(|node| Place::new(*node, group.instances().to_vec()))
            .filter(|place| interview.is_relevant(place))
            .filter_map(|place| interview.view(&place))
            .collect()
    }

    fn rows(&self, group: &Place) -> Card {
        let views = self.children(group);
        let own = self
            .open
            .interview()
            .view(group)
            .map(|view| view.label.text)
            .unwrap_or_default();
        let notes: Vec<&str> = views
            .iter()
            .filter(|view| view.kind == Kind::Note)
            .map(|view| view.label.text.as_str())
            .collect();
        let label = if notes.is_empty() { own } else { notes.join("\n") };
        let label = prose(&label).into_owned();
        let rows = views
            .into_iter()
            .filter(|view| view.kind == Kind::SelectOne)
            .collect();
        Card::Rows { label, rows }
    }

    fn signs(&self, first: &Place) -> Card {
        let interview = self.open.interview();
        let Some(group) = interview.parent(first) else {
            return Card::Empty;
        };
        let mut columns: [Option<QuestionView>; 3] = [None, None, None];
        for view in self.children(&group) {
            let node = self.open.form().node(view.place.node());
            if let Some(column) = sign_column(node) {
                columns[column] = Some(view);
            }
        }
        let [Some(now), Some(before), Some(no)] = columns else {
            // A grid that lacks a column is asked as plain questions.
            return interview
                .view(first)
                .map_or(Card::Empty, |view| Card::Question(Box::new(view)));
        };
        let mut rows: Vec<(String, String)> = Vec::new();
        for choice in now.choices.iter().chain(&before.choices).chain(&no.choices) {
            if !rows.iter().any(|(value, _)| *value == choice.value) {
                rows.push((choice.value.clone(), prose_line(&choice.label.text)));
            }
        }
        let line = self
            .lines
            .iter()
            .position(|line| line.place == *first)
            .unwrap_or_default();
        let title = self.lines[..line]
            .iter()
            .rev()
            .find(|line| line.kind != LineKind::Question)
            .map(|line| line.label.clone())
            .unwrap_or_default();
        Card::Signs(Box::new(Signs {
            columns: [now, before, no],
            rows,
            title,
        }))
    }

    fn repeat(&self, whole: &Place) -> Card {
        let interview = self.open.interview();
        let label = interview
            .view(whole)
            .map(|view| view.label.text)
            .unwrap_or_default();
        let instances = interview
            .instances(whole)
            .into_iter()
            .map(|place| {
                let line = self.lines.iter().find(|line| line.place == place);
                Instance {
                    label: line.map(|line| line.label.clone()).unwrap_or_default(),
                    marks: line.map(|line| line.marks.clone()).unwrap_or_default(),
                    place,
                }
            })
            .collect();
        Card::Repeat(Repeat {
            open: interview.can_add(whole),
            place: whole.clone(),
            label,
            instances,
        })
    }

    /// The versions of the answer where one stands, the latest first.
    pub fn history(&self, session: &Session, place: &Place, messages: &Messages) -> Vec<Version> {
        let key = self.open.interview().key(place);
        let view = self.open.interview().view(place);
        let mut versions: Vec<Version> = session
            .history(&self.open, &key)
            .unwrap_or_default()
            .into_iter()
            .map(|version| Version {
                answer: words::of(&version.answer, view.as_ref(), messages),
                who: version.person.unwrap_or_default(),
                when: words::moment(version.at),
                reason: version.reason,
            })
            .collect();
        versions.reverse();
        versions
    }
}
