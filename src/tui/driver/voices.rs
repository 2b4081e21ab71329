//! Who says what: the main informant's answers stand, what another says is a voice beside them.

use super::Driver;
use super::desk::Desk;
use super::words;
use crate::interview::{Answer, Place, QuestionView};
use crate::locale::Messages;
use crate::session::{AnswerError, Saved, Session, Words};
use crate::tui::effect::News;

impl Driver {
    /// Writes an answer as the words of whoever speaks.
    pub(super) fn answer(
        &mut self,
        place: &Place,
        answer: Answer,
        reason: &str,
    ) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let done = write(session, desk, place, answer, reason);
        let doubt = done.as_ref().is_ok_and(|saved| saved.doubt);
        let mut news = self.answered(done)?;
        news.extend(self.look_at_the_clock(doubt));
        Ok(news)
    }

    /// From here on, answers are this informant's.
    pub(super) fn speak(&mut self, code: &str) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        code.trim().clone_into(&mut desk.speaker);
        let said = if desk.speaker.is_empty() {
            self.messages.text("interview-speaks-main")
        } else {
            let name = crate::text::clean::name(&desk.speaker).into_owned();
            self.messages.with("interview-speaks", &[("who", name.into())])
        };
        let mut news = self.sheet();
        news.push(News::Notice(said));
        news
    }

    /// What other interviews about the authority answer here.
    pub(super) fn earlier(&self, place: &Place) -> Vec<News> {
        let (Some(desk), Some(session)) = (&self.desk, &self.session) else {
            return Vec::new();
        };
        let interview = desk.open.interview();
        let view = interview.view(place);
        let found = session.earlier(&desk.open, &interview.key(place));
        match found {
            Ok(found) => {
                let lines = found.into_iter().map(|earlier| {
                    (
                        format!(
                            "{} {}",
                            crate::text::clean::name(&earlier.form),
                            words::moment(earlier.at)
                        ),
                        words::of(&earlier.answer, view.as_ref(), &self.messages),
                    )
                });
                vec![News::Earlier(lines.collect())]
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }
}

fn write(
    session: &mut Session,
    desk: &mut Desk,
    place: &Place,
    answer: Answer,
    reason: &str,
) -> Result<Saved, AnswerError> {
    if !desk.speaker.is_empty() {
        let speaker = desk.speaker.clone();
        return session.voice(&mut desk.open, place, &speaker, &answer);
    }
    let interview = desk.open.interview();
    let language = super::code(interview.form().languages().name(interview.language()));
    let words = Words {
        reason,
        language: &language,
        ..Words::default()
    };
    session.answer(&mut desk.open, place, answer, &words)
}

impl Desk {
    /// A question as whoever speaks has answered it: the form's checks judge the standing answer alone.
    pub(super) fn heard(&self, mut view: QuestionView) -> QuestionView {
        if self.speaker.is_empty() {
            return view;
        }
        let key = self.open.interview().key(&view.place);
        let own = self.open.record().voices.iter().rev();
        let own = own
            .filter(|voice| voice.key == key)
            .find(|voice| voice.informant == self.speaker);
        view.answer = own.map_or_else(
            || Answer::Value(String::new()),
            |voice| words::heard(&voice.answer),
        );
        for choice in &mut view.choices {
            let said = view.answer.text();
            choice.chosen = said.split_whitespace().any(|value| value == choice.value);
        }
        view.failures.clear();
        view.valid = true;
        view.warning = None;
        view.required = false;
        view
    }

    /// What others than the one who speaks say of a question: who, in words.
    pub(super) fn voices(&self, place: &Place, messages: &Messages) -> Vec<(String, String)> {
        let interview = self.open.interview();
        let key = interview.key(place);
        let view = interview.view(place);
        let mut out = Vec::new();
        if !self.speaker.is_empty()
            && let Some(answer) = interview.answer(place)
            && !answer.is_blank()
        {
            out.push((String::new(), words::of(&answer, view.as_ref(), messages)));
        }
        let mut last: Vec<(&str, &crate::log::Answer)> = Vec::new();
        for voice in self.open.record().voices.iter().filter(|voice| voice.key == key) {
            last.retain(|(who, _)| *who != voice.informant);
            last.push((&voice.informant, &voice.answer));
        }
        last.retain(|(who, _)| *who != self.speaker);
        out.extend(last.into_iter().map(|(who, answer)| {
            let said = words::of(&words::heard(answer), view.as_ref(), messages);
            (crate::text::clean::name(who).into_owned(), said)
        }));
        out
    }

    /// The informants that can be chosen: those heard, and those who were said to come.
    pub(super) fn speakers(&self) -> Vec<String> {
        use crate::session::Remark;
        let record = self.open.record();
        let main = record.begun.as_ref().map(|begun| begun.informant.as_str());
        let mut out: Vec<String> = record.informants.iter().cloned().collect();
        for note in &record.notes {
            if let (Remark::Arrival, code) = Remark::of(&note.text)
                && !out.iter().any(|known| known == code)
            {
                out.push(code.to_owned());
            }
        }
        out.retain(|code| !code.is_empty() && Some(code.as_str()) != main);
        out
    }
}
