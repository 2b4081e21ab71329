//! The bundle that goes with a hand-over: one interview, for one colleague.

use super::{ExchangeError, Outgoing, Scope, default_recipients, outgoing, recipient, wire};
use crate::log::InterviewId;
use crate::session::Session;

/// A bundle of an interview for a colleague, as bytes, and whether it is sealed. A colleague whose card is here gets it
/// sealed; in a folder bound to a study it is never written open, in one that is not it is.
pub fn bundle_for_colleague(
    session: &mut Session,
    interview: InterviewId,
    to: &str,
) -> Result<(Outgoing, Vec<u8>, bool), ExchangeError> {
    let named = recipient(session.store(), to);
    let (device, recipients) = if default_recipients(session.store())?.is_empty() {
        (named.ok().and_then(|(device, _)| device), Vec::new())
    } else {
        let (device, key) = named?;
        (device, vec![key])
    };
    let scope = Scope {
        interview: Some(interview),
        receivers: device.into_iter().collect(),
        ..Scope::default()
    };
    let leaving = outgoing(session, &scope)?;
    let bytes = wire(session, &leaving, &recipients, None)?;
    Ok((leaving, bytes, !recipients.is_empty()))
}
