//! Sealing with age: only the recipients open it. age says nothing about who sealed; that is what the pack's signature
//! is for.
//!
//! A device's sealing key follows from its signing key (the map between the two forms of the same curve, as age itself
//! uses it for SSH keys), so a device's card is all that is needed to seal to it.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::str::FromStr;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::{BundleError, Layer};
use super::pack::{MAGIC, MAX_RECIPIENTS};
use crate::log::{PublicKey, Signer};

/// The first bytes of every age file.
pub(super) const AGE: &[u8] = b"age-encryption.org/v1\n";
/// The age crate adds a random stanza of up to 180 bytes to every header; of so many sealings of a small bundle the
/// shortest is taken, which costs a few milliseconds and spares a thin line 80 bytes.
const TRIES: usize = 24;
/// From here on a hundred bytes are nothing.
const SMALL: usize = 16_000;

/// Someone to whom a bundle can be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Recipient([u8; 32]);

/// What opens bundles that were sealed to a device or to a recovery key. Wiped from memory when dropped.
pub struct Opener {
    secret: Zeroizing<[u8; 32]>,
    recipient: Recipient,
}

impl Recipient {
    /// The recipient that this public key makes.
    pub fn of(key: &PublicKey) -> Self {
        Self(key.exchange_key())
    }

    /// How a head names it: the first bytes of its hash.
    pub(super) fn mark(&self) -> [u8; 8] {
        let full = Sha256::new()
            .chain_update(b"repere recipient\0")
            .chain_update(self.0)
            .finalize();
        let mut mark = [0; 8];
        mark.copy_from_slice(&full[..8]);
        mark
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode::<bech32::Bech32>(bech32::Hrp::parse_unchecked("age"), &self.0);
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Recipient {
    type Err = BundleError;

    /// Reads `age1…`.
    fn from_str(text: &str) -> Result<Self, BundleError> {
        let wrong = || BundleError::Recipient {
            text: text.to_owned(),
        };
        let (prefix, bytes) = bech32::decode(text.trim()).map_err(|_| wrong())?;
        if prefix.as_str() != "age" {
            return Err(wrong());
        }
        // age itself refuses what is no key.
        age::x25519::Recipient::from_str(text.trim()).map_err(|_| wrong())?;
        Ok(Self(bytes.try_into().map_err(|_| wrong())?))
    }
}

impl Opener {
    /// What opens bundles sealed to this signer's device.
    pub fn of(signer: &Signer) -> Self {
        Self {
            secret: signer.exchange_secret(),
            recipient: Recipient::of(&signer.public()),
        }
    }

    /// To whom one seals for this one to open.
    pub fn recipient(&self) -> Recipient {
        self.recipient
    }

    fn identity(&self) -> Option<age::x25519::Identity> {
        let prefix = bech32::Hrp::parse_unchecked("AGE-SECRET-KEY-");
        let text = Zeroizing::new(bech32::encode_upper::<bech32::Bech32>(prefix, &*self.secret).ok()?);
        text.parse().ok()
    }
}

impl fmt::Debug for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opener({})", self.recipient)
    }
}

/// Seals to all of these; at least one.
pub(super) fn seal(bytes: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, BundleError> {
    let recipients = &recipients[..recipients.len().min(MAX_RECIPIENTS)];
    let keys: Vec<age::x25519::Recipient> = recipients
        .iter()
        .map(|recipient| {
            let text = recipient.to_string();
            text.parse().map_err(|_| BundleError::Recipient { text })
        })
        .collect::<Result<_, _>>()?;
    let once = || -> Option<Vec<u8>> {
        let encryptor = age::Encryptor::with_recipients(keys.iter().map(|key| key as _)).ok()?;
        let mut out = Vec::new();
        let mut writer = encryptor.wrap_output(&mut out).ok()?;
        writer.write_all(bytes).ok()?;
        writer.finish().ok()?;
        Some(out)
    };
    let tries = if bytes.len() < SMALL { TRIES } else { 1 };
    (0..tries)
        .filter_map(|_| once())
        .min_by_key(Vec::len)
        .ok_or(BundleError::NoRecipient)
}

/// Opens a seal: the pack inside, and for which of the openers it was.
pub(super) fn unseal(bytes: &[u8], openers: &[Opener]) -> Result<(Vec<u8>, Recipient), BundleError> {
    let damaged = || BundleError::Damaged { layer: Layer::Seal };
    for opener in openers {
        let identity = opener.identity().ok_or_else(damaged)?;
        let decryptor = age::Decryptor::new_buffered(bytes).map_err(|_| damaged())?;
        let mut reader = match decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)) {
            Ok(reader) => reader,
            Err(age::DecryptError::NoMatchingKeys) => continue,
            Err(_) => return Err(damaged()),
        };
        let mut out = Vec::new();
        // age is not compressed: what it holds is shorter than the file, which is capped.
        reader.read_to_end(&mut out).map_err(|_| damaged())?;
        if !out.starts_with(MAGIC) {
            return Err(BundleError::Damaged { layer: Layer::Pack });
        }
        return Ok((out, opener.recipient));
    }
    Err(BundleError::NotForUs)
}
