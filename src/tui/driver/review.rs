//! Before one leaves: what is left open, what can wait, and the submission.

use super::Driver;
use super::desk::Desk;
use crate::form::{Kind, NonResponse};
use crate::interview::{Answer, Failure, Place};
use crate::session::Words;
use crate::tui::effect::News;
use crate::tui::screen::review::{Point, ReviewData};
use crate::tui::sheet::{LineKind, Mark};

impl Driver {
    /// Marks what can wait as not asked, for want of time: open questions that need not be asked, and that the
    /// interviewer does not answer alone.
    pub(super) fn ten_minutes(&mut self) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let mut count = 0;
        let mut done = Ok(());
        for place in desk.open.interview().questions() {
            let interview = desk.open.interview();
            let node = interview.form().node(place.node());
            let open = interview.answer(&place).is_some_and(|answer| answer.is_blank());
            let waits = open
                && interview.is_relevant(&place)
                && node.kind != Kind::Note
                && node.nonresponse.allows(NonResponse::NotAsked)
                && !node.must_ask
                && !node.interviewer
                && !in_open_repeat(desk, &place);
            if !waits {
                continue;
            }
            let answer = Answer::Missing {
                kind: NonResponse::NotAsked,
                reason: "time".to_owned(),
            };
            done = session
                .answer(&mut desk.open, &place, answer, &Words::default())
                .map(|_| ());
            if done.is_err() {
                break;
            }
            count += 1;
        }
        let mut news = self.acted(done)?;
        news.push(News::Notice(
            self.messages
                .with("interview-ten-minutes", &[("count", count.into())]),
        ));
        Ok(news)
    }

    pub(super) fn review(&mut self) -> Vec<News> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let interview = desk.open.interview();
        let mut points = Vec::new();
        let mut marks = (0, 0);
        for line in desk.lines().iter().filter(|line| line.kind == LineKind::Question) {
            let Some(mark) = line.marks.first().copied() else {
                continue;
            };
            marks.1 += 1;
            if mark != Mark::Open {
                marks.0 += 1;
            }
            let Some(view) = interview.view_chosen(&line.place) else {
                continue;
            };
            let wanted = match mark {
                Mark::Answered | Mark::Missing => false,
                // An instance that nobody filled (a document, a sitting) is no open point.
                Mark::Open => view.required || !in_open_repeat(desk, &line.place),
                _ => true,
            };
            if wanted {
                let why = match mark {
                    Mark::Invalid => self.failures(&view.failures),
                    Mark::Doubtful => view.warning.map(|warning| warning.text).unwrap_or_default(),
                    Mark::AskedBack => {
                        let key = interview.key(&line.place);
                        let asked = desk
                            .open
                            .record()
                            .questions
                            .iter()
                            .filter(|question| question.key == key);
                        asked
                            .map(|question| question.text.as_str())
                            .collect::<Vec<_>>()
                            .join(" ; ")
                    }
                    _ => String::new(),
                };
                points.push(Point {
                    place: line.place.clone(),
                    mark,
                    required: view.required,
                    label: line.label.clone(),
                    why,
                });
            }
        }
        points.sort_by_key(|point| (point.mark, !point.required));
        let authority = desk.open.authority();
        let data = ReviewData {
            title: format!(
                "{} · {}",
                crate::text::clean::name(&authority.name),
                desk.open.form().id()
            ),
            points,
            done: marks,
            submitted: desk.open.record().state == crate::log::State::Submitted,
        };
        vec![News::Review(Box::new(data))]
    }

    pub(super) fn failures(&self, failures: &[Failure]) -> String {
        failures
            .iter()
            .map(|failure| crate::speech::broken_rule(failure, &self.messages))
            .collect::<Vec<_>>()
            .join(" ; ")
    }

    pub(super) fn submit(&mut self) -> Result<Vec<News>, Vec<News>> {
        // Before the submission, which covers all that stands: a line after it would look like a change.
        self.keep_pace();
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.submit(&mut desk.open);
        self.acted(done)?;
        self.desk = None;
        let mut news = vec![News::AtHome];
        news.extend(self.home());
        news.push(News::Submitted);
        news.extend(self.copy_after_interview());
        Ok(news)
    }
}

/// Whether a place stands in an instance that people add and remove.
fn in_open_repeat(desk: &Desk, place: &Place) -> bool {
    let interview = desk.open.interview();
    let mut around = interview.parent(place);
    while let Some(found) = around {
        let node = interview.form().node(found.node());
        if node.kind == Kind::Repeat && node.count.is_none() {
            return true;
        }
        around = interview.parent(&found);
    }
    false
}
