//! How a bundle leaves: sealed to those it is for, or as a plain document.

use super::ExchangeError;
use crate::bundle::{self, Bundle, CarriedForm, Head, Recipient};
use crate::session::Session;
use crate::store::Store;

/// How a bundle is wrapped.
#[derive(Debug, Clone, Default)]
pub struct Wrap {
    /// To whom it is sealed; nobody: it leaves as a plain document.
    pub recipients: Vec<Recipient>,
    /// The forms that every recipient holds for certain.
    pub dictionary: Vec<CarriedForm>,
    /// Every recipient has the sender's card already.
    pub acquainted: bool,
    /// Which piece of how many.
    pub part: Option<[u32; 2]>,
}

/// Whom a text names: a device whose card is here, or an age key.
pub fn recipient(store: &Store, text: &str) -> Result<Recipient, ExchangeError> {
    let cards = store.cards()?;
    match cards.iter().find(|card| card.device().to_string() == text.trim()) {
        Some(card) => Ok(Recipient::of(&card.key)),
        None => Ok(text.parse()?),
    }
}

/// The bytes of a bundle on the wire.
pub fn wire(session: &Session, bundle: &Bundle, wrap: &Wrap) -> Result<Vec<u8>, ExchangeError> {
    let signer = session.store().signer()?;
    if wrap.recipients.is_empty() {
        return Ok(bundle::write(bundle, &signer).into_bytes());
    }
    let card = bundle.cards.iter().find(|card| card.device() == bundle.from);
    let head = Head {
        recipients: &wrap.recipients,
        dictionary: &wrap.dictionary,
        card: card.filter(|_| !wrap.acquainted),
    };
    Ok(bundle::write_sealed(bundle, &signer, &head, wrap.part)?)
}
