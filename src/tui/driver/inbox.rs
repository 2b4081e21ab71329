//! What needs a decision, and what is done about it; replies to questions back.

use super::{Driver, travel, words};
use crate::coordinate::{self, CoordinateError, Need};
use crate::interview::Place;
use crate::log::InterviewId;
use crate::session::Open;
use crate::speech;
use crate::text::clean::prose_line;
use crate::text::fit;
use crate::tui::effect::{InboxAct, News};
use crate::tui::screen::inbox::Line;

/// The width of a question, and of what each of two interviews says to it, side by side on 80 columns.
const SIDE: usize = 22;

/// The first question back that nobody answered, where its question can be stood on.
pub(super) fn asked_place(open: &Open) -> Option<Place> {
    let record = open.record();
    let mut asked = record
        .open_questions()
        .filter(|question| !coordinate::is_answered(record, question));
    asked.find_map(|question| open.interview().place_of_key(&question.key))
}

impl Driver {
    /// Reads what needs a decision.
    pub(super) fn inbox(&mut self) -> Vec<News> {
        let now = self.world.now().timestamp().as_second();
        let Some(session) = &self.session else {
            return Vec::new();
        };
        match coordinate::inbox(session, now) {
            Ok(items) => {
                let lines = items.iter().map(|item| {
                    let of = item.interview.and_then(|id| session.interview(id).ok());
                    let found_by = of.as_ref().map(|line| {
                        let person = line.person.clone().unwrap_or_default();
                        format!("{person} {} {}", line.form.id, line.authority.country)
                    });
                    Line {
                        title: item.title.clone(),
                        need: speech::need(&item.need, &self.messages),
                        day: if item.since == 0 {
                            String::new()
                        } else {
                            words::moment(item.since).chars().take(10).collect()
                        },
                        found_by: found_by.unwrap_or_default(),
                        to_accept: item.need == Need::Review,
                        is_open: of.is_some_and(|line| line.conflicts > 0 || line.questions > 0),
                    }
                });
                let news = vec![News::Inbox(lines.collect())];
                self.items = items;
                news
            }
            Err(error) => vec![News::Failed(self.not_done(&error))],
        }
    }

    pub(super) fn not_done(&self, error: &CoordinateError) -> String {
        speech::coordinate_error(error, &self.messages).sentence
    }

    /// Does something about one line, and reads the list anew.
    pub(super) fn decide_item(
        &mut self,
        item: usize,
        act: InboxAct,
        text: &str,
    ) -> Result<Vec<News>, Vec<News>> {
        let Some(item) = self.items.get(item).cloned() else {
            return Ok(Vec::new());
        };
        if act == InboxAct::Open {
            return Ok(self.open_item(&item));
        }
        let Some(session) = &mut self.session else {
            return Ok(Vec::new());
        };
        let done = match (act, item.interview, &item.need) {
            (InboxAct::Accept, _, Need::Apart(device, _)) => return self.trust(*device),
            (InboxAct::Leave, _, Need::Refused(content, _)) => session
                .store_mut()
                .leave_refused(content)
                .map_err(CoordinateError::from),
            (InboxAct::Accept, Some(id), _) => coordinate::accept(session, id, text).map(|_| ()),
            (InboxAct::Return, Some(id), _) => coordinate::hand_back(session, id, text).map(|_| ()),
            (InboxAct::Settle, _, Need::Answered { event, .. }) => {
                coordinate::settle(session, *event, text).map(|_| ())
            }
            (InboxAct::Same | InboxAct::Apart, Some(id), Need::Duplicate(other)) => {
                coordinate::mark(session, *other, id, act == InboxAct::Same).map(|_| ())
            }
            (InboxAct::Same | InboxAct::Apart, _, Need::Lookalike(one, other)) => {
                coordinate::alias(session, one, other, act == InboxAct::Same).map(|_| ())
            }
            _ => return Err(vec![News::Notice(self.messages.text("inbox-not-here"))]),
        };
        match done {
            Ok(()) => {
                let mut news = self.inbox();
                news.push(News::Notice(self.messages.text("inbox-done")));
                Ok(news)
            }
            Err(error) => Err(vec![News::Failed(self.not_done(&error))]),
        }
    }

    /// Goes where a line can be decided: to the conflict's card, else into the interview, at the question it is about.
    fn open_item(&mut self, item: &coordinate::Item) -> Vec<News> {
        let Some(interview) = item.interview else {
            return self.behind(&item.need);
        };
        if let Need::Duplicate(other) = item.need {
            return self.compare(interview, other);
        }
        if let Need::Conflict { key, .. } | Need::Instance { key, .. } = &item.need {
            let mut news = self.conflicts();
            let at = self
                .shown
                .iter()
                .position(|shown| travel::is_about(shown, interview, key));
            news.extend(at.map(News::ConflictAt));
            return news;
        }
        let mut news = self.open(&interview.to_string());
        if let (Need::Answered { key, .. } | Need::Question { key, .. }, Some(desk)) =
            (&item.need, &mut self.desk)
            && let Some(place) = desk.open.interview().place_of_key(key)
        {
            desk.go_to(&place);
            news = self.sheet();
        }
        news
    }

