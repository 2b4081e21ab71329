//! `repere keys …`: the study's key, its people and their roles, invitations and the way out of a loss.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::bundle::write;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::exchange::{
    ExchangeError, Invitation, bind, charter, default_recipients, fingerprint, found, invitation, issue,
    issue_role, read_recovery, recipient, recover,
};
use crate::log::{Card, DeviceId, Plain, ROLES, Says};
use crate::session::Session;
use crate::speech::{exchange_error, store_error};
use crate::text::clean;

/// The commands of `repere keys` that are about the study.
#[derive(Debug, Subcommand)]
pub enum StudyCommand {
    /// Make the study's key here.
    Study {
        #[arg(long, value_name = "FILE")]
        /// Where the recovery key is written.
        recovery: PathBuf,
    },
    /// Who is of the study, and what holds.
    Show,
    /// This device's card, to be given to the coordinator.
    Card {
        #[arg(short, long, value_name = "FILE")]
        /// The file to write.
        output: PathBuf,
    },
    /// Take a person into the study.
    Add {
        /// The card.
        card: PathBuf,
        #[arg(long, default_value = "field", value_name = "ROLE")]
        /// The role.
        role: String,
    },
    /// Take the word of a device that is held apart.
    Trust {
        /// The device or person.
        device: String,
    },
    /// Give a device another role.
    Role {
        /// The device or person.
        device: String,
        /// The role.
        role: String,
    },
    /// Take a device's word no further.
    Revoke {
        /// The device or person.
        device: String,
        #[arg(long, value_name = "N")]
        /// The last number that counts; without, the last one held.
        last: Option<u64>,
    },
    /// To whom bundles are sealed.
    Recipients {
        /// Devices, persons or age keys; none: the coordinators.
        to: Vec<String>,
    },
    /// Write an invitation.
    Invite {
        #[arg(short, long, value_name = "FILE")]
        /// The file to write.
        output: PathBuf,
    },
    /// Bind this folder to the study of an invitation.
    Bind {
        /// The invitation.
        invitation: PathBuf,
    },
    /// Take the study's voice over with the recovery key.
    Recover {
        #[arg(long, value_name = "FILE")]
        /// The file with the recovery key.
        recovery: PathBuf,
    },
}

/// Runs a command about keys.
pub fn run(command: StudyCommand, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let said = |e: ExchangeError| setting.said(exchange_error(&e, &setting.messages));
    match command {
        StudyCommand::Show => return show(setting, out),
        StudyCommand::Trust { device } => return super::apart::trust(&device, setting, out),
        StudyCommand::Card { output } => {
            let session = setting.open_to_read()?;
            let card = own_card(&session, setting)?;
            write(&output, format!("{}\n", card.to_plain()).as_bytes(), setting)?;
            return told("keys-card-written", &output, setting, out);
        }
        StudyCommand::Invite { output } => {
            let session = setting.open_to_read()?;
            write(&output, invitation(&session).map_err(said)?.as_bytes(), setting)?;
            return told("keys-invited", &output, setting, out);
        }
        _ => {}
    }
    let mut session = setting.open_to_write("repere keys")?;
    match command {
        StudyCommand::Study { recovery } => {
            // Before anything is made: a recovery key that cannot be written would be lost.
            write(&recovery, b"\n", setting)?;
            let text = found(&mut session).map_err(said)?;
            write(&recovery, format!("{}\n", text.as_str()).as_bytes(), setting)?;
            told("keys-study-made", &recovery, setting, out)?;
            out.remark(&setting.messages.text("keys-recovery-paper"));
        }
        StudyCommand::Add { card, role } => {
            let card = read_card(&card, setting)?;
            issue_role(&mut session, Some(card), role_of(&role, setting)?).map_err(said)?;
        }
        StudyCommand::Role { device, role } => {
            let device = device_of(&session, &device, setting)?;
            let card = card_of(&session, device, setting)?;
            issue_role(&mut session, Some(card), role_of(&role, setting)?).map_err(said)?;
        }
        StudyCommand::Revoke { device, last } => {
            let device = device_of(&session, &device, setting)?;
            let held = session.store().last_of(device);
            let held = held.map_err(|e| setting.said(store_error(&e, &setting.messages)))?;
            let until = last.unwrap_or(held);
            issue(&mut session, Says::Revoked { device, until }).map_err(said)?;
        }
        StudyCommand::Recipients { to } => {
            let mut keys = Vec::new();
            for text in &to {
                keys.push(recipient(session.store(), text).map_err(said)?.1.to_string());
            }
            if keys.is_empty() {
                for (device, key) in default_recipients(session.store()).map_err(said)? {
                    keys.extend(device.map(|_| key.to_string()));
                }
            }
            issue(&mut session, Says::Recipients(keys)).map_err(said)?;
        }
        StudyCommand::Bind { invitation } => {
            let invitation = Invitation::read(&setting.read(&invitation)?).map_err(said)?;
            bind(&mut session, &invitation).map_err(said)?;
        }
        StudyCommand::Recover { recovery } => {
            let safe = read_recovery(&setting.read(&recovery)?).map_err(said)?;
            recover(&mut session, &safe).map_err(said)?;
        }
        StudyCommand::Show
        | StudyCommand::Card { .. }
        | StudyCommand::Trust { .. }
        | StudyCommand::Invite { .. } => {}
    }
    drop(session);
    show(setting, out)
}

