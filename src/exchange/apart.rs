//! What is held apart, and the way out of it: devices whose word nobody here takes yet.
//!
//! What they sent is kept word for word and shown by name; a person takes their word, or leaves it at that. Nothing of it
//! is ever merged in silence or deleted.

use super::ExchangeError;
use super::charter::{charter, issue_role};
use super::desk::Desk;
use super::report::Waiting;
use crate::log::{Card, DeviceId};
use crate::session::Session;
use crate::store::StoreError;

/// A device whose word waits for a person to take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The device.
    pub device: DeviceId,
    /// How it introduced itself.
    pub card: Card,
    /// How many events of it wait.
    pub events: u64,
}

/// The devices whose word waits for a person to take it.
pub fn held_apart(session: &Session) -> Result<Vec<Apart>, StoreError> {
    let waits = session.store().waits()?;
    let apart = session.store().strangers()?.into_iter().map(|(device, card)| {
        let of_it = waits.iter().filter(|waits| waits.device == device);
        Apart {
            device,
            card,
            events: of_it.map(|waits| waits.events).sum(),
        }
    });
    Ok(apart.collect())
}

/// Takes a device's word from now on, and what waits of it; how many events that brought.
///
/// Where this folder has the study's key, that is a deed and travels; elsewhere it holds for this folder alone.
pub fn trust(session: &mut Session, device: DeviceId) -> Result<u64, ExchangeError> {
    let card = session.store().strangers()?.remove(&device);
    let card = card.ok_or(ExchangeError::NoCard)?;
    let speaks = match charter(session.store())? {
        Some(charter) if charter.revoked.contains_key(&device) => {
            return Err(ExchangeError::Revoked { device });
        }
        Some(charter) => session.store().study_signer(&charter.key)?.is_some(),
        None => false,
    };
    let before = events_waiting(session)?;
    if speaks {
        issue_role(session, Some(card), "field")?;
    } else {
        session.store_mut().accept_all(&[card])?;
        release(session)?;
    }
    Ok(before.saturating_sub(events_waiting(session)?))
}

/// All that waits, and for what.
pub fn waiting(session: &Session) -> Result<Vec<Waiting>, StoreError> {
    Ok(Desk::load(session.store())?.waiting())
}

/// How many events wait.
fn events_waiting(session: &Session) -> Result<u64, StoreError> {
    Ok(session.store().waits()?.iter().map(|waits| waits.events).sum())
}

/// Takes in what waited for something that has come since.
pub(super) fn release(session: &mut Session) -> Result<(), ExchangeError> {
    let since = session.store().waiting_since()?;
    if since.is_empty() {
        return Ok(());
    }
    let mut desk = Desk::load(session.store())?;
    session
        .store_mut()
        .merge(false, |intake| desk.release(intake, &since))?;
    session.erase_withdrawn()?;
    Ok(())
}
