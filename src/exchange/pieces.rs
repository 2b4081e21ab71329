//! A bundle too large for its way, as several: cut between segments, each piece a sealed bundle of its own.
//!
//! The pieces can arrive in any order; what rests on a piece that is not there waits. One segment that is too large alone
//! is left whole here: the caller slices its bytes.

use super::outgoing::Outgoing;
use super::{ExchangeError, wire};
use crate::bundle::{Bundle, Receipt, Recipient};
use crate::session::Session;

/// The pieces, each with its bytes on the wire.
pub fn pieces(
    session: &Session,
    whole: &Outgoing,
    recipients: &[Recipient],
    longest: u64,
) -> Result<Vec<(Outgoing, Vec<u8>)>, ExchangeError> {
    let mut groups = vec![whole.clone()];
    let mut at = 0;
    while at < groups.len() {
        // The largest numbers that a sheet can bear: a piece that fits with them fits.
        let bytes = wire(session, &groups[at], recipients, Some([9999, 9999]))?;
        if bytes.len() as u64 <= longest || groups[at].bundle.segments.len() < 2 {
            at += 1;
        } else {
            let (one, other) = halve(&groups[at]);
            groups.splice(at..=at, [one, other]);
        }
    }
    let count = groups.len() as u32;
    let sealed = groups.into_iter().zip(1..).map(|(group, number)| {
        let part = (count > 1).then_some([number, count]);
        wire(session, &group, recipients, part).map(|bytes| (group, bytes))
    });
    sealed.collect()
}

/// Two halves; receipt and forms go with the first, so that they arrive once.
fn halve(whole: &Outgoing) -> (Outgoing, Outgoing) {
    let bundle = &whole.bundle;
    let (first, second) = bundle.segments.split_at(bundle.segments.len() / 2);
    let one = Bundle {
        segments: first.to_vec(),
        ..bundle.clone()
    };
    let other = Bundle {
        segments: second.to_vec(),
        receipt: Receipt::default(),
        forms: Vec::new(),
        ..bundle.clone()
    };
    let with = |bundle| Outgoing {
        bundle,
        ..whole.clone()
    };
    (with(one), with(other))
}
