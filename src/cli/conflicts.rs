//! `repere conflicts`: every question with two answers, both whole, and the decision.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::coordinate::{self, Card, CardKind, Choice, Side};
use crate::log::{Answer, NonResponse};
use crate::text::clean;

/// `repere conflicts …`; without a word it lists.
#[derive(Debug, Args)]
pub struct Conflicts {
    #[command(subcommand)]
    /// What to do.
    pub command: Option<Command>,
}

/// What to do with conflicts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// All that is to be decided.
    List,
    /// Decide one.
    Decide(Decide),
}

/// `repere conflicts decide`.
#[derive(Debug, Args)]
pub struct Decide {
    /// The interview's id, or the beginning of one.
    pub id: String,
    /// The question's path, name or key.
    pub path: String,
    #[arg(long, value_name = "N", group = "choice")]
    /// This version stands, by its number in the list.
    pub take: Option<usize>,
    #[arg(long, value_name = "VALUE", group = "choice", allow_hyphen_values = true)]
    /// Another answer stands.
    pub value: Option<String>,
    #[arg(long, value_name = "WORD", group = "choice")]
    /// A non-answer stands.
    pub nonresponse: Option<String>,
    #[arg(long, group = "choice")]
    /// The instance stays.
    pub keep: bool,
    #[arg(long, group = "choice")]
    /// The instance goes.
    pub remove: bool,
    #[arg(long, value_name = "TEXT", default_value = "")]
    /// Why.
    pub reason: String,
}

/// Runs a conflicts command.
pub fn run(typed: &Conflicts, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match &typed.command {
        None | Some(Command::List) => list(setting, out),
        Some(Command::Decide(typed)) => decide(typed, setting, out),
    }
}

