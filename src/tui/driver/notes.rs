//! Notes, flags for the evening, working translations, who came and went.

use super::{Driver, words};
use crate::interview::Place;
use crate::log::{EventId, Note};
use crate::session::Remark;
use crate::tui::effect::News;
use crate::tui::sheet::NoteLine;

/// What an act gives back.
type Told = Result<Vec<News>, Vec<News>>;

impl Driver {
    pub(super) fn note(&mut self, place: Option<&Place>, text: &str) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.note(&mut desk.open, place, text, None);
        let news = self.acted(done)?;
        Ok(self.saying(news, "interview-noted"))
    }

    pub(super) fn flag(&mut self, place: &Place) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.flag(&mut desk.open, place);
        let id = match done {
            Ok(true) => "interview-flagged",
            _ => "interview-unflagged",
        };
        let news = self.acted(done)?;
        Ok(self.saying(news, id))
    }

    pub(super) fn translate(&mut self, place: &Place, text: &str) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.translate(&mut desk.open, place, text);
        self.acted(done)
    }

    pub(super) fn presence(&mut self, code: &str, arrives: bool) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let remark = if arrives {
            Remark::Arrival
        } else {
            Remark::Departure
        };
        let done = session.remark(&mut desk.open, None, remark, code);
        let news = self.acted(done)?;
        Ok(self.saying(news, "interview-noted"))
    }

    pub(super) fn evening(&mut self, on: bool) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = session.evening(&mut desk.open, on);
        let news = self.acted(done)?;
        let id = if on {
            "interview-evening-on"
        } else {
            "interview-evening-off"
        };
        Ok(self.saying(news, id))
    }

    /// The questions back about a question, settled ones too, each with its replies, in one place.
    pub(super) fn thread(&self, place: &Place) -> Vec<News> {
        let (Some(desk), Some(session)) = (&self.desk, &self.session) else {
            return Vec::new();
        };
        let people = session.people().unwrap_or_default();
        let open = &desk.open;
        let who = |id: EventId| {
            let person = people.iter().find(|(device, _)| *device == id.device);
            let code = person.map(|(_, code)| crate::text::clean::name(code).into_owned());
            let at = open.events().iter().find(|event| event.id == id);
            let at = at.map(|event| words::moment(event.at)).unwrap_or_default();
            format!("{} {at}", code.unwrap_or_default()).trim().to_owned()
        };
        let said = |text: &str| crate::text::clean::prose_line(text);
        let key = open.interview().key(place);
        let mut lines = Vec::new();
        for question in open
            .record()
            .questions
            .iter()
            .filter(|question| question.key == key)
        {
            lines.push((said(&question.text), who(question.event)));
            for (event, text) in &question.replies {
                lines.push((format!("— {}", said(text)), who(*event)));
            }
            for (event, text) in &question.settled {
                let settled = self.messages.text("thread-settled");
                lines.push((
                    format!("— {settled} {}", said(text)).trim_end().to_owned(),
                    who(*event),
                ));
            }
        }
        vec![News::Thread(lines)]
    }

    /// All notes of the interview, the latest first.
    pub(super) fn notes(&self) -> Vec<News> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let interview = desk.open.interview();
        let lines = self
            .notes_listed()
            .into_iter()
            .map(|note| {
                let place = interview.place_of_key(&note.key);
                let about = place
                    .as_ref()
                    .and_then(|place| interview.view(place))
                    .map(|view| format!(" · {}", crate::text::clean::prose_line(&view.label.text)));
                NoteLine {
                    text: format!(
                        "{}{}",
                        crate::text::clean::prose_line(&note.text),
                        about.unwrap_or_default()
                    ),
                    when: words::moment(note.at),
                    place,
                }
            })
            .collect();
        vec![News::Notes(lines)]
    }

    fn notes_listed(&self) -> Vec<Note> {
        let notes = self.desk.as_ref().map(|desk| &desk.open.record().notes);
        let shown = |note: &&Note| Remark::of(&note.text).0 != Remark::Pace;
        notes.into_iter().flatten().rev().filter(shown).cloned().collect()
    }

    pub(super) fn attach_note(&mut self, note: usize, place: &Place) -> Told {
        let listed = self.notes_listed();
        let (Some(desk), Some(session), Some(note)) = (&mut self.desk, &mut self.session, listed.get(note))
        else {
            return Ok(Vec::new());
        };
        let done = session.attach(&mut desk.open, note, place);
        let news = self.acted(done)?;
        Ok(self.saying(news, "interview-attached"))
    }

    /// The news of an act with a word about it.
    pub(super) fn saying(&self, mut news: Vec<News>, id: &str) -> Vec<News> {
        news.push(News::Notice(self.messages.text(id)));
        news
    }
}
