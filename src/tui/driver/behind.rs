//! What stands behind a line of the inbox that is about no single interview: two names of a place, what waits, who is silent.

use super::{Driver, words};
use crate::coordinate::{CoordinateError, Need};
use crate::exchange::{self, How, merge};
use crate::log::DeviceId;
use crate::session::InterviewSummary;
use crate::speech;
use crate::text::clean::{name, prose_line};
use crate::tui::effect::News;

impl Driver {
    /// Shows what is known of it, and what can be done.
    pub(super) fn behind(&mut self, need: &Need) -> Vec<News> {
        let shown = match need {
            Need::Lookalike(one, other) => self.names(one, other),
            Need::Waiting(device) => self.waiting_of(*device),
            Need::Apart(device, _) => Ok(self.apart(*device)),
            Need::Refused(..) => {
                let why = vec![speech::need(need, &self.messages)];
                Ok((self.messages.text("inbox-refused-about"), why))
            }
            Need::Silent(device, days) => {
                let args = [("who", self.who(*device).into()), ("days", (*days).into())];
                let about = self.messages.with("inbox-silent-about", &args);
                self.of_device(*device).map(|lines| (about, lines))
            }
            Need::Fork(device) => {
                let args = [("who", self.who(*device).into())];
                let about = self.messages.with("inbox-fork-about", &args);
                self.of_device(*device).map(|lines| (about, lines))
            }
            _ => return vec![News::Notice(self.messages.text("inbox-not-here"))],
        };
        match shown {
            Ok((about, mut lines)) => {
                if lines.is_empty() {
                    lines.push(self.messages.text("inbox-no-interview"));
                }
                vec![News::Compared { about, lines }]
            }
            Err(error) => vec![News::Failed(self.not_done(&error))],
        }
    }

    /// The interviews about each of two authorities whose names look alike.
    fn names(&self, one: &str, other: &str) -> Result<(String, Vec<String>), CoordinateError> {
        let about = self.messages.with(
            "inbox-names-compared",
            &[("one", one.to_owned().into()), ("other", other.to_owned().into())],
        );
        let mut lines = Vec::new();
        for line in self.interviews()? {
            let number = match line.authority.id.as_str() {
                id if id == one => 1,
                id if id == other => 2,
                _ => continue,
            };
            lines.push((number, self.told_line(&line)));
        }
        lines.sort();
        let lines = lines
            .into_iter()
            .map(|(number, line)| format!("{number} : {line}"));
        Ok((about, lines.collect()))
    }

    /// Who is held apart.
    fn apart(&self, device: DeviceId) -> (String, Vec<String>) {
        let card = self
            .session
            .as_ref()
            .and_then(|session| session.store().strangers().ok()?.remove(&device));
        let who = card.map_or_else(String::new, |card| name(&card.person).into_owned());
        let about = self.messages.with("inbox-apart-about", &[("who", who.into())]);
        (about, vec![device.to_string()])
    }

    /// Takes the word of a device that is held apart, and reads the list anew.
    pub(super) fn trust(&mut self, device: DeviceId) -> Result<Vec<News>, Vec<News>> {
        let Some(session) = &mut self.session else {
            return Ok(Vec::new());
        };
        match exchange::trust(session, device) {
            Ok(count) => {
                let args = [("who", self.who(device).into()), ("count", count.into())];
                let told = self.messages.with("keys-trusted", &args);
                let mut news = self.inbox();
                news.push(News::Notice(told));
                Ok(news)
            }
            Err(error) => Err(vec![News::Failed(
                speech::exchange_error(&error, &self.messages).sentence,
            )]),
        }
    }

    /// What of a device waits, and for what.
    fn waiting_of(&mut self, device: DeviceId) -> Result<(String, Vec<String>), CoordinateError> {
        let about = self
            .messages
            .with("inbox-waiting-about", &[("who", self.who(device).into())]);
        let Some(session) = &mut self.session else {
            return Ok((about, Vec::new()));
        };
        let how = How {
            rehearse: true,
            accept_new: false,
        };
        // A merge of nothing says what waits.
        let lines = match merge(session, &[], how) {
            Ok(report) => {
                let waiting = report.waiting.iter().filter(|one| one.device == device);
                waiting.map(|one| speech::waiting(one, &self.messages)).collect()
            }
            Err(error) => vec![speech::exchange_error(&error, &self.messages).sentence],
        };
        Ok((about, lines))
    }

    /// The interviews that a device began.
    fn of_device(&self, device: DeviceId) -> Result<Vec<String>, CoordinateError> {
        let lines = self.interviews()?.into_iter();
        let its = lines.filter(|line| line.id.0.device.trunk() == device.trunk());
        Ok(its.map(|line| self.told_line(&line)).collect())
    }

    fn interviews(&self) -> Result<Vec<InterviewSummary>, CoordinateError> {
        match &self.session {
            Some(session) => Ok(session.interviews()?),
            None => Ok(Vec::new()),
        }
    }

    fn told_line(&self, line: &InterviewSummary) -> String {
        let day: String = words::moment(line.changed_at).chars().take(10).collect();
        let state = self.messages.text(&format!("state-{}", line.state.word()));
        let person = line.person.as_deref().unwrap_or("—");
        prose_line(&format!("{} · {person} · {state} · {day}", line.authority.name))
    }

    /// The person and team of a device, else its name.
    pub(super) fn who(&self, device: DeviceId) -> String {
        let cards = self
            .session
            .as_ref()
            .and_then(|session| session.store().cards().ok());
        let card = cards.and_then(|cards| cards.into_iter().find(|card| card.device() == device.trunk()));
        card.map_or_else(
            || device.to_string(),
            |card| format!("{}, {}", name(&card.person), name(&card.team)),
        )
    }
}
