//! `repere interview informant` and `voice`: who speaks, who agreed, and what another than the main informant says.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::form::NonResponse;
use crate::interview::Answer;
use crate::log::{Consent, Record};
use crate::session::{Informant, SessionError, informants, is_informant_code};
use crate::speech::consent_words;
use crate::text::clean;

/// `repere interview informant`.
#[derive(Debug, Args)]
pub struct Typed {
    /// The interview's id, or the beginning of one.
    pub id: String,
    /// The informant, by a code; without one, all are listed.
    pub code: Option<String>,
    #[arg(long, requires = "code")]
    /// It is the main informant's code.
    pub main: bool,
    #[arg(long, value_name = "ROLE", requires = "code", conflicts_with = "main")]
    /// The function, by the form's codes or in words.
    pub role: Option<String>,
    #[arg(
        long,
        value_name = "given|refused|unasked",
        requires = "code",
        conflicts_with = "main"
    )]
    /// Whether they agree that their words are noted.
    pub consent: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "consent")]
    /// How: oral, sign, witn, hier, or words.
    pub how: Option<String>,
    #[arg(long, value_name = "DAY", requires = "consent")]
    /// On which day, where it was not today.
    pub on: Option<jiff::civil::Date>,
}

/// `repere interview voice`.
#[derive(Debug, Args)]
pub struct Voice {
    /// The interview's id, or the beginning of one.
    pub id: String,
    /// The informant, by a code.
    pub code: String,
    /// The question's path or name.
    pub path: String,
    /// What they say; with --nonresponse, why they do not answer.
    #[arg(default_value = "")]
    pub value: String,
    #[arg(long, value_name = "WORD")]
    /// They do not answer: dont_know, refused, not_applicable, not_asked.
    pub nonresponse: Option<String>,
}

/// Lists the informants, or says who one is and whether they agree.
pub fn run(typed: &Typed, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let Some(code) = &typed.code else {
        let session = setting.open_to_read()?;
        let id = find::interview(&session, &typed.id, setting)?;
        let record = session.record(id).map_err(|e| setting.refused(&e))?;
        return list(&record, setting, out);
    };
    let mut session = setting.open_to_write("repere interview informant")?;
    let id = find::interview(&session, &typed.id, setting)?;
    let mut open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let known = open.record().introduced.get(code).map(|known| known.said.clone());
    if known.is_none() && !is_informant_code(code) {
        return Err(Failure::usage(setting.messages.text("informant-not-a-code")));
    }
    let mut said = known.unwrap_or_default();
    if let Some(role) = &typed.role {
        said.role = clean::typed_line(role);
    }
    if let Some(word) = &typed.consent {
        said.consent = Consent::from_word(word)
            .ok_or_else(|| Failure::usage(setting.messages.text("informant-not-a-consent")))?;
        said.how = typed.how.as_deref().map(clean::typed_line).unwrap_or_default();
        let today = setting.world.now().date();
        said.on = match said.consent {
            Consent::Unasked => String::new(),
            _ => typed.on.unwrap_or(today).to_string(),
        };
    }
    let main = typed.main || open.record().main_informant() == code;
    if main {
        said = crate::log::Introduction {
            code: code.clone(),
            ..Default::default()
        };
    }
    let of = if main { "" } else { code };
    session
        .introduce(&mut open, of, said)
        .map_err(|e| setting.refused(&SessionError::from(e)))?;
    list(open.record(), setting, out)
}

/// Writes down what another informant says, beside the standing answer.
pub fn voice(typed: &Voice, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere interview voice")?;
    let id = find::interview(&session, &typed.id, setting)?;
    let mut open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    let place = open
        .interview()
        .find(&typed.path)
        .map_err(|refusal| setting.refused(&SessionError::Refused(refusal)))?;
    let value = clean::typed(&typed.value);
    let answer = match &typed.nonresponse {
        None => Answer::Value(value),
        Some(word) => Answer::Missing {
            kind: NonResponse::ALL
                .into_iter()
                .find(|kind| kind.word() == word)
                .ok_or_else(|| Failure::usage(setting.messages.text("informant-not-a-nonresponse")))?,
            reason: value,
        },
    };
    let saved = session
        .voice(&mut open, &place, &typed.code, &answer)
        .map_err(|e| setting.refused(&SessionError::from(e)))?;
    let key = open.interview().key(&place);
    if setting.format == Format::Json {
        return Ok(out.json(&json!({
            "interview": id.to_string(),
            "informant": typed.code,
            "key": key,
            "event": saved.event.to_string(),
        }))?);
    }
    let args = [
        ("who", clean::name(&typed.code).into_owned().into()),
        ("key", key.into()),
    ];
    Ok(out.line(&setting.messages.with("informant-voice-kept", &args))?)
}

fn list(record: &Record, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let all = informants(record);
    if setting.format == Format::Json {
        let all: Vec<Value> = all.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "interview": record.interview.to_string(), "informants": all }))?);
    }
    for one in &all {
        out.line(&line(one, setting))?;
    }
    Ok(())
}

/// An informant for programs. The main one's function and consent are answers of the form.
pub fn as_json(one: &Informant) -> Value {
    json!({
        "code": one.code,
        "main": one.main,
        "role": one.said.role,
        "consent": if one.main { None } else { Some(one.said.consent.word()) },
        "how": one.said.how,
        "on": one.said.on,
        "at": one.at,
        "heard": one.heard,
    })
}

/// An informant on one line.
pub fn line(one: &Informant, setting: &Setting) -> String {
    let (main, consent) = if one.main {
        (setting.messages.text("speaker-main"), String::new())
    } else {
        (String::new(), consent_words(&one.said, &setting.messages))
    };
    let parts = [
        clean::name(&one.code).into_owned(),
        main,
        clean::prose_line(&one.said.role),
        consent,
    ];
    let there: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    there.join(" · ")
}
