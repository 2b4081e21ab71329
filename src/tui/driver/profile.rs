//! The profile of an authority in words, for its screen.

use std::collections::BTreeSet;

use super::Driver;
use crate::coordinate::{self, CoordinateError};
use crate::identify::gather::{Scope, observe, sheets};
use crate::identify::mirror;
use crate::identify::profile::Finding;
use crate::identify::render::{self, Asked, Words};
use crate::identify::wave;
use crate::identify::wording::Wording;
use crate::identify::{Profile, Rules, identify};
use crate::locale::Messages;
use crate::session::{Session, SessionError};
use crate::speech::{coordinate_error, errand, open_questions};
use crate::text::page::Page;
use crate::tui::effect::{Go, News};
use crate::tui::screen::profile::{Process, ProfileData, Question, Reason};

/// What a page of lines may take of a terminal of 80 columns.
const WIDTH: usize = 76;

impl Driver {
    /// Reads the profile of an authority.
    pub(super) fn profile(&self, authority: &str) -> Vec<News> {
        self.read(|session, messages| {
            let profile = look(session, authority, None)?;
            let notes = session.field_notes()?;
            let noted = notes.into_iter().filter(|note| note.authority == authority);
            let mut taken: Vec<String> = noted.map(|note| note.text).collect();
            taken.extend(coordinate::assigned(session, authority).unwrap_or_default());
            Ok(vec![News::Profile(Box::new(data(&profile, &taken, messages)))])
        })
    }

    /// Every authority side by side, then the waves of this one, then the other sides of its partnerships.
    pub(super) fn comparison(&self, authority: &str) -> Vec<News> {
        self.read(|session, messages| {
            let lines = compared(session, authority, messages)?;
            Ok(vec![News::Comparison(lines)])
        })
    }

    /// Opens the interview at the answer that an event gave.
    pub(super) fn answer_of(&mut self, interview: &str, event: &str) -> Vec<News> {
        let mut news = self.open(interview);
        let place = self.desk.as_ref().and_then(|desk| {
            let answers = &desk.open.record().answers;
            let given = answers
                .iter()
                .find(|(_, answered)| answered.head().event.to_string() == event);
            desk.open.interview().place_of_key(given?.0)
        });
        if let Some(place) = place {
            news.extend(self.go(&Go::To(place)));
        }
        news
    }

    /// Takes a question along: a question back in the interview where it belongs; where this folder may not ask back,
    /// a note about the authority, that every team sees.
    pub(super) fn take(&mut self, authority: &str, text: &str) -> Vec<News> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let done = asked(session, authority, text, &self.messages)
            .map_err(CoordinateError::from)
            .and_then(|asked| coordinate::assign(session, &errand(authority, &asked, Rules::shipped())));
        match done {
            Ok(Some(_)) => return vec![News::Notice(self.messages.text("profile-assigned"))],
            Ok(None) => {}
            Err(error) => return vec![News::Failed(coordinate_error(&error, &self.messages).sentence)],
        }
        match session.field_note(authority, text) {
            Ok(_) => vec![News::Notice(self.messages.text("profile-taken"))],
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Writes the profile as a page beside the person's own documents.
    pub(super) fn export_profile(&self, authority: &str) -> Vec<News> {
        self.read(|session, messages| {
            let profile = look(session, authority, None)?;
            let wording = Wording::shipped(&profile);
            let page = render::page(&profile, Rules::shipped(), &wording, messages);
            let name = format!("profil-{}-{}.html", file_name(authority), self.today());
            let path = std::env::current_dir().unwrap_or_default().join(name);
            let shown = ("file", path.display().to_string().into());
            Ok(
                match std::fs::write(&path, page.html(messages.language().tag())) {
                    Ok(()) => vec![News::Notice(messages.with("profile-written", &[shown]))],
                    Err(error) => {
                        let why = ("why", error.to_string().into());
                        vec![News::Failed(messages.with("cli-cannot-write", &[shown, why]))]
                    }
                },
            )
        })
    }

    fn read(&self, read: impl FnOnce(&Session, &Messages) -> Result<Vec<News>, SessionError>) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        read(session, &self.messages).unwrap_or_else(|error| vec![News::Failed(self.sentence(&error))])
    }
}

/// The letters and figures of an id, which no file system minds.
fn file_name(id: &str) -> String {
    id.chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
        .collect()
}

