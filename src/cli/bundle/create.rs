//! `repere bundle create`: what leaves, for whom, and how large it is.

use std::path::Path;

use serde_json::json;

use super::args::Create;
use super::show::as_json;
use crate::bundle::Recipient;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::exchange::{Scope, Unwritten, note_sent, outgoing, put, recipient, wire};
use crate::log::DeviceId;
use crate::session::Session;
use crate::speech::exchange_error;

/// Writes a bundle of what was asked for.
pub fn run(typed: &Create, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere bundle create")?;
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let (receivers, recipients) = addressees(typed, &session, setting)?;
    let scope = scope(typed, receivers, &session, setting)?;
    let leaving = outgoing(&mut session, &scope).map_err(said)?;
    let bytes = wire(&session, &leaving, &recipients, None).map_err(said)?;
    write(&typed.output, &bytes, setting)?;
    let file = typed.output.display().to_string();
    note_sent(&mut session, &leaving, &file, bytes.len() as u64).map_err(|e| said(e.into()))?;
    if recipients.is_empty() && !typed.unsealed {
        out.remark(&setting.messages.text("cli-bundle-unsealed"));
    }
    let contents = leaving.bundle.contents();
    let id = leaving.bundle.id().to_string();
    if setting.format == Format::Json {
        let mut value = as_json(&leaving.bundle, &contents, false);
        value["bytes"] = json!(bytes.len());
        value["sealed"] = json!(!recipients.is_empty());
        return Ok(out.json(&value)?);
    }
    let args = [
        ("file", file.into()),
        ("bytes", bytes.len().to_string().into()),
        ("interviews", contents.interviews.len().into()),
        ("events", contents.events.to_string().into()),
        ("id", id.into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-created", &args))?)
}

fn scope(
    typed: &Create,
    receivers: Vec<DeviceId>,
    session: &Session,
    setting: &Setting,
) -> Result<Scope, Failure> {
    Ok(Scope {
        authority: match &typed.authority {
            Some(name) => Some(find::authority(session, name, setting)?.authority.id),
            None => None,
        },
        interview: match &typed.interview {
            Some(id) => Some(find::interview(session, id, setting)?),
            None => None,
        },
        submitted: typed.submitted,
        receivers,
        all: typed.all,
    })
}

/// For whom it is, and to whom it is sealed.
fn addressees(
    typed: &Create,
    session: &Session,
    setting: &Setting,
) -> Result<(Vec<DeviceId>, Vec<Recipient>), Failure> {
    let find = |text: &String| {
        recipient(session.store(), text).map_err(|e| setting.said(exchange_error(&e, &setting.messages)))
    };
    let (mut receivers, mut recipients) = (Vec::new(), Vec::new());
    for text in &typed.receiver {
        let (device, key) = find(text)?;
        receivers.extend(device);
        recipients.push(key);
    }
    for text in &typed.recipient {
        recipients.push(find(text)?.1);
    }
    recipients.sort_unstable();
    recipients.dedup();
    if typed.unsealed {
        recipients.clear();
    }
    Ok((receivers, recipients))
}

/// Writes a file whole or not at all, and says what kept it from being written.
pub(super) fn write(output: &Path, bytes: &[u8], setting: &Setting) -> Result<(), Failure> {
    put(output, bytes).map_err(|why| match why {
        Unwritten::System(error) => setting.unwritable(output, &error),
        Unwritten::Differs => {
            let args = [("file", output.display().to_string().into())];
            Failure::machine(setting.messages.with("cli-bundle-reread", &args))
        }
    })
}
