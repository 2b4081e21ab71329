//! What travels beside bundles: parts of the files that answers name, and the request for what somebody lacks.
//!
//! A photograph weighs more than a month of interviews, so it goes by itself, on demand and in parts. A parcel is sealed
//! and signed as a bundle is, with codec 3 of [`super::pack`]: one line of plain values, then bytes, not compressed. An
//! older program says of it that it is from a newer one.

use sha2::{Digest as _, Sha256};

use super::cover::Cover;
use super::error::{BundleError, Layer};
use super::pack::{Head, pack_raw};
use super::seal::seal;
use super::{MAX_LISTED, Receipt};
use crate::log::{DeviceId, Plain, Signer, to_base64};

const WORD: &str = "repere-parcel";
/// A parcel holds no more bytes of files.
pub const MAX_PARCEL: u64 = 64 << 20;
/// The line before the bytes is no longer.
const LONGEST_LINE: usize = 16 << 20;

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The SHA-256 of the whole file, in hexadecimal.
    pub hash: String,
    /// Its first byte, from 0.
    pub first: u64,
    /// The byte after its last.
    pub upto: u64,
}

/// Stretches of files with their bytes, and what its sender lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The study's code.
    pub study: String,
    /// The device that made it.
    pub from: DeviceId,
    /// When, by the clock of that device.
    pub made: i64,
    /// What its sender holds, whatever was said before; empty where it brings files.
    pub receipt: Receipt,
    /// What its sender asks for.
    pub wanted: Vec<Span>,
    /// What it brings.
    pub files: Vec<(Span, Vec<u8>)>,
}

impl Span {
    /// How many bytes.
    pub fn length(&self) -> u64 {
        self.upto.saturating_sub(self.first)
    }

    fn to_plain(&self) -> Plain {
        Plain::List(vec![
            self.hash.as_str().into(),
            self.first.into(),
            self.upto.into(),
        ])
    }

    fn read(value: &Plain) -> Option<Self> {
        let [Plain::Text(hash), Plain::Number(first), Plain::Number(upto)] = value.as_list()? else {
            return None;
        };
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let (first, upto) = (u64::try_from(*first).ok()?, u64::try_from(*upto).ok()?);
        (is_hash && first < upto).then(|| Self {
            hash: hash.clone(),
            first,
            upto,
        })
    }
}

fn spans(value: &Plain) -> Option<Vec<Span>> {
    let list = value.as_list().filter(|list| list.len() <= MAX_LISTED)?;
    list.iter().map(Span::read).collect()
}

impl Parcel {
    pub(super) fn content(&self) -> Vec<u8> {
        let spans = |spans: &mut dyn Iterator<Item = &Span>| Plain::List(spans.map(Span::to_plain).collect());
        let line = Plain::List(vec![
            WORD.into(),
            1_u64.into(),
            self.study.as_str().into(),
            self.from.to_string().into(),
            self.made.into(),
            self.receipt.to_plain(),
            spans(&mut self.wanted.iter()),
            spans(&mut self.files.iter().map(|(span, _)| span)),
        ]);
        let mut out = line.to_string().into_bytes();
        out.push(b'\n');
        for (_, bytes) in &self.files {
            out.extend(bytes);
        }
        out
    }

    /// Reads what a signature covered; the bytes are cut as the line says, and must come out even.
    pub(super) fn read(content: &[u8], sender: DeviceId) -> Result<Self, BundleError> {
        let damaged = || BundleError::Damaged { layer: Layer::Pack };
        let front = &content[..content.len().min(LONGEST_LINE)];
        let end = front.iter().position(|byte| *byte == b'\n').ok_or_else(damaged)?;
        let line = std::str::from_utf8(&content[..end]).map_err(|_| damaged())?;
        let line = Plain::read(line).map_err(|_| damaged())?;
        let mut parcel = Self::of_line(&line).ok_or_else(damaged)?;
        if parcel.from != sender {
            return Err(BundleError::Signature { from: sender });
        }
        let mut rest = &content[end + 1..];
        let asked = parcel
            .files
            .iter()
            .try_fold(0_u64, |sum, (span, _)| sum.checked_add(span.length()));
        if asked != Some(rest.len() as u64) || rest.len() as u64 > MAX_PARCEL {
            return Err(damaged());
        }
        for (span, bytes) in &mut parcel.files {
            let (its, after) = rest
                .split_at_checked(span.length() as usize)
                .ok_or_else(damaged)?;
            (*bytes, rest) = (its.to_vec(), after);
        }
        Ok(parcel)
    }

    fn of_line(line: &Plain) -> Option<Self> {
        let [
            Plain::Text(word),
            Plain::Number(1),
            Plain::Text(study),
            Plain::Text(from),
            Plain::Number(made),
            receipt,
            wanted,
            files,
        ] = line.as_list()?
        else {
            return None;
        };
        (word == WORD).then_some(())?;
        Some(Self {
            study: study.clone(),
            from: from.parse().ok()?,
            made: *made,
            receipt: Receipt::read(receipt)?,
            wanted: spans(wanted)?,
            files: spans(files)?.into_iter().map(|span| (span, Vec::new())).collect(),
        })
    }
}

/// Writes a parcel: cover sheet, then seal, signature and content. There is no other way to send one.
pub fn write_parcel(
    parcel: &Parcel,
    signer: &Signer,
    head: &Head<'_>,
    part: Option<[u32; 2]>,
) -> Result<Vec<u8>, BundleError> {
    if head.recipients.is_empty() {
        return Err(BundleError::NoRecipient);
    }
    let content = parcel.content();
    let name = to_base64(&Sha256::digest(&content)[..9]);
    let mut out = Cover::beside(&parcel.study, parcel.from, &name, part)
        .line()
        .into_bytes();
    let packed = pack_raw(&content, &out, signer, head);
    out.extend(seal(&packed, head.recipients)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel() -> Parcel {
        let span = |first, upto| Span {
            hash: "0f".repeat(32),
            first,
            upto,
        };
        Parcel {
            study: "rep26".into(),
            from: Signer::from_seed(&[1; 32]).device(),
            made: 1_790_000_000,
            receipt: Receipt::default(),
            wanted: vec![span(5, 9)],
            files: vec![(span(0, 3), vec![1, 2, 3]), (span(7, 8), b"\n".to_vec())],
        }
    }

    #[test]
    fn what_was_written_is_read_and_a_byte_more_or_less_is_refused() {
        let (parcel, mut content) = (parcel(), parcel().content());
        assert_eq!(Parcel::read(&content, parcel.from).expect("read"), parcel);
        content.push(0);
        assert!(Parcel::read(&content, parcel.from).is_err());
        assert!(Parcel::read(&content[..content.len() - 2], parcel.from).is_err());
        let other = Signer::from_seed(&[2; 32]).device();
        assert!(Parcel::read(&parcel.content(), other).is_err());
    }

    #[test]
    fn a_span_that_ends_before_it_begins_or_names_no_hash_is_refused() {
        for (from, to) in [
            ("5,9", "9,5"),
            ("5,9", "-1,9"),
            ("0f0f", "../f"),
            ("7,8", "7,9007199254740991"),
        ] {
            let content = parcel().content();
            let text = String::from_utf8_lossy(&content).replacen(from, to, 1);
            assert!(Parcel::read(text.as_bytes(), parcel().from).is_err(), "{to}");
        }
    }
}
