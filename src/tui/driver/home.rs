//! What home shows, and what an interview knows before its first question.

use super::super::effect::News;
use super::super::screen::home::{AuthorityLine, Hit, HomeData, InterviewLine};
use super::super::sheet::Mark;
use super::Driver;
use crate::exchange::{Travel, addressees};
use crate::form::{ChoiceList, Form, LanguageId};
use crate::locale::Messages;
use crate::log::{Role, State};
use crate::session::{InterviewSummary, Passed, Session, SessionError};
use crate::text::fold::{fold, name_key};
use jiff::Zoned;

impl Driver {
    /// Reads what home shows.
    pub(super) fn home(&mut self) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        match data(session, &self.messages, &self.world.now()) {
            Ok(data) => vec![News::Home(Box::new(data))],
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Searches all interviews.
    pub(super) fn search(&self, text: &str) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let read = || -> Result<Vec<Hit>, SessionError> {
            let lines = session.interviews()?;
            let found = session.search(text)?;
            Ok(found
                .into_iter()
                .map(|found| {
                    let line = lines.iter().find(|line| line.id == found.interview);
                    Hit {
                        interview: found.interview.to_string(),
                        title: line
                            .map(|line| format!("{} · {}", line.authority.name, line.form.id))
                            .unwrap_or_default(),
                        text: crate::text::clean::prose_line(&found.text),
                    }
                })
                .collect())
        };
        match read() {
            Ok(hits) => vec![News::Hits(hits)],
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Authorities like the one being typed.
    pub(super) fn suggest(&self, name: &str, country: &str) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let wanted = name_key(name);
        let known = session.authorities().unwrap_or_default();
        let found = known
            .into_iter()
            .filter(|line| !wanted.is_empty() && line.authority.country == country)
            .filter(|line| name_key(&line.authority.name).contains(&wanted))
            .take(5)
            .map(|line| (line.authority.id, line.authority.name))
            .collect();
        vec![News::Suggestions(found)]
    }

    /// Where a bundle could be written: beside the person's own documents, named by person and day.
    pub(super) fn suggest_file(&self) -> Vec<News> {
        if self.session.is_none() {
            return Vec::new();
        }
        let folder = std::env::current_dir().unwrap_or_default();
        vec![News::File(folder.join(self.bundle_name()).display().to_string())]
    }

    /// What a bundle of today is called where nobody says otherwise.
    pub(super) fn bundle_name(&self) -> String {
        let identity = self.session.as_ref().map(Session::identity);
        let (team, person) = identity.map_or_else(Default::default, |own| (own.team, own.person));
        format!("{team}-{person}-{}.repere.json", self.today())
    }
}

fn data(session: &Session, messages: &Messages, now: &Zoned) -> Result<HomeData, SessionError> {
    let identity = session.identity();
    let interviews = session.interviews()?;
    let passed = session.all_passed()?;
    let travels = session.store().travels()?;
    let mut lines: Vec<InterviewLine> = interviews
        .iter()
        .map(|line| {
            let mut told = interview_line(line, messages, now);
            let travel = travels.get(&line.id).and_then(|travel| match travel {
                Travel::Here => None,
                Travel::Sent => Some("home-sent"),
                Travel::Arrived => Some("home-arrived"),
                Travel::Twice => Some("home-twice"),
            });
            let hands = passed.get(&line.id).into_iter().flatten();
            let besides: Vec<String> = travel
                .map(|id| messages.text(id))
                .into_iter()
                .chain(hands.filter_map(|one| with_whom(one, messages)))
                .collect();
            // That it is being filled, its mark says too: without a count, what else there is to say takes the room.
            if line.state == State::Draft && line.progress.is_none() && !besides.is_empty() {
                told.state.clear();
            }
            for word in besides {
                if !told.state.is_empty() {
                    told.state.push_str(", ");
                }
                told.state.push_str(&word);
            }
            told
        })
        .collect();
    lines.sort_by_key(|line| !line.wants_something());
    let authorities = session
        .authorities()?
        .into_iter()
        .map(|line| AuthorityLine {
            counts: (line.submitted, line.interviews.len() as u32 - line.submitted),
            day: day(line.changed_at, messages, now),
            id: line.authority.id,
            name: line.authority.name,
        })
        .collect();
    let forms = session
        .forms(messages.language().tag())?
        .into_iter()
        .map(|form| (form.form.id.clone(), format!("{}  {}", form.form.id, form.title)));
    let mut known: Vec<(String, String)> = Vec::new();
    for (id, title) in forms {
        if !known.iter().any(|(other, _)| *other == id) {
            known.push((id, title));
        }
    }
    Ok(HomeData {
        study: identity.study,
        team: identity.team,
        person: identity.person,
        practice: identity.practice,
        unprotected: !identity.passphrase,
        conflicts: interviews.iter().map(|line| line.conflicts).sum(),
        interviews: lines,
        authorities,
        forms: known,
        countries: countries(session, messages),
        peers: peers(session),
    })
}

/// To whom a coordinator can send: the devices met. Nobody for whoever is none: the
/// field sends to its coordinators and is not asked.
fn peers(session: &Session) -> Vec<(String, String)> {
    let own = session.identity().device;
    let store = session.store();
    let coordinates = store
        .rights()
        .is_ok_and(|rights| rights.role(own) >= Role::Country);
    let (Ok((_, keys)), Ok(cards), true) = (addressees(store), store.cards(), coordinates) else {
        return Vec::new();
    };
    if keys.is_empty() {
        return Vec::new();
    }
    let others = cards.into_iter().filter(|card| card.device() != own);
    others
        .map(|card| {
            let who = format!("{}, {}", card.person, card.team);
            (
                card.device().to_string(),
                crate::text::clean::name(&who).into_owned(),
            )
        })
        .collect()
}

fn interview_line(line: &InterviewSummary, messages: &Messages, now: &Zoned) -> InterviewLine {
    let progress = line.progress.unwrap_or_default();
    let mark = if line.questions > 0 {
        Mark::AskedBack
    } else if line.conflicts > 0 {
        Mark::Conflict
    } else if progress.invalid > 0 {
        Mark::Invalid
    } else if line.state == State::Draft {
        Mark::Open
    } else {
        Mark::Answered
    };
    let mut state = messages.text(&format!("state-{}", line.state.word()));
    if line.changed_since {
        state = format!("{state}, {}", messages.text("state-changed"));
    }
    // What came from elsewhere and was never opened here is not counted yet.
    if line.state == State::Draft && line.progress.is_some() {
        let done = progress.answered + progress.missing;
        state = format!("{done}/{}", progress.questions);
    }
    InterviewLine {
        id: line.id.to_string(),
        mark,
        authority: line.authority.name.clone(),
        form: line.form.id.clone(),
        state,
        day: day(line.changed_at, messages, now),
    }
}

/// Who has, or gave, what was handed over; nothing where it was taken back.
fn with_whom(passed: &Passed, messages: &Messages) -> Option<String> {
    let (id, who) = match (passed.here, passed.informant.as_str(), &passed.from) {
        (false, _, _) => ("hand-over-with", passed.to.as_str()),
        (true, "", Some(from)) if !from.eq_ignore_ascii_case(&passed.to) => ("hand-over-from", from.as_str()),
        _ => return None,
    };
    let who = crate::text::clean::name(who).into_owned();
    Some(messages.with(id, &[("who", who.into())]))
}

/// A day as people say it: today, yesterday, else its date.
fn day(at: i64, messages: &Messages, now: &Zoned) -> String {
    let Ok(at) = jiff::Timestamp::from_second(at) else {
        return String::new();
    };
    let (date, today) = (at.to_zoned(now.time_zone().clone()).date(), now.date());
    if date == today {
        messages.text("home-today")
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == date) {
        messages.text("home-yesterday")
    } else {
        date.to_string()
    }
}

/// The countries of the core questionnaire's list, in the language of the interface.
fn countries(session: &Session, messages: &Messages) -> Vec<(String, String)> {
    let Ok(form) = session.form("core") else {
        return Vec::new();
    };
    let Some(list) = form.find_list("country") else {
        return Vec::new();
    };
    let language = form
        .languages()
        .find_code(messages.language().tag())
        .unwrap_or(form.languages().default());
    let mut out = words_of(&form, form.list(list), language);
    out.sort_by_key(|(_, name)| fold(name));
    out
}

pub(super) fn words_of(form: &Form, list: &ChoiceList, language: LanguageId) -> Vec<(String, String)> {
    let default = form.languages().default();
    list.choices
        .iter()
        .map(|choice| {
            let words = choice.label.get(language).or_else(|| choice.label.get(default));
            (
                choice.value.clone(),
                words.map_or_else(|| choice.value.clone(), crate::form::Template::source),
            )
        })
        .collect()
}