/// The question of the profile that reads so; one that the profile does not ask any more is asked as it stands.
fn asked(session: &Session, authority: &str, text: &str, messages: &Messages) -> Result<Asked, SessionError> {
    let profile = look(session, authority, None)?;
    let open = open_questions(&profile, Rules::shipped(), messages);
    let found = open.into_iter().find(|asked| asked.sentence == text);
    Ok(found.unwrap_or_else(|| Asked {
        sentence: text.to_owned(),
        processes: Vec::new(),
        informants: Vec::new(),
        ask: Vec::new(),
    }))
}

fn look(session: &Session, authority: &str, until: Option<u32>) -> Result<Profile, SessionError> {
    let scope = Scope {
        until,
        ..Scope::default()
    };
    let observations = observe(session, Rules::shipped(), authority, &scope)?;
    Ok(identify(Rules::shipped(), &observations))
}

fn data(profile: &Profile, taken: &[String], messages: &Messages) -> ProfileData {
    let rules = Rules::shipped();
    let wording = Wording::shipped(profile);
    let words = Words::new(rules, &wording, messages);
    let overview = render::overview(profile, rules, &wording, messages);
    let levers = render::support(profile, rules, &wording, messages);
    let lines = |page: Page| -> Vec<String> { page.lines(WIDTH).lines().map(str::to_owned).collect() };
    // One voice is heard once, in however many forms it speaks; what nobody was asked for is none.
    let spoken = profile
        .interviews
        .iter()
        .filter(|read| !read.documents && read.informant != read.interview);
    let voices = spoken.map(|read| &read.informant).collect::<BTreeSet<_>>().len();
    let documents = profile.interviews.iter().filter(|read| read.documents).count();
    let sources = [("voices", voices.into()), ("documents", documents.into())];
    ProfileData {
        authority: profile.authority.name.clone(),
        id: profile.authority.id.clone(),
        rules: profile.rules.clone(),
        sources: messages.with("profile-sources", &sources),
        processes: profile
            .processes
            .iter()
            .map(|finding| process(finding, &words))
            .collect(),
        questions: words
            .asked(profile)
            .into_iter()
            .map(|asked| Question {
                taken: taken.contains(&asked.sentence),
                text: asked.sentence,
            })
            .collect(),
        overview: lines(overview),
        levers: lines(levers),
    }
}

fn process(finding: &Finding, words: &Words<'_>) -> Process {
    let label = |kind: &str, code: &Option<String>| {
        code.as_deref()
            .map(|code| words.label(kind, code).to_owned())
            .unwrap_or_default()
    };
    Process {
        name: words.name(&finding.code, true),
        status: words.label("status", finding.status).to_owned(),
        contradiction: finding.contradiction,
        strength: finding.strength.unwrap_or_default().to_owned(),
        maturity: words.short_level(finding),
        steering: label("steering", &finding.steering),
        state: label("time_state", &finding.time_state),
        rule: finding.rule.clone(),
        sentences: words.sentences(finding),
        reasons: finding
            .reasons
            .iter()
            .map(|reason| {
                let (lead, line) = words.reason(reason);
                Reason {
                    text: format!("{} {line}", lead.split_whitespace().collect::<Vec<_>>().join(" ")),
                    interview: reason.interview.clone(),
                    event: reason.event.clone(),
                }
            })
            .collect(),
    }
}

fn compared(session: &Session, authority: &str, messages: &Messages) -> Result<Vec<String>, SessionError> {
    let rules = Rules::shipped();
    let mut ids: Vec<String> = session
        .authorities()?
        .into_iter()
        .map(|line| line.authority.id)
        .collect();
    // The one that is looked at stands first, the others in the order of their ids.
    ids.sort_by_key(|id| (id != authority, id.clone()));
    let profiles: Result<Vec<Profile>, SessionError> = ids.iter().map(|id| look(session, id, None)).collect();
    let profiles = profiles?;
    let mut page = render::side_by_side(&profiles, rules, messages, WIDTH);
    let mut waves: Vec<u32> = profiles
        .first()
        .map(|profile| profile.interviews.iter().map(|read| read.wave).collect())
        .unwrap_or_default();
    waves.sort_unstable();
    waves.dedup();
    for pair in waves.windows(2) {
        let before = look(session, authority, Some(pair[0]))?;
        let after = look(session, authority, Some(pair[1]))?;
        render::changes(&mut page, &wave::changes(rules, &before, &after), rules, messages);
    }
    let wording = Wording::default_forms();
    for mirror in mirror::read(rules, &sheets(session, rules)?) {
        if mirror.sides.iter().any(|side| side.authority == authority) {
            render::mirror(&mut page, &mirror, rules, &wording, messages);
        }
    }
    Ok(page.lines(WIDTH).lines().map(str::to_owned).collect())
}
