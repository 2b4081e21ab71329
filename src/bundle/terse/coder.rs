//! An arithmetic coder of single bits, and numbers as bits whose odds are learned on the way.
//!
//! One [`Coder`] goes both ways: writing, it returns the bit that it was given; reading, it ignores that one and returns
//! the bit that was written. So each model is written once and cannot differ between the two sides. All of it is whole
//! numbers: the same bytes on every machine.

/// Writes bits to bytes, or reads them back; beyond the end there are zeros without end.
pub(super) enum Coder<'a> {
    /// Writes.
    Write(Interval, Vec<u8>),
    /// Reads: the value at hand, and the bytes still to come.
    Read(Interval, u32, std::slice::Iter<'a, u8>),
}

/// The numbers that all continue what was written so far.
#[derive(Clone, Copy)]
pub(super) struct Interval {
    low: u32,
    high: u32,
}

const WHOLE: Interval = Interval {
    low: 0,
    high: u32::MAX,
};

impl<'a> Coder<'a> {
    pub(super) fn write() -> Self {
        Self::Write(WHOLE, Vec::new())
    }

    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let mut bytes = bytes.iter();
        let value = (0..4).fold(0, |value, _| value << 8 | next(&mut bytes));
        Self::Read(WHOLE, value, bytes)
    }

    pub(super) fn is_reader(&self) -> bool {
        matches!(self, Self::Read(..))
    }

    /// One bit, whose odds of being set are `odds` in 65,536, neither 0 nor all.
    #[inline]
    pub(super) fn bit(&mut self, bit: bool, odds: u32) -> bool {
        match self {
            Self::Write(interval, out) => {
                interval.narrow(bit, interval.middle(odds));
                while interval.is_settled() {
                    out.push((interval.high >> 24) as u8);
                    interval.shift();
                }
                bit
            }
            Self::Read(interval, value, bytes) => {
                let middle = interval.middle(odds);
                let bit = *value <= middle;
                interval.narrow(bit, middle);
                while interval.is_settled() {
                    interval.shift();
                    *value = *value << 8 | next(bytes);
                }
                bit
            }
        }
    }

    /// The bytes written, as few as tell the last interval from all others.
    pub(super) fn finish(self) -> Vec<u8> {
        let Self::Write(Interval { low, high }, mut out) = self else {
            return Vec::new();
        };
        for bytes in 0..=4_u32 {
            let step = 1_u64 << (32 - 8 * bytes);
            let value = u64::from(low).div_ceil(step) * step;
            if value <= u64::from(high) {
                let value = (value as u32).to_be_bytes();
                out.extend(&value[..bytes as usize]);
                break;
            }
        }
        out
    }
}

impl Interval {
    /// Where the half of the bits that are set ends.
    fn middle(self, odds: u32) -> u32 {
        let width = self.high - self.low;
        self.low + ((u64::from(width) * u64::from(odds)) >> 16) as u32
    }

    fn narrow(&mut self, bit: bool, middle: u32) {
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// Whether the first byte is the same at both ends.
    fn is_settled(self) -> bool {
        (self.low ^ self.high) >> 24 == 0
    }

    fn shift(&mut self) {
        self.low <<= 8;
        self.high = self.high << 8 | 255;
    }
}

fn next(bytes: &mut std::slice::Iter<'_, u8>) -> u32 {
    bytes.next().map_or(0, |byte| u32::from(*byte))
}

/// What was learned of one bit in one situation.
#[derive(Clone, Copy)]
struct Odds {
    set: u16,
    seen: u16,
}

/// So many situations are told apart; two that fall together cost bytes, never truth.
const SITUATIONS: usize = 1 << 16;
/// After so many bits, the next one still counts for this share.
const STEADY: u16 = 60;

/// Odds of the bits of numbers, learned on the way.
pub(super) struct Numbers {
    odds: Vec<Odds>,
}

impl Numbers {
    pub(super) fn new() -> Self {
        let fresh = Odds {
            set: 1 << 15,
            seen: 0,
        };
        Self {
            odds: vec![fresh; SITUATIONS],
        }
    }

    /// A number below 2^60. `kind` is what sort of number it is, `about` what it is the number of (the question, say): the
    /// second tells more once it has been met.
    pub(super) fn number(&mut self, coder: &mut Coder<'_>, kind: u32, about: u32, value: u64) -> u64 {
        let above = value.saturating_add(1);
        let mut length = 0;
        while length < 60 {
            let more = above >> (length + 1) != 0;
            if !self.bit(coder, kind, about, 1 + length, more) {
                break;
            }
            length += 1;
        }
        let mut read = 1_u64;
        for place in (0..length).rev() {
            // The leading bits have odds of their own; the last of a long number are noise.
            let node = if length - place <= 4 {
                64 + length * 32 + (read as u32 & 31)
            } else {
                4096 + place
            };
            let bit = self.bit(coder, kind, about, node, above >> place & 1 == 1);
            read = read << 1 | u64::from(bit);
        }
        read - 1
    }

    /// A number of either sign.
    pub(super) fn signed(&mut self, coder: &mut Coder<'_>, kind: u32, about: u32, value: i64) -> i64 {
        let folded = (value << 1 ^ value >> 63) as u64;
        let folded = self.number(coder, kind, about, folded);
        (folded >> 1) as i64 ^ -((folded & 1) as i64)
    }

    fn bit(&mut self, coder: &mut Coder<'_>, kind: u32, about: u32, node: u32, bit: bool) -> bool {
        let general = place(kind, 0, node);
        let special = place(kind, about.wrapping_add(1), node);
        let (wide, narrow) = (self.odds[general], self.odds[special]);
        let trust = 2 * u32::from(narrow.seen);
        let both = (u32::from(wide.set) * 2 + u32::from(narrow.set) * trust) / (2 + trust);
        let bit = coder.bit(bit, both.clamp(64, 65_472));
        self.odds[general].learn(bit);
        self.odds[special].learn(bit);
        bit
    }
}

impl Odds {
    fn learn(&mut self, bit: bool) {
        let goal = if bit { 65_535 } else { 0_i32 };
        let set = i32::from(self.set);
        // The first bit moves the odds by two thirds of the way, later ones by less and less.
        let step = (goal - set) * 2 / (2 * i32::from(self.seen) + 3);
        self.set = (set + step) as u16;
        self.seen = (self.seen + 1).min(STEADY);
    }
}

fn place(kind: u32, about: u32, node: u32) -> usize {
    let mixed = kind
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(about.wrapping_mul(0x85eb_ca6b))
        .wrapping_add(node.wrapping_mul(0xc2b2_ae35));
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    (mixed >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in prop::collection::vec((0..9_u32, 0..3_u32, -(1_i64 << 57)..1_i64 << 57), 0..60)) {
            let (mut coder, mut numbers) = (Coder::write(), Numbers::new());
            for (kind, about, value) in &values {
                numbers.signed(&mut coder, *kind, *about, *value);
                numbers.number(&mut coder, *kind, *about, value.unsigned_abs() % 7);
            }
            let bytes = coder.finish();
            let (mut coder, mut numbers) = (Coder::read(&bytes), Numbers::new());
            for (kind, about, value) in values {
                prop_assert_eq!(numbers.signed(&mut coder, kind, about, 0), value);
                prop_assert_eq!(numbers.number(&mut coder, kind, about, 0), value.unsigned_abs() % 7);
            }
        }
    }
}
