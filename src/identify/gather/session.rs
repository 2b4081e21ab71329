//! The interviews of a data folder as observations.
//!
//! Every interview about the authority is read that is not withdrawn, whoever began it; the form's own logic says
//! which answers stand. An interview whose form has not arrived is named, not guessed at.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Card, testify};
use crate::identify::mirror::Sheet;
use crate::identify::observe::{Fact, Observations, Offer, Said, Testimony, Unread};
use crate::identify::rules::Rules;
use crate::interview::Answer;
use crate::log::{self, Consent, State};
use crate::session::{InterviewSummary, Open, Session, SessionError};

/// Which interviews are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only those accepted or released.
    pub accepted: bool,
    /// Only those of this wave.
    pub wave: Option<u32>,
    /// Only those of this wave and earlier ones: what was known by then.
    pub until: Option<u32>,
    /// The day to look from; without, that of the last interview.
    pub at: Option<Date>,
}

/// What the interviews about the authority `id` say.
pub fn observe(
    session: &Session,
    rules: &Rules,
    id: &str,
    scope: &Scope,
) -> Result<Observations, SessionError> {
    let mut observations = Observations {
        authority: id.to_owned(),
        reference: scope.at,
        ..Observations::default()
    };
    let mut lines: Vec<InterviewSummary> = session
        .interviews()?
        .into_iter()
        .filter(|line| line.authority.id == id && line.state != State::Withdrawn)
        .filter(|line| !scope.accepted || matches!(line.state, State::Accepted | State::Released))
        .collect();
    lines.sort_by_key(|line| line.id);
    for line in lines {
        if observations.name.is_empty() {
            observations.name.clone_from(&line.authority.name);
        }
        match session.open_whole(line.id) {
            Ok(open) => {
                let wave = |testimony: &Testimony| {
                    scope.wave.is_none_or(|wave| testimony.wave == wave)
                        && scope.until.is_none_or(|wave| testimony.wave <= wave)
                };
                let testimonies = testimonies(rules, &open, &line);
                observations
                    .testimonies
                    .extend(testimonies.into_iter().filter(wave));
            }
            Err(SessionError::WaitingForForm {
                id: form, version, ..
            }) => observations.unread.push(Unread {
                interview: line.id.to_string(),
                form: format!("{form} {version}"),
            }),
            Err(error) => return Err(error),
        }
    }
    observations.offers = offers(session, rules)?;
    Ok(observations)
}

/// The register of support of the whole study: what organisations offer and let be listed.
pub fn offers(session: &Session, rules: &Rules) -> Result<Vec<Offer>, SessionError> {
    let names = &rules.support.offer;
    let mut offers: Vec<Offer> = of_form(session, rules, &names.form)?
        .into_iter()
        .filter_map(|sheet| {
            let value = |question: &str| sheet.testimony.value(question).map(str::to_owned);
            let all = |question: &str| -> Vec<String> {
                let said = value(question).unwrap_or_default();
                said.split_whitespace().map(str::to_owned).collect()
            };
            let listed = value(&names.listed).is_some_and(|said| names.allowed.contains(&said));
            Some(Offer {
                name: value(&names.name).filter(|_| listed)?,
                kind: value(&names.kind).unwrap_or_default(),
                scale: value(&names.scale).unwrap_or_default(),
                needs: all(&names.needs),
                processes: all(&names.processes),
                contact: value(&names.contact),
            })
        })
        .collect();
    offers.sort();
    Ok(offers)
}

/// The sheets of partnerships of the whole study, for the comparison of both sides.
pub fn sheets(session: &Session, rules: &Rules) -> Result<Vec<Sheet>, SessionError> {
    of_form(session, rules, &rules.mirror.form)
}

/// What each informant says in every interview, whatever its form and its authority.
pub fn everyone(session: &Session, rules: &Rules) -> Result<Vec<Sheet>, SessionError> {
    read(session, rules, |_| true)
}

/// What each informant says in the interviews of one form, whatever authority they are about.
fn of_form(session: &Session, rules: &Rules, form: &str) -> Result<Vec<Sheet>, SessionError> {
    read(session, rules, |id| id == form)
}

