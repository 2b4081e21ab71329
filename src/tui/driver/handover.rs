//! A group in a colleague's hands, or answered by another informant: handed over, marked, taken back.

use super::Driver;
use super::desk::Desk;
use super::travel::home_of;
use crate::exchange::{Unwritten, bundle_for_colleague, note_sent, put};
use crate::interview::Place;
use crate::locale::Messages;
use crate::log::Handover;
use crate::session::{Session, is_person_code};
use crate::speech;
use crate::text::clean::{name, prose_line};
use crate::tui::effect::News;
use crate::tui::sheet::Passed;

/// What an act gives back.
type Told = Result<Vec<News>, Vec<News>>;

impl Driver {
    /// Who can take something over: the persons whose cards are here, oneself apart.
    pub(super) fn ask_hand_over(&self) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let own = session.identity().person;
        let people = session.people().unwrap_or_default();
        let mut codes: Vec<String> = people.into_iter().map(|(_, person)| person).collect();
        codes.sort();
        codes.dedup();
        codes.retain(|code| *code != own);
        vec![News::AskHandOver(codes)]
    }

    /// Hands a group over and writes the bundle that goes with it. Without a file, nothing leaves.
    pub(super) fn hand_over(&mut self, group: Option<&Place>, to: &str, informant: &str, file: &str) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let to = if to.is_empty() {
            desk.own.clone()
        } else {
            to.trim().to_owned()
        };
        if !is_person_code(&to) {
            return Err(vec![News::Refused(self.messages.text("hand-over-not-a-code"))]);
        }
        let id = desk.open.id();
        let label = desk.group_words(group, &self.messages);
        let done = session.hand_over(&mut desk.open, group, &to, informant);
        let mut news = self.acted(done)?;
        let who = if informant.is_empty() { &to } else { informant };
        let args = [("group", label.into()), ("who", name(who).into_owned().into())];
        let said = if informant.is_empty() {
            "handed-over"
        } else {
            "handed-to-informant"
        };
        let mut said = self.messages.with(said, &args);
        if !file.is_empty() {
            match self.write_for(id, &to, file) {
                Ok(written) => said = format!("{said} {written}"),
                Err(why) => {
                    let args = [("what", said.into()), ("why", why.into())];
                    news.push(News::Failed(self.messages.with("handed-over-not-sent", &args)));
                    return Ok(news);
                }
            }
        }
        news.push(News::Notice(said));
        Ok(news)
    }

    /// Writes the bundle for a colleague; what was written, or why nothing was.
    fn write_for(&mut self, id: crate::log::InterviewId, to: &str, file: &str) -> Result<String, String> {
        let path = home_of(file);
        let Some(session) = &mut self.session else {
            return Ok(String::new());
        };
        let messages = &self.messages;
        let said = |error| speech::exchange_error(&error, messages).sentence;
        let (leaving, bytes, sealed) = bundle_for_colleague(session, id, to).map_err(said)?;
        put(&path, &bytes).map_err(|why| match why {
            Unwritten::System(error) => error.to_string(),
            Unwritten::Differs => messages.text("file-differs"),
        })?;
        let shown = path.display().to_string();
        note_sent(session, &leaving, &shown, bytes.len() as u64)
            .map_err(|error| speech::store_error(&error, messages).sentence)?;
        let args = [
            ("path", shown.into()),
            ("count", leaving.bundle.contents().interviews.len().into()),
            ("kilobytes", bytes.len().div_ceil(1000).into()),
        ];
        Ok(messages.with(if sealed { "sent-sealed" } else { "sent" }, &args))
    }

    /// Says that a group is here again.
    pub(super) fn take_back(&mut self, group: Option<&Place>) -> Told {
        let (Some(desk), Some(session)) = (&mut self.desk, &mut self.session) else {
            return Ok(Vec::new());
        };
        let label = desk.group_words(group, &self.messages);
        let own = desk.own.clone();
        let done = session.hand_over(&mut desk.open, group, &own, "");
        let mut news = self.acted(done)?;
        let args = [("group", label.into())];
        news.push(News::Notice(self.messages.with("taken-back", &args)));
        Ok(news)
    }

    /// Where the bundle could be written: beside the person's own documents, named by persons and day, never over a file.
    pub(super) fn suggest_hand_over(&self, group: Option<Place>, to: &str) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let identity = session.identity();
        let folder = std::env::current_dir().unwrap_or_default();
        let day = self.today();
        let named = |number: u32| {
            let tail = if number > 1 {
                format!("-{number}")
            } else {
                String::new()
            };
            folder.join(format!(
                "{}-{}-{to}-{day}{tail}.repere.json",
                identity.team, identity.person
            ))
        };
        let path = (1..100).map(named).find(|path| !path.exists());
        vec![News::HandOverFile {
            group,
            to: to.to_owned(),
            path: path.unwrap_or_else(|| named(100)).display().to_string(),
        }]
    }

    /// Says once for each group that what is typed there is with a colleague too.
    pub(super) fn elsewhere(&mut self, place: &Place) -> Option<News> {
        let desk = self.desk.as_mut()?;
        let key = desk.open.interview().key(place);
        let away = desk.away_of(&key)?;
        let (group, who) = (away.group.clone(), name(&away.to).into_owned());
        if desk.told_away.replace(group.clone()).as_ref() == Some(&group) {
            return None;
        }
        Some(News::Notice(
            self.messages.with("interview-elsewhere", &[("who", who.into())]),
        ))
    }
}

