//! `repere bundle create`: what leaves, for whom, and how large it is.

use std::path::Path;

use serde_json::json;

use super::args::Create;
use super::carry::{numbered, size};
use super::show::as_json;
use crate::bundle::{Recipient, armour, check_code, slices};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting, find};
use crate::exchange::{Scope, Unwritten, note_sent, outgoing, pieces, put, recipient};
use crate::log::DeviceId;
use crate::session::Session;
use crate::speech::exchange_error;

/// Writes a bundle of what was asked for.
pub fn run(typed: &Create, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere bundle create")?;
    if typed.media {
        return super::media::create(typed, &session, setting, out);
    }
    let said = |e| setting.said(exchange_error(&e, &setting.messages));
    let (receivers, recipients) = addressees(typed, &session, setting)?;
    let scope = scope(typed, receivers, &session, setting)?;
    let leaving = outgoing(&mut session, &scope).map_err(said)?;
    let longest = match &typed.max_size {
        Some(text) => size(text, setting)?,
        None => u64::MAX,
    };
    let pieces = pieces(&session, &leaving, &recipients, longest).map_err(said)?;
    // One segment alone may be too large: then its piece is cut, whatever is in it.
    let mut files: Vec<Vec<u8>> = Vec::new();
    for (_, bytes) in &pieces {
        let cut = if bytes.len() as u64 > longest {
            slices(bytes, longest)
        } else {
            vec![bytes.clone()]
        };
        files.extend(cut);
    }
    let names = numbered(&typed.output, files.len());
    let mut total = 0;
    for (name, bytes) in names.iter().zip(&files) {
        let text = typed.armor.then(|| armour(bytes).into_bytes());
        let bytes = text.as_ref().unwrap_or(bytes);
        write(name, bytes, setting)?;
        total += bytes.len() as u64;
    }
    for (piece, bytes) in &pieces {
        note_sent(
            &mut session,
            piece,
            &typed.output.display().to_string(),
            bytes.len() as u64,
        )
        .map_err(|e| said(e.into()))?;
    }
    let codes: Vec<String> = files.iter().map(|bytes| check_code(bytes)).collect();
    if recipients.is_empty() && !typed.unsealed {
        out.remark(&setting.messages.text("cli-bundle-unsealed"));
    }
    let contents = leaving.bundle.contents();
    let id = leaving.bundle.id().to_string();
    if setting.format == Format::Json {
        let mut value = as_json(&leaving.bundle, &contents, false);
        value["bytes"] = json!(total);
        value["codes"] = json!(codes);
        value["files"] = json!(
            names
                .iter()
                .map(|name| name.display().to_string())
                .collect::<Vec<_>>()
        );
        value["sealed"] = json!(!recipients.is_empty());
        return Ok(out.json(&value)?);
    }
    let args = [
        ("file", names[0].display().to_string().into()),
        ("size", setting.kilobytes(total).into()),
        ("interviews", contents.interviews.len().into()),
        ("events", contents.events.to_string().into()),
        ("id", id.into()),
    ];
    out.line(&setting.messages.with("cli-bundle-created", &args))?;
    if let [code] = codes.as_slice() {
        return Ok(out.line(
            &setting
                .messages
                .with("cli-bundle-code", &[("code", code.clone().into())]),
        )?);
    }
    for (name, code) in names.iter().zip(codes) {
        out.line(&format!("{}  {code}", name.display()))?;
    }
    Ok(())
}

pub(super) fn scope(
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
pub(super) fn addressees(
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
    if receivers.is_empty() && recipients.is_empty() && !typed.unsealed {
        // Nobody named: the study's coordinators, and its recovery key.
        (receivers, recipients) = crate::exchange::addressees(session.store())
            .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
    }
    recipients.sort_unstable();
    recipients.dedup();
    if typed.unsealed {
        recipients.clear();
    }
    Ok((receivers, recipients))
}

impl Setting {
    /// A size in the unit that people pay for.
    pub(in crate::cli) fn kilobytes(&self, bytes: u64) -> String {
        let tenths = bytes.div_ceil(100);
        let args = [
            ("whole", (tenths / 10).to_string().into()),
            ("tenth", (tenths % 10).to_string().into()),
        ];
        self.messages.with("kilobytes", &args)
    }
}

/// Writes a file whole or not at all, and says what kept it from being written.
pub fn write(output: &Path, bytes: &[u8], setting: &Setting) -> Result<(), Failure> {
    put(output, bytes).map_err(|why| match why {
        Unwritten::System(error) => setting.unwritable(output, &error),
        Unwritten::Differs => {
            let args = [("file", output.display().to_string().into())];
            Failure::machine(setting.messages.with("cli-bundle-reread", &args))
        }
    })
}
