//! What the sender of a bundle says that it holds: the receipt for what it got before.

use std::collections::BTreeSet;

use super::pack::FormMark;
use crate::log::{DeviceId, Frontier, PartHash, Plain, from_base64, to_base64};

/// What a sender holds, as far as the receiver may not know it yet.
///
/// It only ever says what was durably kept. A lost receipt costs bytes, as more is sent again; it never costs data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Of each device, the last number below which nothing is missing. The sender's own device is left out: it holds all
    /// that it wrote.
    pub held: Frontier,
    /// The parts held beyond that, by their hashes.
    pub beyond: BTreeSet<PartHash>,
    /// The forms held, by their marks.
    pub forms: BTreeSet<FormMark>,
}

impl Receipt {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.beyond.is_empty() && self.forms.is_empty()
    }

    /// `[held], [parts], [forms]`: part of what the sender signs.
    pub(super) fn to_plain(&self) -> Plain {
        let held = self.held.events().map(|event| event.to_string().into());
        let beyond = self.beyond.iter().map(|hash| to_base64(hash).into());
        let forms = self.forms.iter().map(|mark| to_base64(mark).into());
        Plain::List(vec![
            Plain::List(held.collect()),
            Plain::List(beyond.collect()),
            Plain::List(forms.collect()),
        ])
    }

    /// Reads what [`Receipt::to_plain`] writes.
    pub(super) fn read(value: &Plain) -> Option<Self> {
        let [held, beyond, forms] = value.as_list()? else {
            return None;
        };
        let receipt = Self {
            held: texts(held)?
                .map(|text| text?.parse().ok())
                .collect::<Option<_>>()?,
            beyond: texts(beyond)?
                .map(|text| from_base64(text?))
                .collect::<Option<_>>()?,
            forms: texts(forms)?
                .map(|text| from_base64(text?))
                .collect::<Option<_>>()?,
        };
        // One spelling only: ascending, nothing twice.
        (receipt.to_plain() == *value).then_some(receipt)
    }

    /// What a bundle of this device shows beside: it holds its own log.
    pub fn with_own(mut self, device: DeviceId, last: u64) -> Self {
        if last > 0 {
            self.held.see(device.event(last));
        }
        self
    }
}

fn texts(value: &Plain) -> Option<impl Iterator<Item = Option<&str>>> {
    Some(value.as_list()?.iter().map(Plain::as_text))
}
