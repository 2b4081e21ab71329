//! Short texts, letter by letter, each foretold from the letters before it.
//!
//! Six contexts (the last one to six letters, and the word so far) each say how likely the next bit is; a weighing that
//! learns from its errors joins them (the method of the *paq* family). It begins by reading the words of the form, so it
//! knows them. Smaller than brotli on a few pages of speech (`benches/README.md`) and far slower, hence
//! [`LONGEST`].

use super::coder::Coder;

/// Longer texts are left to brotli.
pub(super) const LONGEST: usize = 40_000;
/// No more of the form's words is read beforehand, the last.
const PRIMER: usize = 48_000;

const CONTEXTS: usize = 7;
const SLOTS_BITS: u32 = 18;
const SLOTS: usize = 1 << SLOTS_BITS;
/// Weights stand for so much.
const ONE: i32 = 1 << 16;
/// How fast the weights learn.
const RATE: i32 = 10;
/// How slowly the odds of one context move at last.
const STEADY: u32 = 120;

/// Does the same in each context: written out, as the program is built for size and this is where reading spends its time.
macro_rules! in_each_context {
    ($context:ident => $do:block) => {{
        in_each_context!(@ $context $do 0 1 2 3 4 5 6);
    }};
    (@ $context:ident $do:block $($number:literal)*) => {
        $({
            const _: () = assert!($number < CONTEXTS);
            let $context: usize = $number;
            $do
        })*
    };
}

/// What has been read so far, and what it taught.
struct Model {
    /// Odds (upper 22 bits) and how often they were used (lower 10), per context and bits of the letter so far; kept as
    /// what differs from [`EVEN`], so that a fresh model is memory that nobody need fill.
    slots: [Box<[u32; SLOTS]>; CONTEXTS],
    /// A set of weights for each number of contexts that were met before.
    weights: [[i32; CONTEXTS]; CONTEXTS + 1],
    tables: Tables,
    history: u64,
    word: u32,
    bases: [u32; CONTEXTS],
}

/// The texts as bytes; `primer` is what the reader knows too.
pub(super) fn write(text: &[u8], primer: &[u8]) -> Vec<u8> {
    let mut model = Model::primed(primer);
    let mut coder = Coder::write();
    for byte in text {
        model.byte(&mut coder, *byte);
    }
    coder.finish()
}

/// Undoes [`write`]; `length` is that of the text.
pub(super) fn read(bytes: &[u8], length: usize, primer: &[u8]) -> Vec<u8> {
    let mut model = Model::primed(primer);
    let mut coder = Coder::read(bytes);
    (0..length).map(|_| model.byte(&mut coder, 0)).collect()
}

impl Model {
    fn primed(primer: &[u8]) -> Self {
        let mut model = Self {
            slots: std::array::from_fn(|_| blank()),
            weights: [[ONE * 3 / 10; CONTEXTS]; CONTEXTS + 1],
            tables: Tables::new(),
            history: 0,
            word: 0,
            bases: [0; CONTEXTS],
        };
        model.turn();
        for byte in &primer[primer.len().saturating_sub(PRIMER)..] {
            // To write to nowhere is to learn.
            let mut nowhere = Coder::write();
            model.byte(&mut nowhere, *byte);
        }
        model
    }