impl Desk {
    /// With which colleague a key is; none where it is here.
    fn away_of(&self, key: &str) -> Option<&Handover> {
        let holder = self.open.record().holder(key)?;
        (!holder.is_with(&self.own)).then_some(holder)
    }

    /// The colleague with whom the question of this key is, `""` where it is here.
    pub(super) fn place_away(&self, key: &str) -> String {
        self.away_of(key)
            .map(|away| name(&away.to).into_owned())
            .unwrap_or_default()
    }

    /// The informant who answers at a key instead of the main one, `""` for none.
    pub(super) fn answers_there(&self, key: &str) -> &str {
        let holder = self.open.record().holder(key);
        holder
            .filter(|holder| holder.is_with(&self.own))
            .map_or("", |holder| &holder.informant)
    }

    /// Who has what a line of the outline stands for: said where it begins, not at every question in it.
    pub(super) fn away(&self, place: &Place, depth: usize) -> String {
        if self.open.record().handovers.is_empty() {
            return String::new();
        }
        let key = self.open.interview().key(place);
        let Some(holder) = self.open.record().holder(&key) else {
            return String::new();
        };
        if holder.group != key && !(holder.group.is_empty() && depth == 0) {
            return String::new();
        }
        let who = if holder.is_with(&self.own) {
            &holder.informant
        } else {
            &holder.to
        };
        name(who).into_owned()
    }

    /// The hand-overs that stand.
    pub(super) fn passed(&self, session: &Session, messages: &Messages) -> Vec<Passed> {
        let standing = session.passed(self.open.record()).unwrap_or_default();
        let told = |passed: crate::session::Passed| {
            let group = self.open.interview().place_of_key(&passed.group);
            Passed {
                label: self.group_words(group.as_ref(), messages),
                group,
                from: passed.from.unwrap_or_default(),
                to: passed.to,
                here: passed.here,
                informant: passed.informant,
            }
        };
        standing.into_iter().map(told).collect()
    }

    /// A group in words.
    pub(super) fn group_words(&self, group: Option<&Place>, messages: &Messages) -> String {
        let line = group.and_then(|place| self.lines().iter().find(|line| line.place == *place));
        match (line, group) {
            (Some(line), _) => prose_line(&line.label),
            (None, Some(place)) => prose_line(&self.open.form().node(place.node()).name),
            (None, None) => messages.text("hand-over-whole"),
        }
    }
}