fn told(id: &str, file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let args = [("file", file.display().to_string().into())];
    Ok(out.line(&setting.messages.with(id, &args))?)
}

fn own_card(session: &Session, setting: &Setting) -> Result<Card, Failure> {
    card_of(session, session.store().device(), setting)
}

fn card_of(session: &Session, device: DeviceId, setting: &Setting) -> Result<Card, Failure> {
    let cards = session.store().cards();
    let cards = cards.map_err(|e| setting.said(store_error(&e, &setting.messages)))?;
    let found = cards.into_iter().find(|card| card.device() == device);
    found.ok_or_else(|| setting.said(exchange_error(&ExchangeError::NoCard, &setting.messages)))
}

fn device_of(session: &Session, text: &str, setting: &Setting) -> Result<DeviceId, Failure> {
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let (device, _) = recipient(session.store(), text).map_err(said)?;
    device.ok_or_else(|| said(ExchangeError::NoCard))
}

fn read_card(file: &Path, setting: &Setting) -> Result<Card, Failure> {
    let text = setting.read(file)?;
    let card = Plain::read(text.trim())
        .ok()
        .and_then(|plain| Card::read(&plain).ok());
    card.ok_or_else(|| setting.said(exchange_error(&ExchangeError::NoCard, &setting.messages)))
}

fn role_of<'a>(text: &'a str, setting: &Setting) -> Result<&'a str, Failure> {
    if ROLES.contains(&text) {
        return Ok(text);
    }
    let args = [
        ("value", clean::name(text).into_owned().into()),
        ("roles", ROLES.join(", ").into()),
    ];
    Err(Failure::usage(setting.messages.with("keys-no-role", &args)))
}

fn show(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let store = session.store();
    let said = |e: ExchangeError| setting.said(exchange_error(&e, &setting.messages));
    let Some(charter) = charter(store).map_err(said)? else {
        if setting.format == Format::Json {
            let apart = super::apart::as_json(&session, setting)?;
            return Ok(
                out.json(&json!({ "bound": false, "device": store.device().to_string(), "apart": apart }))?
            );
        }
        out.line(&setting.messages.text("keys-unbound"))?;
        return super::apart::tell(&session, setting, out);
    };
    let root = store.root().map_err(|e| said(e.into()))?;
    let print = root.map(|root| fingerprint(&root)).unwrap_or_default();
    let has_key = store
        .study_signer(&charter.key)
        .map_err(|e| said(e.into()))?
        .is_some();
    let recipients = default_recipients(store).map_err(said)?;
    if setting.format == Format::Json {
        let people: Vec<_> = charter
            .people
            .iter()
            .map(|(device, (card, role))| {
                json!({
                    "device": device.to_string(), "team": card.team, "person": card.person, "role": role,
                    "revoked": charter.revoked.get(device),
                })
            })
            .collect();
        let to: Vec<String> = recipients.iter().map(|(_, key)| key.to_string()).collect();
        return Ok(out.json(&json!({
            "bound": true, "device": store.device().to_string(), "fingerprint": print, "study_key_here": has_key,
            "people": people, "recipients": to, "apart": super::apart::as_json(&session, setting)?,
        }))?);
    }
    let args = [
        ("study", store.purpose().study.clone().into()),
        ("fingerprint", print.into()),
    ];
    out.line(&setting.messages.with("keys-study", &args))?;
    if has_key {
        out.line(&setting.messages.text("keys-here"))?;
    }
    for (device, (card, role)) in &charter.people {
        let state = match charter.revoked.get(device) {
            Some(last) => setting
                .messages
                .with("keys-revoked", &[("last", last.to_string().into())]),
            None => setting.messages.text(&format!("role-{role}")),
        };
        out.line(&clean::prose_line(&format!(
            "{device}  {} {} · {state}",
            card.team, card.person
        )))?;
    }
    let args = [("count", recipients.len().into())];
    out.line(&setting.messages.with("keys-recipients", &args))?;
    super::apart::tell(&session, setting, out)
}
