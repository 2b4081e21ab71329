//! `repere bundle create`: what leaves, for whom, and how large it is.

use std::path::Path;

use serde_json::json;

use super::args::Create;
use super::show::as_json;
use crate::bundle::Recipient;
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::exchange::{Scope, Unwritten, Wrap, outgoing, put, recipient, wire};
use crate::session::Session;
use crate::speech::exchange_error;

/// Writes a bundle of what was asked for.
pub fn run(typed: &Create, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere bundle create")?;
    let scope = scope(typed, &session, setting)?;
    let wrap = Wrap {
        recipients: recipients(typed, &session, setting)?,
        ..Wrap::default()
    };
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let bundle = outgoing(&mut session, &scope).map_err(said)?;
    let bytes = wire(&session, &bundle, &wrap).map_err(said)?;
    write(&typed.output, &bytes, setting)?;
    if wrap.recipients.is_empty() && !typed.unsealed {
        out.remark(&setting.messages.text("cli-bundle-unsealed"));
    }
    let contents = bundle.contents();
    if setting.format == Format::Json {
        let mut value = as_json(&bundle, &contents, false);
        value["bytes"] = json!(bytes.len());
        value["sealed"] = json!(!wrap.recipients.is_empty());
        return Ok(out.json(&value)?);
    }
    let args = [
        ("file", typed.output.display().to_string().into()),
        ("bytes", bytes.len().to_string().into()),
        ("interviews", contents.interviews.len().into()),
        ("events", contents.events.to_string().into()),
        ("id", bundle.id().to_string().into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-created", &args))?)
}

fn scope(typed: &Create, session: &Session, setting: &Setting) -> Result<Scope, Failure> {
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
    })
}

fn recipients(typed: &Create, session: &Session, setting: &Setting) -> Result<Vec<Recipient>, Failure> {
    let mut found = Vec::new();
    for text in &typed.recipient {
        let one = recipient(session.store(), text)
            .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
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
