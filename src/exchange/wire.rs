//! How a bundle leaves: sealed to those it is for, or as a plain document; and the note that it left.

use super::ExchangeError;
use super::outgoing::{Outgoing, told};
use crate::bundle::{self, Head, Recipient};
use crate::log::{DeviceId, SegmentId};
use crate::session::Session;
use crate::store::{Sending, Store, StoreError};

/// Whom a text names: a device whose card is here, a person by team and code, or an age key.
pub fn recipient(store: &Store, text: &str) -> Result<(Option<DeviceId>, Recipient), ExchangeError> {
    let text = text.trim();
    let cards = store.cards()?;
    let named = |card: &&crate::log::Card| {
        card.device().to_string() == text
            || card.person == text
            || text
                .split_once('/')
                .is_some_and(|(team, person)| (card.team.as_str(), card.person.as_str()) == (team, person))
    };
    let found: Vec<_> = cards.iter().filter(named).collect();
    match found.as_slice() {
        [card] => Ok((Some(card.device()), Recipient::of(&card.key))),
        [] => Ok((None, text.parse()?)),
        several => Err(ExchangeError::Ambiguous {
            text: text.to_owned(),
            devices: several.iter().map(|card| card.device()).collect(),
        }),
    }
}

/// The bytes of a bundle on the wire: sealed to these, a plain document without any; `part` is which piece of how many.
pub fn wire(
    session: &Session,
    outgoing: &Outgoing,
    recipients: &[Recipient],
    part: Option<[u32; 2]>,
) -> Result<Vec<u8>, ExchangeError> {
    let signer = session.store().signer()?;
    let bundle = &outgoing.bundle;
    if recipients.is_empty() {
        return Ok(bundle::write(bundle, &signer).into_bytes());
    }
    let card = bundle.cards.iter().find(|card| card.device() == bundle.from);
    let head = Head {
        recipients,
        dictionary: &outgoing.shared_forms,
        card: card.filter(|_| !outgoing.acquainted),
    };
    Ok(bundle::write_sealed(bundle, &signer, &head, part)?)
}

/// Notes that a bundle left, once its file is written: which parts, for whom, and what it told them.
pub fn note_sent(
    session: &mut Session,
    outgoing: &Outgoing,
    file: &str,
    bytes: u64,
) -> Result<(), StoreError> {
    let bundle = &outgoing.bundle;
    let mut parts: Vec<(SegmentId, usize)> = Vec::new();
    for segment in &bundle.segments {
        let id = segment.id();
        let carried = segment
            .parts
            .iter()
            .enumerate()
            .filter(|(_, part)| part.is_some());
        parts.extend(carried.map(|(position, _)| (id, position)));
    }
    let sending = Sending {
        bundle: *bundle.id().bytes(),
        receiver: match outgoing.receivers.as_slice() {
            [one] => Some(*one),
            _ => None,
        },
        file: file.to_owned(),
        at: session.world().now().timestamp().as_second(),
        events: bundle.count(),
        bytes,
    };
    session
        .store_mut()
        .note_sending(&sending, &parts, &told(&bundle.receipt))
}