    /// Accepts the interviews of these lines; those that cannot be accepted are counted and stay.
    pub(super) fn accept_all(&mut self, items: &[usize]) -> Vec<News> {
        let (mut accepted, mut refused) = (0_u64, None);
        for item in items {
            let (Some(item), Some(session)) = (self.items.get(*item), &mut self.session) else {
                continue;
            };
            let Some(interview) = item.interview else { continue };
            match coordinate::accept(session, interview, "") {
                Ok(_) => accepted += 1,
                Err(error) => refused = Some(error),
            }
        }
        let mut news = self.inbox();
        let told = self
            .messages
            .with("inbox-accepted", &[("count", accepted.into())]);
        news.push(match refused {
            None => News::Notice(told),
            Some(error) => News::Failed(format!("{told} {}", self.not_done(&error))),
        });
        news
    }

    /// Shows two interviews side by side; the keys of the inbox decide.
    fn compare(&self, one: InterviewId, other: InterviewId) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let compared = || -> Result<(Vec<coordinate::Line>, String), CoordinateError> {
            let told = |id: InterviewId| -> Result<String, CoordinateError> {
                let line = session.interview(id)?;
                let day: String = words::moment(line.begun_at).chars().take(10).collect();
                let person = line.person.unwrap_or_default();
                Ok(format!("{} · {person} · {day} · {id}", line.authority.name))
            };
            let about = [("one", told(one)?.into()), ("other", told(other)?.into())];
            let about = self.messages.with("inbox-compared", &about);
            Ok((coordinate::compare(session, one, other)?, about))
        };
        match compared() {
            Ok((lines, about)) => {
                let side = |answer: &Option<crate::log::Answer>| {
                    let said = answer
                        .as_ref()
                        .map(|answer| words::of(&words::heard(answer), None, &self.messages));
                    fit(&prose_line(said.as_deref().unwrap_or("—")), SIDE, "…")
                };
                let lines = lines.iter().map(|line| {
                    let sign = if line.one == line.other { "=" } else { "≠" };
                    let question = if line.label.is_empty() {
                        &line.key
                    } else {
                        &line.label
                    };
                    let question = fit(&prose_line(question), SIDE, "…");
                    format!("{sign} {question} {} {}", side(&line.one), side(&line.other))
                });
                let lines = lines.collect();
                vec![News::Compared { about, lines }]
            }
            Err(error) => vec![News::Failed(self.not_done(&error))],
        }
    }

    /// Replies to the question back in front.
    pub(super) fn reply(&mut self, text: &str) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let key = desk
            .place()
            .map(|place| desk.open.interview().key(place))
            .unwrap_or_default();
        let record = desk.open.record();
        let asked = record
            .open_questions()
            .filter(|question| question.key == key)
            .min_by_key(|question| !question.replies.is_empty())
            .map(|question| question.event);
        let Some(question) = asked else {
            return Err(vec![News::Notice(self.messages.text("interview-nothing-asked"))]);
        };
        let (id, place) = (desk.open.id(), desk.place().cloned());
        let done = coordinate::reply(session, question, text);
        self.said(id, place.as_ref(), done.map(|_| "interview-replied"))
    }

    /// Asks the field about the question in front.
    pub(super) fn ask_field(&mut self, text: &str) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let (id, place) = (desk.open.id(), desk.place().cloned());
        let key = place.as_ref().map(|place| desk.open.interview().key(place));
        let done = coordinate::ask(session, id, &key.unwrap_or_default(), text);
        self.said(id, place.as_ref(), done.map(|_| "conflict-asked"))
    }

    /// Reads the interview again, in which something was written beside its answers.
    fn said(
        &mut self,
        id: InterviewId,
        place: Option<&Place>,
        done: Result<&str, CoordinateError>,
    ) -> Result<Vec<News>, Vec<News>> {
        let notice = done.map_err(|error| vec![News::Failed(self.not_done(&error))])?;
        let opened = self.session.as_mut().map(|session| session.open_interview(id));
        match opened {
            Some(Ok(open)) => {
                let own = self.session.as_ref().map(|session| session.identity().person);
                let desk = super::Desk::new(open, place, &own.unwrap_or_default(), &self.messages);
                self.desk = Some(desk);
            }
            Some(Err(error)) => return Err(vec![News::Failed(self.sentence(&error))]),
            None => {}
        }
        let mut news = self.sheet();
        news.push(News::Notice(self.messages.text(notice)));
        Ok(news)
    }

    /// Asks the field about a conflict.
    pub(super) fn ask_conflict(&mut self, conflict: usize, text: &str) -> Result<Vec<News>, Vec<News>> {
        let (Some(shown), Some(session)) = (self.shown.get(conflict), &mut self.session) else {
            return Ok(Vec::new());
        };
        let (interview, key) = travel::about(shown);
        match coordinate::ask(session, interview, key, text) {
            Ok(_) => Ok(vec![News::Notice(self.messages.text("conflict-asked"))]),
            Err(error) => Err(vec![News::Failed(self.not_done(&error))]),
        }
    }
}
