//! The seeded shuffle that ODK's engines share: Fisher-Yates over a Park-Miller generator.

use sha2::{Digest, Sha256};

const MODULUS: i64 = 2_147_483_647;

/// The minimal standard generator of Park and Miller.
#[derive(Debug, Clone)]
pub struct ParkMiller {
    state: i64,
}

impl ParkMiller {
    /// Starts from a seed; any whole number will do.
    pub fn new(seed: i64) -> Self {
        let state = seed % MODULUS;
        Self {
            state: if state <= 0 { state + MODULUS - 1 } else { state },
        }
    }

    /// The next number, 0 ≤ r < 1.
    pub fn draw(&mut self) -> f64 {
        self.state = self.state * 16_807 % MODULUS;
        (self.state - 1) as f64 / (MODULUS - 1) as f64
    }
}

/// The seed that a text means: its number, else the first eight bytes of its SHA-256.
pub fn seed(text: &str) -> i64 {
    if let Some(number) = super::parse_number(text) {
        return number.floor() as i64;
    }
    let hash = Sha256::digest(text.as_bytes());
    hash.iter()
        .take(8)
        .fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte))
}

/// Shuffles in place, each item swapped with one up to itself, the first too, as JavaRosa and Web Forms do; `next` draws
/// numbers, 0 ≤ r < 1.
pub fn shuffle<T>(items: &mut [T], mut next: impl FnMut() -> f64) {
    for last in 0..items.len() {
        let pick = (next() * (last as f64 + 1.0)).floor() as usize;
        items.swap(last, pick.min(last));
    }
}

#[cfg(test)]
mod tests {
    use super::{ParkMiller, shuffle};

    // Orders printed by JavaRosa and Web Forms alike (conformance cases 086 and 096).
    #[test]
    fn the_orders_are_those_of_the_engines_in_the_field() {
        for (seed, before, after) in [
            (42, "abcde", "aecbd"),
            (7, "abcde", "dbaec"),
            (3, "abcd", "cdba"),
            (12_345, "abcd", "dbca"),
        ] {
            let mut items: Vec<char> = before.chars().collect();
            let mut numbers = ParkMiller::new(seed);

            shuffle(&mut items, || numbers.draw());

            assert_eq!(items.iter().collect::<String>(), after);
        }
    }
}
