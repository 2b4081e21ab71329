//! Keys and signatures: Ed25519, strict; and the card by which a device introduces itself.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;
use zeroize::Zeroizing;

use super::id::DeviceId;
use super::plain::Plain;

/// A device's secret: it signs. Wiped from memory when dropped.
pub struct Signer {
    key: SigningKey,
}

/// A device's public key: 32 bytes that are no weak point of the curve.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

/// Why a key or a signature is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not 32 bytes of base64, or no point of the curve.
    #[error("not a public key")]
    Malformed,
    /// A key under which anybody's signature would hold.
    #[error("a weak public key")]
    Weak,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
}

impl Signer {
    /// The signer of this secret seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self {
            key: SigningKey::from_bytes(seed),
        }
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }

    /// The device that this key makes.
    pub fn device(&self) -> DeviceId {
        self.public().device()
    }

    /// The secret of the same key in the form that seals are opened with (X25519).
    pub fn exchange_secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_scalar_bytes())
    }

    /// Signs these bytes.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.device())
    }
}

impl PublicKey {
    /// Takes 32 bytes for a public key, unless they are weak.
    pub fn new(bytes: [u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Malformed)?;
        if key.is_weak() {
            Err(KeyError::Weak)
        } else {
            Ok(Self(bytes))
        }
    }

    /// Reads the base64 that [`PublicKey`] prints.
    pub fn read(text: &str) -> Result<Self, KeyError> {
        Self::new(from_base64(text).ok_or(KeyError::Malformed)?)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The device that this key makes.
    pub fn device(&self) -> DeviceId {
        DeviceId::of_key(&self.0)
    }

    /// The same key in the form that one seals to (X25519): the map between the two forms of the curve (RFC 7748, 4.1).
    pub fn exchange_key(&self) -> [u8; 32] {
        VerifyingKey::from_bytes(&self.0).map_or(self.0, |key| key.to_montgomery().to_bytes())
    }

    /// Checks a signature. `verify_strict`: plain `verify` takes any message under a small-order key.
    pub fn verify(&self, bytes: &[u8], signature: &[u8; 64]) -> Result<(), KeyError> {
        let key = VerifyingKey::from_bytes(&self.0).map_err(|_| KeyError::Malformed)?;
        key.verify_strict(bytes, &Signature::from_bytes(signature))
            .map_err(|_| KeyError::Signature)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_base64(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// URL-safe base64 without padding.
pub fn to_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// The bytes of a base64 text, if they are exactly as many.
pub fn from_base64<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64.decode(text).ok()?.try_into().ok()
}

/// How a device introduces itself: whose it is and of which study, signed by its own key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The device's public key.
    pub key: PublicKey,
    /// The study's code.
    pub study: String,
    /// The team's code.
    pub team: String,
    /// The person's code.
    pub person: String,
    signature: [u8; 64],
}

impl Card {
    /// Makes and signs the card of this signer's device.
    pub fn sign(signer: &Signer, study: &str, team: &str, person: &str) -> Self {
        let mut card = Self {
            key: signer.public(),
            study: study.to_owned(),
            team: team.to_owned(),
            person: person.to_owned(),
            signature: [0; 64],
        };
        card.signature = signer.sign(card.said().to_string().as_bytes());
        card
    }

    /// The device it is about.
    pub fn device(&self) -> DeviceId {
        self.key.device()
    }

    /// What is signed. CHANGING IT BREAKS EVERY CARD.
    fn said(&self) -> Plain {
        Plain::List(vec![
            "repere-card".into(),
            1_u64.into(),
            self.key.to_string().into(),
            self.study.as_str().into(),
            self.team.as_str().into(),
            self.person.as_str().into(),
        ])
    }

    /// The card as a plain value: what is signed, then the signature.
    pub fn to_plain(&self) -> Plain {
        Plain::List(vec![self.said(), to_base64(&self.signature).into()])
    }

    /// Reads a card and checks its signature.
    pub fn read(value: &Plain) -> Result<Self, KeyError> {
        let Some([Plain::List(said), Plain::Text(signature)]) = value.as_list() else {
            return Err(KeyError::Malformed);
        };
        let [
            Plain::Text(word),
            Plain::Number(1),
            Plain::Text(key),
            Plain::Text(study),
            Plain::Text(team),
            Plain::Text(person),
        ] = said.as_slice()
        else {
            return Err(KeyError::Malformed);
        };
        if word != "repere-card" {
            return Err(KeyError::Malformed);
        }
        let card = Self {
            key: PublicKey::read(key)?,
            study: study.clone(),
            team: team.clone(),
            person: person.clone(),
            signature: from_base64(signature).ok_or(KeyError::Malformed)?,
        };
        card.key
            .verify(card.said().to_string().as_bytes(), &card.signature)?;
        Ok(card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_holds_for_what_it_says_and_nothing_else() {
        let card = Card::sign(&Signer::from_seed(&[7; 32]), "rep26", "bfa", "P07");
        let spelled = card.to_plain().to_string();
        assert_eq!(Card::read(&card.to_plain()), Ok(card));
        let other = Plain::read(&spelled.replace("P07", "P08")).expect("plain");
        assert_eq!(Card::read(&other), Err(KeyError::Signature));
    }

    #[test]
    fn weak_keys_are_refused() {
        let mut small_order = [0; 32];
        small_order[0] = 1;
        assert_eq!(PublicKey::new(small_order), Err(KeyError::Weak));
        assert_eq!(PublicKey::read("AA"), Err(KeyError::Malformed));
    }
}