fn read(session: &Session, rules: &Rules, wanted: impl Fn(&str) -> bool) -> Result<Vec<Sheet>, SessionError> {
    let mut sheets = Vec::new();
    for line in session.interviews()? {
        if !wanted(&line.form.id) || line.state == State::Withdrawn {
            continue;
        }
        match session.open_whole(line.id) {
            Ok(open) => sheets.extend(
                testimonies(rules, &open, &line)
                    .into_iter()
                    .map(|testimony| Sheet {
                        authority: line.authority.id.clone(),
                        name: line.authority.name.clone(),
                        testimony,
                    }),
            ),
            Err(SessionError::WaitingForForm { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(sheets)
}

/// What each informant says in one interview.
fn testimonies(rules: &Rules, open: &Open, line: &InterviewSummary) -> Vec<Testimony> {
    let record = open.record();
    let main = record.main_informant().to_owned();
    let card = Card {
        interview: line.id.to_string(),
        form: line.form.id.clone(),
        state: line.state.word().to_owned(),
        begun: day(line.begun_at),
    };
    let mut said: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    let mut standing = Vec::new();
    let interview = open.interview();
    for place in interview.places() {
        let Some(answer) = interview.answer(&place).filter(|answer| !answer.is_blank()) else {
            continue;
        };
        if !interview.is_relevant(&place) {
            continue;
        }
        let key = interview.key(&place);
        let head = record.answers.get(&key).map(log::Answered::head);
        let event = head.map(|head| head.event.to_string()).unwrap_or_default();
        let found = fact(&key, said_of(&answer), event);
        let informant = head
            .map(|head| head.informant.as_str())
            .filter(|code| !code.is_empty());
        said.entry(informant.unwrap_or(&main).to_owned())
            .or_default()
            .push(found.clone());
        standing.push(found);
    }
    for note in &record.notes {
        let signs = coded_signs(&note.text);
        if !signs.is_empty() {
            let mut found = fact(&note.key, Said::Value(signs), note.event.to_string());
            found.question.clone_from(&rules.questions.coded);
            said.entry(main.clone()).or_default().push(found);
        }
    }
    let agreed = |code: &str| record.consent(code) != Consent::Refused;
    for voice in record.voices.iter().filter(|voice| agreed(&voice.informant)) {
        let found = fact(&voice.key, said_of_log(&voice.answer), voice.event.to_string());
        said.entry(voice.informant.clone()).or_default().push(found);
    }
    said.into_iter()
        .filter_map(|(informant, facts)| {
            let mut testimony = testify(rules, &card, &informant, facts, &standing)?;
            // The form asks the main informant's function; another's stands beside the words.
            if testimony.informant.roles.is_empty()
                && let Some(known) = record.introduced.get(&informant)
            {
                let roles = known.said.role.split_whitespace();
                testimony.informant.roles = roles.map(str::to_owned).collect();
            }
            Some(testimony)
        })
        .collect()
}

/// The signs that a note codes: `#COOP3` anywhere in its text.
fn coded_signs(text: &str) -> String {
    let signs = text.split('#').skip(1).map(|rest| {
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        &rest[..end]
    });
    let is_sign = |code: &&str| {
        let letters = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
        letters.len() == 4 && letters.len() < code.len() && letters.bytes().all(|b| b.is_ascii_uppercase())
    };
    signs.filter(is_sign).collect::<Vec<_>>().join(" ")
}

/// A key's last name is the question, all up to its last instance the row.
fn fact(key: &str, answer: Said, event: String) -> Fact {
    let question = key.rsplit('/').next().unwrap_or(key);
    let row = key.rfind('}').map_or("", |end| &key[..=end]);
    Fact {
        question: question.to_owned(),
        row: row.to_owned(),
        process: None,
        answer,
        event,
    }
}

fn said_of(answer: &Answer) -> Said {
    match answer {
        Answer::Value(text) => Said::Value(text.clone()),
        Answer::Missing { kind, .. } => Said::Missing(kind.word().to_owned()),
    }
}

fn said_of_log(answer: &log::Answer) -> Said {
    match answer {
        log::Answer::Value(text) => Said::Value(text.clone()),
        log::Answer::Missing { kind, .. } => Said::Missing(kind.word().to_owned()),
    }
}

fn day(seconds: i64) -> Date {
    Timestamp::from_second(seconds)
        .unwrap_or_default()
        .to_zoned(TimeZone::UTC)
        .date()
}

#[cfg(test)]
mod tests {
    use super::coded_signs;

    #[test]
    fn a_note_codes_signs_and_other_marks_are_words() {
        assert_eq!(coded_signs("le port sec #FLOW2, #FLOW5."), "FLOW2 FLOW5");
        assert_eq!(coded_signs("#urgent, voir #2 et #COOP"), "");
    }
}
