//! The snapshot for the screen: the card of the stop, and what stands around it.

use super::{Desk, StopKind, sign_column};
use crate::form::{Kind, LanguageId};
use crate::interview::{Place, QuestionView};
use crate::locale::Messages;
use crate::session::{Remark, Session, is_evening, remarks};
use crate::text::clean::{name, prose, prose_line};
use crate::tui::driver::words;
use crate::tui::sheet::{Card, Draft, Instance, Line, LineKind, Mark, Repeat, Sheet, Signs, Version};
use std::sync::Arc;

/// How many answers of an instance the overview of a repeat can show.
const COLUMNS: usize = 6;

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
                .and_then(|id| interview.view_in(&view.place, id))
                .map(|view| {
                    let choices = view.choices.into_iter().map(|choice| choice.label.text);
                    (view.label.text, choices.collect())
                }),
            _ => None,
        };
        let page = match &card {
            Card::Question(view) => self.page(view, here, messages),
            _ => None,
        };
        let section = self.lines[..=here.min(self.lines.len().saturating_sub(1))]
            .iter()
            .rev()
            .find(|line| line.depth == 0 && line.kind != LineKind::Question)
            .map(|line| line.label.clone())
            .unwrap_or_default();
        let marks = self
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Question)
            .flat_map(|line| &line.marks);
        let (done, asked) = marks.fold((0, 0), |(done, asked), mark| {
            (done + u32::from(*mark != Mark::Open), asked + 1)
        });
        let versions = record
            .answers
            .get(&key)
            .filter(|answered| answered.heads.len() > 1)
            .map(|answered| {
                let people = session.people().unwrap_or_default();
                answered
                    .heads
                    .iter()
                    .map(|head| words::version(head, self.place(), interview, &people, messages))
                    .collect()
            })
            .unwrap_or_default();
        let authority = self.open.authority();
        let mut title = format!("{} · {}", name(&authority.name), name(form.id()));
        let main = record.main_informant();
        if !main.is_empty() {
            title = format!("{title} · {}", name(main));
        }
        Sheet {
            title,
            section,
            done: (done, asked),
            lines: self.lines.clone(),
            here,
            card,
            page,
            languages: if languages.len() > 1 {
                languages
            } else {
                Vec::new()
            },
            language,
            second,
            notes: remarks(&self.open, &key, Remark::Note)
                .map(|note| note.text.clone())
                .collect(),
            translation: remarks(&self.open, &key, Remark::Translation)
                .last()
                .map(|note| Remark::of(&note.text).1.to_owned())
                .unwrap_or_default(),
            flag: remarks(&self.open, &key, Remark::Flag).next().is_some(),
            speaker: match self.speaker.as_str() {
                "" => name(self.answers_there(&key)).into_owned(),
                other => name(other).into_owned(),
            },
            beside: !self.beside(&key).is_empty(),
            passed: self.passed(session, messages),
            away: self.place_away(&key),
            informants: self.informants(messages),
            roles: Arc::clone(&self.roles),
            voices: self
                .place()
                .map(|place| self.voices(place, messages))
                .unwrap_or_default(),
            evening: is_evening(&self.open),
            asked_back: record
                .questions
                .iter()
                .filter(|question| question.key == key && question.settled.is_empty())
                .map(|question| question.text.clone())
                .collect(),
            versions,
            state: record.state.word(),
            short: Arc::clone(&self.short),
            draft: self.draft(session),
        }
    }

    fn draft(&self, session: &Session) -> Option<Draft> {
        let draft = session.draft_at(&self.open, self.place()?).ok()??;
        Some(Draft {
            cursor: draft.cursor as usize,
            text: draft.text,
        })
    }

    /// Another language of the form than the one shown.
    pub(super) fn other_language(&self) -> Option<LanguageId> {
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
                Some(view) => Card::Question(Box::new(self.heard(view))),
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
            .filter(|place| !self.open.form().node(place.node()).is_table_head())
            .filter_map(|place| interview.view(&place))
            .map(|view| self.heard(view))
            .collect()
    }

    pub(super) fn own_label(&self, group: &Place) -> String {
        let view = self.open.interview().view(group);
        view.map(|view| view.label.text).unwrap_or_default()
    }

    /// The words over a group of rows: its own, or those of the notes in it, where the form's writer put them.
    pub(super) fn rows_label(&self, group: &Place) -> String {
        let notes = self
            .children(group)
            .into_iter()
            .filter(|view| view.kind == Kind::Note);
        let own = self.own_label(group);
        if own.is_empty() {
            notes.map(|view| view.label.text).next().unwrap_or_default()
        } else {
            own
        }
    }

    fn rows(&self, group: &Place) -> Card {
        let views = self.children(group);
        let own = self.own_label(group);
        let notes: Vec<&str> = views
            .iter()
            .filter(|view| view.kind == Kind::Note)
            .map(|view| view.label.text.as_str())
            .collect();
        let label = if notes.is_empty() { own } else { notes.join("\n") };
        // The head of a table may have words of its own; one that the program wrote has none.
        let head = self.open.form().node(group.node()).children.iter();
        let head = head.filter(|node| self.open.form().node(**node).is_table_head());
        let head = head.map(|node| self.own_label(&Place::new(*node, group.instances().to_vec())));
        let words: Vec<String> = [label]
            .into_iter()
            .chain(head)
            .filter(|words| !words.is_empty())
            .collect();
        let label = prose(&words.join("\n")).into_owned();
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
        let places = interview.instances(whole);
        let inside: Vec<&[Arc<Line>]> = places.iter().map(|place| self.lines_in(place)).collect();
        let mut names: Vec<(&str, &str)> = Vec::new();
        for line in inside
            .iter()
            .copied()
            .flatten()
            .filter(|line| !line.marks.is_empty())
        {
            if line.kind == LineKind::Question && !names.iter().any(|(name, _)| *name == line.name) {
                names.push((&line.name, &line.label));
            }
        }
        names.truncate(COLUMNS);
        let instances = places
            .iter()
            .zip(&inside)
            .enumerate()
            .map(|(at, (place, lines))| {
                let line = self.lines.iter().find(|line| line.place == *place);
                let cell = |name: &str| {
                    lines
                        .iter()
                        .find(|line| line.name == name)
                        .map(|line| line.answer.clone())
                };
                Instance {
                    label: line.map(|line| line.label.clone()).unwrap_or_default(),
                    marks: line.map(|line| line.marks.clone()).unwrap_or_default(),
                    number: at + 1,
                    cells: names
                        .iter()
                        .map(|(name, _)| cell(name).unwrap_or_default())
                        .collect(),
                    place: place.clone(),
                }
            })
            .collect();
        let columns = names.iter().map(|(_, label)| (*label).to_owned()).collect();
        Card::Repeat(Repeat {
            open: interview.can_add(whole),
            place: whole.clone(),
            label,
            instances,
            columns,
            sorted: None,
        })
    }

    /// The outline's lines inside an instance.
    pub(super) fn lines_in(&self, instance: &Place) -> &[Arc<Line>] {
        let Some(at) = self.lines.iter().position(|line| line.place == *instance) else {
            return &[];
        };
        let depth = self.lines[at].depth;
        let after = &self.lines[at + 1..];
        let count = after.iter().take_while(|line| line.depth > depth).count();
        &after[..count]
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
                value: version.answer,
                who: by(version.person, &version.informant, version.auto, messages),
                when: words::moment(version.at),
                reason: version.reason,
                beside: Vec::new(),
            })
            .collect();
        versions.reverse();
        versions
    }
}

/// Who stands behind a version: the person, whose words they wrote down, and whether the form filled it in by itself.
fn by(person: Option<String>, informant: &str, auto: bool, messages: &Messages) -> String {
    let informant = (!informant.is_empty()).then(|| name(informant).into_owned());
    let form = auto.then(|| messages.text("history-auto"));
    let parts: Vec<String> = [person, informant, form].into_iter().flatten().collect();
    parts.join(" · ")
}
