//! `repere bundle split`, `join`, `armor` and `qr`: ways too narrow for a file, without opening it.

use std::path::{Path, PathBuf};

use fast_qr::{ECL, QRBuilder};
use serde_json::json;

use super::create::write;
use crate::bundle::{self, Joined, Slice, armour, armour_line, check_code, is_armoured, unarmour};
use crate::cli::args::Format;
use crate::cli::{Failure, Out, Setting};
use crate::speech::bundle_error;

/// What the largest code holds.
const QR_BYTES: usize = 2953;

/// A size as people write it: bytes, or thousands (`k`) or millions (`M`) of them.
pub(super) fn size(text: &str, setting: &Setting) -> Result<u64, Failure> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c.is_whitespace());
    let factor = match text[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "o" | "b" => 1,
        "k" | "ko" | "kb" => 1000,
        "m" | "mo" | "mb" => 1_000_000,
        _ => 0,
    };
    let bytes = digits.parse().ok().and_then(|n: u64| n.checked_mul(factor));
    bytes.filter(|bytes| *bytes >= bundle::SHORTEST).ok_or_else(|| {
        let args = [
            ("value", crate::text::clean::name(text).into_owned().into()),
            ("least", bundle::SHORTEST.into()),
        ];
        Failure::usage(setting.messages.with("cli-bundle-bad-size", &args))
    })
}

/// The names of several files in the place of one: `week.bundle` gives `week-01.bundle`.
pub(super) fn numbered(output: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![output.to_owned()];
    }
    let width = count.to_string().len();
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let end = output
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()))
        .unwrap_or_default();
    (1..=count)
        .map(|number| output.with_file_name(format!("{stem}-{number:0width$}{end}")))
        .collect()
}

fn load(file: &Path, setting: &Setting) -> Result<Vec<u8>, Failure> {
    let said = |e| setting.said(bundle_error(file, &e, &setting.messages));
    let bytes = bundle::load(file).map_err(said)?;
    if is_armoured(&bytes) {
        unarmour(&bytes).map_err(said)
    } else {
        Ok(bytes)
    }
}

/// Cuts a file into slices beside it.
pub(super) fn split(
    file: &Path,
    max_size: &str,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let longest = size(max_size, setting)?;
    let slices = bundle::slices(&load(file, setting)?, longest);
    let names = numbered(file, slices.len());
    for (name, slice) in names.iter().zip(&slices) {
        if name != file {
            write(name, slice, setting)?;
        }
    }
    if setting.format == Format::Json {
        let names: Vec<_> = names.iter().map(|name| name.display().to_string()).collect();
        return Ok(out.json(&json!({ "files": names }))?);
    }
    if slices.len() == 1 {
        return Ok(out.line(&setting.messages.text("cli-bundle-fits"))?);
    }
    for name in names {
        out.line(&name.display().to_string())?;
    }
    Ok(())
}

/// Joins slices; missing ones are named.
pub(super) fn join(
    files: &[PathBuf],
    output: &Path,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let mut slices = Vec::new();
    for file in files {
        let slice = Slice::read(&load(file, setting)?);
        slices.push(slice.map_err(|e| setting.said(bundle_error(file, &e, &setting.messages)))?);
    }
    let mut joined = bundle::join(slices);
    let (Some(one), true) = (joined.pop(), joined.is_empty()) else {
        return Err(Failure::data(setting.messages.text("cli-bundle-two-wholes")));
    };
    let bytes = match one.map_err(|e| setting.said(bundle_error(output, &e, &setting.messages)))? {
        Joined::Whole(bytes) => bytes,
        Joined::Missing { missing, parts } => {
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            let args = [
                ("path", files[0].display().to_string().into()),
                ("missing", missing.join(", ").into()),
                ("parts", parts.into()),
            ];
            return Err(Failure::data(setting.messages.with("exchange-pieces", &args)));
        }
    };
    write(output, &bytes, setting)?;
    let args = [
        ("file", output.display().to_string().into()),
        ("code", check_code(&bytes).into()),
    ];
    Ok(out.line(&setting.messages.with("cli-bundle-joined", &args))?)
}

/// Prints a file as text.
pub(super) fn armor(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    Ok(out.write(&armour(&load(file, setting)?))?)
}

/// Prints a file as a code, if it fits one.
pub(super) fn qr(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let bytes = load(file, setting)?;
    let text = armour_line(&bytes);
    let code = QRBuilder::new(text.as_bytes()).ecl(ECL::L).build();
    let (Ok(code), true) = (code, text.len() <= QR_BYTES) else {
        let args = [
            ("bytes", bytes.len().into()),
            ("most", (QR_BYTES * 3 / 4 - 60).into()),
        ];
        return Err(Failure::data(setting.messages.with("cli-bundle-no-qr", &args)));
    };
    out.line(&code.to_str())?;
    out.line(&check_code(&bytes))?;
    Ok(())
}