    fn byte(&mut self, coder: &mut Coder<'_>, byte: u8) -> u8 {
        let mut so_far = 1_u32;
        for place in (0..8).rev() {
            let bit = self.bit(coder, so_far, byte >> place & 1 == 1);
            so_far = so_far << 1 | u32::from(bit);
        }
        let byte = so_far as u8;
        self.history = self.history << 8 | u64::from(byte);
        self.word = if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            (self.word + u32::from(byte.to_ascii_lowercase()) + 1).wrapping_mul(0x2f0b_4c47)
        } else {
            0
        };
        self.turn();
        byte
    }

    /// The contexts of the next letter.
    fn turn(&mut self) {
        for (order, base) in self.bases.iter_mut().enumerate() {
            let seen = match order {
                0..=5 => self.history & ((1_u64 << (8 * order)) - 1),
                _ => u64::from(self.word) | 1 << 40,
            };
            let mixed = (seen + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            *base = (mixed >> 32) as u32 ^ order as u32;
        }
    }

    fn bit(&mut self, coder: &mut Coder<'_>, so_far: u32, bit: bool) -> bool {
        let (mut places, mut slots, mut says) = ([0; CONTEXTS], [0; CONTEXTS], [0; CONTEXTS]);
        let node = so_far.wrapping_mul(0x0123_4567);
        let mut met = 0;
        in_each_context!(context => {
            let mixed = (self.bases[context] ^ node).wrapping_mul(0x9e37_79b1);
            let place = (mixed >> (32 - SLOTS_BITS)) as usize;
            let slot = self.slots[context][place] ^ EVEN;
            met += usize::from(slot & 1023 > 0);
            says[context] = self.tables.stretched[(slot >> 20) as usize];
            (places[context], slots[context]) = (place, slot);
        });
        let weights = &mut self.weights[met];
        let mut sum = 0_i64;
        in_each_context!(context => {
            sum += i64::from(says[context]) * i64::from(weights[context]);
        });
        let odds = self.tables.squashed[((sum >> 16).clamp(-2047, 2047) + 2047) as usize];
        let bit = coder.bit(bit, (odds as u32 * 16).clamp(24, 65_512));
        let error = ((i32::from(bit) << 12) - odds) * RATE;
        in_each_context!(context => {
            weights[context] += (says[context] * error + (1 << 13)) >> 14;
            let (set, seen) = (slots[context] >> 10, slots[context] & 1023);
            let share = self.tables.shares[seen as usize];
            let set = if bit {
                set + part(CERTAIN - set, share)
            } else {
                set - part(set, share)
            };
            self.slots[context][places[context]] = (set << 10 | (seen + 1).min(STEADY)) ^ EVEN;
        });
        bit
    }
}

/// Odds of which nothing is known, never used.
const EVEN: u32 = 1 << 31;

/// The odds of one context, all even.
fn blank() -> Box<[u32; SLOTS]> {
    let slots = vec![0; SLOTS].into_boxed_slice();
    slots.try_into().expect("invariant: as long as the array")
}

/// Odds of a bit that is set for certain.
const CERTAIN: u32 = (1 << 22) - 1;

/// What the model looks up instead of working it out for every bit.
struct Tables {
    /// The inverse of [`squashed`].
    stretched: Box<[i32; 4096]>,
    /// [`squashed`] from -2047 on.
    squashed: Box<[i32; 4096]>,
    /// For each number of times that odds were used, their next step as a share: 2^40 by half the divisor, rounded up.
    shares: Box<[u64; 1024]>,
}

impl Tables {
    fn new() -> Self {
        Self {
            stretched: Box::new(stretched()),
            squashed: Box::new(std::array::from_fn(|at| squashed((at as i32 - 2047).min(2047)))),
            shares: Box::new(std::array::from_fn(|seen| {
                (1_u64 << 40).div_ceil(2 * seen as u64 + 3)
            })),
        }
    }
}

/// `2 * of / (2 * seen + 3)` without a division: exact, as twice the odds are below 2^23 and the rounding of the share is
/// below the divisor (at most 243).
fn part(of: u32, share: u64) -> u32 {
    ((u64::from(of) * 2 * share) >> 40) as u32
}

/// From a logarithm of odds (in 256ths) to odds in 4,096.
fn squashed(at: i32) -> i32 {
    const STEPS: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607,
        3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let (step, within) = ((at >> 7) + 16, at & 127);
    let step = step as usize;
    (STEPS[step] * (128 - within) + STEPS[step + 1] * within + 64) >> 7
}

/// The inverse of [`squashed`], as a table.
fn stretched() -> [i32; 4096] {
    let mut table = [2047; 4096];
    let mut next = 0;
    for at in -2047..=2047 {
        let odds = squashed(at) as usize;
        for place in &mut table[next..=odds.max(next)] {
            *place = at;
        }
        next = next.max(odds + 1);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_the_division_that_it_stands_for() {
        let tables = Tables::new();
        for seen in 0..=STEADY {
            let share = tables.shares[seen as usize];
            for of in (0..=CERTAIN).step_by(97).chain(CERTAIN - 300..=CERTAIN) {
                assert_eq!(part(of, share), of * 2 / (2 * seen + 3), "{of} after {seen}");
            }
        }
    }
}
