//! Who says what: the main informant's answers stand, what another says is a voice beside them.

use super::Driver;
use super::desk::Desk;
use super::words;
use crate::interview::{Answer, Place, QuestionView};
use crate::locale::Messages;
use crate::log::{Consent, Introduction};
use crate::session::{AnswerError, Remark, Saved, Session, Words, informants};
use crate::speech::{consent_words, no_consent};
use crate::text::clean::prose_line;
use crate::tui::effect::News;
use crate::tui::sheet::Informant;

/// The questions of the shipped forms that ask the main informant's function and consent.
const MAIN_ROLE: &str = "h_role";
const MAIN_CONSENT: &str = "c_ok";

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
        news.extend(self.elsewhere(place));
        news.extend(self.look_at_the_clock(doubt));
        Ok(news)
    }

    /// From here on, answers are this informant's.
    pub(super) fn speak(&mut self, code: &str) -> Vec<News> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let code = code.trim();
        let consent = desk.open.record().consent(code);
        if !code.is_empty() && consent != Consent::Given {
            let said = no_consent(code, consent == Consent::Refused, &self.messages);
            return vec![News::Refused(said.sentence)];
        }
        code.clone_into(&mut desk.speaker);
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

    /// Says who an informant is and whether they agreed; who did not agree no longer speaks.
    pub(super) fn introduce(
        &mut self,
        code: &str,
        said: Introduction,
        speaks: bool,
    ) -> Result<Vec<News>, Vec<News>> {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let consent = said.consent;
        let done = session.introduce(&mut desk.open, code, said);
        if done.is_ok() && !code.is_empty() && consent != Consent::Given && desk.speaker == code {
            desk.speaker.clear();
        }
        let mut news = self.acted(done)?;
        if speaks && consent == Consent::Given {
            news.extend(self.speak(code));
            return Ok(news);
        }
        let known = self.desk.as_ref().map(|desk| desk.informants(&self.messages));
        let one = known.into_iter().flatten().find(|one| match code {
            "" => one.main,
            code => one.code == code,
        });
        if let Some(one) = one {
            let who = crate::text::clean::name(&one.code).into_owned();
            let args = [("who", who.into()), ("what", one.words().into())];
            news.push(News::Notice(self.messages.with("informant-kept", &args)));
        }
        Ok(news)
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
    let key = desk.open.interview().key(place);
    let answers = desk.answers_there(&key).to_owned();
    let speaker = desk.beside(&key).to_owned();
    if !speaker.is_empty() {
        return session.voice(&mut desk.open, place, &speaker, &answer);
    }
    let interview = desk.open.interview();
    let language = super::code(interview.form().languages().name(interview.language()));
    let words = Words {
        reason,
        language: &language,
        informant: &answers,
    };
    session.answer(&mut desk.open, place, answer, &words)
}

impl Desk {
    /// Whose words what is typed at a key stands beside the answer as, `""` where it is the answer: in a group that was
    /// given to an informant, that informant's words are.
    pub(super) fn beside(&self, key: &str) -> &str {
        match self.speaker.as_str() {
            other if other == self.answers_there(key) => "",
            other => other,
        }
    }

    /// A question as whoever speaks has answered it: the form's checks judge the standing answer alone.
    pub(super) fn heard(&self, mut view: QuestionView) -> QuestionView {
        let key = self.open.interview().key(&view.place);
        let speaker = self.beside(&key);
        if speaker.is_empty() {
            return view;
        }
        let own = self.open.record().voices.iter().rev();
        let own = own
            .filter(|voice| voice.key == key)
            .find(|voice| voice.informant == speaker);
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
        let all = &self.open.record().voices;
        if self.speaker.is_empty() && !all.iter().any(|voice| voice.key == key) {
            return Vec::new();
        }
        let view = interview.view(place);
        let mut out = Vec::new();
        let speaker = self.beside(&key);
        if !speaker.is_empty()
            && let Some(answer) = interview.answer(place)
            && !answer.is_blank()
        {
            out.push((String::new(), words::of(&answer, view.as_ref(), messages)));
        }
        let mut last: Vec<(&str, &crate::log::Answer)> = Vec::new();
        for voice in all.iter().filter(|voice| voice.key == key) {
            last.retain(|(who, _)| *who != voice.informant);
            last.push((&voice.informant, &voice.answer));
        }
        last.retain(|(who, _)| *who != speaker);
        out.extend(last.into_iter().map(|(who, answer)| {
            let said = words::of(&words::heard(answer), view.as_ref(), messages);
            (crate::text::clean::name(who).into_owned(), said)
        }));
        out
    }

    /// The main informant, then the others that were heard, introduced, or said to come.
    pub(super) fn informants(&self, messages: &Messages) -> Vec<Informant> {
        let record = self.open.record();
        let mut known = informants(record);
        for note in &record.notes {
            if let (Remark::Arrival, code) = Remark::of(&note.text)
                && !code.is_empty()
                && !known.iter().any(|one| one.code == code)
            {
                known.push(crate::session::Informant {
                    code: code.to_owned(),
                    main: false,
                    said: Introduction::default(),
                    at: None,
                    heard: false,
                });
            }
        }
        let told = |one: crate::session::Informant| Informant {
            role: if one.main {
                self.of_the_form(MAIN_ROLE, messages)
            } else {
                self.role_words(&one.said.role)
            },
            consent: if one.main {
                self.of_the_form(MAIN_CONSENT, messages)
            } else {
                consent_words(&one.said, messages)
            },
            code: one.code,
            main: one.main,
            said: one.said,
        };
        known.into_iter().map(told).collect()
    }

    /// What the form knows of the main informant, in words.
    fn of_the_form(&self, question: &str, messages: &Messages) -> String {
        let interview = self.open.interview();
        let place = interview.find(question).ok();
        let view = place.and_then(|place| interview.view(&place));
        let view = view.filter(|view| view.relevant && !view.answer.is_blank());
        view.map_or_else(String::new, |view| words::answer(&view, messages))
    }

    /// The functions of an informant in words: those of the form's list, or as they were typed.
    fn role_words(&self, role: &str) -> String {
        let word = |value: &str| {
            let named = self.roles.iter().find(|(known, _)| known == value);
            named.map(|(_, words)| prose_line(words))
        };
        let all: Option<Vec<String>> = role.split_whitespace().map(word).collect();
        all.filter(|all| !all.is_empty())
            .map_or_else(|| prose_line(role), |all| all.join(", "))
    }
}