fn list(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let cards = coordinate::cards(&session).map_err(|e| setting.not_done(&e))?;
    if setting.format == Format::Json {
        let list: Vec<Value> = cards.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "conflicts": list }))?);
    }
    if cards.is_empty() {
        return Ok(out.line(&setting.messages.text("cli-no-conflicts"))?);
    }
    let mut line = |text: String| out.line(&clean::prose_line(&text));
    for card in &cards {
        line(format!(
            "≠ {} · {} · {}  {}",
            card.title, card.interview, card.path, card.label
        ))?;
        match &card.kind {
            CardKind::Answers { versions, shown } => {
                for (index, side) in versions.iter().enumerate() {
                    let mark = if index == *shown { "▸" } else { " " };
                    line(format!("  {mark} {}  {}", index + 1, side_line(side, setting)))?;
                }
            }
            CardKind::Instance { removed, edited } => {
                for (id, who) in [("conflict-removed-by", removed), ("conflict-edited-by", edited)] {
                    for (_, person, at) in who {
                        let args = [
                            ("who", person.clone().into()),
                            ("day", crate::cli::moment::day(*at, setting).into()),
                        ];
                        line(format!("    {}", setting.messages.with(id, &args)))?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// One version: what, who, whose words, when, notes, and what its author had read.
fn side_line(side: &Side, setting: &Setting) -> String {
    let mut parts = vec![in_words(side, setting), side.who.clone()];
    if !side.informant.is_empty() {
        parts.push(side.informant.clone());
    }
    parts.push(crate::cli::moment::day(side.at, setting));
    parts.extend(side.notes.iter().map(|note| format!("✎ {note}")));
    if !side.reason.is_empty() {
        parts.push(side.reason.clone());
    }
    let read = if side.had_read.is_empty() {
        "—".to_owned()
    } else {
        side.had_read.join(" / ")
    };
    parts.push(
        setting
            .messages
            .with("conflict-had-read", &[("what", read.into())]),
    );
    parts.join(" · ")
}

fn in_words(side: &Side, setting: &Setting) -> String {
    match &side.answer {
        Answer::Missing { kind, reason } => {
            let word = setting.messages.text(&format!("nonresponse-{}", kind.word()));
            if reason.is_empty() {
                word
            } else {
                format!("{word} ({reason})")
            }
        }
        Answer::Value(_) => side.words.clone(),
    }
}

fn as_json(card: &Card) -> Value {
    let mut value = json!({
        "interview": card.interview.to_string(), "title": card.title, "path": card.path, "label": card.label,
        "key": card.key,
    });
    let told = |list: &[(crate::log::EventId, String, i64)]| -> Vec<Value> {
        list.iter()
            .map(|(event, who, at)| json!({"event": event.to_string(), "who": who, "at": at}))
            .collect()
    };
    match &card.kind {
        CardKind::Answers { versions, shown } => {
            value["kind"] = json!("answers");
            value["values"] = versions
                .iter()
                .enumerate()
                .map(|(index, side)| {
                    let mut one = match &side.answer {
                        Answer::Value(text) => json!({ "value": text }),
                        Answer::Missing { kind, reason } => {
                            json!({ "value": "", "nonresponse": kind.word(), "because": reason })
                        }
                    };
                    one["number"] = json!(index + 1);
                    one["words"] = json!(side.words);
                    one["event"] = json!(side.event.to_string());
                    one["who"] = json!(side.who);
                    one["informant"] = json!(side.informant);
                    one["at"] = json!(side.at);
                    one["doubt"] = json!(side.doubt);
                    one["reason"] = json!(side.reason);
                    one["notes"] = json!(side.notes);
                    one["had_read"] = json!(side.had_read);
                    one["shown"] = json!(index == *shown);
                    one
                })
                .collect();
        }
        CardKind::Instance { removed, edited } => {
            value["kind"] = json!("instance");
            value["removed"] = json!(told(removed));
            value["edited"] = json!(told(edited));
        }
    }
    value
}

fn decide(typed: &Decide, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let choice = choice(typed).ok_or_else(|| Failure::usage(setting.messages.text("conflict-no-choice")))?;
    let mut session = setting.open_to_write("repere conflicts")?;
    let id = find::interview(&session, &typed.id, setting)?;
    let cards = coordinate::cards(&session).map_err(|e| setting.not_done(&e))?;
    let named = |card: &&Card| {
        let last = card.path.rsplit('/').next().unwrap_or_default();
        card.interview == id && (card.key == typed.path || card.path == typed.path || last == typed.path)
    };
    let found: Vec<&Card> = cards.iter().filter(named).collect();
    let [card] = found.as_slice() else {
        let args = [("key", clean::name(&typed.path).into_owned().into())];
        let id = if found.is_empty() {
            "coordinate-no-conflict"
        } else {
            "conflict-many"
        };
        return Err(Failure::data(setting.messages.with(id, &args)));
    };
    let event = coordinate::decide(&mut session, id, &card.key, &choice, &typed.reason)
        .map_err(|e| setting.not_done(&e))?;
    let left = coordinate::open_cards(&session).map_err(|e| setting.not_done(&e))?;
    if setting.format == Format::Json {
        return Ok(out.json(
            &json!({"interview": id.to_string(), "key": card.key, "event": event.to_string(), "left": left}),
        )?);
    }
    Ok(out.line(
        &setting
            .messages
            .with("conflict-decided-left", &[("count", left.into())]),
    )?)
}

fn choice(typed: &Decide) -> Option<Choice> {
    if let Some(number) = typed.take {
        return Some(Choice::Version(number.checked_sub(1)?));
    }
    if let Some(value) = &typed.value {
        return Some(Choice::Write(Answer::Value(value.clone())));
    }
    if let Some(word) = &typed.nonresponse {
        return Some(Choice::Write(Answer::Missing {
            kind: NonResponse::from_word(word)?,
            reason: String::new(),
        }));
    }
    match (typed.keep, typed.remove) {
        (true, _) => Some(Choice::Keep),
        (_, true) => Some(Choice::Remove),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::shape::keeps;
    use crate::log::{DeviceId, InterviewId};

    #[test]
    fn every_card_has_the_names_that_the_page_promises() {
        let event = DeviceId::of_key(&[1; 32]).event(3);
        let side = |answer| Side {
            event,
            answer,
            words: String::new(),
            who: "P07, bfa".into(),
            informant: String::new(),
            at: 1,
            doubt: false,
            reason: String::new(),
            notes: vec!["à relire".into()],
            had_read: vec!["non".into()],
        };
        let missing = Answer::Missing {
            kind: NonResponse::Refused,
            reason: String::new(),
        };
        let told = vec![(event, "P07, bfa".to_owned(), 1)];
        let kinds = [
            CardKind::Answers {
                versions: vec![side(Answer::Value("oui".into())), side(missing)],
                shown: 0,
            },
            CardKind::Instance {
                removed: told.clone(),
                edited: told,
            },
        ];
        let card = |kind| Card {
            interview: InterviewId(event),
            title: String::new(),
            key: "/data/a".into(),
            path: "/data/a".into(),
            label: String::new(),
            kind,
            at: 1,
        };
        let cards: Vec<Value> = kinds.into_iter().map(|kind| as_json(&card(kind))).collect();
        let page = include_str!("../../docs/json.md");
        keeps(page, "conflicts", &[json!({ "conflicts": cards })], &[]);
    }
}
